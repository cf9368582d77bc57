"""An article cut into stretches: each paragraph in pieces, each piece with the claims it bears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from dateline.export import terminal, wording
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import Speaker

_MOST_SPEAKERS = 4


def article(report: Report, claims: Sequence[tuple[str, Claim]]) -> list[dict[str, Any]]:
    """The paragraphs of a report: title first, then text.

    Each is `{"field", "start", "end", "pieces", "speakers"}`; a piece is `{"words", "claims",
    "kind"}` with the ids of the claims whose words it is. `claims` pairs each with its kind.
    """
    out = []
    for field in ("title", "text"):
        text = report.field(field)
        spans = [
            (s.start, s.end, claim.id, kind)
            for kind, claim in claims
            for s in claim.evidence
            if s.field == field and s.end > s.start
        ]
        for start, end in _paragraphs(text) if field == "text" else [(0, len(text))]:
            here = [s for s in spans if s[0] < end and s[1] > start]
            ids = {s[2] for s in here}
            said = [c.source for _, c in claims if c.id in ids and c.source is not None]
            out.append(
                {
                    "field": field,
                    "start": start,
                    "end": end,
                    "pieces": _pieces(text, start, end, here),
                    "speakers": _speakers(said),
                }
            )
    return out


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            found.append((at, at + len(part)))
        at += len(part) + 2
    return found


def _pieces(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int, str, str]]
) -> list[dict[str, Any]]:
    held = list(spans)
    cuts = sorted({start, end, *(max(start, s[0]) for s in held), *(min(end, s[1]) for s in held)})
    pieces = []
    for a, b in pairwise(cuts):
        over = [s for s in held if s[0] <= a and s[1] >= b]
        over.sort(key=lambda s: s[1] - s[0])  # the narrowest words lead
        pieces.append(
            {
                "words": terminal.clean(text[a:b]),
                "start": a,
                "claims": list(dict.fromkeys(s[2] for s in over)),
                "kind": over[0][3] if over else None,
            }
        )
    return pieces


def _speakers(said: Iterable[Speaker]) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for speaker in said:
        name = terminal.line(speaker.name or speaker.text)
        found.setdefault(name, speaker_plain(speaker))
    return list(found.values())[:_MOST_SPEAKERS]


def speaker_plain(speaker: Speaker | None) -> dict[str, str]:
    """Who says so in words: name, role, medium; the report itself has the role `report`."""
    if speaker is None:
        return {"name": "the report itself", "role": "report", "medium": "", "whole": ""}
    medium = "" if speaker.medium == "unspecified" else wording.spaced(speaker.medium)
    return {
        "name": terminal.line(speaker.name or speaker.text),
        "role": wording.spaced(speaker.role),
        "medium": medium,
        "whole": terminal.line(wording.speaker(speaker)),
    }


def kinds(slots: Mapping[str, str], claims: Iterable[Claim]) -> list[tuple[str, Claim]]:
    """Claims with the kind of their slot, for marking."""
    return [(slots.get(claim.slot, "more"), claim) for claim in claims]
