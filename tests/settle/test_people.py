"""Who takes which part: demonstrators, state forces, suspects, the harmed."""

from __future__ import annotations

import pytest
from coded import actor, classes, coded, only, sub_type, words

from dateline.model.account import Account

PEACEFUL = [
    "Teachers marched in Bogotá on Thursday to demand better pay.",
    "Nurses went on strike in Lima on Wednesday.",
    "Residents staged a protest in Tunis on Thursday against a dam.",
    "Protesters marched in Lima on Thursday.",
    "Demonstrators blocked the highway near Quito on Wednesday.",
    "Students held a rally in Dhaka on Thursday.",
    "Supporters of the mayor marched through Lima on Thursday.",
]


def roles(account: Account) -> set[str | None]:
    return {actor(c).role for c in account.of("participant")}


@pytest.mark.parametrize("text", PEACEFUL)
def test_demonstrators_take_part_and_do_no_wrong(text: str) -> None:
    account = only(text)
    assert account.of("perpetrator") == ()
    assert roles(account) == {"demonstrators"}
    assert sub_type(account) == "peaceful_protest"


SHOT_AT = [
    "Police shot dead two protesters in Nairobi on Thursday as teachers marched against a tax.",
    "Soldiers opened fire on demonstrators in Conakry on Thursday, killing five of them.",
    "Two protesters were killed by police in Lima on Thursday.",
    "Demonstrators marched in Tunis on Thursday. Police shot two of the marchers dead.",
]


@pytest.mark.parametrize("text", SHOT_AT)
def test_a_force_that_shoots_at_protesters_is_the_doer(text: str) -> None:
    account = only(text)
    assert classes(account, "perpetrator") <= {"police", "military"}
    assert account.of("perpetrator")


def test_an_arrest_makes_no_perpetrator() -> None:
    account = only("Police arrested four suspected militants in Karachi on Thursday.")
    assert account.of("perpetrator") == ()
    assert roles(account) == {"arresting_force"}


def test_forces_that_answer_an_attack_are_no_perpetrators() -> None:
    account = only(
        "Gunmen attacked a checkpoint near Quetta on Thursday, killing two officers. "
        "Police shot dead one of the gunmen."
    )
    assert words(account, "perpetrator") == {"Gunmen"}
    assert "intervening_force" in roles(account)


def test_one_side_alone_stays_the_doer() -> None:
    account = only("Soldiers killed three farmers near Bamenda on Thursday.")
    assert classes(account, "perpetrator") == {"military"}
    assert classes(account, "victim") == {"civilians"}


def test_the_same_doer_named_twice_counts_once() -> None:
    account = only(
        "Gunmen shot dead three farmers near Bamenda on Thursday. The gunmen burned four houses."
    )
    assert [c.text for c in account.of("perpetrator")] == ["Gunmen"]


def test_a_suspected_doer_is_suspected() -> None:
    account = only("Suspected rebels killed three farmers near Bamenda on Thursday.")
    (claim,) = account.of("perpetrator")
    assert claim.status == "suspected"


def test_what_others_say_of_a_doer_is_theirs() -> None:
    account = only("Rebels killed three farmers near Bamenda on Thursday, police said.")
    (claim,) = account.of("perpetrator")
    assert claim.source is not None
    assert claim.source.role == "police"


RESPONSIBILITY = [
    ("No group has claimed responsibility.", "none_reported", "asserted"),
    ("Boko Haram claimed responsibility for the attack.", "claimed", "asserted"),
    ("The rebels denied responsibility for the attack.", "denied", "denied"),
]


@pytest.mark.parametrize(("said", "state", "status"), RESPONSIBILITY)
def test_responsibility_is_apart_from_doing(said: str, state: str, status: str) -> None:
    account = only(f"Gunmen killed nine traders in Kano on Thursday. {said}")
    (claim,) = account.of("responsibility")
    assert claim.value.state == state  # type: ignore[union-attr]
    assert claim.status == status
    assert claim.value_state == ("said_none" if state == "none_reported" else "given")
    assert claim.self_ is (state == "claimed")
    assert words(account, "perpetrator") == {"Gunmen"}


def test_a_claim_denied_by_the_other_side_keeps_both() -> None:
    account = only(
        "Militants attacked an army base near Gao on Thursday, killing six soldiers, a resident "
        "said. The army denied that any soldiers had died."
    )
    status = {(c.source.role if c.source else None): c.status for c in account.of("casualty")}
    assert status == {"resident": "asserted", "military": "denied"}


def test_nobody_is_a_perpetrator_for_being_named() -> None:
    for account in coded("Gunmen killed nine traders in Kano, Nigeria, on Thursday."):
        assert words(account, "perpetrator") == {"Gunmen"}


def test_blame_is_suspicion_of_the_one_who_blames() -> None:
    account = only(
        "Officials blamed Boko Haram for the attack near Diffa on Thursday that killed six "
        "soldiers."
    )
    (claim,) = account.of("perpetrator")
    assert actor(claim).name == "Boko Haram"
    assert claim.status == "suspected"
    assert claim.source is not None


def test_a_group_that_says_so_itself_claims_and_is_no_perpetrator() -> None:
    account = only(
        "Islamic State said its fighters had attacked a checkpoint near Kirkuk on Thursday, "
        "killing four policemen with rifles and grenades."
    )
    assert words(account, "perpetrator") & {"Islamic State"} == set()
    (claim,) = account.of("responsibility")
    assert claim.self_


def test_both_sides_of_a_fight_have_their_dead() -> None:
    account = only(
        "Five soldiers and eight militants were killed in a gun battle near Wana on Thursday."
    )
    assert sub_type(account) == "armed_clash"
    assert classes(account, "victim") == {"military", "rebel_group"}
