"""The flat row of an incident and its facets: what lists, filters and maps look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from dateline.model.claim import Claim
from dateline.model.incident import Heard, Incident
from dateline.model.values import Actor, Casualty, DateValue, EventType, Object, Place, Range
from dateline.reconcile import title
from dateline.store.incidents import IndexRow

Tags = tuple[tuple[str, str], ...]
# The claims whose chance of being well read is that of the row.
_MAIN = ("event_type", "date", "place", "casualties")


def flat(incident: Incident, heard: Sequence[Heard], run_id: int | None) -> IndexRow:
    """The row of an incident and the accounts that it was made of."""
    accounts = [one.account for one in heard]
    row: dict[str, Any] = {
        "incident_id": incident.id,
        "title": title(incident),
        "reports": incident.sources.reports,
        "publishers": incident.sources.publishers,
        "origins": incident.sources.origins,
        "first_reported": incident.first_reported,
        "last_reported": incident.last_reported,
        "told_as": "news" if any(a.foreground for a in accounts) else "recalled",
        "kind": _kind([a.kind for a in accounts]),
        "minimal": all(a.minimal for a in accounts),
        "review_state": incident.review_state,
        "confidence": _confidence(incident, heard),
        "disputed": any(f.against for f in incident.fields),
        "changed_at_run": run_id,
        "perpetrator": _perpetrator(incident),
        "stage": _word(incident, "stage"),
        "context": _word(incident, "context"),
        **_type(incident),
        **_when(incident),
        **_where(incident),
        **_toll(incident, "killed"),
        **_toll(incident, "injured"),
    }
    return IndexRow(**{f.name: row[f.name] for f in fields(IndexRow) if f.name in row})


def _kind(kinds: Sequence[str]) -> str:
    """single if any account tells of a single incident."""
    return next((k for k in ("single", "continuing", "aggregate") if k in kinds), "single")


def _word(incident: Incident, name: str) -> str | None:
    field = incident.field(name)
    return field.value if field is not None and isinstance(field.value, str) else None


def _type(incident: Incident) -> dict[str, Any]:
    field = incident.field("event_type")
    if field is None or not isinstance(field.value, EventType):
        return {}
    return {"event_type": field.value.type, "sub_type": field.value.sub_type}


def _when(incident: Incident) -> dict[str, Any]:
    field = incident.field("date")
    if field is None or not isinstance(field.value, DateValue):
        return {}
    start = field.value.start
    return {
        "earliest": _day(start.earliest) if start else None,
        "latest": _day(start.latest) if start else None,
        "date_precision": field.value.precision,
    }


def _day(value: str | None) -> str | None:
    return value[:10] if value else None


def _where(incident: Incident) -> dict[str, Any]:
    field = incident.field("place")
    if field is None or not isinstance(field.value, Place):
        return {}
    place = field.value
    names = ("country", "admin1", "city", "lat", "lon", "radius_km", "precision")
    found = {name: getattr(place, name) for name in names}
    return {**found, "place_name": place.name or place.words or None}


def _toll(incident: Incident, fate: str) -> dict[str, Any]:
    """The bounds of all who suffered a fate."""
    field = incident.field("casualties", fate)
    value = field.value if field is not None else None
    count = value.count if isinstance(value, Casualty) else value
    if not isinstance(count, Range):
        return {}
    return {f"{fate}_{end}": getattr(count, end) for end in ("low", "best", "high")}


def _perpetrator(incident: Incident) -> str | None:
    """Whom most name as the doer, in neutral words."""
    named = [f for f in incident.of("perpetrators") if isinstance(f.value, Actor)]
    if not named:
        return None
    best = max(named, key=lambda f: (len(f.claims), -named.index(f)))
    return _public(best.value) if isinstance(best.value, Actor) else None


def _confidence(incident: Incident, heard: Sequence[Heard]) -> float | None:
    """The mean chance that the main values were well read; None where no model gave any."""
    wanted = {c for f in incident.of(*_MAIN) for c in f.claims}
    known = [c.confidence for c in _claims(heard) if c.id in wanted and c.confidence is not None]
    return round(sum(sorted(known)) / len(known), 4) if known else None


def _claims(heard: Iterable[Heard]) -> Iterator[Claim]:
    return (claim for one in heard for claim in one.account.claims)


def tags(incident: Incident, heard: Sequence[Heard]) -> Tags:
    """The facets of an incident, sorted: (kind, value)."""
    found: set[tuple[str, str | None]] = set()
    for one in heard:
        found |= {("publisher", one.publisher), ("voice", one.voice)}
    for field in incident.fields:
        value = field.value
        if field.name == "acts" and isinstance(value, str):
            found.add(("act", value))
        elif isinstance(value, Actor):
            found |= {("actor", _public(value)), ("actor_class", _known(value.class_))}
            if field.name == "targets":
                found.add(("target_sector", value.sector))
        elif isinstance(value, Object):
            found.add(("target_sector", value.sector))
        elif isinstance(value, Place):
            found |= {("country", value.country), ("admin1", value.admin1)}
        elif field.name == "casualties" and field.key:
            found.add(("fate", field.key.split("/")[0]))
    return tuple(sorted((kind, value) for kind, value in found if value))


def _public(actor: Actor) -> str | None:
    """The name of an organisation, or neutral words; private persons are in no facet."""
    if actor.form == "named_person":
        return actor.label
    return actor.name or actor.label


def _known(word: str) -> str | None:
    return word if word != "unknown" else None
