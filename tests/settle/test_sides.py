from __future__ import annotations

from coded import only

from dateline.model.account import Account
from dateline.model.values import Actor

BATTLE = (
    "Soldiers clashed with rebels near Goma on Thursday, killing four rebels. "
    '"We lost nobody," an army spokesman said.'
)


def held(account: Account) -> dict[str, str | None]:
    values = [c.value for c in account.claims if isinstance(c.value, Actor)]
    return {v.class_: v.side for v in values if v.class_ in {"military", "rebel_group"}}


def test_the_state_and_its_enemy_are_two_sides() -> None:
    found = held(only(BATTLE))
    assert set(found.values()) == {"A", "B"}


def test_the_side_told_first_is_a() -> None:
    assert held(only(BATTLE))["military"] == "A"


def test_an_attack_on_civilians_has_no_sides() -> None:
    account = only("Gunmen killed nine traders in Kano on Thursday.")
    assert all(c.value.side is None for c in account.claims if isinstance(c.value, Actor))


def test_a_speaker_of_the_army_stands_with_the_state() -> None:
    sources = [c.source for c in only(BATTLE).claims if c.source and c.source.role == "military"]
    assert sources
    assert {s.party for s in sources} == {"A"}


def test_the_opposition_of_a_war_is_no_party() -> None:
    text = (
        "Rebels clashed with soldiers near Homs on Thursday, killing four soldiers. The rebels "
        "held the road. The opposition said that two rebels had died."
    )
    roles = {c.source.role for c in only(text).claims if c.source and "pposition" in c.source.text}
    assert roles <= {"armed_group"}
