"""Loads the tables of `data/export`: layouts, code lists, words and names."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import StopError
from dateline.model.values import Range


def _read(name: str) -> str:
    file = resources.files("dateline") / "data" / "export" / name
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StopError(f"data/export/{name} is missing; install dateline again") from None


@cache
def layout(name: str) -> dict[str, Any]:
    """The content of `<name>.toml`; StopError when it is not valid TOML."""
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise StopError(f"data/export/{name}.toml cannot be read: {error}") from None


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `<name>.txt`, one a line; `#` begins a comment."""
    lines = (line.split("#", 1)[0].strip() for line in _read(f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line)


@cache
def countries() -> dict[str, tuple[int | None, str]]:
    """ISO 3166-1 numeric code and region of each country, by ISO 3166-1 alpha-2."""
    rows = csv.DictReader(_read("countries.tsv").splitlines(), delimiter="\t")
    return {r["iso2"]: (int(r["numeric"]) if r["numeric"] else None, r["region"]) for r in rows}


def number(count: Range, profile: str) -> int | None:
    """The one number that a range becomes in a format, by the table in `ranges.toml`."""
    rule = layout("ranges")[profile][count.form]
    if isinstance(rule, int):
        return rule
    if rule == "none":
        return None
    first = count.stated if rule == "stated" else count.low
    return next((n for n in (first, count.best, count.low, count.high) if n is not None), None)
