from __future__ import annotations

from dataclasses import replace

import pytest
from act_samples import LEAD, OLD, POLICE, TEXT, TWO, coded, named

from dateline.model.act import Act, Carried, Target
from dateline.model.coding import CodedReport
from dateline.model.span import Span
from dateline.store.carrying import Carrier, made_id, target

MADE = coded()


def account_of(found: CodedReport, words: str) -> int:
    """Which account holds the claim on some words."""
    return next(n for n, a in enumerate(found.coding.accounts)
                if any(c.text == words for c in a.claims))  # fmt: skip


def act(words: str, of: CodedReport = MADE, **more: object) -> Act:
    """A rejection of the claim on some words."""
    home = of.coding.accounts[account_of(of, words)]
    at = target(of, home, named(of, words))
    base = Act(1, "rejection", "ana", "2026-03-05", of.report.id, 1, at, work_id="w")
    return replace(base, **more)  # type: ignore[arg-type]


def carried(made: Act, new: CodedReport, of: CodedReport = MADE) -> Carried:
    return Carrier(of, new).carry(made, 2)


def test_a_target_remembers_the_words_and_who_said_them() -> None:
    aim = act("Seven people").target
    assert (aim.slot, aim.quote, aim.speaker) == ("casualty", "Seven people", "a police spokesman")
    assert aim.span == named(MADE, "Seven people").evidence[0]
    assert aim.occurrence_no == 0


def test_another_model() -> None:
    new = coded(coder=TWO)
    found = carried(act("three officers"), new)
    assert (found.state, found.how) == ("applied", "same_id")
    assert found.claim_id == named(new, "three officers").id


def test_another_model_that_gives_other_ids_to_the_same_words() -> None:
    new = coded(coder=TWO)
    one, two = new.coding.accounts
    other = [replace(c, id="cnew" + c.id, evidence=(Span("text", c.evidence[0].start - 1,
             c.evidence[0].end),)) if c.evidence else c for c in one.claims]  # fmt: skip
    one = replace(one, id="anew", claims=tuple(other))
    new = replace(new, coding=replace(new.coding, accounts=(one, two)))
    found = carried(act("three officers"), new)
    assert (found.state, found.how, found.account_id) == ("applied", "moved", "anew")
    assert found.claim_id == "cnew" + named(MADE, "three officers").id


def test_a_paragraph_inserted_at_the_top() -> None:
    new = coded("The army has sent more soldiers.\n\n" + TEXT)
    for words in ("three officers", "Oruba", "Seven people", "nine people"):
        found = carried(act(words), new)
        assert (found.state, found.how) == ("applied", "moved")
        assert found.claim_id == named(new, words).id


def test_a_changed_toll_is_history() -> None:
    new = coded(TEXT.replace("three officers", "four officers"))
    found = carried(act("three officers"), new)
    assert (found.state, found.how, found.claim_id) == ("history", "words_changed", None)
    assert carried(act("Seven people"), new).state == "applied"


def test_a_deleted_sentence_leaves_an_orphan() -> None:
    new = coded("\n\n".join((LEAD, OLD)))
    found = carried(act("Seven people"), new)
    assert (found.state, found.how) == ("orphan", "sentence_gone")


def test_a_claim_that_the_other_model_does_not_make_leaves_an_orphan() -> None:
    found = carried(act("Seven people"), coded(coder=TWO, without=["Seven people"]))
    assert (found.state, found.how) == ("orphan", "no_claim")


def test_a_sentence_that_moved_is_found_by_its_words() -> None:
    new = coded("\n\n".join((POLICE, OLD, "Nobody was arrested.", LEAD)))
    found = [carried(act(words), new) for words in ("three officers", "Seven people")]
    assert {f.state for f in found} == {"applied"}
    assert {f.how for f in found} == {"moved", "same_words"}


def test_other_words_of_the_old_text_are_not_taken_for_those_that_are_gone() -> None:
    twice = TEXT + "\n\nSeven people were at the market, a trader said."
    old = coded(twice)
    new = coded(twice.replace(POLICE + "\n\n", ""))
    assert named(new, "Seven people").evidence[0].start > 100
    assert carried(act("Seven people", old), new, old).state == "orphan"


