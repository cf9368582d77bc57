from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from dump_samples import MALI, row

from dateline.errors import InputError
from dateline.gazetteer import geonames
from dateline.gazetteer.sources import Unit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ML.txt").write_text(MALI, encoding="utf-8")
    (tmp_path / "readme.txt").write_text("This is not a dump.\n", encoding="utf-8")
    return tmp_path


def test_villages_lie_in_the_units_of_the_dump(folder: Path) -> None:
    dump = geonames.read(folder, [])
    assert [c.name for c in dump.cities] == ["Doro", "Tiguira"]
    assert dump.countries == {"ML"}
    first, second = dump.units
    assert (first.name, first.level, second.parent) == ("Zana Region", 1, first.line)
    village = dump.cities[1]
    assert village.units == (first.line, second.line)
    assert (village.population, village.lat, village.code) == (180, 15.2, "ML.77")
    assert village.aliases == ("Tigira", "Tiguirra")


def test_known_units_keep_their_lines(folder: Path) -> None:
    known = Unit(12, 1, "Zana", (), 1, None, "ML", "Region", "ML.77")
    dump = geonames.read(folder, [known])
    assert [u.name for u in dump.units] == ["Cercle de Doro"]
    assert dump.cities[0].units[0] == 12


def test_an_archive_and_a_file_are_read_alike(folder: Path) -> None:
    packed = folder / "ML.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ML.txt", MALI)
        archive.writestr("readme.txt", "no dump")
    whole = geonames.read(folder / "ML.txt", [])
    assert geonames.read(packed, []).cities == whole.cities


def test_countries_can_be_chosen(folder: Path) -> None:
    other = row(9, "Kassou", "P", "PPL", "01", country="NE")
    (folder / "NE.txt").write_text(other, encoding="utf-8")
    assert geonames.read(folder, [], ("NE",)).countries == {"NE"}
    with pytest.raises(InputError, match="no GeoNames rows for TD"):
        geonames.read(folder, [], ("TD",))


def test_what_is_no_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder, archive or file"):
        geonames.read(tmp_path, [])
    (tmp_path / "ML.txt").write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ML\.txt line 1 has 2 columns, not 19"):
        geonames.read(tmp_path, [])
