"""Sums of precision and recall: what was right of what was said, and of what was asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """`found` of `said` were right; of `asked`, `met` were found (mostly the same number)."""

    found: float = 0.0
    said: float = 0.0
    met: float = 0.0
    asked: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.said + other.said,
            self.met + other.met,
            self.asked + other.asked,
        )

    @property
    def precision(self) -> float:
        """In per cent; 0 where nothing was said."""
        return 100 * self.found / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """In per cent; 0 where nothing was asked."""
        return 100 * self.met / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean, in per cent."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0
