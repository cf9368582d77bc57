"""Rows of claims: one row a claim, every field of it in a column of its own.

The columns of values and speakers are made from the classes of the record, so that none is
forgotten: `value_start_earliest` is `value.start.earliest`. A list of records, or a record in a
record of its own kind, is one cell of JSON.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.export import wording
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


_NOTES = {
    "id": "Id of the claim.",
    "slot": "What the claim is about.",
    "value_state": "given, unresolved, said_unknown or said_none.",
    "text": "The words that give the value.",
    "basis": "quote, inferred or judgement.",
    "polarity": "affirmed, denied or retracted.",
    "certainty": "How sure the speaker is.",
    "self": "True when the actor says it of itself.",
    "legal": "How far a court has come with a person or group.",
    "of": "Claim id: the people that a toll counts.",
    "part_of": "Claim id: the larger figure that this one is inside.",
    "member_of": "Claim id: the group that a person belongs to.",
    "alternative_to": "Claim id: a rival value.",
    "confidence": "Chance that a careful reader would write the same claim; empty if unknown.",
    "rule": "The rule or lexicon line that gave the value.",
    "produced_by": "What produced the claim.",
    "alternative": "The next best value.",
    "doubtful": "True below the threshold.",
    "from": "What an inferred value was made from.",
    "supersedes": "Claim id that this one replaces.",
    "status": "One word for people: asserted, claimed, suspected, denied, unverified, unknown.",
}


def _own() -> tuple[Column[Row], ...]:
    return tuple(Column(_head(name), note, _plain(name)) for name, note in _NOTES.items())


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
        Column("speaker_" + "_".join(p), _dotted("source", p), _at("source", p))
        for p in paths(Speaker)
    )


def _value() -> tuple[Column[Row], ...]:
    classes = dict.fromkeys(c for many in SLOT_VALUES.values() for c in many if c is not str)
    every = dict.fromkeys(p for c in classes for p in paths(c))
    note = "The value itself, where it is a word or a text."
    word: Column[Row] = Column("value", note, _word)
    return (
        word,
        *(Column("value_" + "_".join(p), _dotted("value", p), _at("value", p)) for p in every),
    )


def _dotted(root: str, path: Path) -> str:
    return f"`{'.'.join((root, *path))}` of the record."


def _word(row: Row) -> Cell:
    value = row.plain["value"]
    return value if isinstance(value, str) else None


def _at(root: str, path: Path) -> typing.Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        value = row.plain[root]
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return as_json(value) if isinstance(value, (dict, list)) else value

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
