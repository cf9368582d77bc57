from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from act_samples import LEAD, OLD, ONE, POLICE, TEXT, TWO, coded, named
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk import Desk, Filter, RunInfo
from dateline.errors import InputError, NotFoundError
from dateline.model.account import Account
from dateline.model.coding import CodedReport
from dateline.model.values import Casualty, Range

MADE = coded()
HOME, OTHER = MADE.coding.accounts
TOP = "The army has sent more soldiers.\n\n" + TEXT
FOUR = TEXT.replace("three officers", "four officers")
SHORT = "\n\n".join((LEAD, OLD))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "acts.db") as opened:
        keep(opened, MADE)
        yield opened


def keep(desk: Desk, *many: CodedReport) -> None:
    for one in many:
        desk.store(one, RunInfo(one.coding.coder))


def dead(desk: Desk) -> list[int | None]:
    """The killed of the newest version's first account."""
    account = next(iter(desk.accounts()))
    values = [c.value for c in account.of("casualty") if isinstance(c.value, Casualty)]
    return [v.count.best for v in values if v.fate == "killed" and v.count]


def of(words: str, made: CodedReport = MADE) -> str:
    return named(made, words).id


def standing(desk: Desk) -> list[tuple[int, str, str | None]]:
    return [(row.act.id, row.status, row.how) for row in desk.acts()]


# --- carried over ----------------------------------------------------------------------------


