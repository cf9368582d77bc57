"""`dateline eval dates`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def _sets(here: Path) -> None:
    text = "Gunmen shot two men on Monday.\nThe siege lasted for three days."
    entry = {"when": "2023-02-13", "begin": 23, "end": 29, "text": "Monday"}
    doc = {
        "id": "a", "split": "train", "dateCreated": "2023-02-17", "text": text, "dates": [entry],
    }  # fmt: skip
    (here / "sets" / "gum_wikinews").mkdir(parents=True)
    (here / "sets" / "gum_wikinews" / "docs.jsonl").write_text(json.dumps(doc) + "\n", "utf-8")


def test_figures_stand_beside_a_plain_reader(run: Run, here: Path) -> None:
    _sets(here)
    done = run("eval", "dates", "gum-train", "--data", "sets")
    assert done.exit_code == 0, done.stderr
    ours, theirs = done.stdout.splitlines()
    assert ours.startswith("gum-train: 1/1 = 1.000 right (1.000 strict), 0.00 spurious")
    assert theirs.startswith("gum-train, plain reader: 1/1")


def test_errors_are_listed(run: Run, here: Path) -> None:
    _sets(here)
    path = here / "sets" / "gum_wikinews" / "docs.jsonl"
    path.write_text(path.read_text("utf-8").replace("2023-02-13", "2023-02-14"), "utf-8")
    done = run("eval", "dates", "gum-train", "--data", "sets", "--errors")
    assert done.stdout.splitlines()[0].startswith("  miss 'Monday'")


def test_what_is_not_there_is_named(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_EVAL_DATA", raising=False)
    for words, message in (
        (("gum",), "--data"),
        (("conll", "--data", "sets"), "there is no set conll"),
        (("gum", "--data", "sets"), "there is no file"),
    ):
        done = run("eval", "dates", *words)
        assert done.exit_code == 2
        assert message in done.stderr
