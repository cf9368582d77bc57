"""`dateline eval muc4`, with a reader that sees what the test says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from coded import place_file
from typer.testing import Result

from dateline.cli.eval_muc4 import setting
from dateline.gazetteer import lookup as places
from dateline.model.reading import Candidate, Reading
from dateline.parse import reader as seam

Run = Callable[..., Result]

TEXT = "GUERRILLAS BURNED A BUS IN PERU ON 4 MARCH. THE PERUVIAN ARMY DENIED IT ON 2 MARCH."
ROW = {
    "docid": "D1",
    "text": TEXT,
    "raw": f"   LIMA, 5 MAR 90 (WIRE) -- [TEXT] {TEXT}",
    "dateline": {"date": "1990-03-05", "place": "LIMA", "country": None},
    "templates": [
        {
            "slots": {
                "inc_type": [{"alts": ["ARSON"]}],
                "inc_date": [{"alts": ["04 MAR 90"]}],
                "phys_id": [{"alts": ["BUS"]}],
            }
        }
    ],
}


class Sees:
    """A reader that sees a burnt bus."""

    key = "test"

    def read(self, text: str) -> Reading:
        start = text.index("BUS")
        bus = Candidate(start, start + 3, "BUS", "Target", 0.9, 0, {"inc_type": {"ARSON": 0.99}})
        return Reading(text, ({"muc4:relevant": 0.99, "muc4:ARSON": 0.99},), (bus,))


def test_templates_are_written_and_scored(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seam, "open_reader", lambda name, path: Sees())
    monkeypatch.setattr(places, "open_gazetteer", lambda folder: place_file())
    (here / "dev.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    done = run("eval", "muc4", "--data", "dev.jsonl", "--out", "found.jsonl")
    assert done.exit_code == 0, done.stderr
    rows = {line.split("\t")[0]: line for line in done.stdout.splitlines()}
    assert rows["CEAF-REE Target"].endswith("100.0\t100.0\t100.0")
    assert rows["CEAF-TF"].endswith("100.0\t100.0\t100.0")
    (made,) = json.loads((here / "found.jsonl").read_text("utf-8"))["templates"]
    assert made["inc_date"] == "04 MAR 90"
    assert made["inc_location"] == "PERU"


def test_days_after_the_report_are_not_its_incidents() -> None:
    row = {**ROW, "text": "A MARCH IS PLANNED FOR 9 MARCH.", "dateline": {"date": "1990-03-05"}}
    assert setting(row, place_file()).days == []


def test_the_rules_alone_fill_no_templates(run: Run, here: Path) -> None:
    (here / "dev.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    done = run("eval", "muc4", "--data", "dev.jsonl", "--out", "f.jsonl", "--reader", "rules")
    assert done.exit_code == 2
    assert "trained reader" in done.stderr


def test_a_line_without_a_text_is_bad_input(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seam, "open_reader", lambda name, path: Sees())
    monkeypatch.setattr(places, "open_gazetteer", lambda folder: place_file())
    (here / "dev.jsonl").write_text('{"docid": "D1"}\n', "utf-8")
    done = run("eval", "muc4", "--data", "dev.jsonl", "--out", "found.jsonl")
    assert done.exit_code == 2
    assert "no 'text'" in done.stderr
