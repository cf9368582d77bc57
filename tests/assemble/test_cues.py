from __future__ import annotations

import pytest

from dateline.assemble.cues import pattern
from dateline.lexicons import table

FOUND = [
    ("earlier_after", "killed four soldiers, a week after gunmen shot a judge"),
    ("earlier_after", "the attack comes amid a wave of bombings"),
    ("earlier_after", "in retaliation for the raid"),
    ("separate", "In a separate incident, a bomb exploded."),
    ("separate", "Elsewhere, two men were shot."),
    ("separate", "Another roadside bomb wounded four."),
    ("recalling", "Two years ago, gunmen killed ninety people."),
    ("recalling", "Last month a bomb went off here."),
    ("aggregate", "a series of bombings in the capital"),
    ("aggregate", "Three attacks killed forty people."),
    ("continuing", "the war, which began in 2015"),
]
NOT_FOUND = [
    ("earlier_after", "He fled after the shooting."),
    ("separate", "Police kept the two groups separate."),
    ("recalling", "The bomb exploded on Thursday."),
    ("aggregate", "The attack killed three people."),
]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_cues_that_part_incidents(name: str, text: str) -> None:
    assert pattern(name).search(text)


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_no_cues(name: str, text: str) -> None:
    assert pattern(name).search(text) is None


@pytest.mark.parametrize("name", [n for n, v in table("assembly").items() if isinstance(v, list)])
def test_every_list_of_cues_compiles(name: str) -> None:
    assert pattern(name).pattern
