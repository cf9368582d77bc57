"""Small keys and codings: an explosion in Mirpur that killed two, unless told otherwise."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

TITLE = "Bomb kills two traders in Mirpur"
TEXT = (
    "A bomb planted by gunmen killed two traders at the market in Mirpur on Monday, police said. "
    "Doctors said three people died. It is not known who planted it."
)
REPORT: Row = {"id": "r1", "title": TITLE, "text": TEXT, "published": "2024-05-07"}
MIRPUR = {
    "text": "the market in Mirpur",
    "city": "Mirpur",
    "country": "PK",
    "lat": 33.1,
    "lon": 73.8,
}


def incident(**changed: Any) -> Row:
    """An incident of a key; a field given replaces that of the base."""
    base: Row = {
        "foreground": True,
        "event_type": "explosions_remote_violence",
        "sub_event_type": "remote_explosive_landmine_ied",
        "also": [],
        "stage": "accomplished",
        "date": {"earliest": "2024-05-06", "latest": "2024-05-06", "text": "Monday"},
        "place": MIRPUR,
        "perpetrators": [],
        "participants": [],
        "targets": [],
        "weapons": [],
        "casualties": [],
        "responsibility": {"status": "not_mentioned", "by": None, "text": None},
        "attributions": [],
        "unknowns": [],
    }
    return base | changed


def toll(fate: str, low: int | None, high: int | None, source: str | None = None) -> Row:
    """A toll of a key."""
    return {"fate": fate, "who": "total", "low": low, "high": high, "text": "", "source": source}


def claim(slot: str, value: Any = None, text: str | None = None, **more: Any) -> Row:
    """A claim; its evidence is where `text` first stands in the report's text, if it does."""
    at = TEXT.find(text) if text else -1
    evidence = [{"field": "text", "start": at, "end": at + len(text or "")}] if at >= 0 else []
    return {"slot": slot, "value": value, "text": text, "evidence": evidence, **more}


def event(kind: str, sub: str) -> Row:
    """A claim of an event type."""
    return claim("event_type", {"type": kind, "sub_type": sub}, basis="inferred")


def day(earliest: str, latest: str) -> Row:
    """A claim of a date."""
    value = {"start": {"earliest": earliest, "latest": latest}, "end": None}
    return claim("date", value, basis="inferred")


def place(lat: float | None, lon: float | None, country: str = "PK", **more: Any) -> Row:
    """A claim of a place."""
    value = {"role": "scene", "lat": lat, "lon": lon, "country": country, **more}
    return claim("place", value, basis="inferred")


def said_toll(fate: str, low: int | None, high: int | None, **more: Any) -> Row:
    """A claim of a toll; `count` holds further fields of the range."""
    count = {"low": low, "high": high, "form": "exact", "stated": low, **more.pop("count", {})}
    return claim("casualty", {"fate": fate, "count": count}, basis="inferred", **more)


def account(*claims: Row, bare: bool = False, **changed: Any) -> Row:
    """An account; without `bare` it has the right type, day and place."""
    base = () if bare else (
        event("explosions_remote_violence", "remote_explosive_landmine_ied"),
        day("2024-05-06", "2024-05-06"),
        place(33.1, 73.8),
    )  # fmt: skip
    made: Row = {"foreground": True, "kind": "single", "minimal": False}
    return {**made, "claims": [*base, *claims], **changed}


def coding(*accounts: Row, **changed: Any) -> Row:
    """A coding of the report."""
    own = {"input_id": "r1", "id": "abc", "title": TITLE, "text": TEXT, **changed}
    return {"report": own, "accounts": list(accounts)}


def key(*incidents: Row, name: str = "r1") -> Row:
    """A key of the report."""
    return {"id": name, "incidents": list(incidents)}
