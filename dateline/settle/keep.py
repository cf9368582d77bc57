"""Which accounts are worth keeping: those with evidence of a concrete incident."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.parsed import Parsed
from dateline.model.values import Actor, Casualty, DateValue, Place

_ENOUGH = 3
_FURTHER = 4
_HARM = frozenset({"killed", "injured", "died_later", "abducted", "released", "escaped", "held"})
_TOWNS = frozenset({"site", "neighbourhood", "city", "admin2"})
_STATE = frozenset({"police", "military", "paramilitary", "peacekeepers"})


def keep(parsed: Parsed, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """The accounts whose own evidence adds up to an incident.

    Two points each for harm to people, for an armed doer, and for words that it was foiled; one
    each for a town, a day, a weapon, a state force, a target or participants, and a speaker who
    confirms or claims it. Three points are enough for what the report
    is about, four for what it tells beside: the bare word "attack" and a place are not.
    """
    first = next((a.id for a in accounts if a.foreground), None)
    return tuple(a for a in accounts if evidence(a) >= (_ENOUGH if a.id == first else _FURTHER))


def evidence(account: Account) -> int:
    """The points of evidence of one account."""
    quoted = [c for c in account.claims if c.basis == "quote"]
    actors = [c for c in quoted if isinstance(c.value, Actor)]
    return sum(
        [
            2 * any(isinstance(c.value, Casualty) and c.value.fate in _HARM for c in quoted),
            2 * any(_armed(c.value) for c in actors if c.slot == "perpetrator"),
            any(isinstance(c.value, Place) and c.value.precision in _TOWNS for c in quoted),
            any(isinstance(c.value, DateValue) and _day(c.value) for c in quoted),
            any(c.slot == "weapon" for c in quoted),
            2 * any(c.slot == "stage" and c.value in {"foiled", "attempted"} for c in quoted),
            any(_state(c.value) for c in actors),
            any(c.slot in {"target", "victim", "participant"} for c in quoted),
            any(c.slot in {"occurrence", "responsibility"} for c in quoted),
        ]
    )


def _armed(value: object) -> bool:
    return isinstance(value, Actor) and value.armed == "yes"


def _state(value: object) -> bool:
    return isinstance(value, Actor) and value.class_ in _STATE


def _day(value: DateValue) -> bool:
    return value.precision in {"hour", "day", "days", "week", "month", "unresolved"}
