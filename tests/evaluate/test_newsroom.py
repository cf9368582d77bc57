from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from newsroom_builders import REPORT, account, claim, coding, incident, key
from newsroom_cases import CASES, GUNMEN, Expected

from dateline.errors import InputError
from dateline.evaluate.newsroom import newsroom_table, render, score

Row = dict[str, Any]


@pytest.mark.parametrize(("incidents", "accounts", "expected"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_counts(incidents: list[Row], accounts: list[Row], expected: Expected) -> None:
    table = newsroom_table([REPORT], [key(*incidents)], [coding(*accounts)])
    found = {line.name: (line.right, line.wrong, line.missed) for line in table.lines}
    assert {name: found[name] for name in expected} == expected


def test_a_line_has_precision_recall_and_their_mean() -> None:
    gold = key(incident(perpetrators=[GUNMEN, {"text": "the Northern Front"}]))
    coded = coding(account(claim("perpetrator", {}, "gunmen")))
    line = newsroom_table([REPORT], [gold], [coded]).line("perpetrators")
    assert (line.precision, line.recall, line.f1, line.gold) == (1.0, 0.5, pytest.approx(2 / 3), 2)
    with pytest.raises(FrozenInstanceError):
        line.gold = 3  # type: ignore[misc]


def test_a_coding_belongs_to_its_input_id_or_else_to_its_id() -> None:
    gold = [key(incident())]
    by_id = coding(account(), input_id=None, id="r1")
    assert score(gold, [REPORT], [by_id]).line("incidents").right == 1
    other = coding(account(), input_id="r2")
    table = score(gold, [REPORT], [other])
    assert (table.line("incidents").missed, table.uncoded, table.reports) == (1, 1, 1)
    assert "1 of 1 reports of the gold were not coded" in render(table)


def test_a_key_without_its_report_is_refused() -> None:
    with pytest.raises(InputError, match="r9"):
        score([key(incident(), name="r9")], [REPORT], [])


def test_a_quote_must_stand_in_the_report_as_it_was_given() -> None:
    own = coding(account(claim("act", "ied", "two traders")), text="xx two traders")
    own["accounts"][0]["claims"][-1]["evidence"] = [{"field": "text", "start": 3, "end": 14}]
    assert score([key()], [REPORT], [own]).line("grounding: quote is where it says").right == 1
    own["report"]["text"] = "xx three traders"
    own["accounts"][0]["claims"][-1] |= {"text": "three traders"}
    own["accounts"][0]["claims"][-1]["evidence"] = [{"field": "text", "start": 3, "end": 16}]
    assert score([key()], [REPORT], [own]).line("grounding: quote is where it says").wrong == 1


def many(count: int) -> tuple[list[Row], list[Row], list[Row]]:
    """Reports of which every fourth is coded, the first of each family."""
    reports = [REPORT | {"id": f"r{n}", "family": f"f{n // 4}"} for n in range(count)]
    gold = [key(incident(), name=f"r{n}") for n in range(count)]
    coded = [coding(account(), input_id=f"r{n}") for n in range(0, count, 4)]
    return reports, gold, coded


def test_intervals_are_the_same_every_time() -> None:
    reports, gold, coded = many(12)
    alone = [report | {"family": None} for report in reports]
    once = newsroom_table(alone, gold, coded, bootstrap=200)
    assert once == newsroom_table(alone, gold, coded, bootstrap=200)
    interval = once.line("incidents").interval
    assert interval == (pytest.approx(2 / 13), pytest.approx(2 / 3)), "one of 12 to six of 12"
    assert newsroom_table(alone, gold, coded).line("incidents").interval is None


def test_intervals_are_drawn_over_families() -> None:
    line = newsroom_table(*many(12), bootstrap=50).line("incidents")
    assert line.interval == (pytest.approx(0.4), pytest.approx(0.4)), "families are all alike"


def test_the_table_in_words() -> None:
    shown = render(newsroom_table([REPORT], [key(incident())], [coding(account())], bootstrap=20))
    lines = {line[:38].strip(): line[38:] for line in shown.splitlines()}
    assert lines["incidents"].split() == ["100.0", "100.0", "100.0", "1", "100.0", "-", "100.0"]
    assert lines["weapons"].split() == ["-", "-", "-", "0"]
    assert lines[""].endswith("95 % over families")


def test_an_unknown_line_is_no_line() -> None:
    with pytest.raises(KeyError):
        score([], [], []).line("elegance")
    assert not score([], [], []).line("incidents").scored
