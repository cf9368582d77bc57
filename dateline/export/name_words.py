"""The words and names that tell persons from all else that has a capital."""

from __future__ import annotations

from functools import cache

from dateline.export import letters
from dateline.export.tables import layout
from dateline.export.tables import words as listed
from dateline.gazetteer import curated
from dateline.lexicons import table

_PEOPLE = ("civilians", "state_forces", "suspects", "protesters", "prisoners")


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of `data/export/persons.toml`: offices, honorifics, kin and so on."""
    return frozenset(layout("persons")[name])


@cache
def given() -> frozenset[str]:
    """Given names, and those that are common words as well ("Rose")."""
    return listed("given_names") | listed("word_names")


@cache
def names() -> frozenset[str]:
    """Given and family names."""
    return given() | listed("family_names")


def nameless(key: str) -> bool:
    """True when none of the words is known as a person's name."""
    return not any(part in names() for part in key.split())


@cache
def occupations() -> frozenset[str]:
    """What people are called by what they do or undergo, in one word."""
    people = table("people")
    nouns = (n.split("/")[0] for kind in _PEOPLE for n in people[kind])
    return frozenset(n for n in nouns if n.isalpha()) | {
        "resident",
        "suspect",
        "victim",
        "militant",
    }


@cache
def kept() -> frozenset[str]:
    """Names that are no persons: countries, peoples, groups, days, media, faiths."""
    found = set(listed("kept_names")) | words("calendar")
    for file in ("countries.tsv", "regions.tsv"):
        for row in curated.rows(file):
            called = (row["name"], *curated.parts(row["aliases"]), *curated.parts(row["demonyms"]))
            found |= {letters.key(name) for name in called}
    for group in table("armed_groups")["group"]:
        found |= {letters.key(name) for name in (group["name"], *group["names"])}
    return frozenset(found)


def ordinary(key: str) -> bool:
    """True for a word of the language, also with a common ending."""
    common = listed("common_words")
    if key in words("function") or key in common or key in occupations():
        return True
    stems = (key.removesuffix("s"), key.removesuffix("ed"), key.removesuffix("es"))
    return any(stem != key and (stem in common or stem in occupations()) for stem in stems)
