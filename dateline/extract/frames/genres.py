"""The kind of a report in which violent words are not meant: sport, fiction, accident."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.frames import proofs
from dateline.lexicons import table
from dateline.model.parsed import Parsed

_MANY = 3
_OPENING = 450
# what happens by chance or nature, or is meant to happen: no one is attacked
CHANCE = frozenset({"accident", "nature", "health", "medicine", "works"})


def compiled(listed: list[str]) -> re.Pattern[str]:
    """The phrases as one pattern of whole words, the longest first."""
    longest = sorted(listed, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


@cache
def _genres() -> dict[str, re.Pattern[str]]:
    return {name: compiled(cues) for name, cues in table("contexts")["genres"].items()}


@cache
def _hard() -> re.Pattern[str]:
    return compiled(table("contexts")["hard"])


@cache
def _openings() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, table("contexts")["openings"]["words"]))
    return re.compile(rf"\s*(?:{listed})\b\s*[:|–—-]", re.IGNORECASE)


def _kinds(pattern: re.Pattern[str], text: str) -> int:
    return len({m.lower() for m in pattern.findall(text)})


def genre(parsed: Parsed, proven: frozenset[int] | None = None) -> str | None:
    """The kind of report in which violent words are not meant, or None.

    `proven` are the sentences that prove violence (found here when they are not given): a report
    that opens with one is news of it, wherever it happened; a drill alone is staged all the same.
    """
    title, text = parsed.report.title, parsed.report.text
    if _openings().match(title) or _openings().match(text):
        return "opening"
    found = proofs.proven(parsed) if proven is None else proven
    opening = f"{title}\n{text[:_OPENING]}"
    whole = f"{title}\n{text}"
    if proofs.scare_quoted(title) and _is(opening, whole, "drill"):
        return "drill"
    news = proofs.opens_with_proof(parsed, found)
    if news and (not _is(opening, whole, "drill") or proofs.cues("no_drill").search(whole)):
        return None
    hard = _kinds(_hard(), opening)
    scores = {}
    for name, pattern in _genres().items():
        first = _kinds(pattern, opening)
        needed = _needed(name, hard, bool(found))
        if first and _kinds(pattern, whole) >= _MANY and first >= needed:
            scores[name] = first
    return max(scores, key=lambda n: scores[n]) if scores else None


def _is(opening: str, whole: str, name: str) -> bool:
    pattern = _genres()[name]
    return _kinds(pattern, opening) > 0 and _kinds(pattern, whole) >= _MANY


def _needed(name: str, hard: int, proven: bool) -> int:
    """How many cues the opening must have against its hard words of violence."""
    if name == "fiction":
        return min(hard, 2) + 1
    if name in CHANCE:
        return max(1, hard - 1) if proven else 1
    return hard + 1 if proven or name != "statistics" else min(hard + 1, 2)
