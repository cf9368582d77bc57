"""Rows of incidents: one row for what all accounts of one incident add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from dateline.export import choose, grades, wording
from dateline.export.columns import Cell, Column, joined, scene_columns
from dateline.model.account import Account
from dateline.model.claim import Claim, Slot
from dateline.model.codec import plain
from dateline.model.coding import CodedReport, Coding
from dateline.model.grade import Grades
from dateline.model.incident import Incident, IncidentField
from dateline.model.report import Report
from dateline.model.values import Casualty, DateValue, EventType, Interval, Place, Range, Value

FATES = ("killed", "injured")
SLOTS: dict[str, Slot] = {
    "acts": "act", "perpetrators": "perpetrator", "targets": "target", "victims": "victim",
    "participants": "participant", "weapons": "weapon", "casualties": "casualty",
    "losses": "casualty", "sides": "participant", "places": "place", "responses": "response",
    "motives": "motive", "demands": "demand", "statements": "statement",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An account of an incident with its report."""

    report: Report
    account: Account


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident with its accounts, its title, and the same under the policy of a layout."""

    incident: Incident
    title: str
    members: tuple[Told, ...]
    lowest: Incident | None = None
    grades: Grades | None = None
    _heard: dict[str, tuple[Told, Claim]] = field(default_factory=dict)

    def claim(self, name: str) -> tuple[Told, Claim] | None:
        """The claim of an id with where it stands; None for a verdict."""
        if not self._heard:
            for told in self.members:
                for claim in told.account.claims:
                    self._heard.setdefault(claim.id, (told, claim))
        return self._heard.get(name)

    def claims(self, names: Iterable[str]) -> list[tuple[Told, Claim]]:
        """The claims of ids, those of verdicts left out."""
        return [found for name in names if (found := self.claim(name)) is not None]


def shown(entry: IncidentField) -> str | None:
    """The value of a field in a few words; None where it has none."""
    if entry.value is None:
        return None
    slot = SLOTS.get(entry.name, entry.name)
    return wording.show(Claim("", slot, entry.value))  # type: ignore[arg-type]


def text_of(entry: Entry, name: str) -> str:
    """The value of a field in a few words; empty where it has none."""
    found = entry.incident.field(name)
    return (shown(found) or "") if found is not None else ""


def toll(entry: Entry, fate: str) -> str:
    """The figure of a fate in a few words; empty where there is none."""
    found = entry.incident.field("casualties", fate)
    return (shown(found) or "") if found is not None else ""


def disputes(entry: Entry) -> list[str]:
    """What is disputed, in a few words, with the values that others give."""
    out = []
    for one in entry.incident.fields:
        if one.disputed and one.name != "statements":
            others = dict.fromkeys(wording.show(c) for _, c in entry.claims(one.against))
            out.append(f"{wording.spaced(one.name)}: {shown(one) or 'no value'} against "
                       f"{', '.join(others)}")  # fmt: skip
    return out


def figure(claim: Claim) -> str:
    """What a claim says, in a few words."""
    return wording.show(claim)


def reasons(entry: Entry) -> list[str]:
    """Why an incident is not exported unless it is asked for: what holds of all its accounts.

    Its stage is the reconciled one, so that one report of a foiled attempt does not hide a deed.
    """
    each = [choose.reasons(told.account) for told in entry.members]
    held = [r for r in choose.REASONS if each and all(r in one for one in each)]
    stage = entry.incident.field("stage")
    kept = [r for r in held if r not in ("foiled", "threatened")]
    if stage is not None and stage.value in ("foiled", "threatened"):
        kept.append(str(stage.value))  # type: ignore[arg-type]
    return list(kept)


# --- columns -------------------------------------------------------------------------------------


@cache
def columns() -> tuple[Column[Entry], ...]:
    """All columns, in order."""
    return (
        *_identity(), *_kinds(), *_times(), *_places(), *_who(),
        *(column for fate in FATES for column in _toll(fate)), *_heard_from(),
    )  # fmt: skip


def row(entry: Entry) -> dict[str, Cell]:
    """An incident as a dict of its columns."""
    return {c.name: c.cell(entry) for c in columns()}


def _identity() -> tuple[Column[Entry], ...]:
    return (
        Column("incident_id", "Id of the incident; it outlives re-linking.",
               lambda e: e.incident.id),
        Column("title", "Title of the incident, made from its values.", lambda e: e.title),
    )  # fmt: skip


def _kinds() -> tuple[Column[Entry], ...]:
    return (
        Column("event_type", "Type of the incident.", lambda e: _type(e, "type")),
        Column("sub_event_type", "Sub-type of the incident.", lambda e: _type(e, "sub_type")),
        Column("stage", "accomplished, attempted, foiled or threatened.",
               lambda e: _word(e, "stage")),
        Column("occurrence", "Whether somebody confirms, denies or disputes that it happened.",
               lambda e: _shown(e, "occurrence")),
        Column("acts", "What was done.", lambda e: _shown(e, "acts")),
    )  # fmt: skip


def value_of(entry: Entry, name: str, key: str | None = None) -> Value | None:
    """The value of a field; None where it has none."""
    found = entry.incident.field(name, key)
    return found.value if found is not None else None


def _type(entry: Entry, name: str) -> Cell:
    value = value_of(entry, "event_type")
    return str(getattr(value, name)) if isinstance(value, EventType) else None


def _word(entry: Entry, name: str) -> Cell:
    value = value_of(entry, name)
    return value if isinstance(value, str) else None


def _shown(entry: Entry, name: str) -> Cell:
    """All values of a field that somebody affirms; `[disputed]` behind one that is disputed."""
    held = [f for f in entry.incident.of(name) if f.claims or f.vague]
    words = [f"{w} [disputed]" if f.disputed else w for f in held if (w := shown(f))]
    return joined(words)


def _times() -> tuple[Column[Entry], ...]:
    def of(read: Callable[[DateValue], Cell]) -> Callable[[Entry], Cell]:
        def cell(entry: Entry) -> Cell:
            value = value_of(entry, "date")
            return read(value) if isinstance(value, DateValue) else None

        return cell

    return (
        Column("date_earliest", "First day on which it may have begun.",
               of(lambda d: _end(d.start, "earliest"))),
        Column("date_latest", "Last day on which it may have begun.",
               of(lambda d: _end(d.start, "latest"))),
        Column("date_end_earliest", "If it lasted: first day on which it may have ended.",
               of(lambda d: _end(d.end, "earliest"))),
        Column("date_end_latest", "If it lasted: last day on which it may have ended.",
               of(lambda d: _end(d.end, "latest"))),
        Column("date_precision", "How precise the date is.", of(lambda d: d.precision)),
        Column("date_ongoing", "True if it was still going on.", of(lambda d: d.ongoing)),
    )  # fmt: skip


def _end(interval: Interval | None, name: str) -> Cell:
    return getattr(interval, name) if interval is not None else None


def _places() -> tuple[Column[Entry], ...]:
    def of(read: Callable[[Place], Cell]) -> Callable[[Entry], Cell]:
        def cell(entry: Entry) -> Cell:
            value = value_of(entry, "place")
            return read(value) if isinstance(value, Place) else None

        return cell

    return scene_columns(of)


def _who() -> tuple[Column[Entry], ...]:
    return (
        Column("sides", "Who fights on which side; a side is no blame.", _sides),
        Column("perpetrators", "Who is reported to have done it; never a finding of guilt.",
               lambda e: _shown(e, "perpetrators")),
        Column("targets", "Who or what was aimed at.", lambda e: _shown(e, "targets")),
        Column("weapons", "With what.", lambda e: _shown(e, "weapons")),
        Column("responsibility", "Who claims or denies it; or that nobody has claimed it.",
               lambda e: _shown(e, "responsibility")),
        Column("context", "Why, as far as reports say.", lambda e: _word(e, "context")),
    )  # fmt: skip


def _sides(entry: Entry) -> Cell:
    return joined(f"{f.key}: {shown(f)}" for f in entry.incident.of("sides"))


def _toll(fate: str) -> tuple[Column[Entry], ...]:
    def of(read: Callable[[Range], Cell]) -> Callable[[Entry], Cell]:
        def cell(entry: Entry) -> Cell:
            count = _count(entry, fate)
            return read(count) if count is not None else None

        return cell

    def size(read: Callable[[IncidentField], Sequence[object]]) -> Callable[[Entry], Cell]:
        def cell(entry: Entry) -> Cell:
            found = entry.incident.field("casualties", fate)
            return len(read(found)) if found is not None else 0

        return cell

    return (
        Column(f"{fate}_low", f"Fewest {fate}, by the policy.", of(lambda n: n.low)),
        Column(f"{fate}_best", f"Most likely number {fate}, by the policy.", of(lambda n: n.best)),
        Column(f"{fate}_high", f"Most {fate}, by the policy; empty if open.",
               of(lambda n: n.high)),
        Column(f"{fate}_kinds", f"The {fate} by what they are, as far as told.",
               lambda e: _by_kind(e, fate)),
        Column(f"{fate}_rule", "The policy, or another rule that gave the figure.",
               lambda e: _rule(e, fate)),
        Column(f"{fate}_claims", "How many claims give the figure or a vaguer one.",
               size(lambda f: (*f.claims, *f.vague))),
        Column(f"{fate}_against", "How many current claims give another figure.",
               size(lambda f: f.against)),
        Column(f"{fate}_aside", "How many were superseded, retracted, parts, or out of scope.",
               size(lambda f: f.aside)),
    )  # fmt: skip


def _count(entry: Entry, key: str) -> Range | None:
    value = value_of(entry, "casualties", key)
    return value.count if isinstance(value, Casualty) else None


def _rule(entry: Entry, fate: str) -> Cell:
    found = entry.incident.field("casualties", fate)
    return found.rule if found is not None and found.value is not None else None


def _by_kind(entry: Entry, fate: str) -> Cell:
    kinds = [f for f in entry.incident.of("casualties") if (f.key or "").startswith(f"{fate}/")]
    return joined(words for f in kinds if (words := shown(f)))


def _heard_from() -> tuple[Column[Entry], ...]:
    return (
        Column("disputed", "Fields in which somebody says otherwise.", _disputed),
        Column("reports", "How many reports tell of it.", lambda e: e.incident.sources.reports),
        Column("publishers", "How many publishers, those of one text taken together.",
               lambda e: e.incident.sources.publishers),
        Column("origins", "To how many speakers and papers its claims go back.",
               lambda e: e.incident.sources.origins),
        Column("sides_heard", "Which sides are cited: A, B, neutral.",
               lambda e: joined(e.incident.sources.sides)),
        Column("first_reported", "Day of the first report.", lambda e: e.incident.first_reported),
        Column("last_reported", "Day of the last report.", lambda e: e.incident.last_reported),
        Column("review_state", "How far persons have reviewed it.",
               lambda e: e.incident.review_state),
        Column("policy", "The policy by which figures were chosen.", lambda e: e.incident.policy),
        Column("sources", "Everybody who is cited, with role and medium.", _speakers),
        Column("grades", "What persons hold of the sources, Admiralty code; no score of truth.",
               _graded),
        Column("account_ids", "Ids of its accounts.",
               lambda e: " ".join(t.account.id for t in e.members) or None),
        Column("report_ids", "Ids of their reports.",
               lambda e: " ".join(dict.fromkeys(t.report.id for t in e.members)) or None),
        Column("urls", "Addresses of the reports.",
               lambda e: " ".join(dict.fromkeys(t.report.url for t in e.members if t.report.url))
               or None),
        Column("published_by", "Who published the reports.",
               lambda e: joined(t.report.publisher for t in e.members if t.report.publisher)),
        Column("summary", "The sentences of the first report that tell it.", _summary),
    )  # fmt: skip


def _disputed(entry: Entry) -> Cell:
    return joined(f.name for f in entry.incident.fields if f.disputed)


def _speakers(entry: Entry) -> Cell:
    sources = (c.source for t in entry.members for c in t.account.claims)
    return joined(wording.speaker(s) for s in sources if s is not None)


def _graded(entry: Entry) -> Cell:
    papers = [(t.report.publisher, grades.of_publisher(entry.grades, t.report))
              for t in entry.members]  # fmt: skip
    sources = [c.source for t in entry.members for c in t.account.claims if c.source is not None]
    speakers = [(wording.speaker_name(s), grades.of_speaker(entry.grades, s)) for s in sources]
    return joined(f"{name} {grade}" for name, grade in (*papers, *speakers) if grade is not None)


def first(entry: Entry) -> Told | None:
    """The first report that tells it as news, else the first that tells it."""
    return min(
        entry.members,
        key=lambda t: (
            not t.account.foreground,
            t.report.published is None,
            t.report.published.value if t.report.published else "",
            t.account.id,
        ),
        default=None,
    )


def _summary(entry: Entry) -> Cell:
    told = first(entry)
    if told is None:
        return None
    return " … ".join(told.report.quote(s) for s in told.account.summary) or None


# --- the whole record ----------------------------------------------------------------------------


def record(entry: Entry) -> dict[str, Any]:
    """An incident with its accounts, claim by claim, and the facts of their reports."""
    reports = {t.report.id: t.report for t in entry.members}
    facts = ("id", "url", "publisher", "title", "published", "seen_at", "work_id", "version_no")
    return {
        "incident": {**plain(entry.incident), "title": entry.title},
        "accounts": [plain(t.account) for t in entry.members],
        "reports": [
            {name: value for name, value in plain(reports[key]).items() if name in facts}
            for key in sorted(reports)
        ],
    }


# --- one account that says what all add up to ----------------------------------------------------


def as_one(entry: Entry) -> tuple[CodedReport, Account, Mapping[str, Report]]:
    """The incident as one account, for layouts that are filled from an account.

    Each of its claims is one that stands for the reconciled value, with that value. The figures
    are those of `lowest`. The reports are by claim id.
    """
    told = first(entry)
    assert told is not None  # an incident has accounts
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    made = entry.incident if entry.lowest is None else entry.lowest
    for one in made.fields:
        claim = _standing_for(entry, one)
        if claim is not None and _is_counted(entry, made, one, claim):
            continue
        if claim is not None and claim.id not in reports:
            at = entry.claim(claim.id)
            reports[claim.id] = at[0].report if at is not None else told.report
            claims.append(claim)
    account = replace(
        told.account, id=entry.incident.id, title=entry.title, claims=tuple(claims), relations=()
    )
    return CodedReport(told.report, Coding(told.report.id, "", True)), account, reports


def _is_counted(entry: Entry, made: Incident, one: IncidentField, claim: Claim) -> bool:
    """True for people who died later and whom the figure of the dead must hold already.

    A figure told on the same day or afterwards counts them; only an earlier one does not.
    """
    if not (one.key or "").startswith("died_later"):
        return False
    killed = made.field("casualties", "killed")
    dead = entry.claims(killed.claims) if killed is not None and killed.value is not None else []
    told = entry.claim(claim.id)
    day = _day(told[0]) if told is not None else None
    return any((_day(at) or "9") >= (day or "") for at, _ in dead)


def _day(told: Told) -> str | None:
    return told.report.published.day if told.report.published is not None else None


_AS_ONE = frozenset({
    "event_type", "stage", "date", "place", "perpetrators", "targets", "victims", "participants",
    "casualties", "perpetrator_count",
})  # fmt: skip


def _standing_for(entry: Entry, one: IncidentField) -> Claim | None:
    if one.name not in _AS_ONE or one.value is None or not (one.claims or one.vague):
        return None
    found = entry.claims((*one.claims, *one.vague))
    if not found:  # a verdict alone
        return Claim(one.claims[0], SLOTS.get(one.name, one.name), one.value, basis="judgement")  # type: ignore[arg-type]
    claim = found[0][1]
    return replace(claim, value=one.value, value_state="given", part_of=None, alternative_to=None)
