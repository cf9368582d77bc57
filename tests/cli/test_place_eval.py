"""`dateline eval places`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.cli import place_eval

Run = Callable[..., Result]
TEXT = "A market in Karachi was closed, officials in Pakistan said."


def _doc(lat: float) -> str:
    start = TEXT.index("Karachi")
    place = {"start": start, "end": start + 7, "lat": lat, "lon": 67.01, "country": "Pakistan"}
    return json.dumps({"docid": "a", "text": TEXT, "mentions": [place]}) + "\n"


@pytest.fixture
def sets(here: Path, mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two keyed texts, the second with a wrong point; and the mini place file."""
    monkeypatch.setattr(place_eval, "open_gazetteer", lambda *_: place_eval.Gazetteer(mini))
    monkeypatch.delenv("DATELINE_EVAL_DATA", raising=False)
    folder = here / "sets"
    folder.mkdir()
    (folder / "lgl.jsonl").write_text(_doc(24.86) + _doc(-40.0), "utf-8")
    return folder


def test_each_half_has_its_figure(run: Run, sets: Path) -> None:
    lines = dict(line.split(" ", 1) for line in run("eval", "places", "sets").stdout.splitlines())
    assert set(lines) == {"even", "odd", "speed"}
    assert lines["even"].startswith("1.000 of 1 (0 unresolved)")
    assert lines["odd"].startswith("0.000 of 1 (0 unresolved), right country 1.000")
    wrong = run("eval", "places", "sets", "--part", "odd", "--errors", "1")
    assert "'Karachi'" in wrong.stderr
    assert run("eval", "places", "sets", "--part", "even", "--errors", "1").stderr == ""


def test_what_is_not_there_is_named(run: Run, sets: Path) -> None:
    done = run("eval", "places", "sets", "--part", "virus")
    assert done.exit_code == 2
    assert "there are no files for 'virus'; parts: even, odd, speed" in done.stderr
    (sets / "lgl.jsonl").write_text("{", "utf-8")
    broken = run("eval", "places", "sets")
    assert broken.exit_code == 2
    assert "is no valid JSON" in broken.stderr
