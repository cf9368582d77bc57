"""Rows of accounts: one row for what one report says about one incident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dateline.export import pick, wording
from dateline.export.columns import Cell, Column, joined, scene_columns
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import Casualty, DateValue, EventType, Fate, Interval, Place, Range

FATES: tuple[Fate, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Row:
    """An account with the report that it stands in."""

    report: Report
    account: Account


Read = Callable[[Row], Cell]


@cache
def columns() -> tuple[Column[Row], ...]:
    """All columns, in order."""
    return (
        *_identity(),
        *_kinds(),
        *_times(),
        *_places(),
        *_who(),
        *(column for fate in FATES for column in _toll(fate)),
        *_words(),
    )


def _identity() -> tuple[Column[Row], ...]:
    return (
        Column("account_id", "Id of the account.", lambda r: r.account.id),
        Column("report_id", "Id of the report.", lambda r: r.report.id),
        Column("input_id", "Name of the document as it was given.", lambda r: r.report.input_id),
        Column("url", "Address of the report.", lambda r: r.report.url),
        Column("publisher", "Who published the report.", lambda r: r.report.publisher),
        Column("published", "When it was published, a day or a date and time.", _published),
        Column("title", "Title of the account, made from its values.", lambda r: r.account.title),
        Column("report_title", "Headline of the report.", lambda r: r.report.title or None),
    )


def _published(row: Row) -> Cell:
    return row.report.published.value if row.report.published is not None else None


def _kinds() -> tuple[Column[Row], ...]:
    return (
        Column("foreground", "True if the report is about it, false if it is recalled.",
               lambda r: r.account.foreground),
        Column("told_as", "news, follow_up or recalled.", lambda r: r.account.told_as),
        Column("kind", "single, aggregate or continuing.", lambda r: r.account.kind),
        Column("event_type", "Type of the incident.", lambda r: _type(r, "type")),
        Column("sub_event_type", "Sub-type of the incident.", lambda r: _type(r, "sub_type")),
        Column("stage", "accomplished, attempted, foiled or threatened.", _stage),
    )  # fmt: skip


def _type(row: Row, name: str) -> Cell:
    claim = pick.first(row.account, "event_type")
    if claim is None or not isinstance(claim.value, EventType):
        return None
    return claim.value.type if name == "type" else claim.value.sub_type


def _stage(row: Row) -> Cell:
    claim = pick.first(row.account, "stage")
    return claim.value if claim is not None and isinstance(claim.value, str) else None


# --- when ----------------------------------------------------------------------------------------


def _times() -> tuple[Column[Row], ...]:
    def of(read: Callable[[DateValue], Cell]) -> Read:
        return lambda row: _dated(row, read)

    return (
        Column("date_earliest", "First day on which it may have begun.",
               of(lambda d: _end(d.start, "earliest"))),
        Column("date_latest", "Last day on which it may have begun.",
               of(lambda d: _end(d.start, "latest"))),
        Column("date_end_earliest", "If it lasted: first day on which it may have ended.",
               of(lambda d: _end(d.end, "earliest"))),
        Column("date_end_latest", "If it lasted: last day on which it may have ended.",
               of(lambda d: _end(d.end, "latest"))),
        Column("date_precision", "How precise the date is; `unresolved` if only its words are.",
               of(lambda d: d.precision)),
        Column("date_ongoing", "True if it was still going on.", of(lambda d: d.ongoing)),
        Column("date_words", "The words that give the date, or `said unknown`.",
               lambda r: _words_of(pick.first(r.account, "date"))),
        Column("date_basis", "quote if words give the date, inferred if a rule does.",
               lambda r: _basis(pick.first(r.account, "date"))),
    )  # fmt: skip


def _dated(row: Row, read: Callable[[DateValue], Cell]) -> Cell:
    claim = pick.first(row.account, "date")
    return read(claim.value) if claim is not None and isinstance(claim.value, DateValue) else None


def _end(interval: Interval | None, name: str) -> Cell:
    if interval is None:
        return None
    return interval.earliest if name == "earliest" else interval.latest


def _basis(claim: Claim | None) -> Cell:
    return claim.basis if claim is not None else None


def _words_of(claim: Claim | None) -> Cell:
    """The quoted words of a claim, or the kind of nothing that it is."""
    if claim is None:
        return None
    if claim.value_state in ("said_unknown", "said_none"):
        return wording.spaced(claim.value_state)
    return claim.text


# --- where ---------------------------------------------------------------------------------------


def _places() -> tuple[Column[Row], ...]:
    def of(read: Callable[[Place], Cell]) -> Read:
        return lambda row: _placed(row, read)

    return (
        Column("place_words", "The words that give the scene, or `said unknown`.",
               lambda r: _words_of(pick.scene(r.account))),
        *scene_columns(of),
        Column("place_claims", "How many claims give a scene.",
               lambda r: len(pick.scenes(r.account))),
    )  # fmt: skip


def _placed(row: Row, read: Callable[[Place], Cell]) -> Cell:
    claim = pick.scene(row.account)
    return read(claim.value) if claim is not None and isinstance(claim.value, Place) else None


# --- who, with what, with what result ------------------------------------------------------------


def _who() -> tuple[Column[Row], ...]:
    return (
        Column("perpetrators", "Who is reported to have done it; denied claims left out.",
               lambda r: _shown(r.account, "perpetrator")),
        Column("targets", "Who or what was aimed at.", lambda r: _shown(r.account, "target")),
        Column("weapons", "With what.", lambda r: _shown(r.account, "weapon")),
    )  # fmt: skip


def _shown(account: Account, slot: str) -> Cell:
    return joined(_marked(c) for c in account.of(slot) if c.status != "denied")


def _marked(claim: Claim) -> str:
    """A value with its status, unless it is plainly asserted or a kind of nothing."""
    words = wording.show(claim)
    plain = claim.value_state in ("said_unknown", "said_none") or claim.status == "asserted"
    return words if plain else f"{words} [{claim.status}]"


def _toll(fate: Fate) -> tuple[Column[Row], ...]:
    def of(read: Callable[[Range], Cell]) -> Read:
        return lambda row: _counted(row, fate, read)

    return (
        Column(f"{fate}_low", f"Fewest {fate}, by the first figure.", of(lambda n: n.low)),
        Column(f"{fate}_best", f"Most likely number {fate}, by the first figure.",
               of(lambda n: n.best)),
        Column(f"{fate}_high", f"Most {fate}, by the first figure; empty if open.",
               of(lambda n: n.high)),
        Column(f"{fate}_form", "How the figure is put: exact, at_least, dozens ...",
               of(lambda n: n.form)),
        Column(f"{fate}_state", "Empty: not mentioned; or given, said none, said unknown.",
               lambda r: _state(pick.figure(r.account, fate))),
        Column(f"{fate}_words", "The words of the first figure.",
               lambda r: _text(pick.figure(r.account, fate))),
        Column(f"{fate}_speaker", "Who gives the first figure; empty: the report itself.",
               lambda r: _speaker(pick.figure(r.account, fate))),
        Column(f"{fate}_claims", f"How many claims give a number {fate}; they may disagree.",
               lambda r: len(pick.figures(r.account, fate))),
    )  # fmt: skip


def _counted(row: Row, fate: Fate, read: Callable[[Range], Cell]) -> Cell:
    claim = pick.figure(row.account, fate)
    if claim is None or not isinstance(claim.value, Casualty) or claim.value.count is None:
        return None
    return read(claim.value.count)


def _state(claim: Claim | None) -> Cell:
    return wording.spaced(claim.value_state) if claim is not None else None


def _text(claim: Claim | None) -> Cell:
    return claim.text if claim is not None else None


def _speaker(claim: Claim | None) -> Cell:
    if claim is None or claim.source is None:
        return None
    return wording.speaker(claim.source)


def _words() -> tuple[Column[Row], ...]:
    return (
        Column("responsibility", "Who claims or denies it; or that nobody has claimed it.",
               lambda r: _responsibility(r.account)),
        Column("sources", "Everybody who is cited, with role and medium.", _sources),
        Column("summary", "The sentences that tell it, quoted, ` … ` between them.", _summary),
        Column("claims", "How many claims the account has.", lambda r: len(r.account.claims)),
    )  # fmt: skip


def _responsibility(account: Account) -> Cell:
    shown = []
    for claim in account.of("responsibility"):
        none = claim.value_state == "said_none"
        shown.append(wording.SAID_NONE if none else wording.show(claim))
    return joined(shown)


def _sources(row: Row) -> Cell:
    return joined(wording.speaker(c.source) for c in row.account.claims if c.source is not None)


def _summary(row: Row) -> Cell:
    return " … ".join(row.report.quote(span) for span in row.account.summary) or None


def row(report: Report, account: Account) -> dict[str, Cell]:
    """An account as a dict of its columns."""
    return {c.name: c.cell(Row(report, account)) for c in columns()}


__all__ = ["Row", "columns", "row"]
