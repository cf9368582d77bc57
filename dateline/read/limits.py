"""How much the reader takes before it says no: sizes in bytes, times in seconds."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one document and of one download."""

    document_bytes: int = 10 * MEGABYTE
    download_bytes: int = 20 * MEGABYTE
    download_seconds: float = 20.0
    redirects: int = 5
