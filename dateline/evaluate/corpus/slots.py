"""What a key line may hold: for each slot its values, its attributes, and their closed lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import get_args, get_type_hints

from dateline.evaluate.corpus.markup import KeyLine
from dateline.lexicons import table
from dateline.model import account, claim, taxonomy, values

ACCOUNT, SPEAKER, FURNITURE, RELATION = "account", "speaker", "furniture", "relation"
CLAIM_SLOTS: tuple[str, ...] = get_args(claim.Slot)
TARGET_OBJECTS: tuple[str, ...] = get_args(values.ObjectForm)
REFERENCES = ("of", "part_of", "member_of", "alternative_to")
MARKS = (*REFERENCES, "by", "actor", "via", "also", "same", "anchor")
_WITHOUT_VALUE = ("said_unknown", "unresolved", "said_none")
_COUNT = re.compile(r"(?P<low>\d+)?(?P<dash>-)?(?P<high>\d+)?")
_CLOCK = re.compile(r"\d\d:\d\d")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

Fault = str | None
Judge = Callable[[str], Fault]


def _one_of(*lists: object) -> Judge:
    """A judge for the words of `Literal` types, or of plain tuples of words."""
    known = tuple(
        word for one in lists for word in (one if isinstance(one, tuple) else get_args(one))
    )

    def judge(word: str) -> Fault:
        return None if word in known else f"{word!r} is none of {', '.join(known)}"

    return judge


def _free(word: str) -> Fault:
    return None if word else "no words are given"


def _yes_no(word: str) -> Fault:
    return _one_of(("yes", "no", "true", "false"))(word)


def _number(word: str) -> Fault:
    return None if _NUMBER.fullmatch(word) else f"{word!r} is no number"


def _country(word: str) -> Fault:
    return None if re.fullmatch("[A-Z]{2}", word) else f"{word!r} is no code of two capitals"


def _slug(word: str) -> Fault:
    if _SLUG.fullmatch(word):
        return None
    return f"{word!r} is no name of small letters, digits and hyphens"


def _mark(word: str) -> Fault:
    return None if word else "names no mark"


def count_fault(word: str) -> Fault:
    """None for a count: `6`, `4-`, `-20`, `3-9` or `?`."""
    match = _COUNT.fullmatch(word)
    if word != "?" and (match is None or word in ("", "-")):
        return f"{word!r} is no count (6, 4-, -20, 3-9 or ?)"
    both = match is not None and match["dash"] and match["low"] and match["high"]
    if match and both and int(match["low"]) > int(match["high"]):
        return f"the count {word} runs backward"
    return None


def date_fault(word: str) -> Fault:
    """None for `YYYY-MM-DD` or two days with `..` between; either end may be left out."""
    ends = word.split("..")
    try:
        days = [date.fromisoformat(end) for end in ends if end]
    except ValueError:
        return f"{word!r} is no day (YYYY-MM-DD) and no two days with .. between"
    if len(ends) > 2 or not days or (len(ends) == 1 and not ends[0]):
        return f"{word!r} is no day (YYYY-MM-DD) and no two days with .. between"
    return f"the days {word} run backward" if days[0] > days[-1] else None


def _time_of_day(word: str) -> Fault:
    parts = tuple(table("dates").get("parts", {}))
    if _CLOCK.fullmatch(word) or word in parts:
        return None
    return f"{word!r} is neither HH:MM nor one of {', '.join(parts)}"


def _event_type(word: str) -> Fault:
    kind, _, sub = word.partition("/")
    return None if taxonomy.TYPE_OF.get(sub) == kind else f"{word!r} is no type/sub_type"


def _sub_types(word: str) -> Fault:
    wrong = [sub for sub in word.split(",") if sub not in taxonomy.TYPE_OF]
    return f"{wrong[0]!r} is no sub-type" if wrong else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(table("corpus")[name])


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line of a slot holds: its values in order, flags, and attributes."""

    values: tuple[Judge, ...] = ()
    attributes: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    may_lack: bool = False


_CLAIM = frozenset(
    "by certainty polarity legal state of part_of member_of alternative_to includes_attackers "
    "scope age gender nationality occupation self provisional note".split()
)
_CLAIM_FLAGS = frozenset(("self", "provisional"))
_ACTOR = frozenset(
    "form class country name label count armed private minor side described_as sector aimed_at "
    "actor_id".split()
)


def _hint(cls: type, name: str) -> object:
    return get_type_hints(cls)[name]


@cache
def attribute_judges() -> dict[str, Judge]:
    """For each attribute the judge of its value."""
    return {
        **dict.fromkeys(MARKS, _mark),
        "anchor": lambda _: None,
        "incident": _slug,
        "certainty": _one_of(claim.Certainty),
        "polarity": _one_of(claim.Polarity),
        "legal": _one_of(claim.Legal),
        "state": _one_of(claim.ValueState),
        "kind": _one_of(account.Kind),
        "scope": _one_of(_hint(values.Casualty, "scope")),
        "includes_attackers": _yes_no,
        "self": _yes_no,
        "provisional": _yes_no,
        "private": _one_of(("true", "false", "unknown", "yes", "no")),
        "minor": _yes_no,
        "ongoing": _yes_no,
        "armed": _one_of(values.Ternary),
        "aimed_at": _one_of(values.Ternary),
        "side": _one_of(("A", "B", "C")),
        "class": _one_of(values.ActorClass),
        "country": _country,
        "count": count_fault,
        "stated": _number,
        "radius_km": _number,
        "lat": _number,
        "lon": _number,
        "sector": _one_of(
            (*_words("sectors"), *(s for f in table("facilities").values() for s in f))
        ),
        "gender": _one_of(_words("genders")),
        "end": date_fault,
        "time_of_day": _time_of_day,
        "relation": _one_of(values.PlaceRelation),
        "medium": _one_of(values.Medium),
        "named": _one_of(_hint(values.Speaker, "named")),
        "party": _one_of(("A", "B", "neutral", "unknown")),
        "degree": _one_of(_hint(values.Damage, "degree")),
    }


