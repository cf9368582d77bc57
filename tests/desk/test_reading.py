from __future__ import annotations

from typing import Any

import pytest

from dateline.desk.reading import read
from dateline.errors import InputError
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.codec import plain
from dateline.model.ports import Candidate
from dateline.model.taxonomy import ACTS, CONTEXTS, STAGES
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Interval,
    Object,
    Occurrence,
    Place,
    Range,
    Response,
    Responsibility,
    Statement,
    Weapon,
)

PLACES = (
    Candidate(11, "Merrow", "city", "KE", "Coast", None, 1.0, 36.0, 5.0),
    Candidate(12, "Merrow", "city", "NG", "Plateau", None, 9.0, 8.0, 5.0),
    Candidate(14, "Zoor", "admin2", "NG", "Plateau", "Zoor", 9.0, 8.0, 30.0),
    Candidate(15, "Zoor", "city", "NG", "Plateau", "Zoor", 9.0, 8.0, 5.0),
    Candidate(13, "Kemba", "admin1", "NG", None, None, 9.5, 8.5, 80.0),
)
OLD: dict[str, Any] = {
    "casualty": Casualty("killed", "civilians", Range(3, 3, 3, stated=3), age="young"),
    "place": Place("Oruba", "the market of Oruba", "found_at", country="KE", lat=1.5,
                   relation="near", geonameid=7),
    "perpetrator": Actor(label="gunmen", side="B", count=Range(2, 2, 2, stated=2)),
}  # fmt: skip


def find(name: str) -> tuple[Candidate, ...]:
    return tuple(c for c in PLACES if c.name == name)


def got(slot: str, given: Any) -> Any:
    return read(Claim("c", slot, OLD.get(slot), text="words"), given, find)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slot", "words", "value"),
    [
        ("act", "Suicide bombing", "suicide_bombing"),
        ("stage", "foiled", "foiled"),
        ("context", "law-enforcement", "law_enforcement"),
        ("motive", "a land dispute", "a land dispute"),
        ("occurrence", "denied", Occurrence("denied")),
        ("event_type", "armed clash", EventType("battles", "armed_clash")),
        ("date", "2023-02-17", DateValue(Interval("2023-02-17", "2023-02-17"), precision="day")),
        ("date", "2023-02-17..2023-02-19",
         DateValue(Interval("2023-02-17", "2023-02-19"), precision="days")),
        ("date", "2023-02-17 14:30",
         DateValue(Interval("2023-02-17", "2023-02-17"), precision="hour", time_of_day="14:30")),
        ("date", "May 2021", DateValue(Interval("2021-05-01", "2021-05-31"), precision="month")),
        ("perpetrator_count", "6", Range(6, 6, 6, stated=6)),
        ("weapon", "firearm: carbine", Weapon("carbine", "firearm")),
        ("weapon", "rifle", Weapon("rifle", "firearm")),
        ("weapon", "grenade", Weapon("grenade", "grenade")),
        ("responsibility", "none reported", Responsibility("none_reported")),
        ("response", "curfew", Response("curfew")),
        ("damage", "destroyed=the bridge", Damage("the bridge", "destroyed")),
        ("statement", "number of victims", Statement("number_of_victims")),
    ],
)  # fmt: skip
def test_short_forms(slot: str, words: str, value: object) -> None:
    assert got(slot, words) == value


@pytest.mark.parametrize(
    ("words", "fate", "who", "low", "best", "high"),
    [
        ("killed=6", "killed", "civilians", 6, 6, 6),
        ("killed=6-8", "killed", "civilians", 6, None, 8),
        ("injured=at least 6", "injured", "civilians", 6, 6, None),
        ("died later=none", "died_later", "civilians", 0, 0, 0),
        ("killed=6 who=state forces", "killed", "state_forces", 6, 6, 6),
    ],
)
def test_tolls(
    words: str, fate: str, who: str, low: int, best: int | None, high: int | None
) -> None:
    found = got("casualty", words)
    assert (found.fate, found.who, found.age) == (fate, who, "young")
    assert (found.count.low, found.count.best, found.count.high) == (low, best, high)


def test_places_by_name_and_by_point() -> None:
    by_point = got("place", "24.86, 67.01")
    assert (by_point.lat, by_point.lon, by_point.name) == (24.86, 67.01, "Oruba")
    assert (by_point.geonameid, by_point.precision, by_point.radius_km) == (None, "site", 1.0)
    for words in ("Merrow, KE", "Merrow, coast", "Merrow #11"):
        found = got("place", words)
        assert (found.geonameid, found.country, found.city) == (11, "KE", "Merrow")
        assert (found.role, found.relation, found.words) == (
            "found_at", "near", "the market of Oruba"
        )  # fmt: skip
    assert got("place", "Kemba").city is None
    assert got("place", "Zoor").geonameid == 15  # the town, not its district
    assert got("place", "Zoor #14").precision == "admin2"


