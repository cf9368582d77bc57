"""Makes docs/linking-features.md from the features of a pair and their fitted weights."""

from __future__ import annotations

from dateline.link import EDGE, FEATURES
from dateline.link.blocking import LEADERS, MOST_KEYS
from dateline.link.clusters import MOST, RAISED, SAMPLE
from dateline.link.pairs import weights

_INTRO = f"""# What linking weighs

*Made by `docs/generate.py` from `dateline/link` and `dateline/data/lexicons/linking.toml`; the
weights are fitted by `training/link.py`.*

The chance that two accounts tell one incident is 1 / (1 + exp(-(bias + sum of weight * feature))).
Features go from 0 to 1. A weight of 0 means that the pairs that were fitted on gave the feature
nothing to say beside the others. [How linking decides](linking.md) tells what becomes of them.

| constant | value |
|---|---|
| the chance from which a pair is an edge | {EDGE} |
| blocking keys of an account, at most | {MOST_KEYS} |
| leaders of a block, with whom its members are compared | {LEADERS} |
| accounts of a group whose log odds are averaged | {SAMPLE} |
| accounts of a component before it is cut | {MOST} |
| thresholds at which it is cut, one after the other | {", ".join(map(str, RAISED))} |
"""


def features() -> str:
    """The page: constants, then features from the one that speaks most for to most against."""
    known = weights()
    rows = [
        f"| `{name}` | {known[name]:+.2f} | {FEATURES[name]} |"
        for name in sorted(FEATURES, key=lambda n: (-known[n], n))
    ]
    head = (
        f"| feature | weight | when |\n|---|---|---|\n| | {known['bias']:+.2f} | always (bias) |"
    )
    return "\n".join([_INTRO, head, *rows]) + "\n"
