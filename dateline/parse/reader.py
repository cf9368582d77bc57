"""The seam for a trained model: the only door through which span scores enter the program.

A reader sees a parsed report once and may say how well spans fit slots. The rules alone give no
scores; a model that is trained later implements the same protocol and is the one place that may
import a model runtime. Scores are rounded to four decimals before any threshold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.model.claim import Slot
from dateline.model.parsed import Parsed
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class SpanScore:
    """How well a span fits a slot, from 0 to 1."""

    span: Span
    slot: Slot
    score: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What a reader says about one report, in order of span and slot."""

    spans: tuple[SpanScore, ...] = ()

    def of(self, span: Span, slot: Slot) -> float | None:
        """The score of exactly this span for this slot, None when the reader gave none."""
        for entry in self.spans:
            if entry.span == span and entry.slot == slot:
                return entry.score
        return None


class Reader(Protocol):
    """Gives scores to spans of a parsed report; pure, one call a report."""

    @property
    def key(self) -> str:
        """Which model this is: part of a coding's run."""
        ...

    def read(self, parsed: Parsed) -> Scores:
        """The scores of one report."""
        ...


class RulesReader:
    """The reader without a model: gives no scores, so that the rules decide alone."""

    key = "rules"

    def read(self, parsed: Parsed) -> Scores:
        """No scores."""
        return Scores()
