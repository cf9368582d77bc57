"""The score of a pair of accounts: a logistic sum of explained features, calibrated.

Weights are fitted by training/link.py on labelled pairs and shipped in data/linking.toml. A score
uses the two sketches and these constants, nothing of the rest of the ledger.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from dateline.lexicons import table
from dateline.link.features import features
from dateline.link.sketch import Sketch

EDGE = 0.45
_ROUND = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """The chance that two accounts tell one incident, and why: name, value, weight."""

    p: float
    features: tuple[tuple[str, float, float], ...] = ()


@cache
def weights() -> dict[str, float]:
    """The fitted weights by feature, and the `bias`; all constants of the version."""
    return {name: float(weight) for name, weight in table("linking")["weights"].items()}


def pair(a: Sketch, b: Sketch) -> Pair:
    """The score of two accounts, symmetric; `features` are sorted by what they weigh."""
    known = weights()
    found = features(a, b)
    parts = [(name, value, known.get(name, 0.0)) for name, value in found.items()]
    total = known["bias"] + math.fsum(value * weight for _, value, weight in parts)
    parts.sort(key=lambda part: (-abs(part[1] * part[2]), part[0]))
    return Pair(round(1 / (1 + math.exp(-total)), _ROUND), tuple(parts))
