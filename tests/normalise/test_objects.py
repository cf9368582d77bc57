from __future__ import annotations

import pytest
from coded import parsed

from dateline.extract.responsibility import responsibility
from dateline.extract.weapons import weapons
from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.values import Occurrence, Responsibility, Statement, Weapon
from dateline.normalise.objects import resolve


def weapon(text: str) -> Weapon:
    report = parsed(text)
    (found,) = resolve(weapons(report), report)
    assert isinstance(found.value, Weapon)
    return found.value


@pytest.mark.parametrize(
    ("text", "name", "type_", "stated", "used"),
    [
        ("Rebels fired six rockets at the base.", "rocket", "artillery_rocket", 6, "used"),
        ("Police found two rifles in a car.", "rifle", "firearm", 2, "found"),
        ("Men armed with knives stormed the shop.", "knife", "blade", None, "carried"),
        ("Two bombs exploded.", "bomb", "explosive_device", 2, "used"),
        ("Police fired tear gas at the crowd.", "tear gas", "chemical", None, "used"),
        (
            "Troops seized explosives in a hideout.",
            "explosives",
            "explosive_device",
            None,
            "found",
        ),
    ],
)
def test_weapons(text: str, name: str, type_: str, stated: int | None, used: str) -> None:
    found = weapon(text)
    assert (found.name, found.type, found.used) == (name, type_, used)
    assert (found.count.stated if found.count else None) == stated


def test_responsibility_has_its_claimant() -> None:
    report = parsed("Boko Haram claimed responsibility. No group has claimed the other attack.")
    first, second = (m.value for m in resolve(responsibility(report), report))
    assert isinstance(first, Responsibility)
    assert first.actor is not None
    assert (first.state, first.actor.name) == ("claimed", "Boko Haram")
    assert second == Responsibility("none_reported")


def mention(slot: str, key: str) -> Mention:
    return Mention(slot, Span("text", 0, 1), "x", 0, "r", key=key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slot", "key", "value"),
    [
        ("act", "shooting", "shooting"),
        ("stage", "foiled", "foiled"),
        ("occurrence", "denied", Occurrence("denied")),
        ("occurrence", "confirmed", Occurrence("confirmed")),
        ("statement", "motive", Statement("motive")),
        ("casualty", "killed", None),
    ],
)
def test_words_of_closed_lists(slot: str, key: str, value: object) -> None:
    (found,) = resolve((mention(slot, key),), parsed(""))
    assert found.value == value
