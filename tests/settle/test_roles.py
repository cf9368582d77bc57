"""Roles over a whole report: who was aimed at, members of groups, repeats."""

from __future__ import annotations

from coded import only

from dateline.model.account import Account
from dateline.model.claim import Slot


def _texts(account: Account, slot: Slot) -> list[str]:
    return [c.text or "" for c in account.of(slot)]


def test_a_member_and_the_organisation_are_tied() -> None:
    told = "A suicide bomber from Al-Shabaab blew himself up at a hotel in Mogadishu on Thursday."
    account = only(told)
    group = next(c for c in account.of("perpetrator") if c.produced_by == "member_of")
    person = next(c for c in account.of("perpetrator") if c.member_of)
    assert person.member_of == group.id
    assert group.text == "Al-Shabaab"


def test_whoever_is_abducted_was_aimed_at() -> None:
    account = only("Gunmen abducted two nurses near Goma on Thursday.")
    assert _texts(account, "victim") == _texts(account, "target") == ["two nurses"]


def test_bystanders_of_a_bomb_were_not_aimed_at() -> None:
    account = only("A bomb exploded in a market in Quetta on Thursday, killing two nurses.")
    assert "two nurses" in _texts(account, "victim")
    assert "two nurses" not in _texts(account, "target")


def test_the_title_counts_no_second_time() -> None:
    account = only(
        "Four gunmen shot a trader dead in Kano on Thursday.", "Gunmen kill trader in Kano"
    )
    assert _texts(account, "perpetrator") == ["Four gunmen"]
    assert _texts(account, "victim") == ["a trader"]


def test_the_dead_named_later_belong_to_the_act() -> None:
    account = only(
        "Gunmen shot a trader dead in Kano on Thursday. Police have opened an inquiry. "
        "The dead man, Ilya Domi, 41, was born in Lagos."
    )
    assert "Ilya Domi, 41" in _texts(account, "victim")
