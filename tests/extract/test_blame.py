from __future__ import annotations

import pytest
from coded import framed, parsed

from dateline.extract.frames.blame import blamed
from dateline.model.mention import Mention

BLAMED = [
    ("The governor blamed Boko Haram for the raid on the village.", "Boko Haram"),
    ("The attack was blamed on separatists.", "separatists"),
    ("Police suspect bandits who operate in the forest.", "bandits"),
    ("The mayor accused the militia of killing eight farmers.", "the militia"),
    ("The officer attributed the ambush to Boko Haram.", "Boko Haram"),
    ("The bombing bore the hallmarks of Boko Haram, the minister said.", "Boko Haram"),
    ("He said that rebels were to blame.", "rebels"),
    ("The ministry said the Taliban were behind the attack.", "the Taliban"),
]
NOT_BLAMED = [
    "The opposition accused the cabinet of wasting money.",
    "The coach blamed the weather for the defeat.",
    "A crowd attacked suspected thieves in the market.",
    "The movement, which is linked to Boko Haram, was founded in a northern town.",
    "The militia was not blamed.",
    "The shop behind the station sells bread.",
]


def found(text: str) -> list[Mention]:
    report = parsed(text)
    return [m for s in report.sentences for m in blamed(report, s)]


@pytest.mark.parametrize(("text", "who"), BLAMED)
def test_the_blamed_are_suspected_doers(text: str, who: str) -> None:
    mentions = found(text)
    assert [m.text for m in mentions] == [who]
    assert {(m.slot, m.certainty) for m in mentions} == {("perpetrator", "suspected")}
    span = mentions[0].span
    assert text[span.start : span.end] == who


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_nobody_is_blamed(text: str) -> None:
    assert found(text) == []


def test_a_doer_of_the_sentence_is_not_blamed_again() -> None:
    told = framed("Rebels killed nine people, and rebels were blamed for an arson.")
    assert len(told.role("perpetrator")) <= 2
