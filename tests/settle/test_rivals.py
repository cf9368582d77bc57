"""Claims that contradict one another are tied; what only says less, or counts a part, is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from coded import made_report

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    Interval,
    Occurrence,
    Range,
    Responsibility,
    Speaker,
)
from dateline.settle.rivals import rivals
from dateline.values.counts import find

REPORT = made_report("Police blamed either the Red Band or the Free Men for the blast.")
SPAN = Span("text", 0, 6)


def toll(words: str, by: str | None, who: str = "total", **more: object) -> Claim:
    """A toll of people killed in words, by a speaker."""
    found = next(find(words), None)
    count = found[2] if found else Range(1, 1, 1, "exact", 1)
    value = Casualty("killed", who, count)  # type: ignore[arg-type]
    name = f"{words}|{by}"
    made = Claim(name, "casualty", value, text=words, source=Speaker(by) if by else None)
    return replace(made, **more)  # type: ignore[arg-type]


def ties(*claims: Claim) -> list[int | None]:
    """For each claim the number of the one that it is a rival of."""
    told = rivals(REPORT, Account("a", "r", SPAN, "", claims=claims)).claims
    order = [c.id for c in told]
    return [order.index(c.alternative_to) if c.alternative_to else None for c in told]


ARMY, CLINIC = "the army", "a doctor at the clinic"


def test_two_figures_of_two_voices_are_rivals() -> None:
    assert ties(toll("four people", ARMY), toll("six people", CLINIC)) == [None, 0]
    assert ties(toll("four people", None), toll("six people", CLINIC)) == [None, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (toll("at least four people", ARMY), toll("six people", CLINIC)),
        (toll("dozens of people", ARMY), toll("30 people", CLINIC)),
        (toll("four people", ARMY), toll("six people", "The army")),
        (toll("four people", "interior ministry"), toll("six people", "Interior ministry man")),
        (toll("four people", ARMY), toll("six people", "an army spokesman")),
        (toll("four people", None), toll("six people", None)),
        (toll("six people", ARMY), toll("two of them", CLINIC)),
        (toll("six people", ARMY), toll("a girl", CLINIC)),
        (toll("19 people", ARMY), toll("admitted 11 people", CLINIC)),
        (toll("six people", ARMY), toll("four soldiers", CLINIC, "state_forces")),
        (toll("six Malians", ARMY), toll("nine Nigerians dead", CLINIC)),
        (toll("six people", ARMY), toll("nine gunmen", CLINIC, "non_state_armed")),
        (toll("six soldiers", ARMY, "state_forces"), toll("four men", CLINIC, "civilians")),
        (toll("six people", ARMY, polarity="retracted"), toll("four people", CLINIC)),
        (toll("six people", ARMY), toll("four people", CLINIC, polarity="denied")),
        (toll("six people", ARMY), toll("four people", CLINIC, part_of="c9")),
    ],
)
def test_what_may_both_be_true_is_not_tied(one: Claim, other: Claim) -> None:
    assert ties(one, other) == [None, None]


def test_more_of_a_group_than_the_whole_contradicts_it() -> None:
    assert ties(toll("four people", ARMY), toll("six women", CLINIC, "civilians")) == [None, 0]


def test_all_rivals_point_to_the_first_and_its_followers_stay_free() -> None:
    four, six = toll("four people", ARMY), toll("six people", CLINIC)
    again, nine = toll("four dead", None), toll("nine bodies", "a witness")
    assert ties(four, six, again, nine) == [None, 0, None, 0]


def test_another_witness_is_another_voice() -> None:
    assert ties(toll("five bodies", "one resident"), toll("seven bodies", "another")) == [None, 0]


def test_the_dead_of_two_sides_are_no_rivals() -> None:
    ours, theirs = (Claim(s, "target", Actor(name=s, side=s)) for s in ("A", "B"))
    four, six = toll("four soldiers", ARMY, of="A"), toll("six soldiers", CLINIC, of="B")
    assert ties(ours, theirs, four, six) == [None] * 4
    assert ties(ours, theirs, four, replace(six, of="A")) == [None, None, None, 2]


def test_a_group_that_only_one_voice_names_is_a_part() -> None:
    four, six = toll("four people", ARMY), toll("six people", CLINIC)
    for one, women, expected in ((six, four, None), (four, six, 0)):
        assert isinstance(women.value, Casualty)
        women = replace(women, value=replace(women.value, gender="female"))
        assert ties(one, women) == [None, expected]


def test_other_fates_and_scopes_are_other_things() -> None:
    four, six = toll("four people", ARMY), toll("six people", CLINIC)
    assert isinstance(six.value, Casualty)
    assert ties(four, replace(six, value=replace(six.value, fate="injured"))) == [None, None]
    assert ties(four, replace(six, value=replace(six.value, scope="since_date"))) == [None, None]


def named(words: str, slot: str = "perpetrator") -> Claim:
    at = REPORT.text.index(words)
    span = Span("text", at, at + len(words))
    return Claim(words, slot, Actor(name=words), text=words, evidence=(span,))  # type: ignore[arg-type]


def test_either_one_or_the_other() -> None:
    assert ties(named("the Red Band"), named("the Free Men")) == [None, 0]
    assert ties(named("Police"), named("the Red Band")) == [None, None]
    assert ties(named("the Red Band", "target"), named("the Free Men")) == [None, None]


def test_values_of_a_single_slot_exclude_one_another() -> None:
    days = [DateValue(Interval(d, d), precision="day") for d in ("2026-03-11", "2026-03-12")]
    week = DateValue(Interval("2026-03-09", "2026-03-15"), precision="week")
    claims = [Claim(f"d{n}", "date", v) for n, v in enumerate((*days, week))]
    assert ties(*claims) == [None, 0, None]
    told = Claim("o1", "occurrence", Occurrence("confirmed"))
    assert ties(told, Claim("o2", "occurrence", Occurrence("denied"))) == [None, 0]


def test_two_groups_that_claim_one_attack() -> None:
    one, other = (
        Claim(n, "responsibility", Responsibility("claimed", Actor(name=n))) for n in "AB"
    )
    assert ties(one, other) == [None, 0]
    assert ties(one, replace(other, value=Responsibility("none_reported"))) == [None, None]


def test_motives_are_rivals_only_while_they_are_guesses() -> None:
    land, faith = (Claim(w, "motive", w, certainty="hedged") for w in ("land", "faith"))
    assert ties(land, faith) == [None, 0]
    assert ties(land, replace(faith, certainty="stated")) == [None, None]


def test_ties_are_made_anew() -> None:
    six = toll("six people", CLINIC, alternative_to="gone")
    assert ties(six) == [None]
