"""The cue patterns of data/lexicons/assembly.toml, compiled."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicons import table


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One alternation of all patterns of a list, case ignored."""
    joined = "|".join(f"(?:{p})" for p in table("assembly")[name])
    return re.compile(joined, re.IGNORECASE | re.DOTALL)
