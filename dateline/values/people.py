"""Nouns for people: what a noun phrase says its people are, and whether it means one or many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.errors import StopError
from dateline.lexicons import table
from dateline.model.values import Who
from dateline.values.nouns import is_organisation

_KINDS: tuple[Who, ...] = (
    "total", "state_forces", "non_state_armed", "suspects", "protesters", "prisoners", "civilians",
)  # fmt: skip
_WORD = re.compile(r"[\w’'-]+")
_MARKED = frozenset(("man", "youth", "person", "guard", "male", "individual", "boy", "volunteer"))


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a people noun; `who` None for nouns that take their kind from their company."""

    singular: str
    who: Who | None
    plural: bool


@dataclass(frozen=True, slots=True)
class People:
    """What a phrase says of its people; None where it does not say."""

    who: Who
    many: bool
    gender: str | None = None
    age: str | None = None
    occupation: str | None = None


def _forms(entry: str) -> tuple[str, str]:
    singular, _, plural = entry.partition("/")
    return singular, plural or (
        singular + ("es" if re.search(r"(?:s|x|ch|sh)$", singular) else "s")
    )


def _entries(lists: dict[str, Any]) -> Iterator[tuple[str, Who | None]]:
    for kind in (*_KINDS, "neutral"):
        if not isinstance(lists.get(kind), list):
            raise StopError(f"lexicon people.toml has no list {kind}")
        for entry in lists[kind]:
            yield entry, (None if kind == "neutral" else cast(Who, kind))


@cache
def nouns() -> dict[str, Noun]:
    """Every form of every people noun; of a noun listed twice the first kind counts."""
    lists = table("people")
    collective = frozenset(lists["collective"]["nouns"])
    found: dict[str, Noun] = {}
    for entry, who in _entries(lists):
        singular, plural = _forms(entry)
        found.setdefault(singular, Noun(singular, who, singular in collective))
        found.setdefault(plural, Noun(singular, who, True))
    return found


@cache
def attackers() -> frozenset[str]:
    """The singulars of nouns whose number says how many attacked."""
    return frozenset(table("people")["attackers"]["nouns"])


def head(words: list[str]) -> tuple[int, Noun] | None:
    """Where the head noun stands among lower-case words, before any "of" if it can be."""
    known = nouns()
    core = words[: words.index("of")] if "of" in words else words
    for part in (core, words):
        for i in range(len(part) - 1, -1, -1):
            pair = known.get(" ".join(part[i - 1 : i + 1])) if i else None
            noun = pair or known.get(part[i])
            if noun is not None:
                return i, noun
    return None


def describe(phrase: str) -> People | None:
    """What the people of a phrase are ("two masked men": armed, male, many), if they are any."""
    words = [w.lower() for w in _WORD.findall(phrase)]
    found = head(words)
    if found is None:  # "25 Taliban": the group's name stands for its fighters
        return People("non_state_armed", True) if words and is_organisation(phrase) else None
    at, noun = found
    lists = table("people")
    who = noun.who
    if who is None or noun.singular in _MARKED:
        who = _marked(words, lists["marks"]) or who or _neutral(noun, phrase)
    elif who == "total" and noun.singular == "other":
        who = _marked(words[:at], lists["marks"]) or "total"
    gender = _attribute(words, noun, lists["gender"])
    age = _attribute(words, noun, lists["age"])
    occupation = noun.singular if noun.singular in lists["occupation"]["nouns"] else None
    return People(who, noun.plural, gender, age, occupation)


def _neutral(noun: Noun, phrase: str) -> Who:
    """ "four members of" a named armed group; "four personnel", as forces call their own."""
    if "of" in phrase.split() and is_organisation(phrase):
        return "non_state_armed"
    alone = len(phrase.split()) == 1 and noun.singular == "personnel"
    return "state_forces" if alone else "total"


def _marked(words: list[str], marks: dict[str, list[str]]) -> Who | None:
    kinds: tuple[Who, ...] = ("non_state_armed", "state_forces", "civilians")
    return next((kind for kind in kinds if any(w in marks[kind] for w in words)), None)


def _attribute(words: list[str], noun: Noun, groups: dict[str, list[str]]) -> str | None:
    """The group that the noun, else a word beside it ("female officer"), belongs to."""
    for name, members in groups.items():
        if noun.singular in members:
            return name
    for name, members in groups.items():
        if any(w in members for w in words):
            return name
    return None
