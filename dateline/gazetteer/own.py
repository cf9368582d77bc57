"""Reads places of one's own: other spellings of known places, and places with their points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.lexicons import own_rows

REQUIRED = ("alias", "name", "country")
COLUMNS = (*REQUIRED, "admin1", "lat", "lon", "radius_km")


@dataclass(frozen=True, slots=True)
class Own:
    """`alias` is another name of the place `name`; with a point, a place that may be new."""

    line: int
    alias: str
    name: str
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 2.0


def read(path: Path) -> tuple[Own, ...]:
    """The rows of a CSV with a head line; InputError names the line and column that is wrong."""
    return tuple(_own(path, line, row) for line, row in own_rows(path, REQUIRED, COLUMNS))


def _own(path: Path, line: int, row: dict[str, str | None]) -> Own:
    cells = {key: (value or "").strip() for key, value in row.items()}
    country = cells["country"]
    if not (cells["alias"] or cells["name"]):
        raise InputError(f"{path} line {line} names no place")
    if len(country) != 2 or not country.isalpha() or not country.isupper():
        raise InputError(
            f"{path} line {line}: country is two capitals such as ML, not {country!r}"
        )
    try:
        lat, lon = (float(cells[c]) if cells.get(c) else None for c in ("lat", "lon"))
        radius = float(cells.get("radius_km") or 2.0)
    except ValueError:
        raise InputError(f"{path} line {line}: lat, lon and radius_km are numbers") from None
    if (lat is None) != (lon is None) or abs(lat or 0) > 90 or abs(lon or 0) > 180:
        raise InputError(f"{path} line {line}: lat and lon are given both or none, in degrees")
    name = cells["name"] or cells["alias"]
    return Own(
        line, cells["alias"] or name, name, country, cells.get("admin1", ""), lat, lon, radius
    )
