"""Words of the record as people read them: names of types, days, counts; filters of templates."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from dateline.export.glossary import entries
from dateline.model.taxonomy import SUB_TYPES, TYPE_OF
from dateline.store.browse_view import View, pairs

TYPES = {
    "battles": "Battles",
    "explosions_remote_violence": "Explosions and remote violence",
    "violence_against_civilians": "Violence against civilians",
    "protests": "Protests",
    "riots": "Riots",
    "strategic_developments": "Strategic developments",
}
FACET_NAMES = {
    "type": "What it was",
    "country": "Country",
    "admin1": "Province",
    "toll": "Reported dead",
    "actor": "Who takes part",
    "sector": "What was hit",
    "publisher": "Published by",
    "told": "Told as",
    "context": "Context",
    "disputed": "Disputed",
    "confidence": "Read correctly",
    "review": "Review",
}
_VALUES = {
    ("toll", "none"): "none",
    ("toll", "not_given"): "no number given",
    ("toll", "1-9"): "1 to 9",
    ("toll", "10-49"): "10 to 49",
    ("toll", "50+"): "50 and more",
    ("confidence", "high"): "very likely",
    ("confidence", "middle"): "likely",
    ("confidence", "low"): "look at it",
    ("confidence", "not_scored"): "not scored",
    ("told", "news"): "news",
    ("told", "recalled"): "recalled only",
    ("disputed", "yes"): "reports disagree",
    ("disputed", "no"): "no disagreement",
    ("review", "none_given"): "not looked at",
    ("context", "none_given"): "not said",
    ("country", "none_given"): "not known",
    ("admin1", "none_given"): "not known",
}
_SUBS = {
    "non_state_actor_overtakes_territory": "armed group takes territory",
    "remote_explosive_landmine_ied": "bomb, landmine or IED",
    "air_drone_strike": "air or drone strike",
    "shelling_artillery_missile": "shelling or missiles",
    "abduction_forced_disappearance": "abduction",
    "excessive_force_against_protesters": "force against protesters",
    "change_to_group_activity": "change to a group",
    "disrupted_weapons_use": "weapons use disrupted",
    "headquarters_or_base_established": "base established",
    "looting_property_destruction": "looting or destruction",
    "non_violent_transfer_of_territory": "territory handed over",
    "other": "other development",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def spaced(word: str | None) -> str:
    """A name of the record as words."""
    return (word or "").replace("_", " ")


def value_name(facet: str, value: str) -> str:
    """What a value of a facet is called."""
    if facet == "country":
        return _VALUES.get((facet, value)) or country(value)
    if facet == "publisher" or facet == "admin1" or facet == "actor":
        return _VALUES.get((facet, value), value)
    if facet == "type":
        return sub_name(value) if value not in TYPES else TYPES[value]
    return _VALUES.get((facet, value)) or TYPES.get(value) or spaced(value)


def country(code: str | None) -> str:
    """The name of a country by its two letters."""
    if not code:
        return ""
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    """English names by ISO 3166-1 alpha-2, from the place data."""
    file = resources.files("dateline") / "data" / "places" / "countries.tsv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return {row["iso2"]: row["name"] for row in rows}


def day(value: str | None) -> str:
    """An ISO day as people write it; a month or a year alone stays that."""
    if not value:
        return ""
    parts = value[:10].split("-")
    try:
        if len(parts) == 3:
            at = date.fromisoformat(value[:10])
            return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
        if len(parts) == 2:
            return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    except ValueError:
        pass
    return value


def days(row: Mapping[str, Any]) -> str:
    """The day of a flat row: one day, or from when to when it may have been."""
    first, last = row["earliest"], row["latest"]
    if not first and not last:
        return "date not known"
    if first and last and first[:10] != last[:10]:
        return f"{day(first)} – {day(last)}"
    return day(last or first)


def toll(row: Mapping[str, Any], fate: str) -> str:
    """The number of a flat row in short: 5, 5+, 3–7; empty when no number is given."""
    low, best, high = (row[f"{fate}_{end}"] for end in ("low", "best", "high"))
    if best is not None and low == high == best:
        return str(best)
    if best is not None:
        return str(best)
    if low is not None and high is not None:
        return f"{low}–{high}"
    if low is not None:
        return f"{low}+"
    return f"≤{high}" if high is not None else ""


def bounds(row: Mapping[str, Any], fate: str) -> str:
    """The bounds of a number where they differ from the number itself: 3–5."""
    low, best, high = (row[f"{fate}_{end}"] for end in ("low", "best", "high"))
    if best is None or (low in (best, None) and high in (best, None)):
        return ""
    return f"{'≤' if low is None else low}–{'' if high is None else high}".replace("≤–", "≤")


def within(row: Mapping[str, Any]) -> str:
    """The units that the place of a flat row lies in, from small to large."""
    parts = [row["city"], row["admin1"], country(row["country"])]
    shown = [p for p in dict.fromkeys(parts) if p and p != row["place_name"]]
    return ", ".join(shown) or ("" if row["place_name"] else "place not known")


def sub_name(name: str | None) -> str:
    """What a sub-type is called."""
    return _SUBS.get(name or "", spaced(name))


def where(row: Mapping[str, Any]) -> str:
    """The place of a flat row, from small to large."""
    parts = [row["place_name"], row["city"], row["admin1"], country(row["country"])]
    shown = list(dict.fromkeys(p for p in parts if p))
    return ", ".join(shown) or "place not known"


def address(asked: View, **changed: str | None) -> str:
    """The query of a view with some parameters changed (None: gone)."""
    held = pairs(asked, tuple(changed))
    held += [(name, value) for name, value in changed.items() if value]
    return urlencode(held)


def toggled(asked: View, name: str, value: str) -> str:
    """The query of a view with one value of a filter put in, or taken out."""
    now = getattr(asked, name)
    after = tuple(v for v in now if v != value) if value in now else (*now, value)
    return urlencode([*pairs(asked, (name,)), *((name, v) for v in after)])


def json_text(value: Any) -> str:
    """A value as JSON for an attribute."""
    return json.dumps(value, ensure_ascii=False)


def meanings(kind: str) -> dict[str, str]:
    """The words of one kind with their sentences."""
    return {e.word: e.meaning for e in entries() if e.kind == kind}


def taxonomy() -> list[dict[str, Any]]:
    """Types with their sub-types and what each means, for the editor."""
    known = meanings("event sub-type")
    return [
        {
            "type": kind,
            "name": TYPES[kind],
            "subs": [
                {"sub_type": s, "name": spaced(s), "meaning": known.get(s, "")} for s in subs
            ],
        }
        for kind, subs in SUB_TYPES.items()
    ]


def type_of(sub_type: str) -> str:
    """The type of a sub-type."""
    return TYPE_OF[sub_type]


def type_name(kind: str) -> str:
    """What a type of incident is called."""
    return TYPES.get(kind, spaced(kind))


def stamp(value: str) -> str:
    """A stamp of publication as it was given: a day, or a day with its time and offset."""
    shown = day(value)
    if len(value) < 16:
        return shown
    return f"{shown}, {value[11:16]}{' ' + value[19:] if len(value) > 19 else ''}"


FILTERS: dict[str, Callable[..., Any]] = {
    "spaced": spaced,
    "value_name": value_name,
    "country": country,
    "day": day,
    "days": days,
    "toll": toll,
    "where": where,
    "bounds": bounds,
    "within": within,
    "sub_name": sub_name,
    "address": address,
    "toggled": toggled,
    "json_text": json_text,
    "value_type": type_name,
    "stamp": stamp,
}