_FORMS = {
    "perpetrator": (values.ActorForm,),
    "victim": (values.ActorForm, values.ObjectForm),
    "participant": (values.ActorForm,),
    "responsibility": (values.ActorForm,),
    "target": (values.ActorForm, values.ObjectForm),
    "casualty": (values.RangeForm,),
    "perpetrator_count": (values.RangeForm,),
}


def _judge(slot: str, name: str) -> Judge:
    """The judge of an attribute, some of which mean different things in different slots."""
    if name == "form":
        return _one_of(*_FORMS[slot])
    if name == "precision":
        return _one_of(values.DatePrecision if slot == "date" else values.PlacePrecision)
    if name == "also" and slot == "event_type":
        return _sub_types
    return attribute_judges().get(name, _free)


def _claim_shape(
    *judges: Judge, attributes: str = "", flags: str = "", actor: bool = False, lack: bool = False
) -> Shape:
    own = frozenset(attributes.split()) | (_ACTOR if actor else frozenset())
    bare = _CLAIM_FLAGS | frozenset(flags.split())
    return Shape(judges, _CLAIM | own | bare, bare, lack)


@cache
def shapes() -> dict[str, Shape]:
    """The shape of every slot and of the lines that are no claims."""
    return {
        ACCOUNT: Shape(
            (_free, _one_of(account.ToldAs)),
            frozenset(("kind", "anchor", "incident", "note")),
            frozenset(("foreground", "minimal")),
        ),
        RELATION: Shape((_one_of(account.RelationKind), _free), frozenset(("note",))),
        SPEAKER: Shape(
            (_one_of(values.SpeakerRole),),
            frozenset("name named medium via also party same said_at note".split()),
            may_lack=True,
        ),
        FURNITURE: Shape(),
        "occurrence": _claim_shape(_one_of(_hint(values.Occurrence, "state"))),
        "act": _claim_shape(_one_of(taxonomy.ACTS)),
        "event_type": _claim_shape(_event_type, attributes="also"),
        "stage": _claim_shape(_one_of(taxonomy.STAGES)),
        "date": _claim_shape(
            date_fault, attributes="end precision time_of_day", flags="ongoing"
        ),
        "place": _claim_shape(
            _one_of(values.PlaceRole),
            attributes="name city admin1 admin2 country lat lon radius_km precision relation",
        ),
        "perpetrator": _claim_shape(actor=True),
        "target": _claim_shape(actor=True),
        "victim": _claim_shape(actor=True),
        "participant": _claim_shape(_one_of(values.ParticipantRole), actor=True),
        "weapon": _claim_shape(
            _one_of(values.WeaponType),
            _one_of(_hint(values.Weapon, "used")),
            attributes="count name",
        ),
        "casualty": _claim_shape(
            _one_of(values.Fate), _one_of(values.Who), count_fault, attributes="form stated share"
        ),
        "perpetrator_count": _claim_shape(count_fault, attributes="form stated share"),
        "responsibility": _claim_shape(
            _one_of(_hint(values.Responsibility, "state")),
            attributes="actor medium", actor=True,
        ),
        "response": _claim_shape(_one_of(_hint(values.Response, "kind"))),
        "motive": _claim_shape(),
        "demand": _claim_shape(),
        "damage": _claim_shape(
            _one_of(_hint(values.Damage, "degree")), attributes="what", lack=True
        ),
        "context": _claim_shape(_one_of(taxonomy.CONTEXTS)),
        "statement": _claim_shape(attributes="topic"),
    }  # fmt: skip


def faults(line: KeyLine) -> Iterator[str]:
    """What is wrong with the words of one line, taken by itself."""
    shape = shapes().get(line.slot)
    if shape is None:
        yield f"no slot is called {line.slot!r}"
        return
    given = [value for value in line.values if value not in shape.flags]
    lacking = shape.may_lack or line.attributes.get("state") in _WITHOUT_VALUE
    if len(given) > len(shape.values):
        yield f"{line.slot} holds too many words: {' '.join(given[len(shape.values) :])!r}"
    if len(given) < len(shape.values) and not lacking:
        yield f"{line.slot} needs {len(shape.values)} words before the attributes"
    for judge, value in zip(shape.values, given, strict=False):
        if (fault := judge(value)) is not None:
            yield f"{line.slot}: {fault}"
    for name, value in line.attributes.items():
        if name not in shape.attributes:
            yield f"{line.slot} has no attribute {name!r}"
        elif (fault := _judge(line.slot, name)(value)) is not None:
            yield f"{line.slot}: {name}: {fault}"
