import pickle
from pathlib import Path

import pytest

from dateline.errors import StopError
from dateline.gazetteer.lookup import Gazetteer


def first(gazetteer: Gazetteer, name: str) -> tuple[str, str, str | None]:
    best = gazetteer.find(name)[0]
    return best.name, best.kind, best.country


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Karachi", ("Karachi", "city", "PK")),
        ("KARACHI", ("Karachi", "city", "PK")),
        ("Karachi city", ("Karachi", "city", "PK")),
        ("U.S.", ("United States", "country", "US")),
        ("DRC", ("DR Congo", "country", "CD")),
        ("Ivory Coast", ("Ivory Coast", "country", "CI")),
        ("Calif.", ("California", "admin1", "US")),
        ("Pakistani", ("Pakistan", "country", "PK")),
        ("Miramshah", ("Miran Shah", "city", "PK")),
        ("EU", ("European Union", "region", None)),
        ("Lake Chad", ("Lake Chad", "water", None)),
        ("Gaza Strip", ("Gaza Strip", "region", "PS")),
    ],
)
def test_find_knows_the_ways_a_name_is_written(
    gazetteer: Gazetteer, name: str, expected: tuple[str, str, str | None]
) -> None:
    assert first(gazetteer, name) == expected


def test_matches_say_how_they_were_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Karachi")[0].match == "exact"
    assert gazetteer.find("Karachi city")[0].match == "stripped"
    assert gazetteer.find("Turkish")[0].match == "demonym"
    assert gazetteer.find("Tex.")[0].match == "abbreviation"


def test_small_words_are_no_places(gazetteer: Gazetteer) -> None:
    for word in ("us", "Police", "Of", "March", "Nowheresuch"):
        assert gazetteer.find(word) == ()


def test_disputed_areas_name_both_sides(gazetteer: Gazetteer) -> None:
    kashmir = next(c for c in gazetteer.find("Kashmir") if c.kind == "region")
    assert kashmir.country is None
    assert set(kashmir.disputed) == {"IN", "PK"}


def test_homonyms_are_all_found(gazetteer: Gazetteer) -> None:
    assert {"GE", "US"} <= {c.country for c in gazetteer.find("Georgia")}
    assert len(gazetteer.find("Springfield")) > 3


def test_capitals_are_marked(gazetteer: Gazetteer) -> None:
    paris = gazetteer.find("Paris")
    assert [c.country for c in paris if c.capital] == ["FR"]


def test_units_lie_at_the_centre_of_their_towns(gazetteer: Gazetteer) -> None:
    sindh = next(c for c in gazetteer.find("Sindh") if c.kind == "admin1")
    assert sindh.lat == pytest.approx(24.9, abs=1.5)
    assert sindh.radius_km is not None
    assert sindh.radius_km >= 4


def test_units_without_towns_borrow_their_parents_point(gazetteer: Gazetteer) -> None:
    bare = [c for name in ("Wyoming", "Vermont", "Delaware") for c in gazetteer.find(name)]
    borrowed = [c for c in bare if c.point_of]
    assert borrowed
    assert all(c.point_of == "United States" for c in borrowed if c.kind == "admin1")


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("Karachi Police Chief", 1),
        ("New York City Hall", 3),
        ("Jammu and Kashmir police", 3),
        ("N.C. man", 1),
        ("Calif . man", 2),
        ("Pakistan . The", 1),
        ("Mazar-e-Sharif city", 1),
        ("the city", 0),
        ("UK .", 1),
    ],
)
def test_longest_counts_leading_words(gazetteer: Gazetteer, words: str, size: int) -> None:
    assert gazetteer.longest(tuple(words.split())) == size


def test_longest_of_nothing_is_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(()) == 0


def test_suggest_is_for_misspellings(gazetteer: Gazetteer) -> None:
    assert "Peshawar" in {c.name for c in gazetteer.suggest("Peshwar")}
    assert gazetteer.suggest("zz") == ()


def test_a_gazetteer_can_be_sent_to_a_worker(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert copy.key == gazetteer.key == "mini"
    assert copy.find("Lima") == gazetteer.find("Lima")
    copy.close()


def test_a_broken_file_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StopError, match="delete it"):
        Gazetteer(path)


def test_another_spelling_counts_in_an_established_unit_alone(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.similar("Pishawarh", "PK", "Khyber Pakhtunkhwa")
    assert (found.name, found.match) == ("Peshawar", "fuzzy")
    assert gazetteer.similar("Pishawarh", "PK", "Sindh") == ()
    assert gazetteer.similar("Pishawarh", "PK") == ()
    assert gazetteer.similar("Pish", "PK", "Khyber Pakhtunkhwa") == ()
