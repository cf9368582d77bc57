from __future__ import annotations

import pytest
from newsroom_builders import account, claim, incident, place

from dateline.evaluate.alike import align, likeness, near, same_days, same_toll
from dateline.evaluate.sides import Days, Toll, coded_side, gold_side
from dateline.values.places import kilometres

HELD = {"lat": 0.0, "lon": 0.0, "country": "GA"}


def test_kilometres_of_known_distances() -> None:
    assert kilometres(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert kilometres(51.5, -0.1, 48.9, 2.4) == pytest.approx(341, abs=3)
    assert kilometres(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)


def test_near_is_within_25_km_of_a_point_or_within_a_country() -> None:
    assert near(HELD, {"lat": 0.22, "lon": 0.0})
    assert not near(HELD, {"lat": 0.23, "lon": 0.0})
    assert not near(HELD, {"lat": None, "lon": None, "country": "GA"})
    assert near({"country": "GA"}, {"lat": 9.0, "lon": 9.0, "country": "GA"})
    assert not near({}, {"country": None})


@pytest.mark.parametrize(
    ("gold", "found", "how"),
    [
        (("2024-05-06", "2024-05-06"), ("2024-05-06", "2024-05-06"), "exact"),
        (("2024-05-06", "2024-05-06"), ("2024-05-04", "2024-05-07"), "overlap"),
        (("2024-05-06", "2024-05-06"), ("2024-05-03", "2024-05-07"), "wrong"),
        (("2024-05-01", "2024-05-31"), ("2024-05-06", "2024-05-06"), "overlap"),
        (("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-07-01"), "overlap"),
        (("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-07-02"), "wrong"),
        (("2024-05-06", "2024-05-06"), ("2024-05-07", "2024-05-08"), "wrong"),
        (("2024-05-06", "2024-05-06"), ("", ""), "wrong"),
        (("", ""), ("2024-05-06", "2024-05-06"), None),
    ],
)
def test_days(gold: tuple[str, str], found: tuple[str, str], how: str | None) -> None:
    assert same_days(Days(*gold), Days(*found)) == how


def test_tolls_of_loose_forms_agree_by_the_number_stated() -> None:
    assert same_toll(Toll("killed", 20, 20), Toll("killed", None, 20, 20, "up_to"))
    assert not same_toll(Toll("killed", 20, 20), Toll("killed", 20, None, 20, "at_least"))
    assert not same_toll(Toll("killed", 20, 20), Toll("injured", 20, 20, 20, "exact"))
    assert not same_toll(Toll("killed", None, None), Toll("killed", 1, None, None, "nearly"))


def test_likeness_is_whole_for_the_same_and_none_without_place_or_words() -> None:
    gold = gold_side(incident(targets=[{"text": "two traders"}]))
    same = coded_side(account(claim("target", {}, "two traders")))
    assert likeness(gold, same) == pytest.approx(1.03)
    far = coded_side(account(claim("target", {}, "the mayor"), place(1.0, 1.0, "GA")))
    assert likeness(gold, far) == pytest.approx(0.83), "its first place is the right one"
    away = gold_side(incident(place={"lat": 60.0, "lon": 10.0, "text": "Hamar"}))
    assert likeness(away, same) == 0.0
    for north, like in ((33.5, True), (33.6, False)):  # 44 and 56 km
        moved = gold_side(incident(place={"lat": north, "lon": 73.8, "text": "Hamar"}))
        assert bool(likeness(moved, same)) is like


def test_beyond_a_dozen_accounts_the_likest_pair_comes_first() -> None:
    gold = [gold_side(incident()), gold_side(incident(sub_event_type="grenade"))]
    weaker = coded_side(account(foreground=False))
    found = [weaker, *[coded_side(account(bare=True))] * 12, coded_side(account())]
    assert dict(align(gold, found)) == {0: 13, 1: 0}
