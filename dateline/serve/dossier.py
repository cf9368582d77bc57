"""An incident as the page shows it: its fields with the claims on them, and its reports.

Plain JSON types, the same for the templates and the API. Nothing here composes: values are shown
by `export.wording`, all else is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.export import pick, terminal, wording
from dateline.model.account import Account
from dateline.model.act import Standing
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.incident import Incident, IncidentField, Verdict
from dateline.model.report import Report
from dateline.model.values import Casualty, Fate, Place, Range
from dateline.reconcile import title
from dateline.serve import marks
from dateline.values import counts

# The sections of the page: name, heading, fields of the incident, slots whose claims they hold.
Section = tuple[str, str, tuple[str, ...], tuple[str, ...]]
SECTIONS: tuple[Section, ...] = (
    ("event_type", "What it was", ("event_type",), ("event_type",)),
    ("act", "What was done", ("acts",), ("act",)),
    ("stage", "How far it went", ("stage", "occurrence"), ("stage", "occurrence")),
    ("date", "When", ("date",), ("date",)),
    ("place", "Where", ("place",), ("place",)),
    ("casualty", "What became of people", ("casualties",), ("casualty",)),
    (
        "perpetrator",
        "Reported to have done it",
        ("perpetrators", "perpetrator_count"),
        ("perpetrator", "perpetrator_count"),
    ),
    ("responsibility", "Responsibility", ("responsibility",), ("responsibility",)),
    ("target", "Aimed at", ("targets",), ("target",)),
    ("victim", "Harmed", ("victims",), ("victim",)),
    ("participant", "Took part", ("participants",), ("participant",)),
    ("weapon", "With what", ("weapons",), ("weapon",)),
    ("damage", "Damage", ("damage",), ("damage",)),
    ("response", "Response", ("responses",), ("response",)),
    ("motive", "Motive and demands", ("motives", "demands"), ("motive", "demand")),
    ("context", "Context", ("context",), ("context",)),
    ("statement", "Further statements", ("statements",), ("statement",)),
)
_SLOT_OF = {name: slots[min(i, len(slots) - 1)] for _, _, names, slots in SECTIONS
            for i, name in enumerate(names)}  # fmt: skip
KIND_OF = {
    **dict.fromkeys(("act", "event_type", "stage", "occurrence", "weapon", "context"), "what"),
    "date": "when",
    "place": "where",
    **dict.fromkeys(("perpetrator", "perpetrator_count", "responsibility"), "doer"),
    **dict.fromkeys(("target", "victim", "casualty", "damage"), "harm"),
}
KIND_NAMES = {
    "what": "what happened",
    "when": "when",
    "where": "where",
    "doer": "who did it",
    "harm": "who or what was hit",
    "more": "more that is said",
}
_NOT_MENTIONED = ("date", "place", "casualty", "perpetrator", "responsibility", "target", "victim",
                  "weapon", "motive")  # fmt: skip
_SAID_NOTHING = ("said_unknown", "said_none")
_TOLLS: tuple[Fate, ...] = ("killed", "died_later", "injured", "abducted", "missing", "detained")


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an incident with the account that tells it, as they may be shown."""

    report: Report
    account: Account
    coder: str = ""
    revision: str | None = None
    others: tuple[Account, ...] = ()
    standings: tuple[Standing, ...] = ()
    voice: str | None = None
    newest: bool = True


@dataclass(frozen=True, slots=True)
class _Entry:
    """One value of a field of the incident, with the stance of each claim on it."""

    name: str
    shows: str
    rule: str | None
    stances: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()


def dossier(
    incident: Incident, told: Sequence[Told], verdicts: Sequence[Verdict] = ()
) -> dict[str, Any]:
    """The whole incident; `told` are its reports as they may be shown."""
    ordered = sorted(told, key=_order)
    claims = [_claim(t, c) for t in ordered for c in t.account.claims]
    claims += [_verdict(v) for v in verdicts]
    lead = next((t for t in ordered if t.account.foreground), ordered[0])
    return {
        "id": incident.id,
        "title": terminal.line(title(incident) or lead.account.title),
        "told_as": wording.spaced(lead.account.told_as),
        "foreground": any(t.account.foreground for t in told),
        "kind": lead.account.kind,
        "policy": incident.policy,
        "fields": list(_fields(claims, _entries(incident))),
        "unknown": [c for c in claims if c["state"] in _SAID_NOTHING],
        "not_mentioned": list(_missing(claims)),
        "toll": list(_toll(ordered)),
        "map": _points(ordered),
        "reports": [_report(t) for t in ordered],
        "sources": plain(incident.sources),
        "first_reported": incident.first_reported,
        "last_reported": incident.last_reported,
        "review_state": incident.review_state,
    }


