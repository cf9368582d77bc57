"""The two sides of the comparison as flat records: a key's incident, and a coded account.

Both are read from plain JSON: the answer key of one report, and the file form of a coding. What
a claim denies or takes back is no value of the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = dict[str, Any]


class Days(NamedTuple):
    """The first and the last day an act may have fallen on, `YYYY-MM-DD`; empty if unknown."""

    first: str
    last: str


class Toll(NamedTuple):
    """A figure: what became of how many; `stated` and `form` are known of coded ones alone."""

    fate: str | None
    low: int | None
    high: int | None
    stated: int | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A toll with the words that name who says it, None in the report's own voice."""

    toll: Toll
    said: bool
    by: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared. `spare` are values that may be right but are never wrong.

    `places` are all places of an account, the first of a key's incident is its only one.
    """

    foreground: bool
    kind: str | None
    sub: str | None
    stage: str
    days: Days
    place: Row
    names: dict[str, list[str]]
    tolls: list[Saying]
    responsibility: str
    quotes: list[str]
    also: tuple[str, ...] = ()
    places: tuple[Row, ...] = ()
    spare: dict[str, list[str]] = field(default_factory=dict)
    side_show: bool = False


NAMES = ("perpetrators", "targets", "weapons")
_SPARE = 3
_SPARE_SLOTS = {"targets": ("victim", "participant"), "weapons": ("act",)}


def gold_side(incident: Row) -> Side:
    """One incident of an answer key."""
    date = incident.get("date") or {}
    tolls = incident.get("casualties") or []
    names = {name: [_words(item) for item in incident.get(name) or []] for name in NAMES}
    said = [toll["text"] for toll in tolls if toll.get("text")]
    return Side(
        foreground=bool(incident.get("foreground")),
        kind=incident.get("event_type"),
        sub=incident.get("sub_event_type"),
        also=tuple(incident.get("also") or ()),
        stage=incident.get("stage") or "accomplished",
        days=Days(date.get("earliest") or "", date.get("latest") or date.get("earliest") or ""),
        place=incident.get("place") or {},
        names=names,
        tolls=[_keyed(toll) for toll in tolls],
        responsibility=(incident.get("responsibility") or {}).get("status", "not_mentioned"),
        quotes=[*names["perpetrators"], *names["targets"], *said],
    )


def _words(item: Any) -> str:
    return str((item["text"] if isinstance(item, dict) else item) or "")


def _keyed(toll: Row) -> Saying:
    source = toll.get("source")
    return Saying(Toll(toll["fate"], toll["low"], toll.get("high")), source is not None, source)


def by_report(codings: Iterable[Row]) -> dict[str, Row]:
    """Codings (file form) by the report they belong to: that of its `input_id`, or its `id`."""
    return {c["report"].get("input_id") or c["report"]["id"]: c for c in codings}


def coded_side(account: Row) -> Side:
    """One account of the file form."""
    event, date = _first(account, "event_type") or {}, _first(account, "date") or {}
    places = tuple(c["value"] for c in affirmed(account, "place") if c.get("value"))
    scenes = [p for p in places if p.get("role", "scene") == "scene"]
    taken_on = _responsibility(account)
    state = taken_on.get("state") or "not_mentioned"
    return Side(
        foreground=bool(account.get("foreground")),
        kind=event.get("type"),
        sub=event.get("sub_type"),
        stage=_first(account, "stage") or "accomplished",
        days=_days(date),
        place=next(iter([*scenes, *places]), {}),
        places=places,
        names={name: _names(account, name.removesuffix("s")) for name in NAMES},
        spare=_spare(account, taken_on),
        tolls=[s for s in map(_said, affirmed(account, "casualty")) if s.toll.form != "share"],
        responsibility="denied" if state == "disowned" else state,
        quotes=[c["text"] for c in account.get("claims", ()) if c.get("text")],
        side_show=account.get("kind", "single") != "single" or bool(account.get("minimal")),
    )


def affirmed(account: Row, slot: str) -> Iterator[Row]:
    """The claims of a slot that say that something is so."""
    for claim in account.get("claims", ()):
        if claim.get("slot") == slot and claim.get("polarity", "affirmed") == "affirmed":
            yield claim


def _first(account: Row, slot: str) -> Any:
    values = (claim.get("value") for claim in affirmed(account, slot))
    return next((value for value in values if value is not None), None)


def _days(date: Row) -> Days:
    start, end = date.get("start") or {}, date.get("end") or {}
    first, last = start.get("earliest") or "", end.get("latest") or start.get("latest") or ""
    return Days(first[:10], last[:10] or first[:10])


def _names(account: Row, *slots: str) -> list[str]:
    claims = [claim for slot in slots for claim in affirmed(account, slot)]
    return [name for name in map(_name, claims) if name]


def _name(claim: Row) -> str | None:
    """A claim's words; a claim without words goes by the name or label of its value."""
    value = claim.get("value")
    given = (
        [value.get(key) for key in ("name", "label", "words")] if isinstance(value, dict) else []
    )
    return next((words for words in (claim.get("text"), *given) if words), None)


def _responsibility(account: Row) -> Row:
    claims = (c for c in account.get("claims", ()) if c.get("slot") == "responsibility")
    return next((c["value"] for c in claims if c.get("value")), {})


def _spare(account: Row, taken_on: Row) -> dict[str, list[str]]:
    """Values of neighbouring slots, three at most: the border between the slots is fine."""
    spare = {name: _names(account, *slots) for name, slots in _SPARE_SLOTS.items()}
    actor = taken_on.get("actor")
    said = (actor.get("name") or actor.get("label")) if isinstance(actor, dict) else actor
    spare["perpetrators"] = [*_names(account, "participant"), *([str(said)] if said else [])]
    return {name: words[:_SPARE] for name, words in spare.items()}


def _said(claim: Row) -> Saying:
    value, source = claim.get("value") or {}, claim.get("source")
    count = value.get("count") or {}
    fate = "killed" if value.get("fate") == "died_later" else value.get("fate")
    figures = (count.get(key) for key in ("low", "high", "stated", "form"))
    return Saying(Toll(fate, *figures), source is not None, (source or {}).get("text"))
