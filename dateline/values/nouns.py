"""What a noun phrase's words denote: an actor kind, a facility, a weapon. Longest match wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeVar, cast

from dateline.lexicons import table
from dateline.model.values import ActorClass, ObjectForm, Ternary, WeaponType

_WORD = re.compile(r"[\w’'.-]*\w")
_LONGEST = 4
_ATTACHED = re.compile(
    r",|\s+\(|\s(?:of|from|in|with|who|whose|that|which|at|on|near|linked|belonging|armed with|"
    r"carrying|loyal|and|aboard|inside|outside|after|for|to)\s"
)
# heads that only say how many, or that people belong to what follows
LOOKED_THROUGH = frozenset(
    "dozens scores hundreds thousands tens group groups member members number majority half many "
    "most several pair couple team unit squad band bands elements handful column convoy crowd "
    "crowds "
    "some people men women".split()
)
_OF = re.compile(r"\s+of\s+(?:the|a|an)?\s*")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActorKind:
    """A neutral label, a class, and whether people of this kind are armed by definition."""

    label: str
    class_: ActorClass
    armed: Ternary
    words: str


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """The form and sector of a thing, and the lexicon words that said so."""

    form: ObjectForm
    sector: str
    words: str


@dataclass(frozen=True, slots=True)
class WeaponKind:
    """The type of a weapon and the lexicon words that said so."""

    type: WeaponType
    words: str


@cache
def _actors() -> dict[str, ActorKind]:
    found: dict[str, ActorKind] = {}
    for kind in table("actor_nouns")["kind"]:
        for word in kind["words"]:
            entry = ActorKind(kind["label"], kind["class"], kind["armed"], word)
            found.setdefault(word, entry)
    return found


@cache
def _objects() -> dict[str, ObjectKind]:
    found: dict[str, ObjectKind] = {}
    for form, sectors in table("facilities").items():
        for sector, words in sectors.items():
            for word in words:
                found.setdefault(word, ObjectKind(cast(ObjectForm, form), sector, word))
    return found


@cache
def _weapons() -> dict[str, WeaponKind]:
    found: dict[str, WeaponKind] = {}
    for type_, words in table("weapons").items():
        for word in words:
            found.setdefault(word, WeaponKind(cast(WeaponType, type_), word))
    return found


def tokens(words: str) -> list[str]:
    """The words of a phrase in lower case, punctuation apart."""
    return [w.lower().replace("’", "'") for w in _WORD.findall(words)]


def _match(words: list[str], entries: dict[str, T], last_only: bool) -> T | None:
    """The longest entry that ends at the last word; else, unless `last_only`, the last inside."""
    for end in range(len(words), 0, -1):
        for size in range(min(_LONGEST, end), 0, -1):
            found = entries.get(" ".join(words[end - size : end]))
            if found is not None:
                return found
        if last_only:
            return None
    return None


def _strip(words: str) -> list[str]:
    parts = tokens(words)
    return [p.removesuffix("'s") for p in parts]


def head_part(words: str) -> str:
    """The phrase up to what is attached to it: "the office" of "the office of the chief"."""
    return _ATTACHED.split(words, maxsplit=1)[0]


@cache
def actor_kind(words: str) -> ActorKind | None:
    """The kind of actor that the phrase's head names, or None ("unknown gunmen" -> armed group).

    "Members of the security forces" are security forces: a head that says only that they are
    people is looked through.
    """
    head = head_part(words)
    found = _match(_strip(head), _actors(), last_only=True)
    if found is None and head.islower() and words[len(head) :].startswith(" and "):
        # "armed and masked men": two adjectives, one head
        whole = _ATTACHED.split(words[len(head) + 5 :], maxsplit=1)[0]
        return _match(_strip(whole), _actors(), last_only=True)
    behind = words[len(head) :]
    last = (_strip(head) or [""])[-1]
    if _OF.match(behind) and last in LOOKED_THROUGH:
        return actor_kind(_OF.sub("", behind, count=1)) or found
    return found


@cache
def object_kind(words: str) -> ObjectKind | None:
    """The kind of thing that the phrase's head names, or None ("the police station")."""
    return _match(_strip(head_part(words)), _objects(), last_only=True)


@cache
def weapon_kind(words: str) -> WeaponKind | None:
    """The weapon that the phrase's head names, or None ("six hand grenades")."""
    return _match(_strip(head_part(words)), _weapons(), last_only=True)


@cache
def weapon_inside(words: str) -> WeaponKind | None:
    """A weapon named anywhere in the phrase ("a car bomb attack")."""
    return _match(_strip(words), _weapons(), last_only=False)


def is_armed(words: str) -> bool:
    """True when the phrase's head names people who are armed by definition."""
    kind = actor_kind(words)
    return kind is not None and kind.armed == "yes"


def is_people(words: str) -> bool:
    """True when the phrase's head names people of any kind."""
    return actor_kind(words) is not None


STATE_CLASSES: frozenset[str] = frozenset(
    {"military", "police", "paramilitary", "intelligence", "foreign_military", "peacekeepers"}
)


def is_state_force(words: str) -> bool:
    """True when the phrase's head names a force of a state."""
    kind = actor_kind(words)
    return kind is not None and kind.class_ in STATE_CLASSES


@cache
def _organisations() -> frozenset[str]:
    return frozenset(
        name.lower() for entry in table("armed_groups")["group"] for name in entry["names"]
    )


@cache
def is_organisation(words: str) -> bool:
    """True when the words are, or hold, the name of an armed group of the lexicon."""
    parts = _strip(words)
    return any(
        " ".join(parts[i:j]) in _organisations()
        for i in range(len(parts))
        for j in range(i + 1, min(len(parts), i + 6) + 1)
    )
