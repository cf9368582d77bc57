from __future__ import annotations

import errno
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import fake_coder
import pytest
from fake_coder import document, documents
from samples import CODER, coded

from dateline.bulk import WAITING, CoderSpec, Summary, run
from dateline.bulk.lines import Lines
from dateline.bulk.workers import Workers, in_order
from dateline.desk import Desk
from dateline.errors import InputError, StopError
from dateline.model.codec import from_file_form
from dateline.model.coding import CodedReport, Skipped
from dateline.settings import CodingOptions

SPEC = CoderSpec(fake_coder.make, CodingOptions(Path("unused")))


def stored(path: Path) -> list[object]:
    """All that a ledger says, in order, without when it was written."""
    with Desk(path, write=False) as desk:
        return [*desk.codings(history=True), *desk.skipped(), *desk.reports()]


def names(path: Path) -> list[str]:
    return [json.loads(line)["report"]["input_id"] for line in path.open()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_document_is_coded_or_skipped_with_a_reason(tmp_path: Path, jobs: int) -> None:
    given = [
        document("report a", "a"),
        document("refuse", "b"),
        document("crash", "c"),
        Skipped("d", "d.txt", "unreadable", "no text", "beef"),
        document("plain e", "e"),
        document("report \ud800", "f"),
    ]
    seen: list[CodedReport | Skipped] = []
    with Desk(tmp_path / "x.db") as desk:
        summary = run(given, SPEC, desk, jobs=jobs, progress=lambda s, o: seen.append(o))
        skipped = list(desk.skipped())
    assert summary == Summary(6, coded=2, relevant=1, accounts=1, claims=6, skipped=4)
    assert [s.reason for s in skipped] == ["too_short", "internal_error", "unreadable", "bad_text"]
    assert "ZeroDivisionError: a fault of the coder (fake_coder.py:" in skipped[1].message
    assert len(seen) == 6


def test_output_is_the_same_for_any_number_of_jobs_and_after_a_resume(tmp_path: Path) -> None:
    given = documents(40, slow=0.01)
    outputs = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.jsonl"
        with Desk(tmp_path / f"{jobs}.db") as desk:
            run(given, SPEC, desk, out, jobs=jobs)
        outputs.append(out.read_bytes())
    with Desk(tmp_path / "half.db") as desk:
        run(given[:17], SPEC, desk)
        summary = run(given, SPEC, desk, tmp_path / "half.jsonl", jobs=1)
    run(given, SPEC, None, tmp_path / "none.jsonl", jobs=1)
    outputs += [(tmp_path / f"{n}.jsonl").read_bytes() for n in ("half", "none")]
    assert len(set(outputs)) == 1
    assert summary.reused == sum(not isinstance(d, Skipped) for d in given[:17])
    assert stored(tmp_path / "1.db") == stored(tmp_path / "2.db") == stored(tmp_path / "half.db")


def test_lines_are_the_file_form(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run([document("report é", "a")], SPEC, None, out)
    (line,) = out.read_text(encoding="utf-8").splitlines()
    data = json.loads(line)
    assert "report é" in line
    assert data["coder"] == CODER
    assert data["report"]["version_no"] is None
    assert list(data) == sorted(data)
    assert from_file_form(data).coding.accounts[0].claims[0].slot == "event_type"


def test_standard_output_gets_lines_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=raw))
    run([document("report a", "a"), document("refuse", "b")], SPEC, None, "-")
    assert len(raw.getvalue().splitlines()) == 1


def test_finished_documents_are_not_coded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("FAKE_LOG", str(log))
    given = [document("report a", "a"), document("plain b", "b"), document("refuse", "c")]
    with Desk(tmp_path / "x.db") as desk:
        run(given, SPEC, desk)
        summary = run(given, SPEC, desk)
        assert log.read_text().split() == ["a", "b"]
        other = CoderSpec(fake_coder.make, CodingOptions(Path("unused"), published="2026-03-05"))
        again = run(given, other, desk)
        assert len(list(desk.codings(history=True))) == 4
        assert {r.published.value for r in desk.reports() if r.published} == {"2026-03-05"}
        back = run(given, SPEC, desk)
        assert {r.published.value for r in desk.reports() if r.published} == {"2026-03-05"}
    assert (summary.documents, summary.reused) == (3, 3)
    assert again.reused == 0
    assert back.reused == 3