def _order(told: Told) -> tuple[bool, str, str]:
    """Reports that are about it before those that recall it; then by their publication."""
    stamp = told.report.published
    return (not told.account.foreground, stamp.value if stamp else "9", told.report.id)


def _entries(incident: Incident) -> list[_Entry]:
    out = []
    for one in incident.fields:
        if one.name not in _SLOT_OF:
            continue
        lists = (("for", one.claims), ("vague", one.vague), ("against", one.against))
        stances = [(name, stance) for stance, names in lists for name in names]
        stances += [(a.claim, "aside") for a in one.aside]
        notes = tuple((a.claim, wording.spaced(a.reason)) for a in one.aside)
        slot: Any = _SLOT_OF[one.name]
        shows = _shows(slot, one)
        out.append(_Entry(one.name, shows, one.rule, tuple(stances), notes))
    return sorted(out, key=_fate_first)


def _fate_first(entry: _Entry) -> int:
    """The killed before the injured before all others."""
    fates = ("killed", "injured")
    return next((n for n, fate in enumerate(fates) if entry.shows.endswith(fate)), len(fates))


def _people(count: Range) -> str:
    """How many: the best figure first, then the bounds that reports leave."""
    low, best, high = count.low, count.best, count.high
    if best is None or low == high or count.form == "exact":
        return counts.show(count)
    if high is None:
        return f"{best} or more" if low in (best, None) else f"{best} (at least {low})"
    return f"{best} (up to {high})" if low is None else f"{best} ({low} to {high})"


def _shows(slot: Any, one: IncidentField) -> str:
    """The value in words; a number of people without the rest of its casualty says whose fate."""
    if one.value is None:
        return ""
    if isinstance(one.value, Range) and one.name == "casualties":
        return f"{_people(one.value)} {wording.spaced((one.key or '').split('/')[0])}"
    if isinstance(one.value, Casualty) and one.value.count is not None:
        best = replace(one.value, count=None)
        words = wording.show(Claim("", slot, best)).removeprefix("some ")
        return terminal.line(f"{_people(one.value.count)} {words}")
    return terminal.line(wording.show(Claim("", slot, one.value)))


# --- claims --------------------------------------------------------------------------------------


