"""Short reports whole: what type, who did it, to whom, with what result; reports of nothing."""

from __future__ import annotations

import pytest
import report_cases as cases
from coded import acts, coded, only, sub_type, tolls, words


def matches(found: set[str], wanted: str) -> bool:
    """Each phrase found holds one of the words, and each word without "?" is held."""
    listed = wanted.replace("?", "").split()
    sure = [w for w in wanted.split() if not w.endswith("?")]
    held = all(any(w in f for w in listed) for f in found)
    return held and all(any(w in f for f in found) for w in sure)


@pytest.mark.parametrize(("text", "line"), cases.ONE_INCIDENT)
def test_one_incident(text: str, line: str) -> None:
    kind, told, doers, harmed, result = (part.strip() for part in line.split("|"))
    account = only(text)
    assert sub_type(account) == kind
    assert acts(account) - {"other"} == set(told.split()) - {"other"}
    assert matches(words(account, "perpetrator"), doers)
    assert matches(words(account, "target", "victim"), harmed)
    if result:
        fate, _, number = result.partition(" ")
        got = tolls(account)
        assert ({n for f, n in got if f == fate} == {int(number)}) if number else got


@pytest.mark.parametrize("text", cases.NO_INCIDENT)
def test_no_incident(text: str) -> None:
    assert coded(text) == ()
