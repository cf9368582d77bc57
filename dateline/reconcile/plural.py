"""Fields that hold several values: one entry a value, since the claims of a report add up.

Those who are named make the entries; a description that says less ("gunmen") is vague of the one
named whom it fits. Where it fits nobody, or several of them, it makes an entry of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.model.incident import Aside, IncidentField
from dateline.model.values import (
    Actor,
    Damage,
    Object,
    Response,
    Responsibility,
    Statement,
    Value,
    Weapon,
)
from dateline.reconcile.agree import compare, known, width
from dateline.reconcile.single import RULE, VERDICT, affirmed, unsaid
from dateline.reconcile.voices import Voice, asides, ids, written
from dateline.values.names import plain, shorter

_GROUPS = frozenset({"named_organisation"})
_PERSONS = frozenset({"named_person"})


@dataclass(slots=True)
class _Entry:
    """One value in the making."""

    key: str
    claims: list[Voice] = field(default_factory=list)
    vague: list[Voice] = field(default_factory=list)
    against: list[Voice] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)

    affirming: list[Voice] = field(default_factory=list)
    value: Value | None = None

    def weigh(self) -> None:
        """Once its claims are together: who affirms it, and its value."""
        self.affirming = [v for v in self.claims if affirmed(v)]
        self.value = _told_best(self.affirming or self.claims)

    @property
    def support(self) -> int:
        """How much speaks for it, those who say less counted too."""
        return _weight([*self.affirming, *self.vague])


def _weight(many: Sequence[Voice]) -> int:
    """The best claim of each origin, added up."""
    best: dict[str, int] = {}
    for voice in many:
        best[voice.origin] = max(best.get(voice.origin, 0), voice.weight)
    return sum(best.values())


def _told_best(told: Sequence[Voice]) -> Value | None:
    """The value told best: heaviest, then most precise, then first as it is written."""
    weights: dict[Value, int] = {}
    for voice in told:
        value = _value(voice)
        weights[value] = max(weights.get(value, 0), voice.weight)
    if not weights:
        return None
    rank = {value: (-weight, width(value)) for value, weight in weights.items()}
    first = min(rank.values())
    return min((v for v in rank if rank[v] == first), key=written)


def _value(voice: Voice) -> Value:
    assert voice.claim.value is not None
    return voice.claim.value


def plural(
    name: str, voices: Sequence[Voice], verdicts: Sequence[Voice] = (), rivals: bool = False
) -> list[IncidentField]:
    """The entries of a plural field, best supported first.

    With `rivals` named values that no report tells together are against one another, as far as
    the reports are different: two papers that name two perpetrators disagree.
    """
    told = [v for v in voices if known(v.claim)]
    entries = _named(told)
    _fit(entries, [v for v in told if identity(_value(v)) is None])
    if rivals:
        _rivals(entries)
    made = {e.key: e for e in entries}
    judged = _judged(verdicts, made)
    fields = [_field(name, e, judged.get(e.key)) for e in made.values()]
    order = {e.key: (e.key not in judged, -e.support, e.key) for e in made.values()}
    fields.sort(key=lambda f: order[f.key or ""])
    rest = [Aside(v.claim.id, unsaid(v)) for v in voices if not known(v.claim)]
    return [*fields, *([IncidentField(name, aside=asides(rest))] if rest else [])]


def _judged(verdicts: Sequence[Voice], made: dict[str, _Entry]) -> dict[str, Voice]:
    """The entry that each verdict confirms, or makes."""
    judged: dict[str, Voice] = {}
    for verdict in verdicts:
        key = identity(_value(verdict)) or _described(_value(verdict))
        judged[key] = verdict
        made.setdefault(key, _Entry(key))
    return judged


def _field(name: str, entry: _Entry, verdict: Voice | None) -> IncidentField:
    denying = [v for v in entry.claims if not affirmed(v)]
    value = verdict.claim.value if verdict is not None else entry.value
    return IncidentField(
        name,
        value,
        ids([*([verdict] if verdict else []), *entry.affirming]),
        ids(entry.vague),
        ids([*denying, *entry.against]),
        VERDICT if verdict is not None else RULE,
        entry.key,
        asides(entry.aside),
    )


# --- who or what is one and the same -------------------------------------------------------------


def identity(value: Value) -> str | None:
    """What makes a value one and the same in all reports; None for one that says too little."""
    if isinstance(value, Actor):
        return _actor(value)
    make = _IDENTITY.get(type(value))
    return make(value) if make is not None else _word(value)


def _word(value: Value) -> str | None:
    text = value if isinstance(value, str) else written(value)
    return None if text == "other" else plain(text)


def _actor(actor: Actor) -> str | None:
    role = f" as {actor.role}" if actor.role else ""
    if actor.form == "described_person" or not (actor.name or actor.actor_id):
        return None
    return (actor.actor_id or plain(actor.name or "")) + role


def _responsibility(value: Responsibility) -> str:
    if value.actor is None or value.state == "none_reported":
        return value.state
    return _actor(value.actor) or plain(value.actor.label or "unidentified")


def _object(value: Object) -> str:
    return plain(value.name) if value.name else value.form


def _weapon(value: Weapon) -> str | None:
    return plain(value.name) or None


_IDENTITY: dict[type, Callable[..., str | None]] = {
    Object: _object,
    Weapon: _weapon,
    Responsibility: _responsibility,
    Response: lambda v: v.kind,
    Statement: lambda v: v.topic,
    Damage: lambda v: plain(v.what),
}


def _described(value: Value) -> str:
    """The key of what is described, not named: label and class, or the words."""
    if isinstance(value, Actor):
        role = f" as {value.role}" if value.role else ""
        return f"{value.label or 'unidentified'}/{value.class_}{role}"
    return "other" if value == "other" else written(value)


def _named(told: Sequence[Voice]) -> list[_Entry]:
    """An entry for each named value; a shorter name goes with the only longer one."""
    keys = {k for v in told if (k := identity(_value(v))) is not None}
    entries: dict[str, _Entry] = {}
    for voice in told:
        key = identity(_value(voice))
        if key is None:
            continue
        longer = sorted(k for k in keys if shorter(key, k))
        key = longer[0] if len(longer) == 1 and isinstance(_value(voice), Actor) else key
        entries.setdefault(key, _Entry(key)).claims.append(voice)
    return _weighed(entries)


def _weighed(entries: dict[str, _Entry]) -> list[_Entry]:
    for entry in entries.values():
        entry.weigh()
    return [entries[k] for k in sorted(entries)]


def _fit(entries: list[_Entry], described: Sequence[Voice]) -> None:
    """Described ones go to the named entry that they fit; the others make entries of their own."""
    named = sorted((e for e in entries if e.affirming), key=lambda e: (-e.support, e.key))
    own: dict[str, _Entry] = {}
    for voice in described:
        homes = [e for e in named if _may_be(_value(voice), e.value)]
        if len(homes) == 1 or (homes and isinstance(voice.claim.value, str)):
            home = homes[0]
            (home.vague if affirmed(voice) else home.against).append(voice)
            continue
        key = _described(_value(voice))
        own.setdefault(key, _Entry(key)).claims.append(voice)
    entries.extend(_weighed(own))


def _may_be(value: Value, named: Value | None) -> bool:
    """True if a description could mean the one who is named: persons a person, groups a group."""
    if isinstance(value, str):
        return value == "other" and named is not None
    if not isinstance(value, Actor) or not isinstance(named, Actor) or value.role != named.role:
        return False
    forms = {"described_person": _PERSONS, "described_group": _GROUPS, "unnamed": _GROUPS}
    if named.form not in forms.get(value.form, _GROUPS):
        return False
    return "unknown" in (value.class_, named.class_) or value.class_ == named.class_


def _rivals(entries: list[_Entry]) -> None:
    """Named ones whom no report tells together: each report's claims stand against the other."""
    named = [e for e in entries if e.affirming and isinstance(e.value, Actor) and e.value.name]
    together = [{v.heard.account.id for v in e.affirming} for e in named]
    for i, one in enumerate(named):
        for j, other in enumerate(named):
            if i == j or together[i] & together[j] or not _exclude(one.value, other.value):
                continue
            one.against.extend(other.affirming)


def _exclude(a: Value | None, b: Value | None) -> bool:
    """Two organisations exclude each other; a man and the group that he is of do not."""
    if not isinstance(a, Actor) or not isinstance(b, Actor):
        return False
    return a.form == b.form and compare(a, b) == "disagree"


__all__ = ["identity", "plural"]
