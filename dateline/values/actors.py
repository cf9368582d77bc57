"""Actors: words to an Actor with canonical name, neutral label, class, and whether it is armed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from dateline.lexicons import table
from dateline.model.values import Actor, ActorForm
from dateline.values import nouns, organisations
from dateline.values.organisations import Organisation

_NAME = re.compile(
    r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'-]*)(?:\s+(?:[A-Z][\w’'.-]*|al|bin|de|del|la|van|von|ul|ibn|el))*"
)
_MINOR = re.compile(
    r"\b(?:child|children|minor|minors|schoolgirls?|schoolboys?|schoolchildren|pupils?|toddler|baby|"
    r"girls?|boys?|(?:[1-9]|1[0-7])-year-olds?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:The|A|An|It|He|She|They|We|Its|Their|His|Her|On|In|At|This|That)\b\s*")
_PERSON_TITLES = frozenset(
    "mr mrs ms dr sgt sergeant officer gen general col colonel capt captain lt lieutenant maj "
    "major cpl corporal pvt private judge sheikh sheik mullah maulana imam father sister brother "
    "president minister senator governor mayor chief constable inspector commander pastor bishop "
    "professor sir lord king prince princess queen comrade don doña sr sra".split()
)


def organisation(words: str, countries: tuple[str, ...] = ()) -> Organisation | None:
    """The armed organisation named in the words (longest name first), or None.

    `countries` are those that the report speaks of, by which ambiguous names are decided.
    """
    found = organisations.find(words, countries)
    if found is None or not any(c.isupper() or c == "-" for c in words):
        return None
    return found


def parse(words: str, countries: tuple[str, ...] = ()) -> Actor:
    """The actor that the words name or describe; unknown words keep the label "unidentified".

    Classes and labels come from data/lexicons/actor_nouns.toml and data/actors. The source's
    loaded words are never a label; words for peoples and faiths are never a name. `countries`
    are those that the report speaks of.
    """
    group = organisation(words, countries)
    kind = nouns.actor_kind(words)
    if group is not None:
        return _of_group(group, kind)
    if kind is not None and not _is_person_name(words):
        return _described(_of_kind(kind, words), words)
    if _only_described(words):
        many = _plain_words(words)[-1].endswith("s")
        form: ActorForm = "described_group" if many else "described_person"
        label = "people" if many else "person"
        return _described(Actor(label=label, form=form), words)
    if _name_in(words):
        return _named(words, kind)
    return Actor(label="unidentified", form="unnamed")


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word for listed in table("peoples").values() for word in listed)


def _plain_words(words: str) -> list[str]:
    return [w.strip(",.()’'") for w in nouns.head_part(words).split() if w.strip(",.()’'")]


def _described(actor: Actor, words: str) -> Actor:
    """With the people, faith or nation told of it apart; a state's force has a country."""
    found = [w for w in _plain_words(words) if w in _peoples() or organisations.demonym(w)]
    if not found:
        return actor
    country = next((c for c in map(organisations.demonym, found) if c), None)
    if actor.class_ in nouns.STATE_CLASSES:
        return replace(actor, country=country)
    return replace(actor, described_as=" ".join(found))


def _only_described(words: str) -> bool:
    """ "A Palestinian", "two Kurds": a people or nation stands for the persons."""
    parts = [w for w in _plain_words(words) if w[:1].isupper() and not _OPENING.match(w)]
    known = [w for w in parts if w in _peoples() or organisations.demonym(w)]
    bare = parts and _plain_words(words)[-1] == parts[-1] and words.split()[0] != parts[0]
    return bool(bare) and len(known) == len(parts)


def _of_group(group: Organisation, kind: nouns.ActorKind | None) -> Actor:
    described = kind is not None and kind.label in {"bomber", "person", "unidentified armed group"}
    single = described and not kind.words.endswith(("s", "men")) if kind else False
    form: ActorForm = "described_person" if single else "named_organisation"
    label = kind.label if kind is not None and described else "armed group"
    return Actor(
        name=group.name,
        label=label,
        form=form,
        class_=group.class_,
        country=group.country,
        actor_id=group.id,
        armed="yes",
        private=False,
    )


