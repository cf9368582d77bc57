"""Taking a report or a person's name out of the ledger, and keeping it out."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.desk.linking import Linker
from dateline.desk.person import Stamp
from dateline.errors import InputError, NotFoundError
from dateline.model.coding import CodedReport, Skipped
from dateline.store import redaction
from dateline.store.ledger import Ledger
from dateline.store.masking import masked, words_of

_LEAST = 3


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was taken out: a report by its id, or a name (which is not repeated here) from how
    many reports; `again` if there was a tombstone already."""

    kind: str
    report_id: str | None = None
    reports: int = 0
    again: bool = False


def redact(ledger: Ledger, linker: Linker, name: str, stamp: Stamp) -> Redacted:
    """Takes a report, named by its id or its input, or a person, named in words, out of all
    tables and out of the file; a tombstone stays.

    InputError without a reason, and for the id of an account or a claim; NotFoundError for what
    is nowhere. A command that was interrupted is simply given again.
    """
    stamp = stamp.checked()
    if stamp.why is None:
        raise InputError("say why: a redaction needs a reason, --why WORDS")
    try:
        found = ledger.views.find(name)
    except NotFoundError:
        done = _person(ledger, linker, name, stamp, stamp.why)
    else:
        if found.kind != "report":
            raise InputError(
                f"'{name}' is {'an account' if found.kind == 'account' else 'a claim'}; "
                f"its report is {found.report.id}"
            )
        done = _report(ledger, linker, found.report.id, stamp, stamp.why)
    ledger.scrub()
    return done


def _report(ledger: Ledger, linker: Linker, report_id: str, stamp: Stamp, why: str) -> Redacted:
    report = ledger.views.find(report_id).report
    stone = redaction.Tombstone("report", report_id, stamp.by, stamp.at, why, report.content_hash)
    done = linker.redact(report_id, stone)
    return Redacted("report", report_id, 1, again=not done)


def _person(ledger: Ledger, linker: Linker, name: str, stamp: Stamp, why: str) -> Redacted:
    words = words_of(name)
    if ledger.incidents.buried("report", name):
        return Redacted("report", name, again=True)
    if not any(len(word) >= _LEAST for word in words):
        raise NotFoundError(f"nothing in the ledger is called '{name}'")
    with ledger.linking() as links:
        new = redaction.bury(links.connection, redaction.stone_of(words, stamp.by, stamp.at, why))
        reports, rows = redaction.cover(links.connection, words)
        if new and not rows:
            raise NotFoundError(f"nothing in the ledger is called '{name}'")
    linker.catch_up()
    return Redacted("person", reports=len(reports), again=not new)


def admitted(ledger: Ledger, coded: CodedReport) -> CodedReport | Skipped:
    """What may be stored of a coded report: a refusal for one that was redacted, else the report
    with redacted names covered."""
    stone, names = ledger.incidents.stones(coded.report)
    if stone is None:
        return masked(coded, names)
    report = coded.report
    message = f"this report was redacted on {stone.at[:10]}: {stone.why}"
    where = report.input_id or report.id
    return Skipped(report.input_id, where, redaction.REASON, message, report.source_hash)
