"""The values a claim can carry, as plain data: ranges, dates, places, actors, objects and more.

Parsing, comparing and showing them is the business of `dateline.values`; nothing here computes
anything but trivial facts about itself. Every class is frozen and slotted, names are those of
the record (docs/record.md), and `None` always means "not given".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

RangeForm = Literal[
    "exact", "at_least", "more_than", "up_to", "about", "nearly", "between", "several", "dozens",
    "scores", "hundreds", "thousands", "plural", "some", "none", "share",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """How many: bounds in whole units, the form of the words, and the number as stated."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    form: RangeForm = "exact"
    stated: int | None = None
    share: str | None = None
    provisional: bool = False


DatePrecision = Literal["hour", "day", "days", "week", "month", "season", "year", "unresolved"]
AnchorKind = Literal["published", "dateline", "in_text", "event"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of calendar days (ISO 8601 strings, either end may be open)."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class DateAnchor:
    """What a relative date was counted from; `claim` is a claim id for event anchors."""

    kind: AnchorKind
    date: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """When: the interval in which it began, the interval in which it ended if it lasted."""

    start: Interval | None = None
    end: Interval | None = None
    precision: DatePrecision = "unresolved"
    ongoing: bool = False
    time_of_day: str | None = None
    anchor: DateAnchor | None = None


PlaceRole = Literal[
    "scene", "origin", "taken_at", "held_at", "found_at", "released_at", "target_area"
]
PlacePrecision = Literal[
    "site", "neighbourhood", "city", "admin2", "admin1", "region", "country", "water"
]
PlaceRelation = Literal["at", "near", "between", "on_road"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, the units they lie in, a point with the radius (km) of its doubt."""

    name: str | None = None
    words: str = ""
    role: PlaceRole = "scene"
    city: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonameid: int | None = None
    precision: PlacePrecision | None = None
    relation: PlaceRelation = "at"
    point_of: str | None = None
    alternatives: tuple[Place, ...] = ()
    disputed: tuple[str, ...] = ()


ActorForm = Literal[
    "named_organisation", "named_person", "described_group", "described_person", "unnamed"
]
ActorClass = Literal[
    "military", "police", "paramilitary", "intelligence", "pro_state_militia", "rebel_group",
    "political_militia", "communal_militia", "criminal_group", "private_security",
    "foreign_military", "peacekeepers", "protesters", "rioters", "civilians", "unknown",
]  # fmt: skip
Ternary = Literal["yes", "no", "not_said"]
ParticipantRole = Literal[
    "demonstrators", "counter_demonstrators", "rioters", "intervening_force", "opposing_side",
    "mediator", "releasing_party", "arresting_force",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a canonical name if resolved, else a neutral label; `class_` is written `class`."""

    name: str | None = None
    label: str | None = None
    form: ActorForm = "unnamed"
    class_: ActorClass = "unknown"
    country: str | None = None
    actor_id: str | None = None
    side: Literal["A", "B", "C"] | None = None
    count: Range | None = None
    armed: Ternary = "not_said"
    private: bool | None = None
    minor: bool | None = None
    described_as: str | None = None
    role: ParticipantRole | None = None
    sector: str | None = None
    aimed_at: Ternary | None = None


ObjectForm = Literal["facility", "vehicle", "infrastructure", "object"]


@dataclass(frozen=True, slots=True)
class Object:
    """A thing that was aimed at: a building, a vehicle, a line, an object."""

    name: str | None = None
    form: ObjectForm = "object"
    sector: str | None = None
    aimed_at: Ternary | None = None


SpeakerRole = Literal[
    "police", "military", "intelligence", "government", "politician", "health",
    "emergency_service", "armed_group", "court_or_prosecutor", "witness", "resident",
    "victim_or_family", "suspect_or_family", "aid_or_ngo", "monitor", "international_org",
    "expert", "media", "other",
]  # fmt: skip
Medium = Literal[
    "statement", "press_conference", "interview", "phone", "social_media", "video", "broadcast",
    "document", "unspecified",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: the words that name them, what they are, and through which medium."""

    text: str
    span: Span | None = None
    name: str | None = None
    role: SpeakerRole = "other"
    named: Literal["name", "organisation", "anonymous"] = "anonymous"
    actor_id: str | None = None
    party: Literal["A", "B", "neutral", "unknown"] | None = None
    medium: Medium = "unspecified"
    said_at: str | None = None
    also: tuple[Speaker, ...] = ()
    via: Speaker | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """The type of an incident: a sub-type of the taxonomy, its type, and further sub-types."""

    type: str
    sub_type: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Somebody says that it did, or did not, happen."""

    state: Literal["confirmed", "denied", "disputed"]


WeaponType = Literal[
    "firearm", "explosive_device", "grenade", "artillery_rocket", "aircraft_drone", "vehicle",
    "incendiary", "blade", "blunt", "chemical", "suicide_vest", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weapon:
    """With what: the weapon's plain name, its type, how many, and whether it was used."""

    name: str
    type: WeaponType = "other"
    count: Range | None = None
    used: Literal["used", "found", "carried"] = "used"


Fate = Literal[
    "killed", "died_later", "injured", "unharmed", "abducted", "held", "released", "escaped",
    "rescued", "missing", "detained", "surrendered", "displaced",
]  # fmt: skip
Who = Literal[
    "total", "civilians", "state_forces", "non_state_armed", "suspects", "protesters",
    "prisoners", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Casualty:
    """With what result for people: a fate, whose, how many. `who` says what people are."""

    fate: Fate
    who: Who = "total"
    count: Range | None = None
    age: str | None = None
    gender: str | None = None
    nationality: str | None = None
    occupation: str | None = None
    includes_attackers: bool | None = None
    scope: Literal["this_incident", "several_incidents", "since_date"] = "this_incident"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who claims it, denies it, or that nobody has claimed it."""

    state: Literal["claimed", "denied", "none_reported", "disowned"]
    actor: Actor | None = None
    medium: Medium | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What security forces or rescuers did about it."""

    kind: Literal[
        "cordon", "reinforcement", "pursuit", "clearance", "rescue", "investigation", "curfew",
        "arrest", "other",
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damage:
    """What was damaged, and how badly."""

    what: str
    degree: Literal["destroyed", "damaged", "none"] = "damaged"


@dataclass(frozen=True, slots=True)
class Statement:
    """The topic of an attributed clause that fits no other slot."""

    topic: str


Value = (
    str | Range | DateValue | Place | Actor | Object | EventType | Occurrence | Weapon | Casualty
    | Responsibility | Response | Damage | Statement
)  # fmt: skip
