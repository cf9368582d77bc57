from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from act_samples import POLICE, coded, named

from dateline.desk.effective import effective, reading_id
from dateline.model.account import Account
from dateline.model.act import Act, Carried, Standing, Target
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.coding import CodedReport
from dateline.model.values import Casualty, EventType, Range
from dateline.store.carrying import target

MADE = coded()
HOME, OTHER = MADE.coding.accounts


def on(words: str | None, kind: str, number: int = 1, **more: Any) -> Standing:
    """An act on the claim on some words, or on the first account."""
    claim = named(MADE, words) if words else None
    home = HOME if claim is None or claim in HOME.claims else OTHER
    home = more.pop("account", home)
    aim = target(MADE, home, claim)
    to: Target | None = more.pop("to", None)
    act = Act(number, kind, "ana", "2026-03-05", MADE.report.id, 1, aim, to=to, **more)  # type: ignore[arg-type]
    span = claim.evidence[0] if claim else home.anchor
    place = Carried(number, 1, "applied", "same_id", home.id, claim.id if claim else None,
                    to.account_id if to else None, span)  # fmt: skip
    return Standing(act, place)


def toll(count: int, fate: str = "killed") -> Any:
    return plain(Casualty(fate, count=Range(count, count, count, stated=count)))  # type: ignore[arg-type]


def after(*standings: Standing, of: CodedReport = MADE) -> tuple[Account, ...]:
    return effective(of, standings).coding.accounts


def texts(account: Account) -> list[str | None]:
    return [c.text for c in account.claims if c.text]


def test_without_acts_nothing_changes() -> None:
    assert effective(MADE, ()) is MADE


def test_a_reading_stands_in_the_place_of_the_claim() -> None:
    home, other = after(on("Seven people", "reading", value=toll(2, "injured")))
    old, new = named(MADE, "Seven people"), home.of("casualty")[1]
    assert isinstance(new.value, Casualty)
    assert new.value.count == Range(2, 2, 2, stated=2)
    assert (new.supersedes, new.produced_by, new.basis) == (old.id, "person", "quote")
    assert (new.source, new.evidence, new.text) == (old.source, old.evidence, old.text)
    assert new.id == reading_id(old.id) != old.id
    assert new.confidence is None
    assert other == OTHER


def test_the_last_act_on_a_claim_holds() -> None:
    one, two = (on("Oruba", "reading", n, value=plain(named(MADE, w).value))
                for n, w in ((1, "Oruba"), (3, "Kemba")))  # fmt: skip
    rejected, accepted = on("Oruba", "rejection", 2), on("Oruba", "acceptance", 4)
    assert after(one, rejected)[0].of("place") == ()
    (place,) = after(one, rejected, two)[0].of("place")
    assert plain(place.value)["name"] == "Kemba"
    assert after(one, rejected, two, accepted)[0].of("place") == (place,)
    assert after(rejected, accepted)[0].of("place") == HOME.of("place")


def test_a_rejected_claim_is_left_out_and_nothing_points_to_it() -> None:
    (police,) = [c for c in HOME.claims if c.text == "Seven people"]
    dead = named(MADE, "three officers")
    tied = replace(police, part_of=dead.id, from_=(dead.id, "report.published"), of="celsewhere")
    home = replace(HOME, claims=tuple(tied if c is police else c for c in HOME.claims))
    made = replace(MADE, coding=replace(MADE.coding, accounts=(home, OTHER)))
    left, _ = after(on("three officers", "rejection"), of=made)
    (now,) = left.of("casualty")
    assert (now.part_of, now.from_, now.of) == (None, ("report.published",), "celsewhere")
    read, _ = after(on("three officers", "reading", value=toll(2)), of=made)
    assert read.of("casualty")[1].part_of == reading_id(dead.id)


def test_titles_are_made_by_the_template_again() -> None:
    value = plain(replace(named(MADE, "Oruba").value, city="Merrow", name="Merrow"))  # type: ignore[type-var]
    home, _ = after(on("Oruba", "reading", value=value))
    assert home.title == "Armed clash, Merrow, 2 Mar 2026"
    bare, _ = after(on("on Monday", "rejection"), on("Oruba", "rejection", 2))
    assert bare.title == "Armed clash"


