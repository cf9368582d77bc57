"""The country a report was published in, as far as its publisher and its address tell."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from dateline import lexicons
from dateline.gazetteer.names import fold
from dateline.gazetteer.scan import names
from dateline.model.ports import Candidate, Lookup
from dateline.model.report import Report
from dateline.normalise.places.names import Named

LARGE = 300_000
SHORTEST = 5
TOWN = 50_000
_GLUED = ("the", "daily")


def country_of(report: Report, lookup: Lookup | None = None) -> str | None:
    """ISO-2 code by country domain, else by a large place in the publisher's name, else None."""
    for address in (report.url or "", report.publisher or ""):
        _, dot, end = _host(address).rpartition(".")
        if dot and len(end) == 2 and end.isalpha():
            if end in lexicons.words("place_general_domains"):
                return None
            return "GB" if end == "uk" else end.upper()
    return _named(report.publisher or "", lookup) if lookup else None


def published_in(report: Report, told: Container[str], lookup: Lookup) -> dict[str, Named]:
    """The places in the publisher's name that the report itself does not name, by key."""
    out = {}
    for text in _names_in(report, lookup):
        key = fold(text)
        if key not in told and (found := lookup.find(text)):
            out[key] = Named(key, text, found, count=1)
    return out


def _names_in(report: Report, lookup: Lookup) -> list[str]:
    """The places in the publisher's name ("Columbus Herald", "columbusherald.example").

    In an address the words are written as one: the longest beginning that is a large place.
    """
    words = (report.publisher or "").split()
    found = [" ".join(words[start:end]) for start, end in names(words, lookup)]
    label = _host(report.url or report.publisher or "").removeprefix("www.").split(".")[0]
    for start in _GLUED:
        label = label.removeprefix(start)
    for end in range(len(label), SHORTEST - 1, -1):
        if any(c.match == "exact" and _is_town(c) for c in lookup.find(label[:end])):
            found.append(label[:end])
            break
    return found


def _is_town(c: Candidate) -> bool:
    return _large(c) or c.population >= TOWN


def is_of_publisher(report: Report, name: str) -> bool:
    """True when a name of some length stands in the publisher's name or address."""
    key = fold(name).replace(" ", "")
    told = fold(f"{report.publisher or ''} {_host(report.url or '')}").replace(" ", "")
    return len(key) >= SHORTEST and key in told


def _host(address: str) -> str:
    host = (urlsplit(address).hostname or "") if "//" in address else address
    return host.strip().rstrip("/").lower()


def _named(publisher: str, lookup: Lookup) -> str | None:
    words = publisher.split()
    for start, end in names(words, lookup):
        large = {
            c.country for c in lookup.find(" ".join(words[start:end])) if c.country and _large(c)
        }
        if len(large) == 1:
            return large.pop()
    return None


def _large(c: Candidate) -> bool:
    return c.kind in ("country", "admin1") or c.capital or c.population >= LARGE
