"""The cases of actor_cases.txt, read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("actor_cases.txt")
_COUNTRIES = Path(__file__).parents[2] / "dateline" / "data" / "places" / "countries.tsv"


@dataclass(frozen=True)
class Case:
    """A mention in its context, and the id that it should have (None: left unresolved)."""

    country: str
    words: str
    context: str
    wanted: str | None


@cache
def _names() -> dict[str, str]:
    rows = [line.split("\t") for line in _COUNTRIES.read_text(encoding="utf-8").splitlines()]
    return {row[0]: row[2] for row in rows}


@cache
def cases() -> tuple[Case, ...]:
    """All cases in the order of the file."""
    out: list[Case] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if " | " in line:
            front, words, context = line.split(" | ")
            country, id_ = front.split()
            out.append(Case(country, words, context, None if id_ == "-" else id_))
            continue
        front, _, listed = line.partition(": ")
        country, id_ = front.split()
        for words in listed.split("; "):
            told = words[:1].upper() + words[1:]
            context = f"{told} attacked a post in {_names()[country]} on Monday, officials said."
            out.append(Case(country, told, context, None if id_ == "-" else id_))
    return tuple(out)
