"""Rewriting of a report and its key, on a report of our own; the tables are those of the eval."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import variants

Row = dict[str, Any]

LINES = (
    "Larkana: On Tuesday, masked terrorists stormed the police station in Larkana, Pakistan.",
    "Imran Sheikh, the chief of police, said the attackers threw five hand grenades.",
    "According to the statement, rangers came within minutes.",
    "No group has claimed the assault.",
    "Shops stayed shut.",
    "Also read: schools to open on Monday",
    "More than forty people died when a bomber from the Red Guards struck a mosque in Sukkur, "
    "in Pakistan's northern belt, last month.",
)
REPORT: Row = {"id": "x", "title": "", "published": "2023-03-09", "text": "\n".join(LINES)}
TABLES = tomllib.loads(variants.TABLES.read_text(encoding="utf-8"))
NONE: Row = {"participants": [], "targets": [], "attributions": [], "unknowns": [], "weapons": [],
             "casualties": [], "also": [], "responsibility": {"text": None}}  # fmt: skip
SOURCE = "Imran Sheikh, the chief of police"


def place(text: str, city: str) -> Row:
    return {
        "text": text,
        "city": city,
        "admin1": "Sindh",
        "country": "PK",
        "lat": 27.5,
        "lon": 68.2,
    }


@pytest.fixture
def key() -> Row:
    first = NONE | {
        "perpetrators": [{"text": "masked terrorists"}],
        "weapons": ["five hand grenades"],
        "also": ["grenade", "arrests"],
        "place": place("the police station in Larkana", "Larkana"),
        "date": {"text": "Tuesday", "earliest": "2023-03-07", "latest": "2023-03-07"},
        "attributions": [{"fact": "the attackers threw five hand grenades", "source": SOURCE}],
    }
    second = NONE | {
        "perpetrators": [{"text": "a bomber from the Red Guards"}],
        "casualties": [{"text": "More than forty people died", "low": 41, "high": None}],
        "place": place("a mosque in Sukkur", "Sukkur"),
        "date": {"text": "last month", "earliest": "2023-02-01", "latest": "2023-02-28"},
    }
    return {"id": "x", "incidents": [first, second]}


def rewritten(key: Row, country: str) -> tuple[Row, Row, Row]:
    row = next(one for one in TABLES["variant"] if one["country"] == country)
    return (*variants.variant(REPORT, key, row, TABLES, 1), row)


def test_text_and_key_stay_together(key: Row) -> None:
    report, new, _ = rewritten(key, "CO")
    first, second = new["incidents"]
    assert report["text"].startswith(
        "Cali: On Monday, masked guerrillas stormed the police station in Cali, Colombia."
    )
    assert first["weapons"] == ["five pipe bombs"]
    assert first["also"] == ["arrests", "remote_explosive_landmine_ied"]
    assert first["attributions"][0]["source"] == "Hernando Pardo, the chief of police"
    assert second["perpetrators"] == [{"text": "a bomber from the Liberation Army"}]
    assert second["casualties"] == [{"text": "More than thirty people died", "low": 31,
                                     "high": None}]  # fmt: skip
    assert (second["place"]["text"], second["place"]["country"]) == ("a chapel in Cúcuta", "CO")
    assert (second["place"]["lat"], second["place"]["lon"]) == (7.9, -72.5)
    assert "Colombia's northeastern belt" in report["text"]


@pytest.mark.parametrize("number", range(len(TABLES["variant"])))
def test_days_follow_the_day_of_publication(key: Row, number: int) -> None:
    row = TABLES["variant"][number]
    report, new = variants.variant(REPORT, key, row, TABLES, number)
    first, second = (incident["date"] for incident in new["incidents"])
    assert report["published"] == row["published"]
    assert first["earliest"] == first["latest"] <= row["published"]
    assert f"On {first['text']}, masked" in report["text"]
    assert second["latest"] < row["published"][:8]
    assert second["earliest"][8:] == "01"


def test_the_original_is_left_as_it_was(key: Row) -> None:
    before = json.dumps([REPORT, key])
    rewritten(key, "NG")
    assert json.dumps([REPORT, key]) == before


def test_paragraphs_change_places_and_followers_stay_behind(key: Row) -> None:
    orders = set()
    for seed in range(8):
        row = TABLES["variant"][0]
        paragraphs = variants.variant(REPORT, key, row, TABLES, seed)[0]["text"].split("\n")
        assert paragraphs[-2].startswith("Also read")
        follower = next(i for i, p in enumerate(paragraphs) if p.startswith("According to"))
        assert "the chief of police" in paragraphs[follower - 1]
        orders.add(tuple(paragraphs))
    assert len(orders) > 1


def test_a_key_that_drifts_from_its_text_is_refused(key: Row) -> None:
    key["incidents"][0]["attributions"][0]["fact"] = "nobody was hurt"
    with pytest.raises(ValueError, match="nobody was hurt"):
        rewritten(key, "NG")


def test_a_number_that_is_in_no_table_is_refused(key: Row) -> None:
    key["incidents"][0]["weapons"] = ["the hand grenades"]
    with pytest.raises(KeyError, match="no number"):
        rewritten(key, "NG")


def test_a_mean_more_than_five_points_lower_falls(capsys: pytest.CaptureFixture[str]) -> None:
    original = {"incidents": 100.0, "weapons": 80.0, "targets": 50.0}
    others = [{"incidents": 95.0, "weapons": 100.0, "targets": 50.0},
              {"incidents": 95.0, "weapons": 49.8, "targets": 39.8}]  # fmt: skip
    assert variants.compare(original, others) == ["weapons", "targets"]
    out = capsys.readouterr().out
    assert "FAILED" not in out.splitlines()[1]
    assert out.count("FAILED") == 2


def test_there_are_twelve_and_no_two_alike() -> None:
    rows = TABLES["variant"]
    assert len(rows) == 12
    for name in ("country", "published", "person"):
        assert len({row[name] for row in rows}) == 12
    assert all(row["thrown"] in TABLES["numbers"] for row in rows)
    assert all(row["toll"] in TABLES["numbers"] for row in rows)
    assert all(row["words"]["weapon"] in TABLES["sub_type"] for row in rows)


def test_without_data_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_EVAL_DATA", str(tmp_path))
    assert variants.main([]) == 0
    assert capsys.readouterr().out.startswith("not run")
