"""Which incidents two tables have both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.export.compare import Entry, compared, pair, read

DAY = date(2026, 3, 2)
OURS = Entry("o", DAY, DAY, 1.5, 36.25, 4.0, frozenset({"battles"}))


def test_the_score_falls_off_with_days_and_distance_and_type() -> None:
    def score(**more: object) -> float:
        found = pair(OURS, replace(OURS, id="t", **more))  # type: ignore[arg-type]
        return found.score if found is not None else -1.0

    assert score() == 1.0
    later = DAY + timedelta(1)
    assert score(first=later, last=later) == 0.9
    assert score(types=frozenset({"riots"})) == 0.8
    assert score(types=frozenset()) == 0.9
    assert 0.6 < score(lat=1.8) < 0.9
    assert score(lat=3.0) == -1
    far = DAY + timedelta(4)
    assert score(first=far, last=far) == -1


def test_pairs_are_one_to_one_and_the_best_come_first() -> None:
    near, far = replace(OURS, id="near"), replace(OURS, id="far", lat=1.6)
    found = compared("acled", [OURS], [far, near])
    assert [p.theirs.id for p in found.both] == ["near"]
    assert [e.id for e in found.theirs] == ["far"]
    assert compared("acled", [OURS], [near, far]) == found


def test_ged_is_known_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "ged.csv"
    path.write_text(
        "id,date_start,date_end,latitude,longitude,type_of_violence,best,where_coordinates\n"
        "7,2026-03-01 00:00:00.000,2026-03-03 00:00:00.000,1.5,36.2,1,4,Oruba town\n"
        "8,2026-03-01,2026-03-03,,,1,4,somewhere\n"
    )
    kind, entries, unplaced = read(path)
    assert (kind, unplaced) == ("ged", 1)
    assert entries[0].types == {"battles", "explosions_remote_violence"}
    assert (entries[0].first, entries[0].last) == (date(2026, 3, 1), date(2026, 3, 3))
    assert (entries[0].killed, entries[0].place) == ("4", "Oruba town")


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(
        b"\xef\xbb\xbfevent_id_cnty;event_date;event_type;latitude;longitude\n"
        b"KEN1;2026-03-02;Battles;1.5;36.2\n"
    )
    assert read(path)[1][0].id == "KEN1"


@pytest.mark.parametrize(("content", "words"), [("", "is empty"), ("a,b\n", "no known table")])
def test_what_cannot_be_compared_is_said(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(content)
    with pytest.raises(InputError, match=words):
        read(path)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.csv")
