"""Noun phrases: where they end, their heads, and what is attached to them."""

import pytest

from dateline.parse.phrases import is_time, outermost

CASES = [
    ("The old man fled.", ["The old man"]),
    ("The city's SWAT team fled.", ["The city's SWAT team"]),
    ("The city’s SWAT team fled.", ["The city’s SWAT team"]),
    ("At least 12 people died.", ["At least 12 people"]),
    ("More than 30 soldiers fled.", ["More than 30 soldiers"]),
    ("He killed five.", ["He", "five"]),
    ("They killed five people Monday.", ["They", "five people", "Monday"]),
    ("Police shot two unarmed men.", ["Police", "two unarmed men"]),
    ("The two wounded soldiers fled.", ["The two wounded soldiers"]),
    ("He was hit by suspected militants.", ["He", "suspected militants"]),
    ("Most of the men fled.", ["Most of the men"]),
    ("Dozens of people fled.", ["Dozens of people"]),
    ("Members of the security forces of Norland fled.",
     ["Members of the security forces of Norland"]),
    ("The Northern Liberation Front (NLF) fled.", ["The Northern Liberation Front (NLF)"]),
    ("Ann Roe, 34, fled.", ["Ann Roe, 34"]),
    ("Bob Poe, a police officer, fled.", ["Bob Poe, a police officer"]),
    ("The mayor, Ann Roe, fled.", ["The mayor, Ann Roe"]),
    ("They took five people hostage.", ["They", "five people"]),
    ("The blast left nine dead.", ["The blast", "nine"]),
    ("They all fled.", ["They"]),
    ("In Kisala, gunmen fled.", ["Kisala", "gunmen"]),
    ("On Monday, the army fled.", ["Monday", "the army"]),
    ("Gunmen, soldiers and two boys fled.", ["Gunmen", "soldiers", "two boys"]),
    ("They burned a school, a clinic and a bus.", ["They", "a school", "a clinic", "a bus"]),
    ("The country's most important base burned.", ["The country's most important base"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_outermost_phrases(read, text, expected) -> None:
    sentence = read(text).sentence
    spans = [sentence.span_of(p.start, p.end) for p in outermost(sentence.phrases)]
    assert [text[s.start : s.end] for s in spans] == expected


def test_inner_phrases_are_listed_too(read) -> None:
    got = read("Members of the security forces of Norland fled.")
    assert [got.words(p, core=False) for p in got.sentence.phrases] == [
        "Members of the security forces of Norland",
        "the security forces of Norland",
        "Norland",
    ]
    assert got.words(got.sentence.phrases[0]) == "Members"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The city's SWAT team fled.", "team"),
        ("Dozens of people fled.", "Dozens"),
        ("The Northern Front (NF) fled.", "Front"),
        ("Two of the men fled.", "Two"),
        ("Bob Poe, a police officer, fled.", "Poe"),
    ],
)
def test_heads(read, text, head) -> None:
    sentence = read(text).sentence
    assert sentence.tokens[sentence.phrases[0].head].text == head


def test_core_end_stops_before_bracket_and_apposition(read) -> None:
    got = read("Bob Poe, a police officer, fled.")
    phrase = got.sentence.phrases[0]
    assert got.words(phrase) == "Bob Poe"
    assert got.words(phrase, core=False) == "Bob Poe , a police officer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Monday.", True),
        ("He left last week.", True),
        ("He left on Monday morning.", True),
        ("He left the town.", False),
        ("He left for the day centre.", False),
    ],
)
def test_time_phrases(read, text, expected) -> None:
    sentence = read(text).sentence
    assert is_time(sentence.tokens, sentence.phrases[-1]) is expected


def test_phrases_are_ordered_and_in_bounds(read) -> None:
    text = "The mayor of Kisala, Ann Roe, said on Monday that 12 of the 30 men (aged 20) had fled."
    sentence = read(text).sentence
    starts = [p.start for p in sentence.phrases]
    assert starts == sorted(starts)
    for p in sentence.phrases:
        assert p.start <= p.head < p.core_end <= p.end <= len(sentence.tokens)
