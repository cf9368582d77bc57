"""Which judgements of persons hold together: a pure function of the judgements and of where the
accounts that they speak of stand now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.incident import Judgement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """Pairs of accounts that persons hold to be of one incident, and of two; free of
    contradictions. `set_aside` are the numbers of judgements that later ones contradict."""

    same: tuple[Pair, ...] = ()
    not_same: tuple[Pair, ...] = ()
    set_aside: tuple[int, ...] = ()


@dataclass(slots=True)
class _Groups:
    """Accounts tied together, the reports that each group tells of, and the groups kept apart."""

    reports: Mapping[str, str]
    above: dict[str, str] = field(default_factory=dict)
    told_by: dict[str, set[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)

    def root(self, account: str) -> str:
        while self.above.setdefault(account, account) != account:
            account = self.above[account]
        return account

    def tie(self, a: str, b: str) -> bool:
        """Ties two accounts; False if they are kept apart, or of one report."""
        one, two = sorted((self.root(a), self.root(b)))
        if one == two:
            return True
        if two in self.apart.get(one, ()) or self._reports(one) & self._reports(two):
            return False
        self.above[two] = one
        self.told_by[one] = self._reports(one) | self._reports(two)
        for other in self.apart.pop(two, set()):
            self.apart[other].discard(two)
            self.part(one, other)
        return True

    def part(self, a: str, b: str) -> bool:
        """Keeps two accounts apart; False if they are tied."""
        one, two = self.root(a), self.root(b)
        if one == two:
            return False
        self.apart.setdefault(one, set()).add(two)
        self.apart.setdefault(two, set()).add(one)
        return True

    def _reports(self, root: str) -> set[str]:
        return self.told_by.get(root) or {self.reports.get(root, root)}


def holding(
    judgements: Iterable[Judgement],
    stands_as: Mapping[str, str | None],
    reports: Mapping[str, str],
) -> Held:
    """The judgements that hold, on accounts as they stand now: of two that contradict each other
    the later one, and none that would put two accounts of one report together.

    `stands_as` leads from the accounts judged to those of today (None: nowhere), `reports` from
    the latter to their reports.
    """
    groups = _Groups(reports)
    same: set[Pair] = set()
    not_same: set[Pair] = set()
    aside: list[int] = []
    ordered = sorted(judgements, key=lambda j: (-(j.act_id or 0), j.kind != "same", -j.id))
    for judgement in ordered:
        a, b = stands_as.get(judgement.a), stands_as.get(judgement.b)
        if a is None or b is None or judgement.kind == "unsure":
            continue
        pair = (min(a, b), max(a, b))
        if judgement.kind == "same":
            fits = groups.tie(a, b)
            same |= {pair} if fits and a != b else set()
        else:
            fits = groups.part(a, b)
            not_same |= {pair} if fits else set()
        if not fits:
            aside.append(judgement.id)
    return Held(tuple(sorted(same)), tuple(sorted(not_same)), tuple(sorted(aside)))


def owner(accounts: Sequence[str], home: Mapping[str, str]) -> str | None:
    """The incident that a verdict on some accounts belongs to: the one that holds most of them,
    of several the one that holds the first of them. `home` leads from accounts to incidents."""
    found = Counter(home[a] for a in accounts if a in home)
    if not found:
        return None
    first = {home[a]: n for n, a in reversed(list(enumerate(accounts))) if a in home}
    return min(found, key=lambda i: (-found[i], first[i]))
