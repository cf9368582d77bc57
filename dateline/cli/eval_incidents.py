"""`dateline eval incidents`: which reports become one incident, and its toll under each policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.cli.common import data
from dateline.cli.evals import coded_reports
from dateline.cli.listing import row
from dateline.desk import Desk, RunInfo
from dateline.model.codec import from_file_form
from dateline.model.incident import Incident
from dateline.model.values import Casualty
from dateline.reconcile import POLICIES, reconcile, title
from dateline.values import counts


def run(reports: Sequence[Path], coded: Path | None) -> None:
    """Prints a line for each incident that several reports tell; nothing is kept."""
    from dateline.evaluate.files import json_values

    codings = json_values(coded) if coded is not None else [
        one for path in reports for one in coded_reports(path)
    ]  # fmt: skip
    names = {c["report"]["id"]: c["report"]["input_id"] or c["report"]["id"] for c in codings}
    with TemporaryDirectory() as folder, Desk(Path(folder) / "ledger.db") as desk:
        for one in codings:
            desk.store(from_file_form(one), RunInfo(one["coder"]))
        desk.link()
        data(row(cells) for cells in _lines(desk, names))


def _lines(desk: Desk, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    yield ("reports", "title", *(f"killed_{p}" for p in POLICIES), "input_ids")
    found: list[tuple[int, str, Any]] = []
    for incident in desk.incidents():
        members = desk.members(incident.id)
        told = sorted({names[m.report.id] for m in members})
        if len(told) > 1:
            heard = desk.heard(incident.id)
            tolls = tuple(_killed(reconcile(heard, p)) for p in POLICIES)
            cells = (str(len(told)), title(incident), *tolls, " ".join(told))
            found.append((-len(told), incident.id, cells))
    yield from (cells for _, _, cells in sorted(found))


def _killed(made: Incident) -> str:
    field = made.field("casualties", "killed")
    value = field.value if field is not None else None
    return counts.show(value.count) if isinstance(value, Casualty) and value.count else ""
