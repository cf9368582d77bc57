"""Acts held to one day are meant, in reports with few other words of violence."""

from __future__ import annotations

import pytest
from coded import framed

MEANT = [
    "Five ranchers who had organised the raid of 14 June may await their jury at home.",
    "Three weeks after the attack of 16 November in the valley, families spoke to us.",
    "Thursday's raid on the estate left the windows broken.",
    "The village was attacked at first light on Wednesday by a hundred herders.",
    "The attack took place on Sunday at the bridge.",
]
VOID = [
    "The attack of the home side was too slow.",
    "The minister was attacked on Tuesday for his budget.",
    "The raid on the pension fund is a scandal.",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_day_makes_an_act_real(text: str) -> None:
    assert framed(text).real(), text


@pytest.mark.parametrize("text", VOID)
def test_a_figure_of_speech_stays_one(text: str) -> None:
    assert not framed(text).real(), text
