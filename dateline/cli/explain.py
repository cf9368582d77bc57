"""`dateline explain`: what a word of the record means."""

from __future__ import annotations

from dateline.cli.common import data
from dateline.errors import NotFoundError
from dateline.export import glossary


def explain(word: str) -> None:
    """Prints every meaning of a word; NotFoundError with what is near."""
    found = glossary.find(word)
    if not found:
        near = glossary.near(word)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise NotFoundError(f"'{word}' is no word of the record{hint}")
    data(f"{entry.word} ({entry.kind}): {entry.meaning}" for entry in found)
