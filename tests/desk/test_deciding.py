"""What persons say of incidents: it holds, is carried on, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from incident_samples import RUN, keep, opened, partition, shuffled, telling, world

from dateline.desk import Desk
from dateline.errors import InputError
from dateline.model.coding import CodedReport
from dateline.model.values import Casualty, DateValue, Place

WORLD = world()
WORK = "https://paper.example/oruba"
OTHER = "dateline/0.2.0+fedcba987654"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, "a", *WORLD) as made:
        yield made


def first(coded: CodedReport) -> str:
    return coded.coding.accounts[0].id


def at(desk: Desk, number: int) -> str:
    """The incident of a report's first account."""
    return desk.find_incident(first(WORLD[number])).id


def apart(desk: Desk) -> list[str]:
    """Two incidents that no report tells of both: Oruba's is split from what report 4 says."""
    return [at(desk, 5), at(desk, 3)]


# --- merges and splits ---------------------------------------------------------------------------


def test_merged_incidents_stay_one_under_the_id_of_the_larger(desk: Desk) -> None:
    velny, tarsa = apart(desk)
    before = partition(desk)
    act = desk.merge(velny, tarsa, "ana", "one campaign")
    assert (act.kind, act.by, act.why, act.id) == ("merge", "ana", "one campaign", 1)
    assert desk.find_incident(velny).id == desk.find_incident(tarsa).id == tarsa
    (passage,) = desk.history(velny)[1]
    assert (passage.kind, passage.incident_id, passage.act_id) == ("merged", tarsa, act.id)
    merged = partition(desk)
    desk.relink(RUN)
    assert partition(desk) == merged
    keep(desk, telling(8, "Oruba", "2026-03-02", 2))
    assert len(desk.find_incident(velny).accounts) == 5
    desk.undo(act.id, "ben")
    assert at(desk, 5) == velny
    assert at(desk, 3) == tarsa
    assert {held & {a for group in before for a in group} for held in partition(desk)} == before
    desk.undo(2, "ana")
    assert desk.find_incident(velny).id == tarsa


def test_the_same_judgements_give_the_same_incidents_in_any_order(
    tmp_path: Path, desk: Desk
) -> None:
    desk.merge(*apart(desk), by="ana")
    desk.split(at(desk, 0), [first(WORLD[1])], "ana")
    for seed in range(3):
        with opened(tmp_path, f"b{seed}", *shuffled(WORLD, seed)) as other:
            other.split(at(other, 0), [first(WORLD[1])], "ana")
            other.merge(*apart(other), by="ana")
            assert partition(other) == partition(desk)
            other.relink(RUN)
            assert partition(other) == partition(desk)


def test_split_accounts_are_an_incident_of_their_own(desk: Desk) -> None:
    oruba = at(desk, 0)
    act = desk.split(oruba, [first(WORLD[1])[:9], first(WORLD[2])], "ana", "another street")
    assert set(desk.find_incident(first(WORLD[1])).accounts) == {first(WORLD[1]), first(WORLD[2])}
    assert at(desk, 1) != oruba or at(desk, 0) != oruba
    keep(desk, telling(8, killed=3))
    assert at(desk, 1) != at(desk, 0)
    desk.undo(act.id, "ana")
    assert at(desk, 1) == at(desk, 0) == oruba


def test_the_later_of_two_judgements_holds(desk: Desk) -> None:
    whole = partition(desk)
    desk.split(at(desk, 0), [first(WORLD[1])], "ana")
    desk.merge(at(desk, 0), at(desk, 1), "ben")
    assert partition(desk) == whole
    desk.undo(2, "ana")
    assert at(desk, 1) != at(desk, 0)


def test_what_a_report_tells_apart_is_not_merged(desk: Desk) -> None:
    with pytest.raises(InputError, match=r"tells of both incidents.*dateline join a\w+ a\w+"):
        desk.merge(at(desk, 0), at(desk, 3), "ana")
    with pytest.raises(InputError, match="are the same incident"):
        desk.merge(at(desk, 0), at(desk, 1), "ana")
    with pytest.raises(InputError, match="leave one there"):
        desk.split(at(desk, 5), [first(WORLD[5]), first(WORLD[6])], "ana")
    with pytest.raises(InputError, match="is no account of incident"):
        desk.split(at(desk, 5), [first(WORLD[0])], "ana")
    with pytest.raises(InputError, match="say who you are"):
        desk.merge(*apart(desk), by=" ")
    assert desk.decisions() == ([], set())


def test_judgements_follow_to_new_codings_and_new_versions_of_a_page(tmp_path: Path) -> None:
    page = telling(1, work=WORK, seen="2026-03-03")
    with opened(tmp_path, "b", page, telling(5, "Velny", "2026-05-01")) as desk:
        one, two = (i.id for i in desk.incidents())
        desk.merge(one, two, "ana")
        keep(desk, telling(1, work=WORK, seen="2026-03-03", coder=OTHER))
        assert len(partition(desk)) == 1
        keep(desk, telling(1, killed=4, work=WORK, seen="2026-03-04"))
        assert len(partition(desk)) == 1
        assert desk.decisions()[1] == set()
        desk.relink(RUN)
        assert len(partition(desk)) == 1
        gone = telling(1, "Tarsa", "2026-01-01", 9, "ied", work=WORK, seen="2026-03-05")
        keep(desk, gone)
        assert len(partition(desk)) == 2


