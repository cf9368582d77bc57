"""Invented accounts of one incident, built in memory: who says what, where and when."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.identity import digest
from dateline.model.incident import Heard, Incident
from dateline.model.span import Span
from dateline.model.values import (
    Casualty,
    DateValue,
    EventType,
    Interval,
    Place,
    Range,
    Speaker,
    Value,
)
from dateline.reconcile import reconcile
from dateline.values import counts

POLICE = Speaker("police", role="police", named="anonymous")
ARMY = Speaker("the army", role="military", named="anonymous")
REBELS = Speaker("a rebel spokesman", role="armed_group", named="anonymous")
MAYOR = Speaker("Ada Okoro, the mayor", name="Ada Okoro", role="government", named="name")
WITNESS = Speaker("a witness", role="witness", named="anonymous")


def claim(slot: str, value: Value | None, key: str, **more: object) -> Claim:
    """A claim whose id is made from `key`."""
    anchor = Span("text", 0, 4)
    base = {"text": "told", "evidence": (anchor,), **more}
    return Claim("c" + digest((slot, key)), slot, value, **base)  # type: ignore[arg-type]


def dead(
    words: str, key: str, source: Speaker | None = None, fate: str = "killed", who: str = "total",
    **more: object,
) -> Claim:  # fmt: skip
    """A figure in words; `count`, `scope`, `age` ... belong to the value, others to the claim."""
    names = ("age", "gender", "nationality", "occupation", "scope", "includes_attackers")
    kinds = {name: more.pop(name) for name in names if name in more}
    count = more.pop("count", None) or counts.parse(words)
    assert count is None or isinstance(count, Range)
    value = Casualty(fate, who, count, **kinds)  # type: ignore[arg-type]
    return claim("casualty", value, key, source=source, **more)


def when(day: str, key: str, **more: object) -> Claim:
    return claim("date", DateValue(Interval(day, day), precision="day"), key, **more)


def scene(city: str, key: str, lat: float = 1.5, **more: object) -> Claim:
    place = Place(city, city, city=city, country="KE", lat=lat, lon=36.25, radius_km=4.0,
                  precision="city", point_of=city)  # fmt: skip
    return claim("place", place, key, **more)


def kind(sub_type: str, key: str, type_: str = "violence_against_civilians") -> Claim:
    return claim("event_type", EventType(type_, sub_type), key, basis="inferred", rule="table")


def heard(
    name: str, day: str | None, claims: Sequence[Claim], publisher: str | None = None,
    told_as: str = "news", kind: str = "single", **more: object,
) -> Heard:  # fmt: skip
    """An account of the report `r<name>`, published by `publisher`, by default one of its own."""
    account = Account(
        f"a{name}", f"r{name}", Span("text", 0, 4), f"Account {name}",
        foreground=told_as != "recalled", told_as=told_as, kind=kind, claims=tuple(claims),  # type: ignore[arg-type]
    )  # fmt: skip
    return Heard(account, f"r{name}", day, publisher or f"Paper {name}", **more)  # type: ignore[arg-type]


def toll(incident: Incident, key: str = "killed") -> Range | None:
    """The figure of an entry of the casualties."""
    found = incident.field("casualties", key)
    assert found is None or found.value is None or isinstance(found.value, Casualty)
    return found.value.count if found is not None and found.value is not None else None


def shown(accounts: Sequence[Heard], policy: str = "ucdp", key: str = "killed") -> str | None:
    """The figure under a policy, in words."""
    found = toll(reconcile(accounts, policy), key)
    return counts.show(found) if found is not None else None


def why_aside(incident: Incident, claim_id: str) -> str | None:
    """The reason for which a claim was set aside, if it was."""
    gone = {a.claim: a.reason for f in incident.fields for a in f.aside}
    return gone.get(claim_id)
