"""The date of an account: the best of its own, else the fresh-news date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.mention import Mention
from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.settle.context import Setting, add, inferred, with_claims
from dateline.values.acts import family

_WEEK = 7
_POINTS = frozenset({"point", "range", "clock"})
_VAGUE = 1
_CLAUSE = re.compile(r"\b(?:after|when|where|while|who|which|because|following)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:ended|ending|came\s+to\s+an\s+end|died\s+down|stopped|was\s+over)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SUDDEN = frozenset({"gun", "explosion", "hand", "remote"})
_RANK = {
    "hour": 0, "day": 0, "days": 1, "week": 2, "month": 3, "season": 4, "year": 5, "unresolved": 6,
}  # fmt: skip


def date_chosen(account: Account, setting: Setting) -> Account:
    """Keeps one date, for the slot is single: that of the act's own sentence, made finer by
    another that lies within it; else the most precise told first."""
    dates = account.of("date")
    if not dates:
        return account
    given = tuple(c for c in dates if c.value_state == "given") or dates
    if account.kind == "single" and any(_sudden(c) for c in account.of("act")):
        given = tuple(c for c in given if not _since_long(c))
        if not given:
            return with_claims(account, tuple(c for c in account.claims if c.slot != "date"))
    own = tuple(c for c in given if _told_with(c, account, setting))
    order = {c: (_rank(c), _clauses_off(c, account, setting), i) for i, c in enumerate(given)}
    best = min(own or given, key=lambda c: order[c])
    within = [c for c in given if _rank(c) < _rank(best) and _inside(c, best)]
    if _rank(best) > _VAGUE and not within:
        within = [c for c in given if _rank(c) < _rank(best)]
    best = min(within, key=lambda c: (_rank(c), given.index(c)), default=best)
    chosen = _summed(_with_end(best, given, setting), account, setting)
    kept = tuple(
        chosen if c is best else c for c in account.claims if c.slot != "date" or c is best
    )
    return with_claims(account, kept)


def _sudden(claim: Claim) -> bool:
    return family(str(claim.value)) in _SUDDEN


def _since_long(claim: Claim) -> bool:
    """ "killed since March": a count goes back to then, no attack does."""
    vague = isinstance(claim.value, DateValue) and claim.value.precision in ("month", "year")
    return vague and (claim.text or "").lower().startswith("since ")


def _told_with(claim: Claim, account: Account, setting: Setting) -> bool:
    """True for a date in the sentence of the words that name the act."""
    home = next((s for s in setting.parsed.sentences if s.span.overlap(account.anchor)), None)
    return home is not None and any(home.span.overlap(span) for span in claim.evidence)


def _clauses_off(claim: Claim, account: Account, setting: Setting) -> int:
    """How many clauses stand between a date and the words that name the act."""
    if not claim.evidence or claim.evidence[0].field != account.anchor.field:
        return 0
    first, last = sorted((claim.evidence[0], account.anchor))
    between = setting.parsed.report.field(first.field)[first.end : last.start]
    return len(_CLAUSE.findall(between))


def _inside(claim: Claim, wide: Claim) -> bool:
    """True when all days of a claim lie within those of the other."""
    a, b = _bounds(claim), _bounds(wide)
    return a is not None and b is not None and b[0] <= a[0] and a[1] <= b[1]


def _bounds(claim: Claim) -> tuple[str, str] | None:
    value = claim.value
    if not isinstance(value, DateValue) or value.start is None:
        return None
    last = (value.end or value.start).latest
    if value.start.earliest is None or last is None:
        return None
    return value.start.earliest, "9999" if value.ongoing else last


def _with_end(best: Claim, given: tuple[Claim, ...], setting: Setting) -> Claim:
    """The beginning with the end that another date of the account names ("until Thursday")."""
    start, bounds = best.value, _bounds(best)
    if not isinstance(start, DateValue) or start.end or start.ongoing or bounds is None:
        return best
    for claim in given:
        end = _end_of(claim, setting)
        if claim is best or end is None or end.earliest is None or end.earliest <= bounds[1]:
            continue
        if not _one_sentence(best, claim, setting):
            continue
        value = replace(start, end=end)
        return replace(best, value=value, evidence=(*best.evidence, *claim.evidence))
    return best


def _one_sentence(a: Claim, b: Claim, setting: Setting) -> bool:
    return any(
        all(any(s.span.overlap(span) for span in c.evidence) for c in (a, b))
        for s in setting.parsed.sentences
    )


def _end_of(claim: Claim, setting: Setting) -> Interval | None:
    """The last day that a claim names: of "until Thursday", of "ended on Thursday"."""
    value = claim.value
    if not isinstance(value, DateValue) or not claim.evidence:
        return None
    if value.start is None:
        return value.end
    span = claim.evidence[0]
    before = setting.parsed.report.field(span.field)[max(0, span.start - 30) : span.start]
    return value.start if _ENDED.search(before) and value.end is None else None


def _summed(claim: Claim, account: Account, setting: Setting) -> Claim:
    """What several incidents add up to since a day lies between it and publication."""
    value, published = claim.value, setting.parsed.report.published
    if account.kind != "aggregate" or published is None or not isinstance(value, DateValue):
        return claim
    if not value.ongoing or value.start is None:
        return claim
    start = Interval(value.start.earliest, published.day)
    precision = "days" if value.precision in {"day", "hour"} else value.precision
    return replace(claim, value=replace(value, start=start, ongoing=False, precision=precision))


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
        if m.slot == "date" and m.key in {"point", "range"} and isinstance(m.value, DateValue)
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


def day_of_report(account: Account, setting: Setting) -> Account:
    """News without a day of its own takes the one day that the whole report names."""
    published = setting.parsed.report.published
    if account.of("date") or not account.foreground or published is None:
        return account
    told = [
        (m, m.value)
        for m in setting.mentions
        if m.slot == "date" and m.key in _POINTS and isinstance(m.value, DateValue)
        and m.value_state == "given" and _recent(m.value, published.day)
    ]  # fmt: skip
    if account.kind != "single" or len({value.start for _, value in told}) != 1:
        return account
    words, value = told[0]
    day = DateValue(value.start, precision="day", anchor=value.anchor)
    return add(account, inferred(account, "date", day, "day_of_report", (), words))


def fresh_news(account: Account, setting: Setting) -> Account:
    """News without a day happened the day before publication or on that day; where somebody
    spoke of it earlier, the day before that or on that day."""
    published = setting.parsed.report.published
    if account.of("date") or not account.foreground or published is None:
        return account
    if account.kind != "single":
        return account
    spoken = _spoken(account, setting, published.day)
    day = date.fromisoformat(spoken[1] if spoken else published.day)
    value = DateValue(
        start=Interval((day - timedelta(days=1)).isoformat(), day.isoformat()),
        precision="days",
        anchor=DateAnchor("in_text" if spoken else "published", day.isoformat()),
    )
    if spoken:
        return add(account, inferred(account, "date", value, "fresh_saying", (), spoken[0]))
    return add(account, inferred(account, "date", value, "fresh_news", ("report.published",)))


def _spoken(account: Account, setting: Setting, published: str) -> tuple[Mention, str] | None:
    """The first day, before that of publication, on which the act was spoken of or dealt with."""
    told = _sentences(account, setting)
    for m in setting.mentions:
        if m.slot != "date" or m.key not in {"saying", "aftermath"} or m.sentence not in told:
            continue
        if not isinstance(m.value, DateValue) or not _recent(m.value, published):
            continue
        day = m.value.start.latest if m.value.start else None
        if day is not None and day < published:
            return m, day
    return None
