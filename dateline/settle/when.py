"""The date of an account: the best of its own, else the fresh-news date."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.settle.context import Setting, add, inferred, with_claims

_RANK = {
    "hour": 0, "day": 0, "days": 1, "week": 2, "month": 3, "season": 4, "year": 5, "unresolved": 6,
}  # fmt: skip


def date_chosen(account: Account, setting: Setting) -> Account:
    """Keeps the most precise date told first; the slot is single."""
    dates = account.of("date")
    if len(dates) < 2:
        return account
    best = min(dates, key=lambda c: (_rank(c), dates.index(c)))
    kept = tuple(c for c in account.claims if c.slot != "date" or c is best)
    return with_claims(account, kept)


def _rank(claim: Claim) -> int:
    return _RANK[claim.value.precision] if isinstance(claim.value, DateValue) else 7


def fresh_news(account: Account, setting: Setting) -> Account:
    """News without a day happened the day before publication or on that day."""
    published = setting.parsed.report.published
    if account.of("date") or not account.foreground or published is None:
        return account
    if account.kind != "single":
        return account
    day = date.fromisoformat(published.day)
    value = DateValue(
        start=Interval((day - timedelta(days=1)).isoformat(), day.isoformat()),
        precision="days",
        anchor=DateAnchor("published", published.day),
    )
    return add(account, inferred(account, "date", value, "fresh_news", ("report.published",)))
