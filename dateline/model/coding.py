"""The coding: what one coder, a model or a person, read in one report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.account import Account
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Coding:
    """The accounts one coder found, and whether (and why not) the report was relevant."""

    report_id: str
    coder: str
    relevant: bool
    reason: str | None = None
    relevance: float | None = None
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with one coding of it: the file form, one line of JSONL."""

    report: Report
    coding: Coding


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read: where it was, and why, in words for a person."""

    input_id: str | None
    location: str
    reason: str
    message: str
    source_hash: str | None = None
