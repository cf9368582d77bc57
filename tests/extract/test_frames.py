from __future__ import annotations

import frame_cases as cases
import pytest
from coded import framed, framed_in_war, parsed

from dateline.extract.frames import frames
from dateline.extract.frames.kinds import parts
from dateline.extract.frames.patterns import is_guard, match_at, nouns, verbs
from dateline.model.taxonomy import ACTS

TOLD = [
    *cases.ACTIVE, *cases.PASSIVE, *cases.PARTICIPLE, *cases.NOMINAL, *cases.PROTEST,
    *cases.OTHER_PARTIES,
]  # fmt: skip
ROLES = ("perpetrator", "target", "victim", "participant")


def expected(line: str) -> tuple[set[str], dict[str, set[str]]]:
    first, *rest = line.split(" | ")
    roles: dict[str, set[str]] = {}
    for part in rest:
        slot, _, listed = part.partition(": ")
        roles[slot] = set(listed.split("; "))
    return {a for a in first.strip().split(", ") if a}, roles


@pytest.mark.parametrize(("text", "line"), TOLD, ids=[t for t, _ in TOLD])
def test_acts_and_roles(text: str, line: str) -> None:
    wanted, roles = expected(line)
    found = framed_in_war(text)
    assert found.acts("real") == wanted
    assert found.real()
    for slot in ROLES:
        named = {k: v for k, v in roles.items() if k.rstrip("?").split()[0] == slot}
        sure = set().union(*(v for k, v in named.items() if not k.endswith("?")))
        assert sure <= found.role(slot) <= set().union(*named.values())
        for key, names in named.items():
            if " " in key:
                assert found.role(slot, key.split()[1]) == names


@pytest.mark.parametrize(("text", "modality"), cases.UNREAL)
def test_acts_that_did_not_happen_keep_their_modality(text: str, modality: str) -> None:
    found = framed_in_war(text)
    assert found.real() == []
    assert {m.modality for m in found.mentions if m.slot == "act"} == {modality}


@pytest.mark.parametrize("text", cases.NOT_MEANT)
def test_violent_words_that_are_not_meant(text: str) -> None:
    assert framed(text).real() == []


@pytest.mark.parametrize(("text", "stage"), cases.STAGES)
def test_stages_in_words(text: str, stage: str) -> None:
    assert {m.key for m in framed(text).mentions if m.slot == "stage"} == {stage}


@pytest.mark.parametrize("text", [t for t, _ in TOLD])
def test_every_mention_quotes_the_text(text: str) -> None:
    report = parsed(text)
    for m in frames(report):
        assert report.report.quote(m.span) == m.text
        if m.hook is not None:
            assert report.sentences[m.sentence].span.covers(m.hook)


def test_what_hangs_from_an_unreal_act_is_unreal() -> None:
    found = framed("The army will attack the rebels next week.").mentions
    assert {m.modality for m in found} == {"future"}


def test_a_question_and_an_answer_are_apart() -> None:
    found = framed_in_war("Did gunmen storm the bank? Gunmen stormed the bank.")
    assert found.real() == ["stormed"]


def test_suspicion_stands_with_the_doer() -> None:
    (doer,) = [
        m for m in framed("Suspected rebels killed a teacher.").mentions if m.slot == "perpetrator"
    ]
    assert doer.certainty == "suspected"


def test_gunmen_who_do_something_else_are_doers_all_the_same() -> None:
    assert framed("The gunmen fled on motorcycles.").role("perpetrator") == {"gunmen"}


def test_a_film_report_tells_no_act() -> None:
    text = (
        "The film opens with gunmen storming a bank. The actor playing the detective is superb, "
        "and the director keeps the audience guessing until the last scenes."
    )
    assert framed(text, "Review: a thriller with style").real() == []


def test_every_act_of_the_lexicon_is_one_of_the_record() -> None:
    for index in (verbs(), nouns()):
        for patterns in index.values():
            assert all(p.act in ACTS and all(map(is_guard, parts(p.guard))) for p in patterns)
            sizes = [len(p.words) for p in patterns]
            assert sizes == sorted(sizes, reverse=True)


def forms(text: str) -> list[tuple[str, str]]:
    return [(w, w) for w in text.split()]


def test_a_gap_reaches_six_words_and_no_further() -> None:
    (pattern,) = [p for p in verbs()["hurl"] if p.words == ("hurl", "*", "grenade")]
    assert match_at(pattern, forms("hurl a hand grenade at it"), 0) == 4
    assert match_at(pattern, forms("hurl 1 2 3 4 5 6 grenade"), 0) == 8
    assert match_at(pattern, forms("hurl 1 2 3 4 5 6 7 grenade"), 0) is None


def test_a_gap_crosses_no_end_of_a_clause() -> None:
    (pattern,) = [p for p in verbs()["hurl"] if p.words == ("hurl", "*", "grenade")]
    assert match_at(pattern, forms("hurl it ; a grenade"), 0) is None
