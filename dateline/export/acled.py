"""Rows in the layout of ACLED data: one incident or account a row, each cell with its claims.

The layout is imitated, not the project: ids have a prefix of our own, and a row is what reports
say. The labels are those of `data/export/acled.toml`; docs/export-acled.md says how each column
is filled and where our use differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from dateline.export import acled_actors, acled_toll, pick
from dateline.export.columns import Cell
from dateline.export.tables import countries, layout
from dateline.gazetteer import curated
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.model.values import Actor, DateValue, EventType, Place

PREFIX = "DL"
_CITY = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A cell: its value, the rule that made it, and the claims it rests on, the first quoted."""

    value: Cell
    rule: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An account with its cells by column, and the figures that one cell could not hold.

    `reports` says, by claim id, which report a claim stands in, where it is not that of the row.
    """

    coded: CodedReport
    account: Account
    cells: dict[str, Made] = field(default_factory=dict)
    collapsed: tuple[dict[str, Any], ...] = ()
    reports: Mapping[str, Report] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The value of the id column."""
        return str(self.cells["event_id_cnty"].value)

    def values(self) -> list[Cell]:
        """The cells in the order of the layout; an empty one is None."""
        return [self.cells[name].value if name in self.cells else None for name in columns()]


@cache
def columns() -> tuple[str, ...]:
    """The columns, in order."""
    return tuple(layout("acled")["columns"])


def unfit(account: Account) -> tuple[str, ...]:
    """Why the layout cannot hold an account; empty if it can."""
    return tuple(_unfit(account))


def _unfit(account: Account) -> Iterator[str]:
    kind = pick.first(account, "event_type")
    if kind is None or not isinstance(kind.value, EventType):
        yield "no_event_type"
    when = pick.first(account, "date")
    if when is None or not isinstance(when.value, DateValue) or _bounds(when.value) is None:
        yield "no_date"
    elif _days(when.value) > max(layout("acled")["time_precision"].values()):
        yield "date_too_vague"
    where = pick.scene(account)
    if where is None or not isinstance(where.value, Place) or where.value.country is None:
        yield "no_place"
    elif where.value.precision == "country":
        yield "country_level_only"
    elif where.value.lat is None or where.value.lon is None:
        yield "no_point"


def row(coded: CodedReport, account: Account, newest: str | None = None) -> Row:
    """The row of an account that `unfit` finds nothing against; `newest` is the stamp's day."""
    kind, when, where = (
        _claim(pick.first(account, "event_type")),
        _claim(pick.first(account, "date")),
        _claim(pick.scene(account)),
    )
    cells: dict[str, Made] = {}
    cells.update(_types(kind))
    cells.update(_times(when))
    cells.update(_places(where))
    cells.update(_actors(account, kind, where))
    fatalities, collapsed = acled_toll.fatalities(account)
    cells["fatalities"] = Made(fatalities.value, fatalities.rule, fatalities.claims)
    cells.update(_sources(coded, newest))
    notes = " … ".join(" ".join(coded.report.quote(s).split()) for s in account.summary)
    if notes:
        cells["notes"] = Made(notes, "account.summary", ())
    cells.update(_tags(account, str(cells["event_type"].value)))
    iso3 = str(_country(where)["iso3"])
    name = f"{PREFIX}-{iso3}-{account.id[:13]}"
    cells["event_id_cnty"] = Made(name, "account.id", (where,))
    return Row(coded, account, cells, tuple({"row_id": name, **c} for c in collapsed))


def _claim(found: Claim | None) -> Claim:
    assert found is not None  # `unfit` has looked
    return found


# --- what and when -------------------------------------------------------------------------------


def _types(claim: Claim) -> dict[str, Made]:
    assert isinstance(claim.value, EventType)
    labels = layout("acled")
    sub_type, disorder = labels["sub_event_type"][claim.value.sub_type]
    made = {
        "disorder_type": disorder,
        "event_type": labels["event_type"][claim.value.type],
        "sub_event_type": sub_type,
    }
    return {name: Made(value, "label of the type", (claim,)) for name, value in made.items()}


def _bounds(value: DateValue) -> tuple[date, date] | None:
    start = value.start
    if start is None or start.earliest is None or start.latest is None:
        return None
    return date.fromisoformat(start.earliest[:10]), date.fromisoformat(start.latest[:10])


def _days(value: DateValue) -> int:
    bounds = _bounds(value)
    return (bounds[1] - bounds[0]).days + 1 if bounds else 0


