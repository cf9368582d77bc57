"""The worked examples of docs/reconciling.md hold, and its tables are those of the policies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.model.incident import Heard
from dateline.model.values import Casualty, Speaker
from dateline.reconcile import POLICIES, reconcile
from dateline.values import counts
from tests.told import ARMY, MAYOR, POLICE, REBELS, WITNESS, dead, heard

PAGE = (Path(__file__).parents[2] / "docs" / "reconciling.md").read_text("utf-8")
EXAMPLES = re.findall(r"```figures\n(.*?)```", PAGE, re.DOTALL)
SPEAKERS = {
    "police": POLICE, "the mayor": MAYOR, "a witness": WITNESS, "the army": ARMY,
    "the rebels": REBELS,
}  # fmt: skip


def told(number: int, line: str) -> Heard:
    """A line of an example as an account."""
    day, who, words = re.split(r"\s{2,}", line.strip())
    words, _, note = words.partition(", ")
    said_by: Speaker | None = SPEAKERS.get(who)
    kind = {"soldiers": "state_forces", "of their own": "non_state_armed"}
    number_, _, people = words.partition(" ")
    of = kind.get(people, "total")
    stated = number_ if of != "total" else words
    claims = [dead(stated, f"{number}", said_by, who=of)]
    if note.startswith("revised down from "):
        before = note.removeprefix("revised down from ")
        claims.append(dead(before, f"{number}.r", said_by, polarity="retracted"))
    publisher = who if said_by is None else None
    recalled = "recalled" if note == "recalled" else "news"
    return heard(str(number), day, claims, publisher, recalled)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_page_holds(example: str) -> None:
    *lines, result = example.strip().splitlines()
    accounts = [told(number, line) for number, line in enumerate(lines)]
    shown = []
    for policy in POLICIES:
        value = reconcile(accounts, policy).field("casualties", "killed").value  # type: ignore[union-attr]
        assert isinstance(value, Casualty)
        assert value.count is not None
        shown.append(f"{policy} {counts.show(value.count)}")
    assert result == "= " + ", ".join(shown)


def test_the_page_has_examples_and_names_every_policy() -> None:
    assert len(EXAMPLES) >= 8
    for policy in POLICIES:
        assert f"| `{policy}`" in PAGE
