from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline import lexicons
from dateline.watching import Key, Watch, occurs

TABLE = """
top = ["one two", "a * b", "fire @people", "say:n"]
[months]
june = 6
[patterns]
topics = ["{be} (?:lost|found)", "blown up"]
[weights]
age = 0.5
[roles]
clerk = "government"
[regular]
told = "\\\\b(?:was|were) told\\\\b"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mini.toml").write_text(TABLE)
    (tmp_path / "stop.txt").write_text("alpha\nbeta\n")
    monkeypatch.setattr(lexicons, "_file", lambda name: tmp_path / name)
    return tmp_path


def entries(keys: frozenset[Key]) -> set[str]:
    return {key.entry for key in keys}


def test_nothing_is_watched_by_default(folder: Path) -> None:
    lexicons.words.cache_clear()
    assert {type(word) for word in lexicons.words("stop")} == {str}
    lexicons.words.cache_clear()


def test_what_is_looked_up_and_found_fires(folder: Path) -> None:
    with lexicons.watched() as watch:
        stop, months = lexicons.words("stop"), lexicons.table("mini")["months"]
        assert "alpha" in stop
        assert "gamma" not in stop
        assert months["june"] == 6
        assert entries(watch.fired("")) == {"alpha", "june"}
        assert watch.fired("") == frozenset()
        assert stop & {"beta"} == {"beta"}
        assert watch.fired("") == {Key("stop", "", "beta")}
    assert {type(word) for word in lexicons.words("stop")} == {str}


def test_the_words_of_a_phrase_fire_together(folder: Path) -> None:
    with lexicons.watched() as watch:
        phrase, gap, guarded, marked = lexicons.table("mini")["top"]
        assert phrase.split()[0] == "one"
        assert watch.fired("one alone") == frozenset()
        assert tuple(phrase.split()) == ("one", "two")
        assert entries(watch.fired("")) == {"one two"}
        assert gap.split()[0] == "a"
        assert watch.fired("a * b") == frozenset()
        assert guarded.partition(" @")[0].split() == ["fire"]
        assert marked.partition(":")[0] == "say"
        assert entries(watch.fired("")) == {"fire @people", "say:n"}


def test_weights_and_plain_values_are_no_entries(folder: Path) -> None:
    with lexicons.watched() as watch:
        table = lexicons.table("mini")
        assert table["weights"] == {"age": 0.5}
        assert table["roles"]["clerk"] == "government"
        assert entries(watch.fired("")) == {"clerk"}
        assert not {"age", "government"} & {key.entry for key in watch.known}


def test_patterns_note_the_entries_that_match(folder: Path) -> None:
    watch = Watch()
    table = watch.table("mini", lexicons.table("mini"))
    watch._loaded["dateline.fake"] = {"mini"}
    made = {"__name__": "dateline.fake", "compile": watch.compile}
    body = "|".join(p.replace("{be}", "(?:is|was)") for p in table["patterns"]["topics"])
    pattern = eval("compile(body)", made, {"body": body})
    assert pattern.pattern == body
    assert pattern.search("the car was lost")
    assert entries(watch.fired("")) == {"{be} (?:lost|found)"}
    assert [m.group() for m in pattern.finditer("blown up, not lost")] == ["blown up"]
    assert entries(watch.fired("")) == {"blown up"}
    assert pattern.match("nothing") is None
    assert watch.fired("") == frozenset()
    assert isinstance(eval("compile('xyz')", made), re.Pattern)


def test_an_entry_occurs_as_words_or_as_a_pattern() -> None:
    assert occurs(Key("x", "", "blown up"), "It was Blown\nup.")
    assert not occurs(Key("x", "", "own"), "It was blown up.")
    assert occurs(Key("x", "", r"\b(?:was|were) told\b"), "He was told.")


def test_one_watch_at_a_time_and_the_end_is_clean(folder: Path) -> None:
    before = re.compile
    with lexicons.watched(), pytest.raises(RuntimeError, match="already"), lexicons.watched():
        pass
    assert re.compile is before
    with pytest.raises(ValueError, match="stop"), lexicons.watched():
        raise ValueError("stop")
    assert re.compile is before
