"""Hand-written cases: incidents of a key, accounts, and what lines must count."""

from __future__ import annotations

from typing import Any

from newsroom_builders import (
    REPORT,
    account,
    claim,
    day,
    event,
    incident,
    place,
    said_toll,
    toll,
)

Row = dict[str, Any]
Expected = dict[str, tuple[int, int, int]]

GUNMEN = {"text": "gunmen", "kind": "group_description", "status": "asserted"}
TRADERS = {"text": "two traders", "kind": "people"}
POLICE = {"text": "police", "role": "police", "named": "organisation"}
DOCTORS = {"text": "Doctors", "role": "health", "named": "organisation"}
FACT = "killed two traders at the market in Mirpur"
SAID = {"fact": FACT, "source": "police", "kind": "police", "status": "asserted"}
ELSEWHERE = {"text": "Quetta", "city": "Quetta", "country": "PK", "lat": 30.2, "lon": 67.0}
BATTLE = {"event_type": "battles", "sub_event_type": "armed_clash"}
FRONT = {"name": "Northern Front"}
BYLINE = {"field": "byline", "start": 0, "end": 6}
CLASH = event("battles", "armed_clash")
AIR = event("explosions_remote_violence", "air_drone_strike")
UNKNOWN = "It is not known who planted it"
NUMBERS = "killed: the numbers"

