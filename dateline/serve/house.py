"""The ledger behind the page: what may be seen of it, in which profile, and how fresh that is.

Everything that leaves the page goes through here. For the desk the ledger's own flat tables are
read. In the public profile each report is cut and masked before anything else sees it, incidents
are reconciled anew from that, and lists, facets, maps and searches read a shelf made of it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any, TypeVar

from dateline.desk import Desk, Found
from dateline.errors import NotFoundError
from dateline.export.publishing import Publication, Rules
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.gazetteer.towns import towns
from dateline.model.account import Account
from dateline.model.codec import plain
from dateline.model.coding import CodedReport
from dateline.model.identity import digest
from dateline.model.incident import Incident
from dateline.serve import flat
from dateline.serve.dossier import Told, dossier
from dateline.settings import ServeOptions
from dateline.store.browse import Browse
from dateline.store.incidents import Member
from dateline.store.shelf import Shelf

_KEPT = 500
_ANSWERS = 128
T = TypeVar("T")
_ID = re.compile(r"[rac][0-9a-f]{3,64}")


@dataclass(slots=True)
class _Public:
    """What may be published of the ledger as it was at one moment."""

    token: str
    publication: Publication
    shelf: Shelf
    told: dict[str, list[flat.Told]] = field(default_factory=dict)
    shown: dict[tuple[str, str], CodedReport] = field(default_factory=dict)


class House:
    """The ledger in one profile; safe to ask from several threads."""

    def __init__(self, options: ServeOptions) -> None:
        self.options = options
        self.desk = Desk(
            options.ledger, write=not options.read_only, cache_dir=options.cache_dir
        ).open()
        if not options.read_only:
            self.desk.link()  # what a killed run left behind, and reports of older ledgers
        self._lock = RLock()
        self._public: _Public | None = None
        self._answers: dict[tuple[Any, ...], Any] = {}
        self._answers_of = ""
        self._places_file: Gazetteer | None = None

    def close(self) -> None:
        """Closes the ledger."""
        self.desk.close()
        if self._public is not None:
            self._public.shelf.close()

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

    def kept(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What `make` gives, remembered until the ledger changes: counts over all incidents."""
        token = self.token()
        with self._lock:
            if self._answers_of != token:
                self._answers.clear()
                self._answers_of = token
            if key in self._answers:
                found: T = self._answers[key]
                return found
        made = make()
        with self._lock:
            if self._answers_of == token:
                if len(self._answers) >= _ANSWERS:
                    self._answers.pop(next(iter(self._answers)))
                self._answers[key] = made
        return made

    @property
    def browse(self) -> Browse:
        """Lists, facets, points and searches of what may be seen."""
        return self.public().shelf.browse if self.options.public else self.desk.ledger.browse

    def public(self) -> _Public:
        """What may be published, made anew if the ledger changed."""
        token = self.token()
        with self._lock:
            if self._public is None or self._public.token != token:
                old = self._public
                self._public = self._publish(token)
                if old is not None:
                    old.shelf.close()
            return self._public

    def _publish(self, token: str) -> _Public:
        publication = Publication(Rules(self.options.delay_days), self._gazetteer())
        publication.survey(self.desk.codings(family=None))
        homes = self.desk.ledger.homes()
        told: dict[str, list[flat.Told]] = {}
        for coded in self.desk.codings(family=None):
            shown = publication.publish(coded)
            for account in shown.coding.accounts:
                lasting, name = homes.get(account.id, (account.id, None))
                if name is not None:
                    one = (shown.report, replace(account, id=lasting), None)
                    told.setdefault(name, []).append(one)
        shelf = Shelf(
            flat.shelved(flat.incident(name, many, self.desk.verdicts(name)), many)
            for name, many in sorted(told.items())
        )
        return _Public(token, publication, shelf, told)

    # --- incidents -------------------------------------------------------------------------------

    def incident(self, name: str) -> dict[str, Any]:
        """The incident of an id (also a former one), or of an account's, as it may be shown;
        NotFoundError if there is none."""
        found = self.desk.find_incident(name)
        if self.options.public:
            return self._published(found)
        members = self.desk.members(found.id)
        told = [self._told(member) for member in members]
        return dossier(found, told, self.desk.verdicts(found.id))

    def _published(self, found: Incident) -> dict[str, Any]:
        held = self.public().told.get(found.id)
        if not held:
            raise NotFoundError(f"no incident is called '{found.id}'")
        verdicts = flat.publishable(self.desk.verdicts(found.id))
        one = flat.incident(found.id, held, verdicts)
        told = [Told(report, account) for report, account, _ in held]
        return dossier(one, told, verdicts)

    def _told(self, member: Member) -> Told:
        """One report with its account, the other accounts of the report, and the acts on it."""
        seen = self.desk.ledger.views.seen(member.coding_id)
        coded = self._coded(member.report.id)
        others = tuple(a for a in coded.coding.accounts if not _same(a, member.account))
        return Told(
            coded.report,
            member.account,
            coded.coding.coder,
            seen.revision,
            others,
            seen.standings,
            member.voice,
        )

    def incident_of(self, account_id: str) -> str | None:
        """The incident that an account tells of now."""
        try:
            return self.desk.find_incident(account_id).id
        except NotFoundError:
            return None

    # --- reports ---------------------------------------------------------------------------------

    def coded(self, name: str) -> CodedReport:
        """The report that a name leads to with its coding, as it may be shown.

        In public only ids are names: the name of an input may be that of a person.
        """
        if self.options.public and not _ID.fullmatch(name):
            raise NotFoundError("nothing in the ledger has this id")
        coded = self._coded(name)
        return self._shown(coded) if self.options.public else coded

    def _shown(self, coded: CodedReport) -> CodedReport:
        """A report as it may be published; the last ones asked for are kept."""
        public = self.public()
        key = (coded.report.id, coded.coding.coder)
        with self._lock:
            if key not in public.shown:
                if len(public.shown) >= _KEPT:
                    public.shown.pop(next(iter(public.shown)))
                public.shown[key] = public.publication.publish(coded)
            return public.shown[key]

    def _coded(self, name: str) -> CodedReport:
        return _coded(self.desk.show(name))

    def page(self, after: str | None, limit: int) -> tuple[list[CodedReport], str | None]:
        """Up to `limit` reports after one of an id, as they may be shown, and the id to go on
        from; NotFoundError for an id that there is not."""
        numbers = self.desk.numbered(after, limit + 1)
        found = [self.coded(name) for name in numbers[:limit]]
        return found, numbers[limit - 1] if len(numbers) > limit else None

    # --- places ----------------------------------------------------------------------------------

    def places(self, words: str) -> list[dict[str, Any]]:
        """Places that words may mean, best first, for somebody who corrects a place."""
        gazetteer = self._gazetteer()
        if gazetteer is None:
            return []
        found: Sequence[Any] = gazetteer.find(words)[:12] or gazetteer.suggest(words, 8)
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


def _same(one: Account, other: Account) -> bool:
    """The same account, by its own or its lasting id."""
    claims = {c.id for c in one.claims}
    return one.anchor == other.anchor and claims == {c.id for c in other.claims}


def _coded(found: Found) -> CodedReport:
    if found.coding is None:
        raise NotFoundError(f"report {found.report.id} is not coded")
    return CodedReport(found.report, found.coding)
