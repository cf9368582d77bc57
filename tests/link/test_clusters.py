"""Incidents from edges: order-free, robust, and judgements hold."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketches import AMBUSH, DAY, DIFFA, ZINDER, sets, told

from dateline.link import EDGE, MOST, Sketch, candidates, clusters, ordered, pair, partition
from dateline.link.sketch import Spot, Toll

KANO = Spot(2, "kano", "kano", "kano", "NG", 12.0, 8.5, 6.0)


def ambush(n: int) -> Sketch:
    return told(f"a{n}", tolls=(Toll("killed", 3 + n % 2, None),))


def riot(n: int) -> Sketch:
    return told(f"b{n}", spots=(KANO,), acts=sets("riot"), families=sets("crowd"),
                sub_types=sets("mob_violence"), names=sets("sabon", "gari"), targets=sets("shop"),
                words=sets("tyre", "stall", "curfew"), tolls=())  # fmt: skip


def held(*sketches: Sketch) -> dict[str, Sketch]:
    return {one.account: one for one in sketches}


def scores(nodes: dict[str, Sketch]) -> dict[tuple[str, str], float]:
    found = {(a, b): pair(nodes[a], nodes[b]).p for a, b in candidates(nodes)}
    return {k: p for k, p in found.items() if p >= EDGE}


@pytest.fixture
def story() -> dict[str, Sketch]:
    return held(*(ambush(n) for n in range(5)), *(riot(n) for n in range(4)))


def names(prefix: str, count: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{n}" for n in range(count))


def test_two_stories_are_two_incidents(story: dict[str, Sketch]) -> None:
    assert partition(story, scores(story)) == (names("a", 5), names("b", 4))


def test_one_bad_edge_does_not_chain_two_incidents(story: dict[str, Sketch]) -> None:
    edges = scores(story) | {("a0", "b0"): 0.9}
    assert partition(story, edges) == (names("a", 5), names("b", 4))


def test_an_edge_below_the_threshold_is_none(story: dict[str, Sketch]) -> None:
    weak = dict.fromkeys(scores(story), EDGE - 0.01)
    assert len(partition(story, weak)) == len(story)


def test_two_accounts_of_one_report_are_never_linked(story: dict[str, Sketch]) -> None:
    twin = replace(story["a0"], account="a9", report=story["a1"].report)
    nodes = story | {"a9": twin}
    for group in partition(nodes, scores(nodes)):
        assert not {"a9", "a1"} <= set(group)


def test_a_report_that_tells_it_twice_does_not_split_it() -> None:
    nodes = held(*(ambush(n) for n in range(8)))
    nodes["x1"] = replace(AMBUSH, account="x1", report=nodes["a1"].report)
    found = partition(nodes, scores(nodes))
    assert max(len(group) for group in found) == 8
    assert len(found) == 2


def test_what_does_not_stand_by_itself_is_not_linked(story: dict[str, Sketch]) -> None:
    nodes = story | {"a0": replace(story["a0"], kind="aggregate")}
    assert ("a0",) in partition(nodes, {**scores(story)})


def test_a_recalled_account_joins_the_news() -> None:
    recalled = told("a9", told_as="recalled", published=DAY + 300, words=sets("recall"), tolls=())
    nodes = held(ambush(0), ambush(1), recalled)
    assert partition(nodes, scores(nodes)) == (("a0", "a1", "a9"),)


def test_a_judgement_joins_what_nothing_else_does(story: dict[str, Sketch]) -> None:
    found = partition(story, scores(story), same=[("b3", "a0")])
    assert len(found[0]) == 9 or ("b3" in found[0] and "a0" in found[0])
    assert partition(story, {}, same=[("a0", "b0")])[0] == ("a0", "b0")


def test_a_judgement_parts_what_everything_ties(story: dict[str, Sketch]) -> None:
    apart = [("a0", f"a{n}") for n in range(1, 5)]
    assert ("a0",) in partition(story, scores(story), not_same=apart)


def test_where_judgements_contradict_one_another_apart_holds(story: dict[str, Sketch]) -> None:
    same = [("a0", "b0"), ("b0", "b1")]
    found = partition(story, scores(story), same, [("a0", "b1")])
    of = {name: group for group in found for name in group}
    assert of["a0"] is not of["b1"]


def test_a_person_may_join_two_accounts_of_one_report() -> None:
    nodes = held(ambush(0), replace(ambush(1), report="r-a0"))
    assert partition(nodes, scores(nodes)) == (("a0",), ("a1",))
    assert partition(nodes, scores(nodes), same=[("a0", "a1")]) == (("a0", "a1"),)


def test_unknown_names_are_passed_over(story: dict[str, Sketch]) -> None:
    edges = scores(story)
    given_more = partition(story, edges | {("a0", "zz"): 0.9}, [("a0", "zy")], [("b0", "zx")])
    assert given_more == partition(story, edges)


def test_a_great_component_is_cut_and_told() -> None:
    nodes = {n: Sketch(n, f"r{n}") for n in (f"n{k:04}" for k in range(MOST + 100))}
    chain = sorted(nodes)
    weak = {ordered(a, b): 0.55 for a, b in pairwise(chain)}
    strong = {k: 0.75 if int(k[0][1:]) % 100 != 99 else 0.55 for k in weak}
    found = clusters(nodes, strong)
    assert [(s.accounts, s.threshold) for s in found.splits] == [(MOST + 100, 0.6)]
    assert max(len(g) for g in found.groups) <= 100
    assert clusters(nodes, {}).splits == ()


TOWNS = (DIFFA, ZINDER, KANO)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Sketch]:
    """A dozen or two accounts of a few attacks that are easily confused."""
    nodes = {}
    for n in range(draw(st.integers(2, 22))):
        attack = draw(st.integers(0, 4))
        day = DAY + attack % 3 + draw(st.integers(0, 1))
        nodes[f"n{n}"] = Sketch(
            f"n{n}",
            f"r{draw(st.integers(0, 14))}",
            told_as=draw(st.sampled_from(("news", "news", "recalled"))),
            published=day + 1,
            dated="told",
            first=day,
            last=day,
            spots=(TOWNS[attack % 3],),
            acts=sets("shooting"),
            families=sets("gun"),
            names=sets(f"name{attack}", f"other{draw(st.integers(0, 3))}"),
            words=sets(f"word{attack}", f"rare{draw(st.integers(0, 3))}"),
            tolls=(Toll("killed", attack, attack),),
        )
    return nodes


@settings(max_examples=60, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_order_does_not_matter(nodes: dict[str, Sketch], chance: object) -> None:
    edges = scores(nodes)
    order, kept = list(nodes), list(edges)
    chance.shuffle(order)  # type: ignore[attr-defined]
    chance.shuffle(kept)  # type: ignore[attr-defined]
    again = partition({n: nodes[n] for n in order}, {k: edges[k] for k in kept})
    assert again == partition(nodes, edges)
    assert sorted(n for group in again for n in group) == sorted(nodes)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_judgements_hold_and_undo_restores(nodes: dict[str, Sketch], data: st.DataObject) -> None:
    edges = scores(nodes)
    before = partition(nodes, edges)
    pairs = sorted(ordered(a, b) for a, b in combinations(nodes, 2))
    same = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))
    apart = [p for p in data.draw(st.lists(st.sampled_from(pairs), max_size=3)) if p not in same]
    found = partition(nodes, edges, same, apart)
    of = {name: group for group in found for name in group}
    assert not any(of[a] == of[b] for a, b in apart)
    if len(same) == 1 and not apart:
        assert of[same[0][0]] == of[same[0][1]]
    assert partition(nodes, edges, [], []) == before


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_no_report_stands_twice_in_an_incident(nodes: dict[str, Sketch]) -> None:
    for group in partition(nodes, scores(nodes)):
        assert len({nodes[name].report for name in group}) == len(group)


@settings(max_examples=40, deadline=None)
@given(worlds(), worlds())
def test_components_do_not_touch_one_another(
    ours: dict[str, Sketch], theirs: dict[str, Sketch]
) -> None:
    """Clustering the components that changed gives what clustering everything gives."""
    others = {f"z{n}": replace(s, account=f"z{n}", report=f"z{s.report}")
              for n, s in theirs.items()}  # fmt: skip
    here, there = scores(ours), scores(others)
    together = partition(ours | others, here | there)
    assert together == tuple(sorted([*partition(ours, here), *partition(others, there)]))