# what is compared; incidents of the key; accounts; of some lines: right, wrong, missed
CASES: list[tuple[str, list[Row], list[Row], Expected]] = [
    (
        "one incident found",
        [incident()],
        [account()],
        {"incidents": (1, 0, 0), "foreground incidents": (1, 0, 0), "report relevant": (1, 0, 0),
         "event type": (1, 0, 0), "sub-event type": (1, 0, 0), "stage": (1, 0, 0),
         "date, exact": (1, 0, 0), "place, within 25 km": (1, 0, 0), "country": (1, 0, 0)},
    ),
    (
        "an incident missed takes its fields with it",
        [incident(perpetrators=[GUNMEN], casualties=[toll("killed", 2, 2)])],
        [],
        {"incidents": (0, 0, 1), "report relevant": (0, 0, 1), "event type": (0, 0, 1),
         "date, overlapping": (0, 0, 1), "country": (0, 0, 1), "perpetrators": (0, 0, 1),
         NUMBERS: (0, 0, 1), "killed: the numbers, where found": (0, 0, 0)},
    ),
    (
        "an account too many takes its fields with it",
        [],
        [account(claim("perpetrator", {}, "gunmen"), said_toll("killed", 2, 2))],
        {"incidents": (0, 1, 0), "foreground incidents": (0, 1, 0), "report relevant": (0, 1, 0),
         "event type": (0, 0, 0), "perpetrators": (0, 1, 0), NUMBERS: (0, 1, 0)},
    ),
    (
        "no incident, no account",
        [],
        [],
        {"incidents": (0, 0, 0), "report relevant": (0, 0, 0)},
    ),
    (
        "nothing in common but type and day is no pair",
        [incident()],
        [account(event("explosions_remote_violence", "grenade"), day("2024-05-06", "2024-05-06"),
                 place(12.0, 8.5, "NG"), bare=True)],
        {"incidents": (0, 1, 1)},
    ),
    (
        "a recalled incident told as the news",
        [incident(foreground=False)],
        [account()],
        {"incidents": (1, 0, 0), "foreground incidents": (0, 1, 0)},
    ),
    (
        "two minimal accounts are free when they are wrong",
        [incident()],
        [account(), *[account(CLASH, minimal=True, foreground=False, bare=True)] * 2],
        {"incidents": (1, 0, 0)},
    ),
    (
        "an aggregate account is free when it is wrong",
        [incident()],
        [account(), account(CLASH, kind="aggregate", bare=True)],
        {"incidents": (1, 0, 0), "foreground incidents": (1, 0, 0)},
    ),
    (
        "a minimal account counts when it is right",
        [incident()],
        [account(minimal=True)],
        {"incidents": (1, 0, 0)},
    ),
    (
        "a flood of minimal accounts is not free",
        [incident()],
        [account(), *[account(CLASH, minimal=True, bare=True)] * 3],
        {"incidents": (1, 3, 0)},
    ),
    (
        "each incident goes to the account that is most like it",
        [incident(), incident(place=ELSEWHERE, foreground=False)],
        [account(foreground=False), account()],
        {"incidents": (1, 1, 1), "foreground incidents": (1, 0, 0)},
    ),
    (
        "two incidents, two accounts, in another order",
        [incident(), incident(place=ELSEWHERE, **BATTLE)],
        [account(CLASH, place(30.2, 67.0), bare=True), account()],
        {"incidents": (2, 0, 0), "event type": (2, 0, 0), "place, within 25 km": (2, 0, 0),
         "date, exact": (1, 1, 1)},
    ),
    (
        "the right type with another sub-type",
        [incident()],
        [account(AIR, day("2024-05-06", "2024-05-06"), place(33.1, 73.8), bare=True)],
        {"event type": (1, 0, 0), "sub-event type": (0, 1, 1)},
    ),
    (
        "the type of another act of a mixed attack",
        [incident(also=["armed_clash"])],
        [account(CLASH, day("2024-05-06", "2024-05-06"), place(33.1, 73.8), bare=True)],
        {"event type": (1, 0, 0), "sub-event type": (1, 0, 0)},
    ),
    (
        "arrests beside an attack do not make it a strategic development",
        [incident(also=["arrests"])],
        [account(event("strategic_developments", "arrests"), day("2024-05-06", "2024-05-06"),
                 place(33.1, 73.8), bare=True)],
        {"event type": (0, 1, 1), "sub-event type": (1, 0, 0)},
    ),
    (
        "a denied claim is no value",
        [incident()],
        [account(CLASH | {"polarity": "denied"}, event("explosions_remote_violence", "grenade"),
                 place(33.1, 73.8), day("2024-05-06", "2024-05-06"), bare=True)],
        {"event type": (1, 0, 0)},
    ),
    (
        "a stage other than the key's",
        [incident(stage="foiled")],
        [account()],
        {"stage": (0, 1, 1)},
    ),
    (
        "a stage that the account gives",
        [incident(stage="foiled")],
        [account(claim("stage", "foiled"))],
        {"stage": (1, 0, 0)},
    ),
    (
        "two days around the right one",
        [incident()],
        [account(day("2024-05-06", "2024-05-07"), place(33.1, 73.8), CLASH, bare=True)],
        {"date, exact": (0, 1, 1), "date, overlapping": (1, 0, 0)},
    ),
    (
        "a month around the right day says too little",
        [incident()],
        [account(day("2024-05-01", "2024-05-31"), place(33.1, 73.8), AIR, bare=True)],
        {"date, exact": (0, 1, 1), "date, overlapping": (0, 1, 1)},
    ),
    (
        "a day where the key knows none",
        [incident(date={"earliest": None, "latest": None, "text": None})],
        [account()],
        {"date, exact": (0, 1, 0), "date, overlapping": (0, 0, 0)},
    ),
    (
        "no day where the key knows one",
        [incident()],
        [account(AIR, place(33.1, 73.8), bare=True)],
        {"date, exact": (0, 1, 1), "date, overlapping": (0, 1, 1)},
    ),
    (
        "a place 60 km off, found by its words",
        [incident()],
        [account(AIR, day("2024-05-06", "2024-05-06"), place(33.6, 73.4, words="Mirpur"),
                 bare=True)],
        {"place, within 25 km": (0, 1, 1), "country": (1, 0, 0)},
    ),
    (
        "the scene outranks a place named before it",
        [incident()],
        [account(AIR, day("2024-05-06", "2024-05-06"), place(33.6, 73.1, role="target_area"),
                 place(33.1, 73.8), bare=True)],
        {"place, within 25 km": (1, 0, 0)},
    ),
    (
        "where the key has only a country, the country is enough",
        [incident(place={"text": "Pakistan", "country": "PK", "lat": None, "lon": None})],
        [account()],
        {"place, within 25 km": (1, 0, 0), "country": (1, 0, 0)},
    ),
    (
        "a key without a place compares none",
        [incident(place=None, perpetrators=[GUNMEN])],
        [account(claim("perpetrator", {}, "gunmen"))],
        {"incidents": (1, 0, 0), "place, within 25 km": (0, 0, 0), "country": (0, 0, 0)},
    ),
    (
        "perpetrators: one right, one wrong, one missed",
        [incident(perpetrators=[GUNMEN, {"text": "the Northern Front"}])],
        [account(claim("perpetrator", {}, "armed gunmen"), claim("perpetrator", {}, "traders"))],
        {"perpetrators": (1, 1, 1)},
    ),
    (
        "a perpetrator said twice is neither right twice nor wrong",
        [incident(perpetrators=[GUNMEN])],
        [account(claim("perpetrator", {}, "gunmen"), claim("perpetrator", {}, "the gunmen"))],
        {"perpetrators": (1, 0, 0)},
    ),
    (
        "the group that takes responsibility may be the perpetrator",
        [incident(perpetrators=[{"text": "Northern Front"}])],
        [account(claim("responsibility", {"state": "claimed", "actor": FRONT}))],
        {"perpetrators": (1, 0, 0)},
    ),
    (
        "a victim may be the target, and is never a wrong one",
        [incident(targets=[TRADERS])],
        [account(claim("victim", {}, "two traders"), claim("victim", {}, "a guard"))],
        {"targets": (1, 0, 0)},
    ),
    (
        "of the neighbouring slots only three values help",
        [incident(targets=[TRADERS])],
        [account(*[claim("victim", {}, f"{w} man") for w in ("tall", "old", "young")],
                 claim("victim", {}, "two traders"))],
        {"targets": (0, 0, 1)},
    ),
    (
        "a quote that swallows the sentence is wrong",
        [incident(targets=[TRADERS])],
        [account(claim("target", {}, REPORT["text"]))],
        {"targets": (0, 1, 1)},
    ),
    (
        "an actor without words goes by its name",
        [incident(perpetrators=[GUNMEN])],
        [account(claim("perpetrator", {"name": None, "label": "gunmen"}))],
        {"perpetrators": (1, 0, 0)},
    ),
    (
        "the act may name the weapon",
        [incident(weapons=["bomb"])],
        [account(claim("act", "ied", "A bomb"))],
        {"weapons": (1, 0, 0)},
    ),
    (
        "a weapon too many",
        [incident(weapons=["bomb"])],
        [account(claim("weapon", {}, "bomb"), claim("weapon", {}, "rifles"))],
        {"weapons": (1, 1, 0)},
    ),
    (
        "contradictory tolls all stay",
        [incident(casualties=[toll("killed", 2, 2), toll("killed", 3, 3)])],
        [account(said_toll("killed", 2, 2))],
        {NUMBERS: (1, 0, 1), "killed: the numbers, where found": (1, 0, 1)},
    ),
    (
        "one figure said by two is one figure",
        [incident(casualties=[toll("killed", 2, 2), toll("killed", 2, 2, "police")])],
        [account(said_toll("killed", 2, 2), said_toll("killed", 2, 2, source=POLICE))],
        {NUMBERS: (1, 0, 0), "toll: right speaker or none": (2, 0, 0)},
    ),
    (
        "a figure in the wrong mouth",
        [incident(casualties=[toll("killed", 2, 2, "police")])],
        [account(said_toll("killed", 2, 2, source=DOCTORS))],
        {NUMBERS: (1, 0, 0), "toll: right speaker or none": (0, 1, 1)},
    ),
    (
        "a figure of the report in somebody's mouth",
        [incident(casualties=[toll("killed", 2, 2)])],
        [account(said_toll("killed", 2, 2, source=POLICE))],
        {"toll: right speaker or none": (0, 1, 1)},
    ),
    (
        "at least two is not two",
        [incident(casualties=[toll("killed", 2, None)])],
        [account(said_toll("killed", 2, 2))],
        {NUMBERS: (0, 1, 1)},
    ),
    (
        "some thirty: the number that is stated",
        [incident(casualties=[toll("injured", 30, 30)])],
        [account(said_toll("injured", 27, 33, count={"form": "about", "stated": 30}))],
        {"injured: the numbers": (1, 0, 0)},
    ),
    (
        "nearly eighty: the upper end",
        [incident(casualties=[toll("injured", 75, 79)])],
        [account(said_toll("injured", None, 79, count={"form": "nearly", "stated": 80}))],
        {"injured: the numbers": (1, 0, 0)},
    ),
    (
        "those who died later were killed, a share is no figure",
        [incident(casualties=[toll("killed", 2, 2)])],
        [account(said_toll("died_later", 2, 2), said_toll("killed", None, None,
                                                         count={"form": "share"}))],
        {NUMBERS: (1, 0, 0)},
    ),
    (
        "a responsibility disowned is one denied",
        [incident(responsibility={"status": "denied"})],
        [account(claim("responsibility", {"state": "disowned"}))],
        {"responsibility": (1, 0, 0)},
    ),
    (
        "responsibility: another state, and one that the key has not",
        [incident(responsibility={"status": "claimed"}),
         incident(place=ELSEWHERE, foreground=False)],
        [account(claim("responsibility", {"state": "none_reported"})),
         account(AIR, place(30.2, 67.0), day("2024-05-06", "2024-05-06"),
                 claim("responsibility", {"state": "claimed"}), bare=True, foreground=False)],
        {"incidents": (2, 0, 0), "responsibility": (0, 2, 1)},
    ),
    (
        "an attributed fact with its speaker",
        [incident(attributions=[SAID])],
        [account(claim("casualty", {}, "two traders", source=POLICE, status="asserted"))],
        {"attribution: source found": (1, 0, 0), "attribution: kind, where found": (1, 0, 0),
         "attribution: status, where found": (1, 0, 0)},
    ),
    (
        "an attributed fact in the wrong mouth, twice the same",
        [incident(attributions=[SAID])],
        [account(claim("victim", {}, "two traders", source=DOCTORS),
                 claim("act", "ied", "killed two traders", source=DOCTORS))],
        {"attribution: source found": (0, 1, 1), "attribution: kind, where found": (0, 0, 0)},
    ),
    (
        "a claim that lies mostly outside the fact is not on it",
        [incident(attributions=[SAID])],
        [account(claim("act", "ied", "planted by gunmen killed two", source=POLICE))],
        {"attribution: source found": (0, 0, 1)},
    ),
    (
        "a claim of which half lies on the fact is on it",
        [incident(attributions=[SAID])],
        [account(claim("act", "ied", "by gunmen killed two", source=POLICE))],
        {"attribution: source found": (1, 0, 0)},
    ),
    (
        "a speaker through whom the words came; another kind and status",
        [incident(attributions=[SAID | {"kind": "military", "status": "suspected"}])],
        [account(claim("victim", {}, "two traders", status="claimed",
                       source={"text": "a spokesman", "role": "other", "via": POLICE}))],
        {"attribution: source found": (1, 0, 0), "attribution: kind, where found": (0, 1, 1),
         "attribution: status, where found": (0, 1, 1)},
    ),
    (
        "an anonymous officer is an unnamed official, too",
        [incident(attributions=[SAID | {"kind": "unnamed_official"}])],
        [account(claim("victim", {}, "two traders", source=POLICE | {"named": "anonymous"}))],
        {"attribution: kind, where found": (1, 0, 0)},
    ),
    (
        "what is not known, left open and not",
        [incident(unknowns=[UNKNOWN, "killed two traders"])],
        [account(claim("perpetrator", None, "who planted it", value_state="said_unknown"),
                 claim("victim", {}, "two traders"))],
        {"unknowns found": (1, 0, 1)},
    ),
    (
        "quotes that stand where they say, and one that does not",
        [],
        [account(claim("victim", {}, "two traders"),
                 claim("act", "ied", "bomb", evidence=[{"field": "text", "start": 0, "end": 4}]),
                 claim("act", "ied", "a note", evidence=[BYLINE]),
                 claim("act", "ied", None))],
        {"grounding: quote is where it says": (2, 2, 2)},
    ),
]  # fmt: skip
