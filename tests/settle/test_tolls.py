"""Tolls name the people they count and the larger toll they lie inside."""

from __future__ import annotations

import pytest
from coded import coded

from dateline.model.claim import Claim


def linked(text: str, toll: str, link: str) -> str | None:
    """The words of the claim that a toll is linked to; None without a link."""
    claims = [c for account in coded(text) for c in account.claims]
    by_id = {c.id: c for c in claims}
    one = next(c for c in claims if c.slot == "casualty" and c.text and toll in c.text)
    other: Claim | None = by_id.get(getattr(one, link) or "")
    return other.text if other is not None else None


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "Gunmen killed 11 people, including three children, in a village near Goma.",
            "three children",
            "killed 11 people",
        ),
        (
            "A bomb wounded nine villagers near Goma on Monday. Two of them died in hospital.",
            "Two of them",
            "wounded nine villagers",
        ),
    ],
)
def test_a_part_names_its_whole(text: str, part: str, whole: str) -> None:
    assert linked(text, part, "part_of") == whole


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Gunmen killed four people in Goma. Twelve others were wounded.", "Twelve others"),
        ("Gunmen killed four people in Goma and wounded two.", "wounded two"),
        ("A blast wounded four people in Goma. Nine of them were children.", "Nine of them"),
    ],
)
def test_other_people_and_larger_figures_are_no_parts(text: str, toll: str) -> None:
    assert linked(text, toll, "part_of") is None


def test_a_toll_names_the_people_of_its_own_words() -> None:
    text = "Gunmen shot dead two soldiers on a road near Goma on Tuesday."
    assert "soldiers" in (linked(text, "two soldiers", "of") or "")


def test_a_toll_without_people_names_nobody() -> None:
    text = "A bomb went off in Goma on Monday. The death toll rose to 14, officials said."
    assert linked(text, "death toll", "of") is None


def tolls(text: str, title: str = "") -> set[str | None]:
    """The words of the tolls of all accounts."""
    return {c.text for a in coded(text, title=title) for c in a.of("casualty")}


def test_a_headline_that_says_less_is_evidence_of_the_toll() -> None:
    text = "At least six people were killed in Goma on Monday when a bomb went off, police said."
    found = [c for a in coded(text, title="Six killed in Goma blast") for c in a.of("casualty")]
    assert [c.text for c in found] == ["At least six people were killed"]
    assert any(span.field == "title" for span in found[0].evidence)


def test_a_headline_of_another_toll_stays() -> None:
    text = "At least six people were killed in Goma on Monday when a bomb went off, police said."
    assert "Four killed" in tolls(text, "Four killed in Goma blast")


def test_a_plural_that_nobody_counted_tells_no_toll_beside_one_that_is() -> None:
    text = (
        "Police arrested four men over the bombing of a market in Goma that killed six people on "
        "Monday. The men were arrested at a house in the town."
    )
    assert tolls(text) == {"arrested four men", "killed six people"}
