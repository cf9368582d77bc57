from __future__ import annotations

import pytest
from coded import parsed

from dateline.assemble.claims import claim
from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.values import Casualty, Occurrence, Range, Responsibility

TEXT = "Gunmen killed nine traders, police said. The army denied that soldiers shot a child."
REPORT = parsed(TEXT)


def mention(slot: str, words: str, **more: object) -> Mention:
    start = TEXT.index(words)
    span = Span("text", start, start + len(words))
    sentence = 0 if start < TEXT.index("The army") else 1
    return Mention(slot, span, words, sentence, "r", **more)  # type: ignore[arg-type]


ANCHOR = mention("act", "killed").span
TOLL = Casualty("killed", count=Range(9, 9, 9, stated=9))


def test_a_claim_has_its_words_its_hook_and_its_speaker() -> None:
    made = claim(REPORT, mention("casualty", "nine traders", value=TOLL, hook=ANCHOR), ANCHOR)
    assert made is not None
    assert made.text == "nine traders"
    assert made.evidence[1] == ANCHOR
    assert made.source is not None
    assert made.source.role == "police"
    assert (made.polarity, made.certainty, made.status) == ("affirmed", "stated", "asserted")


def test_what_a_speaker_denies_is_denied() -> None:
    made = claim(REPORT, mention("victim", "a child", value=Casualty("killed")), ANCHOR)
    assert made is not None
    assert (made.polarity, made.status) == ("denied", "denied")


@pytest.mark.parametrize("value", [Occurrence("denied"), Responsibility("denied")])
def test_a_denial_stands_in_the_state_alone(value: object) -> None:
    slot = "occurrence" if isinstance(value, Occurrence) else "responsibility"
    made = claim(REPORT, mention(slot, "soldiers shot a child", value=value), ANCHOR)
    assert made is not None
    assert made.polarity == "affirmed"
    assert made.status == "denied"


def test_a_mention_without_a_value_makes_no_claim() -> None:
    assert claim(REPORT, mention("casualty", "nine traders"), ANCHOR) is None


@pytest.mark.parametrize("state", ["unresolved", "said_unknown", "said_none"])
def test_unless_it_says_why_there_is_none(state: str) -> None:
    made = claim(REPORT, mention("casualty", "nine traders", value_state=state), ANCHOR)
    assert made is not None
    assert (made.value, made.value_state) == (None, state)


def test_the_more_doubtful_word_counts() -> None:
    found = mention("casualty", "nine traders", value=TOLL, certainty="suspected")
    made = claim(REPORT, found, ANCHOR)
    assert made is not None
    assert made.certainty == "suspected"


def test_better_values_keep_the_id() -> None:
    better = Casualty("killed", "civilians", Range(9, 9, 9, stated=9))
    one = claim(REPORT, mention("casualty", "nine traders", value=TOLL), ANCHOR)
    two = claim(REPORT, mention("casualty", "nine traders", value=better), ANCHOR)
    assert one is not None
    assert two is not None
    assert one.id == two.id
