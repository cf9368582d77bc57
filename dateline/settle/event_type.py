"""The event type from the ordered table in data/taxonomy.toml, and the stage."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dateline.lexicons import taxonomy
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import Actor, Casualty, EventType, Weapon
from dateline.settle.context import Setting, add, ids, inferred, with_claims

_STATE = frozenset(
    {"military", "police", "paramilitary", "intelligence", "foreign_military", "peacekeepers"}
)
_WAR_GAS = frozenset({"chlorine", "sarin", "nerve agent", "poison gas", "mustard gas",
                      "chemical weapon", "toxic gas"})  # fmt: skip
_FOUND = frozenset({"seizure_or_defusal", "ied", "vehicle_bomb", "grenade", "raid", "arrest"})
# what only crowds do
_MOB = re.compile(r"\b(?:lynch\w*|ston(?:ed|ing) \w* ?to death|mob|necklac\w+)\b", re.IGNORECASE)
_AMBUSH = re.compile(r"\bambush", re.IGNORECASE)
_NO_SIDE = frozenset({"arresting_force", "releasing_party", "mediator"})
_NOT_ALSO = frozenset({"attack", "other"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table's conditions are read against."""

    acts: frozenset[str]
    weapons: frozenset[str]
    doer: frozenset[str]
    undergoer: frozenset[str]
    participants: frozenset[str]
    armed_sides: bool
    stage: str
    harm: bool
    people: bool
    state_doer: bool
    intervention: bool
    mob: bool
    soft_target: bool


def facts(account: Account, stage: str) -> Facts:
    """The facts of an account's claims; denied and retracted ones do not count."""
    live = [c for c in account.claims if c.status != "denied"]
    doers = [c.value for c in live if c.slot == "perpetrator" and isinstance(c.value, Actor)]
    undergoers = [c.value for c in live if c.slot in {"target", "victim"}]
    people = [v for v in undergoers if isinstance(v, Actor)]
    roles = [c.value for c in live if c.slot == "participant" and isinstance(c.value, Actor)]
    tolls = [c.value for c in live if c.slot == "casualty" and isinstance(c.value, Casualty)]
    who: set[str] = {t.who for t in tolls if t.fate in {"killed", "injured", "died_later"}}
    undergoer_classes = {a.class_ for a in people} | _classes_of(who)
    told = [c for c in live if c.slot == "perpetrator" and c.produced_by != "blame"]
    fighting = [c.value for c in told if isinstance(c.value, Actor)]
    sides = _sides(fighting, people, roles, who)
    return Facts(
        acts=frozenset(str(c.value) for c in live if c.slot == "act"),
        weapons=frozenset(
            w for c in live if isinstance(c.value, Weapon) for w in _weapon(c.value)
        ),
        doer=frozenset(a.class_ for a in doers),
        undergoer=frozenset(undergoer_classes),
        participants=frozenset(a.role for a in roles if a.role),
        armed_sides=len(sides) > 1,
        stage=stage,
        harm=any(t.fate in {"killed", "injured", "died_later"} and _some(t) for t in tolls),
        people=bool(people),
        state_doer=any(a.class_ in _STATE for a in doers),
        mob=any(c.slot == "act" and c.text and _MOB.search(c.text) for c in live),
        soft_target=bool(undergoers) and not undergoer_classes & _STATE
        and not any(a.armed == "yes" and a.class_ != "private_security" for a in people)
        and all(_AMBUSH.search(c.text or "") for c in live if c.value == "clash"),
        intervention=any(
            a.role in {"intervening_force", "arresting_force"} for a in roles
        ) or any(w in {"tear gas", "teargas", "water cannon", "rubber bullets", "baton"}
                 for c in live if isinstance(c.value, Weapon) for w in [c.value.name])
        or any(t.fate == "detained" for t in tolls),
    )  # fmt: skip


def _some(toll: Casualty) -> bool:
    return toll.count is None or toll.count.form != "none"


def _weapon(weapon: Weapon) -> list[str]:
    if weapon.name in _WAR_GAS:
        return [weapon.type, "chemical_war"]
    return [weapon.type]


