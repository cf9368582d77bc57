"""`export` and `brief`: what is in a ledger as files for others."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.cli import incidents
from dateline.cli.common import data, many, say
from dateline.desk import Desk, Filter
from dateline.errors import InputError
from dateline.export import brief, choose, files, grades, write, write_incidents
from dateline.export.publishing import DELAY_DAYS, Publication, Rules
from dateline.gazetteer.lookup import open_gazetteer
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.reconcile import DEFAULT
from dateline.settings import load

FULL = "names of persons are included; --public masks them"


@dataclass(frozen=True, slots=True)
class Public:
    """Whether private persons are masked, and how old what is told of a response must be."""

    wanted: bool = False
    delay_days: int = DELAY_DAYS


@dataclass(frozen=True, slots=True)
class Export:
    """What the user wants to have exported, where to, and by which policy of figures."""

    format: write.Format
    rows: write.Rows
    output: Path | None
    include: Sequence[str]
    public: Public = Public()
    policy: str = DEFAULT
    grades: Path | None = None

    def check(self, ledger: Path) -> None:
        """InputError for what cannot be written as asked."""
        if self.output is None and self.format == "xlsx" and sys.stdout.isatty():
            raise InputError("a workbook cannot be shown on a terminal; name a file with -o")
        _not_the_ledger(self.output, ledger)


def _not_the_ledger(output: Path | None, ledger: Path) -> None:
    both = output is not None and output.exists() and ledger.exists()
    if both and output is not None and output.samefile(ledger):
        raise InputError(f"{output} is the ledger itself; name another file with -o")


def export(wish: Export, db: Path | None) -> None:
    """Writes an export; says on standard error what was left out, and why."""
    settings = load(db=db)
    wish.check(settings.db)
    with Desk(settings.ledger(), write=False) as desk:
        newest = Newest.of(desk)
        order = write.Order(wish.format, wish.rows, choose.wanted(wish.include), newest.day)
        order.check()
        if wish.rows == "incidents":
            _tell(_incidents(desk, wish, order), wish)
            return
        codings = _codings(desk, wish.public, wish.output)
        if wish.output is None:
            outcome = write.to_stream(codings, order, sys.stdout.buffer, newest.holds)
        else:
            outcome = write.to_file(codings, order, wish.output, newest.holds)
    _tell(outcome, wish)


def _codings(desk: Desk, public: Public, output: Path | None) -> Iterator[CodedReport]:
    """The codings of a ledger, whole or as they may be published.

    InputError if the name of the file would publish a name that is masked in it.
    """
    masking = publication(desk, public, output)
    return desk.codings() if masking is None else masking.published(desk.codings())


def publication(desk: Desk, public: Public, output: Path | None) -> Publication | None:
    """The memory of a public export, its first pass done; None for one that has everything."""
    if not public.wanted:
        say(FULL)
        return None
    places = open_gazetteer(load().cache_dir, say)
    masking = Publication(Rules(public.delay_days), places)
    masking.survey(desk.codings())
    if output is not None and masking.everywhere.edits(output.name, loose=True):
        raise InputError(
            f"the name of {output} holds the name of a private person; choose another"
        )
    return masking


def _incidents(desk: Desk, wish: Export, order: write.Order) -> write.Outcome:
    """Writes an export of incidents."""
    masking = publication(desk, wish.public, wish.output)
    given = grades.read(wish.grades) if wish.grades is not None else None
    layout = wish.format == "acled_like"
    found = incidents.entries(
        desk, policy=wish.policy, publication=masking, given=given, lowest=layout
    )
    if wish.output is None:
        return write_incidents.to_stream(found, order, sys.stdout.buffer)
    return write_incidents.to_file(found, order, wish.output)


@dataclass(slots=True)
class Newest:
    """The day of the newest report of a ledger, None if none has a date; each page's version."""

    day: str | None = None
    versions: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, desk: Desk) -> Newest:
        """What is newest in a ledger, found in one pass over its reports."""
        found = cls()
        for report in desk.reports():
            if report.published is not None:
                found.day = max(found.day or "", report.published.day)
            if report.work_id is not None and report.version_no is not None:
                number = found.versions.get(report.work_id, 0)
                found.versions[report.work_id] = max(number, report.version_no)
        return found

    def holds(self, report: Report) -> bool:
        """True if a report is the newest version of its page."""
        if report.work_id is None or report.version_no is None:
            return True
        return report.version_no == self.versions[report.work_id]


def _tell(outcome: write.Outcome, wish: Export) -> None:
    where = f" to {wish.output}" if wish.output is not None else ""
    noun = "incident" if outcome.what == "incidents" else "account"
    written = many(outcome.accounts, noun)
    say(f"{written} of {many(outcome.reports, 'report')} written{where}")
    if outcome.left_out:
        reasons = ", ".join(f"{name} {count}" for name, count in outcome.reasons().items())
        rest = (
            f"listed in {write.loss_file(wish.output)}"
            if wish.output is not None
            else "name a file with -o to have them listed"
        )
        say(f"{many(len(outcome.left_out), noun)} left out ({reasons}); {rest}")
    if outcome.shortened:
        say(f"{len(outcome.shortened)} cells were too long for a sheet and are cut, ending in …")


@dataclass(frozen=True, slots=True)
class Brief:
    """The days and the country of a brief, and the file of the page, if it is to be one."""

    since: str
    until: str | None
    country: str | None
    html: Path | None
    public: Public = Public()


def write_brief(wish: Brief, db: Path | None) -> None:
    """Prints a brief as Markdown, or writes it as a page."""
    settings = load(db=db)
    _not_the_ledger(wish.html, settings.db)
    with Desk(settings.ledger(), write=False) as desk:
        newest = Newest.of(desk)
        wanted = brief.window(wish.since, wish.until, newest.day, wish.country)
        masking = publication(desk, wish.public, wish.html)
        filtered = Filter(country=wanted.country)
        entries = incidents.entries(desk, filtered, publication=masking)
        found = brief.incident_items(entries, wanted)
    if wish.html is None:
        data(brief.markdown(wanted, found).splitlines())
        return
    files.write(wish.html, brief.page(wanted, found))
    say(f"{many(len(found), 'incident')} written to {wish.html}")
