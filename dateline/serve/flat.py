"""The flat row of an incident for lists and maps, made from accounts as they may be shown.

The ledger keeps such rows for the desk; this makes them of what the public may see, so that
nothing but that can be found, counted or drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.export import pick, wording
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Fate,
    Object,
    Place,
    Range,
)
from dateline.store.shelf import Shelved

Told = tuple[Report, Account]
_DISPUTING = frozenset({"denied"})


def shelved(incident_id: str, told: Sequence[Told]) -> Shelved:
    """An incident for a shelf: `told` are its reports with their accounts, the lead first."""
    return Shelved(row(incident_id, told), frozenset(_tags(told)), tuple(_texts(told)))


def row(incident_id: str, told: Sequence[Told]) -> dict[str, Any]:
    """The flat row; what no account gives is None."""
    lead = told[0][1]
    accounts = [account for _, account in told]
    days = sorted(r.published.day for r, _ in told if r.published is not None)
    publishers = {r.publisher for r, _ in told if r.publisher}
    scores = [c.confidence for a in accounts for c in a.claims if c.confidence is not None]
    return {
        "incident_id": incident_id,
        "title": lead.title,
        **_kind(_first(accounts, "event_type")),
        **_place(accounts),
        **_date(_first(accounts, "date")),
        **_toll(accounts, "killed"),
        **_toll(accounts, "injured"),
        "perpetrator": "; ".join(dict.fromkeys(_named(accounts, "perpetrator"))) or None,
        "reports": len({r.id for r, _ in told}),
        "publishers": len(publishers) or 1,
        "origins": len({n for a in accounts for n in pick.speakers(a)}) or 1,
        "first_reported": days[0] if days else None,
        "last_reported": days[-1] if days else None,
        "told_as": "news" if any(a.foreground for a in accounts) else "recalled",
        "kind": lead.kind,
        "minimal": all(a.minimal for a in accounts),
        "context": _word(_first(accounts, "context")),
        "stage": _word(_first(accounts, "stage")),
        "review_state": None,
        "confidence": min(scores) if scores else None,
        "disputed": any(c.status in _DISPUTING for a in accounts for c in a.claims),
        "changed_at_run": None,
    }


def _first(accounts: Sequence[Account], slot: str) -> Claim | None:
    found = (pick.first(account, slot) for account in accounts)
    return next((claim for claim in found if claim is not None and claim.value is not None), None)


def _kind(claim: Claim | None) -> dict[str, Any]:
    value = claim.value if claim is not None else None
    if not isinstance(value, EventType):
        return {"event_type": None, "sub_type": None}
    return {"event_type": value.type, "sub_type": value.sub_type}


def _place(accounts: Sequence[Account]) -> dict[str, Any]:
    names = ("country", "admin1", "city", "lat", "lon", "radius_km", "precision")
    scenes = [c.value for a in accounts if (c := pick.scene(a)) is not None]
    known = [p for p in scenes if isinstance(p, Place)]
    best = next((p for p in known if p.lat is not None), known[0] if known else None)
    if best is None:
        return {"place_name": None, **dict.fromkeys(names)}
    return {"place_name": best.name or best.words, **{n: getattr(best, n) for n in names}}


def _date(claim: Claim | None) -> dict[str, Any]:
    value = claim.value if claim is not None else None
    if not isinstance(value, DateValue) or value.start is None:
        return {"earliest": None, "latest": None, "date_precision": None}
    first, last = value.start.earliest, value.start.latest
    return {"earliest": first, "latest": last, "date_precision": value.precision}


def _toll(accounts: Sequence[Account], fate: Fate) -> dict[str, Any]:
    found = (pick.figure(account, fate) for account in accounts)
    value = next((c.value for c in found if c is not None), None)
    count = value.count if isinstance(value, Casualty) and value.count is not None else Range()
    return {f"{fate}_{end}": getattr(count, end) for end in ("low", "best", "high")}


def _word(claim: Claim | None) -> str | None:
    return claim.value if claim is not None and isinstance(claim.value, str) else None


def _named(accounts: Sequence[Account], *slots: str) -> Iterator[str]:
    for account in accounts:
        for claim in account.of(*slots):
            if isinstance(claim.value, Actor):
                yield claim.value.name or claim.value.label or wording.show(claim)


def _tags(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    for report, account in told:
        if report.publisher:
            yield "publisher", report.publisher
        for name in _named([account], "perpetrator", "target", "victim", "participant"):
            yield "actor", name
        for claim in account.of("target", "victim"):
            if isinstance(claim.value, (Actor, Object)) and claim.value.sector:
                yield "target_sector", claim.value.sector
        for claim in account.of("act"):
            if isinstance(claim.value, str):
                yield "act", claim.value


def _texts(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    for report, account in told:
        yield "title", report.id, account.title
        yield "text", report.id, f"{report.title}\n{report.text}"
