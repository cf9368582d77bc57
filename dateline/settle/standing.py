"""How an account stands in its report: foreground, told_as, kind, minimal, title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.model.account import Account
from dateline.model.values import Casualty, DateValue, EventType, Place
from dateline.settle.context import Setting

_OLD = 21
_BULLETIN = 3
# "in a third incident": one of several that the report is about
_FURTHER = re.compile(
    r"^in (?:a|an|the)?\s*(?:another|second|third|fourth|fifth) (?:\w+ )?"
    r"(?:attack|incident|assault|raid|shooting|bombing|ambush|clash|strike)\b",
    re.IGNORECASE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def foreground(account: Account, setting: Setting) -> Account:
    """An account long past while another is fresh is recalled; one told alone stays the news."""
    if not account.foreground or len(setting.accounts) == 1:
        return account
    if _told_in_passing(account, setting):
        return replace(account, foreground=False, told_as="recalled")
    published = setting.parsed.report.published
    last = _last_day(account)
    if published is None or last is None or account.id == setting.accounts[0].id:
        return account
    age = (date.fromisoformat(published.day) - date.fromisoformat(last)).days
    if age > _OLD:
        return replace(account, foreground=False, told_as="recalled")
    return account


def told_alone(account: Account, setting: Setting) -> Account:
    """Where all that is kept is recalled, what opens the report is its news; the only news of a
    report is none when it is old and one sentence far behind the opening tells it."""
    news = [a for a in setting.accounts if a.foreground]
    first = setting.accounts[0]
    if not news and account.id == first.id and _opens(account, setting):
        changed = replace(account, foreground=True)
    elif news == [account] and _old_and_far(account, setting):
        changed = replace(account, foreground=False)
    else:
        return account
    return minimal(told_as(changed, setting), setting)


def _old_and_far(account: Account, setting: Setting) -> bool:
    old = told_as(account, setting).told_as == "follow_up"
    return old and len(account.summary) == 1 and not _opens(account, setting)


def _opens(account: Account, setting: Setting) -> bool:
    """Told in the title or in the first third of the text."""
    if any(s.field == "title" for s in account.summary) or not account.summary:
        return True
    return min(s.start for s in account.summary) * 3 < len(setting.parsed.report.text)


def _told_in_passing(account: Account, setting: Setting) -> bool:
    """One sentence in the second half of a report that opens with another incident."""
    first = setting.accounts[0]
    if account.id == first.id or len(account.summary) > 1 or len(setting.accounts) > _BULLETIN:
        return False
    if any(s.field == "title" for s in account.summary) or not first.foreground:
        return False
    if any(_FURTHER.search(setting.parsed.report.quote(s)) for s in account.summary):
        return False
    at = account.summary[0].start if account.summary else 0
    return at * 2 > len(setting.parsed.report.text) and len(first.summary) > 1


def _last_day(account: Account) -> str | None:
    for claim in account.of("date"):
        if isinstance(claim.value, DateValue) and claim.value.start is not None:
            end = claim.value.end or claim.value.start
            return (end.latest or claim.value.start.latest or "")[:10] or None
    return None


def told_as(account: Account, setting: Setting) -> Account:
    """News of something more than three days old is a follow-up."""
    if not account.foreground:
        return replace(account, told_as="recalled")
    published, last = setting.parsed.report.published, _last_day(account)
    if published is not None and last is not None:
        age = (date.fromisoformat(published.day) - date.fromisoformat(last)).days
        return replace(account, told_as="follow_up" if age > 3 else "news")
    return replace(account, told_as="news")


def minimal(account: Account, setting: Setting) -> Account:
    """True when fewer than two of time, place and casualties are given."""
    given = [
        any(c.value is not None and c.basis == "quote" for c in account.of("date")),
        bool(account.of("place")),
        any(isinstance(c.value, Casualty) for c in account.of("casualty")),
    ]
    own = sum(given)
    return replace(account, minimal=own < 2 and not (account.foreground and own >= 1))


def title(account: Account, setting: Setting) -> Account:
    """A title from values by a template: "Armed clash, Karachi, 17 Feb 2023"."""
    parts = [_type(account), _where(account), _when(account)]
    return replace(account, title=", ".join(p for p in parts if p))


def _type(account: Account) -> str:
    for claim in account.of("event_type"):
        if isinstance(claim.value, EventType):
            return claim.value.sub_type.replace("_", " ").capitalize()
    return "Incident"


def _where(account: Account) -> str:
    for claim in account.of("place"):
        if isinstance(claim.value, Place):
            place = claim.value
            return place.city or place.name or place.admin1 or place.country or ""
    return ""


def _when(account: Account) -> str:
    for claim in account.of("date"):
        value = claim.value
        if isinstance(value, DateValue) and value.start is not None and value.start.earliest:
            year, month, day = value.start.earliest[:10].split("-")
            name = _MONTHS[int(month) - 1]
            if value.precision in {"day", "hour", "days"}:
                return f"{int(day)} {name} {year}"
            return year if value.precision == "year" else f"{name} {year}"
    return ""