def _claim(told: Told, claim: Claim) -> dict[str, Any]:
    return {
        **_said(claim),
        "judged": _judged(told, claim),
        "account": told.account.id,
        "report": told.report.id,
        "publisher": terminal.line(told.report.publisher or "source not named"),
        "revision": told.revision,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    """A verdict of a person, as a claim that no report makes."""
    said = {"name": verdict.by, "role": "verdict", "medium": "", "whole": verdict.by}
    judged = {"kind": "verdict", "by": verdict.by, "at": verdict.at, "why": verdict.why}
    return {
        **_said(verdict.claim),
        "text": verdict.why or None,
        "speaker": said,
        "judged": {**judged, "act": verdict.act},
        "account": "",
        "report": "",
        "publisher": terminal.line(verdict.source or "verdict"),
        "revision": None,
    }


def _said(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "slot": claim.slot,
        "kind": KIND_OF.get(claim.slot, "more"),
        "name": wording.spaced(claim.slot),
        "shows": terminal.line(wording.show(claim)),
        "text": terminal.line(claim.text) if claim.text else None,
        "state": claim.value_state,
        "status": claim.status,
        "stance": "against" if claim.status == "denied" else "for",
        "certainty": claim.certainty,
        "basis": claim.basis,
        "rule": claim.rule,
        "speaker": marks.speaker_plain(claim.source),
        "confidence": claim.confidence,
        "doubtful": claim.doubtful,
        "value": plain(claim.value),
        "supersedes": claim.supersedes,
        "part_of": claim.part_of,
        "spans": plain(claim.evidence),
    }


def _judged(told: Told, claim: Claim) -> dict[str, Any] | None:
    """The last living act of a person on a claim."""
    names = {claim.id, claim.supersedes}
    found = [s.act for s in told.standings if s.at.claim_id in names and s.at.claim_id]
    if not found:
        return None
    act = found[-1]
    return {"kind": act.kind, "by": act.by, "at": act.at, "why": act.why, "act": act.id}


def _fields(
    claims: Sequence[dict[str, Any]], entries: Sequence[_Entry]
) -> Iterator[dict[str, Any]]:
    by_id: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        by_id.setdefault(claim["id"], []).append(claim)
    for name, heading, names, slots in SECTIONS:
        held = [c for c in claims if c["slot"] in slots]
        if not held:
            continue
        groups = [_group(e, by_id) for e in entries if e.name in names]
        groups = [g for g in groups if g["claims"]]
        placed = {c["id"] for g in groups for c in g["claims"]}
        groups += _loose([c for c in held if c["id"] not in placed])
        yield {
            "name": name,
            "heading": heading,
            "kind": KIND_OF.get(slots[0], "more"),
            "groups": [g for g in groups if not g["nothing"]],
            "nothing": [c for g in groups if g["nothing"] for c in g["claims"]],
            "disputed": any(c["stance"] == "against" for g in groups for c in g["claims"]),
        }


def _group(entry: _Entry, by_id: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """A value with all claims on it: those for it, vague ones, those against, those set aside."""
    notes = dict(entry.notes)
    held: list[dict[str, Any]] = [
        {**claim, "stance": stance, "note": notes.get(name)}
        for name, stance in entry.stances
        for claim in by_id.get(name, ())
    ]
    return {
        "shows": entry.shows or (held[0]["shows"] if held else ""),
        "rule": wording.spaced(entry.rule or ""),
        "claims": held,
        "nothing": bool(held) and all(c["state"] in _SAID_NOTHING for c in held),
    }


def _loose(claims: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims that no field of the incident holds, those that show the same together."""
    held: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        held.setdefault(claim["shows"], []).append({**claim, "note": None})
    return [
        {
            "shows": shows,
            "rule": "",
            "claims": many,
            "nothing": all(c["state"] in _SAID_NOTHING for c in many),
        }
        for shows, many in held.items()
    ]


def _missing(claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    there = {c["slot"] for c in claims}
    names = {name: heading for name, heading, *_ in SECTIONS}
    yield from (names[slot] for slot in _NOT_MENTIONED if slot not in there)


# --- the toll and the map ------------------------------------------------------------------------


def _toll(told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """Every figure for a fate of people in this incident, with who says it and when."""
    for t in told:
        for claim in t.account.of("casualty"):
            value = claim.value
            if not isinstance(value, Casualty) or value.fate not in _TOLLS:
                continue
            if value.count is None or value.scope != "this_incident":
                continue
            yield {
                "claim": claim.id,
                "fate": value.fate,
                "who": value.who,
                "part": claim.part_of is not None,
                **_bounds(value.count),
                "shows": terminal.line(wording.show(claim)),
                "status": claim.status,
                "speaker": marks.speaker_plain(claim.source)["name"],
                "publisher": terminal.line(t.report.publisher or ""),
                "at": t.report.published.value if t.report.published is not None else None,
            }


def _bounds(count: Range) -> dict[str, int | None]:
    return {"low": count.low, "best": count.best, "high": count.high}


def _points(told: Sequence[Told]) -> list[dict[str, Any]]:
    """The points of all scenes, each with its radius of doubt; the same point once."""
    found: dict[tuple[float, float, float | None], dict[str, Any]] = {}
    for t in told:
        for claim in pick.scenes(t.account):
            place = claim.value
            if isinstance(place, Place) and place.lat is not None and place.lon is not None:
                key = (place.lat, place.lon, place.radius_km)
                one: dict[str, Any] = {
                    "lat": place.lat,
                    "lon": place.lon,
                    "radius_km": place.radius_km,
                    "precision": place.precision,
                    "shows": terminal.line(wording.show(claim)),
                    "claims": [],
                }
                found.setdefault(key, one)["claims"].append(claim.id)
    return list(found.values())


# --- reports -------------------------------------------------------------------------------------


def _report(told: Told) -> dict[str, Any]:
    report, account = told.report, told.account
    marked = [(KIND_OF.get(c.slot, "more"), c) for c in account.claims]
    return {
        "id": report.id,
        "account": account.id,
        "account_title": terminal.line(account.title),
        "foreground": account.foreground,
        "told_as": wording.spaced(account.told_as),
        "coder": told.coder,
        "revision": told.revision,
        "title": terminal.line(report.title or ""),
        "publisher": terminal.line(report.publisher or "source not named"),
        "published": _stamp(report),
        "modified": plain(report.modified),
        "version_no": report.version_no,
        "newest": told.newest,
        "voice": told.voice,
        "url": _url(report.url),
        "byline": terminal.line(report.byline) if report.byline else None,
        "paragraphs": marks.article(report, marked),
        "dropped": [
            {"words": terminal.clean(d.text), "reason": wording.spaced(d.reason)}
            for d in report.dropped
        ],
        "claims": [_claim(told, c) for c in account.claims],
        "others": [
            {"id": a.id, "title": terminal.line(a.title), "foreground": a.foreground}
            for a in told.others
        ],
    }


def _stamp(report: Report) -> dict[str, Any] | None:
    return plain(report.published) if report.published is not None else None


def _url(address: str | None) -> str | None:
    """An address that may be a link: of the web alone."""
    return address if address and address.startswith(("https://", "http://")) else None
