"""An incident for a person to read: what is agreed, disputed and by whom, how tolls changed.

Each value with how many say so; those who say otherwise by name. With `every` each claim is listed
with its words, its speaker and its standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.export import grades, incidents, wording
from dateline.export.incidents import Entry, Told
from dateline.export.terminal import ID_LENGTH, PLAIN, Marks, line, quoted
from dateline.model.claim import Claim
from dateline.model.grade import Grades
from dateline.model.incident import Incident, IncidentField
from dateline.model.values import Casualty, Range
from dateline.values import counts

_HEADINGS = {
    "event_type": "Type", "stage": "Stage", "occurrence": "Did it happen", "date": "When",
    "place": "Where", "places": "Other places", "sides": "Sides", "acts": "Acts",
    "perpetrators": "Reported to have done it", "targets": "Aimed at", "victims": "Harmed",
    "participants": "Took part", "weapons": "With what", "casualties": "Tolls",
    "losses": "Tolls of a side", "perpetrator_count": "How many did it",
    "responsibility": "Responsibility", "context": "Context", "responses": "Response",
    "motives": "Motive", "demands": "Demands", "damage": "Damage",
}  # fmt: skip
_FATES = ("killed", "injured")
_REASONS = {
    "superseded": "gave way to a later figure of the same origin",
    "outdated": "outdated by a later, higher figure",
    "retracted": "retracted",
    "retracts": "takes a figure back",
    "part": "a part of a larger figure",
    "out_of_scope": "not of this incident alone",
    "older_version": "only in an older version of the page",
    "said_unknown": "said to be unknown or none",
    "unresolved": "its words give no value",
    "no_number": "without a number",
    "denies_other": "denies something else",
    "further": "a further value of the same report",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How an incident is to be shown: the marks, whether every claim, figures by policy."""

    marks: Marks = PLAIN
    every: bool = False
    policies: Mapping[str, Incident] | None = None


def lines(entry: Entry, wish: Wish) -> Iterator[str]:
    """The lines of an incident."""
    yield _in(wish.marks.heading, line(entry.title))
    yield from _facts(entry, wish)
    for name, heading in _HEADINGS.items():
        held = [f for f in entry.incident.of(name) if f.value is not None or wish.every]
        if held:
            yield from ("", _in(wish.marks.heading, heading))
            for field in held:
                yield from _field(entry, field, wish)
    for fate in _FATES:
        yield from _course(entry, fate, wish)
    yield from _unknown(entry, wish)
    yield from _accounts(entry, wish)


def _facts(entry: Entry, wish: Wish) -> Iterator[str]:
    made, counted = entry.incident, entry.incident.sources
    yield f"incident   {made.id}"
    sides = f"; sides heard: {', '.join(counted.sides)}" if counted.sides else ""
    papers = _many(counted.publishers, "publisher")
    origins = _many(counted.origins, "origin")
    yield f"heard in   {_many(counted.reports, 'report')} of {papers}, from {origins}{sides}"
    if made.first_reported:
        yield f"reported   {made.first_reported} to {made.last_reported}"
    yield f"policy     {made.policy or 'none'}"
    for fate in _FATES:
        told = [
            f"{name} {counts.show(count)}"
            for name, other in (wish.policies or {}).items()
            if (count := _count(other, fate)) is not None
        ]
        if told:
            yield f"{fate:<10} {', '.join(told)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _count(made: Incident, fate: str) -> Range | None:
    found = made.field("casualties", fate)
    value = found.value if found is not None else None
    return value.count if isinstance(value, Casualty) else None


def _field(entry: Entry, field: IncidentField, wish: Wish) -> Iterator[str]:
    words = line(incidents.shown(field) or "no value")
    key = f"{field.key}: " if field.name in ("sides", "losses") else ""
    yield f"  {key}{words}  {_in(wish.marks.faint, f'({_support(field)})')}"
    if wish.every:
        yield from _every(entry, field, wish)
        return
    yield from _example(entry, field, wish)
    for told, claim in entry.claims(field.against):
        yield f"      disputed: {_who_says(told, claim, entry.grades)}"


def _example(entry: Entry, field: IncidentField, wish: Wish) -> Iterator[str]:
    """The words of the first claim that stands for a value, and who says them."""
    found = next((f for f in entry.claims(field.claims) if f[1].evidence), None)
    if found is not None:
        told, claim = found
        words = quoted(told.report, claim.evidence[0], told.account.summary, wish.marks)
        said_by = line(wording.speaker(claim.source))
        yield f"      {words}  {_in(wish.marks.faint, f'({said_by})')}"


def _support(field: IncidentField) -> str:
    facts = [f"{len(field.claims)} agree"]
    facts += [f"{len(field.vague)} say less"] if field.vague else []
    facts += [f"{len(field.against)} disagree"] if field.against else []
    facts += [f"{len(field.aside)} set aside"] if field.aside else []
    facts += [f"by {wording.spaced(field.rule)}"] if field.rule else []
    return ", ".join(facts)


