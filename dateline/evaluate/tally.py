"""Counts of right, wrong and missed, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

# Every line of the table, in its order.
LINES = (
    "incidents",
    "foreground incidents",
    "report relevant",
    "event type",
    "sub-event type",
    "stage",
    "date, exact",
    "date, overlapping",
    "place, within 25 km",
    "country",
    "perpetrators",
    "targets",
    "weapons",
    "killed: the numbers",
    "killed: the numbers, where found",
    "injured: the numbers",
    "injured: the numbers, where found",
    "toll: right speaker or none",
    "responsibility",
    "attribution: source found",
    "attribution: kind, where found",
    "attribution: status, where found",
    "unknowns found",
    "grounding: quote is where it says",
)


@dataclass(slots=True)
class Counts:
    """What a line is made from; `gold` is right and missed together."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was coded that is right, 0 if nothing was coded."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what the key holds that was coded, 0 if it holds nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _no_counts() -> dict[str, Counts]:
    return {name: Counts() for name in LINES}


@dataclass(slots=True)
class Tally:
    """The counts of all lines; tallies of several reports are summed."""

    counts: dict[str, Counts] = field(default_factory=_no_counts)

    def add(self, line: str, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Counts on a line; KeyError for a line that is not in `LINES`."""
        counts = self.counts[line]
        counts.right += right
        counts.wrong += wrong
        counts.missed += missed

    def judge(self, line: str, ok: bool, coded: bool = True) -> None:
        """Counts one value that the key holds: right, or missed, and wrong if one was coded."""
        self.add(line, int(ok), int(coded and not ok), int(not ok))


def summed(tallies: Iterable[Tally]) -> Tally:
    """The counts of several reports together."""
    total = Tally()
    for tally in tallies:
        for line, counts in tally.counts.items():
            total.add(line, counts.right, counts.wrong, counts.missed)
    return total
