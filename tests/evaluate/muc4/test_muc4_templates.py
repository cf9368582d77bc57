"""From invented readings to templates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.evaluate.muc4.entities import entities
from dateline.evaluate.muc4.profile import Profile, profile
from dateline.evaluate.muc4.templates import Setting, templates
from dateline.model.reading import Candidate, Reading

TEXT = (
    "Masked men of the Northern Front (NF) threw a grenade at the customs house. "
    "Customs chief Anna Bell and three clerks were hurt on 2 March. The masked men fled."
)
TOLD = Profile(
    relevant=0.5,
    thresholds=dict.fromkeys(
        ("PerpInd", "PerpOrg", "Target", "Victim", "HumDesc", "Weapon", "Place"), 0.3
    ),
    types={"ATTACK": 0.5, "BOMBING": 0.5},
    one_entity=0.9,
    repeated=0.0,
    relevance=0.0,
)


def found(words: str, role: str, score: float, *, after: int = 0, **about: str) -> Candidate:
    start = TEXT.index(words, after)
    attributes = {slot: {value: 0.9, "-": 0.1} for slot, value in about.items()}
    attributes.setdefault("inc_type", {"ATTACK": 0.1, "BOMBING": 0.9})
    return Candidate(start, start + len(words), words, role, score, 0, attributes)


CANDIDATES = (
    found("Masked men", "PerpInd", 0.8),
    found("masked men", "PerpInd", 0.4, after=80),
    found("Northern Front", "PerpOrg", 0.7, perp_org_conf="REPORTED AS FACT"),
    found("NF", "PerpOrg", 0.6),
    found("grenade", "Weapon", 0.9, inc_instr_type="GRENADE"),
    found("customs house", "Target", 0.6),
    found("house", "Target", 0.5),
    found("Anna Bell", "Victim", 0.8, hum_type="GOVERNMENT OFFICIAL"),
    found("Customs chief", "HumDesc", 0.6),
    found("clerks", "HumDesc", 0.7, hum_effect="INJURY"),
    found("the customs", "Target", 0.1),
)
READING = Reading(
    TEXT,
    ({"muc4:relevant": 0.9, "muc4:BOMBING": 0.8, "muc4:ATTACK": 0.2},),
    tuple(sorted(CANDIDATES, key=lambda c: (c.start, c.end))),
)


def test_mentions_of_one_entity_come_together() -> None:
    held = entities(READING, TOLD)
    assert [e.best.words for e in held["PerpInd"]] == ["Masked men"]
    assert len(held["PerpInd"][0].mentions) == 2
    assert [e.best.words for e in held["PerpOrg"]] == ["Northern Front"]
    assert [e.best.words for e in held["Target"]] == ["customs house"]


def test_mentions_that_the_model_links_are_one_entity() -> None:
    tied = [
        replace(c, same=(20.0, 20.0)) if c.words in {"grenade", "customs house"} else c
        for c in READING.candidates
    ]
    weapons = [replace(c, role="Weapon") if c.words == "customs house" else c for c in tied]
    apart = Reading(TEXT, READING.windows, tuple(weapons), (-900.0, 0.0))
    joined = Reading(TEXT, READING.windows, tuple(weapons), (0.0, 0.0))
    assert len(entities(apart, TOLD)["Weapon"]) == 2
    assert len(entities(joined, TOLD)["Weapon"]) == 1


def test_a_template_of_the_type_with_its_fills() -> None:
    (made,) = templates(
        READING, Setting("05 MAR 90", "PERU", [(TEXT.index("on 2"), 140, "02 MAR 90")]), TOLD
    )
    assert made["inc_type"] == "BOMBING"
    assert made["inc_date"] == "02 MAR 90"
    assert made["inc_location"] == "PERU"
    assert made["perp_org_conf"] == [{"value": "REPORTED AS FACT", "of": "NORTHERN FRONT"}]
    assert made["hum_num"] == [
        {"value": "1", "of": "ANNA BELL"},
        {"value": "3", "of": "CLERKS"},
    ]
    names = [(fill["alts"], fill.get("xref")) for fill in made["hum_desc"]]
    assert names == [(["CLERKS"], None), (["CUSTOMS CHIEF"], ["ANNA BELL"])]


def test_an_irrelevant_report_has_no_templates() -> None:
    reading = replace(READING, windows=({"muc4:relevant": 0.05, "muc4:BOMBING": 0.8},))
    assert templates(reading, Setting(), TOLD) == []


def test_without_a_day_in_the_text_it_is_before_the_report() -> None:
    (made,) = templates(READING, Setting("05 MAR 90"), TOLD)
    assert made["inc_date"] == "- 05 MAR 90"
    assert "inc_location" not in made


@pytest.mark.parametrize("name", ["relevant", "one_entity", "belongs"])
def test_the_profile_that_ships_holds_probabilities(name: str) -> None:
    assert 0 < getattr(profile(), name) <= 1
    assert set(profile().thresholds) == set(TOLD.thresholds)
