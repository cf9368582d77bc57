"""Reports coded whole, with the small place file, and short views of what came out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mini_gazetteer import build_mini

from dateline.coding import accounts as read_accounts
from dateline.extract.frames import frames
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.identity import report_id
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.report import Report, Stamp
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import Actor, Casualty, DateValue, EventType, Object, Place
from dateline.parse.document import parse

FRIDAY = "2026-03-13"
_ARTICLES = ("the ", "a ", "an ")


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def place_file() -> Gazetteer:
    """The small place file, built once a run (about 0.2 s)."""
    return build_mini(Path(_folder().name))


def made_report(text: str, title: str = "", published: str | None = FRIDAY) -> Report:
    """An English report; `published` is a day."""
    stamp = Stamp(published) if published else None
    return Report(report_id(None, title, text), title, text, language="en", published=stamp)


def parsed(text: str, title: str = "", published: str | None = FRIDAY) -> Parsed:
    """A report read as far as sentences, phrases, verbs and speech."""
    return parse(made_report(text, title, published))


def coded(text: str, title: str = "", published: str | None = FRIDAY) -> tuple[Account, ...]:
    """What a report says, incident by incident."""
    return read_accounts(made_report(text, title, published), place_file())


def only(text: str, title: str = "", published: str | None = FRIDAY) -> Account:
    """The one account of a report."""
    found = coded(text, title, published)
    assert len(found) == 1, [a.title for a in found]
    return found[0]


def bare(words: str | None) -> str:
    """Words without an article in front."""
    plain = words or ""
    for article in _ARTICLES:
        if plain.lower().startswith(article):
            return plain[len(article) :]
    return plain


@dataclass(frozen=True)
class Frames:
    """The acts and roles of one text."""

    mentions: tuple[Mention, ...]

    def acts(self, modality: str | None = None) -> set[str]:
        """Kinds of act, of one modality or of any; the colourless "other" is left out."""
        found = {m.key or "" for m in self.mentions if m.slot == "act"}
        if modality is not None:
            found = {
                m.key or "" for m in self.mentions if m.slot == "act" and m.modality == modality
            }
        return found - {"other"}

    def real(self) -> list[str]:
        """The words of all acts that are told as having happened."""
        return [m.text for m in self.mentions if m.slot == "act" and m.modality == "real"]

    def role(self, slot: str, key: str | None = None) -> set[str]:
        """The words in a role, without articles."""
        return {
            bare(m.text)
            for m in self.mentions
            if m.slot == slot and (key is None or m.key == key) and m.modality == "real"
        }


BACKGROUND = "Bodies lay beside rifles and machetes."


def framed(text: str, title: str = "") -> Frames:
    """The frames of a text by itself."""
    return Frames(frames(parsed(text, title)))


def framed_in_war(text: str) -> Frames:
    """The frames of a text that stands in a report whose violence is meant."""
    found = frames(parsed(f"{text}\n\n{BACKGROUND}"))
    return Frames(tuple(m for m in found if m.span.end <= len(text)))


def words(account: Account, *slots: str) -> set[str]:
    """The words of the claims of some slots, without articles."""
    return {bare(c.text) for c in account.of(*slots)}


def sub_type(account: Account) -> str:
    """The sub-type of the event type."""
    (claim,) = account.of("event_type")
    assert isinstance(claim.value, EventType)
    assert claim.value.type == TYPE_OF[claim.value.sub_type]
    return claim.value.sub_type


def acts(account: Account) -> set[str]:
    """The kinds of act claimed."""
    return {str(c.value) for c in account.of("act")}


def towns(account: Account) -> set[str | None]:
    """The town (or unit) names of the places."""
    values = [c.value for c in account.of("place")]
    return {v.city or v.name for v in values if isinstance(v, Place)}


def countries(account: Account) -> set[str | None]:
    """The countries of the places."""
    return {c.value.country for c in account.of("place") if isinstance(c.value, Place)}


def day(account: Account) -> tuple[str | None, str | None]:
    """Earliest and latest day of the beginning."""
    (claim,) = account.of("date")
    value = claim.value
    assert isinstance(value, DateValue)
    return (value.start.earliest, value.start.latest) if value.start else (None, None)


def tolls(account: Account) -> set[tuple[str, int | None]]:
    """(fate, stated number) of the casualty claims."""
    values = [c.value for c in account.of("casualty")]
    return {
        (v.fate, v.count.stated if v.count else None) for v in values if isinstance(v, Casualty)
    }


def actor(claim: Claim) -> Actor:
    """The actor of a claim."""
    assert isinstance(claim.value, Actor)
    return claim.value


def classes(account: Account, *slots: str) -> set[str]:
    """The classes of the actors in some slots, "thing" for objects."""
    return {
        "thing" if isinstance(c.value, Object) else actor(c).class_ for c in account.of(*slots)
    }
