"""Weapons, responsibility, damage and the like: mentions get their values."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import (
    Damage,
    Occurrence,
    Response,
    Responsibility,
    Statement,
    Weapon,
)
from dateline.normalise.actors import Setting, named_in_report, setting_of
from dateline.values import counts, nouns

_Degree = Literal["destroyed", "damaged", "none"]
_ResponseKind = Literal[
    "cordon", "reinforcement", "pursuit", "clearance", "rescue", "investigation", "curfew",
    "arrest", "other",
]  # fmt: skip


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of weapons, responsibility, responses, damage, statements with values."""
    claims = any(m.slot == "responsibility" and m.who for m in mentions)
    setting = setting_of(parsed) if claims else None
    return tuple(_value(m, parsed, setting) for m in mentions)


def _value(mention: Mention, parsed: Parsed, setting: Setting | None) -> Mention:
    if mention.slot == "weapon":
        return replace(mention, value=_weapon(mention))
    if mention.slot == "responsibility":
        state = cast(Literal["claimed", "denied", "none_reported", "disowned"], mention.key)
        who = None
        if mention.who and setting:
            who = named_in_report(parsed.report.quote(mention.who), mention.who, setting)
        return replace(mention, value=Responsibility(state, who))
    if mention.slot == "occurrence":
        return replace(
            mention, value=Occurrence("denied" if mention.key == "denied" else "confirmed")
        )
    if mention.slot == "statement":
        return replace(mention, value=Statement(mention.key or "other"))
    if mention.slot in {"act", "stage"}:
        return replace(mention, value=mention.key)
    return _beside(mention, parsed)


def _beside(mention: Mention, parsed: Parsed) -> Mention:
    """Responses and damage: the kind or degree is the mention's key, the thing its `who`."""
    if mention.slot == "response":
        return replace(mention, value=Response(cast("_ResponseKind", mention.key)))
    if mention.slot == "damage" and mention.who is not None:
        degree = cast("_Degree", mention.key)
        return replace(mention, value=Damage(parsed.report.quote(mention.who), degree))
    return mention


def _weapon(mention: Mention) -> Weapon:
    kind = nouns.weapon_kind(mention.text) or nouns.weapon_inside(mention.text)
    count = next((found for _, _, found in counts.find(mention.text)), None)
    used = cast(Literal["used", "found", "carried"], mention.key or "used")
    if kind is None:
        return Weapon(mention.text.lower(), "other", count, used)
    return Weapon(_singular(kind.words), kind.type, count, used)


def _singular(words: str) -> str:
    if words.endswith("knives"):
        return words[:-3] + "fe"
    if words.endswith("s") and not words.endswith(("ss", "explosives", "gas", "small arms")):
        return words[:-1]
    return words
