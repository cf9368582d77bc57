"""The ledger: one database file, opened for reading or for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from dateline.errors import InputError, StopError
from dateline.settings import LedgerOptions
from dateline.store import schema
from dateline.store.acts import Apply
from dateline.store.browse import Browse, homes, words_of_ledger
from dateline.store.engine import open_engine, prepare, reading, scrub, writing
from dateline.store.incident_views import Incidents
from dateline.store.linking import Links
from dateline.store.views import Views
from dateline.store.writer import Writer


class Ledger:
    """An open ledger: `views` and `incidents` to read, and `writer` unless it was opened for
    reading."""

    def __init__(
        self, options: LedgerOptions, write: bool = False, apply: Apply | None = None
    ) -> None:
        """Opens, and with `write` creates or upgrades; InputError if there is none to read.

        `apply` says what acts of persons make of a coding; without it views leave them out.
        """
        path = options.path
        if not write and not path.is_file():
            raise InputError(f"there is no ledger {path}; `dateline code` makes one")
        if write and not path.absolute().parent.is_dir():
            raise InputError(f"there is no directory {path.absolute().parent} for the ledger")
        self.path = path
        self._engine = open_engine(options, write)
        try:
            if not schema.is_current(self._engine, path):
                if not write:
                    raise StopError(
                        f"the ledger {path} has an older form; "
                        "any command that writes to it brings it up to date"
                    )
                schema.upgrade(self._engine, path)
            if write:
                prepare(self._engine, path)
        except BaseException:
            self._engine.dispose()
            raise
        self.views = Views(self._engine, path, apply)
        self.incidents = Incidents(self._engine, path, apply)
        self.browse = Browse(lambda: reading(self._engine, path), words_of_ledger)
        self._apply = apply
        self._writer = Writer(self._engine, path) if write else None

    def homes(self) -> dict[str, tuple[str, str]]:
        """Own id of each account that counts to its lasting id and its incident."""
        with reading(self._engine, self.path) as c:
            return homes(c)

    @property
    def writer(self) -> Writer:
        """What changes the ledger; StopError if it was opened for reading."""
        if self._writer is None:
            raise StopError(f"the ledger {self.path} was opened for reading only")
        return self._writer

    @contextmanager
    def linking(self) -> Iterator[Links]:
        """One write transaction of linking, kept whole or not at all."""
        _ = self.writer
        with writing(self._engine, self.path) as c:
            yield Links(c, self._apply)

    def scrub(self) -> None:
        """Writes the file anew: nothing that was deleted is left in it or beside it. StopError
        while another process has it open."""
        _ = self.writer
        scrub(self._engine, self.path)

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