def _of_kind(kind: nouns.ActorKind, words: str) -> Actor:
    last = nouns.tokens(words)[-1] if nouns.tokens(words) else ""
    plural = last.endswith(("s", "men", "women", "people", "police", "children")) or (
        kind.words in {"police", "army", "military", "gang", "mob", "crowd", "militia", "troops"}
    )
    armed: Literal["yes", "no", "not_said"] = kind.armed
    if re.search(r"\b(?:un)?armed\b|\bgun-?wielding\b|\bknife-wielding\b", words, re.IGNORECASE):
        armed = "no" if re.search(r"\bunarmed\b", words, re.IGNORECASE) else "yes"
    minor = bool(_MINOR.search(words)) or None
    civilian = kind.class_ in {"civilians", "unknown", "protesters", "rioters"}
    return Actor(
        label=kind.label,
        form="described_group" if plural else "described_person",
        class_=kind.class_,
        armed=armed,
        private=_is_private(kind, words) if civilian else False,
        minor=minor,
    )


def _is_private(kind: nouns.ActorKind, words: str) -> bool | None:
    """False for those who hold an office, true for plain people, None where it is open."""
    if _offices().intersection(nouns.tokens(words)):
        return False
    return True if kind.class_ == "civilians" else None


@cache
def _offices() -> frozenset[str]:
    return frozenset(table("offices")["public"])


def _is_person_name(words: str) -> bool:
    """A rank or title and a name: "Officer John Hale", "Gen. A. Musa"."""
    parts = words.replace(".", " ").split()
    capitals = [p for p in parts if p[:1].isupper()]
    lowered = [p.lower().strip(",") for p in parts]
    has_title = any(p in _PERSON_TITLES for p in lowered[:-1])
    return has_title and len(capitals) >= 2 and parts[-1][:1].isupper()


def _name_in(words: str) -> str:
    """The longest run of capitalised words that is no opening article or pronoun, or ""."""
    found = [_OPENING.sub("", m.group()).strip(" ,.’'") for m in _NAME.finditer(words)]
    name = max(found, key=len, default="")
    return name.removesuffix("’s").removesuffix("'s")


def _named(words: str, kind: nouns.ActorKind | None) -> Actor:
    name = _name_in(words)
    looks_like_org = bool(
        re.search(r"\b(?:Army|Force|Forces|Police|Front|Party|Movement|Brigades?|Group|Ministry|"
                  r"Corps|Guard|Guards|Union|Council|Command|State|Bureau|Agency)\b", name)
    )  # fmt: skip
    return Actor(
        name=name,
        label=kind.label if kind else ("organisation" if looks_like_org else "person"),
        form="named_organisation" if looks_like_org else "named_person",
        class_=kind.class_ if kind else "unknown",
        armed=kind.armed if kind else "not_said",
        private=False if looks_like_org or _offices().intersection(nouns.tokens(words)) else None,
    )


def show(actor: Actor) -> str:
    """One line for people: the name and, where it says more, the label."""
    if actor.name and actor.form == "described_person":
        return f"{actor.label} ({actor.name})"
    return actor.name or actor.label or "unidentified"


def compare(a: Actor, b: Actor) -> Literal["agree", "vaguer", "disagree"]:
    """Agree when one may be a less precise statement of the other, else disagree."""
    if a.actor_id and b.actor_id:
        return "agree" if a.actor_id == b.actor_id else "disagree"
    if a.name and b.name:
        return "agree" if a.name.casefold() == b.name.casefold() else "disagree"
    if a.label == b.label:
        return "agree"
    return "vaguer" if "unknown" in (a.class_, b.class_) or a.class_ == b.class_ else "disagree"
