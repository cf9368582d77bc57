"""Casualty mentions get their values: fate, people, range, age, gender, scope."""

from __future__ import annotations

import pytest

from dateline.extract.casualties import casualties
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Casualty, Range
from dateline.normalise.counts import resolve
from dateline.parse.sentences import split
from dateline.values.counts import show


def read(text: str) -> tuple[Mention, ...]:
    """The valued mentions of a text."""
    report = Report("r", "", text)
    parsed = Parsed(report, split(report))
    return resolve(casualties(parsed), parsed)


def summed(text: str) -> list[tuple[str, str, str]]:
    """(fate, who, range in words) of each casualty in a text."""
    out = []
    for m in read(text):
        assert isinstance(m.value, Casualty)
        assert m.value.count is not None
        out.append((m.value.fate, m.value.who, show(m.value.count)))
    return out


ROWS = [
    ("The blast killed 13 soldiers.", [("killed", "state_forces", "13")]),
    ("At least 20 people died.", [("killed", "total", "at least 20")]),
    ("More than 1,600 civilians were killed.", [("killed", "civilians", "more than 1,600")]),
    ("As many as 20 people were hurt.", [("injured", "total", "up to 20")]),
    ("Nearly 80 people were killed.", [("killed", "total", "nearly 80")]),
    ("About a dozen militants died.", [("killed", "non_state_armed", "about 12")]),
    ("Dozens were wounded.", [("injured", "total", "dozens")]),
    ("A policeman was killed.", [("killed", "state_forces", "1")]),
    ("The driver was injured.", [("injured", "civilians", "1")]),
    ("Officer Ana Ruiz was killed.", [("killed", "state_forces", "1")]),
    ("Mary Holt was killed.", [("killed", "civilians", "1")]),
    ("He was wounded.", [("injured", "civilians", "1")]),
    (
        "Members of the security forces were wounded.",
        [("injured", "state_forces", "two or more")],
    ),
    ("Villagers were killed.", [("killed", "civilians", "two or more")]),
    ("Police arrested seven people.", [("detained", "suspects", "7")]),
    ("Police arrested three gunmen.", [("detained", "suspects", "3")]),
    ("Some 200 protesters were detained.", [("detained", "suspects", "about 200")]),
    ("Rebels captured five soldiers.", [("abducted", "state_forces", "5")]),
    ("Nine prisoners escaped.", [("escaped", "prisoners", "9")]),
    ("Nobody was hurt.", [("injured", "total", "none")]),
    (
        "There were no casualties.",
        [("injured", "total", "none")],
    ),
    (
        "Fourteen people were killed or injured.",
        [("injured", "total", "up to 14"), ("killed", "total", "up to 14")],
    ),
    ("Ten men were abducted and killed.",
     [("abducted", "civilians", "10"), ("killed", "civilians", "10")]),
    ("A suicide bomber killed himself.", [("killed", "non_state_armed", "1")]),
    ("The toll rose to 45.", [("killed", "total", "45")]),
    ("Two suspects surrendered.", [("surrendered", "suspects", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert summed(text) == expected


@pytest.mark.parametrize(
    ("text", "age", "gender", "occupation"),
    [
        ("A 13-year-old boy was killed.", "13-year-old", "male", None),
        ("Two women were killed.", None, "female", None),
        ("Four children were killed.", "child", None, None),
        ("Three journalists were killed.", None, None, "journalist"),
    ],
)
def test_attributes(
    text: str, age: str | None, gender: str | None, occupation: str | None
) -> None:
    (mention,) = read(text)
    assert isinstance(mention.value, Casualty)
    value = mention.value
    assert (value.age, value.gender, value.occupation) == (age, gender, occupation)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A blast killed 40 people.", "this_incident"),
        ("Three attacks this week killed 40 people.", "several_incidents"),
        ("A wave of bombings has killed 40 people.", "several_incidents"),
        ("Rebels have killed 1,600 people since 2009.", "since_date"),
        ("The war has killed 900 people in the past two years.", "since_date"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    (mention,) = read(text)
    assert isinstance(mention.value, Casualty)
    assert mention.value.scope == scope


def test_preliminary_figures_are_provisional() -> None:
    (so_far,) = read("So far 12 people have died.")
    (firm,) = read("Twelve people have died.")
    assert isinstance(so_far.value, Casualty)
    assert isinstance(firm.value, Casualty)
    assert so_far.value.count == Range(12, 12, 12, "exact", 12, provisional=True)
    assert firm.value.count == Range(12, 12, 12, "exact", 12)


def test_joint_open_sums_bound_nothing() -> None:
    values = [m.value for m in read("At least 20 people were killed or wounded.")]
    counts = {v.count for v in values if isinstance(v, Casualty)}
    assert counts == {Range(0, None, None, "some", 20)}


def test_a_share_has_no_number() -> None:
    _, share = read("Fifteen people died. Most of them were pupils.")
    assert isinstance(share.value, Casualty)
    assert share.value.count == Range(form="share", share="most")
    assert share.value.who == "civilians"


def test_attackers_are_a_range() -> None:
    (mention,) = read("Five or six gunmen entered the hotel.")
    assert mention.slot == "perpetrator_count"
    assert mention.value == Range(5, None, 6, "between")


def test_a_toll_that_is_said_to_be_unknown_keeps_its_fate() -> None:
    (mention,) = read("The number of dead could not be verified.")
    assert mention.value == Casualty("killed", "total", Range(form="some"))
    assert mention.value_state == "said_unknown"


def test_a_number_of_attackers_that_is_not_known_has_no_value() -> None:
    (mention,) = read("The number of attackers is not known.")
    assert (mention.value, mention.value_state) == (None, "said_unknown")


def test_other_slots_pass_through() -> None:
    report = Report("r", "", "In Harlow.")
    place = Mention("place", Span("text", 3, 9), "Harlow", 0, "name")
    assert resolve((place,), Parsed(report, split(report))) == (place,)
