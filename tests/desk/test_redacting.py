"""What is redacted is in no table and in no byte of the files, and does not come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from incident_samples import RUN, TOWNS, keep, opened, partition, telling, world
from samples import report

from dateline.desk import Desk
from dateline.errors import InputError, NotFoundError
from dateline.model.coding import CodedReport, Coding, Skipped
from dateline.model.identity import report_id

WORLD = world()
GONE = WORLD[1]
NAME = "Mara Ellinor Quist"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, "a", *WORLD) as made:
        yield made


def everything(desk: Desk) -> bytes:
    """The bytes of the ledger's file and of those beside it."""
    path = desk.ledger.path
    return b"".join(p.read_bytes() for p in sorted(path.parent.glob(path.name + "*")))


def test_a_redacted_report_leaves_no_byte(desk: Desk) -> None:
    words = GONE.report.text.encode()
    account = GONE.coding.accounts[0]
    desk.correct(account.claims[1].id, "2026-03-05", "ana", "a secret reason")
    desk.undo(1, "ana")
    held = partition(desk)
    assert words in everything(desk)
    done = desk.redact(GONE.report.id, "ana", "a court ordered it")
    assert (done.kind, done.reports, done.again) == ("report", 1, False)
    left = everything(desk)
    for said in (words, GONE.report.title.encode(), b"Paper 1", b"number 1 of us", b"a secret"):
        assert said not in left
    assert account.claims[0].id.encode() not in left
    assert partition(desk) == {group - {account.id} for group in held}
    with pytest.raises(NotFoundError):
        desk.show(GONE.report.id)
    assert desk.relink(RUN).incidents == 0
    with desk.ledger._engine.connect() as c:
        assert c.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert c.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_it_is_refused_when_it_comes_again(desk: Desk) -> None:
    keep(desk, GONE)
    desk.store(GONE, RUN, "key")
    desk.redact(GONE.report.id, "ana", "a court ordered it")
    reason = r"redacted on \d{4}-\d\d-\d\d: a court ordered it"
    with pytest.raises(InputError, match=reason):
        desk.store(GONE, RUN)
    again = desk.again("key", RUN.coder)
    assert isinstance(again, Skipped)
    assert (again.reason, again.message) == ("redacted", "a court ordered it")
    other = replace(GONE.report, id="rother", title="Another headline", input_id="one.txt")
    refused = desk.admitted(CodedReport(other, replace(GONE.coding, report_id="rother")))
    assert isinstance(refused, Skipped)
    assert refused.reason == "redacted"
    assert desk.redact(GONE.report.id, "ana", "to make sure").again


def test_the_older_version_of_a_page_counts_again(tmp_path: Path) -> None:
    work = "https://paper.example/one"
    old, new = (telling(1, killed=n, work=work, seen=f"2026-03-0{n}") for n in (3, 4))
    with opened(tmp_path, "b", old, new) as desk:
        (incident,) = desk.incidents()
        desk.redact(new.report.id, "ana", "wrong")
        (left,) = desk.incidents()
        assert left.accounts == tuple(a.id for a in old.coding.accounts)
        assert left.id == incident.id


def test_copies_that_only_it_tied_are_voices_of_their_own(tmp_path: Path) -> None:
    parts = [
        f"{town} is a town of which the paper says this and that, a thing or two, and "
        "nothing more that anybody would want to know about it."
        for town in TOWNS
    ]
    many = []
    for n, text in enumerate((parts[0] + " " + parts[1], parts[0], parts[1])):
        one = telling(n)
        body = f"{one.report.text}\n\n{text}"
        many.append(moved(one, replace(one.report, text=body)))
    with opened(tmp_path, "b", *many) as desk:
        before = voices(desk)
        desk.redact(many[0].report.id, "ana", "wrong")
        after = voices(desk)
        with opened(tmp_path, "c", *many[1:]) as other:
            assert voices(other) == after
        assert len(before) == 3


def voices(desk: Desk) -> dict[str, str]:
    with desk.ledger._engine.connect() as c:
        return dict(c.exec_driver_sql("SELECT report_id, voice FROM voices").all())  # type: ignore[arg-type]


def moved(one: CodedReport, to: object) -> CodedReport:
    """The coding of a report on another one, whose text begins with the same words."""
    made = replace(to, id=report_id(None, to.title, to.text), content_hash=None)  # type: ignore
    accounts = tuple(
        replace(a, report_id=made.id, id=f"a{made.id[1:]}") for a in one.coding.accounts
    )
    return CodedReport(made, replace(one.coding, report_id=made.id, accounts=accounts))


# --- names ---------------------------------------------------------------------------------------


def naming(number: int, text: str) -> CodedReport:
    one = telling(number)
    body = f"{one.report.text}\n\n{text}"
    url = "https://paper.example/mara-ellinor-quist-speaks"
    return moved(one, replace(one.report, text=body, url=url, byline=f"By {NAME}"))


def test_a_name_is_covered_everywhere(desk: Desk) -> None:
    told = naming(20, f"{NAME} saw it. Mrs Quist, who is MARA to her friends, ran.")
    keep(desk, told, naming(21, "The quist is a bird."))
    claim = told.coding.accounts[0].claims[0].id
    desk.reject(claim, "ana", f"said of {NAME}")
    desk.decide(told.coding.accounts[0].id, "perpetrators", NAME, "ana", "so it is said")
    assert desk.redact("mara ellinor  quist", "ana", "she asked for it").reports >= 1
    left = everything(desk)
    for said in (NAME, "Quist", "MARA", "ellinor", "mara-ellinor", "quist-speaks"):
        assert said.encode() not in left, said
    kept = desk.show(told.report.id).report
    assert len(kept.text) == len(told.report.text)
    assert kept.text.startswith(telling(20).report.text)
    assert b"quist is a bird" in left
    with pytest.raises(NotFoundError):
        desk.redact("Nobody Atall", "ana", "why")
    before = list(desk.incidents())
    desk.relink(RUN)
    assert list(desk.incidents()) == before


def test_a_name_that_comes_later_is_covered_too(desk: Desk) -> None:
    keep(desk, naming(20, f"{NAME} saw it."))
    desk.redact(NAME, "ana", "she asked for it")
    late = naming(22, "Later Mara Ellinor Quist ran; Quist fell.")
    allowed = desk.admitted(late)
    assert isinstance(allowed, CodedReport)
    assert allowed.report.id == late.report.id
    keep(desk, late)
    assert b"Quist" not in everything(desk)
    assert desk.show(late.report.id).report.text.count("█") == len("MaraEllinorQuist") + 2 + 5


def test_what_cannot_be_redacted(desk: Desk) -> None:
    account = GONE.coding.accounts[0].id
    for name, why, words in (
        (GONE.report.id, " ", "needs a reason"),
        (account, "wrong", "is an account; its report is"),
        ("zz", "wrong", "nothing in the ledger is called 'zz'"),
    ):
        with pytest.raises(InputError, match=words):
            desk.redact(name, "ana", why)
    empty = report(title="Nothing here")
    desk.store(CodedReport(empty, Coding(empty.id, RUN.coder, False)), RUN)
    assert desk.redact(empty.id, "ana", "wrong").reports == 1
