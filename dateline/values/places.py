"""Places as values: how far apart, which holds which, whether two agree, how to show one."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Literal

from dateline.model.values import Place, PlacePrecision

EARTH_KM = 6371.0
_ORDER: dict[PlacePrecision, int] = {
    "site": 0, "neighbourhood": 1, "city": 2, "admin2": 3, "admin1": 4, "region": 5, "water": 5,
    "country": 6,
}  # fmt: skip


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance of two points in km (haversine), None without both points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def same_name(a: str | None, b: str | None) -> bool:
    """True when two names are given and equal but for case, accents and marks."""
    return a is not None and b is not None and _plain(a) == _plain(b)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^\w]+", " ", "".join(c for c in letters if not unicodedata.combining(c)))


def containing(place: Place, other: Place) -> bool:
    """True when `place` is a unit that `other` lies in, or the same unit, as far as names tell."""
    if place.country is not None and other.country is not None and place.country != other.country:
        return False
    if place.precision == "country":
        return place.country is not None and place.country == other.country
    if place.precision == "admin1":
        return _same_unit(place, other, ("admin1",))
    if place.precision == "admin2":
        return _same_unit(place, other, ("admin1", "admin2"))
    if place.precision == "city":
        return same_name(place.city, other.city) and _near(place, other)
    if place.precision in ("region", "water"):
        return _covers(place, other)
    return same_name(place.name, other.name) and _near(place, other)


def _same_unit(place: Place, other: Place, fields: tuple[str, ...]) -> bool:
    return all(same_name(getattr(place, f), getattr(other, f)) for f in fields)


def _near(place: Place, other: Place) -> bool:
    apart = distance_km(place, other)
    return apart is None or apart <= 50 + (place.radius_km or 0) + (other.radius_km or 0)


def _covers(place: Place, other: Place) -> bool:
    apart = distance_km(place, other)
    return apart is not None and apart <= (place.radius_km or 0) + (other.radius_km or 0) / 2


def compare(a: Place, b: Place) -> Literal["agree", "vaguer", "disagree"]:
    """How `a` stands to `b`: the same place, one that holds it or says less, or another.

    Two claims agree if one could be a less precise statement of the other: `vaguer` means that
    `a` is the less precise one of such a pair, `agree` that it is as precise or more.
    """
    if not _resolved(a) or not _resolved(b):
        same = same_name(a.name or a.words, b.name or b.words)
        return "agree" if same or _resolved(a) else "vaguer"
    level_a, level_b = _level(a), _level(b)
    if containing(a, b):
        return "vaguer" if level_a > level_b else "agree"
    if containing(b, a):
        return "agree"
    if a.country is not None and b.country is not None and a.country != b.country:
        return "disagree"
    if _touching(a, b):
        return "vaguer" if level_a > level_b else "agree"
    return "disagree"


def _resolved(place: Place) -> bool:
    return place.precision is not None


def _level(place: Place) -> int:
    return _ORDER[place.precision] if place.precision else 9


def _touching(a: Place, b: Place) -> bool:
    """True when the circles of doubt of two points of different or rough level meet."""
    apart = distance_km(a, b)
    if apart is None:
        return False
    reach = (a.radius_km or 0) + (b.radius_km or 0)
    if a.precision == b.precision and a.precision in ("city", "admin1", "admin2", "country"):
        return apart <= 3.0
    return apart <= reach


def show(place: Place) -> str:
    """A place for people: the name and the units it lies in ("Karachi, Sindh, PK")."""
    parts: list[str] = []
    for part in (place.name, place.city, place.admin1, place.country):
        if part and not any(same_name(part, p) for p in parts):
            parts.append(part)
    return ", ".join(parts) or place.words
