from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk.judging import Held, holding, owner
from dateline.model.incident import Judgement

NAMES = [f"a{n}" for n in range(6)]


def said(kind: str, a: str, b: str, act: int) -> Judgement:
    return Judgement(act * 10 + int(b[1]), kind, a, b, "ana", "", "", act_id=act)  # type: ignore[arg-type]


def held(*judgements: Judgement, reports: dict[str, str] | None = None) -> Held:
    return holding(judgements, {n: n for n in NAMES}, reports or {n: f"r{n}" for n in NAMES})


def test_the_later_of_two_that_contradict_each_other_holds() -> None:
    first, second = said("same", "a1", "a2", 1), said("not_same", "a2", "a1", 2)
    assert held(first, second) == Held((), (("a1", "a2"),), (first.id,))
    again = said("same", "a1", "a2", 3)
    assert held(first, second, again) == Held((("a1", "a2"),), (), (second.id,))


def test_what_follows_from_others_counts_too() -> None:
    ties = said("same", "a1", "a2", 2), said("same", "a2", "a3", 3)
    assert held(said("not_same", "a1", "a3", 1), *ties).set_aside == (13,)
    apart = said("not_same", "a1", "a3", 4)
    assert held(*ties, apart) == Held((("a2", "a3"),), (("a1", "a3"),), (22,))


def test_two_accounts_of_one_report_are_never_tied() -> None:
    reports = {**{n: f"r{n}" for n in NAMES}, "a1": "r", "a3": "r"}
    found = held(said("same", "a1", "a2", 1), said("same", "a2", "a3", 2), reports=reports)
    assert found == Held((("a2", "a3"),), (), (12,))


def test_accounts_that_are_nowhere_bind_nobody() -> None:
    found = holding([said("same", "a1", "a2", 1)], {"a1": "a5", "a2": None}, {})
    assert found == Held()
    moved = holding([said("same", "a1", "a2", 1)], {"a1": "a5", "a2": "a2"}, {})
    assert moved.same == (("a2", "a5"),)
    assert held(said("unsure", "a1", "a2", 1)) == Held()


def test_a_verdict_goes_where_most_of_its_accounts_are() -> None:
    assert owner(["a1", "a2", "a3"], {"a1": "i1", "a2": "i2", "a3": "i2"}) == "i2"
    assert owner(["a2", "a1"], {"a1": "i1", "a2": "i2"}) == "i2"
    assert owner(["a1"], {}) is None


pairs = st.tuples(st.sampled_from(["same", "not_same"]), *[st.sampled_from(NAMES)] * 2)


@settings(max_examples=150, deadline=None)
@given(st.lists(pairs, max_size=12), st.randoms(use_true_random=False))
def test_what_holds_is_free_of_contradictions_in_any_order(
    many: list[tuple[str, str, str]], random: object
) -> None:
    judgements = [said(k, a, b, n) for n, (k, a, b) in enumerate(many, 1) if a != b]
    found = held(*judgements)
    if judgements:
        assert judgements[-1].id not in found.set_aside
    group = {n: {n} for n in NAMES}
    for a, b in found.same:
        whole = group[a] | group[b]
        for name in whole:
            group[name] = whole
    assert all(b not in group[a] for a, b in found.not_same)
    random.shuffle(judgements)  # type: ignore[attr-defined]
    assert held(*judgements) == found
