"""Persons told of beside the act words: the harmed, suspects before a court, brokers."""

from __future__ import annotations

import pytest

from dateline.extract.frames import frames
from dateline.model.report import Report
from dateline.parse.document import parse

HARMED = [
    ("The dead man, Ilir Domi, was a baker.", "Ilir Domi"),
    ("The victim was identified as Petra Novak, 41.", "Petra Novak, 41"),
    ("Dead is 38-year-old Ramon Ibarra.", "Ramon Ibarra"),
    ("A retired plumber lost a leg.", "A retired plumber"),
    ("The driver, a man of 44, died before help came.", "The driver"),
    ("The blast injured nine people, including a girl of 12.", "a girl of 12"),
]
COURT = [
    ("A 19-year-old man has been charged with murder.", "court:charged", "suspected", "affirmed"),
    ("The court convicted two brothers of the bombing.", "court:convicted", "stated", "affirmed"),
    ("Judges acquitted a mechanic of the attack.", "court:acquitted", "stated", "denied"),
    ("Police held a student on suspicion of arson.", "court:arrested", "suspected", "affirmed"),
]  # fmt: skip
UNKNOWN = [
    "It was not clear who had fired it.",
    "No suspects have been named.",
    "The identity of the attackers is not known.",
]
NOBODY = [
    "The minister was accused of waste.",
    "The company was charged with fraud.",
    "The talks were led by example.",
    "The old bridge lost a beam.",
]


def _found(text: str, slot: str) -> list[tuple[str, str, str, str, str]]:
    report = Report("r", "", text)
    return [
        (m.text, m.rule, m.certainty, m.polarity, m.value_state)
        for m in frames(parse(report))
        if m.slot == slot and m.rule.startswith(("beside:", "court:"))
    ]


@pytest.mark.parametrize(("text", "who"), HARMED)
def test_the_harmed_are_found_without_an_act_word(text: str, who: str) -> None:
    assert any(who in found[0] for found in _found(text, "victim"))


@pytest.mark.parametrize(("text", "rule", "certainty", "polarity"), COURT)
def test_a_court_says_how_sure(text: str, rule: str, certainty: str, polarity: str) -> None:
    found = [f[1:4] for f in _found(text, "perpetrator")]
    assert (rule, certainty, polarity) in found


@pytest.mark.parametrize("text", UNKNOWN)
def test_doers_that_are_not_known(text: str) -> None:
    assert [f[4] for f in _found(text, "perpetrator")] == ["said_unknown"]


@pytest.mark.parametrize("text", NOBODY)
def test_no_persons_where_no_violence_is_told(text: str) -> None:
    assert not _found(text, "perpetrator")
    assert not _found(text, "victim")
    assert not _found(text, "participant")


def test_brokers_of_a_deal() -> None:
    text = "The hostages were freed after talks led by the village priest."
    assert [f[0] for f in _found(text, "participant")] == ["the village priest"]