def _times(claim: Claim) -> dict[str, Made]:
    assert isinstance(claim.value, DateValue)
    bounds = _bounds(claim.value)
    assert bounds is not None
    limits = layout("acled")["time_precision"]
    days = _days(claim.value)
    precision = min(int(name) for name, most in limits.items() if days <= most)
    day = bounds[0] + timedelta(days=(days - 1) // 2)
    rule = "the day" if precision == 1 else "middle day of the start interval"
    return {
        "event_date": Made(day.isoformat(), rule, (claim,)),
        "year": Made(day.year, rule, (claim,)),
        "time_precision": Made(precision, "length of the start interval", (claim,)),
    }


# --- where ---------------------------------------------------------------------------------------


@cache
def _by_code() -> dict[str, dict[str, str]]:
    return {r["iso2"]: r for r in curated.rows("countries.tsv")}


def _country(claim: Claim) -> dict[str, str]:
    assert isinstance(claim.value, Place)
    code = str(claim.value.country)
    return _by_code().get(code, {"iso2": code, "iso3": code, "name": code})


def _places(claim: Claim) -> dict[str, Made]:
    place = claim.value
    assert isinstance(place, Place)
    assert place.lat is not None
    assert place.lon is not None
    country = _country(claim)
    numeric, region = countries().get(country["iso2"], (None, ""))
    made: dict[str, tuple[Cell, str]] = {
        "iso": (numeric, "ISO 3166-1 of the country"),
        "region": (region or None, "region of the country"),
        "country": (country["name"], "the scene"),
        "admin1": (place.admin1, "the scene"),
        "admin2": (place.admin2, "the scene"),
        "location": (_location(place), "the scene"),
        "latitude": (round(place.lat, 4), "the scene"),
        "longitude": (round(place.lon, 4), "the scene"),
        "geo_precision": (_precision(place), "precision and radius of the scene"),
    }
    return {n: Made(v, rule, (claim,)) for n, (v, rule) in made.items() if v is not None}


def _location(place: Place) -> str | None:
    if place.precision == "neighbourhood" and place.city and place.name not in (None, place.city):
        return f"{place.city} - {place.name}"
    return place.city or place.name or place.admin2 or place.admin1


def _precision(place: Place) -> int:
    table = layout("acled")["geo_precision"]
    step = int(table.get(place.precision or "admin1", 3))
    wide = place.radius_km is not None and place.radius_km > table["radius_km"]
    beside = step == _CITY and place.relation != "at"
    return min(3, step + (1 if wide or beside else 0))


# --- who -----------------------------------------------------------------------------------------


def _actors(account: Account, kind: Claim, where: Claim) -> dict[str, Made]:
    assert isinstance(kind.value, EventType)
    country = _country(where)
    first, second = acled_actors.sides(account, kind.value, country["iso2"])
    made: dict[str, Made] = {}
    labels = []
    for number, side in ((1, first), (2, second)):
        if not side.head:
            continue
        names = [acled_actors.name(c, side.default, country, _by_code()) for c in side.claims]
        names = list(dict.fromkeys(names)) or [acled_actors.generic(side.default, country["name"])]
        used = side.claims or (kind,)
        made[f"actor{number}"] = Made(names[0], side.rule, used)
        if names[1:]:
            made[f"assoc_actor_{number}"] = Made("; ".join(names[1:]), side.rule, used)
        made[f"inter{number}"] = Made(side.label, side.rule, used)
        labels.append(side.label)
    if labels:
        made["interaction"] = Made(
            acled_actors.interaction(labels), "pair of actor types", (kind,)
        )
    if _civilians(kind.value, second.label if second.head else None):
        made["civilian_targeting"] = Made(
            "Civilians targeted", "type and second actor", (kind, *second.claims)
        )
    return made


def _civilians(kind: EventType, second: str | None) -> bool:
    if kind.type == "violence_against_civilians":
        return True
    if kind.sub_type == "excessive_force_against_protesters":
        return True
    return kind.type in ("explosions_remote_violence", "riots") and second == "Civilians"


# --- the report ----------------------------------------------------------------------------------


def _sources(coded: CodedReport, newest: str | None) -> dict[str, Made]:
    made: dict[str, Made] = {}
    publisher = coded.report.publisher
    if publisher:
        made["source"] = Made(publisher.replace(";", ","), "report.publisher")
        scale = layout("acled")["source_scale"].get(publisher.strip().lower())
        if scale is not None:
            made["source_scale"] = Made(scale, "table of publishers")
    if newest is not None:
        stamp = datetime.fromisoformat(newest[:10]).replace(tzinfo=UTC)
        made["timestamp"] = Made(int(stamp.timestamp()), "constant")
    return made


def _tags(account: Account, event_type: str) -> dict[str, Made]:
    if event_type not in ("Protests", "Riots"):
        return {}
    crowd = [
        c
        for c in account.of("participant", "perpetrator", "perpetrator_count")
        if c.slot == "perpetrator_count" or (isinstance(c.value, Actor) and c.value.count)
    ]
    words = next((c for c in crowd if c.text), None)
    if words is None or words.text is None:
        return {"tags": Made("crowd size=no report", "constant")}
    said = " ".join(words.text.replace(";", ",").split())
    return {"tags": Made(f"crowd size={said}", "words of the count", (words,))}


def held_by(row: Row, reports: Mapping[str, Report]) -> Row:
    """A row whose claims stand in these reports, by claim id."""
    return replace(row, reports=reports)


def provenance(row: Row) -> Iterator[dict[str, Any]]:
    """A line for each cell that is neither empty nor constant: the claim and the quote behind it.

    `text[start:end]` of the report's `field` is the quote. A cell that no claim with words gave
    leads to the words that name the act.
    """
    for name in columns():
        made = row.cells.get(name)
        if made is None or made.value is None or made.rule == "constant":
            continue
        source = next((c.source for c in made.claims if c.source is not None), None)
        quoted = next((c for c in made.claims if c.evidence), None)
        report = row.reports.get(quoted.id if quoted else "", row.coded.report)
        spans = [c.evidence[0] for c in made.claims if c.evidence]
        if name == "notes":
            spans = list(row.account.summary)
        span = spans[0] if spans else row.account.anchor
        yield {
            "row_id": row.id,
            "column": name,
            "value": made.value,
            "rule": made.rule,
            "claim_ids": [c.id for c in made.claims],
            "doc_id": report.id,
            "field": span.field,
            "start": span.start,
            "end": span.end,
            "quote": report.quote(span),
            "source_type": source.role if source is not None else "report",
        }
