"""Actors of a report: each mention's words become an Actor, short forms follow the full name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.span import Span
from dateline.model.values import Actor, Object, ParticipantRole
from dateline.values import actors, nouns, organisations
from dateline.values.organisations import Organisation

ACTOR_SLOTS = frozenset({"perpetrator", "target", "victim", "participant"})
_DEFINED = re.compile(
    r"((?:[A-Z][\w’'-]+)(?:[ -](?:(?:of|for|the|and|de|del|la|al|du|des|in|to)[ -])*"
    r"[A-Z][\w’'-]+){1,8}) \(([A-Z][A-Za-z0-9-]{1,9})\)"
)
_BELONGS = re.compile(
    r",? (?:who (?:was|is|were|are) )?(?:from|of|belonging to|with|loyal to|linked to|"
    r"affiliated with|a member of|members of) (?=(?:the )?"
    r"(?P<group>[A-Za-z’'-]+(?: [\w’'-]+){0,5}))"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides short names: countries that are spoken of, letters that the report explains."""

    parsed: Parsed
    countries: tuple[str, ...]
    defined: dict[str, str]


def setting_of(parsed: Parsed) -> Setting:
    """The setting of a report."""
    text = f"{parsed.report.title}\n{parsed.report.text}"
    defined = {m.group(2): m.group(1) for m in _DEFINED.finditer(text)}
    return Setting(parsed, organisations.countries_in(text), defined)


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with Actor (or, for things that are aimed at, Object) values; others unchanged.

    A person told to be of an organisation adds a mention of that organisation.
    """
    wanted = any(m.slot in ACTOR_SLOTS for m in mentions)
    if not wanted:
        return mentions
    setting = setting_of(parsed)
    valued: list[Mention] = []
    for m in mentions:
        if m.slot not in ACTOR_SLOTS or m.value_state != "given":
            valued.append(m)
            continue
        done = _value(m, setting)
        valued.append(done)
        group = _group_of(done, setting)
        if group is not None:
            valued.append(group)
    return _full_names(tuple(valued))


def _value(mention: Mention, setting: Setting) -> Mention:
    core = mention.text.split(" who ")[0].split(" which ")[0]
    thing = nouns.object_kind(core) if mention.slot == "target" else None
    if thing is not None and not nouns.is_people(core):
        return replace(mention, value=Object(core, thing.form, thing.sector))
    actor = named_in_report(core, mention.span, setting)
    if mention.slot == "participant":
        actor = replace(actor, role=cast(ParticipantRole, mention.key))
    certainty = mention.certainty
    if mention.slot == "perpetrator" and core.lower().startswith(("suspected", "alleged")):
        certainty = "suspected"
    return replace(mention, value=actor, certainty=certainty)


def named_in_report(words: str, span: Span, setting: Setting) -> Actor:
    """The actor of the words: letters as the report explains them, "the group" as named before."""
    for short, full in setting.defined.items():
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", words):
            known = organisations.named(full, setting.countries) or organisations.find(
                full, setting.countries
            )
            if known is None:
                return _defined(words, short, full, setting)
            return actors.parse(re.sub(rf"\(?{re.escape(short)}\)?", full, words),
                                (*known.countries, *setting.countries))  # fmt: skip
    actor = actors.parse(words, setting.countries)
    if actor.actor_id == "taliban":
        return _which_taliban(actor, words, setting)
    if actor.actor_id is None and actor.name is None and _points(words):
        known = _before(span, setting)
        if known is not None:
            return replace(actor, name=known.name, actor_id=known.id, country=known.country,
                           class_=known.class_, armed="yes", private=False)  # fmt: skip
    return actor


def _defined(words: str, short: str, full: str, setting: Setting) -> Actor:
    """Nobody of the table: the report's own full name stands."""
    actor = actors.parse(words, setting.countries)
    if actor.actor_id is not None or actor.name in {None, "", short, f"{full} ({short})"}:
        kind = nouns.actor_kind(full)
        return Actor(
            name=full, label=kind.label if kind else "organisation", form="named_organisation",
            class_=kind.class_ if kind else "unknown", private=False,
        )  # fmt: skip
    return actor


def _which_taliban(actor: Actor, words: str, setting: Setting) -> Actor:
    """ "The Taliban" in a report that speaks of the Pakistani movement, and not of Kabul's."""
    text = f"{setting.parsed.report.title} {setting.parsed.report.text}"
    theirs = any(sign in text for sign in _signs("pakistani_taliban"))
    if not theirs or any(sign in text for sign in _signs("afghan_taliban")):
        return actor
    other = organisations.organisation("ttp")
    if other is None or "Afghan" in words:
        return actor
    return replace(actor, name=other.name, actor_id=other.id, country=other.country)


@cache
def _signs(name: str) -> tuple[str, ...]:
    return tuple(table("short_names")[name])


def _points(words: str) -> bool:
    parts = words.lower().split()
    return len(parts) == 2 and parts[0] == "the" and parts[1] in _signs("pointing")


def _before(span: Span, setting: Setting) -> Organisation | None:
    """The only organisation that the report has named up to the span, if it is one."""
    report = setting.parsed.report
    text = (
        report.title if span.field == "title" else f"{report.title}\n{report.text[: span.start]}"
    )
    found = {o.id: o for o in _all_named(text, setting)}
    return next(iter(found.values())) if len(found) == 1 else None


def _all_named(text: str, setting: Setting) -> list[Organisation]:
    runs = re.findall(r"(?:[A-Z][\w’'-]*)(?:[ -](?:(?:of|the|in|for|and|al|wal) )?[A-Z][\w’'-]*)*",
                      text)  # fmt: skip
    found = [actors.organisation(run, setting.countries) for run in dict.fromkeys(runs)]
    return [o for o in found if o is not None]


def _group_of(mention: Mention, setting: Setting) -> Mention | None:
    """The organisation behind "a bomber from ...", as a mention of its own with the same role."""
    value = mention.value
    if mention.slot != "perpetrator" or not isinstance(value, Actor) or value.name:
        return None
    field = getattr(setting.parsed.report, mention.span.field, "")
    match = _BELONGS.match(field, mention.span.end)
    if match is None:
        return None
    words = match.group("group")
    end = match.start("group") + len(words)
    while words:
        known = organisations.named(words, setting.countries)
        if known is not None:
            span = Span(mention.span.field, match.start("group"), end)
            actor = named_in_report(words, span, setting)
            return replace(mention, span=span, text=words, rule="member_of", hook=mention.span,
                           modality="generic", value=actor)  # fmt: skip
        words = words.rpartition(" ")[0]
        end = match.start("group") + len(words)
    return None


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
