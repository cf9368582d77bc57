"""What the public may see of an incident, as a flat row with its facets and its words.

The ledger keeps such rows for the desk. These are reconciled anew from accounts that were cut and
masked, so that nothing but what is published can be found, counted or drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from dateline.desk.flat import flat, tags
from dateline.model.account import Account
from dateline.model.incident import Heard, Incident, Verdict
from dateline.model.report import Report
from dateline.model.values import Casualty, DateValue, EventType, Place, Range
from dateline.reconcile import DEFAULT, reconcile
from dateline.store.shelf import Shelved

_PLAIN = (Casualty, DateValue, EventType, Place, Range)
Told = tuple[Report, Account, str | None]


def heard(told: Told) -> Heard:
    """A published account with what reconciling has to know of its report."""
    report, account, voice = told
    return Heard(
        account=account,
        report_id=report.id,
        published=report.published.value if report.published else None,
        publisher=report.publisher,
        voice=voice,
        agencies=report.dateline.sources if report.dateline else (),
    )


def incident(name: str, told: Sequence[Told], verdicts: Sequence[Verdict]) -> Incident:
    """An incident reconciled from what may be published of its accounts."""
    claims = [verdict.claim for verdict in publishable(verdicts)]
    return reconcile([heard(one) for one in told], DEFAULT, name, claims)


def publishable(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts on days, places, types and numbers, without who gave them and why."""
    return [
        replace(v, by="person", why="", source=None)
        for v in verdicts
        if isinstance(v.claim.value, _PLAIN)
    ]


def shelved(one: Incident, told: Sequence[Told]) -> Shelved:
    """An incident for the shelf."""
    heards = [heard(t) for t in told]
    row = asdict(flat(one, heards, None))
    found = frozenset(tag for tag in tags(one, heards) if tag[0] != "voice")
    return Shelved(row, found, tuple(_texts(told)))


def _texts(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    for report, account, _ in told:
        yield "title", report.id, account.title
        yield "text", report.id, f"{report.title}\n{report.text}"
