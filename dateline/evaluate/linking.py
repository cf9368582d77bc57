"""Scores of linking: pairs of accounts, documents by incident, and what must stand together.

Groups are mappings from a name (of an account, a document) to the group it stands in; what is
missing from a mapping stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

from dateline.evaluate.alike import align
from dateline.evaluate.corpus.gold import incident_row
from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.sides import coded_side, gold_side
from dateline.evaluate.tally import Counts
from dateline.model.account import Account
from dateline.model.coding import CodedReport
from dateline.model.report import Report

Groups = Mapping[str, Hashable]


class Told(NamedTuple):
    """An account, its report, the incident that the key says it tells, and its family."""

    account: Account
    report: Report
    incident: str
    family: str


def by_key(keys: Sequence[Keyed]) -> Iterator[Told]:
    """The accounts of keys. Ids are made of the names in the corpus: copies share their words."""
    for key in keys:
        for one in key.accounts:
            account = replace(one.account, id=f"{key.id}:{one.name}", report_id=key.id)
            yield Told(account, key.report, incident_of(key, one), key.family)


def by_coding(
    keys: Sequence[Keyed], coded: Iterable[tuple[Mapping[str, Any], CodedReport]]
) -> Iterator[Told]:
    """The accounts of codings, by the names of those of the key that tell the same.

    An account that tells nothing of the key has no incident. Each coding is given in the file
    form and as a record.
    """
    of = {key.id: key for key in keys}
    for row, record in coded:
        key = of[record.report.input_id or ""]
        gold = [gold_side(incident_row(one.account, key.report)) for one in key.accounts]
        paired = {j: i for i, j in align(gold, [coded_side(a) for a in row["accounts"]])}
        for j, account in enumerate(record.coding.accounts):
            one = key.accounts[paired[j]] if j in paired else None
            name = f"{key.id}:{one.name}" if one else f"{key.id}:+{j}"
            named = replace(account, id=name, report_id=key.id)
            yield Told(named, record.report, incident_of(key, one) if one else "", key.family)


def by_document(coded: Sequence[CodedReport], found: Mapping[str, int]) -> dict[str, int]:
    """The incident of each document that has an account: what it and most others tell.

    Of the incidents of its accounts in the foreground, else of all, the one that most documents
    tell; of equals the one that comes first.
    """
    told = Counter(n for r in coded for n in {found[a.id] for a in r.coding.accounts})
    out: dict[str, int] = {}
    for record in coded:
        accounts = record.coding.accounts
        numbers = [found[a.id] for a in accounts if a.foreground]
        numbers = numbers or [found[a.id] for a in accounts]
        if numbers:
            out[record.report.input_id or ""] = max(numbers, key=lambda n: told[n])
    return out


def incident_of(key: Keyed, one: Any) -> str:
    """The incident that an account of a key tells; without a name it is one of its own."""
    return f"{key.family}/{one.incident}" if one.incident else f"{key.id}:{one.name}"


def pairwise(gold: Groups, found: Groups) -> Counts:
    """Pairs of names that stand together: in both, only as found, only in the gold."""
    told = _told(gold, found)
    both = Counter((gold[n], told[n]) for n in gold)
    right = sum(n * (n - 1) // 2 for n in both.values())
    missed = sum(n * (n - 1) // 2 for n in Counter(gold.values()).values()) - right
    wrong = sum(n * (n - 1) // 2 for n in Counter(told.values()).values()) - right
    return Counts(right=right, wrong=wrong, missed=missed)


def _told(gold: Groups, found: Groups) -> dict[str, Hashable]:
    """The group of each name of the gold; of those that were not found one of their own."""
    return {name: found.get(name, ("alone", name)) for name in gold}


class BCubed(NamedTuple):
    """Precision, recall and F1 over names (Bagga and Baldwin 1998), from 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(gold: Groups, found: Groups) -> BCubed:
    """How pure and how whole groups are, for each name alike."""
    told = _told(gold, found)
    both = Counter((gold[n], told[n]) for n in gold)
    held, made = Counter(gold.values()), Counter(told.values())
    count = max(1, len(gold))
    precision = sum(n * n / made[t] for (_, t), n in both.items()) / count
    recall = sum(n * n / held[g] for (g, _), n in both.items()) / count
    total = precision + recall
    return BCubed(precision, recall, 2 * precision * recall / total if total else 0.0)


def crossing(gold: Groups, found: Groups, topic: Mapping[str, Hashable]) -> tuple[int, int]:
    """Of pairs of one topic that tell different incidents, those that stand together; and all."""
    linked = total = 0
    for a, b in combinations(sorted(gold), 2):
        if topic[a] == topic[b] and gold[a] != gold[b]:
            total += 1
            linked += a in found and b in found and found[a] == found[b]
    return linked, total