def test_a_joined_account_takes_its_judgements_along(tmp_path: Path) -> None:
    twice = telling(1, more=[("Tarsa", "2026-03-09", 9, "ied")])
    far = telling(5, "Velny", "2026-05-01")
    with opened(tmp_path, "b", twice, far) as desk:
        one, two = (a.id for a in twice.coding.accounts)
        desk.merge(two, first(far), "ana")
        desk.join(one, two, "ana")
        assert partition(desk) == {frozenset((one, first(far)))}
        desk.undo(2, "ana")
        assert partition(desk) == {frozenset((one,)), frozenset((two, first(far)))}


# --- verdicts ------------------------------------------------------------------------------------


def killed(desk: Desk, incident: str) -> tuple[int | None, bool]:
    """The killed of an incident, and whether a verdict says so."""
    field = desk.find_incident(incident).field("casualties", "killed")
    assert field is not None
    assert isinstance(field.value, Casualty)
    assert field.value.count is not None
    said = {v.claim.id for v in desk.verdicts(incident)}
    return field.value.count.best, bool(said & set(field.claims))


def test_a_verdict_outranks_the_reports_until_it_is_undone(desk: Desk) -> None:
    oruba = at(desk, 0)
    before = killed(desk, oruba)
    act = desk.decide(oruba, "killed", "7", "ana", "the court's list", "court file 12")
    assert killed(desk, oruba) == (7, True)
    assert desk.index(oruba).killed_best == 7
    (verdict,) = desk.verdicts(oruba)
    assert (verdict.claim.basis, verdict.source, verdict.why) == (
        "judgement",
        "court file 12",
        "the court's list",
    )
    keep(desk, telling(8, killed=5))
    desk.relink(RUN)
    assert killed(desk, oruba) == (7, True)
    desk.decide(oruba, "killed", "8", "ben", "counted again")
    assert killed(desk, oruba) == (8, True)
    desk.undo(2, "ana")
    assert killed(desk, oruba) == (7, True)
    desk.undo(act.id, "ana")
    assert not killed(desk, oruba)[1]
    assert before[1] is False


def test_verdicts_on_other_fields(desk: Desk) -> None:
    oruba = at(desk, 0)
    desk.decide(oruba, "date", "2026-03-01", "ana", "seen on film")
    desk.decide(oruba, "place", "1.75,36.5", "ana", "seen on film")
    desk.decide(oruba, "event type", "grenade", "ana", "seen on film")
    row = desk.index(oruba)
    assert (row.earliest, row.lat, row.lon, row.sub_type) == ("2026-03-01", 1.75, 36.5, "grenade")
    found = desk.find_incident(oruba)
    kinds = {type(v.claim.value) for v in desk.verdicts(oruba)}
    assert {DateValue, Place} <= kinds
    assert found.field("date") is not None
    for field, value, words in (
        ("colour", "red", "is no field of an incident; there are event_type"),
        ("date", "one day", "is no date"),
        ("killed", "injured=3", "is about injured"),
        ("killed", "blue", "is no number"),
    ):
        with pytest.raises(InputError, match=words):
            desk.decide(oruba, field, value, "ana", "why not")
    with pytest.raises(InputError, match="needs a reason"):
        desk.decide(oruba, "killed", "7", "ana", " ")


def test_a_verdict_stays_with_most_of_its_accounts(desk: Desk) -> None:
    oruba = at(desk, 0)
    desk.decide(oruba, "killed", "7", "ana", "the court's list")
    desk.split(oruba, [first(WORLD[1])], "ana")
    assert killed(desk, at(desk, 0)) == (7, True)
    assert not killed(desk, at(desk, 1))[1]
    desk.reject(first(WORLD[0]), "ana")
    desk.reject(first(WORLD[2]), "ana")
    assert desk.decisions()[1] == set()
    everyone = [a for i in desk.incidents() for a in i.accounts]
    for account in everyone:
        desk.reject(account, "ana")
    assert desk.decisions()[1] == {1, 2}


# --- any steps -----------------------------------------------------------------------------------

steps = st.lists(
    st.tuples(
        st.sampled_from(["store", "merge", "split", "undo", "reject"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    max_size=9,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_whatever_is_done_a_rebuild_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, todo: list[tuple[str, int, int]]
) -> None:
    with opened(tmp_path_factory.mktemp("w"), "w", *WORLD[:5]) as desk:
        for kind, a, b in todo:
            try:
                do(desk, kind, a, b)
            except InputError:
                continue
        before = partition(desk)
        held = {i.id: i for i in desk.incidents()}
        assert sorted(a for group in before for a in group) == sorted(
            a.id for a in desk.accounts()
        )
        desk.relink(RUN)
        assert partition(desk) == before
        assert {i.id: i for i in desk.incidents()} == held


def do(desk: Desk, kind: str, a: int, b: int) -> None:
    """One step; InputError where it makes no sense."""
    if kind == "store":
        keep(desk, WORLD[a])
    elif kind == "undo":
        desk.undo(a + 1, "ben")
    elif kind == "reject":
        desk.reject(first(WORLD[a]), "ana")
    elif kind == "merge":
        desk.merge(first(WORLD[a]), first(WORLD[b]), "ana")
    else:
        desk.split(at(desk, a), [first(WORLD[b])], "ana")