def test_another_model_keeps_what_a_person_said(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana", "counted twice")
    keep(desk, coded(coder=TWO))
    assert [c.coding.coder for c in desk.codings()] == [TWO]
    assert dead(desk) == [2]
    assert standing(desk) == [(1, "living", "same_id")]


def test_a_paragraph_inserted_at_the_top_keeps_it(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    desk.reject(of("Oruba"), "ana")
    keep(desk, coded(TOP, "2026-03-04"))
    assert dead(desk) == [2]
    assert next(iter(desk.accounts())).of("place") == ()
    assert standing(desk) == [(1, "living", "moved"), (2, "living", "moved")]


def test_a_changed_toll_is_history_and_is_not_applied_to_the_new_number(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    keep(desk, coded(FOUR, "2026-03-04"))
    assert dead(desk) == [4]
    assert standing(desk) == [(1, "history", "words_changed")]
    old = next(iter(desk.accounts(Filter(all_versions=True))))
    (value,) = [c.value for c in old.of("casualty") if c.text == "three officers"]
    assert isinstance(value, Casualty)
    assert value.count == Range(2, 2, 2, stated=2)


def test_a_deleted_sentence_makes_an_orphan_that_comes_first(desk: Desk) -> None:
    desk.accept(of("Oruba"), "ana")
    desk.correct(of("Seven people"), "injured=6", "ana")
    keep(desk, coded(SHORT, "2026-03-04"))
    assert standing(desk) == [(2, "orphan", "sentence_gone"), (1, "living", "moved")]


def test_an_orphan_whose_words_come_back_lives_again(desk: Desk) -> None:
    desk.correct(of("Seven people"), "injured=6", "ana")
    keep(desk, coded(coder=TWO, without=["Seven people"]))
    assert standing(desk) == [(1, "orphan", "no_claim")]
    keep(desk, coded(coder="dateline/0.3.0+a"))
    assert standing(desk) == [(1, "living", "same_id")]


def test_acts_made_on_an_older_version_are_carried_at_once(desk: Desk) -> None:
    keep(desk, coded(TOP, "2026-03-04"))
    desk.correct(of("three officers"), "killed=2", "ana")
    assert dead(desk) == [2]


def test_the_order_of_versions_does_not_matter(desk: Desk, tmp_path: Path) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    desk.reject(of("Seven people"), "ana")
    versions = [coded(TOP, "2026-03-04"), coded(SHORT, "2026-03-05"), coded(coder=TWO)]
    with Desk(tmp_path / "b.db") as other:
        keep(other, *versions[::-1], MADE)
        other.correct(of("three officers"), "killed=2", "ana")
        other.reject(of("Seven people"), "ana")
        keep(desk, *versions)
        wanted = Filter(all_versions=True)
        newest = [list(d.accounts()) for d in (desk, other)]
        assert newest[0] == newest[1]
        assert {a.id for a in desk.accounts(wanted)} == {a.id for a in other.accounts(wanted)}


def test_carrying_again_changes_nothing(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    keep(desk, coded(TOP, "2026-03-04"))
    before = standing(desk), list(desk.accounts())
    assert desk.carry() == 0
    keep(desk, coded(TOP, "2026-03-04"))
    assert (standing(desk), list(desk.accounts())) == before


def test_facts_that_make_another_coding_count_are_followed(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    with desk.ledger._engine.begin() as c:
        c.exec_driver_sql("DELETE FROM carried")
    assert standing(desk) == [(1, "orphan", "not_carried")]
    assert desk.carry() == 1
    assert standing(desk) == [(1, "living", "same_id")]


VERSIONS = (TEXT, TOP, FOUR, SHORT, "\n\n".join((OLD, POLICE, LEAD)), POLICE, "Nothing is known.")
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["reject", "accept", "new", "join", "back"]),
                  st.integers(0, 20)),
        st.tuples(st.sampled_from(["code"]), st.integers(0, len(VERSIONS) * 2 - 1)),
        st.tuples(st.sampled_from(["undo"]), st.integers(1, 8)),
    ),
    max_size=10,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(steps)
def test_no_act_is_ever_lost(todo: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "x.db") as desk:
        keep(desk, MADE)
        made = 0
        for number, (kind, value) in enumerate(todo):
            before = made
            try:
                made += do(desk, kind, value, number)
            except InputError:
                made = before
            rows = desk.acts()
            found = Counter(row.status for row in rows if row.act.kind != "undo")
            assert sum(found.values()) == made
            assert set(found) <= {"living", "history", "orphan", "undone"}
            assert len({row.act.id for row in rows}) == len(rows)
        before_all = [(row.act.id, row.status) for row in desk.acts()]
        assert desk.carry() == 0
        assert [(row.act.id, row.status) for row in desk.acts()] == before_all


def do(desk: Desk, kind: str, value: int, number: int) -> int:
    """One step; how many acts it made, undos aside."""
    if kind == "code":
        text, coder = VERSIONS[value % len(VERSIONS)], (ONE, TWO)[value // len(VERSIONS)]
        keep(desk, coded(text, f"2026-03-{number + 4:02}", coder))
        return 0
    if kind == "undo":
        desk.undo(value, "ben")
        return 0
    accounts = list(desk.accounts())
    claims = [c.id for a in accounts for c in a.claims]
    if kind in ("join", "back") and len(accounts) > 1:
        desk.join(*(a.id for a in (accounts[:2] if kind == "join" else accounts[1::-1])), by="ana")
        return 1
    if not claims:
        return 0
    name = claims[value % len(claims)]
    if kind == "new":
        return len(desk.move([name], None, "ana"))
    (desk.reject if kind == "reject" else desk.accept)(name, "ana")
    return 1


# --- undone, refused, stale ------------------------------------------------------------------


def test_an_undo_is_an_act_that_can_be_undone(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    undone = desk.undo(1, "ben", "the report says three")
    assert (undone.kind, undone.undoes, undone.by) == ("undo", 1, "ben")
    assert dead(desk) == [3]
    assert standing(desk) == [(1, "undone", "by act 2"), (2, "undo", None)]
    with pytest.raises(InputError, match=r"was undone by ben \(act 2.*dateline undo 2"):
        desk.undo(1, "ana")
    desk.undo(2, "ana")
    assert dead(desk) == [2]
    assert [row.status for row in desk.acts()] == ["living", "undone", "undo"]
    desk.undo(3, "ben")
    assert dead(desk) == [3]
    with pytest.raises(NotFoundError, match="no act 9"):
        desk.undo(9, "ana")


def test_a_reading_is_corrected_again_by_either_id(desk: Desk) -> None:
    desk.correct(of("three officers"), "killed=2", "ana")
    reading = next(iter(desk.accounts())).of("casualty")[0]
    found = desk.show(reading.id[:9])
    assert (found.kind, found.claim) == ("claim", reading)
    assert desk.show(of("three officers")).claim == reading
    desk.correct(reading.id, "killed=5", "ben")
    assert dead(desk) == [5]
    assert {row.act.target.claim_id for row in desk.acts()} == {of("three officers")}


def test_what_is_stale_is_refused_and_both_are_shown(desk: Desk) -> None:
    seen = desk.revision(of("three officers"))
    assert seen == "1.0"
    desk.correct(of("three officers"), "killed=2", "ben")
    with pytest.raises(InputError) as error:
        desk.correct(of("three officers"), "killed=4", "ana", seen=seen)
    assert "seen: casualty: 3 killed “three officers”" in str(error.value)
    assert "now:  casualty: 2 killed “three officers”" in str(error.value)
    assert "revision 1.0 (it is 1.1 now)" in str(error.value)
    desk.reject(of("Oruba"), "ana", seen=seen)
    desk.correct(of("three officers"), "killed=4", "ana", seen=desk.revision(HOME.id))
    with pytest.raises(InputError, match="is no revision"):
        desk.reject(of("Kemba"), "ana", seen="yesterday")
    assert dead(desk) == [4]


def test_a_claim_that_another_model_reads_otherwise_is_stale(desk: Desk) -> None:
    seen = desk.revision(HOME.id)
    keep(desk, coded(coder=TWO, without=["Seven people"]))
    with pytest.raises(InputError, match=r"(?s)an earlier coding.*seen: casualty: 7 injured.*"
                       r"now:  nothing"):  # fmt: skip
        desk.accept(of("Seven people"), "ana")
    with pytest.raises(InputError, match=r"(?s)has changed since.*seen: Was shooting"):
        desk.foreground(HOME.id, False, "ana", seen=seen)


def test_who_acts_is_named(desk: Desk) -> None:
    for name in ("", "  ", "x" * 101):
        with pytest.raises(InputError, match="say who you are"):
            desk.reject(of("Oruba"), name)
    assert desk.reject(of("Oruba"), " Ana  Ruiz ", "  ").by == "Ana Ruiz"
    assert desk.acts()[0].act.why is None


def test_what_cannot_be_acted_on(desk: Desk) -> None:
    keep(desk, coded("Other: " + TEXT, work=None))
    far = next(a for a in desk.accounts() if a.report_id != HOME.report_id)
    for todo, words in (
        (
            lambda: desk.correct(HOME.id, "killed=2", "ana"),
            "is an account; give the id of a claim",
        ),
        (lambda: desk.correct(MADE.report.id, "x", "ana"), "is a report"),
        (lambda: desk.foreground(of("Oruba"), True, "ana"), "is a claim; its account is"),
        (lambda: desk.foreground(HOME.id, True, "ana"), "is in the foreground already"),
        (lambda: desk.join(HOME.id, HOME.id, "ana"), "are the same account"),
        (lambda: desk.join(HOME.id, far.id, "ana"), "not of the same report"),
        (lambda: desk.move([of("Oruba")], HOME.id, "ana"), "stands in account"),
        (lambda: desk.move([], None, "ana"), "at least one claim"),
        (lambda: desk.correct(of("three officers"), "killed=3", "ana"), "says so already"),
        (lambda: desk.reject("cffff", "ana"), "nothing in the ledger"),
    ):
        with pytest.raises(InputError, match=words):
            todo()
    assert desk.acts() == []


# --- what everybody reads --------------------------------------------------------------------


def whole(desk: Desk) -> list[Account]:
    return [a for c in desk.codings() for a in c.coding.accounts]


def test_lists_codings_and_counts_agree(desk: Desk) -> None:
    keep(desk, coded("Other: " + TEXT, work=None))
    desk.reject(of("three officers"), "ana")
    desk.move([of("Seven people"), of("Oruba")], None, "ana")
    accounts = list(desk.accounts())
    assert accounts == whole(desk)
    assert len(accounts) == 5
    claims = [c.claim for c in desk.claims()]
    assert claims == [c for a in accounts for c in a.claims]
    counts = desk.counts()
    assert (counts["accounts"], counts["claims"]) == (len(accounts), len(claims))
    seen = desk.seen(desk.show(MADE.report.id))
    assert seen is not None
    assert seen.coded.coding == MADE.coding
    split = desk.show(accounts[2].id)
    assert (split.account, split.kind) == (accounts[2], "account")


def test_filters_look_at_what_persons_said(desk: Desk) -> None:
    desk.correct(of("on Monday"), "2025-01-05", "ana")
    desk.correct(of("Oruba"), '{"name": "Far", "country": "FR"}', "ana")
    (kind,) = HOME.of("event_type")
    desk.correct(kind.id, "grenade", "ana")
    desk.foreground(OTHER.id, True, "ana")
    for wanted, found in (
        (Filter(until="2025-02-01"), [HOME.id]),
        (Filter(since="2026-01-01"), [OTHER.id]),
        (Filter(country="FR"), [HOME.id]),
        (Filter(country="KE"), []),
        (Filter(type="battles"), []),
        (Filter(type="explosions_remote_violence"), [HOME.id, OTHER.id]),
        (Filter(type="grenade"), [HOME.id]),
        (Filter(foreground=True), [HOME.id, OTHER.id]),
        (Filter(foreground=False), []),
        (Filter(family="person:ana"), []),
        (Filter(report_id=MADE.report.id), [HOME.id, OTHER.id]),
    ):
        assert [a.id for a in desk.accounts(wanted)] == found
    with pytest.raises(InputError):
        list(desk.accounts(Filter(country="Kenya")))


def test_filters_pass_the_same_accounts_with_and_without_an_act(tmp_path: Path) -> None:
    texts = [TEXT, TOP, SHORT, OLD]
    wanted = [Filter(country="NG"), Filter(until="2026-03-02"), Filter(since="2026-03-03"),
              Filter(type="armed_clash"), Filter(foreground=False)]  # fmt: skip
    with Desk(tmp_path / "x.db") as desk:
        keep(desk, *(coded(t, work=None) for t in texts))
        before = [[a.id for a in desk.accounts(w)] for w in wanted]
        for report in list(desk.reports()):
            for account in coded(report.text, work=None).coding.accounts:
                desk.accept(account.claims[-1].id, "ana")
        assert [[a.id for a in desk.accounts(w)] for w in wanted] == before


def test_a_rejected_claim_can_still_be_looked_at_and_brought_back(desk: Desk) -> None:
    desk.reject(of("three officers"), "ana", "it is the toll of another day")
    found = desk.show(of("three officers"))
    assert found.claim == named(MADE, "three officers")
    assert desk.acts(of("three officers"))[0].act.why == "it is the toll of another day"
    desk.correct(of("three officers"), "killed=2", "ben")
    assert dead(desk) == [2]


def test_joined_accounts_are_one_and_the_other_is_no_more(desk: Desk) -> None:
    desk.join(HOME.id, OTHER.id, "ana")
    (one,) = desk.accounts()
    assert one.id == HOME.id
    with pytest.raises(InputError, match="is no more"):
        desk.foreground(OTHER.id, True, "ana")
    assert desk.show(of("Kemba")).account == one
    desk.correct(of("Kemba"), "1.5,2.5", "ana")
    desk.undo(1, "ana")
    assert [a.id for a in desk.accounts()] == [HOME.id, OTHER.id]
    assert [c.text for c in list(desk.accounts())[1].of("place")] == ["Kemba"]


def test_a_split_account_is_acted_on_like_any_other(desk: Desk) -> None:
    desk.move([of("Seven people")], None, "ana")
    new = list(desk.accounts())[-1]
    desk.move([of("Oruba")], new.id, "ana")
    desk.foreground(new.id, False, "ana")
    (kind,) = new.of("event_type")
    desk.correct(kind.id, "mob violence", "ana")
    now = list(desk.accounts())[-1]
    assert (now.id, now.foreground) == (new.id, False)
    assert {c.text for c in now.claims if c.text} == {"Seven people", "Oruba"}
    assert getattr(now.of("event_type")[0].value, "sub_type", None) == "mob_violence"
    keep(desk, coded(TOP, "2026-03-04"))
    later = list(desk.accounts())[-1]
    assert later.id != new.id
    assert {c.text for c in later.claims if c.text} == {"Seven people", "Oruba"}
    assert {row.status for row in desk.acts()} == {"living"}
    desk.join(next(iter(desk.accounts())).id, later.id, "ana")
    assert len(list(desk.accounts())) == 2
