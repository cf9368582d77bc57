from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk.ids import Named, name


def named(
    before: Mapping[str, Sequence[str]],
    *clusters: Sequence[str],
    former: Mapping[str, Sequence[str]] | None = None,
    goes_on: Mapping[str, str] | None = None,
    ended: Sequence[str] = (),
) -> Named:
    return name(before, former or {}, clusters, goes_on or {}, lambda i: False, ended.__contains__)


def went(found: Named) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [(p.old_id, p.incident_id, p.kind, p.accounts) for p in found.passages]


def test_an_id_stays_when_accounts_come_and_go() -> None:
    found = named({"i1": ["a1", "a2"]}, ["a0", "a2", "a3"])
    assert found.clusters == {"i1": ("a0", "a2", "a3")}
    assert found.passages == ()


def test_the_larger_part_keeps_the_id_and_the_other_gets_a_new_one() -> None:
    found = named({"i1": ["a1", "a2", "a3"]}, ["a1"], ["a2", "a3"])
    (new,) = found.clusters.keys() - {"i1"}
    assert found.clusters["i1"] == ("a2", "a3")
    assert went(found) == [("i1", new, "split", ("a1",))]


def test_of_two_that_become_one_the_larger_gives_its_id() -> None:
    found = named({"i1": ["a1"], "i2": ["a2", "a3"]}, ["a1", "a2", "a3"])
    assert found.clusters == {"i2": ("a1", "a2", "a3")}
    assert went(found) == [("i1", "i2", "merged", ("a1",))]
    assert named({"i1": ["a1"], "i2": ["a2"]}, ["a1", "a2"]).clusters.keys() == {"i1"}


def test_what_comes_apart_again_gets_its_old_id_back() -> None:
    merged = {"i2": ["a1", "a2", "a3"]}
    found = named(merged, ["a1"], ["a2", "a3"], former={"i1": ["a1"]})
    assert found.clusters == {"i1": ("a1",), "i2": ("a2", "a3")}
    assert went(found) == [("i2", "i1", "restored", ("a1",))]


def test_an_incident_without_accounts_ends_and_comes_back_under_its_id() -> None:
    (made,) = named({}, ["a1"]).clusters
    assert went(named({made: ["a1"]})) == [(made, None, "ended", ("a1",))]
    assert list(named({}, ["a1", "a2"], ended=[made]).clusters) == [made]


def test_an_id_follows_its_accounts_to_a_new_version_of_the_page() -> None:
    found = named({"i1": ["a1"]}, ["a9"], goes_on={"a1": "a9"})
    assert found.clusters == {"i1": ("a9",)}
    assert found.passages == ()


def test_a_new_id_is_never_one_that_stands() -> None:
    (made,) = named({}, ["a1"]).clusters
    other = name({}, {}, [["a1"]], {}, lambda i: i == made, lambda i: False)
    assert made not in other.clusters


accounts = st.lists(st.sampled_from([f"a{n}" for n in range(9)]), unique=True, min_size=1)


@st.composite
def parted(draw: st.DrawFn) -> list[list[str]]:
    """Some accounts in groups."""
    groups: dict[int, list[str]] = {}
    for account in draw(accounts):
        groups.setdefault(draw(st.integers(0, 3)), []).append(account)
    return list(groups.values())


@settings(max_examples=150, deadline=None)
@given(parted(), parted(), st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_order_and_no_account_is_lost(
    old: list[list[str]], new: list[list[str]], random: object
) -> None:
    before = {f"i{n}": held for n, held in enumerate(old)}
    found = named(before, *new)
    mixed = dict(reversed(before.items()))
    random.shuffle(new)  # type: ignore[attr-defined]
    again = named(mixed, *[sorted(c, reverse=True) for c in new])
    assert (found.clusters, found.passages) == (again.clusters, again.passages)
    assert sorted(a for c in found.clusters.values() for a in c) == sorted(
        a for c in new for a in c
    )
    for incident, held in before.items():
        leads = {p.incident_id for p in found.passages if p.old_id == incident}
        assert incident in found.clusters or leads
        for account in held:
            home = next((i for i, c in found.clusters.items() if account in c), None)
            assert home in (None, incident) or home in leads
