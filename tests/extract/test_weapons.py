from __future__ import annotations

import pytest
from coded import parsed

from dateline.extract.weapons import weapons
from dateline.model.mention import Mention


def found(text: str) -> tuple[Mention, ...]:
    return weapons(parsed(text))


CASES = [
    ("Police found two rifles in the house.", {("two rifles", "found")}),
    ("Troops seized a grenade on Monday.", {("grenade", "found")}),
    ("Gunmen armed with machetes attacked the farm.", {("machetes", "carried")}),
    ("A man carrying a knife entered the church.", {("knife", "carried")}),
    ("The attackers used a pistol.", {("pistol", "used")}),
    ("A car bomb exploded near the market.", {("car bomb", "used")}),
    ("Rebels fired six rockets at the base.", {("six rockets", "used")}),
    ("Police fired tear gas at the crowd.", {("tear gas", "used")}),
    ("They threw stones and petrol bombs.", {("stones", "used"), ("petrol bombs", "used")}),
    ("A driver rammed a truck into the crowd.", {("truck", "used")}),
    ("The truck was parked near the school.", set()),
    ("Lawmakers debated gun laws.", set()),
    ("The bomb squad was called.", set()),
    ("A van carried bread to the shops.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_weapons_and_their_use(text: str, wanted: set[tuple[str, str]]) -> None:
    got = {(m.text.removeprefix("a ").removeprefix("A "), m.key) for m in found(text)}
    assert {(w.lower(), k) for w, k in got} == wanted


@pytest.mark.parametrize("text", [t for t, w in CASES if w])
def test_weapons_quote_the_text(text: str) -> None:
    report = parsed(text)
    for m in weapons(report):
        assert report.report.quote(m.span) == m.text
        assert m.rule.startswith("weapon:")


def test_the_longest_name_wins() -> None:
    (bomb,) = found("A car bomb exploded.")
    assert bomb.rule == "weapon:car bomb"
