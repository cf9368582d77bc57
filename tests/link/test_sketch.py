"""Sketches from accounts, and their plain form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sketches import AMBUSH, BRIDGE

from dateline.link import Sketch, linkable, sketch
from dateline.link.sketch import Toll
from dateline.link.wording import capitalised, stem, surname
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Interval,
    Place,
    Range,
    Responsibility,
    Weapon,
)

TEXT = (
    "Gunmen fired on a patrol near the Doutchi bridge outside Diffa on Tuesday, killing four. "
    "Among them was Sergeant Issa Maman, 34. The Dawn Front said it had done it.\n\n"
    "In Zinder the harvest was good."
)
REPORT = Report("r1", "Patrol Attacked", TEXT, published=Stamp("2021-03-10"))


def claim(slot: str, value: object, words: str | None = "words", **more: object) -> Claim:
    return Claim(f"c{slot}{more}", slot, value, text=words, **more)  # type: ignore[arg-type]


CLAIMS = (
    claim("act", "shooting"),
    claim("event_type", EventType("violence_against_civilians", "attack"), None),
    claim("stage", "accomplished", None),
    claim("date", DateValue(Interval("2021-03-09", "2021-03-09"), precision="day")),
    claim("place", Place("Doutchi bridge", "Doutchi bridge", city="Diffa", country="NE", lat=13.3,
                         lon=12.6, precision="site")),
    claim("place", Place("Zinder", "Zinder", role="origin", country="NE")),
    claim("perpetrator", Actor("Dawn Front", form="named_organisation", class_="rebel_group",
                               actor_id="dawn-front")),
    claim("target", Actor(form="described_group", class_="police")),
    claim("victim", Actor("Issa Maman", form="named_person")),
    claim("casualty", Casualty("killed", "total", Range(4, 4, 4))),
    claim("casualty", Casualty("killed", "total", Range(2, 2, 2)), part_of="x"),
    claim("casualty", Casualty("killed", "total", Range(90, 90, 90), scope="since_date")),
    claim("weapon", Weapon("rifle", "firearm")),
    claim("weapon", Weapon("bomb", "explosive_device", used="found")),
)  # fmt: skip
ACCOUNT = Account("a1", "r1", Span("text", 7, 12), "t", claims=CLAIMS,
                  summary=(Span("text", 0, 164),))  # fmt: skip


def with_date(*claims: Claim) -> Sketch:
    others = tuple(c for c in CLAIMS if c.slot != "date")
    return sketch(replace(ACCOUNT, claims=(*others, *claims)), REPORT)


def test_a_sketch_holds_what_the_account_claims() -> None:
    one = sketch(ACCOUNT, REPORT)
    assert (one.account, one.report, one.dated) == ("a1", "r1", "told")
    assert one.published is not None
    assert one.first == one.last == one.published - 1
    assert [(s.level, s.name, s.city) for s in one.spots] == [(0, "doutchi bridge", "diffa")]
    assert one.doers == {"dawn-front"}
    assert one.doer_classes == {"rebel_group"}
    assert one.targets == {"police"}
    assert one.persons == {"maman"}
    assert one.tolls == (Toll("killed", 4, 4),)
    assert one.weapons == {"firearm"}


def test_names_and_words_come_from_the_sentences_that_tell_it() -> None:
    one = sketch(ACCOUNT, REPORT)
    assert {"issa", "maman", "front"} <= one.names
    assert "doutchi" not in one.names, "names of the place are places"
    assert "tuesday" not in one.names
    assert "34" in one.words
    assert "harvest" not in one.words


def test_a_day_taken_from_publication_is_supposed() -> None:
    value = DateValue(Interval("2021-03-09", "2021-03-10"), precision="days")
    assert with_date(claim("date", value, None, basis="inferred")).dated == "supposed"
    assert with_date(claim("date", value, "on Tuesday", basis="inferred")).dated == "told"
    assert with_date().dated == "no"


def test_of_two_dates_the_reports_own_words_count() -> None:
    own = claim("date", DateValue(Interval("2021-03-08", "2021-03-08"), precision="day"))
    other = claim("date", DateValue(Interval("2021-03-01", "2021-03-01"), precision="day"), None)
    assert with_date(other, own).first == with_date(own).first


def test_what_is_denied_is_left_out() -> None:
    denied = claim("perpetrator", Actor("Dusk Front", form="named_organisation"),
                   polarity="denied")  # fmt: skip
    one = sketch(replace(ACCOUNT, claims=(*CLAIMS, denied)), REPORT)
    assert one.doers == {"dawn-front"}


def test_who_claims_it_is_a_doer() -> None:
    dusk, noon = (Actor(name, form="named_organisation") for name in ("Dusk", "Noon"))
    own = claim("responsibility", Responsibility("claimed", dusk))
    none = claim("responsibility", Responsibility("denied", noon))
    one = sketch(replace(ACCOUNT, claims=(own, none)), REPORT)
    assert one.doers == {"dusk"}


@pytest.mark.parametrize(
    "one",
    [
        AMBUSH,
        sketch(ACCOUNT, REPORT),
        Sketch("a", "r"),
        replace(AMBUSH, hours=(5.0, 7.5), spots=(BRIDGE,), minimal=True),
    ],
)
def test_a_sketch_goes_through_json(one: Sketch) -> None:
    assert Sketch.of(json.loads(json.dumps(one.plain()))) == one


def test_only_single_accounts_that_say_something_are_linkable() -> None:
    assert linkable(AMBUSH)
    assert not linkable(replace(AMBUSH, kind="aggregate"))
    assert not linkable(replace(AMBUSH, kind="continuing"))
    assert not linkable(replace(AMBUSH, minimal=True))


def test_words_and_names() -> None:
    assert stem("bombings") == stem("bombing") == stem("bombed") == "bomb"
    assert surname("Sergeant Issa Maman Jr") == "maman"
    assert surname("X") is None
    assert capitalised("The Dawn Front came. The dawn was cold. Front doors.") == {"front"}
