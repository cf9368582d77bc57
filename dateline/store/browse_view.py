"""What a person asks of the page: filters, all optional, as they stand in an address."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from dateline.errors import InputError
from dateline.store.filters import checked_day

Sort = Literal["newest", "oldest", "toll", "reported", "sources", "doubt"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "toll", "reported", "sources", "doubt")
TOLLS = ("none", "1-9", "10-49", "50+", "not_given")
CONFIDENCES = ("high", "middle", "low", "not_scored")
LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class View:
    """Filters on incidents; of several words for one filter any may hold, all filters must.

    `since` and `until` are days, inclusive; `box` is west, south, east, north in degrees;
    `reported_since` a day of first report. An empty view shows everything.
    """

    q: str = ""
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    toll: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    reported_since: str | None = None
    new_since: str | None = None
    box: tuple[float, float, float, float] | None = None


EVERY = View()
_MANY = tuple(f.name for f in fields(View) if str(f.type).startswith("tuple[str"))
_DAYS = ("since", "until", "reported_since")


def view(asked: Mapping[str, Sequence[str]]) -> View:
    """The view that the parameters of an address ask for; InputError for odd ones."""
    made: dict[str, Any] = {}
    for name in _MANY:
        values = [v for v in asked.get(name, ()) if v]
        if values:
            made[name] = tuple(sorted(set(values)))
    for name in _DAYS:
        given = _last(asked, name)
        if given:
            made[name] = checked_day(given)
    if _last(asked, "new_since"):
        made["new_since"] = _last(asked, "new_since")
    if _last(asked, "box"):
        made["box"] = _box(_last(asked, "box"))
    query = " ".join(_last(asked, "q").split())
    if len(query) > LONGEST_QUERY:
        raise InputError(f"a search has at most {LONGEST_QUERY} characters")
    return View(q=query, **made)


def pairs(asked: View, leave: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The parameters of an address that ask for a view, but for the filters named."""
    out: list[tuple[str, str]] = []
    for f in fields(View):
        value = getattr(asked, f.name)
        if f.name in leave or not value:
            continue
        if f.name == "box":
            out.append(("box", ",".join(f"{part:g}" for part in value)))
        elif isinstance(value, tuple):
            out += [(f.name, word) for word in value]
        else:
            out.append((f.name, value))
    return out


def _last(asked: Mapping[str, Sequence[str]], name: str) -> str:
    given = asked.get(name) or ("",)
    return given[-1].strip()


def _box(words: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        raise InputError("a box is WEST,SOUTH,EAST,NORTH in degrees") from None
    if not (-90 <= south <= north <= 90 and -540 <= west <= 540 and -540 <= east <= 540):
        raise InputError("a box is WEST,SOUTH,EAST,NORTH in degrees")
    return west, south, east, north


def sort_of(words: str | None) -> Sort:
    """The order of a list; InputError for one that there is not."""
    for name in SORTS:
        if name == (words or "newest"):
            return name
    raise InputError(f"no order is called '{words}'; there are {', '.join(SORTS)}")


def cursor(key: Any, incident_id: str) -> str:
    """Where a list goes on, as a word for an address."""
    packed = json.dumps([key, incident_id]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def uncursor(words: str) -> tuple[Any, str]:
    """The inverse of `cursor`; InputError for what is none."""
    try:
        padded = words + "=" * (-len(words) % 4)
        key, name = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, TypeError, binascii.Error):
        raise InputError("the cursor is none that was given out") from None
    if not isinstance(name, str) or not isinstance(key, (str, int, float, type(None))):
        raise InputError("the cursor is none that was given out")
    return key, name
