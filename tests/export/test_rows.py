"""Rows of accounts and of claims: what they hold can be read back from them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from export_samples import of_every_slot, said_nothing, stage, with_claims
from samples import CODER, account, report

from dateline.export import accounts, claims, glossary
from dateline.export.columns import Cell
from dateline.model.account import Account
from dateline.model.claim import SINGLE_SLOTS, SLOT_VALUES, Claim
from dateline.model.codec import build
from dateline.model.span import Span

OF = report(input_id="one", url="https://news.example/1")


def test_the_row_of_an_account() -> None:
    row = accounts.row(OF, with_claims(account(OF), stage(OF, "accomplished")))
    wanted: dict[str, Cell] = {
        "report_id": OF.id,
        "input_id": "one",
        "url": "https://news.example/1",
        "publisher": "The Oruba Courier",
        "published": "2026-03-03",
        "report_title": "Patrol attacked in Oruba",
        "foreground": True,
        "told_as": "news",
        "kind": "single",
        "event_type": "battles",
        "sub_event_type": "armed_clash",
        "stage": "accomplished",
        "date_earliest": "2026-03-02",
        "date_end_latest": None,
        "date_precision": "day",
        "date_words": "on Monday",
        "place_words": "the market of Oruba",
        "place_country": "KE",
        "lat": 1.5,
        "lon": 36.25,
        "killed_low": 3,
        "killed_best": 3,
        "killed_high": 3,
        "killed_state": "given",
        "killed_words": "three officers",
        "killed_speaker": "a police spokesman (police, statement) and the army (military)",
        "killed_claims": 1,
        "injured_claims": 0,
        "summary": "Gunmen fired on a pa … trol near the market",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_the_three_kinds_of_nothing_differ_in_every_group() -> None:
    said = accounts.row(OF, said_nothing(OF))
    silent = accounts.row(OF, replace(account(OF), claims=()))
    wanted = {
        "killed_state": "said none",
        "injured_state": "said unknown",
        "perpetrators": "said unknown",
        "weapons": "said none",
        "place_words": "said unknown",
        "date_words": "said unknown",
        "responsibility": "said none",
    }
    assert {name: said[name] for name in wanted} == wanted
    assert all(silent[name] is None for name in wanted)
    assert (said["killed_best"], said["injured_best"], silent["killed_best"]) == (0, None, None)


def test_doubt_shows_in_the_cell_and_denials_do_not_name_anybody() -> None:
    gunmen = of_every_slot(OF).of("perpetrator")[0]
    hedged = with_claims(account(OF), gunmen)
    denied = with_claims(account(OF), replace(gunmen, polarity="denied"))
    assert accounts.row(OF, hedged)["perpetrators"] == (
        "unidentified armed group (several) [claimed]"
    )
    assert accounts.row(OF, denied)["perpetrators"] is None


def test_descriptions_of_people_by_origin_are_in_no_row() -> None:
    made = of_every_slot(OF)
    row = accounts.row(OF, made)
    assert "from the hills" not in json.dumps(row)
    for one in claims.rows(OF, CODER, made):
        assert "from the hills" not in json.dumps([c.cell(one) for c in claims.columns()])


def cells(of: Account, one: Claim) -> dict[str, Cell]:
    row = next(r for r in claims.rows(OF, CODER, of) if r.claim == one)
    return {column.name: column.cell(row) for column in claims.columns()}


def nested(row: dict[str, Cell], root: str) -> Any:
    """The record under a root, from its columns; None if all are empty."""
    if row.get(root) is not None:
        return row[root]
    out: dict[str, Any] = {}
    for name, cell in row.items():
        path = name.split(".")
        if path[0] != root or len(path) < 2 or cell is None:
            continue
        at = out
        for part in path[1:-1]:
            at = at.setdefault(part, {})
        listed = path[-1] in ("also", "via", "alternatives", "disputed")
        at[path[-1]] = json.loads(str(cell)) if listed else cell
    return out or None


def read(row: dict[str, Cell]) -> Claim:
    """A claim from its row."""
    spans = [s.rsplit(":", 2) for s in str(row["spans"] or "").split()]
    data: dict[str, Any] = dict(row)
    data["id"] = row["claim_id"]
    data["value"], data["source"] = nested(row, "value"), nested(row, "source")
    data["evidence"] = [{"field": f, "start": int(a), "end": int(b)} for f, a, b in spans]
    data["from"] = str(row["from"] or "").split()
    return build(Claim, data)


EVERY = of_every_slot(OF)


@pytest.mark.parametrize("one", EVERY.claims, ids=lambda c: f"{c.slot}-{c.id}")
def test_a_claim_can_be_read_back_from_its_row(one: Claim) -> None:
    wanted = one
    if hasattr(one.value, "described_as"):
        wanted = replace(one, value=replace(one.value, described_as=None))  # type: ignore[arg-type]
    assert read(cells(EVERY, one)) == wanted


def test_the_sample_has_every_slot() -> None:
    assert {c.slot for c in EVERY.claims} == set(SLOT_VALUES)
    assert len(SINGLE_SLOTS) == 5


def test_where_a_claim_stands_is_in_its_row() -> None:
    row = cells(EVERY, EVERY.of("perpetrator")[0])
    assert row["report_id"] == OF.id
    assert row["account_id"] == EVERY.id
    assert row["coder"] == CODER
    assert row["shown"] == "unidentified armed group (several)"
    assert row["status"] == "claimed"
    assert row["spans"] == "text:0:6"


def test_several_spans_are_in_one_cell() -> None:
    one = replace(EVERY.claims[0], evidence=(Span("title", 0, 3), Span("dropped:1", 4, 5)))
    made = replace(EVERY, claims=(one,))
    assert cells(made, one)["spans"] == "title:0:3 dropped:1:4:5"
    assert read(cells(made, one)) == one


@pytest.mark.parametrize("columns", [accounts.columns(), claims.columns()])
def test_columns_have_their_own_name_and_a_sentence(columns: Any) -> None:
    names = [c.name for c in columns]
    assert len(set(names)) == len(names)
    assert all(c.note for c in columns)
    assert set(claims.LEFT_OUT) <= {f for held in glossary.notes().values() for f in held}
