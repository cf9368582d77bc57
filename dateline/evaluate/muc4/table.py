"""The table of `eval muc4`: CEAF-REE by role, CEAF-TF, and the 23 slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.evaluate.muc4.fills import ROLES, SLOTS, Document
from dateline.evaluate.muc4.roles import role_fillers, templates
from dateline.evaluate.muc4.slots import all_slots
from dateline.evaluate.muc4.tally import Tally


@dataclass
class Scores:
    """Tallies of a set of documents."""

    ree: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(ROLES, Tally()))
    tf: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(SLOTS, Tally()))
    documents: int = 0

    @property
    def ree_micro(self) -> Tally:
        """CEAF-REE over all roles."""
        return sum(self.ree.values(), Tally())

    @property
    def all_slots(self) -> Tally:
        """All 23 slots."""
        return sum(self.slots.values(), Tally())


def score(key: Mapping[str, Document], found: Mapping[str, Document]) -> Scores:
    """The scores of answers; a document without an answer has none."""
    scores = Scores()
    for name, asked in key.items():
        told = found.get(name)
        for role, tally in role_fillers(asked, told).items():
            scores.ree[role] += tally
        scores.tf += templates(asked, told)
        for slot, tally in all_slots(asked, told).items():
            scores.slots[slot] += tally
        scores.documents += 1
    return scores


def lines(scores: Scores) -> Iterator[str]:
    """The rows of the table: name, precision, recall, F1, tab-separated."""
    yield f"documents\t{scores.documents}"
    yield "measure\tprecision\trecall\tF1"
    for role, tally in scores.ree.items():
        yield _row(f"CEAF-REE {role}", tally)
    yield _row("CEAF-REE", scores.ree_micro)
    yield _row("CEAF-TF", scores.tf)
    for slot, tally in scores.slots.items():
        yield _row(slot, tally)
    yield _row("all slots", scores.all_slots)


def _row(name: str, tally: Tally) -> str:
    return f"{name}\t{tally.precision:.1f}\t{tally.recall:.1f}\t{tally.f1:.1f}"
