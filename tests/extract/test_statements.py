from __future__ import annotations

import pytest
from coded import parsed

from dateline.extract.statements import statements, topic
from dateline.model.mention import Mention


def found(text: str) -> tuple[Mention, ...]:
    return statements(parsed(text))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("four people were killed", "casualties"),
        ("reinforcements were dispatched to the area", "response"),
        ("the suspect was being questioned about the motive", "investigation"),
        ("this cowardly act", "condemnation"),
        ("it was revenge", "motive"),
        ("I saw smoke over the hill", "eyewitness"),
        ("the price of bread is high", "other"),
    ],
)
def test_topics(words: str, wanted: str) -> None:
    assert topic(words) == wanted


def test_an_attributed_clause_keeps_speaker_and_words() -> None:
    (m,) = found('"They came at dawn on motorcycles," a resident said.')
    assert m.slot == "statement"
    assert m.text.strip('"“”') == "They came at dawn on motorcycles"
    assert m.speaker is not None
    assert m.speaker.role == "resident"


def test_somebody_confirms_that_it_happened() -> None:
    (m,) = found("The police spokesman said that an attack had taken place.")
    assert (m.slot, m.key) == ("occurrence", "confirmed")


def test_somebody_denies_that_it_happened() -> None:
    (m,) = found("The army denied that an attack had taken place.")
    assert (m.slot, m.key, m.polarity) == ("occurrence", "denied", "affirmed")


@pytest.mark.parametrize("text", ["Gunmen killed four people.", "The market was closed."])
def test_the_report_itself_makes_no_statement(text: str) -> None:
    assert found(text) == ()


def test_statements_quote_the_text_in_order() -> None:
    text = "“It was dark,” said a nurse. Police said the road was closed, the mayor added."
    report = parsed(text)
    got = statements(report)
    assert [m.span.start for m in got] == sorted(m.span.start for m in got)
    assert all(report.report.quote(m.span) == m.text for m in got)


REACTIONS = [
    ("The federal government called the account a fabrication.", "denied"),
    ("The police spokesman, Ikenna Obi, confirmed the incident.", "confirmed"),
    ("The army dismissed the claim.", "denied"),
    ("Police said no such explosion took place.", "denied"),
    ("The governor described the reports as fabricated.", "denied"),
    ("A military spokesman denied any strike on civilians.", "denied"),
    ("The Red Cross confirmed the deaths.", "confirmed"),
    ("The minister said the report was detailed.", None),
    ("A doctor said nobody was hurt in the blast.", None),
]


@pytest.mark.parametrize(("text", "state"), REACTIONS)
def test_that_it_happened_or_not(text: str, state: str | None) -> None:
    states = [m.key for m in found(text) if m.slot == "occurrence"]
    assert states == ([state] if state else [])
