"""Every format, written and read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_samples import many, said_nothing
from samples import account, report

from dateline.errors import InputError, StopError
from dateline.export import about, accounts, choose, files, jsonl, write, xlsx
from dateline.export.columns import unguard
from dateline.export.write import Order
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report

ALL = frozenset(choose.REASONS)


def always(of: Report) -> bool:
    return True


def never(of: Report) -> bool:
    return False


def stream(order: Order, newest: Callable[[Report], bool] = always) -> tuple[bytes, write.Outcome]:
    out = io.BytesIO()
    outcome = write.to_stream(many(), order, out, newest)
    return out.getvalue(), outcome


def table(content: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return [{name: unguard(cell) for name, cell in row.items()} for row in rows]


def as_text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def test_jsonl_holds_everything_whatever_the_rows() -> None:
    content, outcome = stream(Order("jsonl", "claims"))
    assert [jsonl.read(line) for line in content.decode().splitlines()] == many()
    assert (outcome.reports, outcome.accounts, outcome.left_out) == (2, 9, [])


def test_jsonl_is_the_line_that_code_writes() -> None:
    from dateline.bulk.lines import line

    assert [jsonl.line(coded).encode() for coded in many()] == [line(c) for c in many()]


def test_csv_holds_the_cells_of_the_rows() -> None:
    content, outcome = stream(Order("csv"))
    coded = many()[0]
    kept = [a for a in coded.coding.accounts if not choose.reasons(a)]
    assert len(kept) == outcome.accounts == 3
    wanted = [accounts.row(coded.report, a) for a in kept]
    assert table(content) == [{n: as_text(c) for n, c in row.items()} for row in wanted]


def test_csv_has_one_header_and_no_comments() -> None:
    content, _ = stream(Order("csv", include=ALL))
    first = content.decode().split("\n", 1)[0]
    assert first.split(",") == [c.name for c in accounts.columns()]
    assert b"\r" not in content
    assert len(table(content)) == 9


def test_texts_that_a_spreadsheet_would_run_are_guarded() -> None:
    content, _ = stream(Order("csv"))
    assert b",'=HYPERLINK(1)," in content
    assert b",=HYPERLINK" not in content
    assert table(content)[0]["report_title"] == "=HYPERLINK(1)"


def test_claims_are_rows_of_the_same_accounts() -> None:
    content, outcome = stream(Order("csv", "claims"))
    kept = [a for a in many()[0].coding.accounts if not choose.reasons(a)]
    assert outcome.accounts == len(kept)
    assert [row["claim_id"] for row in table(content)] == [c.id for a in kept for c in a.claims]


def test_what_is_left_out_is_listed_with_every_reason() -> None:
    _, outcome = stream(Order("csv"))
    assert outcome.reasons() == {
        "denied": 1, "recalled": 1, "aggregate": 1, "continuing": 1, "foiled": 1, "threatened": 1,
    }  # fmt: skip
    coded = many()[0]
    held = {entry["account_id"] for entry in outcome.left_out}
    assert held == {a.id for a in coded.coding.accounts if choose.reasons(a)}
    assert all(entry["report_id"] == coded.report.id for entry in outcome.left_out)


@pytest.mark.parametrize("reason", ["recalled", "denied", "foiled"])
def test_include_brings_one_kind_back(reason: str) -> None:
    _, outcome = stream(Order("csv", include=frozenset({reason})))
    assert outcome.accounts == 4
    assert reason not in outcome.reasons()


def test_older_versions_are_left_out() -> None:
    _, outcome = stream(Order("csv"), never)
    assert outcome.accounts == 0
    assert outcome.reasons()["older_version"] == 9
    assert stream(Order("csv", include=ALL), never)[1].accounts == 9


def test_a_map_has_points_with_their_doubt_and_lists_what_has_none() -> None:
    content, outcome = stream(Order("geojson"))
    made = json.loads(content)
    assert made["type"] == "FeatureCollection"
    assert made["about"][0] == about.ACCOUNTS
    assert len(made["features"]) == outcome.accounts == 2
    assert outcome.reasons()["no_point"] == 1
    feature = made["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.25, 1.5]}
    assert {"precision", "radius_km", "killed_state"} <= set(feature["properties"])
    row = accounts.row(many()[0].report, many()[0].coding.accounts[0])
    back = {**feature["properties"], "lat": 1.5, "lon": 36.25}
    back["place_precision"], back["place_radius_km"] = back.pop("precision"), back.pop("radius_km")
    assert back == row


def test_an_empty_map_is_a_map() -> None:
    out = io.BytesIO()
    write.to_stream([], Order("geojson"), out, always)
    assert json.loads(out.getvalue())["features"] == []


def test_claims_have_no_map() -> None:
    with pytest.raises(InputError, match="--rows incidents or accounts"):
        stream(Order("geojson", "claims"))


def sheet(content: bytes, name: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def test_a_workbook_says_first_what_its_rows_are() -> None:
    content, _ = stream(Order("xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["about", "accounts"]
    assert "Do not sum" in sheet(content, "about")[0][0]


def test_a_workbook_holds_the_cells_of_the_rows() -> None:
    content, _ = stream(Order("xlsx"))
    head, *rows = sheet(content, "accounts")
    wanted = [accounts.row(many()[0].report, a) for a in many()[0].coding.accounts
              if not choose.reasons(a)]  # fmt: skip
    back = [[unguard(c) if isinstance(c, str) else c for c in row] for row in rows]
    assert head == list(wanted[0])
    assert back == [list(row.values()) for row in wanted]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    content, _ = stream(Order("xlsx", "claims"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for row in book["claims"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert "'=revenge" in {cell.value for cell in cells}


def test_a_workbook_has_no_clock_inside() -> None:
    assert stream(Order("xlsx"))[0] == stream(Order("xlsx"))[0]


def test_what_a_sheet_cannot_hold_is_shortened_and_told(tmp_path: Path) -> None:
    of = report(title="x" * 40_000, publisher="a bell \x07")
    made = [CodedReport(of, Coding(of.id, "c", True, accounts=(account(of),)))]
    outcome = write.to_file(made, Order("xlsx"), tmp_path / "x.xlsx", always)
    assert [name for _, name in outcome.shortened] == ["report_title"]
    loss = json.loads((tmp_path / "x.xlsx.loss.json").read_text())
    assert loss["shortened_cells"] == [[account(of).id, "report_title"]]
    row = sheet((tmp_path / "x.xlsx").read_bytes(), "accounts")[1]
    assert "a bell \ufffd" in row
    assert max(len(c) for c in row if isinstance(c, str)) == xlsx.MOST_CHARACTERS


def test_too_many_rows_for_a_sheet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="--format csv"):
        write.to_file(many(), Order("xlsx"), tmp_path / "x.xlsx", always)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("rows", write.SINGLE)
def test_beside_a_table_lie_its_columns_and_its_losses(tmp_path: Path, rows: write.Rows) -> None:
    path = tmp_path / "out.csv"
    outcome = write.to_file(many(), Order("csv", rows), path, always)
    told = (tmp_path / "out.csv.about.txt").read_text()
    assert "Do not sum" in told
    assert all(column.name in told for column in write.columns(rows))
    loss = json.loads((tmp_path / "out.csv.loss.json").read_text())
    assert loss["left_out"] == outcome.left_out
    assert loss["accounts_written"] == 3


def test_a_broken_export_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Any:
        yield many()[0]
        raise StopError("the ledger is gone")

    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(StopError):
        write.to_file(broken(), Order("csv"), path, always)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        files.write(tmp_path / "none" / "x", "x")
    with pytest.raises(InputError, match="is a directory"):
        files.write(tmp_path, "x")


def test_a_full_disk_stops(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="free some space"), files.whole(tmp_path / "x"):
        raise OSError(28, "No space left on device")


def test_the_three_kinds_of_nothing_differ_in_a_file() -> None:
    of = report()
    made = [CodedReport(of, Coding(of.id, "c", True, accounts=(said_nothing(of),)))]
    out = io.BytesIO()
    write.to_stream(made, Order("csv"), out, always)
    (row,) = table(out.getvalue())
    assert (row["killed_state"], row["injured_state"], row["targets"]) == (
        "said none", "said unknown", "",
    )  # fmt: skip
