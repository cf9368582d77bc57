"""Filters on accounts: what a person may ask for, as conditions of a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from dateline.errors import InputError
from dateline.model.account import Account
from dateline.model.taxonomy import SUB_TYPES, TYPE_OF
from dateline.model.values import EventType, Place
from dateline.store import tables
from dateline.store.rows import days_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Which accounts are wanted; None lets all pass.

    `since` and `until` (days, inclusive) look at the incident's date, and where the account has
    none at the day of publication. `country` (ISO-2) is that of the scene. `type` is a type or a
    sub-type. Accounts of older versions of a page pass only with `all_versions`.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: str | None = None
    foreground: bool | None = None
    family: str | None = "dateline"
    report_id: str | None = None
    all_versions: bool = False


EVERYTHING = Filter()


def report_clauses(wanted: Filter) -> list[ColumnElement[bool]]:
    """Conditions on the joined codings and report_now: what does not depend on claims."""
    codings, now = tables.codings, tables.report_now
    clauses: list[ColumnElement[bool]] = []
    if wanted.family is not None:
        clauses.append(codings.c.family == wanted.family)
    if wanted.report_id is not None:
        clauses.append(codings.c.report_id == wanted.report_id)
    if not wanted.all_versions:
        clauses.append(now.c.newest)
    return clauses


def account_clauses(wanted: Filter) -> list[ColumnElement[bool]]:
    """Conditions on the joined accounts, codings and report_now; InputError for odd values."""
    accounts = tables.accounts
    clauses = report_clauses(wanted)
    if wanted.foreground is not None:
        clauses.append(accounts.c.foreground == wanted.foreground)
    if wanted.country is not None:
        clauses.append(_inchecked_country(wanted.country))
    if wanted.type is not None:
        clauses.append(_of_type(wanted.type))
    if wanted.since is not None or wanted.until is not None:
        clauses.append(_between(checked_day(wanted.since), checked_day(wanted.until)))
    return clauses


def checked_day(words: str | None) -> str | None:
    """A day as YYYY-MM-DD; InputError for what is none."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise InputError(f"'{words}' is no day; give YYYY-MM-DD") from None


def _some_claim(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    accounts, claims = tables.accounts, tables.claims
    return (
        select(claims.c.id)
        .where(
            claims.c.coding_id == accounts.c.coding_id,
            claims.c.account_id == accounts.c.id,
            *conditions,
        )
        .exists()
    )


def checked_country(code: str) -> str:
    """A country code in capitals; InputError for what is none."""
    if len(code) != 2 or not code.isalpha():
        raise InputError(f"'{code}' is no country code; give two letters, such as KE")
    return code.upper()


def sub_types(name: str) -> tuple[str, ...]:
    """The sub-types that a type or sub-type stands for; InputError for an unknown one."""
    if name not in SUB_TYPES and name not in TYPE_OF:
        known = ", ".join([*SUB_TYPES, *TYPE_OF])
        raise InputError(f"no event type is called '{name}'; there are {known}")
    return SUB_TYPES.get(name, (name,))


def _inchecked_country(code: str) -> ColumnElement[bool]:
    claims = tables.claims
    return _some_claim(
        claims.c.slot == "place",
        claims.c.key == "scene",
        claims.c.country == checked_country(code),
    )


def _of_type(name: str) -> ColumnElement[bool]:
    claims = tables.claims
    return _some_claim(claims.c.slot == "event_type", claims.c.key.in_(sub_types(name)))


def _between(since: str | None, until: str | None) -> ColumnElement[bool]:
    claims, now = tables.claims, tables.report_now
    dated = claims.c.slot == "date"
    known = and_(dated, or_(claims.c.earliest.is_not(None), claims.c.latest.is_not(None)))
    inside: list[ColumnElement[bool]] = [dated]
    published: list[ColumnElement[bool]] = [now.c.published_day.is_not(None)]
    if since is not None:
        open_end = and_(claims.c.latest.is_(None), claims.c.earliest.is_not(None))
        inside.append(or_(claims.c.latest >= since, open_end))
        published.append(now.c.published_day >= since)
    if until is not None:
        open_start = and_(claims.c.earliest.is_(None), claims.c.latest.is_not(None))
        inside.append(or_(claims.c.earliest <= until, open_start))
        published.append(now.c.published_day <= until)
    return or_(_some_claim(*inside), and_(~_some_claim(known), *published))


# --- the same on accounts that are no rows -------------------------------------------------------


def passes(account: Account, published_day: str | None, wanted: Filter) -> bool:
    """What `account_clauses` says beyond `report_clauses`, of an account as persons left it."""
    if wanted.foreground is not None and account.foreground != wanted.foreground:
        return False
    if wanted.country is not None:
        code = checked_country(wanted.country)
        places = [c.value for c in account.of("place") if isinstance(c.value, Place)]
        if not any(p.role == "scene" and p.country == code for p in places):
            return False
    if wanted.type is not None:
        kinds = [c.value for c in account.of("event_type") if isinstance(c.value, EventType)]
        if not any(kind.sub_type in sub_types(wanted.type) for kind in kinds):
            return False
    since, until = checked_day(wanted.since), checked_day(wanted.until)
    if since is None and until is None:
        return True
    return _days_pass(account, published_day, since, until)


def _days_pass(
    account: Account, published_day: str | None, since: str | None, until: str | None
) -> bool:
    days = [days_of(claim.value) for claim in account.of("date")]
    known = [(first, last) for first, last in days if first is not None or last is not None]
    if not known:
        known = [(published_day, published_day)] if published_day is not None else []
    return any(
        (since is None or last is None or last >= since)
        and (until is None or first is None or first <= until)
        for first, last in known
    )
