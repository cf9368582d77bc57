"""Of two tolls that tell of the same people, the graver stays."""

from __future__ import annotations

from dateline.extract.casualties import casualties
from dateline.model.report import Report
from dateline.model.values import Casualty
from dateline.normalise import counts
from dateline.parse.document import parse


def fates(text: str, title: str = "") -> list[str]:
    """The fates of the tolls that keep their value."""
    parsed = parse(Report("r", title, text))
    values = [m.value for m in counts.resolve(casualties(parsed), parsed)]
    return [v.fate for v in values if isinstance(v, Casualty)]


def test_shot_in_the_headline_and_dead_in_the_text_is_dead() -> None:
    assert fates("Two road workers were shot dead on Monday.", "Two road workers shot") == [
        "killed"
    ]


def test_who_was_shot_and_then_died_is_dead() -> None:
    assert fates("A man was shot in the chest. The man died in hospital.") == ["died_later"]


def test_other_numbers_and_other_people_stay() -> None:
    assert fates("Two workers were shot. Three workers were killed.") == ["injured", "killed"]
    assert fates("Two soldiers were shot. Two rebels were killed.") == ["injured", "killed"]


def test_the_hurt_and_the_dead_of_one_sentence_are_two() -> None:
    assert fates("One man was killed and one man was stabbed.") == ["killed", "injured"]
