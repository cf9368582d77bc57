"""Who did it must not change how it is told: the same reports with their two sides swapped."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from coded import actor, bare, coded

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor

MOST = 0.99
_PAIRS = Path(__file__).parent / "framing_pairs.toml"
_DOERS = frozenset({"perpetrator", "participant"})
# What follows from what people are, and not from what is told of them.
_DERIVED = frozenset({"event_type"})


@dataclass(frozen=True)
class Pair:
    """A report and the two sides that change places in it."""

    text: str
    a: str
    b: str

    def filled(self, swapped: bool = False) -> str:
        x, y = (self.b, self.a) if swapped else (self.a, self.b)
        return self.text.format(x=x, y=y, X=_capital(x), Y=_capital(y)).strip()

    def __str__(self) -> str:
        return f"{self.a}, {self.b}: {self.text.strip()[:70]}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@cache
def pairs(part: str = "report") -> tuple[Pair, ...]:
    """All pairs of a part of the data file: `report`, or `known` to be told differently."""
    held = tomllib.loads(_PAIRS.read_text("utf-8"))
    return tuple(
        Pair(report["text"], *held["sides"][name])
        for report in held[part]
        for name in report["sides"]
    )


@cache
def both(pair: Pair) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """The accounts of a report as it stands and with its sides swapped."""
    return coded(pair.filled()), coded(pair.filled(swapped=True))


def doers(account: Account) -> set[str]:
    """The words for those who did it: perpetrators, and crowds that turned violent."""
    return {
        bare(c.text).lower()
        for c in account.of("perpetrator", "participant")
        if c.slot == "perpetrator" or actor(c).role == "rioters"
    }


def profile(account: Account, sides: tuple[str, str]) -> dict[str, object]:
    """What must be the same: acts, claims in each slot and who says them, how it is told.

    `sides` are the words for those who change places, in the order of {x} and {y}.
    """
    told = [c for c in account.claims if c.slot not in _DERIVED]
    plain = [c for c in told if c.slot not in _DOERS]
    held = [(c.slot, c.status, _voice(c, sides)) for c in plain]
    people = {(bare(c.text).lower(), c.status) for c in told if c.slot in _DOERS}
    return {
        "acts": sorted((str(c.value), c.status) for c in account.of("act")),
        "slots": sorted(Counter(c.slot for c in plain).items()),
        "doers": sorted((_sided(words, sides), status) for words, status in people),
        "stage": sorted(str(c.value) for c in account.of("stage")),
        "told": (account.foreground, account.told_as, account.kind, account.minimal),
        "voices": sorted(held),
    }


def _voice(claim: Claim, sides: tuple[str, str]) -> str:
    return _sided(claim.source.text.lower(), sides) if claim.source else ""


def _sided(words: str, sides: tuple[str, str]) -> str:
    """Words with the two sides under one name each, whoever they are."""
    for mark, side in zip("XY", sides, strict=True):
        words = words.replace(side.lower(), mark)
    return words


def differences(pair: Pair) -> list[str]:
    """How the two readings of a pair differ; empty if they are told alike."""
    here, there = both(pair)
    one = [profile(a, (pair.a, pair.b)) for a in here]
    other = [profile(a, (pair.b, pair.a)) for a in there]
    if len(one) != len(other):
        return [f"{len(one)} accounts, {len(other)} swapped"]
    return [
        f"{name}: {x[name]} / {y[name]}"
        for x, y in zip(one, other, strict=True)
        for name in x
        if x[name] != y[name]
    ]


def test_there_are_two_hundred_pairs() -> None:
    assert len(set(pairs())) == len(pairs()) >= 200
    assert not set(pairs()) & set(pairs("known"))
    assert len(pairs("known")) <= 2


def test_swapped_sides_are_told_alike() -> None:
    faults = {str(p): found for p in pairs() if (found := differences(p))}
    assert len(faults) <= (1 - MOST) * len(pairs()), faults


def test_nearly_all_pairs_tell_something() -> None:
    silent = [str(p) for p in pairs() if not all(both(p))]
    assert len(silent) <= 0.05 * len(pairs()), silent


@pytest.mark.parametrize("pair", pairs("known"), ids=str)
@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="told differently; framing_pairs.toml names the part",
)
def test_known_pairs(pair: Pair) -> None:
    """A pair that is told alike by now leaves the list of those known to be told differently."""
    assert differences(pair) == []


def test_the_class_of_people_does_not_hang_on_what_they_did() -> None:
    """Only crowds that turned violent are called rioters."""
    changed: dict[str, set[str]] = {}
    for pair in pairs():
        for accounts in both(pair):
            for side in (pair.a, pair.b):
                named = _classes(accounts, side)
                changed.setdefault(side, set()).update(named)
    allowed = {"protesters": {"protesters", "rioters"}}
    assert {s: c for s, c in changed.items() if len(c) > 1 and c - allowed.get(s, set())} == {}


def _classes(accounts: tuple[Account, ...], side: str) -> set[str]:
    """The classes of those whom these words name, a number or an article aside."""
    return {
        c.value.class_
        for a in accounts
        for c in a.claims
        if isinstance(c.value, Actor)
        and (c.text or "").lower().endswith(side.lower())
        and " of " not in (c.text or "")
    }


def test_a_doer_who_is_harmed_too_is_told_apart() -> None:
    (pair, *_) = pairs()
    for accounts, doer in zip(both(pair), (pair.a, pair.b), strict=True):
        assert [doers(a) for a in accounts] == [{doer}]


def test_a_difference_is_seen() -> None:
    """The test itself: a report that is no incident when its sides are swapped is a fault."""
    odd = Pair("{X} killed four people in Mosul on Thursday.", "gunmen", "whales in a film")
    assert differences(odd)
