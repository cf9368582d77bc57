"""The profile of MUC-4 as data: thresholds of roles, types, relevance, tuned on its dev part."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Profile:
    """From which probability on something is told; see `data/reader/muc4.toml`."""

    relevant: float = 0.5
    thresholds: Mapping[str, float] = field(default_factory=dict)
    types: Mapping[str, float] = field(default_factory=dict)
    one_entity: float = 0.6
    repeated: float = 0.3
    relevance: float = 0.2
    belongs: float = 0.4
    evidence: float = 0.3
    accused: float = 0.6


@cache
def profile() -> Profile:
    """The profile that ships with the package."""
    path = resources.files("dateline") / "data" / "reader" / "muc4.toml"
    return Profile(**tomllib.loads(path.read_text(encoding="utf-8")))
