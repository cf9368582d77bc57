from __future__ import annotations

import pytest

from dateline.lexicons import table
from dateline.model.taxonomy import ACTS
from dateline.values import nouns

ACTORS = [
    ("unknown gunmen", "unidentified armed group", "yes"),
    ("the terrorists", "unidentified armed group", "yes"),
    ("six police officers", "police", "yes"),
    ("soldiers from the northern brigade", "military", "yes"),
    ("members of the security forces", "security forces", "yes"),
    ("a suicide bomber", "bomber", "yes"),
    ("armed bandits", "criminal group", "yes"),
    ("angry mob", "crowd", "no"),
    ("hundreds of protesters", "protesters", "no"),
    ("protesters", "protesters", "no"),
    ("two schoolgirls", "civilians", "no"),
    ("the driver", "person", "not_said"),
    ("UN peacekeepers", "peacekeepers", "yes"),
    ("the table", None, None),
    ("", None, None),
]  # fmt: skip
OBJECTS = [
    ("a police station", "facility", "police"),
    ("the mosque in the old town", "facility", "worship"),
    ("two buses", "facility", "transport"),
    ("the bridge", "infrastructure", "transport"),
    ("an army truck", "vehicle", "military"),
    ("the refugee camp", "facility", "displaced_people"),
    ("polling stations", "facility", "election"),
    ("the idea", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "label", "armed"), ACTORS)
def test_actor_kinds(words: str, label: str | None, armed: str | None) -> None:
    kind = nouns.actor_kind(words)
    if label is None and kind is not None:
        pytest.fail(f"{words} is {kind.label}")
    assert (kind.label if kind else None, kind.armed if kind else None) == (label, armed)


@pytest.mark.parametrize(("words", "form", "sector"), OBJECTS)
def test_object_kinds(words: str, form: str | None, sector: str | None) -> None:
    kind = nouns.object_kind(words)
    assert (kind.form if kind else None, kind.sector if kind else None) == (form, sector)


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("six hand grenades", "grenade"),
        ("an assault rifle", "firearm"),
        ("a kitchen knife", "blade"),
        ("petrol bombs", "incendiary"),
        ("a roadside bomb", "explosive_device"),
    ],
)
def test_weapon_kinds(words: str, type_: str) -> None:
    kind = nouns.weapon_kind(words)
    assert kind is not None
    assert kind.type == type_


def test_a_weapon_inside_a_phrase() -> None:
    kind = nouns.weapon_inside("a car bomb attack")
    assert kind is not None
    assert kind.words == "car bomb"
    assert nouns.weapon_kind("a car bomb attack") is None


def test_only_the_head_counts() -> None:
    assert not nouns.is_state_force("a villager near the soldiers")
    assert nouns.is_state_force("a soldier of the third brigade")
    assert nouns.head_part("the office of the chief") == "the office"


@pytest.mark.parametrize("words", ["police", "soldiers", "intelligence agents", "peacekeepers"])
def test_forces_of_a_state(words: str) -> None:
    assert nouns.is_state_force(words)
    assert nouns.is_armed(words)


@pytest.mark.parametrize("words", ["gunmen", "rebels", "protesters", "villagers"])
def test_no_forces_of_a_state(words: str) -> None:
    assert not nouns.is_state_force(words)
    assert nouns.is_people(words)


def test_organisations_of_the_lexicon() -> None:
    assert nouns.is_organisation("Boko Haram fighters")
    assert not nouns.is_organisation("the river board")


def test_every_word_of_the_lexicons_finds_its_own_entry() -> None:
    for kind in table("actor_nouns")["kind"]:
        for word in kind["words"]:
            assert nouns.actor_kind(word) is not None or "," in word, word


def test_families_and_mixes_speak_of_acts_of_the_record() -> None:
    families = table("assembly")["families"]
    assert all(act in ACTS for acts in families.values() for act in acts)
    for name, others in table("assembly")["mixes"].items():
        assert {name, *others} <= set(families)
