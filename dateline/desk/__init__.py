"""The desk: keeps codings in the ledger and answers what is in it. Only one process has it open
for writing: the parent of a run.

It knows no stage before the store; what coded a report does not matter to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.desk.decided import verdict
from dateline.desk.effective import PERSON, effective
from dateline.desk.judging import owner
from dateline.desk.person import Acts, Stamp
from dateline.errors import InputError, StopError
from dateline.model.account import Account
from dateline.model.act import Act, ActRow, IncidentAct
from dateline.model.coding import CodedReport, Skipped
from dateline.model.identity import digest
from dateline.model.incident import Heard, Incident, Passage, Verdict
from dateline.model.ports import Candidate
from dateline.model.report import Report
from dateline.model.values import Value
from dateline.settings import LedgerOptions
from dateline.store.filters import EVERYTHING, Filter
from dateline.store.find import Found
from dateline.store.incidents import IndexRow, Member
from dateline.store.ledger import Ledger
from dateline.store.views import LedgerClaim, Seen
from dateline.store.writer import Entry

if TYPE_CHECKING:
    from dateline.desk.deciding import Decisions
    from dateline.desk.linking import Linked, Linker
    from dateline.desk.redacting import Redacted

M = TypeVar("M", Act, IncidentAct, list[Act])

__all__ = [
    "EVERYTHING", "PERSON", "Act", "ActRow", "Desk", "Filter", "Found", "LedgerClaim", "RunInfo",
    "input_key",
]  # fmt: skip

# So many reports that tell of something are linked at once.
BATCH = 64
# What may go better another time: such documents are tried again by the next run.
RETRIED = frozenset({"worker_died", "internal_error"})


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One run of a coder: its name, how many processes, the command, and whether a user gave
    the publisher (which then outranks the page's)."""

    coder: str
    jobs: int | None = None
    command: str | None = None
    publisher_by_user: bool = False


def input_key(
    source_hash: str | None, input_id: str | None, given: Mapping[str, str | None]
) -> str:
    """The key of a document: its bytes, its name, and what was given beside it."""
    facts = [part for name in sorted(given) for part in (name, given[name])]
    return digest(("input", source_hash, input_id, *facts), 32)


