"""An incident as the page shows it: its fields with the claims on them, and its reports.

Plain JSON types, the same for the templates and the API. Nothing here composes: values are shown
by `export.wording`, all else is quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.export import pick, terminal, wording
from dateline.model.account import Account
from dateline.model.act import Standing
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.incident import Incident
from dateline.model.report import Report
from dateline.model.values import Casualty, DateValue, Fate, Place, Range
from dateline.serve import marks

# The sections of the page: name, heading, slots; what is never mentioned is listed by name.
SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("event_type", "What it was", ("event_type",)),
    ("act", "What was done", ("act",)),
    ("stage", "How far it went", ("stage", "occurrence")),
    ("date", "When", ("date",)),
    ("place", "Where", ("place",)),
    ("casualty", "What became of people", ("casualty",)),
    ("perpetrator", "Reported to have done it", ("perpetrator", "perpetrator_count")),
    ("responsibility", "Responsibility", ("responsibility",)),
    ("target", "Aimed at", ("target",)),
    ("victim", "Harmed", ("victim",)),
    ("participant", "Took part", ("participant",)),
    ("weapon", "With what", ("weapon",)),
    ("damage", "Damage", ("damage",)),
    ("response", "Response", ("response",)),
    ("motive", "Motive and demands", ("motive", "demand")),
    ("context", "Context", ("context",)),
    ("statement", "Further statements", ("statement",)),
)
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
CueOf = Callable[[Claim], Any]


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


@dataclass(slots=True)
class _Stances:
    """Which claims stand for, are vague of, or stand against the value of a field."""

    of: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, incident: Incident | None) -> _Stances:
        made = cls()
        for one in incident.fields if incident is not None else ():
            stances = (("against", one.against), ("vague", one.vague), ("for", one.claims))
            for stance, names in stances:
                made.of.update(dict.fromkeys(names, stance))
        return made


def dossier(
    incident_id: str, told: Sequence[Told], incident: Incident | None = None
) -> dict[str, Any]:
    """The whole incident; `told` are its reports, the newest voice first."""
    stances = _Stances.read(incident)
    claims = [_claim(t, c, stances) for t in told for c in t.account.claims]
    lead = next((t for t in told if t.account.foreground), told[0])
    return {
        "id": incident_id,
        "title": terminal.line(lead.account.title),
        "told_as": wording.spaced(lead.account.told_as),
        "foreground": any(t.account.foreground for t in told),
        "kind": lead.account.kind,
        "fields": list(_fields(claims)),
        "unknown": [c for c in claims if c["state"] in _SAID_NOTHING],
        "not_mentioned": list(_missing(claims)),
        "toll": list(_toll(told)),
        "map": _points(told),
        "reports": [_report(t, stances) for t in told],
        "sources": _sources(told, incident),
        "review_state": incident.review_state if incident is not None else None,
    }


# --- claims --------------------------------------------------------------------------------------


def _claim(told: Told, claim: Claim, stances: _Stances) -> dict[str, Any]:
    judged = _judged(told, claim)
    status = claim.status
    return {
        "id": claim.id,
        "slot": claim.slot,
        "kind": KIND_OF.get(claim.slot, "more"),
        "name": wording.spaced(claim.slot),
        "shows": terminal.line(wording.show(claim)),
        "text": terminal.line(claim.text) if claim.text else None,
        "state": claim.value_state,
        "status": status,
        "stance": stances.of.get(claim.id, "against" if status == "denied" else "for"),
        "certainty": claim.certainty,
        "basis": claim.basis,
        "rule": claim.rule,
        "speaker": marks.speaker_plain(claim.source),
        "confidence": claim.confidence,
        "doubtful": claim.doubtful,
        "value": plain(claim.value),
        "supersedes": claim.supersedes,
        "judged": judged,
        "part_of": claim.part_of,
        "spans": plain(claim.evidence),
        "account": told.account.id,
        "report": told.report.id,
        "publisher": terminal.line(told.report.publisher or "source not named"),
        "revision": told.revision,
    }


def _judged(told: Told, claim: Claim) -> dict[str, Any] | None:
    """The last living act of a person on a claim."""
    names = {claim.id, claim.supersedes}
    found = [s.act for s in told.standings if s.at.claim_id in names and s.at.claim_id]
    if not found:
        return None
    act = found[-1]
    return {"kind": act.kind, "by": act.by, "at": act.at, "why": act.why, "act": act.id}


def _fields(claims: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for name, heading, slots in SECTIONS:
        held = [c for c in claims if c["slot"] in slots]
        given = [c for c in held if c["state"] not in _SAID_NOTHING]
        if held:
            yield {
                "name": name,
                "heading": heading,
                "kind": KIND_OF.get(slots[0], "more"),
                "groups": _groups(given),
                "nothing": [c for c in held if c["state"] in _SAID_NOTHING],
                "disputed": any(c["stance"] == "against" for c in given),
            }


def _groups(claims: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Claims that show the same value together; those for it before vague ones before others."""
    order = {"for": 0, "vague": 1, "against": 2}
    held: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims:
        held.setdefault(claim["shows"], []).append(claim)
    groups = [
        {
            "shows": shows,
            "claims": many,
            "stance": min((c["stance"] for c in many), key=lambda s: order[s]),
            "statuses": list(dict.fromkeys(c["status"] for c in many)),
            "speakers": list(dict.fromkeys(c["speaker"]["name"] for c in many)),
        }
        for shows, many in held.items()
    ]
    return sorted(groups, key=lambda g: order[str(g["stance"])])


def _missing(claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    there = {c["slot"] for c in claims}
    names = {name: heading for name, heading, _ in SECTIONS}
    yield from (names[slot] for slot in _NOT_MENTIONED if slot not in there)


# --- the toll, the map, the sources --------------------------------------------------------------


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


def _sources(told: Sequence[Told], incident: Incident | None) -> dict[str, Any]:
    if incident is not None:
        return {**plain(incident.sources)}
    return {
        "reports": len({t.report.id for t in told}),
        "publishers": len({t.report.publisher for t in told if t.report.publisher}) or 1,
        "origins": len({n for t in told for n in pick.speakers(t.account)}) or 1,
        "sides": [],
    }


# --- reports -------------------------------------------------------------------------------------


def _report(told: Told, stances: _Stances) -> dict[str, Any]:
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
        "claims": [_claim(told, c, stances) for c in account.claims],
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


def day_of(account: Account) -> str | None:
    """The last day on which the incident may have begun."""
    claim = pick.first(account, "date")
    value = claim.value if claim is not None else None
    if isinstance(value, DateValue) and value.start is not None:
        return value.start.latest or value.start.earliest
    return None
