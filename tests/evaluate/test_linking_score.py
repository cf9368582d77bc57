"""Scores of linking, and ECB+ documents as accounts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate import ecb, linking
from dateline.evaluate.corpus.keys import Keyed, keyed_sheet
from dateline.evaluate.corpus.markup import parse
from dateline.model.account import Account
from dateline.model.codec import to_file_form
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Actor, DateValue, Place

FAMILY = """\
# key: partial
@report one
published: 2021-03-10
publisher: The Plain
genre: wire
made: hand
title: Ambush near Diffa

@text
{p1:Gunmen} {k1:shot} {c1:four soldiers} {c2:dead} near {l1:Diffa}. {k2:A mine} went off in May.

@key
account A news foreground anchor=k1 incident=ambush
act k1 shooting
place l1 scene city=Diffa country=NE lat=13.3 lon=12.6
casualty c1,c2 killed state_forces 4
account B recalled anchor=k2
act k2 ied

@report two
published: 2021-03-11
publisher: The Hill
genre: wire
made: hand
title: Five now dead

@text
{k1:The ambush} near {l1:Diffa} killed {c1:five soldiers}.

@key
account A follow_up foreground anchor=k1 incident=ambush
act k1 shooting
place l1 scene city=Diffa country=NE lat=13.3 lon=12.6
casualty c1 killed state_forces 5
"""
NAMES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1)


def family() -> tuple[Keyed, ...]:
    return keyed_sheet(parse(FAMILY), "ambush", "train")


def test_pairs_that_stand_together() -> None:
    gold = {"a": 1, "b": 1, "c": 1, "d": 2}
    counts = linking.pairwise(gold, {"a": 7, "b": 7, "d": 7})
    assert (counts.right, counts.wrong, counts.missed) == (1, 2, 2)
    assert linking.pairwise(gold, gold).f1 == 1


def test_b_cubed_is_of_purity_and_wholeness() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert linking.b_cubed(gold, gold) == (1, 1, 1)
    alone = linking.b_cubed(gold, {})
    assert (alone.precision, alone.recall) == (1, 0.5)
    together = linking.b_cubed(gold, dict.fromkeys(gold, 0))
    assert (together.precision, together.recall) == (0.5, 1)


@given(NAMES, NAMES)
def test_scores_are_shares(gold: dict[str, int], found: dict[str, int]) -> None:
    score = linking.b_cubed(gold, found)
    assert 0 < score.precision <= 1
    assert 0 < score.recall <= 1
    assert linking.b_cubed(gold, gold).f1 == pytest.approx(1)


def test_pairs_of_other_incidents_of_a_topic() -> None:
    gold, topic = {"a": 1, "b": 2, "c": 3, "d": 1}, {"a": "x", "b": "x", "c": "y", "d": "x"}
    assert linking.crossing(gold, {"a": 5, "b": 5, "c": 5, "d": 6}, topic) == (1, 2)
    assert linking.crossing(gold, {}, topic) == (0, 2)


def test_accounts_of_keys_have_their_incident() -> None:
    told = {one.account.id: one for one in linking.by_key(family())}
    assert {name: one.incident for name, one in told.items()} == {
        "one:A": "ambush/ambush", "one:B": "one:B", "two:A": "ambush/ambush",
    }  # fmt: skip
    assert told["one:B"].account.report_id == told["one:A"].account.report_id == "one"
    assert told["two:A"].family == "ambush"


def test_accounts_of_codings_have_the_names_of_the_key() -> None:
    keys = family()
    one = keys[0]
    stray = Account("a9", one.report.id, Span("text", 0, 1), "stray", foreground=False)
    coded = CodedReport(
        one.report,
        Coding(one.report.id, "dateline/0+0", True, accounts=(one.accounts[0].account, stray)),
    )
    found = list(linking.by_coding(keys, [(to_file_form(coded), coded)]))
    assert [(t.account.id, t.incident) for t in found] == [
        ("one:A", "ambush/ambush"), ("one:+1", ""),
    ]  # fmt: skip


def document(name: str, *accounts: Account) -> CodedReport:
    report = Report(f"r{name}", "", "text", input_id=name)
    return CodedReport(report, Coding(report.id, "dateline/0+0", True, accounts=accounts))


def test_a_document_stands_where_most_others_do() -> None:
    first = Account("a1", "ra", Span("text", 0, 1), "")
    second = replace(first, id="a2")
    back = replace(first, id="a3", foreground=False)
    coded = [document("a", first, second), document("b", replace(first, id="b1")), document("c"),
             document("d", back)]  # fmt: skip
    found = {"a1": 1, "a2": 2, "b1": 2, "a3": 3}
    assert linking.by_document(coded, found) == {"a": 2, "b": 2, "d": 3}


ROW: dict[str, Any] = {
    "id": "40_1x",
    "topic": "40",
    "subtopic": "40x",
    "text": "On 9 March 2021 gunmen attacked Diffa .\nAnna Bako died .\nIt rained .",
    "mentions": [
        {"tag": "TIME_DATE", "begin": 3, "end": 15, "text": "9 March 2021"},
        {"tag": "ACTION_OCCURRENCE", "begin": 23, "end": 31, "text": "attacked"},
        {"tag": "LOC_GEO", "begin": 32, "end": 37, "text": "Diffa"},
        {"tag": "HUMAN_PART_PER", "begin": 40, "end": 49, "text": "Anna Bako"},
        {"tag": "HUMAN_PART_PER", "begin": 16, "end": 22, "text": "gunmen"},
        {"tag": "ACTION_REPORTING", "begin": 60, "end": 66, "text": "rained"},
    ],
}


def test_a_document_of_ecb_is_an_account_of_its_mentions() -> None:
    account, report = ecb.account_of(ROW), ecb.report_of(ROW)
    values = {c.slot: c.value for c in account.claims}
    assert isinstance(values["date"], DateValue)
    assert isinstance(values["place"], Place)
    assert values["place"].name == "Diffa"
    assert [c.value for c in account.claims if isinstance(c.value, Actor)] == [
        Actor("Anna Bako", form="named_person")
    ]
    assert report.quote(account.anchor) == "attacked"
    told = [report.quote(span) for span in account.summary]
    assert told == ["On 9 March 2021 gunmen attacked Diffa .", "Anna Bako died ."]


def test_documents_are_chosen_by_topic() -> None:
    other = {**ROW, "id": "40_0x"}
    assert [r["id"] for r in ecb.documents([ROW, other, {**ROW, "topic": "7"}], ["40"])] == [
        "40_0x", "40_1x",
    ]  # fmt: skip
    assert not set(ecb.FITTED) & set(ecb.VIOLENT)


def test_the_main_account_is_the_first_in_the_foreground() -> None:
    first = Account("a1", "r", Span("text", 0, 1), "", foreground=False)
    second = replace(first, id="a2", foreground=True)
    assert ecb.main_account((first, second)) == second
    assert ecb.main_account((first,)) == first
    assert ecb.main_account(()) is None
