"""The reader that ships: what it learned from, and that its scores depend on nothing else."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from dateline.evaluate.corpus.keys import keyed_folder
from dateline.evaluate.files import json_values
from dateline.parse.reader import Reader, open_reader, read_text
from dateline.settings import load

ROOT = Path(__file__).parents[2]
FOLDER = Path(str(resources.files("dateline"))) / "data" / "reader" / "small"
MOST_BYTES = 40_000_000
TEXTS = (
    "Gunmen killed three fishermen near the harbour of Port Amal on Monday, police said.",
    "The council met on Tuesday to talk about the price of bread.",
    "A bomb hidden in a parked van damaged the customs house. The Northern Front claimed it.\n\n"
    + "Two guards were hurt. " * 120,
)


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / "card.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader("small")


def hashes(texts: list[str]) -> set[str]:
    return {hashlib.sha256(text.encode()).hexdigest() for text in texts}


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST_BYTES


def test_no_report_of_a_dev_part_was_learned(card: dict[str, Any]) -> None:
    learned = {h for listed in card["documents"].values() for h in listed}
    train = hashes([read_text(key.report) for key in keyed_folder(ROOT / "corpus", "train")])
    dev = hashes([read_text(key.report) for key in keyed_folder(ROOT / "corpus", "dev")])
    assert train & learned
    assert not dev & learned
    data = load().eval_data
    file = data / "data" / "muc4" / "dev.jsonl" if data else None
    if file and file.is_file():
        rows = json_values(file)
        assert not hashes([row["text"] for row in rows]) & learned
        assert len(card["documents"]["muc4"]) == 1300


def test_a_report_reads_alike_alone_and_after_others(reader: Reader) -> None:
    alone = [open_reader("small").read(text) for text in TEXTS]
    assert [reader.read(text) for text in reversed(TEXTS)] == alone[::-1]


def test_candidates_quote_the_text_and_scores_are_rounded(reader: Reader) -> None:
    for text in TEXTS:
        reading = reader.read(text)
        for one in reading.candidates:
            assert text[one.start : one.end] == one.words
            assert one.score == round(one.score, 4)
            assert 0.02 <= one.score <= 1


def test_it_sees_who_was_killed_and_who_did_it(reader: Reader) -> None:
    best: dict[str, str] = {}
    for one in sorted(reader.read(TEXTS[0]).candidates, key=lambda c: c.score):
        best[one.role] = one.words
    assert best["HumDesc"] in {"fishermen", "three fishermen"}
    assert best["PerpInd"] == "Gunmen"
    assert reader.read(TEXTS[0]).label("muc4:relevant") > reader.read(TEXTS[1]).label(
        "muc4:relevant"
    )


def test_a_text_of_nothing_has_no_candidates(reader: Reader) -> None:
    assert reader.read("").candidates == ()
    assert reader.read(".").candidates == ()


def test_its_key_names_it(reader: Reader) -> None:
    assert reader.key.startswith("small:")
    assert len(reader.key) == len("small:") + 12
