"""From bytes to accounts: knows the order of the stages that look at one report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.assemble import assemble
from dateline.extract.around import around
from dateline.extract.casualties import casualties
from dateline.extract.dates import dates
from dateline.extract.frames import frames
from dateline.extract.places import places
from dateline.extract.responsibility import responsibility
from dateline.extract.statements import statements
from dateline.extract.weapons import weapons
from dateline.gazetteer.lookup import open_gazetteer
from dateline.model.account import Account
from dateline.model.coding import CodedReport, Coding
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Lookup
from dateline.model.reading import Reading
from dateline.model.report import Report, Stamp
from dateline.normalise import actors, counts, objects
from dateline.normalise import dates as when
from dateline.normalise import places as where
from dateline.normalise.hanging import hang
from dateline.parse.document import parse
from dateline.parse.reader import open_reader, read_text
from dateline.read.article import report as read_report
from dateline.read.document import Document
from dateline.settings import CodingOptions
from dateline.settle import settle
from dateline.values import organisations, own_actors
from dateline.version import __version__

COVERED = frozenset({"en"})
_DAY = 10


def mentions(parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """All mentions of a report, with their values."""
    found: Sequence[Mention] = (
        *frames(parsed),
        *casualties(parsed),
        *weapons(parsed),
        *responsibility(parsed),
        *statements(parsed),
        *around(parsed),
    )
    valued = counts.resolve(tuple(found), parsed)
    valued = objects.resolve(actors.resolve(valued, parsed), parsed)
    return (
        *valued,
        *when.resolve(hang(dates(parsed), parsed, valued), parsed),
        *where.resolve(places(parsed, lookup), parsed, lookup),
    )


def accounts(
    report: Report, lookup: Lookup, reading: Reading | None = None
) -> tuple[Account, ...]:
    """What a report says, incident by incident; `reading` is what a trained reader saw in it."""
    parsed = parse(report)
    found = mentions(parsed, lookup)
    return settle(parsed, assemble(parsed, found), found, reading)


class Coder:
    """Codes documents one at a time; the same document gives the same coding in any process."""

    def __init__(self, options: CodingOptions, lookup: Lookup) -> None:
        self._lookup = lookup
        self._options = options
        self._reader = open_reader(options.reader, options.reader_path)
        self._actors = own_actors.read(options.actors) if options.actors is not None else None
        key = run_key(self._reader.key, lookup.key, repr(self._actors) if self._actors else "")
        self.name = f"dateline/{__version__}+{key}"

    def code(self, document: Document, warn: Callable[[str], None] | None = None) -> CodedReport:
        """The report of a document with its accounts; DocumentError when it cannot be read."""
        options = self._options
        report = read_report(
            document,
            published=_user_stamp(options.published),
            publisher=options.publisher,
            places=self._lookup,
            warn=warn,
        )
        return CodedReport(report, self.read(report))

    def read(self, report: Report) -> Coding:
        """The coding of a report; one in a language that is not covered has no accounts."""
        if report.language is not None and report.language not in COVERED:
            return Coding(report.id, self.name, False, "language")
        reading = None
        if self._options.reader != "rules":
            reading = self._reader.read(read_text(report))
        with organisations.beside(self._actors):
            found = accounts(report, self._lookup, reading)
        return Coding(report.id, self.name, bool(found), None if found else "no_incident",
                      accounts=found)  # fmt: skip


def make_coder(options: CodingOptions) -> Coder:
    """A coder for this process; the place file is opened, and built if it is missing."""
    return Coder(options, open_gazetteer(options.cache_dir))


def run_key(reader: str, gazetteer_key: str, actors: str = "") -> str:
    """First 12 hex digits of SHA-256 over all that can change a coding, never time or paths.

    `actors` are the user's own organisations in words, empty for none.
    """
    h = hashlib.sha256()
    for part in (__version__, reader, gazetteer_key, _data_hash(), *([actors] if actors else [])):
        h.update(part.encode() + b"\x00")
    return h.hexdigest()[:12]


def _data_hash() -> str:
    """SHA-256 over the lexicons, the actors, the taxonomy and the tagger's weights."""
    root = resources.files("dateline") / "data"
    h = hashlib.sha256((root / "taxonomy.toml").read_bytes())
    for folder in ("actors", "lexicons", "tagger"):
        for file in sorted(_files(root / folder), key=lambda f: f.name):
            h.update(file.name.encode() + b"\x00" + file.read_bytes())
    return h.hexdigest()


def _files(folder: Traversable) -> list[Traversable]:
    return [f for f in folder.iterdir() if f.is_file() and not f.name.startswith(".")]


def _user_stamp(published: str | None) -> Stamp | None:
    if published is None:
        return None
    exact = len(published) > _DAY
    known = exact and (published.endswith("Z") or "+" in published or "-" in published[_DAY:])
    return Stamp(published, "second" if exact else "day", known, "user")
