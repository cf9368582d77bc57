"""Invented reports of nothing violent, and of violence in the middle of such things.

Half of each ("held") was never looked at while rules were made; only its figures were.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from coded import coded

CASES = Path(__file__).with_name("no_incidents.jsonl")


@cache
def cases() -> tuple[dict[str, str], ...]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def shares() -> dict[tuple[str, str], float]:
    """The share of reports that yield an account, by half and by what they hold."""
    total: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for case in cases():
        key = case["half"], case["incidents"]
        total[key] += 1
        found[key] += bool(coded(case["text"], case["title"], case["published"]))
    return {key: found[key] / total[key] for key in total}


def test_the_cases_are_what_they_say() -> None:
    kinds = Counter((c["half"], c["incidents"]) for c in cases())
    assert kinds == {
        ("seen", "0"): 40, ("held", "0"): 40, ("seen", "1+"): 20, ("held", "1+"): 20,
    }  # fmt: skip
    assert len({c["id"] for c in cases()}) == 120
    assert all(len(c["text"].split()) > 25 for c in cases())


@pytest.mark.parametrize(("half", "most"), [("seen", 0.10), ("held", 0.20)])
def test_few_false_alarms(half: str, most: float) -> None:
    assert shares()[half, "0"] <= most


@pytest.mark.parametrize(("half", "least"), [("seen", 0.90), ("held", 0.75)])
def test_incidents_told_beside_stay(half: str, least: float) -> None:
    assert shares()[half, "1+"] >= least
