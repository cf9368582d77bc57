"""Nouns for people: what they are, how many, and the words beside them that tell."""

from __future__ import annotations

import pytest

from dateline.lexicons import table
from dateline.values.people import attackers, describe, nouns

ROWS = [
    # phrase, who, many
    ("people", "total", True),
    ("a person", "total", False),
    ("others", "total", True),
    ("victims", "total", True),
    ("civilians", "civilians", True),
    ("four women", "civilians", True),
    ("children", "civilians", True),
    ("his wife", "civilians", False),
    ("a nurse", "civilians", False),
    ("aid workers", "civilians", True),
    ("security guards", "civilians", True),
    ("a family", "civilians", True),
    ("soldiers", "state_forces", True),
    ("13 off-duty soldiers", "state_forces", True),
    ("a policeman", "state_forces", False),
    ("police officers", "state_forces", True),
    ("Officer Ana Ruiz", "state_forces", False),
    ("police", "state_forces", True),
    ("members of the security forces", "state_forces", True),
    ("army personnel", "state_forces", True),
    ("jawans", "state_forces", True),
    ("border guards", "state_forces", True),
    ("gunmen", "non_state_armed", True),
    ("rebel commander", "non_state_armed", False),
    ("masked men", "non_state_armed", True),
    ("armed men", "non_state_armed", True),
    ("two suicide bombers", "non_state_armed", True),
    ("insurgents", "non_state_armed", True),
    ("gang members", "non_state_armed", True),
    ("members", "total", True),
    ("members of a family", "civilians", True),
    ("suspects", "suspects", True),
    ("a detainee", "suspects", False),
    ("protesters", "protesters", True),
    ("inmates", "prisoners", True),
]


@pytest.mark.parametrize(("phrase", "who", "many"), ROWS)
def test_describe(phrase: str, who: str, many: bool) -> None:
    found = describe(phrase)
    assert found is not None
    assert (found.who, found.many) == (who, many)


@pytest.mark.parametrize(
    ("phrase", "gender", "age", "occupation"),
    [
        ("a woman", "female", None, None),
        ("two men", "male", None, None),
        ("girls", "female", "child", None),
        ("a boy", "male", "child", None),
        ("teenagers", None, "teenager", None),
        ("a female officer", "female", None, "officer"),
        ("three journalists", None, None, "journalist"),
        ("a policewoman", "female", None, "policewoman"),
        ("people", None, None, None),
    ],
)
def test_attributes(
    phrase: str, gender: str | None, age: str | None, occupation: str | None
) -> None:
    found = describe(phrase)
    assert found is not None
    assert (found.gender, found.age, found.occupation) == (gender, age, occupation)


@pytest.mark.parametrize("phrase", ["", "cattle", "three houses", "the"])
def test_no_people(phrase: str) -> None:
    assert describe(phrase) is None


def test_every_attribute_names_a_known_noun() -> None:
    lists = table("people")
    known = {noun.singular for noun in nouns().values()}
    for part in ("gender", "age"):
        for members in lists[part].values():
            assert set(members) <= known
    assert set(lists["occupation"]["nouns"]) <= known
    assert attackers() <= known
