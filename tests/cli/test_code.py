from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.desk import Desk

Run = Callable[..., Result]


def texts(folder: Path, **files: str) -> None:
    for name, words in files.items():
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")


def test_a_line_for_each_account_on_standard_output(run: Run, here: Path) -> None:
    texts(here, a="report a", b="plain b")
    done = run("code", "a.txt", "b.txt", "--jobs", "1")
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    name, title, toll, speakers = line.split("\t")
    assert (title, toll, speakers) == (
        "Armed clash, Oruba, 2026-03-02", "3 killed", "a police spokesman",
    )  # fmt: skip
    assert "2 coded, 1 with incidents; 1 account, 6 claims" in done.stderr
    assert f"next: dateline show {name}" in done.stderr
    with Desk(here / "dateline.db", write=False) as desk:
        assert len(list(desk.codings())) == 2


def test_jsonl_to_standard_output_alone_keeps_no_ledger(run: Run, here: Path) -> None:
    texts(here, a="report a", b="plain b")
    done = run("code", "a.txt", "b.txt", "--jsonl", "-", "--jobs", "1")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["report"]["input_id"] for one in lines] == ["a", "b"]
    assert all(list(one) == sorted(one) for one in lines)
    assert "Armed clash, Oruba" in done.stderr
    assert "next:" not in done.stderr
    assert not (here / "dateline.db").exists()


def test_jsonl_with_a_ledger_keeps_both_and_resumes(run: Run, here: Path) -> None:
    texts(here, a="report a", b="plain b")
    first = run("code", "a.txt", "--jsonl", "1.jsonl", "--db", "x.db")
    both = run("code", "a.txt", "b.txt", "--jsonl", "2.jsonl", "--db", "x.db", "--jobs", "1")
    assert "1 of them finished by an earlier run" in both.stderr
    assert "next: dateline show" in first.stderr
    assert "--db x.db" in first.stderr
    one, two = (here / "1.jsonl").read_text(), (here / "2.jsonl").read_text()
    assert two.startswith(one)
    assert len(two.splitlines()) == 2


@pytest.mark.parametrize("words", ["refuse it", "crash"])
def test_what_is_skipped_is_told_and_the_rest_is_done(run: Run, here: Path, words: str) -> None:
    texts(here, a=words, b="report b")
    done = run("code", "a.txt", "b.txt", "--jobs", "1")
    assert done.exit_code == 1
    assert "skipped a.txt: " in done.stderr
    assert "1 coded, 1 with incidents" in done.stderr
    assert "1 skipped" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_an_odd_file_among_good_ones_is_skipped(run: Run, here: Path) -> None:
    texts(here, b="report b")
    (here / "a.pdf").write_bytes(b"%PDF")
    done = run("code", "a.pdf", "b.txt", "--jobs", "1")
    assert done.exit_code == 1
    assert ".pdf is not read; pass .txt" in done.stderr


def test_nothing_readable_is_bad_input(run: Run, here: Path) -> None:
    texts(here, a="refuse it")
    assert run("code", "a.txt", "--jobs", "1").exit_code == 2
    (here / "empty").mkdir()
    done = run("code", "empty", "--jobs", "1")
    assert done.exit_code == 2
    assert "the folder holds no file" in done.stderr


def test_no_document_at_all_is_bad_input(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text("")
    done = run("code", "a.jsonl")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith(("dateline: there was no document", "0 coded"))


def test_a_missing_file_is_named_before_anything_is_done(run: Run, here: Path) -> None:
    texts(here, a="report a")
    done = run("code", "a.txt", "nowhere.txt")
    assert done.exit_code == 2
    assert "nowhere.txt does not exist" in done.stderr
    assert not (here / "dateline.db").exists()


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--published", "yesterday", "no publication date; give YYYY-MM-DD"),
        ("--published", "2026-02-30", "no publication date"),
        ("--jobs", "0", "jobs must be a whole number of at least 1"),
        ("--db", "none/x.db", "there is no directory"),
        ("--jsonl", "none/x.jsonl", "cannot be written"),
        ("--jsonl", ".", "is a directory"),
        ("--jsonl", "a.txt", "would overwrite an input"),
    ],
)
def test_unusable_options_name_what_is_wrong(
    run: Run, here: Path, option: str, value: str, words: str
) -> None:
    texts(here, a="report a")
    done = run("code", "a.txt", option, value)
    assert done.exit_code == 2
    assert words in done.stderr
    assert (here / "a.txt").read_text() == "report a"


def test_what_stops_the_run_has_its_own_exit_code(run: Run, here: Path) -> None:
    texts(here, a="report a", b="stop")
    done = run("code", "a.txt", "b.txt", "--jobs", "1", "--jsonl", "x.jsonl", "--db", "x.db")
    assert done.exit_code == 3
    assert "dateline: the model is gone" in done.stderr
    assert not (here / "x.jsonl").exists()
    with Desk(here / "x.db", write=False) as desk:
        assert len(list(desk.codings())) == 1


def test_a_file_that_is_no_ledger_stops_the_run(run: Run, here: Path) -> None:
    texts(here, a="report a")
    (here / "x.db").write_bytes(b"no ledger at all, but some other file" * 100)
    done = run("code", "a.txt", "--db", "x.db")
    assert done.exit_code == 3
    assert "x.db" in done.stderr


def test_reports_without_a_date_of_publication_are_told_once(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fake_coder
    import samples
    from samples import account, report

    from dateline.model.coding import CodedReport, Coding

    def undated(self: object, document: object, words: str) -> CodedReport:
        of = report(title=words, published=None)
        made = account(of, day=None)
        return CodedReport(of, Coding(of.id, samples.CODER, True, accounts=(made,)))

    monkeypatch.setattr(fake_coder.FakeCoder, "_coded", undated)
    texts(here, a="report a", b="report b")
    done = run("code", "a.txt", "b.txt", "--jobs", "1")
    assert done.stderr.count("--published YYYY-MM-DD") == 1
    assert "2 reports had relative dates and no publication date" in done.stderr


def test_a_date_in_the_future_is_warned_of_and_kept(run: Run, here: Path) -> None:
    texts(here, a="report a", b="report b")
    done = run(
        "code", "a.txt", "b.txt", "--published", "2999-01-01", "--jsonl", "-", "--jobs", "1"
    )
    assert done.exit_code == 0
    assert done.stderr.count("the publication date 2999-01-01 is in the future") == 1
    one = json.loads(done.stdout.splitlines()[0])
    assert one["report"]["published"]["value"] == "2999-01-01"


def test_a_page_of_the_future_is_named(run: Run, here: Path) -> None:
    line = {"text": "report a", "published": "2999-01-01", "id": "strange"}
    (here / "a.jsonl").write_text(json.dumps(line) + "\n")
    done = run("code", "a.jsonl", "--jobs", "1")
    assert "warning: strange: the publication date 2999-01-01" in done.stderr


def test_standard_input_is_read(run: Run, here: Path) -> None:
    done = run("code", "-", "--jsonl", "-", given="report from a pipe")
    assert json.loads(done.stdout)["report"]["title"] == "report from a pipe"


def test_warnings_of_the_reading_reach_the_user(run: Run, here: Path) -> None:
    texts(here, a="warn me")
    assert "a.txt: a field was left empty" in run("code", "a.txt").stderr


def test_names_of_inputs_cannot_steer_the_terminal(run: Run, here: Path) -> None:
    (here / "a\x1b[2J.txt").write_text("refuse")
    assert "\x1b" not in run("code", str(here / "a\x1b[2J.txt")).stderr
