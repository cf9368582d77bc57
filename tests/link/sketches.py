"""Sketches of invented accounts: one attack in a town, and what a test changes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dateline.link.sketch import Sketch, Spot, Toll

DAY = date(2021, 3, 9).toordinal()
DIFFA = Spot(2, "diffa", "diffa", "diffa", "NE", 13.3, 12.6, 3.0)
ZINDER = Spot(2, "zinder", "zinder", "zinder", "NE", 13.8, 9.0, 5.0)
NIGER = Spot(6, "niger", None, None, "NE")
BRIDGE = Spot(0, "the doutchi bridge", "diffa", "diffa", "NE", 13.3, 12.6, 1.0)
MARKET = Spot(0, "the great market of garin", "diffa", "diffa", "NE", 13.32, 12.6, 1.0)
AMBUSH = Sketch(
    account="a1",
    report="r1",
    published=DAY + 1,
    dated="told",
    first=DAY,
    last=DAY,
    spots=(DIFFA,),
    acts=frozenset(("shooting",)),
    families=frozenset(("gun",)),
    sub_types=frozenset(("attack",)),
    targets=frozenset(("police",)),
    tolls=(Toll("killed", 4, 4),),
    names=frozenset(("doutchi", "maman")),
    words=frozenset(("gendarmerie", "patrol", "motorbike")),
)


def told(name: str, **changes: Any) -> Sketch:
    """The ambush as another report tells it."""
    return replace(AMBUSH, account=name, report=f"r-{name}", **changes)


def sets(*words: str) -> frozenset[str]:
    return frozenset(words)
