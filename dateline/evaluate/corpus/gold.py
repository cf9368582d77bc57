"""Compiles keys to the gold format: one row of quotes and plain values an incident, no offsets.

Left out are minimal, aggregate and continuing accounts, what a claim denies or takes back, tolls
of several incidents, and fates that the gold format does not know. Victims stand under targets
where nothing else is aimed at. Every quote is a piece of the report, as it stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.voices import KIND_OF_ROLE
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Object,
    Place,
    Range,
    Responsibility,
    Speaker,
)

Row = dict[str, Any]

MOST_ATTRIBUTIONS = 6
FATES = {
    "killed": "killed", "died_later": "killed", "injured": "injured", "abducted": "abducted",
    "held": "abducted", "released": "released", "escaped": "released", "rescued": "released",
    "detained": "arrested", "missing": "missing",
}  # fmt: skip
STATE_FORCES = frozenset(
    ("military", "police", "paramilitary", "intelligence", "foreign_military", "peacekeepers")
)
_STATUS = {"claimed": "asserted", "unknown": "unverified"}
_HEARD = ("claimed", "denied", "none_reported")


def report_row(keyed: Keyed) -> Row:
    """A report as it is given to the coder."""
    report = keyed.report
    return {
        "id": keyed.id,
        "title": report.title,
        "published": report.published.value if report.published else None,
        "publisher": report.publisher,
        "url": report.url,
        "text": report.text,
        "family": keyed.family,
        "split": keyed.split,
    }


def gold_row(keyed: Keyed) -> Row:
    """The answer key of a report, in the gold format."""
    accounts = [one.account for one in keyed.accounts if is_incident(one.account)]
    return {"id": keyed.id, "incidents": [incident_row(a, keyed.report) for a in accounts]}


def is_incident(account: Account) -> bool:
    """True for what the gold format calls an incident."""
    return account.kind == "single" and not account.minimal


def incident_row(account: Account, report: Report) -> Row:
    """One incident; lists are empty and values null where the key says nothing."""
    kind = _first(account, "event_type")
    stage = _first(account, "stage")
    typed = kind.value if kind and isinstance(kind.value, EventType) else None
    responsibility = _responsibility(account, report)
    return {
        "foreground": account.foreground,
        "event_type": typed.type if typed else None,
        "sub_event_type": typed.sub_type if typed else None,
        "also": list(typed.also) if typed else [],
        "stage": stage.value if stage else "accomplished",
        "date": _date(account),
        "place": _place(account),
        "perpetrators": list(_perpetrators(account, responsibility)),
        "participants": [
            {"text": c.text, "role": c.value.role}
            for c in _held(account, "participant")
            if isinstance(c.value, Actor)
        ],
        "targets": _targets(account),
        "weapons": _unique(c.text for c in _held(account, "weapon")),
        "casualties": list(_casualties(account)),
        "responsibility": responsibility,
        "attributions": _attributions(account),
        "unknowns": _unique(c.text for c in account.claims if c.value_state == "said_unknown"),
    }


def _held(account: Account, *slots: str) -> list[Claim]:
    """Claims with words and a value that is not taken back."""
    return [
        c
        for c in account.of(*slots)
        if c.text and c.value is not None and c.polarity == "affirmed"
    ]


def _first(account: Account, slot: str) -> Claim | None:
    found = [c for c in account.of(slot) if c.value is not None]
    return min(found, key=lambda c: c.source is not None, default=None)


def _unique(words: Any) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _date(account: Account) -> Row:
    claim = _first(account, "date")
    start = claim.value.start if claim and isinstance(claim.value, DateValue) else None
    if claim is None or start is None:
        return {"earliest": None, "latest": None, "text": None}
    return {"earliest": start.earliest, "latest": start.latest, "text": claim.text}


def _place(account: Account) -> Row | None:
    scenes = [c for c in account.of("place") if isinstance(c.value, Place)]
    for claim in scenes:
        value = claim.value
        if isinstance(value, Place) and value.role == "scene" and claim.polarity == "affirmed":
            names = ("city", "admin1", "country", "lat", "lon")
            return {"text": claim.text, **{name: getattr(value, name) for name in names}}
    return None


def _perpetrators(account: Account, responsibility: Row) -> Iterator[Row]:
    for claim in account.of("perpetrator"):
        if claim.text and isinstance(claim.value, Actor):
            yield {
                "text": claim.text,
                "kind": actor_kind(claim.value),
                "status": "claimed" if claim.self_ else _perpetrator_status(claim),
            }
    named = {c.text for c in account.of("perpetrator")}
    if responsibility["status"] == "claimed" and responsibility["by"] not in (None, *named):
        yield {"text": responsibility["by"], "kind": "organisation", "status": "claimed"}


def _perpetrator_status(claim: Claim) -> str:
    return {"unverified": "suspected", "unknown": "suspected"}.get(claim.status, claim.status)


def actor_kind(actor: Actor) -> str:
    """What the gold format calls a perpetrator of this kind."""
    if actor.class_ in STATE_FORCES:
        return "state_force"
    if actor.form == "named_organisation":
        return "organisation"
    return "individual" if actor.form.endswith("person") else "group_description"


def _targets(account: Account) -> list[Row]:
    claims = _held(account, "target") or _held(account, "victim")
    return [{"text": c.text, "kind": _target_kind(c.value)} for c in claims]


def _target_kind(value: Any) -> str:
    if isinstance(value, Object):
        if value.form in ("facility", "vehicle"):
            return str(value.form)
        return "facility" if value.form == "infrastructure" else "other"
    if value.class_ in STATE_FORCES:
        return "security_force"
    return "person" if value.form.endswith("person") else "people"


def _casualties(account: Account) -> Iterator[Row]:
    tolls = [(c, c.value) for c in _held(account, "casualty") if isinstance(c.value, Casualty)]
    for claim, value in tolls:
        fate = FATES.get(value.fate)
        bounds = _bounds(value.count)
        if fate is None or bounds == (None, None) or value.scope != "this_incident":
            continue
        others = [v for _, v in tolls if v.fate == value.fate and v.count != value.count]
        if bounds == (0, 0) and not others:
            continue
        yield {
            "fate": fate,
            "who": _who(value),
            "low": bounds[0],
            "high": bounds[1],
            "text": claim.text,
            "source": claim.source.text if claim.source else None,
        }


def _who(value: Casualty) -> str:
    if value.who in ("civilians", "total"):
        if value.age == "child":
            return "children"
        return {"female": "women", "male": "men"}.get(value.gender or "", value.who)
    return value.who


def _bounds(count: Range | None) -> tuple[int | None, int | None]:
    """The bounds of the gold format: the number itself for "about" and "up to"."""
    if count is None or count.form == "share":
        return None, None
    if count.form in ("about", "up_to") and count.stated is not None:
        return count.stated, count.stated
    if count.form == "at_least":
        return count.low, None
    return count.low, count.high


def _responsibility(account: Account, report: Report) -> Row:
    claims = [c for c in account.of("responsibility") if isinstance(c.value, Responsibility)]
    for state in _HEARD:
        for claim in claims:
            value = claim.value
            if isinstance(value, Responsibility) and value.state == state:
                named = value.actor is not None and state != "none_reported"
                by = report.quote(claim.evidence[-1]) if named and claim.evidence else None
                return {"status": state, "by": by, "text": claim.text}
    return {"status": "not_mentioned", "by": None, "text": None}


def _attributions(account: Account) -> list[Row]:
    told = [c for c in account.of("statement") if c.source is not None and c.text]
    rows = [_attribution(c, c.source) for c in told if c.source is not None]
    return rows[:MOST_ATTRIBUTIONS]


def _attribution(claim: Claim, source: Speaker) -> Row:
    return {
        "fact": claim.text,
        "source": source.text,
        "kind": KIND_OF_ROLE[source.role],
        "status": _STATUS.get(claim.status, claim.status),
    }


def compiled(keys: Sequence[Keyed]) -> tuple[list[Row], list[Row]]:
    """The rows of the reports, and those of their answer key."""
    return [report_row(k) for k in keys], [gold_row(k) for k in keys]
