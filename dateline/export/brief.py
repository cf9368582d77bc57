"""The brief: a page for the morning mail, what reports say of the last days, in their own words.

Titles and labels come from templates, all else is quoted. Markdown for a terminal or a mail, or
one page of HTML that asks for nothing from outside.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.export import choose, incidents, pick, terminal, wording
from dateline.export.incidents import Entry, Told
from dateline.export.tables import layout
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.model.values import Casualty, DateValue, Place
from dateline.values import dates, places

_LEFT_OUT = ("recalled", "older_version")
_QUOTED = ("act", "casualty", "perpetrator", "responsibility", "target", "victim", "damage",
           "response", "statement", "weapon")  # fmt: skip
_MOST_QUOTES = 4
_SAID_NOTHING = ("said_unknown", "said_none")
_SPAN = re.compile(r"(\d{1,4})d\Z")
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LISTED = re.compile(r"^(\s*)([-+=>]|\d+[.)])")


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a brief, both inside, and the country of the scene (ISO 3166-1 alpha-2)."""

    since: str
    until: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report, who says it, and how sure."""

    words: str
    speaker: str
    status: str


@dataclass(frozen=True, slots=True)
class Item:
    """What one report, or all that were linked, say of one incident."""

    day: str
    id: str
    title: str
    marks: tuple[str, ...]
    place: str
    when: str
    toll: str
    quotes: tuple[Quote, ...]
    unknown: tuple[str, ...]
    not_mentioned: tuple[str, ...]
    publisher: str
    published: str
    url: str | None
    disputed: tuple[str, ...] = ()


def window(since: str, until: str | None, newest: str | None, country: str | None) -> Window:
    """The days meant by `7d` or a date, counted back from `until`, else from the newest report.

    InputError for words that are no span of days and no date.
    """
    last = until or newest
    if last is None:
        raise InputError("no report in the ledger has a date; give --until DATE")
    end = _day(last, "--until")
    span = _SPAN.match(since.strip().lower())
    start = end - timedelta(days=int(span.group(1)) - 1) if span else _day(since, "--since")
    if country is not None and not re.fullmatch("[A-Za-z]{2}", country):
        raise InputError(f"'{country}' is no country code; give two letters, such as KE")
    return Window(start.isoformat(), end.isoformat(), country.upper() if country else None)


def _day(words: str, option: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        wanted = "7d or YYYY-MM-DD" if option == "--since" else "YYYY-MM-DD"
        raise InputError(f"{option} '{words}' cannot be read; give {wanted}") from None


def items(
    codings: Iterable[CodedReport], wanted: Window, newest: Callable[[Report], bool]
) -> list[Item]:
    """The accounts of a window, newest first; recalled ones and older versions are left out."""
    found = [
        _item(coded.report, account, day)
        for coded in codings
        for account in coded.coding.accounts
        if not set(choose.reasons(account, newest(coded.report))) & set(_LEFT_OUT)
        and (day := day_of(coded.report, account)) is not None
        and wanted.since <= day <= wanted.until
        and (wanted.country is None or _country(account) == wanted.country)
    ]
    return sorted(sorted(found, key=lambda i: i.id), key=lambda i: i.day, reverse=True)


def day_of(report: Report, account: Account) -> str | None:
    """The last day on which the incident may have begun, else the day of publication."""
    claim = pick.first(account, "date")
    if claim is not None and isinstance(claim.value, DateValue) and claim.value.start is not None:
        known = claim.value.start.latest or claim.value.start.earliest
        if known is not None:
            return known[:10]
    return report.published.day if report.published is not None else None


def _country(account: Account) -> str | None:
    claim = pick.scene(account)
    return claim.value.country if claim is not None and isinstance(claim.value, Place) else None


def _item(report: Report, account: Account, day: str) -> Item:
    marks = [wording.spaced(r) for r in choose.reasons(account)]
    told = [wording.spaced(account.told_as)] if account.told_as != "news" else []
    return Item(
        day,
        account.id,
        terminal.line(account.title),
        tuple(told + marks),
        _where(account),
        _when(account),
        terminal.line(pick.toll(account)),
        tuple(_quotes(report, account)),
        tuple(_unknown(report, account)),
        tuple(_not_mentioned(account)),
        terminal.line(report.publisher or ""),
        report.published.value if report.published is not None else "",
        report.url,
    )


def incident_items(entries: Iterable[Entry], wanted: Window) -> list[Item]:
    """The incidents of a window, newest first; those that are only recalled are left out."""
    found = []
    for entry in entries:
        told = incidents.first(entry)
        day = _began(entry)
        if told is None or "recalled" in incidents.reasons(entry) or day is None:
            continue
        place = incidents.value_of(entry, "place")
        country = place.country if isinstance(place, Place) else None
        inside = wanted.since <= day <= wanted.until
        if inside and wanted.country in (None, country):
            found.append(_of_incident(entry, told, day))
    return sorted(sorted(found, key=lambda i: i.id), key=lambda i: i.day, reverse=True)


def _began(entry: Entry) -> str | None:
    when = incidents.value_of(entry, "date")
    if isinstance(when, DateValue) and when.start is not None:
        known = when.start.latest or when.start.earliest
        if known is not None:
            return known[:10]
    return entry.incident.first_reported


def _of_incident(entry: Entry, told: Told, day: str) -> Item:
    """The reconciled values, with quotes of the first report that tells it as news."""
    counted = entry.incident.sources
    papers = dict.fromkeys(t.report.publisher for t in entry.members if t.report.publisher)
    many = f"{counted.reports} report{'' if counted.reports == 1 else 's'}"
    tolls = [incidents.toll(entry, fate) for fate in pick.TOLL]
    return Item(
        day,
        entry.incident.id,
        terminal.line(entry.title),
        tuple(wording.spaced(r) for r in incidents.reasons(entry)),
        terminal.line(incidents.text_of(entry, "place")),
        terminal.line(incidents.text_of(entry, "date")),
        terminal.line(", ".join(t for t in tolls if t)),
        tuple(_quotes(told.report, told.account)),
        tuple(dict.fromkeys(u for t in entry.members for u in _unknown(t.report, t.account))),
        tuple(_not_mentioned(replace(told.account, claims=_all_claims(entry)))),
        terminal.line(f"{many}: {', '.join(papers)}" if papers else many),
        _reported(entry),
        told.report.url,
        tuple(map(terminal.line, incidents.disputes(entry))),
    )


def _all_claims(entry: Entry) -> tuple[Claim, ...]:
    return tuple(c for t in entry.members for c in t.account.claims)


def _reported(entry: Entry) -> str:
    first, last = entry.incident.first_reported, entry.incident.last_reported
    return f"{first} to {last}" if first != last else first or ""


def _where(account: Account) -> str:
    claim = pick.scene(account)
    if claim is None:
        return ""
    if isinstance(claim.value, Place) and claim.value_state == "given":
        return terminal.line(places.show(claim.value))
    return terminal.line(wording.show(claim))


def _when(account: Account) -> str:
    claim = pick.first(account, "date")
    if claim is None:
        return ""
    if isinstance(claim.value, DateValue) and claim.value_state == "given":
        return terminal.line(dates.show(claim.value, claim.text))
    return terminal.line(wording.show(claim))


def _quotes(report: Report, account: Account) -> Iterator[Quote]:
    """The sentences that carry the most telling claims, each with all who say it, once."""
    ranked = sorted(
        (c for c in account.claims if c.slot in _QUOTED and c.evidence and _tells(c)),
        key=lambda c: _QUOTED.index(c.slot),
    )
    held: dict[tuple[str, str], Quote] = {}
    for claim in ranked:
        words = _sentence(report, account, claim)
        said_by = terminal.line(wording.speaker(claim.source))
        held.setdefault((words, said_by), Quote(words, said_by, claim.status))
    yield from list(held.values())[:_MOST_QUOTES]


def _tells(claim: Claim) -> bool:
    return claim.value_state not in _SAID_NOTHING


def _sentence(report: Report, account: Account, claim: Claim) -> str:
    span = claim.evidence[0]
    text = report.field(span.field)
    start, end = terminal.sentence(text, span, account.summary)
    return terminal.line(text[start:end])


def _unknown(report: Report, account: Account) -> Iterator[str]:
    """What the report says is unknown or none, in its words."""
    for claim in account.claims:
        if claim.value_state in _SAID_NOTHING:
            words = terminal.line(claim.text or "")
            said = f"{wording.spaced(claim.slot)}: {wording.spaced(claim.value_state)}"
            yield f"{said} (“{words}”)" if words else said


def _not_mentioned(account: Account) -> Iterator[str]:
    said = {c.slot for c in account.claims}
    fates = {c.value.fate for c in account.of("casualty") if isinstance(c.value, Casualty)}
    asked = {
        "date": "date" in said,
        "place": "place" in said,
        "number killed": "killed" in fates,
        "who did it": "perpetrator" in said,
        "responsibility": "responsibility" in said,
    }
    yield from (name for name, known in asked.items() if not known)


# --- pages ---------------------------------------------------------------------------------------


def heading(wanted: Window, found: list[Item]) -> tuple[str, str]:
    """The heading and the sentence below it."""
    where = f", {wanted.country}" if wanted.country else ""
    noun = "incident" if any(map(_is_incident, found)) else "account"
    count = f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"
    note = _told("incidents" if noun == "incident" else "note")
    return f"Incidents {wanted.since} to {wanted.until}{where}", f"{count}. {note}"


def _is_incident(item: Item) -> bool:
    return item.id.startswith("i")


def _told(name: str) -> str:
    return str(layout("brief")[name])


def markdown(wanted: Window, found: list[Item]) -> str:
    """The brief as Markdown; nothing quoted can become a mark-up of its own."""
    title, note = heading(wanted, found)
    lines = [f"# {title}", "", note, ""]
    for item in found:
        lines += [f"## {_safe(item.title)}", ""]
        lines += [f"- **{label}:** {_safe(words)}" for label, words in _facts(item)]
        lines += [""] if item.quotes else []
        for quote in item.quotes:
            lines.append(f"> {_safe(quote.words)}  ")
            lines += [f"> — {_safe(quote.speaker)}; {quote.status}", ""]
        lines += [] if item.quotes else [""]
    return "\n".join(lines).rstrip() + "\n"


def _safe(words: str) -> str:
    return _LISTED.sub(r"\1\\\2", _MARKED.sub(r"\\\1", words))


def _facts(item: Item) -> Iterator[tuple[str, str]]:
    """The labels and values of an item; empty ones are left out."""
    source = ", ".join(part for part in (item.publisher, item.published) if part)
    facts = (
        ("Kind", ", ".join(item.marks)),
        ("Place", item.place),
        ("Date", item.when),
        ("Toll", item.toll),
        ("Said to be unknown or none", "; ".join(item.unknown)),
        ("Not mentioned", ", ".join(item.not_mentioned)),
        ("Source", source),
        ("Disputed", "; ".join(item.disputed)),
        ("Incident" if _is_incident(item) else "Account", item.id),
    )
    yield from ((label, words) for label, words in facts if words)


def page(wanted: Window, found: list[Item]) -> str:
    """The brief as one page of HTML: no script, nothing loaded, made to be printed."""
    title, note = heading(wanted, found)
    body = "".join(map(_article, found))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_told("policy")}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{_escaped(title)}</title>\n'
        f"<style>\n{_told('style')}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_escaped(title)}</h1>\n<p>{_escaped(note)}</p>\n{body}</main>\n</body>\n</html>\n"
    )


def _article(item: Item) -> str:
    facts = "".join(
        f"<dt>{_escaped(label)}</dt><dd>{_linked(label, words, item.url)}</dd>\n"
        for label, words in _facts(item)
    )
    quotes = "".join(
        f"<blockquote><p>{_escaped(q.words)}</p>"
        f"<footer>{_escaped(q.speaker)}; {_escaped(q.status)}</footer></blockquote>\n"
        for q in item.quotes
    )
    return f"<article>\n<h2>{_escaped(item.title)}</h2>\n<dl>\n{facts}</dl>\n{quotes}</article>\n"


def _linked(label: str, words: str, url: str | None) -> str:
    if label != "Source" or not url or not _is_web(url):
        return _escaped(words)
    return f'<a href="{_escaped(url)}" rel="noopener noreferrer">{_escaped(words)}</a>'


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _escaped(words: str) -> str:
    return html.escape(words, quote=True)
