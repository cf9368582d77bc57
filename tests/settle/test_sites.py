from __future__ import annotations

import pytest
from coded import only

from dateline.model.values import Place


def sites(text: str) -> list[Place]:
    """The places of the one account that the sites without a name gave."""
    return [
        c.value for c in only(text).of("place")
        if c.produced_by == "place.site_told" and isinstance(c.value, Place)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("Gunmen killed nine traders at a crowded market in Kano on Thursday.", None, None),
        ("In Kano, gunmen killed nine traders near the bus station on Thursday.",
         "near the bus station", "near"),
        ("In Kano, gunmen shot dead nine traders in front of the stadium on Thursday.",
         "in front of the stadium", "at"),
    ],
)  # fmt: skip
def test_the_site_has_the_point_of_the_scene(
    text: str, words: str | None, relation: str | None
) -> None:
    found = sites(text)
    assert [p.words for p in found] == ([words] if words else [])
    for place in found:
        assert (place.relation, place.city, place.point_of) == (relation, "Kano", "Kano")
        assert place.lat is not None
        assert place.geonameid is None


def test_the_words_stand_where_they_are_said_to() -> None:
    text = "In Kano, gunmen shot dead nine traders in front of the stadium on Thursday."
    (claim,) = [c for c in only(text).of("place") if c.produced_by == "place.site_told"]
    (span,) = claim.evidence
    assert text[span.start : span.end] == claim.text == "in front of the stadium"


def test_roads_and_what_is_attacked_are_no_sites() -> None:
    assert not sites("In Kano, gunmen shot dead nine traders on the road on Thursday.")
    assert not sites("In Kano, gunmen burned down a school on Thursday.")


def test_without_a_town_a_site_says_nothing() -> None:
    assert not sites("In Nigeria, gunmen shot dead nine traders near the stadium on Thursday.")
