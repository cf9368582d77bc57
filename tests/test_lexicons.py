from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from dateline import lexicons
from dateline.errors import StopError
from dateline.model.taxonomy import ACTS, TYPE_OF

FOLDER = resources.files("dateline") / "data" / "lexicons"
NAMES = sorted(f.name for f in FOLDER.iterdir() if not f.name.startswith("."))


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".txt")])
def test_word_lists_load(name: str) -> None:
    found = lexicons.words(name.removesuffix(".txt"))
    assert found
    assert all(w == w.strip() and "#" not in w for w in found)


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".toml")])
def test_tables_load_once(name: str) -> None:
    stem = name.removesuffix(".toml")
    assert lexicons.table(stem)
    assert lexicons.table(stem) is lexicons.table(stem)


def test_a_missing_lexicon_says_what_to_do() -> None:
    with pytest.raises(StopError, match="install dateline again"):
        lexicons.words("no_such_list")
    with pytest.raises(StopError, match="install dateline again"):
        lexicons.table("no_such_table")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicons, "_file", lambda name: tmp_path / name)
    return tmp_path


def test_comments_and_blank_lines(folder: Path) -> None:
    (folder / "some_words.txt").write_text("# heading\n\none  # the first\n two\n")
    assert lexicons.words("some_words") == {"one", "two"}


def test_a_word_listed_twice_stops(folder: Path) -> None:
    (folder / "twice.txt").write_text("one\ntwo\none\n")
    with pytest.raises(StopError, match=r"twice\.txt lists twice: one"):
        lexicons.words("twice")


def test_broken_toml_stops(folder: Path) -> None:
    (folder / "broken.toml").write_text("a = [")
    with pytest.raises(StopError, match=r"broken\.toml cannot be read"):
        lexicons.table("broken")


def test_the_taxonomy_names_sub_types_and_acts_of_the_record() -> None:
    found = lexicons.taxonomy()
    assert {r["sub_type"] for r in found["rule"]} <= set(TYPE_OF)
    assert set(found["acts"]) <= set(ACTS)
    assert set(found["acts"].values()) <= set(TYPE_OF)
    assert found["rule"][-1]["when"] == {}
