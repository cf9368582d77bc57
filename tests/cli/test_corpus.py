"""`dateline corpus` and `dateline eval corpus`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

FILE = """\
# key: full
@report mill-1
published: 2020-05-06
publisher: Valley Post
genre: wire
made: hand
title: Two hurt at mill

@text
{p1:Two men} {k1:beat} {t1:a guard} at {l1:a mill in Lugo} on {d1:Monday}, {s1:police} said.

@key
speaker s1 police named=organisation
account A news foreground anchor=k1
act k1 beating by=s1
event_type - violence_against_civilians/attack
stage - accomplished
date d1 2020-05-04
place l1 scene city=Lugo country=ES lat=43.0 lon=-7.6
perpetrator p1 form=described_group count=2 by=s1
target t1 form=described_person class=private_security
"""


@pytest.fixture
def mill(here: Path) -> Path:
    path = here / "dev" / "mill.txt"
    path.parent.mkdir()
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_sound_file(run: Run, mill: Path) -> None:
    result = run("corpus", "check", str(mill))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 file, 0 problems" in result.stderr


def test_problems_are_listed_with_file_and_line(run: Run, mill: Path) -> None:
    mill.write_text(FILE.replace("act k1 beating", "act k1 hitting"))
    result = run("corpus", "check", str(mill.parent))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{mill}:15: act: 'hitting' is none of")


def test_a_whole_corpus_is_held_against_its_quotas(run: Run, mill: Path) -> None:
    (mill.parent.parent / "train").mkdir()
    result = run("corpus", "check", ".")
    assert result.exit_code == 1
    assert ".: 1 countries; there must be 40" in result.stdout


@pytest.mark.parametrize("words", [("check", "none"), ("stats", "."), ("agree", "a", "b")])
def test_what_is_not_there(run: Run, here: Path, words: tuple[str, ...]) -> None:
    assert run("corpus", *words).exit_code == 2


def test_statistics(run: Run, mill: Path) -> None:
    lines = run("corpus", "stats", str(mill)).stdout.split("\n")
    assert "reports\t1" in lines
    assert "sub-type attack\t1" in lines


def test_gold_files(run: Run, mill: Path) -> None:
    result = run("corpus", "gold", "dev", "--out", "r.jsonl", "g.jsonl")
    assert result.exit_code == 0
    report, key = (json.loads(Path(name).read_text()) for name in ("r.jsonl", "g.jsonl"))
    assert report["id"] == key["id"] == "mill-1"
    assert key["incidents"][0]["perpetrators"][0]["text"] == "Two men"
    assert run("corpus", "gold", "dev", "--out", "no/r.jsonl", "g.jsonl").exit_code == 2


def test_two_keyings(run: Run, mill: Path) -> None:
    other = mill.with_name("other.txt")
    other.write_text(FILE.replace("act k1 beating", "act k1 stabbing"))
    lines = run("corpus", "agree", str(mill), str(other)).stdout.split("\n")
    (act,) = [line.split() for line in lines if line.startswith("act")]
    assert act == ["act", "100.0", "0.0", "1", "1"]
    other.write_text(FILE.replace("@report mill-1", "@report mill-2"))
    assert run("corpus", "agree", str(mill), str(other)).exit_code == 2


def test_codings_are_scored(run: Run, mill: Path) -> None:
    result = run("eval", "corpus", "dev")
    assert result.exit_code == 0
    assert result.stdout.startswith("reports: 1, with a full key: 1")
    assert "words: act" not in result.stdout
    assert "words: act" in run("eval", "corpus", ".", "--split", "dev", "--table").stdout
    assert run("eval", "corpus", ".", "--split", "test").exit_code == 2
    coded = Path("coded.jsonl")
    coded.write_text("")
    shown = run("eval", "corpus", "dev", "--coded", "coded.jsonl", "--bootstrap", "5").stdout
    assert "0.0      1     0.0 -   0.0" in shown
