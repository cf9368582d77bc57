"""The scorer of dates: what counts as right, as spurious, and what the plain reader finds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.dates import (
    Gold,
    Ours,
    Score,
    Text,
    calendar_days,
    misses,
    right,
    score,
    strays,
    texts,
)
from dateline.evaluate.dates_baseline import baseline

DAY = "2023-02-17"


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2023-02-17", (DAY, DAY)),
        ("2023-02-17T09:00", (DAY, DAY)),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2023-12", ("2023-12-01", "2023-12-31")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2023-Q1", ("2023-01-01", "2023-03-31")),
        ("2023-W07", ("2023-02-13", "2023-02-19")),
        ("2023-W07-WE", ("2023-02-18", "2023-02-19")),
        ("XXXX-02-17", None),
        ("P3D", None),
    ],
)
def test_values_as_days(value: str, days: tuple[str, str] | None) -> None:
    assert calendar_days(value) == days


GOLD = Gold(10, 19, "this year", ("2023-01-01", "2023-12-31"))


def _ours(first: str, last: str, start: int = 10, words: str = "this year") -> Ours:
    return Ours(start, start + len(words), words, ((first, last),))


def test_a_year_may_end_with_publication_unless_strict() -> None:
    cut = _ours("2023-01-01", DAY)
    assert right(GOLD, cut, DAY)
    assert not right(GOLD, cut, DAY, strict=True)
    assert right(GOLD, _ours("2023-01-01", "2023-12-31"), DAY, strict=True)
    assert not right(GOLD, _ours("2022-01-01", "2022-12-31"), DAY)
    assert not right(GOLD, _ours("2023-01-01", DAY, start=40), DAY)


def test_the_ends_of_a_range_count_each() -> None:
    both = Ours(10, 30, "between May and June", (("2023-05-01", "2023-06-30"),))
    assert right(Gold(18, 21, "May", ("2023-05-01", "2023-05-31")), both, DAY)
    assert right(Gold(26, 30, "June", ("2023-06-01", "2023-06-30")), both, DAY)


def test_strays_are_counted_inside_what_was_annotated() -> None:
    text = Text("t", "Men came this year and left on Friday. Today is Friday.", DAY, (GOLD,), 40)
    found = (
        _ours("2023-01-01", DAY),
        Ours(31, 37, "Friday", ((DAY, DAY),)),
        Ours(48, 54, "Friday", ((DAY, DAY),)),
        Ours(20, 23, "and", (), told=False),
    )
    assert [o.start for o in strays(text, found)] == [31]
    assert score(text, found) == Score(1, 0, 1, 1, 9)
    assert [line.split()[0] for line in misses(text, found)] == ["stray"]
    assert [line.split()[0] for line in misses(text, ())] == ["miss"]
    assert "1/2 = 0.500 right" in str(Score(1, 1, 2, 0, 100))
    assert Score(1, 1, 2, 0, 9) + Score(1, 0, 1, 2, 1) == Score(2, 1, 3, 2, 10)


def test_sets_are_read_and_broken_files_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "gum_wikinews"
    folder.mkdir()
    entry = {"when": "2023-02-13", "begin": 12, "end": 18, "text": "Monday"}
    doc = {
        "id": "a", "split": "train", "dateCreated": DAY, "text": "Men came on Monday.",
        "dates": [entry, {"when": "--02", "begin": 0, "end": 3, "text": "Men"}],
    }  # fmt: skip
    (folder / "docs.jsonl").write_text(json.dumps(doc) + "\n", "utf-8")
    (read,) = texts(tmp_path, "gum-train")
    assert read.golds == (Gold(12, 18, "Monday", ("2023-02-13", "2023-02-13")),)
    assert list(texts(tmp_path, "gum")) == []
    with pytest.raises(InputError, match="there is no file"):
        list(texts(tmp_path, "meantime"))
    (folder / "docs.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(InputError, match="no annotated text"):
        list(texts(tmp_path, "gum"))


def test_only_the_first_lines_of_meantime_are_annotated(tmp_path: Path) -> None:
    folder = tmp_path / "meantime"
    folder.mkdir()
    mention = {
        "tag": "TIMEX3", "type": "DATE", "value": "2009", "begin": 0, "end": 4, "text": "2009",
    }  # fmt: skip
    other = {"tag": "EVENT", "type": "DATE", "value": "2009"}
    doc = {
        "id": "a", "topic": "corpus_stock", "dct": "2009-03-02",
        "text": "\n".join(["2009"] * 8), "mentions": {"1": mention, "2": other},
    }  # fmt: skip
    (folder / "docs.jsonl").write_text(json.dumps(doc) + "\n", "utf-8")
    (read,) = texts(tmp_path, "meantime")
    assert (len(read.golds), read.annotated) == (1, 30)
    assert list(texts(tmp_path, "meantime-dev")) == []


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Monday", "2023-02-13", "2023-02-13"),
        ("on 3 March 2021", "2021-03-03", "2021-03-03"),
        ("on March 3", "2022-03-03", "2022-03-03"),
        ("in May 2015", "2015-05-01", "2015-05-31"),
        ("in November", "2022-11-01", "2022-11-30"),
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("two days ago", "2023-02-15", "2023-02-15"),
        ("a month ago", "2023-01-01", "2023-01-31"),
        ("last week", "2023-02-06", "2023-02-12"),
        ("yesterday", "2023-02-16", "2023-02-16"),
        ("on 2023-02-17", "2023-02-17", "2023-02-17"),
    ],
)
def test_the_plain_reader(words: str, first: str, last: str) -> None:
    (found,) = baseline(f"Men came {words}.", DAY)
    assert found[2:] == (date.fromisoformat(first), date.fromisoformat(last))


def test_the_plain_reader_leaves_days_that_are_none() -> None:
    assert [f[2].year for f in baseline("Men came on 31 February 2021.", DAY)] == [2021]
    assert list(baseline("Men came.", DAY)) == []
