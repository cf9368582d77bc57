"""Lists, facets, points and searches on flat tables in memory."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.store import browse
from dateline.store.browse import fts_query
from dateline.store.browse_view import SORTS, View, cursor, pairs, uncursor, view
from dateline.store.incidents import IndexRow
from dateline.store.shelf import Shelf, Shelved


def shelved(number: int, texts: tuple[str, ...] = (), tags: Any = (), **more: Any) -> Shelved:
    base = IndexRow(
        f"i{number:04d}", f"Incident {number}", lat=float(number % 80), lon=float(number % 170),
        latest=f"2024-01-{number % 28 + 1:02d}", reports=1,
    )  # fmt: skip
    row = {**asdict(base), **more}
    held = tuple(("text", f"r{number}", text) for text in texts)
    return Shelved(row, frozenset(tags), held)


@pytest.fixture
def shelf():
    made = Shelf(
        [
            shelved(1, ("Gunmen fired at the market",), {("actor", "the Front")}, killed_best=3,
                    killed_low=3, confidence=0.95, country="KE", disputed=True),
            shelved(2, ("A bomb; nobody was hurt",), {("actor", "the Front")}, killed_best=0,
                    killed_low=0, confidence=0.5, country="KE"),
            shelved(3, ("Café crème",), {("target_sector", "transport")}, killed_low=60,
                    country=None),
        ]
    )  # fmt: skip
    yield made
    made.close()


def ids(listed: Any) -> list[str]:
    return [row["incident_id"] for row in listed.rows]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["i0003", "i0002", "i0001"]),
        ({"toll": ("50+",)}, ["i0003"]),
        ({"toll": ("none", "1-9")}, ["i0002", "i0001"]),
        ({"confidence": ("low",)}, ["i0002"]),
        ({"confidence": ("not_scored",)}, ["i0003"]),
        ({"country": ("none_given",)}, ["i0003"]),
        ({"country": ("none_given", "KE")}, ["i0003", "i0002", "i0001"]),
        ({"actor": ("the Front",), "disputed": ("yes",)}, ["i0001"]),
        ({"sector": ("transport",)}, ["i0003"]),
        ({"q": "cafe"}, ["i0003"]),
        ({"q": "firing gunmen"}, ["i0001"]),
        ({"q": 'bomb" OR "gunmen'}, []),
        ({"q": "mark"}, ["i0001"]),
        ({"q": "NEAR( * ^"}, []),
        ({"box": (0.0, 0.0, 2.5, 2.5)}, ["i0002", "i0001"]),
        ({"box": (178.0, -90.0, 182.0, 90.0)}, []),
    ],
)
def test_views(shelf, asked, found):
    assert ids(shelf.browse.listed(View(**asked))) == found


@pytest.mark.parametrize("sort", SORTS)
def test_a_list_goes_on_after_rows_of_the_same_key(sort):
    shelf = Shelf(shelved(n, latest="2024-01-01") for n in range(7))
    seen: list[str] = []
    after = None
    for _ in range(10):
        part = shelf.browse.listed(View(), sort, after, 3)
        seen += ids(part)
        after = part.following
        if after is None:
            break
    assert sorted(seen) == [f"i{n:04d}" for n in range(7)]
    assert part.total == 7
    shelf.close()


def test_many_points_are_gathered_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(browse, "MOST_POINTS", 50)
    shelf = Shelf(shelved(n, killed_best=1) for n in range(200))
    cells = shelf.browse.points(View(), 10.0)
    assert sum(cell["count"] for cell in cells) == 200
    assert sum(cell["killed"] for cell in cells) == 200
    assert len(cells) <= 50
    assert "incident_id" in shelf.browse.points(View(box=(0.0, 0.0, 5.0, 5.0)), 10.0)[0]
    shelf.close()


@pytest.mark.parametrize(
    ("first", "last", "bins"),
    [("2024-01-01", "2024-02-01", ["2024-01-01", "2024-02-01"]),
     ("2020-01-01", "2024-02-01", ["2020-01", "2024-02"]),
     ("1970-01-01", "2024-02-01", ["1970", "2024"])],
)  # fmt: skip
def test_the_timeline_has_few_bins(first, last, bins):
    shelf = Shelf([shelved(1, latest=first), shelved(2, latest=last)])
    found = shelf.browse.timeline(View(since="2024-01-15"))
    assert [row["bin"] for row in found] == bins
    shelf.close()


def test_a_facet_counts_what_the_other_filters_leave(shelf):
    found = shelf.browse.facets(View(disputed=("yes",)), ("actor", "disputed"))
    assert [dict(row) for row in found["actor"]] == [{"value": "the Front", "count": 1}]
    assert {row["value"]: row["count"] for row in found["disputed"]} == {"no": 2, "yes": 1}


def test_a_view_is_the_same_after_its_address():
    asked = {"q": [" two  words "], "country": ["KE", "NG"], "since": ["2024-01-01"],
             "box": ["-10,-5,10,5"], "unknown": ["x"]}  # fmt: skip
    made = view(asked)
    again: dict[str, list[str]] = {}
    for name, value in pairs(made):
        again.setdefault(name, []).append(value)
    assert view(again) == made
    assert made.q == "two words"


@pytest.mark.parametrize(
    "asked",
    [{"since": ["soon"]}, {"box": ["1,2,3"]}, {"box": ["1,2,3,nan"]}, {"q": ["x" * 300]}],
)
def test_odd_views_are_refused(asked):
    with pytest.raises(InputError):
        view(asked)


@pytest.mark.parametrize("words", ["", "!!!", "e30", "WzFd", cursor(1, "i1")[:-2]])
def test_odd_cursors_are_refused(words):
    with pytest.raises(InputError):
        uncursor(words)


def test_a_cursor_comes_back():
    assert uncursor(cursor("2024-01-01", "i1")) == ("2024-01-01", "i1")


@pytest.mark.parametrize(
    ("said", "query"),
    [("two words", '"two" "words" *'), ('"two words"', '"two words"'), ("a-b", '"a-b" *'),
     ("--", ""), ('say ""', '"say" *'), ("of", '"of"')],
)  # fmt: skip
def test_words_of_a_person_as_a_query(said, query):
    assert fts_query(said) == query
