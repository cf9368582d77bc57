"""The two actors of a row in the layout of ACLED data: who they are called, and of what type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.export.tables import layout
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor, ActorClass, EventType

_STATE = frozenset({"military", "police", "paramilitary", "intelligence"})
_CROWDS: dict[str, ActorClass] = {"protests": "protesters", "riots": "rioters"}
_CROWD_ROLES = frozenset({"demonstrators", "counter_demonstrators", "rioters"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its claims, the class of one without any, and the actor type of its head."""

    claims: tuple[Claim, ...]
    default: ActorClass
    head: ActorClass | None
    rule: str

    @property
    def label(self) -> str:
        """The actor type."""
        return str(layout("acled")["actor"][self.head or self.default][0])


def sides(account: Account, kind: EventType, scene: str) -> tuple[Side, Side]:
    """The first and the second actor; the second may have no head, which is a blank cell.

    An army of another country than the scene's (ISO 3166-1 alpha-2) is a foreign one.
    """
    doers = _affirmed(account, "perpetrator", scene)
    others = _affirmed(account, "participant", scene)
    harmed = _affirmed(account, "victim", scene) + _affirmed(account, "target", scene)
    if kind.type in _CROWDS:
        return _crowd(kind, doers, others, harmed)
    if kind.type == "strategic_developments":
        acting = doers or others
        return _side(acting, "unknown", bool(acting)), _side((), "civilians", False)
    armed = [c for c in others if _actor(c).role in (None, "opposing_side", "intervening_force")]
    if kind.type == "battles":
        state = [c for c in (*armed, *harmed) if _actor(c).class_ != "civilians"]
        return _side(doers, "unknown", True), _side(state, "unknown", bool(state))
    sure = kind.type == "violence_against_civilians"
    return _side(doers, "unknown", True), _side(harmed, "civilians", sure or bool(harmed))


def _crowd(
    kind: EventType, doers: list[Claim], others: list[Claim], harmed: list[Claim]
) -> tuple[Side, Side]:
    crowd = [c for c in (*others, *doers) if _is_crowd(c)]
    against = [c for c in (*others, *doers) if not _is_crowd(c)]
    against += [c for c in harmed if not _is_crowd(c)] if kind.type == "riots" else []
    class_ = _CROWDS[kind.type]
    first = Side(tuple(crowd), class_, class_, "those who demonstrate")
    return first, _side(against, "police", bool(against))


def _is_crowd(claim: Claim) -> bool:
    actor = _actor(claim)
    return actor.role in _CROWD_ROLES or actor.class_ in ("protesters", "rioters")


def _affirmed(account: Account, slot: str, scene: str) -> list[Claim]:
    found = []
    for claim in account.of(slot):
        actor = claim.value
        if not isinstance(actor, Actor) or claim.status == "denied":
            continue
        abroad = actor.class_ == "military" and actor.country not in (None, scene)
        value = replace(actor, class_="foreign_military") if abroad else actor
        found.append(replace(claim, value=value))
    return found


def _actor(claim: Claim) -> Actor:
    assert isinstance(claim.value, Actor)
    return claim.value


def _side(claims: Iterable[Claim], default: ActorClass, present: bool) -> Side:
    """A side headed by its first claim of a known class; ranked by how sure its class is."""
    held = sorted(claims, key=lambda c: _actor(c).class_ == "unknown")
    head = _class(_actor(held[0]), default) if held else default
    return Side(tuple(held), default, head if present else None, "the actor named or described")


def _class(actor: Actor, default: ActorClass) -> ActorClass:
    return actor.class_ if actor.class_ != "unknown" else default


def generic(class_: ActorClass, country: str, home: str | None = None) -> str:
    """The name of an actor that is not named."""
    pattern = str(layout("acled")["actor"][class_][1])
    return pattern.format(country=country, home=home or "an unnamed country")


def name(
    claim: Claim,
    default: ActorClass,
    country: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]],
) -> str:
    """What an actor is called; a person is never called by name.

    `country` is the scene's row of the place file, `known` all rows by ISO 3166-1 alpha-2.
    """
    actor = _actor(claim)
    class_ = _class(actor, default)
    if actor.form == "named_organisation" and actor.name and class_ not in _STATE:
        return actor.name.replace(";", ",")
    home = known.get(actor.country or "")
    return generic(class_, country["name"], home["name"] if home else None)


def interaction(labels: list[str]) -> str:
    """The pair of actor types in the order of their digits, or the one with `only`."""
    order: list[str] = layout("acled")["inter"]
    if len(labels) == 1:
        return f"{labels[0]} only"
    first, second = sorted(labels, key=order.index)
    if (first, second) == ("Civilians", "External/Other forces"):
        return f"{second}-{first}"
    return f"{first}-{second}"
