"""Claims and speakers in a few plain words, for people and for cells of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.model.claim import Claim
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Object,
    Occurrence,
    Place,
    Range,
    Response,
    Responsibility,
    Speaker,
    Statement,
    Weapon,
)
from dateline.values import actors, counts, dates, places

SAID_UNKNOWN = "said unknown"
SAID_NONE = "said none"
_WORD_SLOTS = frozenset({"act", "stage", "context"})
_RESPONSIBLE = {
    "claimed": "claimed",
    "denied": "denied",
    "none_reported": "nobody is reported to have claimed it",
    "disowned": "disowned",
}


def spaced(name: str) -> str:
    """A name of the record as words: underscores become spaces."""
    return name.replace("_", " ")


def show(claim: Claim) -> str:
    """What a claim says, in a few words; the three kinds of nothing stay apart."""
    if claim.value is None:
        return _nothing(claim)
    if isinstance(claim.value, str):
        return spaced(claim.value) if claim.slot in _WORD_SLOTS else claim.value
    if isinstance(claim.value, Casualty) and claim.value_state == "said_unknown":
        return f"{spaced(claim.value.fate)}: {SAID_UNKNOWN}"
    if isinstance(claim.value, DateValue):
        return dates.show(claim.value, claim.text)
    if isinstance(claim.value, Place) and claim.value_state == "unresolved":
        return f"unresolved: “{claim.value.words or claim.text}”"
    return _SHOWN[type(claim.value)](claim.value)


def _nothing(claim: Claim) -> str:
    if claim.value_state == "said_unknown":
        return SAID_UNKNOWN
    if claim.value_state == "said_none":
        return SAID_NONE
    return f"unresolved: “{claim.text}”" if claim.text else "unresolved"


def _actor(actor: Actor) -> str:
    words = actors.show(actor)
    if actor.count is not None:
        words += f" ({counts.show(actor.count)})"
    return f"{words}, as {spaced(actor.role)}" if actor.role else words


def _object(thing: Object) -> str:
    return thing.name or spaced(thing.form)


def _place(place: Place) -> str:
    words = places.show(place)
    if place.relation != "at":
        words = f"{spaced(place.relation)} {words}"
    return words if place.role == "scene" else f"{words} ({spaced(place.role)})"


def _casualty(casualty: Casualty) -> str:
    count = counts.show(casualty.count) if casualty.count is not None else "some"
    words = f"{count} {spaced(casualty.fate)}"
    people = [spaced(casualty.who)] if casualty.who not in ("total", "unknown") else []
    people += [part for part in (casualty.age, casualty.gender, casualty.occupation) if part]
    words += f" ({', '.join(people)})" if people else ""
    return words if casualty.scope == "this_incident" else f"{words}, {spaced(casualty.scope)}"


def _weapon(weapon: Weapon) -> str:
    words = weapon.name
    if weapon.count is not None:
        words += f" ({counts.show(weapon.count)})"
    return words if weapon.used == "used" else f"{words}, {weapon.used}"


def _responsibility(value: Responsibility) -> str:
    words = _RESPONSIBLE[value.state]
    return f"{words} by {actors.show(value.actor)}" if value.actor is not None else words


def _event_type(value: EventType) -> str:
    words = f"{spaced(value.sub_type)} ({spaced(value.type)})"
    return f"{words}, also {', '.join(map(spaced, value.also))}" if value.also else words


def _occurrence(value: Occurrence) -> str:
    return value.state


def _response(value: Response) -> str:
    return spaced(value.kind)


def _damage(value: Damage) -> str:
    return f"{value.what}: {value.degree}" if value.degree != "none" else f"{value.what}: none"


def _statement(value: Statement) -> str:
    return f"on {spaced(value.topic)}" if value.topic != "other" else "says more"


_SHOWN: dict[type, Callable[[Any], str]] = {
    Range: counts.show,
    Place: _place,
    Actor: _actor,
    Object: _object,
    EventType: _event_type,
    Occurrence: _occurrence,
    Weapon: _weapon,
    Casualty: _casualty,
    Responsibility: _responsibility,
    Response: _response,
    Damage: _damage,
    Statement: _statement,
}


def speaker(said_by: Speaker | None) -> str:
    """Who says so, with role and medium: "a spokesman (police, statement)"."""
    if said_by is None:
        return "the report itself"
    facts = [spaced(said_by.role)]
    if said_by.medium != "unspecified":
        facts.append(spaced(said_by.medium))
    words = f"{said_by.name or said_by.text} ({', '.join(facts)})"
    for other in said_by.also:
        words += f" and {speaker(other)}"
    return f"{words} via {speaker(said_by.via)}" if said_by.via is not None else words


def speaker_name(said_by: Speaker | None) -> str:
    """Who says so, alone."""
    return "the report itself" if said_by is None else said_by.name or said_by.text
