"""Acts told in other words than those of the wires: what bands, crowds, armies and parties do."""

from __future__ import annotations

import pytest
from coded import framed, framed_in_war

from dateline.errors import StopError
from dateline.extract.frames import kinds, patterns

TOLD = [
    # bands that come
    ("Riders fell upon the cattle market of Dulu on Monday.", "raid"),
    ("Armed men came down on the camp of the road builders.", "raid"),
    ("Raiders swooped on the village at dawn.", "raid"),
    # towns that are taken and lost
    ("Islamist insurgents have occupied Mokolo, a market town.", "territory_taken"),
    ("Government troops drove the rebels out of the village on Sunday.", "territory_taken"),
    ("The town of Lumi changed hands when rebels and soldiers fought there.", "territory_taken"),
    # people who are led off and come back
    ("The farmer was taken from his house by night; the kidnappers want a ransom.", "abduction"),
    ("Eight nurses have been in the hands of bandits since Friday.", "abduction"),
    ("Two boys were carried away from the river bank.", "abduction"),
    ("The rebels set free two teachers.", "release"),
    ("Gunmen turned over two captives to the elders.", "release"),
    # armies and police
    ("The patrol made contact with the cattle thieves and nine were neutralised.", "clash"),
    ("The border guards exchanged shots with smugglers.", "clash"),
    ("The air force carried out an operation from the air against the camp.", "air_strike"),
    ("The army struck a command post near the river.", "shelling"),
    ("Three rockets at noon, in the livestock yard.", "shelling"),
    ("Police picked up four suspects in Lome.", "arrest"),
    # crowds and brawls
    ("Cadres of both parties went for each other with machetes.", "riot"),
    ("Villagers came to blows over a boundary stone.", "riot"),
    ("The disorder began when fans tore out the seats.", "riot"),
    ("Youths stoned a vehicle of the mine clearers.", "riot"),
    ("A crowd cleaned out a supermarket on Saturday.", "looting"),
    ("These are the three shops that the crowd emptied.", "looting"),
    ("The crowd went through eleven shops of the main street.", "looting"),
    ("Six men were jailed for the sacking of three shops.", "looting"),
    ("Thieves drove off forty oxen.", "looting"),
    ("Arsonists destroyed four trucks.", "arson"),
    # protests by what people do
    ("Hauliers camped on the line for eight days.", "blockade"),
    ("Dismissed guards blocked the road to the oil field.", "blockade"),
    ("Several hundred people walked to the palace with blank sheets.", "protest"),
    ("Workers out of the gates since seven, singing.", "protest"),
    ("The dockers laid down tools on Monday.", "strike"),
    # ends of quarrels
    ("Elders of the two communities ended their quarrel on Saturday.", "agreement"),
    ("The commanders of both sides agreed overnight to pull back.", "agreement"),
    # threats
    ("A caller said that a bomb would go off at ten.", "threat"),
    ("The alert, for which forty families left their homes, was a hoax.", "threat"),
    # arms
    ("A lone man discharged a pistol at the players.", "shooting"),
    ("Two persons died by firearm.", "shooting"),
    ("Firing began at nine and ended before four.", "shooting"),
    ("The parcel burst in the hands of a clerk.", "ied"),
    ("Two of them were put to death at the gorge.", "execution"),
    # in the passive, what is done stands before
    ("Barricades were set up on the coast road by residents.", "blockade"),
    ("A bomb was placed under the bridge.", "ied"),
    ("BRATISLAVA (Danube) - Sabotage brought the trains to a stop.", "sabotage"),
]  # fmt: skip

# the same words where they mean no such act, in a report whose violence is meant
OTHERWISE = [
    ("Disaster fell upon the town.", "raid"),
    ("The board agreed to sell the mill.", "agreement"),
    ("The sacking of the minister surprised nobody.", "looting"),
    ("He was taken from his home to a hospital by ambulance.", "abduction"),
    ("The manager was treated for a bipolar disorder.", "riot"),
    ("The letter burst with good wishes.", "ied"),
    ("The tourists walked to the palace with their guide.", "protest"),
    ("The firm is in the hands of a family from Turin.", "abduction"),
    ("She emptied the dishwasher.", "looting"),
    ("The caller wished him a happy birthday.", "threat"),
    ("The wave struck the boat on Sunday.", "air_strike"),
]


@pytest.mark.parametrize(("text", "act"), TOLD)
def test_acts_in_other_words(text: str, act: str) -> None:
    assert act in framed_in_war(text).acts("real")


@pytest.mark.parametrize(("text", "act"), OTHERWISE)
def test_the_same_words_of_something_else(text: str, act: str) -> None:
    assert act not in framed_in_war(text).acts("real")


def test_guards_of_lists_are_known_by_place_and_list() -> None:
    assert kinds.parts("by:crowds+people") == ("by:crowds", "people")
    assert kinds.parts(None) == ()
    assert patterns.is_guard("by:crowds")
    assert patterns.is_guard("people")
    assert not patterns.is_guard("by:no-such-list")
    assert not patterns.is_guard("under:crowds")
    assert not patterns.is_guard("no-such-guard")


def test_a_guard_that_is_none_stops_the_program() -> None:
    with pytest.raises(StopError):
        patterns._compile("empty @by:no-such-list", "looting")


def test_counted_dead_are_no_figure_of_speech() -> None:
    meant = "Horsemen attacked the market this morning. A trader saw thirty bodies there."
    assert framed(meant).real() != []
    assert framed("Critics attacked the market this morning. A trader laughed.").real() == []
