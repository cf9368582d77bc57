"""The lines of the scorer of full keys: counts a report, sums, intervals, and the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.evaluate.corpus.slots import CLAIM_SLOTS, REFERENCES
from dateline.evaluate.tally import Counts, Sums, no_counts, resampled, summed

# A line is F1 of things that are found, or a share of cases; of a bad share less is better.
LineKind = Literal["f1", "share", "bad"]

INCIDENTS, FOREGROUND = "incidents", "foreground incidents"
EVENT_TYPE, SUB_TYPE = "event type, where found", "sub-event type, where found"
STAGE, CONTEXT = "stage, where found", "context, where found"
EMPTY = "reports without incident that yield an account"
WORDS = "words of a claim with a speaker"
SPEAKER = "speaker, where the words were found"
ROLE, STATUS = "role, where the speaker was found", "status, where the speaker was found"
OWN_VOICE = "own voice given to a speaker"
FURNITURE = "claims in furniture"
CASUALTIES = "casualties, where found"
DATE, PLACE = "date, where found", "place within 25 km, where found"

# Slots whose value is inferred from others have no words of their own.
WORDED = tuple(s for s in CLAIM_SLOTS if s not in ("event_type", "stage", "context"))

_SLOT, _LINK, _SAID = "words: ", "link: ", "speaker: "


def slot_line(slot: str) -> str:
    """The line of the words of a slot."""
    return f"{_SLOT}{slot}"


def speaker_line(slot: str) -> str:
    """The line of the speakers of a slot."""
    return f"{_SAID}{slot}"


def link_line(link: str) -> str:
    """The line of a kind of link between claims."""
    return f"{_LINK}{link}"


LINES: dict[str, LineKind] = {
    FOREGROUND: "f1",
    INCIDENTS: "f1",
    EMPTY: "bad",
    EVENT_TYPE: "share",
    SUB_TYPE: "share",
    STAGE: "share",
    CONTEXT: "share",
    DATE: "share",
    PLACE: "share",
    CASUALTIES: "f1",
    WORDS: "share",
    SPEAKER: "share",
    ROLE: "share",
    STATUS: "share",
    OWN_VOICE: "bad",
    FURNITURE: "bad",
    **{slot_line(slot): "f1" for slot in WORDED},
    **{speaker_line(slot): "share" for slot in WORDED},
    **{link_line(link): "share" for link in REFERENCES},
}
CONTRARY = {
    EMPTY: "reports without incident that yield none",
    OWN_VOICE: "own voice left without a speaker",
    FURNITURE: "claims outside furniture",
}


@dataclass(slots=True)
class Board(Sums):
    """The counts of all lines; of a share `right` are the cases and `missed` the others."""

    counts: dict[str, Counts] = field(default_factory=lambda: no_counts(LINES))

    def case(self, line: str, holds: bool) -> None:
        """One case of a share."""
        self.add(line, right=int(holds), missed=int(not holds))

    def figure(self, line: str) -> float:
        """F1, or the share, from 0 to 1."""
        counts = self.counts[line]
        return counts.f1 if LINES[line] == "f1" else counts.recall


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of all reports, and 95 % of the bootstrap's figures for each line."""

    total: Board
    reports: int
    full: int
    intervals: dict[str, tuple[float, float]]

    def figures(self, least: int = 1) -> dict[str, float]:
        """Figures in points, by line, of the lines on which the keys hold `least` cases or more.

        More is better in all: a bad share is turned round, under the name of its contrary.
        """
        out = {}
        for line, kind in LINES.items():
            counts = self.total.counts[line]
            if counts.right + counts.missed >= least:
                figure = 100 * self.total.figure(line)
                name = CONTRARY[line] if kind == "bad" else line
                out[name] = round(100 - figure if kind == "bad" else figure, 2)
        return out


def intervals(boards: Sequence[Board], draws: int) -> dict[str, tuple[float, float]]:
    """95 % of the bootstrap's figures for each line, drawn over reports."""

    def figures(sample: Iterable[Board]) -> dict[str, float]:
        total = summed(sample, Board)
        return {line: total.figure(line) for line in LINES}

    return resampled(boards, draws, figures)


def render(result: Result, whole: bool = True) -> str:
    """The table as text: figures in points, and how many cases the keys hold.

    Unless it is to be `whole`, the lines of single slots and links are left out.
    """
    rows = [
        f"reports: {result.reports}, with a full key: {result.full}",
        f"{'':48}{'P':>7}{'R':>7}{'figure':>8}{'keyed':>7}",
    ]
    rows += [
        _row(result, line, kind)
        for line, kind in LINES.items()
        if whole or not line.startswith((_SLOT, _LINK, _SAID))
    ]
    return "\n".join(rows)


def _row(result: Result, line: str, kind: LineKind) -> str:
    counts = result.total.counts[line]
    held = counts.right + counts.missed
    if not held and not counts.wrong:
        return f"{line:48}{'-':>7}{'-':>7}{'-':>8}{0:7d}"
    row = f"{line:48}"
    if kind == "f1":
        row += f"{100 * counts.precision:7.1f}{100 * counts.recall:7.1f}"
    else:
        row += f"{'':14}"
    row += f"{100 * result.total.figure(line):8.1f}{held:7d}"
    if line in result.intervals:
        low, high = (100 * end for end in result.intervals[line])
        row += f"   {low:5.1f} - {high:5.1f}"
    return row + ("   (less is better)" if kind == "bad" else "")
