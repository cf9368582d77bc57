"""The MUC-4 measure over 23 slots: templates paired for the most credit, fills within slots.

Precision and recall of all slots of all templates: an unpaired template of the key is wholly
missing, an unpaired one of the answer wholly spurious. Optional fills count when they are found.
"""

from __future__ import annotations

from dateline.evaluate.assignment import assign
from dateline.evaluate.muc4.fills import SLOTS, Document, Fill, Template
from dateline.evaluate.muc4.tally import Tally
from dateline.evaluate.muc4.verdicts import credit

_CONTENT = (
    "perp_ind_id",
    "perp_org_id",
    "phys_id",
    "phys_type",
    "hum_name",
    "hum_desc",
    "hum_type",
)
_NOTHING = Template({})


def slot(said: tuple[Fill, ...], key: tuple[Fill, ...], name: str) -> Tally:
    """The fills of a slot of two templates."""
    worth = [[credit(s, k, name) for s in said] for k in key]
    pairs = [(k, s) for k, s in assign(worth) if worth[k][s] > 0]
    earned = sum(worth[k][s] for k, s in pairs)
    met = {k for k, _ in pairs}
    asked = sum(1 for i, fill in enumerate(key) if i in met or not fill.optional)
    return Tally(earned, len(said), earned, asked)


def _compared(said: Template, key: Template) -> dict[str, Tally]:
    return {name: slot(said.of(name), key.of(name), name) for name in SLOTS}


def _admissible(said: Template, key: Template, found: dict[str, Tally]) -> bool:
    """The type must be near, and one slot of who or what, unless both say nothing of these."""
    if not found["inc_type"].found:
        return False
    if any(found[name].found for name in _CONTENT):
        return True
    return not any(said.of(name) or key.of(name) for name in _CONTENT)


def all_slots(key: Document, found: Document | None) -> dict[str, Tally]:
    """The tally of each slot of one document."""
    asked = key.templates
    said = found.templates if found else ()
    compared = [[_compared(s, k) for s in said] for k in asked]
    worth = [
        [
            sum(t.found for t in cell.values()) if _admissible(said[j], k, cell) else 0.0
            for j, cell in enumerate(compared[i])
        ]
        for i, k in enumerate(asked)
    ]
    pairs = [(i, j) for i, j in assign(worth) if worth[i][j] > 0]
    parts = [compared[i][j] for i, j in pairs]
    for i, k in enumerate(asked):
        if not k.optional and i not in {a for a, _ in pairs}:
            parts.append(_compared(_NOTHING, k))
    for j, s in enumerate(said):
        if j not in {b for _, b in pairs}:
            parts.append(_compared(s, _NOTHING))
    return {name: sum((part[name] for part in parts), Tally()) for name in SLOTS}