def _who_says(told: Told, claim: Claim, given: Grades | None = None) -> str:
    day = told.report.published.day if told.report.published is not None else "no date"
    said_by = line(wording.speaker(claim.source))
    paper = line(told.report.publisher or told.report.input_id or "unknown publisher")
    marks = (grades.of_speaker(given, claim.source), grades.of_publisher(given, told.report))
    said_by, paper = (
        f"{name} [{mark}]" if mark is not None else name
        for name, mark in zip((said_by, paper), marks, strict=True)
    )
    denied = "denied: " if claim.polarity != "affirmed" else ""
    return f"{day}  {denied}{line(wording.show(claim))}  said by {said_by}, in {paper}"


def _every(entry: Entry, field: IncidentField, wish: Wish) -> Iterator[str]:
    lists = {"agrees": field.claims, "says less": field.vague, "disagrees": field.against}
    for standing, names in lists.items():
        for name in names:
            yield from _one(entry, name, standing, wish)
    for aside in field.aside:
        by = f" ({aside.by[:ID_LENGTH]})" if aside.by else ""
        yield from _one(entry, aside.claim, _REASONS[aside.reason] + by, wish)


def _one(entry: Entry, name: str, standing: str, wish: Wish) -> Iterator[str]:
    found = entry.claim(name)
    if found is None:
        yield f"      {name[:ID_LENGTH]}  a person's verdict"
        return
    told, claim = found
    yield f"      {name[:ID_LENGTH]}  {standing}: {_who_says(told, claim, entry.grades)}"
    if claim.evidence:
        words = quoted(told.report, claim.evidence[0], told.account.summary, wish.marks)
        yield f"                  {words}"


def _course(entry: Entry, fate: str, wish: Wish) -> Iterator[str]:
    """Every figure for all of one fate in the order in which it was told, with its standing."""
    field = entry.incident.field("casualties", fate)
    if field is None:
        return
    standing = dict.fromkeys(field.claims, "agrees")
    standing |= dict.fromkeys(field.vague, "says less") | dict.fromkeys(field.against, "disagrees")
    standing |= {a.claim: _REASONS[a.reason] for a in field.aside}
    told = entry.claims(standing)
    if len(told) < 2:
        return
    yield from ("", _in(wish.marks.heading, f"How the number {fate} changed"))
    for at, claim in sorted(told, key=_when):
        how = _in(wish.marks.faint, f"({standing[claim.id]})")
        yield f"  {_who_says(at, claim, entry.grades)}  {how}"


def _when(found: tuple[Told, Claim]) -> tuple[str, str]:
    stamp = found[0].report.published
    return (stamp.value if stamp is not None else "", found[1].id)


def _unknown(entry: Entry, wish: Wish) -> Iterator[str]:
    silent = [
        a.claim for f in entry.incident.fields for a in f.aside if a.reason == "said_unknown"
    ]
    told = entry.claims(dict.fromkeys(silent))
    if told:
        yield from ("", _in(wish.marks.heading, "Said to be unknown or none"))
    for at, claim in told:
        yield f"  {wording.spaced(claim.slot)}: {_who_says(at, claim, entry.grades)}"
        if claim.evidence:
            yield f"      {quoted(at.report, claim.evidence[0], at.account.summary, wish.marks)}"


def _accounts(entry: Entry, wish: Wish) -> Iterator[str]:
    yield from ("", _in(wish.marks.heading, _many(len(entry.members), "account")))
    for told in sorted(entry.members, key=lambda t: (_day(t), t.account.id)):
        how = wording.spaced(told.account.told_as)
        paper = line(told.report.publisher or told.report.input_id or told.report.id)
        name = f"{told.account.id[:ID_LENGTH]}  {_day(told)}"
        yield f"  {name}  {paper}  {line(told.report.title)}  ({how})"


def _day(told: Told) -> str:
    return told.report.published.day if told.report.published is not None else "no date"


def _in(marks: tuple[str, str], words: str) -> str:
    return f"{marks[0]}{words}{marks[1]}" if words else words


def summary(incident: Incident, title: str) -> tuple[str, str, str, str]:
    """An incident as the cells of a list: id's beginning, title, toll, how widely reported."""
    found = (incident.field("casualties", fate) for fate in _FATES)
    tolls = [w.split(" (")[0] for f in found if f is not None and (w := incidents.shown(f))]
    counted = incident.sources
    disputed = "; disputed" if any(f.disputed for f in incident.fields) else ""
    heard = f"{_many(counted.reports, 'report')}, {_many(counted.origins, 'origin')}{disputed}"
    return incident.id[:ID_LENGTH], line(title), line(", ".join(tolls)), heard
