"""Points told by distance and direction from a known one ("12 km north of Gao")."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from dateline.model.mention import Mention
from dateline.model.parsed import Sentence
from dateline.model.values import Place
from dateline.normalise.places.names import own_run
from dateline.values.places import kilometres

KM = 111.2
FARTHEST = 400.0
HALF_TURN = 180.0
DOUBT = 0.25
_UNITS = {"k": 1.0, "m": 1.609, "n": 1.852}
_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225,
    "west": 270, "northwest": 315,
}  # fmt: skip
_TOLD = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)\s*(?:\([^)]*\)\s*)?-?"
    r"(?P<u>km|kilomet(?:er|re)s?|miles?|nautical miles?)"
    r"(?:\s*\([^)]*\))?\s+(?:to the |in the |due )?"
    r"(?:(?P<d>(?:north|south)?-?(?:east|west)|north|south)(?:ern)?\s+of"
    r"|(?:away )?from|outside|off)\s+(?:the\s+)?(?:[a-z]+\s+){0,5}$",
    re.IGNORECASE,
)


def midway(place: Place, other: Place) -> Place:
    """Half-way between two points: the radius reaches both, the names are those of the first."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return place
    apart = kilometres(place.lat, place.lon, other.lat, other.lon)
    if apart > FARTHEST or abs(place.lon - other.lon) > HALF_TURN:
        return place
    return replace(
        place,
        lat=round((place.lat + other.lat) / 2, 4),
        lon=round((place.lon + other.lon) / 2, 4),
        radius_km=round(max(place.radius_km or 0.0, apart / 2), 1),
    )


def displaced(place: Place, mention: Mention, sentence: Sentence, text: str) -> Place:
    """The point that words before the name tell; without a direction, the same with its doubt.

    Reads "<number> <unit> <direction> of" or "from" up to the first known name of the mention.
    """
    if place.lat is None or place.lon is None or place.precision not in ("city", "site"):
        return place
    name = mention.span.start + own_run(mention.text)[0]
    told = _TOLD.search(text[sentence.span.start : name])
    if told is None:
        return place
    far = float(told["n"]) * _UNITS[told["u"][0].lower()]
    if far > FARTHEST:
        return place
    radius = round(max(place.radius_km or 0.0, far * (DOUBT if told["d"] else 1.0)), 1)
    moved = replace(place, relation="near", radius_km=radius)
    if not told["d"]:
        return moved
    bearing = math.radians(_BEARINGS[told["d"].lower().replace("-", "")])
    lat = place.lat + far * math.cos(bearing) / KM
    lon = place.lon + far * math.sin(bearing) / (KM * math.cos(math.radians(place.lat)))
    return replace(moved, lat=round(lat, 4), lon=round(lon, 4))
