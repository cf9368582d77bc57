"""The title of an incident, made from its values by a template as those of accounts are."""

from __future__ import annotations

from dateline.model.incident import Incident
from dateline.model.values import DateValue, EventType, Place

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def title(incident: Incident) -> str:
    """ "Armed clash, Karachi, 17 Feb 2023"; what is not known is left out."""
    return ", ".join(p for p in (_type(incident), _where(incident), _when(incident)) if p)


def _value(incident: Incident, name: str) -> object:
    found = incident.field(name)
    return found.value if found is not None else None


def _type(incident: Incident) -> str:
    value = _value(incident, "event_type")
    if not isinstance(value, EventType):
        return "Incident"
    return value.sub_type.replace("_", " ").capitalize()


def _where(incident: Incident) -> str:
    value = _value(incident, "place")
    if not isinstance(value, Place):
        return ""
    return value.city or value.name or value.admin1 or value.country or ""


def _when(incident: Incident) -> str:
    value = _value(incident, "date")
    if not isinstance(value, DateValue) or value.start is None or not value.start.earliest:
        return ""
    year, month, day = value.start.earliest[:10].split("-")
    name = _MONTHS[int(month) - 1]
    if value.precision in ("day", "hour", "days"):
        return f"{int(day)} {name} {year}"
    return year if value.precision == "year" else f"{name} {year}"
