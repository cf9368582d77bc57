from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.values import organisations, own_actors

HEAD = "name,class,aliases,country,countries,first,last,id\n"
ROW = "Selva Vigilance Front,rebel_group,SVF|Selva Front,PE,EC|BO,2019,,\n"


def book(tmp_path: Path, rows: str, head: str = HEAD) -> organisations.Book:
    path = tmp_path / "my_actors.csv"
    path.write_text(head + rows, encoding="utf-8")
    return own_actors.read(path)


def test_an_organisation_of_one_s_own_is_known_by_all_its_names_and_only_within(
    tmp_path: Path,
) -> None:
    own = book(tmp_path, ROW)
    for words in ("the Selva Vigilance Front", "SVF fighters", "gunmen of the Selva Front"):
        assert organisations.find(words) is None
        with organisations.beside(own):
            found = organisations.find(words)
            assert found is not None
            assert (found.id, found.countries) == (
                "own_selva_vigilance_front", ("PE", "EC", "BO"),
            )  # fmt: skip
            assert (found.class_, found.first, found.last) == ("rebel_group", 2019, None)
    assert organisations.organisation("own_selva_vigilance_front") is None


def test_one_s_own_goes_before_the_table_and_the_rest_of_the_table_stays(tmp_path: Path) -> None:
    own = book(tmp_path, "Desk name,criminal_group,Boko Haram,,,,,desk_1\n")
    with organisations.beside(own):
        found, other = organisations.named("Boko Haram"), organisations.named("Islamic State")
        assert found is not None
        assert found.id == "desk_1"
        assert other is not None
    listed = organisations.named("Boko Haram")
    assert listed is not None
    assert listed.id != "desk_1"


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ("name,aliases\n", "A,B\n", "lacks class"),
        ("name,class,colour\n", "A,police,red\n", "has colour"),
        (HEAD, ",police,,,,,,\n", "line 2 names no organisation"),
        (HEAD, "A,terrorists,,,,,,\n", "class is one of"),
        (HEAD, "A,police,,Peru,,,,\n", "two capitals"),
        (HEAD, "A,police,,,,19,,\n", "year of four digits"),
        (HEAD, "A B,police,,,,,,\nA  B,military,,,,,,\n", "stands twice"),
        (HEAD, "A,police,Z,,,,,x\nB,police,Z,,,,,y\n", "two organisations go by 'Z'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, head: str, rows: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        book(tmp_path, rows, head)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        own_actors.read(tmp_path / "none.csv")
