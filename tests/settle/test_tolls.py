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
