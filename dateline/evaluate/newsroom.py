"""Scores codings of whole reports against an answer key, line by line.

A key says which incidents a report tells and what it says of each; the file form of a coding
says the same in accounts and claims. Incidents and accounts of a report are paired one to one,
and inside the pairs the fields are compared. What the key holds of an incident that was not
found counts as missed. Accounts that are marked as minimal, aggregate or continuing are left out
unless they are paired, up to two a report more than the key has incidents: a note that may be of
use, not an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.evaluate.one_report import report_tally
from dateline.evaluate.sides import Row, by_report
from dateline.evaluate.tally import Tally, resampled, summed


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; shares from 0 to 1. `gold` is how many values the key holds.

    `interval` holds 95 % of the bootstrap's F1 figures, None if none were drawn.
    """

    name: str
    precision: float
    recall: float
    f1: float
    gold: int
    right: int
    wrong: int
    missed: int
    interval: tuple[float, float] | None = None

    @property
    def scored(self) -> bool:
        """True if there was anything to compare."""
        return bool(self.right or self.wrong or self.missed)


@dataclass(frozen=True, slots=True)
class Table:
    """All lines, how many reports the key holds, and how many of these were not coded."""

    lines: tuple[Line, ...]
    reports: int
    uncoded: int = 0

    def line(self, name: str) -> Line:
        """The line of that name; KeyError if there is none."""
        for line in self.lines:
            if line.name == name:
                return line
        raise KeyError(name)


def newsroom_table(
    reports: Sequence[Row], gold: Sequence[Row], coded: Sequence[Row], bootstrap: int = 0
) -> Table:
    """The table of `coded` (file form) against `gold` for `reports` (as they were given).

    A coding belongs to the report that its `input_id` names, or its `id`. With `bootstrap`, so
    many samples of families (reports that tell one story) give each line its interval. InputError
    if the key names a report that is not there.
    """
    texts = {report["id"]: report for report in reports}
    codings = by_report(coded)
    families: dict[str, list[Tally]] = {}
    for key in gold:
        if key["id"] not in texts:
            raise InputError(f"the gold has a report {key['id']} that the reports do not have")
        report = texts[key["id"]]
        tally = report_tally(key, codings.get(key["id"], {}), report)
        families.setdefault(report.get("family") or key["id"], []).append(tally)
    uncoded = sum(key["id"] not in codings for key in gold)
    each = [summed(tallies, Tally) for tallies in families.values()]
    intervals = resampled(each, bootstrap, _f1)
    return Table(_lines(summed(each, Tally), intervals), len(gold), uncoded)


def score(gold: Iterable[Row], reports: Iterable[Row], coded: Iterable[Row]) -> Table:
    """The table without intervals."""
    return newsroom_table(list(reports), list(gold), list(coded))


def _lines(total: Tally, intervals: dict[str, tuple[float, float]]) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=name,
            precision=c.precision,
            recall=c.recall,
            f1=c.f1,
            gold=c.right + c.missed,
            right=c.right,
            wrong=c.wrong,
            missed=c.missed,
            interval=intervals.get(name),
        )
        for name, c in total.counts.items()
    )


def _f1(tallies: Iterable[Tally]) -> dict[str, float]:
    return {name: counts.f1 for name, counts in summed(tallies, Tally).counts.items()}


def render(table: Table) -> str:
    """The table as text, in points, one line each; a line with nothing to compare has dashes."""
    drawn = any(line.interval for line in table.lines)
    head = f"{'':38}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"
    rows = [head + ("   95 % over families" if drawn else ""), *map(_row, table.lines)]
    if table.uncoded:
        rows.append(f"{table.uncoded} of {table.reports} reports of the gold were not coded")
    return "\n".join(rows)


def _row(line: Line) -> str:
    if not line.scored:
        return f"{line.name:38}{'-':>7}{'-':>7}{'-':>7}{0:7d}"
    shares = (line.precision, line.recall, line.f1)
    row = f"{line.name:38}" + "".join(f"{100 * share:7.1f}" for share in shares)
    row += f"{line.gold:7d}"
    if line.interval:
        low, high = (100 * end for end in line.interval)
        row += f"   {low:5.1f} - {high:5.1f}"
    return row
