import pytest

from dateline.model.values import Place
from dateline.values.places import compare, containing, distance_km, same_name, show

LIMA = Place(name="Lima", city="Lima", admin1="Lima Province", country="PE", lat=-12.04,
             lon=-77.03, radius_km=25, precision="city")  # fmt: skip
CUSCO = Place(name="Cusco", city="Cusco", admin1="Cusco", country="PE", lat=-13.52, lon=-71.97,
              radius_km=6, precision="city")  # fmt: skip
CUSCO_REGION = Place(name="Cusco", admin1="Cusco", country="PE", lat=-13.2, lon=-72.2,
                     radius_km=150, precision="admin1")  # fmt: skip
PERU = Place(name="Peru", country="PE", lat=-10, lon=-76, radius_km=640, precision="country")
CHILE = Place(name="Chile", country="CL", lat=-30, lon=-71, radius_km=490, precision="country")
ANDES = Place(name="Andes", lat=-15, lon=-71, radius_km=1500, precision="region")
NOWHERE = Place(name="Quebrada Honda", words="the hamlet of Quebrada Honda")


def test_distance_is_the_great_circle() -> None:
    assert distance_km(LIMA, CUSCO) == pytest.approx(571, abs=8)
    assert distance_km(LIMA, LIMA) == 0
    assert distance_km(LIMA, NOWHERE) is None


def test_same_name_looks_past_case_and_accents() -> None:
    assert same_name("Bogotá", "BOGOTA")
    assert not same_name("Bogota", "Cali")
    assert not same_name(None, None)


@pytest.mark.parametrize(
    ("place", "other", "holds"),
    [
        (PERU, LIMA, True),
        (PERU, PERU, True),
        (CHILE, LIMA, False),
        (CUSCO_REGION, CUSCO, True),
        (CUSCO_REGION, LIMA, False),
        (CUSCO, CUSCO_REGION, False),
        (LIMA, LIMA, True),
        (LIMA, CUSCO, False),
        (ANDES, CUSCO, True),
    ],
)
def test_containing(place: Place, other: Place, holds: bool) -> None:
    assert containing(place, other) is holds


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (LIMA, LIMA, "agree"),
        (LIMA, PERU, "agree"),
        (PERU, LIMA, "vaguer"),
        (CUSCO_REGION, CUSCO, "vaguer"),
        (LIMA, CUSCO, "disagree"),
        (LIMA, CHILE, "disagree"),
        (CHILE, LIMA, "disagree"),
        (NOWHERE, LIMA, "vaguer"),
        (LIMA, NOWHERE, "agree"),
        (NOWHERE, NOWHERE, "agree"),
    ],
)
def test_compare(a: Place, b: Place, expected: str) -> None:
    assert compare(a, b) == expected


def test_points_of_two_levels_agree_when_their_circles_meet() -> None:
    site = Place(name="Old Market", country="PE", lat=-12.05, lon=-77.04, radius_km=1,
                 precision="site")  # fmt: skip
    assert compare(site, LIMA) == "agree"
    assert compare(LIMA, site) == "vaguer"
    assert compare(site, CUSCO) == "disagree"


def test_show_names_each_unit_once() -> None:
    assert show(LIMA) == "Lima, Lima Province, PE"
    assert show(CUSCO) == "Cusco, PE"
    assert show(PERU) == "Peru, PE"
    assert show(Place(words="near the river")) == "near the river"
