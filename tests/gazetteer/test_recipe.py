from __future__ import annotations

from pathlib import Path

import pytest
from dump_samples import MALI
from mini_gazetteer import cities, units

from dateline.errors import InputError, StopError
from dateline.gazetteer import build as builder
from dateline.gazetteer import own, recipe, sources
from dateline.gazetteer.lookup import open_gazetteer

HEAD = "alias,name,country,admin1,lat,lon,radius_km\n"


@pytest.fixture(autouse=True)
def _mini_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "units", units)
    monkeypatch.setattr(sources, "cities", cities)


def aliases(folder: Path, *rows: str) -> Path:
    path = folder / "own.csv"
    path.write_text(HEAD + "".join(f"{r}\n" for r in rows), encoding="utf-8")
    return path


def test_a_dump_adds_villages_and_is_remembered(tmp_path: Path) -> None:
    dump = tmp_path / "ML.txt"
    dump.write_text(MALI, encoding="utf-8")
    cache = tmp_path / "cache"
    builder.build(cache, made=recipe.made(dump, [], None))
    found = open_gazetteer(cache)
    (village,) = found.find("Tigira")
    assert (village.name, village.country, village.admin2) == ("Tiguira", "ML", "Cercle de Doro")
    assert found.find("Lima")[0].country == "PE"
    builder.build(cache, made=recipe.made(None, [], None))
    assert not open_gazetteer(cache).find("Tigira")


def test_own_names_and_places(tmp_path: Path) -> None:
    path = aliases(tmp_path, "The Lights,Karachi,PK,,,,", ",Goth Jumo,PK,Sindh,25.10,67.40,3")
    builder.build(tmp_path, made=recipe.made(None, [], path))
    found = open_gazetteer(tmp_path)
    assert found.find("The Lights")[0].name == "Karachi"
    (place,) = found.find("Goth Jumo")
    assert (place.lat, place.lon, place.radius_km) == (25.10, 67.40, 3.0)
    assert (place.admin1, place.country, place.kind) == ("Sindh", "PK", "city")


def test_the_file_changes_with_its_inputs(tmp_path: Path) -> None:
    a = recipe.made(None, [], aliases(tmp_path, "The Lights,Karachi,PK,,,,"))
    b = recipe.made(None, [], aliases(tmp_path, "The Light,Karachi,PK,,,,"))
    assert len({builder.key(), builder.key(a), builder.key(b)}) == 3


def test_an_alias_of_nothing_needs_a_point(tmp_path: Path) -> None:
    path = aliases(tmp_path, "Old Town,Nowhere At All,PK,,,,")
    with pytest.raises(InputError, match="line 2: no place of PK is called 'Nowhere At All'"):
        builder.build(tmp_path, made=recipe.made(None, [], path))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("alias,name\nx,y\n", "lacks country"),
        ("alias,name,country,town\nx,y,PK,z\n", "has town"),
        (HEAD + "x,y,Pakistan,,,,\n", "two capitals"),
        (HEAD + "x,y,PK,,north,1,\n", "are numbers"),
        (HEAD + "x,y,PK,,25,,\n", "both or none"),
        (HEAD + ",,PK,,25,67,\n", "names no place"),
    ],
)
def test_faults_of_own_places_are_named(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        own.read(path)


def test_faults_of_a_recipe_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no"):
        recipe.made(tmp_path / "gone", [], None)
    with pytest.raises(InputError, match="--country"):
        recipe.made(None, ["ML"], None)
    (tmp_path / recipe.FILE).write_text("{", encoding="utf-8")
    with pytest.raises(StopError, match="cannot be read"):
        recipe.of(tmp_path)
