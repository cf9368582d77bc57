"""Points told by distance and direction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mini_gazetteer import build_mini, parse

from dateline.extract.places import places
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.values import Place
from dateline.normalise.places import resolve
from dateline.normalise.places.offset import midway


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    found = build_mini(tmp_path_factory.mktemp("mini"))
    yield found
    found.close()


def one(text: str, gazetteer: Gazetteer) -> Place:
    report = parse(text)
    (mention,) = resolve(places(report, gazetteer), report, gazetteer)
    assert isinstance(mention.value, Place)
    return mention.value


@pytest.mark.parametrize(
    ("words", "north", "east"),
    [
        ("111 km north of", 1.0, 0.0),
        ("111 kilometres south of the town of", -1.0, 0.0),
        ("about 60 nautical miles (111 km) south of", -1.0, 0.0),
        ("69 miles east of", 0.0, 1.1),
        ("157 km north-east of", 1.0, 1.1),
    ],
)
def test_a_distance_and_a_direction_move_the_point(
    words: str, north: float, east: float, gazetteer: Gazetteer
) -> None:
    town = one("A bomb went off in Peshawar.", gazetteer)
    place = one(f"A bomb went off {words} Peshawar.", gazetteer)
    assert (place.lat or 0) - (town.lat or 0) == pytest.approx(north, abs=0.05)
    assert (place.lon or 0) - (town.lon or 0) == pytest.approx(east, abs=0.15)
    assert place.city == "Peshawar"


def test_a_distance_without_direction_widens_the_doubt(gazetteer: Gazetteer) -> None:
    town = one("A bomb went off in Peshawar.", gazetteer)
    place = one("A bomb went off 40 km from Peshawar.", gazetteer)
    assert (place.lat, place.lon, place.radius_km) == (town.lat, town.lon, 40.0)


def test_other_numbers_move_nothing(gazetteer: Gazetteer) -> None:
    town = one("A bomb went off in Peshawar.", gazetteer)
    assert one("A bomb of 40 kg went off in the north of Peshawar.", gazetteer).lat == town.lat
    assert one("He drove 900 km north of Peshawar.", gazetteer).lat == town.lat


def test_between_two_towns_is_half_way() -> None:
    gao = Place(words="Gao", city="Gao", country="ML", lat=16.27, lon=-0.04, radius_km=3.0)
    kidal = Place(words="Kidal", city="Kidal", country="ML", lat=18.44, lon=1.41, radius_km=2.0)
    middle = midway(gao, kidal)
    assert (middle.lat, middle.lon, middle.city) == (17.355, 0.685, "Gao")
    assert middle.radius_km == pytest.approx(143, abs=3)
    assert midway(gao, Place(words="Lima", lat=-12.05, lon=-77.04)) == gao
    assert midway(gao, Place(words="Tin")) == gao