def test_words_put_in_between_count_if_the_value_is_the_same() -> None:
    new = coded(TEXT.replace("the market of Oruba", "the old market of Oruba"))
    assert carried(act("Oruba"), new).state == "applied"
    text = TEXT.replace("three officers", "three young officers")
    claims = coded(text, without=["three officers"])
    one, *rest = claims.coding.accounts
    start = text.index("three young")
    toll = replace(named(MADE, "three officers"), id="cyoung", text="three young officers",
                   evidence=(Span("text", start, start + 20),))  # fmt: skip
    one = replace(one, claims=(*one.claims, toll))
    widened = replace(claims, coding=replace(claims.coding, accounts=(one, *rest)))
    assert carried(act("three officers"), widened).claim_id == "cyoung"
    other = replace(toll, value=replace(toll.value, fate="injured"))  # type: ignore[type-var]
    one = replace(one, claims=(*one.claims[:-1], other))
    injured = replace(claims, coding=replace(claims.coding, accounts=(one, *rest)))
    assert carried(act("three officers"), injured).state == "history"


def test_the_same_words_that_now_tell_something_else_are_history() -> None:
    text = TEXT.replace("killing three officers", "wounding three officers")
    new = coded(text)
    one, *rest = new.coding.accounts
    toll = named(new, "three officers")
    other = replace(toll, value=replace(toll.value, fate="injured"))  # type: ignore[type-var]
    one = replace(one, claims=tuple(other if c is toll else c for c in one.claims))
    wounded = replace(new, coding=replace(new.coding, accounts=(one, *rest)))
    assert carried(act("three officers"), wounded).state == "history"


def test_what_a_rule_made_is_found_by_its_account() -> None:
    (kind,) = MADE.coding.accounts[0].of("event_type")
    made = act("three officers", target=target(MADE, MADE.coding.accounts[0], kind))
    new = coded("It is Monday.\n\n" + TEXT)
    found = carried(made, new)
    assert (found.how, found.claim_id) == (
        "same_account", new.coding.accounts[0].of("event_type")[0].id
    )  # fmt: skip
    assert carried(made, coded(OLD)).state == "orphan"


def test_accounts_are_found_by_their_words() -> None:
    home, other = MADE.coding.accounts
    new = coded("It is Monday.\n\n" + TEXT)
    joined = act("Oruba", kind="join", target=target(MADE, other), to=target(MADE, home))
    found = carried(joined, new)
    assert (found.state, found.account_id) == ("applied", new.coding.accounts[1].id)
    assert found.to_account_id == new.coding.accounts[0].id
    gone = carried(joined, coded("\n\n".join((POLICE, OLD)), without=["Seven people"]))
    assert (gone.state, gone.how) == ("orphan", "no_account")
    assert carried(joined, coded(LEAD)).state == "orphan"


def test_a_split_has_an_id_of_its_own_in_each_report() -> None:
    new = coded("It is Monday.\n\n" + TEXT)
    aim = Target("amade", made=True)
    split = act("Seven people", kind="split", to=aim)
    here, there = carried(split, MADE), carried(split, new)
    assert here.to_account_id == "amade"
    assert there.to_account_id == made_id(new.report.id, "amade", MADE.report.id) != "amade"
    assert there.span == named(new, "Seven people").evidence[0]


@pytest.mark.parametrize("text", [TEXT, "It is Monday.\n\n" + TEXT, LEAD, "", POLICE + OLD])
def test_what_was_carried_before_does_not_matter(text: str) -> None:
    new = coded(text)
    one, acts = Carrier(MADE, new), [act(w) for w in ("three officers", "Seven people",
                                                      "nine people")]  # fmt: skip
    found = [one.carry(made, 2) for made in (*acts, *reversed(acts))]
    assert found == [carried(made, new) for made in (*acts, *reversed(acts))]
