"""Links accounts of the same incident: voices, sketches, blocks, pairs, clusters.

Pure: it looks at accounts and reports that are handed in, and at constants shipped with the
version. The ledger keeps sketches, keys and edges; `partition` makes incidents of them.
"""

from __future__ import annotations

from dateline.link import voices
from dateline.link.blocking import (
    Blocks,
    Change,
    Memory,
    candidates,
    compared,
    joining,
    keys,
    leaving,
    ordered,
    rank,
)
from dateline.link.clusters import MOST, Clusters, Split, clusters, partition
from dateline.link.features import FEATURES
from dateline.link.pairs import EDGE, Pair, pair
from dateline.link.sketch import Sketch, Spot, Toll, linkable, sketch

__all__ = [
    "EDGE",
    "FEATURES",
    "MOST",
    "Blocks",
    "Change",
    "Clusters",
    "Memory",
    "Pair",
    "Sketch",
    "Split",
    "Spot",
    "Toll",
    "candidates",
    "clusters",
    "compared",
    "joining",
    "keys",
    "leaving",
    "linkable",
    "ordered",
    "pair",
    "partition",
    "rank",
    "sketch",
    "voices",
]
