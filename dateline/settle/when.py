"""The date of an account: the best of its own, else the fresh-news date."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.settle.context import Setting, add, inferred, with_claims

_WEEK = 7
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


def date_beside(account: Account, setting: Setting) -> Account:
    """News without a day takes the day named in the sentence before or behind one that tells it.

    Only days of the week before publication count: what lies further back is another story.
    """
    published = setting.parsed.report.published
    if account.of("date") or not account.foreground or published is None:
        return account
    told = _sentences(account, setting)
    near = [
        m
        for m in setting.mentions
        if m.slot == "date" and m.key == "point" and isinstance(m.value, DateValue)
        and any(m.sentence - n in {-1, 0, 1} for n in told) and _recent(m.value, published.day)
    ]  # fmt: skip
    if not near:
        return account
    best = min(near, key=lambda m: (min(abs(m.sentence - n) for n in told), m.span))
    if best.value is None:
        return account
    return add(account, inferred(account, "date", best.value, "day_beside", (), best))


def _sentences(account: Account, setting: Setting) -> list[int]:
    return [s.index for s in setting.parsed.sentences if s.span in account.summary]


def _recent(value: DateValue, day: str) -> bool:
    if value.precision not in {"day", "hour"} or value.start is None or not value.start.earliest:
        return False
    gap = (date.fromisoformat(day) - date.fromisoformat(value.start.earliest[:10])).days
    return 0 <= gap <= _WEEK


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
