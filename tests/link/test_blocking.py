"""Which pairs are compared, and that it does not hang on the order of arrival."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketches import AMBUSH, DAY, DIFFA, NIGER, ZINDER, sets, told

from dateline.link import Memory, Sketch, candidates, compared, joining, keys, leaving, ordered
from dateline.link.blocking import LEADERS, MOST_KEYS
from dateline.link.sketch import Spot

PAIRS = st.lists(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True), min_size=1,
    max_size=60,
)  # fmt: skip


def shared(one: Sketch, other: Sketch) -> bool:
    return bool(set(keys(one)) & set(keys(other)))


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"first": DAY + 1, "last": DAY + 1},
        {"first": DAY - 2, "last": DAY - 2, "dated": "supposed"},
        {"spots": (DIFFA._replace(lat=13.36, lon=12.7),)},
        {"spots": (NIGER,)},
        {"spots": (ZINDER,)},
        {"first": DAY - 8, "last": DAY + 22},
        {"first": None, "last": None, "dated": "no"},
        {"first": DAY - 60, "last": DAY + 305, "published": DAY + 400, "told_as": "recalled"},
        {"spots": (), "names": sets("doutchi")},
    ],
)
def test_what_may_be_one_incident_shares_a_key(other: dict[str, object]) -> None:
    assert shared(AMBUSH, told("a2", **other))


def test_the_same_person_is_a_key_at_any_time() -> None:
    one, other = (
        told(n, persons=sets("issa"), names=sets(n), spots=(), first=day, last=day)
        for n, day in (("a1", DAY), ("a2", DAY - 900))
    )
    assert shared(one, other)


def test_another_time_and_place_shares_no_key() -> None:
    far = told("a2", first=DAY + 90, last=DAY + 90, names=sets("garin"), spots=(ZINDER,))
    assert not shared(AMBUSH, far)


def test_keys_are_bounded() -> None:
    spots = tuple(Spot(2, f"t{n}", f"t{n}", None, "NE", 10.0 + n / 2, 10.01, 3.0)
                  for n in range(4))  # fmt: skip
    names = frozenset(f"name{n}" for n in range(24))
    most = told("a2", spots=spots, names=names, persons=names, first=DAY - 4, last=DAY + 4,
                families=sets("gun", "fire", "taking"))  # fmt: skip
    assert len(keys(most)) == MOST_KEYS
    assert keys(most) == tuple(sorted(keys(most)))


def grown(blocks: list[list[str]], order: list[int]) -> set[tuple[str, str]]:
    """The pairs that are compared once accounts with these keys have joined one by one."""
    memory, held = Memory(), set()
    for n in order:
        change = joining(memory, f"a{n}", blocks[n])
        held |= set(change.compare)
        held -= set(change.drop)
        memory.add(f"a{n}", blocks[n])
    return held


def whole(blocks: list[list[str]]) -> set[tuple[str, str]]:
    """The pairs by their definition."""
    memory = Memory()
    for n, its_keys in enumerate(blocks):
        memory.add(f"a{n}", its_keys)
    names = [f"a{n}" for n in range(len(blocks))]
    return {ordered(a, b) for a, b in combinations(names, 2) if compared(memory, a, b)}


@settings(max_examples=60, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_pairs_do_not_hang_on_the_order(blocks: list[list[str]], chance: object) -> None:
    order = list(range(len(blocks)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert grown(blocks, order) == whole(blocks)


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.data())
def test_leaving_undoes_joining(blocks: list[list[str]], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(blocks) - 1))
    memory = Memory()
    for n, its_keys in enumerate(blocks):
        memory.add(f"a{n}", its_keys)
    held = {p for p in whole(blocks) if f"a{gone}" not in p}
    memory.remove(f"a{gone}")
    held |= set(leaving(memory, f"a{gone}", blocks[gone]).compare)
    names = [f"a{n}" for n in range(len(blocks)) if n != gone]
    assert held == {ordered(a, b) for a, b in combinations(names, 2) if compared(memory, a, b)}


def test_a_full_block_is_compared_with_its_leaders_alone() -> None:
    memory = Memory()
    for n in range(400):
        memory.add(f"a{n}", ["hot"])
    compare = sorted(len(joining(memory, f"new{n}", ["hot"]).compare) for n in range(100))
    assert compare[50] == LEADERS
    assert len(whole([["hot"]] * 400)) < 400 * LEADERS


def test_a_rebuild_compares_what_joining_one_by_one_does() -> None:
    sketches = {
        f"a{n}": replace(AMBUSH, account=f"a{n}", report=f"r{n}", first=DAY + n % 7,
                         last=DAY + n % 7, names=sets(f"n{n % 5}"))
        for n in range(70)
    }  # fmt: skip
    memory, held = Memory(), set()
    for name, one in sketches.items():
        change = joining(memory, name, keys(one))
        held |= set(change.compare)
        held -= set(change.drop)
        memory.add(name, keys(one))
    assert set(candidates(sketches)) == held
