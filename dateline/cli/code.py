"""`dateline code`: reports in, accounts out."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, cast

import typer

from dateline import bulk
from dateline.bulk import Summary
from dateline.cli import listing
from dateline.cli.common import BAD_INPUT, SOME_SKIPPED, many, say
from dateline.cli.progress import Meter
from dateline.desk import Desk
from dateline.errors import InputError
from dateline.export import terminal
from dateline.model.coding import CodedReport, Skipped
from dateline.model.report import Report
from dateline.model.values import DateValue
from dateline.read.sources import documents
from dateline.settings import load


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    inputs: Sequence[str]
    published: str | None = None
    publisher: str | None = None
    db: Path | None = None
    jsonl: str | None = None
    jobs: int | None = None
    actors: Path | None = None
    reader: str | None = None
    reader_path: Path | None = None

    @property
    def keeps(self) -> bool:
        """True if a ledger is kept: always, but for JSONL output without `--db`."""
        return self.db is not None or self.jsonl is None

    def target(self) -> Path | Literal["-"] | None:
        """Where the JSONL goes; InputError for a file that is one of the inputs."""
        if self.jsonl is None or self.jsonl == "-":
            return cast("Literal['-'] | None", self.jsonl)
        path = Path(self.jsonl)
        if path.is_dir():
            raise InputError(f"{path} is a directory; name a file for --jsonl")
        if path.exists() and any(_same(path, name) for name in self.inputs):
            raise InputError(f"--jsonl {path} would overwrite an input; name another file")
        return path


def _same(path: Path, name: str) -> bool:
    other = Path(name)
    return name != "-" and other.exists() and path.samefile(other)


def code(wish: Wish) -> None:
    """Codes all inputs; ends with the exit code that says how it went."""
    settings = load(db=wish.db, jobs=wish.jobs, reader=wish.reader, reader_path=wish.reader_path)
    options = settings.coding(wish.published, wish.publisher, wish.actors)
    target, found = wish.target(), documents(wish.inputs)
    if wish.published is not None:
        _warn_of_future(wish.published, "--published")
    with ExitStack() as stack:
        desk = stack.enter_context(Desk(settings.ledger())) if wish.keeps else None
        meter = stack.enter_context(Meter())
        watch = Watch(meter, to_stderr=wish.jsonl == "-", by_user=wish.published is not None)
        summary = bulk.run(
            found,
            bulk.dateline_coder(options),
            desk,
            target,
            settings.jobs,
            watch.done,
            shlex.join(["dateline", "code", *wish.inputs]),
            meter.say,
        )
        unlinked = desk.unlinked() if desk is not None else 0
        outdated = desk is not None and desk.outdated()
    if outdated:
        say(
            "another version linked what was in this ledger before; to link all of it alike: "
            f"dateline link --rebuild{_ledger(wish)}"
        )
    _close(wish, summary, watch, unlinked)


def _ledger(wish: Wish) -> str:
    """The option that names the ledger again, if it was given."""
    return f" --db {shlex.quote(str(wish.db))}" if wish.db is not None else ""


@dataclass(slots=True)
class Watch:
    """Looks at each document as it is done: lists its accounts, warns, remembers what to say."""

    meter: Meter
    to_stderr: bool
    by_user: bool
    undated: int = 0
    first: str | None = None
    _warned: set[str] = field(default_factory=set)

    def done(self, summary: Summary, outcome: CodedReport | Skipped) -> None:
        """Takes what a document came to."""
        self.meter.count(summary)
        if isinstance(outcome, Skipped):
            self.meter.say(f"skipped {terminal.line(f'{outcome.location}: {outcome.message}')}")
            return
        stamp = outcome.report.published
        if stamp is not None and not self.by_user:
            self._future(outcome.report, stamp.value)
        self.undated += int(_lacks_date(outcome))
        for account in outcome.coding.accounts:
            if self.first is None and account.foreground:
                self.first = account.id[: terminal.ID_LENGTH]
            self._show(listing.row(terminal.summary(account), self._aligned()))

    def _aligned(self) -> bool:
        return (sys.stderr if self.to_stderr else sys.stdout).isatty()

    def _show(self, line: str) -> None:
        if self.to_stderr:
            self.meter.say(line)
        else:
            self.meter.data(line)

    def _future(self, report: Report, value: str) -> None:
        name = report.input_id or report.id
        if _is_future(value) and name not in self._warned:
            self._warned.add(name)
            self.meter.say(f"warning: {terminal.line(name)}: {_future(value)}")


def _lacks_date(coded: CodedReport) -> bool:
    """True for a report without a date of publication that has dates which hang from it."""
    return coded.report.published is None and any(
        claim.value_state == "unresolved"
        or (isinstance(claim.value, DateValue) and claim.value.precision == "unresolved")
        for account in coded.coding.accounts
        for claim in account.of("date")
    )


def _warn_of_future(value: str, name: str) -> None:
    if _is_future(value):
        say(f"warning: {name}: {_future(value)}")


def _is_future(value: str) -> bool:
    """True for a day that has begun nowhere on earth."""
    return value[:10] > (datetime.now(UTC) + timedelta(hours=14)).date().isoformat()


def _future(value: str) -> str:
    return f"the publication date {value} is in the future; it is used as given"


def _close(wish: Wish, summary: Summary, watch: Watch, unlinked: int) -> None:
    say(_sentence(summary))
    if watch.undated:
        say(
            f"{many(watch.undated, 'report')} had relative dates and no publication date: "
            "these dates stay unresolved; give the day with --published YYYY-MM-DD"
        )
    if unlinked:
        say(
            f"{many(unlinked, 'report')} of this ledger came before there was linking: "
            f"link them with dateline link{_ledger(wish)}"
        )
    if wish.keeps and watch.first is not None:
        say(f"next: dateline show {watch.first}{_ledger(wish)}")
    if summary.coded == 0:
        if summary.documents == 0:
            say("dateline: there was no document in the input")
        raise typer.Exit(BAD_INPUT)
    if summary.skipped:
        raise typer.Exit(SOME_SKIPPED)


def _sentence(summary: Summary) -> str:
    parts = [
        f"{summary.coded} coded, {summary.relevant} with incidents",
        f"{many(summary.accounts, 'account')}, {many(summary.claims, 'claim')}",
    ]
    if summary.skipped:
        parts.append(f"{summary.skipped} skipped")
    if summary.reused:
        parts.append(f"{summary.reused} of them finished by an earlier run")
    return "; ".join(parts)