def test_a_failed_run_leaves_no_output_and_a_sound_ledger(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("of an earlier run\n")
    given = [document("report a", "a"), document("stop", "b"), document("report c", "c")]
    with Desk(tmp_path / "x.db") as desk:
        with pytest.raises(StopError, match="the model is gone"):
            run(given, SPEC, desk, out, jobs=2)
        assert [c.report.input_id for c in desk.codings()] == ["a"]
    assert out.read_text() == "of an earlier run\n"
    assert [p.name for p in tmp_path.glob(".*part")] == []


def test_an_interrupt_ends_the_run_and_keeps_what_was_stored(tmp_path: Path) -> None:
    def interrupt(summary: Summary, outcome: object) -> None:
        if summary.documents == 5:
            os.kill(os.getpid(), signal.SIGINT)

    given = [document(f"report {n}", f"d{n}") for n in range(30)]
    out = tmp_path / "out.jsonl"
    with Desk(tmp_path / "x.db") as desk:
        with pytest.raises(KeyboardInterrupt):
            run(given, SPEC, desk, out, jobs=2, progress=interrupt)
        kept = [c.report.input_id for c in desk.codings()]
        assert kept == [f"d{n}" for n in range(len(kept))]
        assert 5 <= len(kept) < 30
        summary = run(given, SPEC, desk, out, jobs=2)
    assert (summary.coded, summary.reused) == (30, len(kept))
    assert names(out) == [f"d{n}" for n in range(30)]


def test_a_document_that_kills_its_worker_twice_is_set_aside(tmp_path: Path) -> None:
    given = [document(f"report {n}", f"d{n}") for n in range(12)]
    given[5] = document("die", "d5")
    out = tmp_path / "out.jsonl"
    with Desk(tmp_path / "x.db") as desk:
        summary = run(given, SPEC, desk, out, jobs=2)
        (gone,) = desk.skipped()
    assert (gone.input_id, gone.reason) == ("d5", "worker_died")
    assert (summary.coded, summary.skipped) == (11, 1)
    assert names(out) == [f"d{n}" for n in range(12) if n != 5]


def test_a_document_that_kills_its_worker_once_is_coded(tmp_path: Path) -> None:
    given = [document(f"report {n}", f"d{n}") for n in range(8)]
    given[3] = document(f"die-once {tmp_path / 'mark'}", "d3")
    out = tmp_path / "out.jsonl"
    summary = run(given, SPEC, None, out, jobs=2)
    assert (summary.coded, summary.skipped) == (8, 0)
    assert names(out) == [f"d{n}" for n in range(8)]


def test_what_killed_a_worker_is_tried_again_by_the_next_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    first = fake_coder.document(f"die-once {mark}", "a")
    gone = Skipped("a", "a.txt", "worker_died", "it died", first.source_hash)
    mark.touch()
    with Desk(tmp_path / "x.db") as desk:
        run([first, document("report b", "b")], SPEC, desk)
        (key,) = _keys(desk, "a")
        desk.ledger.writer.skip(gone, CODER, _entry(key))
        assert len(list(desk.skipped())) == 1
        assert run([first], SPEC, desk).reused == 0
        assert list(desk.skipped()) == []


def _keys(desk: Desk, input_id: str) -> list[str]:
    with desk.ledger._engine.connect() as c:
        return list(
            c.exec_driver_sql(
                "SELECT i.key FROM inputs i JOIN report_meta m ON m.report_id = i.report_id "
                f"AND m.row_no = i.meta_row WHERE m.input_id = '{input_id}'"
            ).scalars()
        )


def _entry(key: str) -> object:
    from dateline.store.writer import Entry

    return Entry(key=key)


def test_few_reports_wait_for_their_turn() -> None:
    taken = 0

    def many() -> Iterable[int]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield number

    def to_code(number: int) -> object:
        return document("slow 0.6" if number == 0 else f"report {number}", f"d{number}")

    with Workers(SPEC, 2) as workers:
        results = in_order(many(), workers, to_code)  # type: ignore[arg-type]
        first, _ = next(results)
        assert first == 0
        assert taken <= WAITING
        assert [number for number, _ in results] == list(range(1, 200))


def test_what_workers_open_is_made_once_before_they_start(tmp_path: Path) -> None:
    made: list[CodingOptions] = []
    said: list[str] = []

    def prepare(options: CodingOptions, say: Callable[[str], None]) -> None:
        made.append(options)
        say("building")

    spec = CoderSpec(fake_coder.make, SPEC.options, prepare)
    run([document("report a", "a"), document("report b", "b")], spec, jobs=1, say=said.append)
    assert made == [SPEC.options]
    assert said == ["building"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_warnings_come_in_order(jobs: int) -> None:
    said: list[str] = []
    run([document("warn", n) for n in "abc"], SPEC, jobs=jobs, say=said.append)
    assert said == [f"{n}.txt: a field was left empty" for n in "abc"]


def test_no_documents_are_no_trouble(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run([], SPEC, None, out, jobs=2) == Summary()
    assert out.read_bytes() == b""


def test_an_output_that_cannot_be_made_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        run([document("report a", "a")], SPEC, None, tmp_path / "none" / "out.jsonl")


def test_a_disk_that_fills_up_under_the_output_stops_the_run(tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def write() -> None:
        with Lines(tmp_path / "out.jsonl") as lines:
            lines._file = Full()
            lines.write(coded())

    with pytest.raises(StopError, match="No space left on device; free some space"):
        write()
    assert list(tmp_path.iterdir()) == []
