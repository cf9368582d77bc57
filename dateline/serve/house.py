"""The ledger behind the page: what may be seen of it, in which profile, and how fresh that is.

Everything that leaves the page goes through here. In the public profile each report is cut and
masked before anything else sees it, and lists, facets, maps and searches read a shelf that was
made of such reports alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any

from dateline.desk import Desk, Found
from dateline.errors import NotFoundError
from dateline.export.publishing import Publication, Rules
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.gazetteer.towns import towns
from dateline.model.account import Account
from dateline.model.codec import plain
from dateline.model.coding import CodedReport
from dateline.model.identity import digest
from dateline.serve import flat
from dateline.serve.dossier import Told, dossier
from dateline.settings import ServeOptions
from dateline.store.browse import Browse
from dateline.store.shelf import Shelf, Shelved

Group = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _State:
    """What was read of the ledger at one moment."""

    token: str
    shelf: Shelf
    groups: dict[str, Group]
    home: dict[str, str]
    publication: Publication | None = None
    versions: dict[str, int] = field(default_factory=dict)


class House:
    """The ledger in one profile; safe to ask from several threads."""

    def __init__(self, options: ServeOptions) -> None:
        self.options = options
        self.desk = Desk(
            options.ledger, write=not options.read_only, cache_dir=options.cache_dir
        ).open()
        self._lock = RLock()
        self._state: _State | None = None
        self._places_file: Gazetteer | None = None

    def close(self) -> None:
        """Closes the ledger."""
        self.desk.close()
        if self._state is not None:
            self._state.shelf.close()

    # --- freshness -------------------------------------------------------------------------------

    def token(self) -> str:
        """A word that changes whenever the ledger's file does, or the profile."""
        path = self.options.ledger.path
        parts: list[str] = [str(self.options.public)]
        for beside in (path, path.with_name(path.name + "-wal")):
            if beside.exists():
                stat = beside.stat()
                parts.append(f"{stat.st_mtime_ns}.{stat.st_size}")
        return digest(tuple(parts), 16)

    def state(self) -> _State:
        """What the ledger holds now, read anew if it changed."""
        token = self.token()
        with self._lock:
            if self._state is None or self._state.token != token:
                old = self._state
                self._state = self._read(token)
                if old is not None:
                    old.shelf.close()
            return self._state

    @property
    def browse(self) -> Browse:
        """Lists, facets, points and searches of what may be seen."""
        return self.state().shelf.browse

    def _read(self, token: str) -> _State:
        publication = None
        if self.options.public:
            publication = Publication(Rules(self.options.delay_days), self._gazetteer())
            publication.survey(self.desk.codings())
        versions = self._versions()
        told: dict[str, list[flat.Told]] = {}
        groups: dict[str, list[tuple[str, str]]] = {}
        home: dict[str, str] = {}
        for coded in self.desk.codings():
            if not _is_newest(coded, versions):
                continue
            shown = publication.publish(coded) if publication is not None else coded
            for account in shown.coding.accounts:
                name = self._incident_of(account)
                told.setdefault(name, []).append((shown.report, account))
                groups.setdefault(name, []).append((coded.report.id, account.id))
                home[account.id] = name
        shelf = Shelf(self._shelved(told))
        held = {name: tuple(many) for name, many in groups.items()}
        return _State(token, shelf, held, home, publication, versions)

    def _shelved(self, told: dict[str, list[flat.Told]]) -> Iterator[Shelved]:
        for name, many in told.items():
            lead = sorted(many, key=lambda pair: not pair[1].foreground)
            yield flat.shelved(name, lead)

    def _incident_of(self, account: Account) -> str:
        """The incident that an account tells of."""
        return "i" + account.id[1:]

    def _versions(self) -> dict[str, int]:
        """The newest version of each page."""
        found: dict[str, int] = {}
        for report in self.desk.reports():
            if report.work_id is not None:
                number = report.version_no or 0
                found[report.work_id] = max(found.get(report.work_id, 0), number)
        return found

    def newest_change(self) -> str:
        """A word for what is newest, for "new since my last visit"."""
        return self.token()

    def places(self, words: str) -> list[dict[str, Any]]:
        """Places that words may mean, best first, for somebody who corrects a place."""
        gazetteer = self._gazetteer()
        if gazetteer is None:
            return []
        found = [*gazetteer.find(words)[:12]] or [*gazetteer.suggest(words, 8)]
        return [plain(one) for one in found]

    def towns(self, box: tuple[float, float, float, float], limit: int) -> list[dict[str, Any]]:
        """The largest towns in a box of the map."""
        gazetteer = self._gazetteer()
        return [] if gazetteer is None else towns(gazetteer.path, box, limit)

    def _gazetteer(self) -> Gazetteer | None:
        """The place file, opened once; None where no folder for it is named."""
        if self.options.cache_dir is None:
            return None
        with self._lock:
            if self._places_file is None:
                self._places_file = open_gazetteer(self.options.cache_dir)
            return self._places_file

    # --- incidents -------------------------------------------------------------------------------

    def incident(self, name: str) -> dict[str, Any]:
        """The incident of an id, or of an account's; NotFoundError if there is none."""
        state = self.state()
        ident = state.home.get(name, name)
        group = state.groups.get(ident)
        if group is None:
            raise NotFoundError(f"no incident is called '{name}'")
        told = [self.told(state, report, account) for report, account in group]
        told.sort(key=_order)
        return dossier(ident, told)

    def told(self, state: _State, report_id: str, account_id: str) -> Told:
        """One report with one of its accounts, as they may be shown."""
        found = self.desk.show(report_id)
        coded = _coded(found)
        seen = self.desk.seen(found)
        shown = state.publication.publish(coded) if state.publication is not None else coded
        accounts = shown.coding.accounts
        account = next((a for a in accounts if a.id == account_id), None)
        if account is None:
            raise NotFoundError(f"no account is called '{account_id}'")
        others = tuple(a for a in accounts if a.id != account_id)
        made = Told(shown.report, account, shown.coding.coder, None, others)
        if seen is None or self.options.public:
            return made
        return replace(made, revision=seen.revision, standings=seen.standings)

    def coded(self, name: str) -> CodedReport:
        """The report that a name leads to with its coding, as it may be shown."""
        found = self.desk.show(name)
        if found.coding is None:
            raise NotFoundError(f"report {found.report.id} is not coded")
        coded = _coded(found)
        publication = self.state().publication
        return publication.publish(coded) if publication is not None else coded

    def coded_reports(self) -> Iterator[CodedReport]:
        """Every report with the coding that counts, as it may be shown."""
        publication = self.state().publication
        for coded in self.desk.codings():
            yield publication.publish(coded) if publication is not None else coded

    def page(self, after: str | None, limit: int) -> tuple[list[CodedReport], str | None]:
        """Up to `limit` reports after one of an id, as they may be shown, and the id to go on
        from; NotFoundError for an id that there is not."""
        numbers = self.desk.numbered(after, limit + 1)
        publication = self.state().publication
        found = [_coded(self.desk.show(name)) for name in numbers[:limit]]
        shown = [publication.publish(c) if publication is not None else c for c in found]
        return shown, numbers[limit - 1] if len(numbers) > limit else None

    def incident_of(self, account_id: str) -> str | None:
        """The incident that an account tells of now."""
        return self.state().home.get(account_id)


def _is_newest(coded: CodedReport, versions: dict[str, int]) -> bool:
    report = coded.report
    if report.work_id is None:
        return True
    return (report.version_no or 0) >= versions.get(report.work_id, 0)


def _coded(found: Found) -> CodedReport:
    if found.coding is None:
        raise NotFoundError(f"report {found.report.id} is not coded")
    return CodedReport(found.report, found.coding)


def _order(told: Told) -> tuple[bool, str]:
    stamp = told.report.published
    return (not told.account.foreground, stamp.value if stamp is not None else "")
