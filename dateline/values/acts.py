"""Kinds of act by their families, and which families go together in one incident."""

from __future__ import annotations

from functools import cache

from dateline.lexicons import table


@cache
def family(act: str) -> str | None:
    """The family of an act; None for acts that go with any other."""
    for name, acts in table("assembly")["families"].items():
        if act in acts:
            return str(name)
    return None


@cache
def may_mix(a: str | None, b: str | None) -> bool:
    """True when acts of the two families may belong to one incident."""
    if a is None or b is None or a == b:
        return True
    mixes = table("assembly")["mixes"]
    return b in mixes.get(a, []) or a in mixes.get(b, [])
