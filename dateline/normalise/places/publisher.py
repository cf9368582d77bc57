"""The country a report was published in, as far as the address of its page tells."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline import lexicons
from dateline.model.report import Report


def country_of(report: Report) -> str | None:
    """ISO-2 code by the country domain of the URL or publisher, None for general domains."""
    for address in (report.url or "", report.publisher or ""):
        host = (urlsplit(address).hostname or "") if "//" in address else address
        _, dot, end = host.strip().rstrip("/").lower().rpartition(".")
        if dot and len(end) == 2 and end.isalpha():
            if end in lexicons.words("place_general_domains"):
                return None
            return "GB" if end == "uk" else end.upper()
    return None
