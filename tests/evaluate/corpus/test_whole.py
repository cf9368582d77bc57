"""The corpus as a whole: repeated runs of words, quotas, statistics, a second reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from marked_cases import FILE, keyed

from dateline.evaluate.corpus.agree import agree, render
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.evaluate.corpus.overlap import masked, repeats, runs
from dateline.evaluate.corpus.quotas import is_whole, shortfalls
from dateline.evaluate.corpus.stats import countries, lines, sub_types

CORPUS = Path(__file__).parents[3] / "corpus"


def test_names_and_numbers_are_masked() -> None:
    words = masked(
        "Gunmen killed 12 people in Zinder on Monday. Zinder Mayor Ali Bako said two fled."
    )
    assert words == (
        "gunmen killed <number> people in <name> on <name> said <number> fled".split()
    )


def test_the_first_word_of_a_sentence_is_no_name_by_itself() -> None:
    assert masked("Soldiers came. They saw soldiers.") == [
        "soldiers",
        "came",
        "they",
        "saw",
        "soldiers",
    ]


def test_a_text_in_capitals_has_no_names() -> None:
    assert masked("GUNMEN KILLED 12 IN ZINDER") == ["gunmen", "killed", "<number>", "in", "zinder"]


def test_runs_are_of_five_words() -> None:
    assert runs("a b c d".split()) == frozenset()
    assert len(runs("a b c d e f".split())) == 2


def test_texts_that_differ_in_names_alone_repeat_one_another() -> None:
    first = "Two men on a motorcycle threw a grenade into a bar in Kisumu on Friday, police said."
    second = "Five men on a motorcycle threw a grenade into a bar in Juba on Sunday, police said."
    third = "A court heard how the driver left the engine running while his friend went inside."
    found = list(repeats({"a": first, "b": second, "c": third}))
    assert [(a, b) for a, b, _ in found] == [("a", "b")]
    assert found[0][2] > 50


def copies(count: int, split: str = "dev") -> list[Keyed]:
    """Reports of one incident and of none, in families of their own."""
    return [
        replace(one, family=f"{split}{n}", split=split, made="varied",
                report=replace(one.report, input_id=f"{one.id}-{split}-{n}"))
        for n in range(count) for one in keyed()
    ]  # fmt: skip


def test_a_small_corpus_falls_short() -> None:
    told = "\n".join(shortfalls(copies(3)))
    assert "1 countries; there must be 40" in told
    assert "no incident has the sub-type suicide_bomb" in told
    assert "no incident has the sub-type armed_clash" not in told
    assert "3 reports of dev hold no incident" in told
    assert "exactly one incident" not in told
    assert "are in dev" not in told


def test_dev_must_hold_its_share() -> None:
    told = "\n".join(shortfalls([*copies(1), *copies(9, "train")]))
    assert "2 of 20 reports are in dev" in told


def test_too_many_single_incidents_are_told() -> None:
    one = [k for k in copies(4) if k.accounts]
    singles = [replace(k, accounts=k.accounts[:1]) for k in one]
    assert "4 of 4 reports hold exactly one incident" in "\n".join(shortfalls(singles))


def test_families_and_ids_are_not_divided() -> None:
    here, there = copies(1), [replace(k, split="train") for k in copies(1)]
    told = "\n".join(shortfalls([*here, *there]))
    assert "the family dev0 is divided between dev and train" in told
    assert "the report id bridge-1-dev-0 stands 2 times" in told


def test_reports_by_hand_that_repeat_one_another_are_told() -> None:
    twins = [replace(k, made="hand") for k in copies(2) if k.accounts]
    told = "\n".join(shortfalls(twins))
    assert "bridge-1-dev-0 and bridge-1-dev-1 share" in told


def test_reports_of_one_family_may_repeat_one_another() -> None:
    twins = [replace(k, made="hand", family="one") for k in copies(2) if k.accounts]
    assert "share" not in "\n".join(shortfalls(twins))


def test_families_of_one_incident_fill_no_quota() -> None:
    one = [k for k in copies(4) if k.accounts]
    told = [replace(a, incident="bridge") for a in one[0].accounts[:1]]
    singles = [replace(k, accounts=tuple(told)) for k in one]
    assert "exactly one incident" not in "\n".join(shortfalls(singles))


def test_a_whole_corpus_has_both_splits(tmp_path: Path) -> None:
    assert is_whole(CORPUS)
    assert not is_whole(tmp_path)


def test_the_corpus_meets_its_quotas() -> None:
    assert list(shortfalls(keyed_folder(CORPUS))) == []


def test_statistics() -> None:
    told = dict(line.split("\t", 1) for line in lines(keyed()))
    assert told["reports"] == "2"
    assert told["incidents"] == "2"
    assert told["incidents in the foreground"] == "1"
    assert told["slot casualty"] == "5"
    assert told["speaker resident"] == "1"
    assert told["genre feature"] == "1"
    assert told["split dev"] == (
        "2 reports, 1 without incident, 1 with a full key, 0 with a partial key"
    )
    assert told["words a report"] == "median 42, 7 to 76"
    assert countries(keyed()) == {"NE": 2}
    assert sub_types(keyed())["armed_clash"] == 1


def test_a_keying_agrees_with_itself() -> None:
    for line in agree(keyed(), keyed()).values():
        assert line.words.wrong == line.words.missed == 0
        assert line.values.wrong == line.values.missed == 0


@pytest.mark.parametrize(
    ("old", "new", "slot", "words", "values"),
    [
        ("act k2 shooting", "act k2 clash", "act", 2, 1),
        ("killed total 6", "killed total 7", "casualty", 5, 4),
        ("{c4:six bodies}", "six {c4:bodies}", "casualty", 5, 5),
        ("{c4:six bodies} lay on", "six bodies lay {c4:on}", "casualty", 4, 4),
        ("lat=13.3 lon=12.6 precision", "lat=14.3 lon=12.6 precision", "place", 2, 1),
        ("by=s3 alternative", "by=s1 alternative", "speakers", 7, 7),
        ("speaker s3 resident", "speaker s3 witness", "speakers", 8, 7),
        ("perpetrator p1", "participant p1 rioters", "perpetrator", 0, 0),
        ("response", "response", "response", 0, 0),
    ],
)
def test_what_two_readers_differ_in(
    old: str, new: str, slot: str, words: int, values: int
) -> None:
    other = keyed(FILE.replace(old, new, 1))
    line = agree(keyed(), other)[slot]
    assert (line.words.right, line.values.right) == (words, values)


def test_an_account_that_one_reader_has_not() -> None:
    start, end = FILE.index("account B"), FILE.index("@report bridge-quiet")
    other = keyed((FILE[:start] + FILE[end:]).replace("{d2:In January}", "In January"))
    found = agree(keyed(), other)
    assert (found["incidents"].words.right, found["incidents"].words.missed) == (1, 1)
    assert found["date"].words.missed == 1
    shown = render(found)
    assert shown[1].startswith("incidents")
    assert not any(line.startswith("demand") for line in shown)
