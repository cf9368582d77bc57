"""Verb groups: where they begin and end, their form, voice and tense."""

import pytest

from dateline.model.parsed import Token
from dateline.parse.lemmas import lemma
from dateline.parse.verbs import verb_groups


def _tokens(text: str) -> list[Token]:
    pairs = [item.rsplit("/", 1) for item in text.split()]
    return [Token(i, i + 1, w, t, lemma(w, t)) for i, (w, t) in enumerate(pairs)]


CASES = [
    ("they/PRP have/VBP been/VBN killed/VBN", (1, 4, "kill", "finite", "passive", "past")),
    ("they/PRP will/MD not/RB attack/VB", (1, 4, "attack", "finite", "active", "future")),
    ("they/PRP did/VBD n't/RB fire/VB", (1, 4, "fire", "finite", "active", "past")),
    ("men/NNS armed/VBN with/IN", (1, 2, "arm", "participle", "passive", "past")),
    ("bomb/NN ,/, killing/VBG", (2, 3, "kill", "ing", "active", "none")),
    ("to/TO seriously/RB hurt/VB", (0, 3, "hurt", "infinitive", "active", "none")),
    ("he/PRP got/VBD shot/VBN", (1, 3, "shoot", "finite", "passive", "past")),
    ("they/PRP are/VBP going/VBG to/TO attack/VB", (1, 5, "attack", "finite", "active", "future")),
    ("they/PRP may/MD have/VB fled/VBN", (1, 4, "flee", "finite", "active", "past")),
    ("they/PRP are/VBP marching/VBG", (1, 3, "march", "finite", "active", "present")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_group(text: str, expected: tuple[int, int, str, str, str, str]) -> None:
    (group,) = verb_groups(_tokens(text), frozenset())
    assert (
        group.start, group.end, group.lemma, group.form, group.voice, group.tense
    ) == expected  # fmt: skip


def test_joined_verbs_are_two_groups() -> None:
    groups = verb_groups(_tokens("they/PRP shot/VBD and/CC killed/VBD him/PRP"), frozenset())
    assert [g.lemma for g in groups] == ["shoot", "kill"]


def test_tokens_of_phrases_are_left_alone() -> None:
    assert verb_groups(_tokens("wounded/VBN men/NNS"), frozenset({0, 1})) == []


def test_particle_after_a_pronoun() -> None:
    (group,) = verb_groups(_tokens("he/PRP blew/VBD himself/PRP up/RP"), frozenset({0, 2}))
    assert group.particle == "up"
