"""Counts of right, wrong and missed, line by line."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

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

_SEED = 0
_TAIL = 0.025


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


def no_counts(lines: Iterable[str]) -> dict[str, Counts]:
    """A table of these lines on which nothing was counted yet."""
    return {name: Counts() for name in lines}


@dataclass(slots=True)
class Sums:
    """The counts of all lines of a table; those of several reports are summed."""

    counts: dict[str, Counts]

    def add(self, line: str, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Counts on a line; KeyError for a line that the table does not have."""
        counts = self.counts[line]
        counts.right += right
        counts.wrong += wrong
        counts.missed += missed


@dataclass(slots=True)
class Tally(Sums):
    """The counts of the newsroom table."""

    counts: dict[str, Counts] = field(default_factory=lambda: no_counts(LINES))

    def judge(self, line: str, ok: bool, coded: bool = True) -> None:
        """Counts one value that the key holds: right, or missed, and wrong if one was coded."""
        self.add(line, int(ok), int(coded and not ok), int(not ok))


S = TypeVar("S", bound=Sums)


def summed(several: Iterable[S], empty: Callable[[], S]) -> S:
    """The counts of several reports together; `empty` makes the table they are added to."""
    total = empty()
    for one in several:
        for line, counts in one.counts.items():
            total.add(line, counts.right, counts.wrong, counts.missed)
    return total


def resampled(
    units: Sequence[S], draws: int, total: Callable[[Iterable[S]], dict[str, float]]
) -> dict[str, tuple[float, float]]:
    """95 % of the figures of each line that `total` makes of samples of the units.

    The percentile bootstrap (Efron 1979), seeded: the same every time. Empty without draws or
    units.
    """
    if draws < 1 or not units:
        return {}
    chance = random.Random(_SEED)
    drawn = [total(chance.choices(units, k=len(units))) for _ in range(draws)]
    low, high = int(_TAIL * draws), int((1 - _TAIL) * draws)
    ordered = {line: sorted(figures[line] for figures in drawn) for line in drawn[0]}
    return {line: (values[low], values[high]) for line, values in ordered.items()}
