from __future__ import annotations

import pytest
from coded import FRIDAY, coded, day, only

from dateline.model.values import DateValue

SAID = [
    ("Gunmen killed nine traders in Kano on Friday.", "2026-03-13"),
    ("Gunmen killed nine traders in Kano on Thursday.", "2026-03-12"),
    ("Gunmen killed nine traders in Kano on Saturday.", "2026-03-07"),
    ("Gunmen killed nine traders in Kano yesterday.", "2026-03-12"),
    ("Gunmen killed nine traders in Kano today.", "2026-03-13"),
    ("Gunmen killed nine traders in Kano on March 9.", "2026-03-09"),
    ("Gunmen killed nine traders in Kano on 9 March 2026.", "2026-03-09"),
    ("Gunmen killed nine traders in Kano last Monday.", None),
    ("Gunmen killed nine traders in Kano early on Thursday.", "2026-03-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_days_hang_from_the_day_of_publication(text: str, wanted: str | None) -> None:
    account = only(text)
    earliest, latest = day(account)
    assert earliest is not None
    if wanted is None:
        assert earliest <= "2026-03-09" <= (latest or earliest)
    else:
        assert (earliest[:10], (latest or "")[:10]) == (wanted, wanted)
    (claim,) = account.of("date")
    assert claim.basis == "quote"
    assert claim.text is not None


def test_news_without_a_day_is_fresh() -> None:
    account = only("Gunmen killed nine traders in Kano.")
    (claim,) = account.of("date")
    assert day(account) == ("2026-03-12", "2026-03-13")
    assert (claim.basis, claim.rule, claim.from_) == (
        "inferred", "fresh_news", ("report.published",),
    )  # fmt: skip
    assert (claim.text, claim.evidence) == (None, ())


def test_without_a_day_of_publication_words_stay_unresolved() -> None:
    account = only("Gunmen killed nine traders in Kano on Friday.", published=None)
    (claim,) = account.of("date")
    assert claim.value_state == "unresolved"
    assert claim.text is not None
    assert "Friday" in claim.text
    assert isinstance(claim.value, DateValue)
    assert (claim.value.start, claim.value.precision) == (None, "unresolved")


def test_without_any_day_nothing_is_made_up() -> None:
    assert only("Gunmen killed nine traders in Kano.", published=None).of("date") == ()


def test_a_full_date_needs_no_publication() -> None:
    account = only("Gunmen killed nine traders in Kano on 9 March 2025.", published=None)
    assert day(account) == ("2025-03-09", "2025-03-09")


def test_the_day_of_speaking_is_not_the_day_of_the_act() -> None:
    account = only("Gunmen killed nine traders in Kano on Wednesday, police said on Thursday.")
    assert day(account) == ("2026-03-11", "2026-03-11")


def test_the_slot_is_single_and_the_most_precise_wins() -> None:
    account = only(
        "Gunmen killed nine traders in Kano this week. The traders were shot on Monday."
    )
    assert len(account.of("date")) == 1
    assert day(account) == ("2026-03-09", "2026-03-09")


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("Gunmen killed nine traders in Kano on Thursday.", "news"),
        ("Gunmen killed nine traders in Kano on 1 February 2026.", "follow_up"),
    ],
)
def test_news_of_something_older_is_a_follow_up(text: str, told_as: str) -> None:
    account = only(text)
    assert account.told_as == told_as
    assert account.foreground


def test_no_date_lies_after_publication() -> None:
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        for account in coded(f"Gunmen killed nine traders in Kano on {name}."):
            assert (day(account)[1] or "") <= FRIDAY


def test_news_without_a_day_takes_the_only_day_of_the_report() -> None:
    text = (
        "Gunmen killed nine traders in Kano. The market was full. Police closed the roads. "
        "Buses did not run. Three shops were open on Tuesday."
    )
    account = next(a for a in coded(text) if a.foreground)
    (claim,) = account.of("date")
    assert day(account) == ("2026-03-10", "2026-03-10")
    assert (claim.basis, claim.rule, claim.text) == ("inferred", "day_of_report", "Tuesday")


def test_an_end_in_the_same_sentence_is_the_end() -> None:
    text = "Soldiers clashed with gunmen in Kano from Monday, and the fighting ended on Wednesday."
    account = next(a for a in coded(text) if a.foreground)
    (claim,) = account.of("date")
    assert isinstance(claim.value, DateValue)
    assert claim.value.start is not None
    assert claim.value.start.earliest == "2026-03-09"
    assert claim.value.end is not None
    assert claim.value.end.latest == "2026-03-11"


OWN_DAY = [
    ("Thousands fled Kano on Thursday after clashes between gunmen and soldiers broke out on "
     "Tuesday.", "2026-03-10"),
    ("A bomb killed two traders in Kano on Monday, and a curfew was imposed on Tuesday.",
     "2026-03-09"),
    ("Three men went on trial on Tuesday for the killing of nine traders in Kano on 3 May 2024.",
     "2024-05-03"),
    ("In a statement dated Tuesday, the army said gunmen had killed nine traders in Kano on "
     "Sunday.", "2026-03-08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OWN_DAY)
def test_the_date_is_that_of_the_acts_own_clause(text: str, wanted: str) -> None:
    assert day(coded(text)[0]) == (wanted, wanted)


def test_news_that_was_spoken_of_on_a_day_is_no_later() -> None:
    account = only("The governor on Tuesday condemned the killing of nine traders in Kano.")
    (claim,) = account.of("date")
    assert day(account) == ("2026-03-09", "2026-03-10")
    assert (claim.basis, claim.rule, claim.text) == ("inferred", "fresh_saying", "Tuesday")


def test_a_sudden_attack_has_not_lasted_since_a_month() -> None:
    text = (
        "Guards shot dead a porter at the gate of Kano. He was one of nine killed since January."
    )
    account = coded(text)[0]
    assert "since" not in str(account.of("date")[0].text).lower()
