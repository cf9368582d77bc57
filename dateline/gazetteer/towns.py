"""The largest towns inside a box of a map, for labels and for orientation."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

Box = tuple[float, float, float, float]


def towns(path: Path, box: Box, limit: int = 60) -> list[dict[str, Any]]:
    """Up to `limit` towns in `box` (west, south, east, north, degrees), the largest first.

    Each is `{"name", "lat", "lon", "population", "capital"}`. Source: GeoNames (CC BY 4.0).
    """
    west, south, east, north = box
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    query = (
        "SELECT name, lat, lon, population, capital FROM places WHERE kind = 'city' "
        "AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? "
        "ORDER BY capital DESC, population DESC LIMIT ?"
    )
    db = sqlite3.connect(uri, uri=True)
    try:
        found = db.execute(query, (south, north, west, east, limit)).fetchall()
    finally:
        db.close()
    names = ("name", "lat", "lon", "population", "capital")
    return [dict(zip(names, (*row[:4], bool(row[4])), strict=True)) for row in found]
