"""Which parts of a report tell one incident, and which tell another: no chimeras."""

from __future__ import annotations

import pytest
from coded import acts, coded, countries, day, only, sub_type, tolls, towns, words

from dateline.model.account import Account

TWO = [
    (
        "Gunmen killed nine traders in Kano, Nigeria, on Wednesday. In a separate attack, a bomb "
        "wounded three nurses in Lima, Peru, on Thursday.",
        ("Kano", "NG", ("killed", 9)),
        ("Lima", "PE", ("injured", 3)),
    ),
    (
        "A suicide bomber killed four soldiers in Peshawar on Thursday. Meanwhile, militants "
        "abducted six doctors in Goma on Wednesday.",
        ("Peshawar", "PK", ("killed", 4)),
        ("Goma", "CD", ("abducted", 6)),
    ),
    (
        "Rockets hit a school in Aleppo on Thursday, killing five pupils.\n\nElsewhere, gunmen "
        "shot dead two officers in Cali on Thursday.",
        ("Aleppo", "SY", ("killed", 5)),
        ("Cali", "CO", ("killed", 2)),
    ),
    (
        "Gunmen shot dead three farmers in Bamenda on Tuesday, and a bomb killed eight people in "
        "Mogadishu on Thursday.",
        ("Bamenda", "CM", ("killed", 3)),
        ("Mogadishu", "SO", ("killed", 8)),
    ),
    (
        "A bomb killed two officers in Quetta on Thursday. Separately, gunmen killed a judge and "
        "wounded four guards in Karachi on Wednesday.",
        ("Quetta", "PK", ("killed", 2)),
        ("Karachi", "PK", ("injured", 4)),
    ),
]


@pytest.mark.parametrize(("text", "one", "two"), TWO)
def test_two_incidents_stay_apart(
    text: str, one: tuple[str, str, tuple[str, int]], two: tuple[str, str, tuple[str, int]]
) -> None:
    found = coded(text)
    assert len(found) == 2
    for account, (town, country, toll) in zip(found, (one, two), strict=True):
        assert towns(account) == {town}
        assert countries(account) == {country}
        assert toll in tolls(account)
    assert one[2] not in tolls(found[1])
    assert two[2] not in tolls(found[0])


def test_doers_and_harmed_stay_with_their_incident() -> None:
    first, second = coded(
        "Militants killed nine traders in Kano on Wednesday. In a separate incident, bandits "
        "abducted six doctors in Goma on Thursday."
    )
    assert words(first, "perpetrator") == {"Militants"}
    assert words(first, "victim") == {"nine traders"}
    assert words(second, "perpetrator") == {"bandits"}
    assert words(second, "victim") == {"six doctors"}
    assert day(first)[0] == "2026-03-11"
    assert day(second)[0] == "2026-03-12"


RECALLED = [
    (
        "A suicide bomber killed four soldiers in Peshawar on Thursday, a week after gunmen "
        "killed seven teachers in Quetta.",
        "Quetta",
        7,
    ),
    (
        "Gunmen shot dead three farmers near Bamenda on Thursday, two days after militants killed "
        "six priests in Douala.",
        "Douala",
        6,
    ),
    (
        "Rebels killed four miners near Goma on Thursday. Last month, rebels killed thirty "
        "villagers in Beni.",
        "Beni",
        30,
    ),
    (
        "A bomb killed two officers in Quetta on Thursday. Three years ago, gunmen killed sixty "
        "cadets in Karachi.",
        "Karachi",
        60,
    ),
]


@pytest.mark.parametrize(("text", "town", "number"), RECALLED)
def test_a_recalled_attack_has_its_own_account(text: str, town: str, number: int) -> None:
    news, old = coded(text)
    assert (news.foreground, old.foreground) == (True, False)
    assert towns(old) == {town}
    assert town not in towns(news)
    assert ("killed", number) in tolls(old)
    assert ("killed", number) not in tolls(news)
    assert (day(old)[1] or "") < (day(news)[0] or "")