def test_actors_keep_what_the_name_does_not_tell() -> None:
    found = got("perpetrator", "soldiers")
    assert (found.class_, found.side, found.count) == ("military", "B", OLD["perpetrator"].count)
    thing = got("target", "the police station")
    assert isinstance(thing, Object)
    assert (thing.form, thing.sector) == ("facility", "police")
    assert isinstance(got("target", "two policemen"), Actor)
    claimed = got("responsibility", "claimed=the Lake Front")
    assert claimed.actor.name == "Lake Front"


@pytest.mark.parametrize(
    ("slot", "words", "says"),
    [
        ("act", "bombing", ", ".join(ACTS)),
        ("stage", "done", ", ".join(STAGES)),
        ("context", "war", ", ".join(CONTEXTS)),
        ("occurrence", "maybe", "confirmed, denied, disputed"),
        ("event_type", "battles", "which of its sub-types: armed_clash"),
        ("event_type", "fight", "there are armed_clash, "),
        ("date", "soon", "is no date; give YYYY-MM-DD"),
        ("date", "2023-02-30..2023-03-01", "there is no day 2023-02-30"),
        ("date", "2023-03-02..2023-03-01", "ends before it begins"),
        ("perpetrator_count", "few", "is no number"),
        ("casualty", "6", "'6' is no fate; there are killed"),
        ("casualty", "killed", "say how many: killed=6"),
        ("casualty", "killed=8-6", "ends below"),
        ("casualty", "killed=6 who=heroes", "kind of people; there are total"),
        ("weapon", "glorb", "give TYPE: NAME, of the types firearm"),
        ("weapon", "glorb: x", "is no type of weapon"),
        ("damage", "destroyed", "say what was destroyed"),
        ("response", "nothing", "there are cordon"),
        ("place", "Nowhere", "no place is called 'Nowhere'"),
        ("place", "Merrow, FR", "no place is called"),
        ("place", "Merrow", "say which: Merrow, Coast, KE #11; Merrow, Plateau, NG #12"),
        ("place", "91,10", "is no point"),
        ("motive", " ", "the value is empty"),
        ("casualty", "{nothing}", "is no valid JSON"),
        ("casualty", '{"fate": "killed", "dead": 3}', "has no field 'dead'; there are fate"),
        ("casualty", '{"fate": "hurt"}', "casualty.fate: 'hurt' is none of killed"),
        ("casualty", '{"who": "total"}', "needs the field 'fate'"),
        ("casualty", '{"fate": "killed", "count": 3}', "casualty.count is an object with low"),
        ("casualty", '{"fate": "killed", "count": {"low": "3"}}', 'count.low: "3" is no int'),
        ("place", '{"name": "X", "lat": true}', "place.lat: true is no float"),
        ("place", '{"name": "X", "alternatives": 1}', "alternatives is a list"),
        ("act", '{"a": 1}', "is a word, not an object"),
    ],
)
def test_what_a_slot_does_not_hold(slot: str, words: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        got(slot, words)
    assert says in str(error.value)


def test_values_themselves_and_their_plain_forms() -> None:
    for value in OLD.values():
        slot = next(s for s, v in OLD.items() if v is value)
        assert got(slot, value) is value
        assert got(slot, plain(value)) == value
    assert got("target", {"form": "vehicle", "name": "a bus"}) == Object("a bus", "vehicle")
    with pytest.raises(InputError, match="a casualty is no Place"):
        got("casualty", OLD["place"])


@pytest.mark.parametrize("slot", list(SLOT_VALUES))
def test_every_slot_has_a_short_form(slot: str) -> None:
    words = {"date": "2021", "casualty": "killed=1", "place": "Kemba", "event_type": "grenade"}
    first = {"damage": "damaged=a shop", "weapon": "rifle", "perpetrator_count": "2"}
    closed = {"act": "clash", "stage": "foiled", "context": "communal", "response": "curfew",
              "occurrence": "denied", "responsibility": "disowned"}  # fmt: skip
    given = {**words, **first, **closed}.get(slot, "two gunmen")
    assert isinstance(got(slot, given), SLOT_VALUES[slot])
