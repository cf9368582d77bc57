from __future__ import annotations

import pytest

from dateline.evaluate.places import Gold, Tally, describe, is_right
from dateline.model.values import Place

LAGOS = Place(
    name="Lagos", words="Lagos", city="Lagos", country="NG", lat=6.45, lon=3.39, geonameid=7,
    precision="city",
)  # fmt: skip
SAHEL = Place(name="Sahel", words="Sahel", lat=15.0, lon=3.0, precision="region")


@pytest.mark.parametrize(
    ("place", "gold", "right"),
    [
        (LAGOS, Gold(6.6, 3.3), True),
        (LAGOS, Gold(9.0, 7.5), False),
        (LAGOS, Gold(37.1, -8.7, geonameid=7), True),
        (SAHEL, Gold(14.0, 20.0, names=("Sahel",)), True),
        (SAHEL, Gold(14.0, 20.0, names=("The Sahel", "Sahel"), kinds=frozenset({"region"})), True),
        (SAHEL, Gold(14.0, 20.0), False),
        (Place(words="Lagos"), Gold(6.6, 3.3), False),
    ],
)
def test_near_or_the_very_unit(place: Place, gold: Gold, right: bool) -> None:
    assert is_right(place, gold) is right


def test_the_tally_counts_towns_and_countries_apart() -> None:
    tally = Tally()
    assert tally.line() == "nothing keyed"
    assert tally.count(LAGOS, Gold(6.6, 3.3, code="PPLA", country="NG"))
    assert not tally.count(Place(words="Ikeja"), Gold(6.6, 3.3, code="PPL", country="NG"))
    assert not tally.count(SAHEL, Gold(50.0, 3.0, code="RGN"))
    assert tally.line() == "0.333 of 3 (1 unresolved), right country 0.500, towns 0.500 of 2"


def test_an_error_is_one_line() -> None:
    line = describe("d1", "Lagos", LAGOS, Gold(37.1, -8.7, code="PPL"))
    assert line == "d1: 'Lagos' PPL 37.1,-8.7 -> Lagos city None NG 6.45,3.39"
