"""Who did it must not change how it is told: the same sentence with its two sides swapped."""

from __future__ import annotations

from collections import Counter

import pytest
from coded import actor, bare, coded

from dateline.model.account import Account

SIDES = [
    ("soldiers", "militants"),
    ("police officers", "protesters"),
    ("Kenyan soldiers", "Somali soldiers"),
    ("Christian militiamen", "Muslim militiamen"),
    ("terrorists", "fighters"),
]
TEMPLATES = [
    "On Thursday, {x} killed four {y} in Mosul.",
    "Four {y} were killed by {x} in Mosul on Thursday.",
    "{X} attacked {y} in Mosul on Thursday, wounding six. The bodies had bullet wounds.",
    "{X} opened fire on {y} near Mosul on Thursday, killing four.",
    "{X} abducted four {y} in Mosul on Thursday.",
    "{X} stabbed two {y} to death in Mosul on Thursday.",
    "An attack by {x} on {y} left four dead in Mosul on Thursday. The bodies had bullet wounds.",
    "{X} beat four {y} in Mosul on Thursday.",
    "Four {y} were shot by {x} in Mosul on Thursday.",
    "{X} threw a grenade at {y} in Mosul on Thursday, wounding four.",
    "The {x} tortured four {y} in Mosul on Thursday.",
    "Four {y} were killed in Mosul on Thursday, a week after {x} killed nine people in Aleppo.",
]
PAIRS = [(t, a, b) for t in TEMPLATES for a, b in SIDES]
SLOTS = ("target", "victim", "casualty", "place", "date", "stage")


def filled(template: str, x: str, y: str) -> str:
    return template.format(x=x, y=y, X=x[0].upper() + x[1:])


def doers(account: Account) -> set[str]:
    """The words for those who did it: perpetrators, and crowds that turned violent."""
    return {
        bare(c.text).lower()
        for c in account.of("perpetrator", "participant")
        if c.slot == "perpetrator" or actor(c).role == "rioters"
    }


def profile(account: Account) -> tuple[object, ...]:
    """What must be the same: acts, how many there are in each slot, and how it is told."""
    slots = Counter(c.slot for c in account.claims if c.slot in SLOTS)
    acts = sorted((str(c.value), c.certainty, c.polarity) for c in account.of("act"))
    told = (account.foreground, account.told_as, account.kind, account.minimal)
    return acts, slots, len(doers(account)), told


def test_there_are_sixty_pairs() -> None:
    assert len(PAIRS) == 60


@pytest.mark.parametrize(("template", "a", "b"), PAIRS)
def test_swapped_sides_are_told_alike(template: str, a: str, b: str) -> None:
    one = [profile(x) for x in coded(filled(template, a, b))]
    other = [profile(x) for x in coded(filled(template, b, a))]
    assert one
    assert one == other


@pytest.mark.parametrize(("template", "a", "b"), PAIRS[:-5])
def test_the_doer_is_the_doer_whoever_it_is(template: str, a: str, b: str) -> None:
    for x, y in ((a, b), (b, a)):
        (account,) = coded(filled(template, x, y))
        assert doers(account) == {x.lower()}
        harmed = [c.text or "" for c in account.of("victim", "target")]
        assert len(harmed) == 1
        assert harmed[0].endswith(y)
