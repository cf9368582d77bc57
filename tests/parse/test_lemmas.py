"""Lemmas by rule and by the files of irregular forms."""

import pytest

from dateline.parse.lemmas import lemma

VERBS = (
    "killed:kill shooting:shoot shot:shoot stabbed:stab fired:fire hired:hire raided:raid "
    "detonated:detonate exploded:explode seized:seize stormed:storm kidnapped:kidnap died:die "
    "abducted:abduct executed:execute bombed:bomb shelled:shell looted:loot clashed:clash "
    "besieged:besiege changed:change threatened:threaten vowed:vow planned:plan planted:plant "
    "dying:die lying:lie hanged:hang released:release rescued:rescue claimed:claim visited:visit "
    "robbed:rob opened:open paid:pay carried:carry used:use damaged:damage rammed:ram slain:slay "
    "fleeing:flee lobbed:lob surrounded:surround was:be has:have blew:blow struck:strike "
    "controlled:control expelled:expel treated:treat repeated:repeat invaded:invade "
    "retaliated:retaliate secured:secure entered:enter occurred:occur targeted:target "
    "panicked:panic agreed:agree freed:free added:add re-elected:re-elect "
    "machine-gunned:machine-gun "
    "leaving:leave injuring:injure wounding:wound taking:take hitting:hit creating:create"
)
NOUNS = (
    "gunmen:gunman policemen:policeman women:woman bodies:body wives:wife explosives:explosive "
    "hostages:hostage buses:bus crises:crisis soldiers:soldier churches:church houses:house "
    "casualties:casualty police:police troops:troops people:people children:child knives:knife "
    "passers-by:passers-by headquarters:headquarters branches:branch heroes:hero"
)


@pytest.mark.parametrize("pair", VERBS.split())
def test_verbs(pair: str) -> None:
    word, expected = pair.split(":")
    assert lemma(word, "VBG" if word.endswith("ing") else "VBN") == expected


@pytest.mark.parametrize("pair", NOUNS.split())
def test_nouns(pair: str) -> None:
    word, expected = pair.split(":")
    assert lemma(word, "NNS") == expected
    assert lemma(word.upper(), "NNPS") == expected


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("kills", "VBZ", "kill"),
        ("flies", "VBZ", "fly"),
        ("clashes", "VBZ", "clash"),
        ("goes", "VBZ", "go"),
        ("n't", "RB", "not"),
        ("n’t", "RB", "not"),
        ("'s", "VBZ", "be"),
        ("’s", "POS", "’s"),
        ("ca", "MD", "can"),
        ("wo", "MD", "will"),
        ("Killed", "JJ", "killed"),
        ("Kisala", "NNP", "kisala"),
        ("killed", "NN", "killed"),
        ("bus", "NN", "bus"),
        ("", "NN", ""),
    ],
)
def test_other_tags(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected
