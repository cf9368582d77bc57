"""Rows of claims: one row a claim, every field of it in a column of its own.

The columns of values and speakers are made from the classes of the record, so that none is
forgotten, and named by their way in the record: `value.start.earliest`. A list of records, or a
record in a record of its own kind, is one cell of JSON.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.export import glossary, wording
from dateline.export.columns import Cell, Column, as_json
from dateline.model.account import Account
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.codec import plain
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker

# Descriptions of people by origin or belief stay in the quoted words and the ledger.
LEFT_OUT = frozenset({"described_as"})
_JSON_FIELDS = frozenset({"alternatives", "also", "via", "disputed"})
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with all that it stands in; `plain` is the claim as JSON types."""

    report: Report
    coder: str
    account: Account
    claim: Claim
    plain: dict[str, Any]


def rows(report: Report, coder: str, account: Account) -> Iterator[Row]:
    """The rows of an account."""
    for claim in account.claims:
        yield Row(report, coder, account, claim, plain(claim))


@cache
def columns() -> tuple[Column[Row], ...]:
    """All columns, in order."""
    return (*_standing(), *_own(), *_speaker(), *_value())


def _standing() -> tuple[Column[Row], ...]:
    return (
        Column("report_id", "Id of the report.", lambda r: r.report.id),
        Column("input_id", "Name of the document as it was given.", lambda r: r.report.input_id),
        Column("url", "Address of the report.", lambda r: r.report.url),
        Column("publisher", "Who published the report.", lambda r: r.report.publisher),
        Column("published", "When it was published.",
               lambda r: r.report.published.value if r.report.published else None),
        Column("coder", "Who read the report: a program's version and run, or a person.",
               lambda r: r.coder),
        Column("account_id", "Id of the account.", lambda r: r.account.id),
        Column("account_title", "Title of the account.", lambda r: r.account.title),
        Column("foreground", "True if the report is about the incident.",
               lambda r: r.account.foreground),
        Column("shown", "What the claim says, in a few words.", lambda r: wording.show(r.claim)),
        Column("spans", "Where the quoted words stand: field:start:end, one after the other.",
               lambda r: _spans(r.claim.evidence)),
    )  # fmt: skip


_OWN = (
    "id", "slot", "value_state", "text", "basis", "polarity", "certainty", "self", "legal", "of",
    "part_of", "member_of", "alternative_to", "confidence", "rule", "produced_by", "alternative",
    "doubtful", "from", "supersedes", "status",
)  # fmt: skip


def _own() -> tuple[Column[Row], ...]:
    notes = glossary.notes()["Claim"]
    return tuple(Column(_head(name), notes[name], _plain(name)) for name in _OWN)


def _head(name: str) -> str:
    return "claim_id" if name == "id" else name


def _plain(name: str) -> typing.Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        value = row.plain[name]
        return " ".join(value) or None if isinstance(value, list) else value

    return cell


def _spans(spans: tuple[Span, ...]) -> str | None:
    return " ".join(f"{s.field}:{s.start}:{s.end}" for s in spans) or None


# --- values and speakers, from their classes -----------------------------------------------------


def _speaker() -> tuple[Column[Row], ...]:
    return tuple(
        Column(".".join(("source", *p)), _note(Speaker, p), _at("source", p))
        for p in paths(Speaker)
    )


def _value() -> tuple[Column[Row], ...]:
    classes = dict.fromkeys(c for many in SLOT_VALUES.values() for c in many if c is not str)
    every: dict[Path, type] = {}
    for cls in classes:
        for path in paths(cls):
            every.setdefault(path, cls)
    note = "The value itself, where it is a word or a text."
    word: Column[Row] = Column("value", note, _word)
    return (
        word,
        *(Column(".".join(("value", *p)), _note(c, p), _at("value", p)) for p, c in every.items()),
    )


def _note(cls: type, path: Path) -> str:
    """The sentence of the glossary for the last field of a way through records."""
    hints = typing.get_type_hints(cls)
    field = next(f.name for f in dataclasses.fields(cls) if f.name.rstrip("_") == path[0])
    if len(path) > 1:
        inner = _record(hints[field])
        assert inner is not None  # a longer way leads through a record
        return _note(inner, path[1:])
    return glossary.notes()[cls.__name__][path[0]]


def _word(row: Row) -> Cell:
    value = row.plain["value"]
    return value if isinstance(value, str) else None


def _at(root: str, path: Path) -> typing.Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        value: Any = row.plain[root]
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        if isinstance(value, (dict, list)):
            return as_json(value) if value else None
        return typing.cast("Cell", value)

    return cell


@cache
def paths(cls: type) -> tuple[Path, ...]:
    """The ways to every plain field of a class, through the records that it holds."""
    hints = typing.get_type_hints(cls)
    found: list[Path] = []
    for field in dataclasses.fields(cls):
        name = field.name.rstrip("_")
        if name in LEFT_OUT:
            continue
        inner = _record(hints[field.name])
        if inner is None or name in _JSON_FIELDS:
            found.append((name,))
        else:
            found += [(name, *path) for path in paths(inner)]
    return tuple(found)


def _record(hint: Any) -> type | None:
    """The record class of an annotation such as `Range | None`, None for plain types."""
    for option in (hint, *typing.get_args(hint)):
        if dataclasses.is_dataclass(option) and isinstance(option, type):
            return option
    return None
