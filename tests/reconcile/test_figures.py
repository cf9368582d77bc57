"""Which casualty figures are current, and what each policy makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import InputError
from dateline.model.values import Actor, Range
from dateline.reconcile import POLICIES, reconcile
from tests.told import ARMY, MAYOR, POLICE, REBELS, WITNESS, claim, dead, heard, shown, toll, when
from tests.told import why_aside as why


def test_a_later_figure_of_an_origin_takes_the_place_of_its_earlier_one() -> None:
    first = heard("1", "2026-03-02", [dead("12", "first", POLICE)])
    later = heard("2", "2026-03-09", [dead("10", "later", POLICE)])
    for policy in POLICIES:
        assert shown([first, later], policy) == "10"
    incident = reconcile([first, later])
    assert why(incident, first.account.claims[0].id) == "superseded"
    aside = incident.field("casualties", "killed").aside  # type: ignore[union-attr]
    assert aside[0].by == later.account.claims[0].id


def test_a_later_lower_figure_of_somebody_else_is_a_disagreement() -> None:
    first = heard("1", "2026-03-02", [dead("12", "first", POLICE)])
    later = heard("2", "2026-03-09", [dead("10", "later", MAYOR)])
    assert shown([first, later], "ucdp") == "10 to 12"
    assert shown([first, later], "gtd") == "10"
    assert shown([first, later], "acled") == "10"
    entry = reconcile([first, later], "gtd").field("casualties", "killed")
    assert entry is not None
    assert entry.against == (first.account.claims[0].id,)


def test_a_later_higher_official_figure_leaves_no_first_hour_number() -> None:
    accounts = [
        heard("1", "2026-03-02", [when("2026-03-02", "d"), dead("7", "one")]),
        heard("2", "2026-03-02", [dead("9", "two", MAYOR)]),
        heard("3", "2026-03-05", [dead("14", "three", POLICE)]),
    ]
    for policy in POLICIES:
        assert shown(accounts, policy) == "14"


def test_a_later_figure_of_a_paper_does_not_outdate_what_officials_settled() -> None:
    accounts = [
        heard("1", "2026-03-02", [when("2026-03-02", "d"), dead("7", "one", POLICE)]),
        heard("2", "2026-03-12", [dead("9", "two", POLICE)]),
        heard("3", "2026-03-20", [dead("11", "three")]),
    ]
    assert shown(accounts, "ucdp") == "9 to 11"
    assert shown(accounts, "acled") == "9"
    assert shown(accounts, "latest_official") == "9"


def test_revised_down_from_a_number_retracts_it_for_all_who_cite_that_origin() -> None:
    accounts = [
        heard("1", "2026-03-02", [dead("90", "p", POLICE)]),
        heard("2", "2026-03-02", [dead("90", "m", MAYOR)]),
        heard("3", "2026-03-04", [
            dead("90", "gone", POLICE, polarity="retracted"), dead("84", "now", POLICE)]),
    ]  # fmt: skip
    incident = reconcile(accounts, "gtd")
    assert why(incident, accounts[0].account.claims[0].id) == "retracted"
    assert why(incident, accounts[2].account.claims[0].id) == "retracts"
    assert why(incident, accounts[1].account.claims[0].id) is None  # the mayor took nothing back
    assert toll(incident) == Range(84, 84, 84, "exact", 84)


def test_a_revision_told_by_nobody_in_particular_retracts_it_for_all() -> None:
    accounts = [
        heard("1", "2026-03-02", [dead("90", "p", POLICE)]),
        heard("2", "2026-03-02", [dead("90", "m", MAYOR)]),
        heard("3", "2026-03-04", [dead("90", "gone", polarity="retracted"), dead("84", "now")]),
        heard("4", "2026-03-06", [dead("90", "again", WITNESS)]),
    ]
    incident = reconcile(accounts)
    assert toll(incident) == Range(84, 84, 84, "exact", 84)
    assert why(incident, accounts[1].account.claims[0].id) == "retracted"
    assert why(incident, accounts[3].account.claims[0].id) is None  # said afterwards


@pytest.mark.parametrize(
    "later",
    [
        heard("2", "2026-03-09", [dead("about 20", "x", POLICE)]),
        heard("2", "2026-03-09", [dead("dozens", "x", POLICE)]),
        heard("2", "2026-03-09",
              [dead("20", "x", POLICE, count=Range(20, 20, 20, "exact", 20, provisional=True))]),
        heard("2", "2027-03-02", [dead("20", "x", POLICE)], told_as="recalled"),
    ],
)  # fmt: skip
def test_rounded_provisional_and_recalled_figures_take_no_precise_ones_place(
    later: object,
) -> None:
    first = heard("1", "2026-03-02", [dead("12", "first", POLICE)])
    for policy in POLICIES:
        assert shown([first, later], policy) == "12"  # type: ignore[list-item]


def test_a_rounded_figure_counts_where_there_is_no_other() -> None:
    assert shown([heard("1", "2026-03-02", [dead("about 20", "x")])]) == "about 20"
    assert shown([heard("1", "2026-03-02", [dead("dozens", "x")])], "acled") == "dozens"


def test_a_vague_figure_is_vague_of_the_precise_one() -> None:
    accounts = [
        heard("1", "2026-03-02", [dead("at least 60", "a")]),
        heard("2", "2026-03-02", [dead("scores", "b")]),
        heard("3", "2026-03-03", [dead("85", "c", MAYOR)]),
    ]
    for policy in POLICIES:
        assert shown(accounts, policy) == "85"
    entry = reconcile(accounts).field("casualties", "killed")
    assert entry is not None
    assert len(entry.vague) == 2
    assert not entry.against


def test_parts_do_not_compete_and_no_total_is_below_them() -> None:
    whole = dead("12", "whole", POLICE)
    part = dead("two", "part", POLICE, age="child", part_of=whole.id)
    accounts = [heard("1", "2026-03-02", [whole, part])]
    assert shown(accounts, "acled") == "12"
    assert why(reconcile(accounts), part.id) == "part"
    officers = dead("15", "officers", POLICE, who="state_forces")
    more = [*accounts, heard("2", "2026-03-02", [officers], "Paper 1")]
    assert shown(more, "acled") == "15"
    entry = reconcile(more).field("casualties", "killed")
    assert entry is not None
    assert entry.rule == "ucdp, at_least_its_parts"


def test_eight_of_the_twelve_dead_are_a_figure_of_their_own_kind() -> None:
    whole = dead("12", "whole", POLICE)
    soldiers = dead("8", "part", POLICE, who="state_forces", part_of=whole.id)
    accounts = [heard("1", "2026-03-02", [whole, soldiers])]
    assert shown(accounts, key="killed/state_forces") == "8"
    assert shown(accounts) == "12"


def test_kinds_add_up_where_nobody_gives_a_total() -> None:
    officers = dead("3", "a", POLICE, who="state_forces")
    accounts = [heard("1", "2026-03-02", [officers, dead("2", "b", POLICE, who="civilians")])]
    entry = reconcile(accounts).field("casualties", "killed")
    assert entry is not None
    assert entry.rule == "added_up"
    assert shown(accounts) == "5"


def test_people_told_of_singly_are_counted_once() -> None:
    def person(name: str) -> object:
        return claim("victim", Actor(name, "person", "named_person"), name)

    one, two = person("Ada Mwangi"), person("Ben Otieno")
    claims = [
        one, two,
        dead("one", "a", who="civilians", of=one.id), dead("one", "b", who="civilians", of=two.id),
        dead("one", "c", MAYOR, who="civilians", of=one.id),
    ]  # type: ignore[attr-defined]  # fmt: skip
    assert shown([heard("1", "2026-03-02", claims)]) == "2"  # type: ignore[arg-type]


def test_figures_of_other_scope_stay_out() -> None:
    since = dead("300", "since", scope="since_date")
    two = heard("2", "2026-03-03", [dead("44", "both")], kind="aggregate")
    accounts = [heard("1", "2026-03-02", [dead("12", "here"), since]), two]
    assert shown(accounts) == "12"
    incident = reconcile(accounts)
    assert why(incident, since.id) == "out_of_scope"
    assert why(incident, two.account.claims[0].id) == "out_of_scope"


def test_a_partys_figure_for_its_enemy_is_kept_but_is_no_candidate() -> None:
    """Sides come from `party` and from the people that `of` names."""
    soldiers = claim("target", Actor(label="soldiers", class_="military", side="B"), "s")
    rebels = replace(REBELS, party="A")
    army = replace(ARMY, party="B")
    accounts = [heard("1", "2026-03-02", [
        claim("perpetrator", Actor(label="rebels", class_="rebel_group", side="A"), "r"), soldiers,
        dead("3", "own", army, who="state_forces", of=soldiers.id),
        dead("2", "boast", rebels, who="state_forces", of=soldiers.id)])]  # fmt: skip
    key = "killed/state_forces"
    for policy in ("gtd", "ucdp"):
        assert shown(accounts, policy, key) == "3"
        entry = reconcile(accounts, policy).field("casualties", key)
        assert entry is not None
        assert len(entry.against) == 1
    assert shown(accounts, "acled", key) == "2"
    assert shown([heard("1", "2026-03-02", accounts[0].account.claims[3:])], "gtd", key) is None


def test_sides_and_their_dead_come_from_side_and_of() -> None:
    def told(name: str, first: str, second: str) -> object:
        # each account gives the letter A to whom it tells first
        men = claim(
            "victim", Actor(label="fighters", class_="rebel_group", side=first), "m" + name
        )  # type: ignore[arg-type]
        force = claim(
            "perpetrator", Actor(label="police", class_="police", side=second), "f" + name
        )  # type: ignore[arg-type]
        fallen = dead("4", "d" + name, POLICE, who="non_state_armed", of=men.id)
        return heard(name, "2026-03-02", [men, force, fallen])

    accounts = [told("1", "A", "B"), told("2", "B", "A"), told("3", "A", "B")]
    incident = reconcile(accounts)  # type: ignore[arg-type]
    sides = {f.key: f.value for f in incident.of("sides")}
    assert [sides["A"].label, sides["B"].label] == ["fighters", "police"]  # type: ignore[union-attr]
    losses = incident.of("losses")
    assert [f.key for f in losses] == ["A/killed"]
    assert len(losses[0].claims) == 3


def test_nothing_said_and_said_to_be_none_or_unknown_differ() -> None:
    none = reconcile([heard("1", "2026-03-02", [dead("none", "n", fate="injured")])])
    assert toll(none, "injured") == Range(0, 0, 0, "none", 0)
    unknown = dead("x", "u", value_state="said_unknown")
    incident = reconcile([heard("1", "2026-03-02", [unknown])])
    assert toll(incident) is None
    assert why(incident, unknown.id) == "said_unknown"
    assert reconcile([heard("1", "2026-03-02", [])]).of("casualties") == ()


def test_witnesses_are_heard_only_where_those_who_count_are_silent() -> None:
    accounts = [
        heard("1", "2026-03-02", [dead("30", "w", WITNESS)]),
        heard("2", "2026-03-02", [dead("12", "p", POLICE)]),
    ]
    assert shown(accounts, "ucdp") == "12"
    assert shown(accounts[:1], "ucdp") == "30"


def test_the_majority_of_the_newest_day_decides_for_gtd() -> None:
    accounts = [
        heard("1", "2026-03-02", [dead("12", "a")]),
        heard("2", "2026-03-02", [dead("12", "b")]),
        heard("3", "2026-03-02", [dead("11", "c")]),
    ]
    assert shown(accounts, "gtd") == "12"
    assert shown(accounts[1:], "gtd") == "11"  # one each: the lowest
    copied = [replace(h, voice="v") for h in accounts[:2]]  # one text in two papers is one origin
    assert shown([*copied, accounts[2]], "gtd") == "11"


def test_an_unknown_policy_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(InputError, match="ucdp, gtd, acled, latest_official"):
        reconcile([], "mean")
