from __future__ import annotations

import pytest
from coded import coded, only

TITLES = [
    ("Gunmen killed nine traders in Kano on Thursday.", "Attack, Kano, 12 Mar 2026"),
    ("A suicide bomber killed nine people in Peshawar on 3 January 2026.",
     "Suicide bomb, Peshawar, 3 Jan 2026"),
    ("Protesters marched in Lima on Thursday.", "Peaceful protest, Lima, 12 Mar 2026"),
    ("Rockets hit a school in Aleppo on Thursday, wounding five pupils.",
     "Shelling artillery missile, Aleppo, 12 Mar 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_is_made_of_values(text: str, title: str) -> None:
    assert only(text).title == title


@pytest.mark.parametrize(
    ("text", "minimal"),
    [
        ("Gunmen killed nine traders in Kano on Thursday.", False),
        ("Gunmen killed nine traders in Kano.", False),
    ],
)
def test_minimal(text: str, minimal: bool) -> None:
    assert only(text).minimal is minimal


def test_a_recalled_incident_is_not_the_news() -> None:
    news, old = coded(
        "A suicide bomber killed four soldiers in Peshawar on Thursday, a week after gunmen "
        "killed seven teachers in Quetta."
    )
    assert (news.foreground, news.told_as) == (True, "news")
    assert (old.foreground, old.told_as) == (False, "recalled")


@pytest.mark.parametrize(
    "text",
    ["There was an attack in Nigeria.", "The attack shocked the town.", "Violence went on."],
)
def test_a_bare_word_is_not_enough(text: str) -> None:
    assert coded(text) == ()


def test_every_account_has_one_stage_and_one_type() -> None:
    account = only("Gunmen tried to storm a bank in Kabul on Thursday and wounded a guard.")
    assert [c.value for c in account.of("stage")] == ["attempted"]
    assert len(account.of("event_type")) == 1


def test_a_threat_is_a_threat() -> None:
    account = only("The militants threatened to bomb the market in Kano on Thursday, police said.")
    assert [c.value for c in account.of("stage")] == ["threatened"]
