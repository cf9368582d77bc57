import pytest

from dateline.gazetteer.names import (
    Types,
    acronym,
    fold,
    is_name,
    keys,
    shortened,
    skeleton,
    variants,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mazār-e Sharīf", "mazar e sharif"),
        ("Sana'a", "sanaa"),
        ("Côte d’Ivoire", "cote divoire"),
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("  Port-au-Prince ", "port au prince"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("St", "st"),
    ],
)
def test_fold_gives_one_spelling(name: str, key: str) -> None:
    assert fold(name) == key


def test_acronyms_keep_their_capitals() -> None:
    assert acronym("U.S.") == "US"
    assert acronym("DRC") == "DRC"
    assert acronym("us") is None
    assert acronym("Chad") is None


def test_shortened_names_keep_their_stop() -> None:
    assert shortened("Calif.") == "Calif."
    assert shortened("N. C.") == "N.C."
    assert shortened("Calif") is None
    assert shortened("Province.") is None


def test_keys_are_ordered_from_the_most_telling() -> None:
    assert keys("N.C.") == ("N.C.", "NC", "nc")
    assert keys("Lima") == ("lima",)


@pytest.mark.parametrize("junk", ["KHI", "swldw", "bai sha wa", "Пешавар", "", "ab", "x" * 61])
def test_codes_and_romanisations_are_no_names(junk: str) -> None:
    assert not is_name(junk)


@pytest.mark.parametrize("name", ["Peshawar", "al-Bab", "Péšávar", "Deir ez-Zor"])
def test_names_are_names(name: str) -> None:
    assert is_name(name)


def test_type_words_are_stripped_from_either_end() -> None:
    types = Types({"district": "admin2", "tribal district": "admin2"}, {"city of": "city"})
    assert types.bare("khyber tribal district") == ("khyber", "admin2")
    assert types.bare("city of god") == ("god", "city")
    assert types.bare("district") == ("district", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [("qastoun", "qastun"), ("um kadada", "umm kaddadah"), ("al bayda", "bayda"),
     ("miranshah", "miran shah"), ("kharkov", "karkov")],
)  # fmt: skip
def test_spellings_of_one_sound_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_other_names_have_other_skeletons() -> None:
    assert len({skeleton(n) for n in ("kentford", "kennford", "lore city", "lake city")}) == 4


def test_variants_are_other_spellings_only() -> None:
    found = list(variants("al qastoun"))
    assert "qastun" in found
    assert "al kastun" in found
    assert "al qastoun" not in found
