"""Sentences: where they end, and that their offsets are exact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.report import Report
from dateline.parse.sentences import split

# Each case is a text in which `|` stands where a sentence ends (with the white space after it).
CASES = [
    "Two men died.| Police came.",
    "Sgt. Roe died.| Gen. Poe spoke.",
    "Lt. Col. Ann Roe of the 3rd Brigade spoke.",
    "Dr. Roe and Mr. Poe fled.| Mrs. Poe stayed.",
    "J. K. Roe said so.| A. Poe did not.",
    "The U.S. Army came.| It left.",
    "He lives in the U.S.| The group does not.",
    "It began at 5 p.m. Saturday.| It ended at 6 a.m. on Sunday.",
    "It began at 5 p.m.| The police came at 6 p.m.| They left.",
    "On Jan. 5 they met.| On Feb. 6 they left.",
    "Hall No. 5 burned.| The answer was no.| They left.",
    "Acme Inc. said so.| He left Acme Inc.| The firm closed.",
    "The church of St. Mary burned.",
    "It cost 1.5 million.| A 7.62 mm round hit it.",
    "“We fled,” he said.| “Nobody came.”| She wept.",
    "“Who did it?” he asked.| Nobody knew.",
    "“Help!” she cried.| Nobody came.",
    "“Who did it?” Roe asked.| Nobody knew.",
    "“Who did it?”| The street fell silent.",
    '"We fled." he said.| "It burned."| It rained.',
    "He said “go.”| They went.",
    "He said 'go.'| They went.",
    "(Two died.)| Three fled.",
    "They ran...| Nobody followed.",
    "They ran... and hid.",
    "They ran… Nobody followed.".replace("… ", "…| "),
    "What now?!| Nobody knew.",
    "TWO MEN DIED.| SGT. ROE FLED.| NO ONE CAME.",
    "THEY SAT IN THE SUN.| THE POLICE CAME.",
    "KISALA, 3 MAY 2031 (KNA) -- [TEXT] TWO MEN DIED.| THREE FLED.",
    "KISALA (KNA) - Two men died.| Three fled.",
    "Two men died.The police came.".replace(".T", ".|T"),
    "See www.example.org.| It is there.",
    "The site example.org was down.| It is back.",
    "1. The market.| It burned.",
    "Two died\n\n|Three fled",
    "Two men died\nin the old market.",
    "Two men died.\n|Three fled.",
    "He said:\n|Three fled.",
    "Bomb hits market\n|Two men died in the old market, police said on Monday.",
    "Killed:\n|- Ann Roe\n|- Bob Poe",
    "Killed\n|1. Ann Roe\n|2. Bob Poe",
    "• Two died.\n|• Three fled.",
    "They met Gen.\nRoe in town.",
    "They spoke to the\nKisala Times.",
    "The body of Brig. Gen. Roe was found.| His aide, Maj. Poe, fled.",
    "The attack happened at 10 a.m.| Five died.",
    "He was 5 ft. tall.",
    "Roe Jr. was shot.| His father, Roe Sr., fled.",
    "Fighters took the town.| al-Hamra denied it.",
    "About 3 km.| north they stopped.".replace("|", ""),
    "They came at dawn.| 12 men died.",
    "They came at dawn.| “Run,” he said.",
    "They came at dawn.| [He wept.]",
    "Roe (Rep. of the 5th district) spoke.",
    "Police found 5 kg. of powder.| They left.",
    "Roe, of Acme Corp., fled.| He is 40.",
    "It was No. 3.| They left.",
    "It was he and I.| The rest fled.",
    "They met in Washington, D.C. on Monday.| Nobody spoke.",
    "Roe v. Poe was heard.",
    "Prices rose by 3 percent.| In Kisala they fell.",
    "He came on Sun.| The rest came on Mon. evening.",
]


def _report(text: str, title: str = "") -> Report:
    return Report("r1", title, text)


@pytest.mark.parametrize("case", CASES)
def test_split(case: str) -> None:
    text = case.replace("|", "")
    sentences = split(_report(text))
    assert [text[s.span.start : s.span.end] for s in sentences] == [
        part.strip() for part in case.split("|")
    ]


def test_title_comes_first_without_a_full_stop() -> None:
    sentences = split(_report("Two died.\n\nThree fled.", "Bomb hits market. Two dead"))
    assert [(s.span.field, s.paragraph, s.index) for s in sentences] == [
        ("title", 0, 0),
        ("title", 0, 1),
        ("text", 1, 2),
        ("text", 2, 3),
    ]


def test_paragraphs_are_numbered_without_gaps() -> None:
    sentences = split(_report("\n\nOne. Two.\n\n \n\nThree.\n\n"))
    assert [s.paragraph for s in sentences] == [1, 1, 2]


def test_long_lines_are_paragraphs() -> None:
    line = "They " + "walked and " * 15 + "ran"
    sentences = split(_report(f"{line}\nnobody followed"))
    assert [s.paragraph for s in sentences] == [1, 2]


def test_wrapped_text_is_joined() -> None:
    text = (
        "Two men were killed on Monday when a bomb went off in the old market\n"
        "of the town of Kisala, police said, and three others were hurt when\n"
        "Army trucks left the road."
    )
    assert len(split(_report(text))) == 1


def test_an_empty_report_has_no_sentences() -> None:
    assert split(_report(" \n\n ")) == ()


@given(st.text(alphabet="aA1 .?!\n”“\"'-…", max_size=80))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    sentences = split(_report(text))
    spans = [s.span for s in sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
