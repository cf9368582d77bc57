"""Near-duplicates in the database: signatures of texts, their keys, the groups of reports."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dateline.store import linked, tables
from dateline.store.incidents import batches, voices_of


class Copies:
    """What is kept of texts to tell which are copies of one another."""

    def __init__(self, c: Connection) -> None:
        self.connection = c

    def unsigned(self, reports: Iterable[str]) -> dict[str, int]:
        """The numbers of the reports that have no signature yet."""
        words, signed = tables.reports, linked.signatures
        out: dict[str, int] = {}
        for some in batches(sorted(set(reports))):
            query = (
                select(words.c.id, words.c.no)
                .outerjoin(signed, signed.c.report_id == words.c.id)
                .where(words.c.id.in_(some), signed.c.report_id.is_(None))
            )
            out.update({row.id: row.no for row in self.connection.execute(query)})
        return out

    def sign(self, report_id: str, no: int, signature: bytes, keys: Iterable[int]) -> None:
        """Keeps the signature of a text and its keys."""
        row = {"report_id": report_id, "data": signature}
        self.connection.execute(insert(linked.signatures), row)
        made = [{"key": key, "report_no": no} for key in sorted(set(keys))]
        if made:
            self.connection.execute(insert(linked.signature_keys), made)

    def sharing(self, keys: Iterable[int]) -> dict[str, bytes]:
        """The signatures of the reports that share one of these keys."""
        table, words, signed = linked.signature_keys, tables.reports, linked.signatures
        numbers: set[int] = set()
        for some in batches(sorted(set(keys))):
            query = select(table.c.report_no).where(table.c.key.in_(some)).distinct()
            numbers.update(self.connection.execute(query).scalars())
        found: dict[str, bytes] = {}
        for part in batches(sorted(numbers)):
            query = select(signed.c.report_id, signed.c.data)
            query = query.join(words, words.c.id == signed.c.report_id)
            rows_ = self.connection.execute(query.where(words.c.no.in_(part)))
            found.update({row.report_id: row.data for row in rows_})
        return found

    def texts(self, reports: Iterable[str]) -> dict[str, str]:
        """The texts of some reports."""
        words = tables.reports
        out: dict[str, str] = {}
        for some in batches(sorted(set(reports))):
            query = select(words.c.id, words.c.text).where(words.c.id.in_(some))
            out.update({row.id: row.text for row in self.connection.execute(query)})
        return out

    def versions(self, report_id: str) -> list[str]:
        """The reports of the same page that have a voice."""
        words, voices = tables.reports, tables.voices
        work = select(words.c.work_id).where(words.c.id == report_id).scalar_subquery()
        query = select(words.c.id).join(voices, voices.c.report_id == words.c.id)
        found = self.connection.execute(query.where(words.c.work_id == work)).scalars()
        return sorted(found)

    def group(self, report_id: str) -> list[str]:
        """The reports of the group that a report is in."""
        voices = tables.voices
        mine = select(voices.c.voice).where(voices.c.report_id == report_id).scalar_subquery()
        query = select(voices.c.report_id).where(voices.c.voice == mine)
        return list(self.connection.execute(query.order_by(voices.c.report_id)).scalars())

    def unsign(self, report_id: str) -> None:
        """Takes the signature of a text away, with its keys and its place in a group."""
        words, keys = tables.reports, linked.signature_keys
        no = select(words.c.no).where(words.c.id == report_id).scalar_subquery()
        self.connection.execute(delete(keys).where(keys.c.report_no == no))
        for table in (linked.signatures, tables.voices):
            self.connection.execute(delete(table).where(table.c.report_id == report_id))

    def unite(self, reports: Iterable[str]) -> set[str]:
        """Makes one group of those that some reports are in, named after its first report;
        returns the reports whose group has another name now."""
        voices = tables.voices
        ids = set(reports)
        was = voices_of(self.connection, sorted(ids))
        query = select(voices.c.report_id, voices.c.voice)
        for some in batches(sorted(set(was.values()))):
            for row in self.connection.execute(query.where(voices.c.voice.in_(some))):
                was[row.report_id] = row.voice
        whole = sorted({*ids, *was})
        name = "v" + whole[0][1:]
        changed = {r for r in whole if was.get(r) != name}
        for some in batches(sorted(changed)):
            self.connection.execute(delete(voices).where(voices.c.report_id.in_(some)))
            self.connection.execute(
                insert(voices), [{"report_id": r, "voice": name} for r in some]
            )
        return changed