class Desk:
    """A ledger at work. `with Desk(path) as desk:` opens it, makes it if need be, and closes it.

    With `write=False` nothing is made or changed; InputError if there is no such ledger. Places
    in corrections are looked up in the place file of `cache_dir`; without it by point alone.
    """

    def __init__(
        self,
        path: Path | str | LedgerOptions,
        write: bool = True,
        cache_dir: Path | None = None,
    ) -> None:
        self.options = path if isinstance(path, LedgerOptions) else LedgerOptions(Path(path))
        self._write = write
        self._cache_dir = cache_dir
        self._ledger: Ledger | None = None
        self._runs: dict[RunInfo, int] = {}
        self._linker: Linker | None = None
        self._waiting = 0

    def open(self) -> Desk:
        """Opens the ledger; an open one stays open."""
        if self._ledger is None:
            self._ledger = Ledger(self.options, self._write, effective)
        return self

    def close(self) -> None:
        """Closes the ledger; everything stored is kept."""
        if self._ledger is not None:
            self._ledger.close()
        self._ledger = self._linker = None
        self._runs.clear()

    def __enter__(self) -> Desk:
        return self.open()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def ledger(self) -> Ledger:
        """The open ledger; StopError if it is closed."""
        if self._ledger is None:
            raise StopError(f"the ledger {self.options.path} is not open")
        return self._ledger

    # --- codings in -----------------------------------------------------------------------------

    def store(self, coded: CodedReport, run: RunInfo, key: str | None = None) -> int:
        """Keeps a report with its coding in one transaction; returns the coding's number.

        InputError for a report that was redacted; redacted names are covered.
        """
        allowed = self.admitted(coded)
        if isinstance(allowed, Skipped):
            raise InputError(allowed.message)
        coded, number = allowed, self._run(run)
        coding = self.ledger.writer.store(coded, Entry(number, key, run.publisher_by_user))
        self._waiting += bool(coded.coding.accounts)
        if self._waiting >= BATCH:
            self.link(number)
        return coding

    def admitted(self, coded: CodedReport) -> CodedReport | Skipped:
        """What may be kept of a coded report: a refusal for one that was redacted, else the
        report with redacted names covered."""
        from dateline.desk.redacting import admitted

        return admitted(self.ledger, coded)

    def skip(self, skipped: Skipped, run: RunInfo, key: str | None = None) -> None:
        """Writes down a document that was not coded, and why."""
        key = key or input_key(
            skipped.source_hash, skipped.input_id, {"location": skipped.location}
        )
        self.ledger.writer.skip(skipped, run.coder, Entry(self._run(run), key))

    def end(self, run: RunInfo) -> None:
        """Links what is still to be linked, and writes down that a run came to its end."""
        number = self._runs.pop(run, None)
        self.link(number)
        if number is not None:
            self.ledger.writer.end_run(number, _now())

    def _run(self, run: RunInfo) -> int:
        """The number of the run; its row is made when it first has something to keep."""
        if run not in self._runs:
            self._runs[run] = self.ledger.writer.begin_run(
                run.coder, _now(), run.jobs, run.command
            )
        return self._runs[run]

    def finished(self, key: str, coder: str) -> bool:
        """True if a document need not be coded again by this coder."""
        became = self.ledger.views.became(key, coder)
        return became is not None and became not in RETRIED

    def again(self, key: str, coder: str) -> CodedReport | Skipped | None:
        """What a finished document led to; its facts count as the newest given from now on."""
        self.ledger.writer.touch(key, coder)
        return self.ledger.views.outcome(key, coder)

    # --- incidents ------------------------------------------------------------------------------

    def link(self, run_id: int | None = None, old: bool = False) -> Linked:
        """Links the accounts that changed since they were last linked and writes their incidents
        anew; with `old` also those from before there was linking."""
        self._waiting = 0
        return self._linked().catch_up(run_id, old)

    def relink(self, run: RunInfo) -> Linked:
        """Links all accounts anew, whatever was known; ids are kept where clusters stay alike."""
        done = self._linked().rebuild(self._run(run))
        self.end(run)
        return done

    def unlinked(self) -> int:
        """How many reports are from before there was linking, and wait for `link`."""
        return self.ledger.incidents.pending()[True]

    def outdated(self) -> bool:
        """True if another version linked the ledger: `relink` makes its incidents alike."""
        from dateline.desk.linking import maker

        return self.ledger.incidents.linked_by() not in (None, maker())

    def _linked(self) -> Linker:
        from dateline.desk.linking import Linker  # slow to load, and not needed to read

        if self._linker is None:
            self._linker = Linker(self.ledger)
        return self._linker

    # --- acts of persons ------------------------------------------------------------------------

    def correct(
        self,
        claim: str,
        value: str | Value | dict[str, Any],
        by: str,
        why: str | None = None,
        seen: str | None = None,
    ) -> Act:
        """Writes down that a claim's words give another value: a value, its plain form, or words.

        `seen` is the revision that was looked at (see `revision`). InputError if the claim has
        changed since, showing both; InputError for a value that its slot does not hold.
        """
        return self._done(self._acts().correct(claim, value, Stamp(by, _now(), why, seen)))

    def reject(self, name: str, by: str, why: str | None = None, seen: str | None = None) -> Act:
        """Writes down that a claim, or a whole account, is wrong; it counts nowhere."""
        return self._done(self._acts().judge(name, False, Stamp(by, _now(), why, seen)))

    def accept(self, name: str, by: str, why: str | None = None, seen: str | None = None) -> Act:
        """Writes down that a claim, or a whole account, is right."""
        return self._done(self._acts().judge(name, True, Stamp(by, _now(), why, seen)))

    def move(
        self,
        claims: Sequence[str],
        to: str | None,
        by: str,
        why: str | None = None,
        seen: str | None = None,
    ) -> list[Act]:
        """Moves claims to another account of their report, or (None) to a new one."""
        return self._done(self._acts().move(claims, to, Stamp(by, _now(), why, seen)))

    def join(
        self, into: str, other: str, by: str, why: str | None = None, seen: str | None = None
    ) -> Act:
        """Makes one account of two of a report: the second goes into the first."""
        return self._done(self._acts().join(into, other, Stamp(by, _now(), why, seen)))

    def foreground(
        self, account: str, value: bool, by: str, why: str | None = None, seen: str | None = None
    ) -> Act:
        """Says that the report is about an account, or that it only recalls it."""
        return self._done(self._acts().foreground(account, value, Stamp(by, _now(), why, seen)))

    def merge(self, one: str, other: str, by: str, why: str | None = None) -> IncidentAct:
        """Makes one incident of two; InputError if a report tells of both, each on its own."""
        return self._done(self._decisions().merge(one, other, Stamp(by, _now(), why)))

    def split(
        self, incident: str, accounts: Sequence[str], by: str, why: str | None = None
    ) -> IncidentAct:
        """Says that some accounts of an incident are of another one, all of the same."""
        return self._done(self._decisions().split(incident, accounts, Stamp(by, _now(), why)))

    def decide(
        self,
        incident: str,
        field: str,
        value: str | Value | dict[str, Any],
        by: str,
        why: str,
        source: str | None = None,
    ) -> IncidentAct:
        """A verdict: a field of an incident, or a number of people by their fate, has this value,
        whatever the reports say. `source` names an outside source."""
        stamp = Stamp(by, _now(), why)
        return self._done(self._decisions().decide(incident, field, value, stamp, source))

    def undo(self, number: int, by: str, why: str | None = None) -> Act | IncidentAct:
        """Takes an act back by a new act; to undo that one brings it back."""
        stamp = Stamp(by, _now(), why)
        decided = self.ledger.incidents.act(number)
        if decided is not None:
            return self._done(self._decisions().undo(decided, stamp))
        return self._done(self._acts().undo(number, stamp))

    def redact(self, name: str, by: str, why: str) -> Redacted:
        """Takes a report, or a person named in words, out of all tables and out of the file; a
        tombstone stays. This cannot be undone."""
        from dateline.desk.redacting import redact

        return redact(self.ledger, self._linked(), name, Stamp(by, _now(), why))

    def _done(self, made: M) -> M:
        """What was written down, once the incidents that it touches are made anew."""
        self._waiting = 0
        last = made[-1] if isinstance(made, list) else made
        self._linked().catch_up(act_id=last.id)
        return made

    def acts(self, name: str | None = None) -> list[ActRow]:
        """All acts, or those on a report (its page, an account, a claim); orphans come first."""
        if name is None:
            return self.ledger.views.acts()
        return self.ledger.views.acts(self.show(name).report.id)

    def decisions(self) -> tuple[list[IncidentAct], set[int]]:
        """All acts on incidents in order; and the numbers of those that are orphans, since none
        of their accounts is told any more."""
        return self.ledger.incidents.acts()

    def carry(self) -> int:
        """Carries every act to every coding that counts; returns how many were still to be done.

        `store` does it for each report: this is for a ledger that something else has written to.
        """
        return self.ledger.writer.carry()

    def revision(self, name: str) -> str | None:
        """The revision of what a name leads to: its coding, and the last act on its page."""
        seen = self.seen(self.show(name))
        return None if seen is None else seen.revision

    def seen(self, found: Found) -> Seen | None:
        """The coding of what was found as its coder made it, beside the acts on it."""
        return None if found.coding_id is None else self.ledger.views.seen(found.coding_id)

    def _acts(self) -> Acts:
        return Acts(self.ledger, self._places)

    def _decisions(self) -> Decisions:
        from dateline.desk.deciding import Decisions

        self.link()
        return Decisions(self.ledger, self._places)

    def _places(self, name: str) -> Iterable[Candidate]:
        from dateline.gazetteer.lookup import open_gazetteer

        if self._cache_dir is None:
            raise InputError("no place file is open here; give a point as LATITUDE,LONGITUDE")
        gazetteer = open_gazetteer(self._cache_dir)
        try:
            return gazetteer.find(name)
        finally:
            gazetteer.close()

    # --- and out --------------------------------------------------------------------------------

    def reports(self) -> Iterator[Report]:
        """Every report, as it counts now, in the order in which they came."""
        return self.ledger.views.reports()

    def numbered(self, after: str | None, limit: int) -> list[str]:
        """The ids of up to `limit` coded reports after one of an id, in the order they came."""
        return self.ledger.views.numbered(after, limit)

    def codings(
        self, family: str | None = "dateline", history: bool = False
    ) -> Iterator[CodedReport]:
        """Reports with the coding that counts of a coder family; with `history` all of them."""
        return self.ledger.views.codings(family, history)

    def accounts(self, wanted: Filter = EVERYTHING) -> Iterator[Account]:
        """The accounts that a filter lets pass."""
        return self.ledger.views.accounts(wanted)

    def claims(
        self, wanted: Filter = EVERYTHING, slot: str | None = None
    ) -> Iterator[LedgerClaim]:
        """The claims of those accounts, of one slot or of all."""
        return self.ledger.views.claims(wanted, slot)

    def incidents(self, wanted: Filter = EVERYTHING) -> Iterator[Incident]:
        """The incidents that a filter lets pass, by id."""
        return self.ledger.incidents.all(wanted)

    def members(self, incident_id: str) -> tuple[Member, ...]:
        """The accounts of an incident as they read now, with their reports."""
        return tuple(self.ledger.incidents.members(incident_id))

    def incident_with(self, account: str) -> str | None:
        """The incident that an account is in, by its lasting id; for one that persons spoke of
        also by an earlier one. None for one that is in none."""
        return self.ledger.incidents.holding(account)

    def heard(self, incident_id: str) -> tuple[Heard, ...]:
        """The accounts of an incident as reconciling takes them."""
        from dateline.desk.incidents import heard

        return tuple(heard(member) for member in self.members(incident_id))

    def verdicts(self, incident_id: str) -> tuple[Verdict, ...]:
        """The verdicts of persons that hold of an incident, in order."""
        return tuple(
            verdict(act)
            for act, home in self.ledger.incidents.verdicts()
            if owner(list(home), home) == incident_id
        )

    def index(self, incident_id: str) -> IndexRow:
        """The flat row of an incident: title, place, days, tolls, counts."""
        return self.ledger.incidents.index(incident_id)

    def history(self, name: str) -> tuple[str, tuple[Passage, ...]]:
        """An incident's id, of now or of former times, by its beginning; and what became of it,
        and of those that were merged into it or split from it, in order."""
        return self.ledger.incidents.history(name)

    def find_incident(self, prefix: str) -> Incident:
        """The incident that an id (also one of former times), the beginning of one, or an
        account of it leads to; NotFoundError for none, InputError for several."""
        found = self.ledger.incidents
        return found.one(found.find(prefix))

    def skipped(self) -> Iterator[Skipped]:
        """The documents that were not coded, with their reasons."""
        return self.ledger.views.skipped()

    def show(self, name: str) -> Found:
        """What an id, the beginning of one, or an input's name leads to, with its context.

        NotFoundError if nothing goes by that name, InputError if several do.
        """
        return self.ledger.views.find(name)

    def counts(self) -> dict[str, int]:
        """How many reports, codings, accounts and claims count, and documents were skipped."""
        return self.ledger.views.counts()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
