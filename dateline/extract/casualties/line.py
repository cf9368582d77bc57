"""What linking works on: a sentence with its phrases and fate words, and the links that result."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.casualties.fates import Trigger
from dateline.extract.casualties.people import People
from dateline.extract.casualties.words import Word, grammar


@dataclass(frozen=True, slots=True)
class Link:
    """People with their fate: `core` the fate words, `[start, end)` all words between."""

    fate: str
    people: People
    hook: tuple[int, int]
    start: int
    end: int
    rule: str
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence ready for linking: its words, people phrases and fate words."""

    words: tuple[Word, ...]
    people: tuple[People, ...]
    triggers: tuple[Trigger, ...]
    cased: bool

    def starting(self, at: int) -> People | None:
        """The people phrase that begins at word `at`."""
        return next((p for p in self.people if p.start == at), None)

    def ending(self, at: int) -> People | None:
        """The longest people phrase that ends at word `at`."""
        return next((p for p in self.people if p.end == at), None)


def governed(line: Line, p: People) -> bool:
    """Whether a preposition or a verb before the phrase keeps it from being a subject."""
    if p.start == 0:
        return False
    before = line.words[p.start - 1].lower
    if before in ("after", "before"):  # they may open a clause: "after 44 people were killed"
        behind = line.words[p.end].lower if p.end < len(line.words) else "."
        return behind in ("and", "or", ",", ".")
    object_of = any(
        t.end == p.start and t.done_to and t.form in ("ing", "s", "base") for t in line.triggers
    )
    return before in grammar().prepositions or before == "than" or object_of


def takes_up(line: Line, p: People) -> bool:
    """Whether the phrase counts within people named before: "most of them", "two of whom"."""
    if p.head != "" or p.count is None:
        return False
    share = p.value is not None and p.value.form == "share"
    return share or line.words[p.end - 1].lower in ("them", "whom")
