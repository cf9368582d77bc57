"""A document as it came in: its bytes, where they lay, and what the input says about them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["text", "html", "unknown"]


@dataclass(frozen=True, slots=True)
class Document:
    """One unread document. `charset` is what the transport declares, None if it says nothing.

    `published` and `seen_at` are the input's own words; `source_hash` is the SHA-256 of the
    bytes as they lay in the input (for a record of JSONL: its whole line).
    """

    content: bytes
    kind: DocumentKind
    location: str
    source_hash: str
    input_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    seen_at: str | None = None
    charset: str | None = None


def source_hash(raw: bytes) -> str:
    """SHA-256 of the raw bytes as 64 hex digits."""
    return hashlib.sha256(raw).hexdigest()
