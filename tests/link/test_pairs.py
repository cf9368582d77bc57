"""What speaks for and against two accounts telling one incident."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import AMBUSH, BRIDGE, DAY, DIFFA, MARKET, NIGER, ZINDER, sets, told

from dateline.lexicons import table
from dateline.link import EDGE, pair
from dateline.link.features import FEATURES, features
from dateline.link.pairs import weights
from dateline.link.sketch import Spot, Toll


def found(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, float]:
    one, other = told("a1", **ours), told("a2", **theirs)
    here = features(one, other)
    assert here == features(other, one), "features are symmetric"
    return here


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        ({}, {}, "day_same"),
        ({}, {"first": DAY + 1, "last": DAY + 1}, "day_next"),
        ({}, {"first": DAY - 8, "last": DAY + 22}, "time_overlaps"),
        ({}, {"first": DAY + 4, "last": DAY + 4}, "days_apart"),
        ({}, {"first": DAY - 40, "last": DAY - 40}, "far_apart"),
        ({}, {"dated": "supposed", "first": DAY + 1, "last": DAY + 2}, "news_days_near"),
        ({}, {"dated": "supposed", "first": DAY + 9, "last": DAY + 9}, "news_days_apart"),
        ({"hours": (7.0, 7.0)}, {"hours": (5.0, 8.0)}, "hours_same"),
        ({"hours": (7.0, 7.0)}, {"hours": (18.0, 20.0)}, "hours_apart"),
        ({"published": DAY - 2}, {}, "too_early"),
        ({}, {}, "told_together"),
        ({}, {"published": DAY + 30}, "told_apart"),
        ({}, {"first": None, "last": None, "dated": "no"}, "undated"),
        ({"spots": (BRIDGE,)}, {"spots": (BRIDGE,)}, "site_same"),
        ({"spots": (BRIDGE,)}, {"spots": (MARKET,)}, "sites_differ"),
        ({}, {"spots": (BRIDGE,)}, "city_same"),
        ({}, {"spots": (DIFFA._replace(city="kinshasa", lat=13.6),)}, "city_near"),
        ({}, {"spots": (NIGER,)}, "inside"),
        ({}, {"spots": (ZINDER,)}, "apart"),
        ({}, {"spots": (ZINDER._replace(country="TD"),)}, "country_differs"),
        ({}, {"spots": ()}, "placeless"),
        ({}, {}, "act_same"),
        ({}, {"acts": sets("arson"), "families": sets("fire")}, "acts_mix"),
        ({}, {"acts": sets("protest"), "families": sets("crowd")}, "acts_clash"),
        ({}, {}, "type_same"),
        ({}, {"stage": "foiled"}, "stage_differs"),
        ({"weapons": sets("blade")}, {"weapons": sets("blade", "blunt")}, "weapon_same"),
        ({"weapons": sets("blade")}, {"weapons": sets("grenade")}, "weapon_differs"),
        ({"doers": sets("isis")}, {"doers": sets("isis")}, "doer_same"),
        ({"doers": sets("isis")}, {"doers": sets("jnim")}, "doer_differs"),
        ({"doer_classes": sets("police")}, {"doer_classes": sets("police")}, "doer_class_same"),
        ({}, {}, "target_same"),
        ({}, {"targets": sets("education")}, "target_differs"),
        ({"persons": sets("issa")}, {"persons": sets("issa")}, "person_same"),
        ({"persons": sets("issa")}, {"names": sets("issa")}, "person_same"),
        ({"persons": sets("issa")}, {"persons": sets("bako")}, "persons_differ"),
        ({}, {}, "names_shared"),
        ({}, {"names": sets("garin")}, "names_none"),
        ({}, {}, "words_shared"),
        ({}, {}, "toll_same"),
        ({}, {"tolls": (Toll("killed", 6, 6),)}, "toll_rises"),
        ({}, {"tolls": (Toll("killed", 3, None),)}, "toll_rises"),
        ({}, {"tolls": (Toll("killed", 80, 80),)}, "toll_apart"),
    ],
)  # fmt: skip
def test_a_feature_is_found(ours: dict[str, Any], theirs: dict[str, Any], name: str) -> None:
    assert 0 < found(ours, theirs)[name] <= 1
    assert name in FEATURES


@pytest.mark.parametrize(
    ("theirs", "name"),
    [
        ({"first": DAY + 1, "last": DAY + 1}, "day_same"),
        ({"spots": (ZINDER,)}, "city_same"),
        ({"published": DAY + 30, "told_as": "recalled"}, "told_apart"),
        ({"published": DAY + 3, "first": DAY + 5, "last": DAY + 5}, "day_same"),
        ({"tolls": (Toll("injured", 80, 80),)}, "toll_apart"),
        ({"words": sets("airport")}, "words_shared"),
    ],
)
def test_a_feature_is_not_found(theirs: dict[str, Any], name: str) -> None:
    assert name not in found({}, theirs)


def test_the_nearest_places_decide() -> None:
    told_both = found({}, {"spots": (DIFFA, ZINDER)})
    assert told_both["city_same"] == 1
    assert "apart" not in told_both


def test_places_without_a_point_go_by_their_names() -> None:
    unlisted = Spot(7, "garin doutchi")
    assert found({"spots": (unlisted,)}, {"spots": (unlisted,)})["city_same"] == 1
    other = Spot(7, "kelle")
    assert not {"city_same", "apart"} & found({"spots": (unlisted,)}, {"spots": (other,)}).keys()


def test_greater_tolls_say_more_when_they_are_the_same() -> None:
    few = found({"tolls": (Toll("killed", 1, 1),)}, {"tolls": (Toll("killed", 1, 1),)})
    many = found({"tolls": (Toll("killed", 84, 84),)}, {"tolls": (Toll("killed", 84, 84),)})
    assert few["toll_same"] < many["toll_same"]


def test_rare_words_in_common_say_more_than_frequent_ones() -> None:
    frequent = min(table("linking_words")["stems"], key=lambda s: (
        -table("linking_words")["stems"][s], s))  # fmt: skip
    some = found({"words": sets(frequent)}, {"words": sets(frequent)})
    rare = found({"words": sets("zebu")}, {"words": sets("zebu")})
    assert some["words_many"] < rare["words_many"]


def test_a_score_is_symmetric_rounded_and_explained() -> None:
    one, other = AMBUSH, told("a2", tolls=(Toll("killed", 5, 5),))
    score = pair(one, other)
    assert score == pair(other, one)
    assert score.p == round(score.p, 4)
    known = weights()
    assert {name: known[name] for name, _, _ in score.features} == {
        name: weight for name, _, weight in score.features
    }
    sizes = [abs(value * weight) for _, value, weight in score.features]
    assert sizes == sorted(sizes, reverse=True)


def test_what_is_told_alike_is_an_edge_and_what_differs_is_none() -> None:
    assert pair(AMBUSH, told("a2")).p >= EDGE
    elsewhere = told("a2", spots=(ZINDER,), names=sets("bako"), words=sets("market"))
    assert pair(AMBUSH, elsewhere).p < EDGE
    later = told("a2", first=DAY + 30, last=DAY + 30, published=DAY + 31, names=sets("bako"),
                 words=sets("market"), tolls=())  # fmt: skip
    assert pair(AMBUSH, later).p < EDGE


def test_every_feature_has_a_fitted_weight() -> None:
    assert set(weights()) == {"bias", *FEATURES}


def test_no_likeness_of_words_links_attacks_of_one_day_far_apart() -> None:
    here = told("a", spots=(DIFFA,))
    town = Spot(level=2, country="NE", admin1="agadez", city="agadez", name="agadez",
                lat=16.97, lon=7.99, radius=4.0)  # fmt: skip
    there = told("b", spots=(town,))
    assert "beyond" in features(here, there)
    assert pair(here, there).p < 0.1
    assert pair(here, told("b", spots=(DIFFA,))).p > EDGE
