"""GeoJSON (RFC 7946): one feature a row, at the point of its scene, with its doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import about
from dateline.export.columns import Cell

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)
_RENAMED = {"place_precision": "precision", "place_radius_km": "radius_km"}


def has_point(row: dict[str, Cell]) -> bool:
    """True for a row that can be put on a map."""
    return row["lat"] is not None and row["lon"] is not None


def feature(row: dict[str, Cell], id_: str = "account_id") -> dict[str, Any]:
    """The feature of a row, named by its column `id_`: it happened within `radius_km` (km)."""
    properties = {_RENAMED.get(k, k): v for k, v in row.items() if k not in ("lat", "lon")}
    return {
        "type": "Feature",
        "id": row[id_],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": properties,
    }


def pieces(features: Iterable[dict[str, Any]], rows: str = "accounts") -> Iterator[str]:
    """A feature collection as text, piece by piece; `about` is a foreign member."""
    told = _JSON.encode(list(about.sentences(rows)))
    yield f'{{"type": "FeatureCollection", "about": {told}, "features": ['
    comma = "\n"
    for one in features:
        yield comma + _JSON.encode(one)
        comma = ",\n"
    yield "\n]}\n"
