"""Whose fate a bare figure, "others", "both" or a pronoun tells."""

from __future__ import annotations

import pytest

from dateline.extract.casualties import casualties
from dateline.model.report import Report
from dateline.model.values import Casualty
from dateline.normalise import counts
from dateline.parse.document import parse


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    """Fate and kind of each toll that keeps its value, in the order of the text."""
    parsed = parse(Report("r", title, text))
    values = [m.value for m in counts.resolve(casualties(parsed), parsed)]
    return [(v.fate, v.who) for v in values if isinstance(v, Casualty)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Two soldiers were killed and five others wounded.", ("injured", "state_forces")),
        ("Three rebels died. Two more escaped.", ("escaped", "non_state_armed")),
        ("Among the troops, 30 were killed.", ("killed", "state_forces")),
        ("Bandits took two officers as hostages. Both hostages were freed.",
         ("released", "state_forces")),
        ("He said that three guards were beaten and that one, a sergeant, was shot.",
         ("injured", "state_forces")),
        ("Constable Okello fell ill. Okello was stabbed.", ("injured", "state_forces")),
        ("Ama Ofori was shot dead.", ("killed", "civilians")),
        ("No casualty was recorded on own side.", ("injured", "state_forces")),
        ("Deputies of the sheriff came. No deputies were hurt.", ("injured", "state_forces")),
    ],
)  # fmt: skip
def test_open_words_take_the_kind_of_those_told_before(text: str, last: tuple[str, str]) -> None:
    assert kinds(text)[-1] == last


def test_a_whole_of_several_kinds_is_of_no_kind() -> None:
    text = "Two soldiers died and seven others, including three shoppers, were hurt."
    assert ("injured", "total") in kinds(text)
    assert ("injured", "civilians") in kinds(text)


def test_civilians_told_before_say_nothing_of_a_bare_figure() -> None:
    assert kinds("A bomb killed two women and wounded 20.")[-1] == ("injured", "total")


def test_arrests_do_not_say_whose_harm_follows() -> None:
    text = "Three gendarmes were arrested. Five others were hurt in the march."
    assert kinds(text)[-1][1] != "suspects"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twenty families fled.", [("displaced", "civilians")]),
        ("Four gunmen fled.", [("escaped", "non_state_armed")]),
        ("A shopkeeper fled.", []),
    ],
)
def test_who_flees_decides_what_fleeing_is(text: str, told: list[tuple[str, str]]) -> None:
    assert kinds(text) == told


def test_people_let_go_after_an_arrest_are_suspects() -> None:
    assert kinds("Police arrested nine men. Five men were released on Friday.") == [
        ("detained", "suspects"), ("released", "suspects"),
    ]  # fmt: skip


def test_a_share_does_not_tell_the_kind_of_the_whole() -> None:
    text = "Over ninety people, the majority of whom were police officers, were killed on Friday."
    assert ("killed", "total") in kinds(text)
    assert ("killed", "state_forces") in kinds(text)
