"""A shelf: the flat tables and their words in memory, for what is not to be read in the ledger.

The public profile is one: nothing that must not be published is ever put on it, so no list,
facet, map or search over it can give it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Select, column, insert, select, table, text

from dateline.store.browse import Browse
from dateline.store.engine import SHELF_FOUND, WORDS_SQL, open_memory
from dateline.store.linked import incident_index, incident_tags, metadata

words = table("words", column("body"), column("incident_id"), column("kind"), column("report_id"))


@dataclass(frozen=True, slots=True)
class Shelved:
    """One incident for a shelf: its flat row, its tags, and its texts as (kind, report, words)."""

    row: dict[str, Any]
    tags: frozenset[tuple[str, str]]
    texts: tuple[tuple[str, str, str], ...]


class Shelf:
    """The flat tables in memory; made once, read from any thread, one at a time."""

    def __init__(self, many: Iterable[Shelved]) -> None:
        self._lock = Lock()
        self._engine = open_memory()
        with self._engine.begin() as c:
            metadata.create_all(c, tables=[incident_index, incident_tags])
            c.execute(text(WORDS_SQL))
            for one in many:
                self._put(c, one)
        self.browse = Browse(self._read, _search)

    def _put(self, c: Connection, one: Shelved) -> None:
        c.execute(insert(incident_index), one.row)
        name = one.row["incident_id"]
        if one.tags:
            held = [{"incident_id": name, "kind": k, "value": v} for k, v in sorted(one.tags)]
            c.execute(insert(incident_tags), held)
        for kind, report, body in one.texts:
            row = {"body": body, "incident_id": name, "kind": kind, "report_id": report}
            c.execute(insert(words), row)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._lock, self._engine.connect() as c:
            yield c

    def close(self) -> None:
        """Forgets everything."""
        self._engine.dispose()


def _search(wanted: str) -> Select[Any]:
    match = text(SHELF_FOUND).bindparams(wanted=wanted)
    return select(words.c.incident_id).select_from(words).where(match)
