"""The incident of some accounts: every field reconciled, every claim listed with its standing."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.claim import Claim
from dateline.model.incident import Aside, Heard, Incident, IncidentField, Sources
from dateline.model.values import DateValue, Place, Responsibility
from dateline.reconcile import origins, policies
from dateline.reconcile.casualties import casualties
from dateline.reconcile.origins import Origins, everyone
from dateline.reconcile.plural import plural
from dateline.reconcile.sides import Letters, letters, losses, sides
from dateline.reconcile.single import single
from dateline.reconcile.voices import Voice, asides, later, voices

# The fields of an incident in their order, and the slot that each is made from.
SINGLE = {"event_type": "event_type", "stage": "stage", "occurrence": "occurrence", "date": "date"}
PLURAL = {
    "acts": "act", "perpetrators": "perpetrator", "targets": "target", "victims": "victim",
    "participants": "participant", "weapons": "weapon",
}  # fmt: skip
AFTER = {
    "responses": "response", "motives": "motive", "demands": "demand", "damage": "damage",
    "statements": "statement",
}  # fmt: skip
FIELD_OF = {
    **{slot: name for name, slot in (SINGLE | PLURAL | AFTER).items()}, "place": "place",
    "casualty": "casualties", "context": "context", "perpetrator_count": "perpetrator_count",
    "responsibility": "responsibility",
}  # fmt: skip


def reconcile(
    heard: Sequence[Heard],
    policy: str = policies.DEFAULT,
    incident_id: str = "",
    verdicts: Sequence[Claim] = (),
) -> Incident:
    """The incident that accounts add up to, under a named policy for its figures.

    `verdicts` are the claims of persons on the incident itself; they outrank all others. The order
    of accounts does not matter, that of verdicts does: the last one on a value holds.
    InputError for an unknown policy.
    """
    chosen = policies.policy(policy)
    members = sorted(heard, key=lambda h: h.account.id)
    known = Origins(members)
    told = voices(members, known)
    now = [v for v in told if v.heard.newest]
    board = _Board(now, _verdicts(verdicts, members))
    sided = letters(members)
    fields = board.fields(chosen, sided)
    fields = _with_older(fields, [v for v in told if not v.heard.newest])
    stamps = sorted(s for h in members if (s := h.published or h.seen_at))
    return Incident(
        incident_id,
        tuple(dict.fromkeys(h.account.id for h in members)),
        tuple(fields),
        _sources(members, now, known, sided),
        stamps[0][:10] if stamps else None,
        stamps[-1][:10] if stamps else None,
        policy=chosen.name,
    )


def _verdicts(verdicts: Sequence[Claim], members: Sequence[Heard]) -> list[Voice]:
    return [Voice(c, members[0], "verdict") for c in verdicts] if members else []


class _Board:
    """The claims of an incident by slot, with the verdicts on it."""

    def __init__(self, now: Sequence[Voice], verdicts: Sequence[Voice]) -> None:
        self._now = now
        self._verdicts = verdicts

    def of(self, slot: str) -> list[Voice]:
        return [v for v in self._now if v.claim.slot == slot]

    def judged(self, slot: str) -> list[Voice]:
        return [v for v in self._verdicts if v.claim.slot == slot]

    def fields(self, policy: policies.Policy, sided: Letters) -> list[IncidentField]:
        """All fields, in their order."""
        found: list[IncidentField | None] = [self._single(n, s) for n, s in SINGLE.items()]
        when = next((f for f in found if f is not None and f.name == "date"), None)
        began = _began(when) or self._first_told()
        found += self._places()
        found += sides(self._now, sided)
        for name, slot in PLURAL.items():
            rivals = slot == "perpetrator"
            found += plural(name, self.of(slot), self.judged(slot), rivals)
        tolls = self.of("casualty")
        found += casualties(tolls, policy, began, self.judged("casualty"))
        found += losses(tolls, sided, policy, began)
        found.append(self._single("perpetrator_count", "perpetrator_count"))
        found += self._responsibility()
        found.append(self._single("context", "context"))
        for name, slot in AFTER.items():
            found += plural(name, self.of(slot), self.judged(slot))
        return [f for f in found if f is not None]

    def _single(self, name: str, slot: str) -> IncidentField | None:
        judged = self.judged(slot)
        made = single(name, self.of(slot), judged[-1] if judged else None)
        return _outranked(made, judged[:-1], judged[-1:])

    def _places(self) -> list[IncidentField | None]:
        """The scene, then the places of other roles, each role with one value."""
        by: dict[str, list[Voice]] = {"scene": []}
        for voice in self.of("place"):
            value = voice.claim.value
            by.setdefault(value.role if isinstance(value, Place) else "scene", []).append(voice)
        judged = self.judged("place")
        scene = single("place", by.pop("scene"), judged[-1] if judged else None, plural=True)
        rest = [single("places", by[role], None, role, plural=True) for role in sorted(by)]
        return [_outranked(scene, judged[:-1], judged[-1:]), *rest]

    def _responsibility(self) -> list[IncidentField]:
        """ "Nobody has claimed it" gives way to a claim that is not older."""
        told = self.of("responsibility")
        none = [v for v in told if _state(v) in (None, "none_reported")]
        claims = [v for v in told if _state(v) == "claimed"]
        aside, kept = [], []
        for voice in none:
            by = next((c for c in claims if not later(voice, c)), None)
            if by is None:
                kept.append(voice)
            else:
                aside.append(Aside(voice.claim.id, "superseded", by.claim.id))
        rest = [v for v in told if v not in none]
        entries = plural("responsibility", [*rest, *kept], self.judged("responsibility"))
        entries = [_claimed_or_denied(e, rest) for e in entries]
        if aside:
            entries.append(IncidentField("responsibility", rule="superseded", aside=asides(aside)))
        return entries

    def _first_told(self) -> str | None:
        return min((v.day for v in self._now if v.day is not None), default=None)


def _outranked(
    made: IncidentField | None, older: Sequence[Voice], last: Sequence[Voice]
) -> IncidentField | None:
    """Earlier verdicts on a field give way to the last."""
    if made is None or not older:
        return made
    gone = [Aside(v.claim.id, "superseded", last[0].claim.id) for v in older]
    return _more(made, gone)


def _more(made: IncidentField, gone: Sequence[Aside]) -> IncidentField:
    return IncidentField(
        made.name, made.value, made.claims, made.vague, made.against, made.rule, made.key,
        asides([*made.aside, *gone]),
    )  # fmt: skip


def _began(when: IncidentField | None) -> str | None:
    value = when.value if when is not None else None
    if not isinstance(value, DateValue) or value.start is None:
        return None
    return value.start.latest or value.start.earliest


def _state(voice: Voice) -> str | None:
    value = voice.claim.value
    return value.state if isinstance(value, Responsibility) else None


def _claimed_or_denied(entry: IncidentField, told: Sequence[Voice]) -> IncidentField:
    """A group that claims and denies: what does not say as the value does is against it."""
    value = entry.value
    if not isinstance(value, Responsibility):
        return entry
    states = {v.claim.id: _state(v) for v in told}
    against = [c for c in entry.claims if states.get(c, value.state) != value.state]
    agree = tuple(c for c in entry.claims if c not in against)
    return IncidentField(
        entry.name, value, agree, entry.vague, (*entry.against, *against), entry.rule, entry.key,
        entry.aside,
    )  # fmt: skip


def _with_older(fields: list[IncidentField], old: Sequence[Voice]) -> list[IncidentField]:
    """What only an older version of a page says is listed beside the field that it is about."""
    by: dict[str, list[Aside]] = {}
    for voice in old:
        name = FIELD_OF[voice.claim.slot]
        by.setdefault(name, []).append(Aside(voice.claim.id, "older_version"))
    more = [IncidentField(n, rule="older_version", aside=asides(a)) for n, a in sorted(by.items())]
    return [*fields, *more]


def _sources(
    members: Sequence[Heard], now: Sequence[Voice], known: Origins, sided: Letters
) -> Sources:
    """How widely it is reported; publishers that print one text count once."""
    heard_sides = set()
    from_whom = set()
    for voice in now:
        if voice.claim.basis == "inferred":
            continue
        from_whom.add(voice.origin)
        for speaker in everyone(voice.claim.source):
            from_whom.add(known.of(voice.heard, speaker))
            party = sided.of(voice.heard.account, speaker.party)
            heard_sides |= {party} - {None, "unknown"}
    return Sources(
        len({h.report_id for h in members}),
        _publishers(members),
        len(from_whom),
        tuple(sorted(s for s in heard_sides if s)),
    )


def _publishers(members: Sequence[Heard]) -> int:
    """Publishers, those who share a near-duplicate text taken together."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for one in members:
        who = f"p:{origins.publisher(one) or one.report_id}"
        text = f"v:{one.voice or one.report_id}"
        root[find(who)] = find(text)
    return len({find(name) for name in list(root)})
