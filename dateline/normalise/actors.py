"""Actors of a report: each mention's words become an Actor, short forms follow the full name."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Actor, Object, ParticipantRole
from dateline.values import actors, nouns

ACTOR_SLOTS = frozenset({"perpetrator", "target", "victim", "participant"})


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with Actor (or, for things that are aimed at, Object) values; others unchanged."""
    valued = tuple(
        _value(m) if m.slot in ACTOR_SLOTS and m.value_state == "given" else m for m in mentions
    )
    return _full_names(valued)


def _value(mention: Mention) -> Mention:
    core = mention.text.split(" who ")[0].split(" which ")[0]
    thing = nouns.object_kind(core) if mention.slot == "target" else None
    if thing is not None and not nouns.is_people(core):
        return replace(mention, value=Object(core, thing.form, thing.sector))
    actor = actors.parse(core)
    if mention.slot == "participant":
        actor = replace(actor, role=cast(ParticipantRole, mention.key))
    certainty = mention.certainty
    if mention.slot == "perpetrator" and core.lower().startswith(("suspected", "alleged")):
        certainty = "suspected"
    return replace(mention, value=actor, certainty=certainty)


def _full_names(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A surname alone takes the full name that the report gave it ("Marx" -> "Karl Marx")."""
    full: dict[str, str] = {}
    for m in mentions:
        if isinstance(m.value, Actor) and m.value.form == "named_person" and m.value.name:
            parts = m.value.name.split()
            if len(parts) > 1:
                full.setdefault(parts[-1], m.value.name)
    out = []
    for m in mentions:
        if isinstance(m.value, Actor) and m.value.name in full:
            m = replace(m, value=replace(m.value, name=full[m.value.name]))
        out.append(m)
    return tuple(out)
