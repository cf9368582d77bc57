"""The scorer of full keys, on a coding made from the key itself and spoilt step by step."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from marked_cases import FILE, keyed

from dateline.evaluate.corpus import board as lines
from dateline.evaluate.corpus.board import LINES, Board, intervals, render
from dateline.evaluate.corpus.keyed import report_board, result
from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.tally import summed
from dateline.model.codec import to_file_form
from dateline.model.coding import CodedReport, Coding

Row = dict[str, Any]


def coding(key: Keyed) -> Row:
    """The key as a coding in the file form."""
    accounts = tuple(one.account for one in key.accounts)
    return to_file_form(
        CodedReport(key.report, Coding(key.report.id, "x", True, accounts=accounts))
    )


@pytest.fixture
def key() -> Keyed:
    return keyed()[0]


@pytest.fixture
def row(key: Keyed) -> Row:
    return copy.deepcopy(coding(key))


def claim(row: Row, slot: str, number: int = 0) -> Row:
    found = [c for c in row["accounts"][0]["claims"] if c["slot"] == slot]
    return found[number]  # type: ignore[no-any-return]


def counts(board: Board, line: str) -> tuple[int, int, int]:
    held = board.counts[line]
    return held.right, held.wrong, held.missed


def test_the_key_scores_full_marks_against_itself(key: Keyed, row: Row) -> None:
    board = report_board(key, row)
    for line, kind in LINES.items():
        right, wrong, missed = counts(board, line)
        if kind == "bad":
            assert right == 0, line
        else:
            assert wrong == missed == 0, line
    assert counts(board, lines.INCIDENTS)[0] == 2
    assert counts(board, lines.SPEAKER)[0] == 8
    assert counts(board, lines.link_line("alternative_to"))[0] == 1


def test_a_report_that_was_not_coded_is_missed(key: Keyed) -> None:
    board = report_board(key, None)
    assert counts(board, lines.INCIDENTS) == (0, 0, 2)
    assert counts(board, lines.FOREGROUND) == (0, 0, 1)
    assert counts(board, lines.slot_line("casualty"))[2] == 5
    assert counts(board, lines.SPEAKER) == (0, 0, 0), "no words were found"


def test_surplus_accounts_are_wrong_and_side_shows_are_not(key: Keyed, row: Row) -> None:
    extra = {**copy.deepcopy(row["accounts"][1]), "claims": [], "id": "a9"}
    row["accounts"].append(extra)
    assert counts(report_board(key, row), lines.INCIDENTS) == (2, 1, 0)
    extra["minimal"] = True
    assert counts(report_board(key, row), lines.INCIDENTS) == (2, 0, 0)


def test_what_the_key_calls_aggregate_is_not_asked_for(row: Row) -> None:
    words = FILE.replace("account B recalled", "account B recalled kind=aggregate")
    key = keyed(words)[0]
    assert counts(report_board(key, row), lines.INCIDENTS) == (1, 0, 0)
    del row["accounts"][1]
    assert counts(report_board(key, row), lines.INCIDENTS) == (1, 0, 0)


def test_a_report_without_incident(row: Row) -> None:
    quiet = keyed()[1]
    assert counts(report_board(quiet, None), lines.EMPTY) == (0, 0, 1)
    told = {**coding(quiet), "accounts": row["accounts"][:1]}
    told["accounts"][0]["claims"] = []
    assert counts(report_board(quiet, told), lines.EMPTY) == (1, 0, 0)


def test_type_and_stage(key: Keyed, row: Row) -> None:
    claim(row, "event_type")["value"] |= {"type": "protests", "sub_type": "peaceful_protest"}
    claim(row, "stage")["value"] = "foiled"
    board = report_board(key, row)
    for line in (lines.EVENT_TYPE, lines.SUB_TYPE, lines.STAGE):
        assert counts(board, line) == (1, 0, 1)


def test_the_right_speaker_by_words_chain_or_head(key: Keyed, row: Row) -> None:
    he = claim(row, "casualty", 1)["source"]
    colonel = claim(row, "act")["source"]
    trader = claim(row, "casualty", 2)["source"]
    he["span"], he["text"] = colonel["span"], colonel["text"]
    trader["span"], trader["text"] = {"field": "text", "start": 0, "end": 5}, "the trader"
    board = report_board(key, row)
    assert counts(board, lines.SPEAKER) == (8, 0, 0)
    trader["text"] = "the driver"
    board = report_board(key, row)
    assert counts(board, lines.SPEAKER) == (7, 0, 1)
    assert counts(board, lines.speaker_line("casualty"))[2] == 1
    assert counts(board, lines.speaker_line("act"))[2] == 0


def test_a_pronoun_alone_names_nobody(key: Keyed, row: Row) -> None:
    he = claim(row, "casualty", 1)["source"]
    he["span"] = {"field": "text", "start": 0, "end": 5}
    assert counts(report_board(key, row), lines.SPEAKER) == (7, 0, 1)


def test_role_and_status_where_the_speaker_was_found(key: Keyed, row: Row) -> None:
    claim(row, "casualty", 2)["source"]["role"] = "witness"
    claim(row, "casualty", 2)["certainty"] = "suspected"
    board = report_board(key, row)
    assert counts(board, lines.ROLE) == (7, 0, 1)
    assert counts(board, lines.STATUS) == (7, 0, 1)


def test_words_that_were_not_found_have_no_speaker(key: Keyed, row: Row) -> None:
    row["accounts"][0]["claims"].remove(claim(row, "casualty", 2))
    board = report_board(key, row)
    assert counts(board, lines.WORDS) == (7, 0, 1)
    assert counts(board, lines.SPEAKER) == (7, 0, 0)
    assert counts(board, lines.link_line("alternative_to")) == (0, 0, 0)
    assert counts(board, lines.slot_line("casualty")) == (4, 0, 1)


def test_a_speaker_given_to_the_papers_own_voice(key: Keyed, row: Row) -> None:
    claim(row, "target")["source"] = claim(row, "act")["source"]
    right, _, missed = counts(report_board(key, row), lines.OWN_VOICE)
    assert right == 1
    assert missed > 3


def test_tolls(key: Keyed, row: Row) -> None:
    claim(row, "casualty")["value"]["who"] = "civilians"
    assert counts(report_board(key, row), lines.CASUALTIES) == (3, 1, 1)
    claim(row, "casualty", 1)["polarity"] = "denied"
    assert counts(report_board(key, row), lines.CASUALTIES) == (2, 1, 2)


def test_links(key: Keyed, row: Row) -> None:
    claim(row, "casualty", 2)["alternative_to"] = None
    claim(row, "casualty")["alternative_to"] = claim(row, "casualty", 2)["id"]
    claim(row, "casualty")["of"] = None
    board = report_board(key, row)
    assert counts(board, lines.link_line("alternative_to")) == (1, 0, 0), "either way"
    assert counts(board, lines.link_line("of")) == (0, 0, 1)


def test_claims_in_furniture(key: Keyed, row: Row) -> None:
    start = key.furniture[0].start
    claim(row, "act")["evidence"] = [{"field": "text", "start": start, "end": start + 9}]
    right, _, missed = counts(report_board(key, row), lines.FURNITURE)
    assert (right, missed > 5) == (1, True)


def test_spans_are_led_back_to_the_report_as_given(key: Keyed, row: Row) -> None:
    cut = key.report.text.index("Gunmen")
    row["report"]["text"] = key.report.text[cut:]
    for account in row["accounts"]:
        for one in account["claims"]:
            spans = [*one["evidence"], *([one["source"]["span"]] if one["source"] else [])]
            for span in {id(s): s for s in spans if s["field"] == "text"}.values():
                span["start"], span["end"] = span["start"] - cut, span["end"] - cut
    board = report_board(key, row)
    assert counts(board, lines.SPEAKER) == (8, 0, 0)
    assert counts(board, lines.slot_line("casualty")) == (5, 0, 0)


def test_partial_keys_count_for_incidents_alone(row: Row) -> None:
    key = keyed(FILE.replace("# key: full", "# key: partial"))[0]
    board = report_board(key, row)
    assert counts(board, lines.INCIDENTS) == (2, 0, 0)
    assert counts(board, lines.SPEAKER) == (0, 0, 0)
    assert counts(board, lines.slot_line("act")) == (0, 0, 0)


# --- all reports --------------------------------------------------------------------------------


def test_reports_are_summed_and_drawn(row: Row) -> None:
    keys = keyed()
    found = result(keys, [row], draws=50)
    assert (found.reports, found.full) == (2, 2)
    assert found.intervals == result(keys, [row], draws=50).intervals, "seeded"
    low, high = found.intervals[lines.INCIDENTS]
    assert 0 <= low <= high <= 1
    assert intervals([], 50) == {}


def test_figures_turn_bad_shares_round(row: Row) -> None:
    found = result(keyed(), [row])
    figures = found.figures()
    assert figures["reports without incident that yield none"] == 100.0
    assert figures[lines.INCIDENTS] == 100.0
    assert lines.slot_line("demand") not in figures
    assert lines.INCIDENTS not in found.figures(least=3)


def test_the_table(row: Row) -> None:
    found = result(keyed(), [row], draws=20)
    whole, short = render(found), render(found, whole=False)
    assert "words: casualty" in whole
    assert "words: casualty" not in short
    assert "less is better" in short
    assert "link: part_of" in whole


def test_sums() -> None:
    one, other = Board(), Board()
    one.case(lines.SPEAKER, True)
    other.case(lines.SPEAKER, False)
    total = summed([one, other], Board)
    assert total.figure(lines.SPEAKER) == 0.5
    with pytest.raises(KeyError):
        one.add("no such line")