GOES_ON = [
    "Gunmen killed nine traders in Kano on Thursday. The attackers fled on motorcycles.",
    "Gunmen killed nine traders in Kano on Thursday. Police said the attack took place at noon.",
    "Gunmen opened fire in a market in Kano on Thursday. Nine traders were killed.",
    "A bomb exploded in a bus in Quetta on Thursday. The blast killed six passengers.",
    "A bomb exploded in a bus in Quetta on Thursday.\n\nSix passengers died in the explosion.\n\n"
    "No group claimed responsibility for the bombing.",
    "Rebels attacked a village near Goma on Thursday. They killed four farmers and burned huts.",
    "Militants ambushed a convoy near Gao on Thursday, killing six soldiers. Two militants were "
    "killed in the firefight.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_one_incident_told_in_several_sentences_is_one(text: str) -> None:
    account = only(text)
    assert account.foreground
    assert len(account.summary) >= 1


def test_the_title_and_the_text_tell_one() -> None:
    account = only(
        "Gunmen killed nine traders in Kano on Thursday, police said.",
        title="Nine killed in Kano market attack",
    )
    assert account.anchor.field == "text"
    assert any(s.field == "title" for c in account.claims for s in c.evidence)


def test_loose_words_go_to_what_was_told_before_them() -> None:
    account = only(
        "Gunmen shot dead three farmers near Bamenda on Thursday. Police found two rifles. "
        "No group has claimed responsibility."
    )
    assert account.of("responsibility")
    assert "two rifles" in words(account, "weapon")


def test_many_attacks_told_as_one_are_no_single_incident() -> None:
    found = coded("Three attacks in Kano this week killed 40 people, police said.")
    assert all(a.kind != "single" for a in found)


def test_a_part_that_equals_an_earlier_toll_stays_with_what_was_told_last() -> None:
    first, second = coded(
        "Rebels ambushed a convoy near Goma on Wednesday, killing four soldiers. In Kano, a mine "
        "hit a bus on Thursday. Six people, four of them women, were killed."
    )
    assert ("killed", 6) in tolls(second)
    assert ("killed", 6) not in tolls(first)


def test_what_police_do_not_link_is_another_incident() -> None:
    first, second = coded(
        "A man was stabbed to death in Kano on Wednesday. Police said that they were not linking "
        "the killing to the robbery of two traders in Kano on 3 February."
    )
    assert (day(first)[0], day(second)[0]) == ("2026-03-11", "2026-02-03")
    assert "stabbing" in acts(first)
    assert "robbery" in acts(second)


def test_a_burial_has_a_day_of_its_own() -> None:
    account = only(
        "Gunmen raided a village near Kano on Wednesday, residents said.\n\nAn elder told "
        'reporters yesterday: "We are burying 38 today."'
    )
    assert day(account)[0] == "2026-03-11"


def test_a_crowd_that_attacks_is_one_with_what_it_throws() -> None:
    account = only(
        "Protesters who were blocking a road in Kano on Thursday attacked a group of officers "
        "with stones and home-made explosives. One officer was shot dead."
    )
    assert ("killed", 1) in tolls(account)
    assert sub_type(account) == "violent_demonstration"


def test_an_attack_of_a_month_long_past_is_another() -> None:
    news, old = coded(
        "Gunmen shot dead two traders at a market in Kano.\n\nGunmen killed five drivers in "
        "January in Kano for not paying."
    )
    assert ("killed", 5) in tolls(old)
    assert (news.foreground, old.foreground) == (True, False)


def ids(account: Account) -> list[str]:
    return [c.id for c in account.claims]


@pytest.mark.parametrize("text", [t for t, *_ in TWO] + [t for t, *_ in RECALLED] + GOES_ON)
def test_claims_of_an_account_have_ids_of_their_own(text: str) -> None:
    for account in coded(text):
        assert len(ids(account)) == len(set(ids(account)))
        assert account.of("act")
        for claim in account.claims:
            assert claim.basis == "inferred" or claim.evidence


@pytest.mark.parametrize("text", [t for t, *_ in TWO] + GOES_ON)
def test_what_is_inferred_comes_from_claims_of_the_account_or_the_report(text: str) -> None:
    found = coded(text)
    known = {i for a in found for i in ids(a)} | {"report.published"}
    for claim in (c for a in found for c in a.claims if c.basis == "inferred"):
        assert claim.rule
        assert set(claim.from_) <= known


def test_accounts_have_ids_of_their_own() -> None:
    for text, *_ in TWO:
        found = coded(text)
        assert len({a.id for a in found}) == len(found)
        assert all(acts(a) for a in found)
