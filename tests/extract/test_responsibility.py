from __future__ import annotations

import pytest
from coded import bare, parsed

from dateline.extract.responsibility import responsibility
from dateline.model.mention import Mention

CASES = [
    ("No group has claimed responsibility for the attack.", "none_reported", None),
    ("There was no immediate claim of responsibility.", "none_reported", None),
    ("No one has claimed the bombing.", "none_reported", None),
    ("Nobody claimed responsibility.", "none_reported", None),
    ("The attack has not been claimed by any group.", "none_reported", None),
    ("Boko Haram claimed responsibility for the raid.", "claimed", "Boko Haram"),
    ("The Taliban have claimed responsibility.", "claimed", "Taliban"),
    ("The separatists took responsibility for the ambush.", "claimed", "separatists"),
    ("The militia said it carried out the attack.", "claimed", "militia"),
    ("The group said it was behind the bombing.", "claimed", "group"),
    ("The rebels denied responsibility for the massacre.", "denied", "rebels"),
    ("The army denied any involvement in the killings.", "denied", "army"),
    ("The militia denied shelling the hospital.", "denied", "militia"),
    ("The movement disowned the gunmen, who carried out the raid.", "disowned", "movement"),
]  # fmt: skip
NOTHING = [
    "The company claimed a discount.",
    "The mayor is responsible for the roads.",
    "The team claimed its third win.",
    "Police denied the driver a licence.",
    "The insurer said it paid the claim.",
    "Three people died behind the wall.",
]


def found(text: str) -> tuple[Mention, ...]:
    return responsibility(parsed(text))


@pytest.mark.parametrize(("text", "state", "who"), CASES)
def test_states(text: str, state: str, who: str | None) -> None:
    report = parsed(text)
    (m,) = responsibility(report)
    assert m.key == state
    assert report.report.quote(m.span) == m.text
    assert (bare(report.report.quote(m.who)) if m.who else None) == who


@pytest.mark.parametrize(("text", "state", "_"), CASES)
def test_none_reported_is_said_none_and_only_a_claim_is_its_own(
    text: str, state: str, _: str | None
) -> None:
    (m,) = found(text)
    assert m.value_state == ("said_none" if state == "none_reported" else "given")
    assert m.self_ is (state == "claimed")


@pytest.mark.parametrize("text", NOTHING)
def test_other_claims_are_none(text: str) -> None:
    assert found(text) == ()


def test_each_sentence_is_read_by_itself() -> None:
    text = "The rebels denied involvement. A splinter faction claimed responsibility."
    assert [m.key for m in found(text)] == ["denied", "claimed"]
