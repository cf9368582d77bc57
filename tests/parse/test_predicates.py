"""Predicates: doers, patients, modality. All sentences are invented."""

from itertools import pairwise

import pytest

A, P = "active", "passive"
CASES = [
    ("Gunmen attacked a checkpoint.", [("attack", A, "Gunmen", "a checkpoint")]),
    ("Gunmen attacked a post and killed four soldiers.",
     [("attack", A, "Gunmen", "a post"), ("kill", A, "Gunmen", "four soldiers")]),
    ("Rebels burned a school, a clinic and a bus and killed nine people.",
     [("burn", A, "Rebels", "a school"), ("kill", A, "Rebels", "nine people")]),
    ("Two men were killed by rebels.", [("kill", P, "rebels", "Two men")]),
    ("The house was hit by a rocket.", [("hit", P, "a rocket", "The house")]),
    ("Five people were shot and wounded.",
     [("shoot", P, None, "Five people"), ("wound", P, None, "Five people")]),
    ("Police shot and killed a man.",
     [("shoot", A, "Police", "a man"), ("kill", A, "Police", "a man")]),
    ("A bomb exploded, killing 13 people and wounding 20.",
     [("explode", A, "A bomb", None), ("kill", A, "A bomb", "13 people"),
      ("wound", A, "A bomb", "20")]),
    ("Troops were attacked by rebels near Boko, killing three soldiers.",
     [("attack", P, "rebels", "Troops"), ("kill", A, "rebels", "three soldiers")]),
    ("A grenade was thrown into a bar, injuring four people.",
     [("throw", P, None, "A grenade"), ("injure", A, None, "four people")]),
    ("Gunmen armed with rifles stormed the prison.",
     [("arm", P, None, "Gunmen"), ("storm", A, "Gunmen", "the prison")]),
    ("Soldiers killed by a mine were buried on Sunday.",
     [("kill", P, "a mine", "Soldiers"), ("bury", P, None, "Soldiers")]),
    ("Gunmen, who wore masks, attacked a bank.",
     [("wear", A, "Gunmen", "masks"), ("attack", A, "Gunmen", "a bank")]),
    ("The gunmen who attacked the bank fled.",
     [("attack", A, "The gunmen", "the bank"), ("flee", A, "The gunmen", None)]),
    ("Members of the group who attacked the bank fled.",
     [("attack", A, "Members", "the bank"), ("flee", A, "Members", None)]),
    ("The man whom police arrested fled.",
     [("arrest", A, "police", "The man"), ("flee", A, "The man", None)]),
    ("Police said gunmen killed five people.",
     [("say", A, "Police", None), ("kill", A, "gunmen", "five people")]),
    ("Police said that five people were killed.",
     [("say", A, "Police", None), ("kill", P, None, "five people")]),
    ("Five people were killed, police said.",
     [("kill", P, None, "Five people"), ("say", A, "police", None)]),
    ("Police said Bob Poe, 45, attacked a nurse.",
     [("say", A, "Police", None), ("attack", A, "Bob Poe", "a nurse")]),
    ("When police arrived, the gunmen opened fire.",
     [("arrive", A, "police", None), ("open", A, "the gunmen", "fire")]),
    ("The attackers fled after soldiers arrived.",
     [("flee", A, "The attackers", None), ("arrive", A, "soldiers", None)]),
    ("In the town of Boko, rebels burned a school.", [("burn", A, "rebels", "a school")]),
    ("Protesters threw stones at police, who fired tear gas.",
     [("throw", A, "Protesters", "stones"), ("fire", A, "police", "tear gas")]),
    ("Police arrested a man accused of killing a judge.",
     [("arrest", A, "Police", "a man"), ("accuse", P, None, "a man"),
      ("kill", A, "a man", "a judge")]),
    ("The army ordered residents to leave the town.",
     [("order", A, "The army", "residents"), ("leave", A, "residents", "the town")]),
    ("A man suspected of planting the bomb that killed a judge fled.",
     [("suspect", P, None, "A man"), ("plant", A, "A man", "the bomb"),
      ("kill", A, "the bomb", "a judge"), ("flee", A, "A man", None)]),
    ("Rebels (who deny it) attacked a post.",
     [("deny", A, "Rebels", "it"), ("attack", A, "Rebels", "a post")]),
    ("Three men — two guards and a driver — were killed.", [("kill", P, None, "Three men")]),
    ("The blast killed six people; it wounded ten.",
     [("kill", A, "The blast", "six people"), ("wound", A, "it", "ten")]),
    ("Two soldiers and a boy were killed.", [("kill", P, None, "Two soldiers")]),
    ("It is not clear who attacked the bank.",
     [("be", A, "It", None), ("attack", A, None, "the bank")]),
    ("A car bomb killed 13 soldiers aboard a bus and wounded 56.",
     [("kill", A, "A car bomb", "13 soldiers"), ("wound", A, "A car bomb", "56")]),
    ("One person was killed and three others wounded.",
     [("kill", P, None, "One person"), ("wound", P, None, "three others")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_does_what_to_whom(read, text, expected) -> None:
    assert read(text).verbs() == expected


HEADLINES = [
    ("Gunmen kill five in Kisala", [("kill", A, "Gunmen", "five")]),
    ("13 soldiers killed by car bomb", [("kill", P, "car bomb", "13 soldiers")]),
    ("Five shot in Kisala", [("shoot", P, None, "Five")]),
    ("FIVE SHOT IN KISALA", [("shoot", P, None, "FIVE")]),
    ("Two killed, three wounded in market blast",
     [("kill", P, None, "Two"), ("wound", P, None, "three")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(read, text, expected) -> None:
    assert read(text, headline=True).verbs() == expected


MODALITY = [
    ("Rebels did not attack the town.", "attack", "negated"),
    ("Rebels didn’t attack the town.", "attack", "negated"),
    ("Rebels never attacked the town.", "attack", "negated"),
    ("No one was killed.", "kill", "negated"),
    ("The bomb killed nobody.", "kill", "negated"),
    ("The bomb failed to explode.", "explode", "negated"),
    ("Soldiers prevented the rebels from entering the town.", "enter", "negated"),
    ("They left without killing anyone.", "kill", "negated"),
    ("The army will attack the town.", "attack", "future"),
    ("The army is going to attack the town.", "attack", "future"),
    ("The army would attack the town.", "attack", "hypothetical"),
    ("Rebels could attack the town.", "attack", "hypothetical"),
    ("If rebels attack the town, troops will respond.", "attack", "hypothetical"),
    ("Had the bomb exploded, many could have died.", "explode", "hypothetical"),
    ("The group threatened to kill the hostages.", "kill", "intended"),
    ("The men planned to attack the town.", "attack", "intended"),
    ("The men managed to flee.", "flee", "real"),
    ("He is believed to have killed two women.", "kill", "real"),
    ("The army forced them to flee.", "flee", "real"),
    ("Rebels attacked the town.", "attack", "real"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), MODALITY)
def test_modality(read, text, verb, expected) -> None:
    assert read(text).modalities()[verb] == expected


def test_obliques_and_fronted_phrases(read) -> None:
    got = read("In Boko on Tuesday, rebels fired a rocket at a school.")
    (fire,) = got.sentence.predicates
    assert {(o.prep, got.words(o.phrase)) for o in fire.obliques} == {
        ("in", "Boko"),
        ("on", "Tuesday"),
        ("at", "a school"),
    }


def test_under_fire_from(read) -> None:
    got = read("The convoy came under fire from rebels.")
    (come,) = got.sentence.predicates
    assert [(o.prep, got.words(o.phrase)) for o in come.obliques] == [
        ("under", "fire"),
        ("from", "rebels"),
    ]


@pytest.mark.parametrize(
    ("text", "particle"),
    [
        ("He blew himself up near a bank.", "up"),
        ("They carried out the attack.", "out"),
        ("They burned down a school.", "down"),
        ("They attacked a school.", None),
    ],
)
def test_particles(read, text, particle) -> None:
    assert read(text).sentence.predicates[0].particle == particle


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They attacked it.", "past"),
        ("They have attacked it.", "past"),
        ("They attack it.", "present"),
        ("They are attacking it.", "present"),
        ("They will attack it.", "future"),
        ("It was attacked.", "past"),
    ],
)
def test_tense(read, text, tense) -> None:
    assert read(text).sentence.predicates[0].tense == tense


def test_groups_hold_their_head_and_do_not_overlap(read) -> None:
    text = "Rebels, who had not been seen there before, may have killed and buried ten people."
    predicates = read(text).sentence.predicates
    assert all(p.start <= p.head < p.end for p in predicates)
    assert all(a.end <= b.start for a, b in pairwise(predicates))