def test_the_event_type_follows_the_table_if_the_table_made_it() -> None:
    assert after(on("fired on", "rejection"))[0].of("event_type") == HOME.of("event_type")
    (kind,) = OTHER.of("event_type")  # the table reads so too
    _, other = after(on("exploded", "reading", value="shooting"))
    (new,) = other.of("event_type")
    assert isinstance(new.value, EventType)
    assert new.value.sub_type != "remote_explosive_landmine_ied"
    assert new.id == kind.id
    told = Standing(
        replace(on("exploded", "reading").act, id=2, target=target(MADE, OTHER, kind),
                value=plain(kind.value)),
        Carried(2, 1, "applied", "same_id", OTHER.id, kind.id),
    )  # fmt: skip
    _, mine = after(on("exploded", "reading", value="shooting"), told)
    (kept,) = mine.of("event_type")
    assert (kept.value, kept.basis, kept.produced_by) == (kind.value, "judgement", "person")


def test_a_claim_moves_to_another_account() -> None:
    home, other = after(on("Seven people", "move", to=target(MADE, OTHER)))
    assert "Seven people" not in texts(home)
    assert texts(other) == [*texts(OTHER), "Seven people"]


def test_claims_are_split_off_into_an_account_of_their_own() -> None:
    aim = Target("amade", made=True)
    split = on("Seven people", "split", to=aim)
    home, other, new = after(split, on("Oruba", "move", 2, to=aim))
    assert (new.id, new.report_id, texts(new)) == ("amade", MADE.report.id,
                                                   ["Oruba", "Seven people"])  # fmt: skip
    assert new.anchor == named(MADE, "Seven people").evidence[0]
    assert [MADE.report.quote(s) for s in new.summary][-1] == POLICE
    assert new.of("event_type")
    assert "Oruba" in new.title
    assert texts(home) == ["fired on", "on Monday", "three officers"]
    assert other == OTHER
    without = on("Oruba", "move", 2, to=aim)
    assert after(without)[0].of("place") == HOME.of("place")  # the split itself was undone


def test_what_a_rule_made_for_a_split_can_be_judged() -> None:
    split = on("Seven people", "split", to=Target("amade", made=True))
    (*_, new) = after(split)
    (kind,) = new.of("event_type")
    act = replace(split.act, id=2, kind="rejection", to=None,
                  target=Target("amade", kind.id, "event_type", made=True))  # fmt: skip
    *_, now = after(split, Standing(act, Carried(2, 1, "applied", "same_account", "amade",
                                                 kind.id)))  # fmt: skip
    assert now.of("event_type") == ()


def test_two_accounts_become_one() -> None:
    join = on(None, "join", account=OTHER, to=target(MADE, HOME))
    (one,) = after(join)
    assert one.id == HOME.id
    assert one.foreground
    assert texts(one) == [*texts(HOME), *texts(OTHER)]
    assert one.of("event_type") == HOME.of("event_type")
    assert set(one.summary) == {*HOME.summary, *OTHER.summary}
    back = on(None, "join", 2, account=HOME, to=target(MADE, OTHER))
    assert after(join, back) == (one,)
    (later,) = after(join, on("Oruba", "move", 2, to=target(MADE, OTHER)))
    assert set(texts(later)) == set(texts(one))


@pytest.mark.parametrize(("value", "told"), [(True, "news"), (False, "recalled")])
def test_the_foreground_is_switched(value: bool, told: str) -> None:
    _, other = after(on(None, "foreground", account=OTHER, foreground=value))
    assert (other.foreground, other.told_as) == (value, told)
    assert other.claims == OTHER.claims


def test_an_account_that_loses_all_its_claims_is_none() -> None:
    moves = [
        on(words, "move", n, to=target(MADE, HOME))
        for n, words in enumerate(("exploded", "Kemba", "nine people"), 1)
    ]
    kind = Standing(
        replace(moves[0].act, id=9, target=target(MADE, OTHER, OTHER.of("event_type")[0])),
        replace(moves[0].at, claim_id=OTHER.of("event_type")[0].id),
    )
    assert [a.id for a in after(*moves, kind)] == [HOME.id]


def test_a_whole_account_can_be_rejected() -> None:
    rejected = on(None, "rejection", account=OTHER)
    assert after(rejected) == (HOME,)
    assert after(rejected, on(None, "acceptance", 2, account=OTHER)) == (HOME, OTHER)


def test_no_claim_is_ever_in_two_accounts_or_lost() -> None:
    aim = Target("amade", made=True)
    found = after(
        on("Seven people", "split", 1, to=aim),
        on("Oruba", "move", 2, to=target(MADE, OTHER)),
        on("Seven people", "reading", 3, value=toll(1, "injured")),
        on(None, "join", 4, account=OTHER, to=aim),
    )
    told: list[Claim] = [c for a in found for c in a.claims if c.basis == "quote"]
    assert sorted(str(c.text) for c in told) == sorted(
        str(c.text) for a in MADE.coding.accounts for c in a.claims if c.basis == "quote"
    )
