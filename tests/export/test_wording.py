from __future__ import annotations

from dataclasses import replace

import pytest
from export_samples import of_every_slot, said_nothing
from samples import account, claim, report, span

from dateline.export.wording import show, speaker, speaker_name
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Place,
    Range,
    Responsibility,
    Speaker,
    Statement,
    Value,
    Weapon,
)

OF = report()


def shown(slot: str, value: Value | None, words: str | None = "fired on", **more: object) -> str:
    return show(claim(slot, words, value, OF, span("fired on"), **more))


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("act", "suicide_bombing", "suicide bombing"),
        ("motive", "an_odd text", "an_odd text"),
        ("casualty", Casualty("killed", count=Range(3, 3, 3, stated=3)), "3 killed"),
        ("casualty", Casualty("killed", count=Range(0, 0, 0, "none", 0)), "none killed"),
        ("casualty", Casualty("died_later", "civilians", Range(1, 1, 1, stated=1), "child"),
         "1 died later (civilians, child)"),
        ("casualty", Casualty("killed", count=Range(40, 40, 40, stated=40), scope="since_date"),
         "40 killed, since date"),
        ("perpetrator_count", Range(3, None, 9, "several"), "several"),
        ("place", Place("Oruba", "Oruba", country="KE", relation="near"), "near Oruba, KE"),
        ("place", Place("Oruba", "Oruba", role="held_at"), "Oruba (held at)"),
        ("perpetrator", Actor(label="crowd", count=Range(40, None, 99, "scores")),
         "crowd (scores)"),
        ("participant", Actor(label="police", role="mediator"), "police, as mediator"),
        ("event_type", EventType("riots", "mob_violence", ("grenade",)),
         "mob violence (riots), also grenade"),
        ("weapon", Weapon("rifle", used="found"), "rifle, found"),
        ("responsibility", Responsibility("claimed", Actor("Front")), "claimed by Front"),
        ("responsibility", Responsibility("none_reported"),
         "nobody is reported to have claimed it"),
        ("damage", Damage("the bridge"), "the bridge: damaged"),
        ("statement", Statement("demand"), "on demand"),
        ("statement", Statement("other"), "says more"),
    ],
)  # fmt: skip
def test_values_in_words(slot: str, value: Value, words: str) -> None:
    assert shown(slot, value) == words


def test_the_kinds_of_nothing_differ() -> None:
    assert shown("weapon", None, value_state="said_none") == "said none"
    assert shown("weapon", None, value_state="said_unknown") == "said unknown"
    unknown = shown("casualty", Casualty("killed"), value_state="said_unknown")
    assert unknown == "killed: said unknown"
    assert shown("perpetrator", None, value_state="unresolved") == "unresolved: “fired on”"
    assert shown("perpetrator", None, None, value_state="unresolved") == "unresolved"
    assert shown("date", DateValue(), value_state="unresolved") == "unresolved: “fired on”"
    hill = Place(words="the hill")
    assert shown("place", hill, value_state="unresolved") == "unresolved: “the hill”"


def test_every_slot_can_be_shown() -> None:
    for made in (account(OF), of_every_slot(OF), said_nothing(OF)):
        assert all(show(c) for c in made.claims)


def test_speakers_have_role_medium_and_way() -> None:
    army = Speaker("the army", role="military")
    said = Speaker("a man", name="J. Doe", role="witness", medium="social_media")
    assert speaker(None) == speaker_name(None) == "the report itself"
    assert speaker(said) == "J. Doe (witness, social media)"
    assert speaker_name(army) == "the army"
    both = replace(said, also=(army,), via=Speaker("OP", role="media"))
    assert speaker(both) == "J. Doe (witness, social media) and the army (military) via OP (media)"
