from __future__ import annotations

from dataclasses import replace

from export_samples import ANCHOR, said_nothing, with_claims
from samples import account, claim, report

from dateline.export import pick
from dateline.model.claim import Claim
from dateline.model.values import Casualty, Place, Range, Speaker

OF = report()
BASE = with_claims(account(OF), without=("casualty", "place"))


def toll(count: int, words: str = "three officers", **more: object) -> Claim:
    value = Casualty("killed", count=Range(count, count, count, stated=count))
    return claim("casualty", words, value, OF, ANCHOR, **more)


def test_the_first_figure_stands_not_the_highest() -> None:
    made = with_claims(BASE, toll(2), toll(9))
    assert pick.figure(made, "killed") == toll(2)
    assert len(pick.figures(made, "killed")) == 2
    assert pick.figure(made, "injured") is None


def test_denied_figures_and_parts_give_way() -> None:
    part, denied = toll(1, part_of="cx"), toll(2, polarity="denied")
    assert pick.figure(with_claims(BASE, part, denied, toll(9)), "killed") == toll(9)
    assert pick.figure(with_claims(BASE, denied, part), "killed") == part


def test_figures_of_other_incidents_are_no_figures() -> None:
    sum_ = toll(40)
    assert isinstance(sum_.value, Casualty)
    sum_ = replace(sum_, value=replace(sum_.value, scope="several_incidents"))
    assert pick.figure(with_claims(BASE, sum_), "killed") is None


def test_the_scene_is_one_with_a_point_and_not_denied() -> None:
    def place(name: str, **more: object) -> Claim:
        point = {"lat": 1.0, "lon": 2.0} if name != "pointless" else {}
        return claim("place", "the market", Place(name, **point), OF, ANCHOR, **more)

    origin = claim("place", "Oruba", Place("Away", role="origin", lat=0.0, lon=0.0), OF, ANCHOR)
    denied = place("denied", polarity="denied")
    made = with_claims(BASE, origin, denied, place("pointless"), place("Oruba"))
    assert pick.scene(made) == place("Oruba")
    assert len(pick.scenes(made)) == 3
    assert pick.scene(with_claims(BASE, origin)) is None


def test_first_prefers_what_is_not_denied() -> None:
    denied = claim("date", None, None, OF, ANCHOR, polarity="denied")
    made = replace(BASE, claims=(denied, *BASE.claims))
    assert pick.first(made, "date") == BASE.of("date")[0]
    assert pick.first(replace(BASE, claims=(denied,)), "date") == denied
    assert pick.first(BASE, "motive") is None


def test_tolls_in_words() -> None:
    assert pick.toll(account(OF)) == "3 killed"
    assert pick.toll(with_claims(BASE, toll(3, certainty="hedged"))) == "3 killed?"
    assert pick.toll(said_nothing(OF)) == "none killed, injured: unknown"
    assert pick.toll(BASE) == ""


def test_speakers_are_distinct_and_in_order() -> None:
    police = Speaker("police")
    made = with_claims(BASE, *(toll(n, source=s) for n, s in
                               enumerate((police, None, Speaker("doctor"), police))))  # fmt: skip
    assert pick.speakers(made) == ["police", "doctor"]
