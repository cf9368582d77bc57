from __future__ import annotations

import pytest
from coded import parsed

from dateline.extract.statements import statements
from dateline.values.unknowns import unknowns

UNKNOWN = (
    "The army declined to comment on the report",
    "The ministry did not answer questions",
    "He did not say who had paid",
    "it was not immediately clear whether anyone had fled",
    "the motive remains unknown",
    "Nobody has been detained",
    "no arrests were made",
    "whose name has not been released",
    "Two other men remain at large",
    "The two accounts differ",
    "conflicting reports came from the valley",
    "it was too early to speak of a motive",
    "an unknown number of hostages",
    "sabotage had not been ruled out",
    "police were trying to establish who had laid the mine",
    "whether the group had a hand in it is an open question",
    "The governor gave no figures",
    "the council could not be reached",
)
UNVERIFIED = (
    "Neither version could be independently verified",
    "The claim could not be confirmed",
    "This paper was unable to verify the footage",
    "There was no independent confirmation",
    "one death is still to be confirmed",
    "reporters have no access to the valley",
)
KNOWN = (
    "The army commented on the report",
    "Police arrested a man of 30",
    "He said who had paid",
    "The shop was not open",
    "Two men were named by the court",
    "The crowd did not go home",
)


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_is_not_known(words: str) -> None:
    ((start, end, sure),) = unknowns(words + ".")
    assert (words[start:end], sure) == (words, "unknown")


@pytest.mark.parametrize("words", UNVERIFIED)
def test_what_is_not_confirmed(words: str) -> None:
    ((_, _, sure),) = unknowns(words + ".")
    assert sure == "unverified"


@pytest.mark.parametrize("words", KNOWN)
def test_what_is_told_plainly(words: str) -> None:
    assert unknowns(words) == ()


def test_only_the_clause_that_says_so() -> None:
    words = "Three shops burned, but it was not clear who had set them alight, and rain fell."
    ((start, end, _),) = unknowns(words)
    assert words[start:end] == "it was not clear who had set them alight"


def test_an_unknown_is_a_doubtful_statement_of_the_paper() -> None:
    report = parsed("Gunmen burned a bridge. The district office did not answer a request.")
    (m,) = statements(report)
    assert (m.slot, m.certainty, m.speaker) == ("statement", "unknown", None)
    assert report.report.quote(m.span) == m.text


def test_what_a_speaker_says_is_told_clause_by_clause() -> None:
    text = (
        'Police said that two men had crossed the river and that a third was arrested. "We ran '
        'to the school. The soldiers came after us," a farmer said.'
    )
    assert [m.text for m in statements(parsed(text))] == [
        "two men had crossed the river", "a third was arrested",
        "We ran to the school.", "The soldiers came after us",
    ]  # fmt: skip
