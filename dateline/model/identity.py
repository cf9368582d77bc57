"""Content-hash ids: what was said, where, by whom; never scores, runs or clusters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dateline.model.span import Span


def digest(parts: Iterable[str | None], length: int = 16) -> str:
    """The first `length` hex digits of SHA-256 over the parts; None and "" differ."""
    h = hashlib.sha256()
    for part in parts:
        h.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass"))
        h.update(b"\x1f")
    return h.hexdigest()[:length]


def span_key(span: Span | None) -> str | None:
    """A span as one string for hashing, None for no span."""
    return None if span is None else f"{span.field}:{span.start}:{span.end}"


def report_id(work_id: str | None, title: str, text: str) -> str:
    """The id of a report: the same words under the same work are the same report."""
    return "r" + digest(("report", work_id, title, text))


def account_id(report: str, anchor: Span, number: int = 0) -> str:
    """The id of an account: report and anchor, numbered when two share an anchor."""
    return "a" + digest(("account", report, span_key(anchor), str(number) if number else None))


def claim_id(
    report: str,
    slot: str,
    span: Span | None,
    anchor: Span,
    rule: str | None,
    fate: str | None,
    speaker: Span | None,
    polarity: str,
) -> str:
    """The id of a claim; without a span of its own, the account's anchor and the rule."""
    where = span_key(span) if span else f"{span_key(anchor)}|{rule}"
    return "c" + digest(("claim", report, slot, where, fate, span_key(speaker), polarity))
