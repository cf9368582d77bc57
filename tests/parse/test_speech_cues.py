"""The lexicon of attributing words."""

from __future__ import annotations

import pytest

from dateline.parse import speech_cues as cues


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("announce", ("announce", "announces", "announced", "announcing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("warn", ("warn", "warns", "warned", "warning")),
        ("convey", ("convey", "conveys", "conveyed", "conveying")),
    ],
)
def test_regular_forms(lemma: str, expected: tuple[str, ...]) -> None:
    assert cues.forms(lemma) == expected


@pytest.mark.parametrize(
    ("form", "lemma", "group", "certainty", "polarity"),
    [
        ("said", "say", "neutral", "stated", "affirmed"),
        ("told", "tell", "neutral", "stated", "affirmed"),
        ("acknowledged", "acknowledge", "confirm", "stated", "affirmed"),
        ("denies", "deny", "deny", "stated", "denied"),
        ("alleging", "allege", "claim", "hedged", "affirmed"),
        ("thought", "think", "opinion", "hedged", "affirmed"),
        ("accused", "accuse", "blame", "suspected", "affirmed"),
        ("vowed", "vow", "warn", "stated", "affirmed"),
    ],
)
def test_verbs(form: str, lemma: str, group: str, certainty: str, polarity: str) -> None:
    cue = cues.verbs()[form]
    assert (cue.lemma, cue.group, cue.certainty, cue.polarity) == (
        lemma,
        group,
        certainty,
        polarity,
    )


def test_marks_and_prepositions() -> None:
    assert "t" in cues.verbs()["told"].marks
    assert cues.verbs()["called"].prepositions == {"for", "on", "upon"}
    assert cues.verbs()["condemned"].phrase_only


@pytest.mark.parametrize("word", ["attack", "attacked", "kill", "fire", "flee", "try", "respond"])
def test_acts_do_not_speak_by_a_phrase(word: str) -> None:
    cue = cues.verbs().get(word)
    assert cue is None or not cue.marks & {"n", "p", "i"}


def test_nouns_take_the_class_of_their_verb() -> None:
    assert cues.nouns()["allegations"].certainty == "hedged"
    assert cues.nouns()["denial"].polarity == "denied"


def test_media_and_hedges() -> None:
    assert cues.media()["tweet"] == "social_media"
    assert cues.medium_verbs()["tweet"] == "social_media"
    assert "statement" in cues.media_words("speaking_things")
    assert "issued" in cues.media_words("issue")
    assert "believed" in cues.hedging_passives()
    assert "announced" in cues.impersonal() - cues.hedging_passives()
    assert "declined" in cues.silent()
    assert "reportedly" in cues.hedging_adverbs()