def _classes_of(who: set[str]) -> set[str]:
    classes = {"state_forces": "police", "non_state_armed": "rebel_group"}
    return {classes[w] for w in who if w in classes}


def _sides(doers: list[Actor], people: list[Actor], roles: list[Actor], who: set[str]) -> set[str]:
    """The armed sides named: the state's, and those against it."""
    sides = set()
    for actor in [*doers, *people, *(a for a in roles if a.role not in _NO_SIDE)]:
        if actor.class_ in _STATE:
            sides.add("state")
        elif actor.armed == "yes":
            sides.add("other")
    if "state_forces" in who:
        sides.add("state")
    if "non_state_armed" in who:
        sides.add("other")
    return sides


def _condition(name: str, wanted: Any, found: Facts) -> bool:
    checks: dict[str, Callable[[], bool]] = {
        "acts": lambda: bool(found.acts & set(wanted)),
        "also_acts": lambda: bool(found.acts & set(wanted)),
        "not_acts": lambda: not found.acts & set(wanted),
        "weapons": lambda: bool(found.weapons & set(wanted)),
        "doer": lambda: bool(found.doer & set(wanted)),
        "undergoer": lambda: bool(found.undergoer & set(wanted)),
        "undergoer_not": lambda: not found.undergoer & set(wanted),
        "participants": lambda: bool(found.participants & set(wanted)),
        "participants_not": lambda: not found.participants & set(wanted),
        "armed_sides": lambda: found.armed_sides == wanted,
        "stage": lambda: found.stage in wanted,
        "harm": lambda: found.harm == wanted,
        "people": lambda: found.people == wanted,
        "state_doer": lambda: found.state_doer == wanted,
        "mob": lambda: found.mob == wanted,
        "soft_target": lambda: found.soft_target == wanted,
        "intervention": lambda: found.intervention == wanted,
    }
    return checks[name]()


def classify(found: Facts) -> tuple[EventType, int]:
    """The event type of the first rule that holds, and the rule's number from 1."""
    for number, rule in enumerate(taxonomy()["rule"], 1):
        if all(_condition(name, wanted, found) for name, wanted in rule["when"].items()):
            sub = rule["sub_type"]
            return EventType(TYPE_OF[sub], sub, _also(found, sub)), number
    raise AssertionError("the last rule of data/taxonomy.toml holds always")


def _also(found: Facts, sub: str) -> tuple[str, ...]:
    by_act = taxonomy()["acts"]
    others = {by_act[a] for a in found.acts if a in by_act} - {sub} - _NOT_ALSO
    return tuple(sorted(others))


def stage(account: Account, setting: Setting) -> Account:
    """The stage: as the words say, threatened where only threats are told, else accomplished."""
    said = account.of("stage")
    harmed = facts(account, "accomplished").harm
    if said and not (harmed and said[0].value in {"foiled", "threatened"}):
        return account
    others = tuple(c for c in account.claims if c.slot != "stage")
    acts = account.of("act")
    only_threat = bool(acts) and all(c.value == "threat" for c in acts)
    found_only = bool(acts) and {str(c.value) for c in acts} <= _FOUND
    value, rule = "accomplished", "stage_told_as_done"
    if only_threat and not harmed:
        value, rule = "threatened", "stage_threat"
    elif found_only and not harmed and any(c.value == "seizure_or_defusal" for c in acts):
        value, rule = "foiled", "stage_found_before_use"
    base = with_claims(account, others)
    return add(base, inferred(base, "stage", value, rule, ids(acts)))


def event_type(account: Account, setting: Setting) -> Account:
    """The event type from the table; the rule's number stands in the claim's rule."""
    said = account.of("stage")
    kind, number = classify(facts(account, str(said[0].value) if said else "accomplished"))
    grounds: tuple[Claim, ...] = account.of(
        "act", "weapon", "perpetrator", "target", "victim", "participant"
    )
    claim = inferred(account, "event_type", kind, f"type_table_{number}", ids(grounds))
    return add(account, claim, first=True)
