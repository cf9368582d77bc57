"""Tolls from words to values: fate, whose, how many, held to a table of invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.casualties import casualties
from dateline.model.mention import Mention
from dateline.model.report import Report
from dateline.model.values import Casualty
from dateline.normalise import counts as tolls
from dateline.parse.document import parse
from dateline.values import counts


def cases() -> list[tuple[str, str]]:
    """The rows of the table: (text, what is told)."""
    table = Path(__file__).with_name("toll_sentences.txt").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    told = [line.removeprefix("  => ") for line in lines[1::2]]
    return list(zip(lines[::2], told, strict=True))


CASES = cases()


def resolved(text: str, title: str = "") -> list[Mention]:
    """The casualties of a report that are told as real and not taken back."""
    parsed = parse(Report("r", title, text))
    found = tolls.resolve(casualties(parsed), parsed)
    return [
        m for m in found
        if m.slot == "casualty" and m.modality == "real" and m.polarity == "affirmed"
    ]  # fmt: skip


def told(mention: Mention) -> str:
    """A casualty as the table writes it."""
    value = mention.value
    assert isinstance(value, Casualty)
    assert value.count is not None
    number = "?" if mention.value_state == "said_unknown" else counts.show(value.count)
    return f"{value.fate} {value.who} {number}"


def all_told(text: str) -> str:
    """All casualties of a text as the table writes them, sorted; shares are left out."""
    found = {
        told(m) for m in resolved(text)
        if not (isinstance(m.value, Casualty) and m.value.count and m.value.count.form == "share")
    }  # fmt: skip
    return "; ".join(sorted(found)) or "nothing"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_gives_the_tolls_of_the_table(text: str, expected: str) -> None:
    assert all_told(text) == "; ".join(sorted(set(expected.split("; "))))
