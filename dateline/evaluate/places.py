"""Judges places against keyed points: the very unit, or within 161 km; and the right country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.model.values import Place
from dateline.values.places import kilometres, same_name

NEAR_KM = 161.0
_LARGE = ("country", "admin1", "region", "water")
_TOWNS = "PPL"


@dataclass(frozen=True, slots=True)
class Gold:
    """A keyed point; `code` is GeoNames' feature code, `names` those of a keyed page."""

    lat: float
    lon: float
    geonameid: int | None = None
    code: str = ""
    country: str | None = None
    names: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


def is_right(place: Place, gold: Gold) -> bool:
    """Within 161 km of the keyed point, or the very unit that is keyed."""
    if gold.geonameid is not None and place.geonameid == gold.geonameid:
        return True
    if place.lat is None or place.lon is None:
        return False
    if place.precision in _LARGE and gold.names:
        page, *others = gold.names
        if same_name(place.name, page):
            return True
        if place.precision in gold.kinds and place.name in others:
            return True
    return kilometres(place.lat, place.lon, gold.lat, gold.lon) <= NEAR_KM


@dataclass(slots=True)
class Tally:
    """Counts of keyed names: all, right, unresolved; towns; names with a keyed country."""

    counts: Counter[str] = field(default_factory=Counter)

    def count(self, place: Place, gold: Gold) -> bool:
        """Count one place; True when it is right."""
        right = is_right(place, gold)
        n = self.counts
        n["all"] += 1
        n["right"] += right
        n["none"] += place.precision is None or place.lat is None
        if gold.code.startswith(_TOWNS):
            n["towns"] += 1
            n["towns right"] += right
        if gold.country is not None:
            n["keyed"] += 1
            n["country"] += gold.country == place.country
        return right

    def line(self) -> str:
        """The shares in words."""
        n = self.counts
        if not n["all"]:
            return "nothing keyed"
        out = f"{n['right'] / n['all']:.3f} of {n['all']} ({n['none']} unresolved)"
        if n["keyed"]:
            out += f", right country {n['country'] / n['keyed']:.3f}"
        if n["towns"]:
            out += f", towns {n['towns right'] / n['towns']:.3f} of {n['towns']}"
        return out


def describe(doc: str, words: str, place: Place, gold: Gold) -> str:
    """An error in one line."""
    return (
        f"{doc}: {words!r} {gold.code} {gold.lat},{gold.lon} -> {place.name} {place.precision} "
        f"{place.admin1} {place.country} {place.lat},{place.lon}"
    )
