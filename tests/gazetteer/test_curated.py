import pytest

from dateline.errors import StopError
from dateline.gazetteer import curated
from dateline.gazetteer.names import fold


def test_every_country_has_a_point_and_a_radius() -> None:
    rows = curated.rows("countries.tsv")
    assert len(rows) == len({r["iso2"] for r in rows}) == 250
    for row in rows:
        assert len(row["iso2"]) == 2
        assert len(row["iso3"]) == 3
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert float(row["radius_km"]) > 0


def test_gleditsch_ward_codes_are_unique_numbers() -> None:
    codes = [r["gw"] for r in curated.rows("countries.tsv") if r["gw"]]
    assert len(codes) == len(set(codes)) > 170
    assert all(code.isdigit() for code in codes)


def test_regions_lie_in_known_countries() -> None:
    known = {r["iso2"] for r in curated.rows("countries.tsv")} | {""}
    for row in curated.rows("regions.tsv"):
        assert row["country"] in known
        assert set(curated.parts(row["disputed"])) <= known
        assert row["kind"] in {"region", "water", "site", "admin1", "admin2"}
        assert float(row["radius_km"]) > 0


def test_stop_words_are_folded_and_hold_no_country() -> None:
    stop = curated.stop_words()
    assert {"police", "march", "of", "sunday"} <= stop
    assert all(fold(word) == word for word in stop)
    assert not stop & {fold(r["name"]) for r in curated.rows("countries.tsv")}


def test_wrong_columns_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curated, "_text", lambda _name: "alias\tname\nx\ty\n")
    curated.rows.cache_clear()
    with pytest.raises(StopError, match="columns"):
        curated.rows("spellings.tsv")
    curated.rows.cache_clear()


def test_hash_covers_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    curated.content_hash.cache_clear()
    before = curated.content_hash()
    curated.content_hash.cache_clear()
    monkeypatch.setattr(curated, "_text", lambda name: name)
    assert curated.content_hash() != before
    curated.content_hash.cache_clear()
