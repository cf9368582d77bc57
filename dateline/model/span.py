"""A stretch of a report: which field, from where to where, in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of `title`, `text`, `byline` or `dropped:<n>`."""

    field: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span runs from {self.start} to {self.end}")

    def covers(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two spans share (0 for different fields)."""
        if self.field != other.field:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))
