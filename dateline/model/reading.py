"""What a trained reader saw in a report: spans that may fill a role, and their attributes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may fill a role.

    `start`, `end` count characters of the text that was read; `score` is the probability that
    this very mention fills the role, rounded. `attributes` gives the probability of each value.
    The two vectors tell candidates of one entity and of one incident, by their product.
    """

    start: int
    end: int
    words: str
    role: str
    score: float
    window: int
    attributes: Mapping[str, Mapping[str, float]]
    same: Vector = ()
    incident: Vector = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidates of a report by place and role, and what each window of it is about.

    `windows` gives the probability of each label of a window. `link_bias` belongs to the vectors
    of one entity and of one incident, `keep` are the weights by which settle counts what is seen.
    """

    text: str
    windows: tuple[Mapping[str, float], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    link_bias: tuple[float, float] = (0.0, 0.0)
    keep: Mapping[str, float] = field(default_factory=dict)

    def label(self, name: str) -> float:
        """The highest probability of a label over the windows, 0 without windows."""
        return max((window.get(name, 0.0) for window in self.windows), default=0.0)

    def one_entity(self, a: Candidate, b: Candidate) -> float:
        """The probability that two candidates name one entity."""
        return _linked(a.same, b.same, self.link_bias[0])

    def one_incident(self, a: Candidate, b: Candidate) -> float:
        """The probability that two candidates belong to one incident."""
        return _linked(a.incident, b.incident, self.link_bias[1])


def _linked(a: Vector, b: Vector, bias: float) -> float:
    product = sum(x * y for x, y in zip(a, b, strict=True)) / math.sqrt(len(a) or 1)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, product + bias))))
