"""A person's reading of a value: short forms and JSON, checked against what its slot may hold."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from dateline.errors import InputError
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.codec import slot_class, slot_value
from dateline.model.ports import Candidate
from dateline.model.taxonomy import ACTS, CONTEXTS, STAGES, SUB_TYPES, TYPE_OF
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Fate,
    Interval,
    Object,
    Occurrence,
    Place,
    Range,
    Response,
    Responsibility,
    Statement,
    Value,
    Weapon,
    WeaponType,
    Who,
)
from dateline.values import actors, counts, dates, nouns

Find = Callable[[str], Iterable[Candidate]]
_WORDS: dict[str, tuple[str, ...]] = {"act": ACTS, "stage": STAGES, "context": CONTEXTS}
_DAYS = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*\.\.\s*(\d{4}-\d{2}-\d{2})\s*")
_TIME = re.compile(r"\s*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})\s*")
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_NUMBERED = re.compile(r"\s*#(\d+)\s*$")
_POINT_KM = 1.0


def read(claim: Claim, given: str | Value | dict[str, Any], find: Find) -> Value:
    """The value that somebody gives to a claim; InputError says what its slot may hold.

    `given` is a value, its plain form, or words: JSON, or the short form of the slot. Facts of
    the old value that a short form does not name (a place's role, whose toll it is) are kept.
    `find` looks a place up.
    """
    if isinstance(given, str):
        words = given.strip()
        if not words:
            raise InputError("the value is empty; to say that a claim is wrong, reject it")
        return _json(claim.slot, words) if words[0] == "{" else _short(claim, words, find)
    if isinstance(given, dict):
        return checked(claim.slot, given)
    if not isinstance(given, SLOT_VALUES[claim.slot]):
        raise InputError(f"a {claim.slot} is no {type(given).__name__}")
    return given


def _short(claim: Claim, words: str, find: Find) -> Value:
    slot, old = claim.slot, claim.value
    if slot in _WORDS:
        return str(_one_of(words, _WORDS[slot], slot))
    if slot in ("motive", "demand"):
        return words
    if slot == "place":
        return _place(
            words, old if isinstance(old, Place) else Place(words=claim.text or ""), find
        )
    if slot == "casualty":
        return _casualty(words, old if isinstance(old, Casualty) else None)
    if slot in ("perpetrator", "target", "victim", "participant"):
        return _actor(slot, words, old)
    return _PARSERS[slot](words)


def _word(words: str) -> str:
    return "_".join(words.lower().replace("-", " ").replace("_", " ").split())


def _one_of(words: str, allowed: Iterable[str], what: str) -> Any:
    """A word of a closed list, however it is spaced; InputError lists them all."""
    known = tuple(allowed)
    if _word(words) in known:
        return _word(words)
    raise InputError(f"'{words}' is no {what.replace('_', ' ')}; there are {', '.join(known)}")


def _literal(cls: Any, name: str) -> tuple[str, ...]:
    return get_args(get_type_hints(cls)[name])


# --- one slot each -------------------------------------------------------------------------------


def _event_type(words: str) -> EventType:
    if _word(words) in SUB_TYPES:
        subs = ", ".join(SUB_TYPES[_word(words)])
        raise InputError(f"'{words}' is a type; say which of its sub-types: {subs}")
    sub = _one_of(words, TYPE_OF, "sub-type of events")
    return EventType(TYPE_OF[sub], sub)


def _date(words: str) -> DateValue:
    days, time = _DAYS.fullmatch(words), _TIME.fullmatch(words)
    if days:
        first, last = _day(days[1]), _day(days[2])
        if last < first:
            raise InputError(f"'{words}' ends before it begins")
        return DateValue(Interval(first, last), precision="day" if first == last else "days")
    if time:
        at = _day(time[1])
        return DateValue(Interval(at, at), precision="hour", time_of_day=time[2])
    found = dates.parse(words)
    if found.precision == "unresolved":
        raise InputError(
            f"'{words}' is no date; give YYYY-MM-DD, YYYY-MM-DD..YYYY-MM-DD (on one of these "
            "days), 'from 3 to 5 May 2021' (it lasted), 'May 2021' or '2021'"
        )
    return found


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise InputError(f"there is no day {words}") from None


def _count(words: str) -> Range:
    span = re.fullmatch(r"\s*(\d+)\s*(?:-|–|\.\.)\s*(\d+)\s*", words)
    if span and int(span[1]) > int(span[2]):
        raise InputError(f"'{words}' ends below where it begins")
    found = counts.parse(f"{span[1]} to {span[2]}" if span else words)
    if found is None:
        raise InputError(f"'{words}' is no number; give 6, 6-8, 'at least 6', 'dozens' or 'none'")
    return found


def _casualty(words: str, old: Casualty | None) -> Casualty:
    """ "killed=6", "killed=6-8", "killed=at least 6", with who=civilians behind if need be."""
    said, _, whose = words.partition(" who=")
    fate, equals, number = said.partition("=")
    found = _one_of(fate, get_args(Fate), "fate")
    if not equals:
        raise InputError(f"say how many: {found}=6, {found}=6-8, {found}='at least 6'")
    who = _one_of(whose, get_args(Who), "kind of people") if whose else None
    base = old or Casualty(found)
    return replace(base, fate=found, who=who or base.who, count=_count(number))


def _actor(slot: str, words: str, old: Value | None) -> Actor | Object:
    thing = nouns.object_kind(words) if slot == "target" else None
    if thing is not None and nouns.actor_kind(words) is None:
        return Object(words, thing.form, thing.sector)
    found = actors.parse(words)
    if not isinstance(old, Actor):
        return found
    return replace(
        found,
        count=old.count if found.count is None else found.count,
        side=old.side,
        role=old.role,
        aimed_at=old.aimed_at,
    )


def _weapon(words: str) -> Weapon:
    """ "rifle", or with its type in front: "firearm: carbine"."""
    kind, colon, name = words.partition(":")
    if colon or _word(words) in get_args(WeaponType):
        found = _one_of(kind, get_args(WeaponType), "type of weapon")
        return Weapon(name.strip() or kind.strip(), found)
    known = nouns.weapon_kind(words) or nouns.weapon_inside(words)
    if known is None:
        types_ = ", ".join(get_args(WeaponType))
        raise InputError(
            f"'{words}' is no weapon known here; give TYPE: NAME, of the types {types_}"
        )
    return Weapon(words, known.type)


def _responsibility(words: str) -> Responsibility:
    state, _, name = words.partition("=")
    found = _one_of(state, _literal(Responsibility, "state"), "state of responsibility")
    return Responsibility(found, actors.parse(name.strip()) if name.strip() else None)


def _damage(words: str) -> Damage:
    degree, equals, what = words.partition("=")
    found = _one_of(degree, _literal(Damage, "degree"), "degree of damage")
    if not equals or not what.strip():
        raise InputError(f"say what was {found}: {found}=the market hall")
    return Damage(what.strip(), found)


_PARSERS: dict[str, Callable[[str], Value]] = {
    "event_type": _event_type,
    "date": _date,
    "perpetrator_count": _count,
    "weapon": _weapon,
    "responsibility": _responsibility,
    "damage": _damage,
    "occurrence": lambda words: Occurrence(
        _one_of(words, _literal(Occurrence, "state"), "state of occurrence")
    ),
    "response": lambda words: Response(_one_of(words, _literal(Response, "kind"), "response")),
    "statement": lambda words: Statement(_word(words)),
}


# --- places --------------------------------------------------------------------------------------


def _place(words: str, old: Place, find: Find) -> Place:
    """ "24.86,67.01" moves the point; a name, with its unit or country behind, is looked up."""
    point = _POINT.fullmatch(words)
    if point:
        lat, lon = float(point[1]), float(point[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InputError(f"'{words}' is no point; give degrees as LATITUDE,LONGITUDE")
        return replace(
            old, lat=lat, lon=lon, radius_km=_POINT_KM, precision="site", geonameid=None,
            point_of=None, alternatives=(),
        )  # fmt: skip
    from dateline.normalise.places.resolve import bare  # slow to load, and seldom needed

    found = _candidate(words, find)
    return replace(
        bare(found),
        words=old.words,
        role=old.role,
        relation=old.relation,
        disputed=found.disputed,
    )


def _candidate(words: str, find: Find) -> Candidate:
    """The one place that a name means; InputError for none and for several."""
    number = _NUMBERED.search(words)
    name, *units = (part.strip() for part in _NUMBERED.sub("", words).split(","))
    found = [c for c in find(name) if c.match != "demonym"]
    if number:
        found = [c for c in found if c.geonameid == int(number[1])]
    for unit in units:
        found = [c for c in found if _inside(c, unit)]
    if not found:
        raise InputError(
            f"no place is called '{words}'; look with `dateline gazetteer find '{name}'`, "
            "or give a point as LATITUDE,LONGITUDE"
        )
    towns = [c for c in found if c.kind == "city"]
    if len(towns) == 1 and len({(c.country, c.admin1) for c in found}) == 1:
        found = towns  # a district and its seat share a name: the town is meant
    if len(found) > 1:
        some = "; ".join(_named(c) for c in found[:5]) + ("; ..." if len(found) > 5 else "")
        raise InputError(f"'{words}' may mean several places; say which: {some}")
    return found[0]


def _inside(place: Candidate, unit: str) -> bool:
    units = (place.country, place.admin1, place.admin2)
    return unit.casefold() in {u.casefold() for u in units if u}


def _named(place: Candidate) -> str:
    units = (place.name, place.admin1, place.country)
    words = ", ".join(dict.fromkeys(u for u in units if u))
    return f"{words} #{place.geonameid}" if place.geonameid is not None else words


# --- JSON ----------------------------------------------------------------------------------------


def _json(slot: str, words: str) -> Value:
    try:
        data = json.loads(words)
    except json.JSONDecodeError as error:
        raise InputError(f"the value is no valid JSON: {error}") from None
    return checked(slot, data)


def checked(slot: str, data: dict[str, Any]) -> Value:
    """The value of a plain form; InputError for fields and words that its class does not have."""
    if SLOT_VALUES[slot] == (str,):
        raise InputError(f"a {slot} is a word, not an object")
    _check(slot_class(slot, data), data, slot)
    made: Value = slot_value(slot, data)
    return made


def _check(hint: Any, data: Any, where: str) -> None:
    """InputError if `data` is not what the hint wants; `where` names it."""
    origin, inner = get_origin(hint), get_args(hint)
    if dataclasses.is_dataclass(hint):
        _check_fields(hint, data, where)
    elif origin in (typing.Union, types.UnionType):
        if data is not None:
            _check(next(a for a in inner if a is not type(None)), data, where)
    elif origin is Literal:
        if data not in inner:
            raise InputError(f"{where}: '{data}' is none of {', '.join(map(str, inner))}")
    elif origin is tuple:
        if not isinstance(data, list):
            raise InputError(f"{where} is a list")
        for item in data:
            _check(inner[0], item, where)
    elif not _is_plain(hint, data):
        raise InputError(f"{where}: {json.dumps(data)} is no {hint.__name__}")


def _is_plain(hint: Any, data: Any) -> bool:
    if hint is float:
        return isinstance(data, (int, float)) and not isinstance(data, bool)
    return isinstance(data, hint) and (hint is bool or not isinstance(data, bool))


def _check_fields(cls: Any, data: Any, where: str) -> None:
    names = {f.name.rstrip("_"): f for f in dataclasses.fields(cls)}
    if not isinstance(data, dict):
        raise InputError(f"{where} is an object with {', '.join(names)}")
    for name in data:
        if name not in names:
            raise InputError(f"{where} has no field '{name}'; there are {', '.join(names)}")
    hints = get_type_hints(cls)
    for name, field in names.items():
        if name in data:
            _check(hints[field.name], data[name], f"{where}.{name}")
        elif field.default is dataclasses.MISSING:
            raise InputError(f"{where} needs the field '{name}'")
