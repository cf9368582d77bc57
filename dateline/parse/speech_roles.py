"""What a speaker is: the role that the words of a phrase give."""

from __future__ import annotations

from functools import cache
from typing import cast

from dateline import lexicons
from dateline.model.values import SpeakerRole
from dateline.parse.speech_items import Item

Items = tuple[Item, ...]

_POLICE = frozenset(("police", "pol", "pol.", "gendarmerie"))
_RANKS = frozenset((None, "police", "military", "government", "resident"))  # "police colonel"
_DEFENCE = frozenset(("defence", "defense"))
_DEFENCE_ALONE = 2  # "the defence" alone stands in court, with more words it has a ministry
_REVEREND = frozenset(("sister", "father", "mother", "brother"))
_STATELESS = frozenset(("rebel_group", "political_militia", "communal_militia", "criminal_group"))


@cache
def roles() -> dict[str, SpeakerRole]:
    """Nouns and the role they give."""
    table = lexicons.table("speaker_roles")
    out: dict[str, SpeakerRole] = {}
    for role, entries in table["roles"].items():
        for noun in entries:
            out.setdefault(noun, cast("SpeakerRole", role))
    return out


def head_of(core: Items) -> str:
    """The last noun of a plain phrase, in lower case."""
    for item in reversed(core):
        if item.code in "NPOC":
            return item.lower
    return core[-1].lower if core else ""


@cache
def _phrases() -> dict[str, SpeakerRole]:
    """Phrases of two or three words that settle the role."""
    table = lexicons.table("speaker_roles")
    return {spoken: cast("SpeakerRole", role) for spoken, role in table["phrases"].items()}


@cache
def words(name: str) -> frozenset[str]:
    """A word list of speaker_roles.toml."""
    table = lexicons.table("speaker_roles")
    return frozenset(table[name] if name == "carriers" else table[name]["words"])


@cache
def modifiers() -> dict[str, SpeakerRole]:
    """Nouns that give a role also where they stand before the head."""
    weak = words("head_only") | words("carriers")
    return {noun: role for noun, role in roles().items() if noun not in weak}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    table = lexicons.table("speaker_roles")["kinds"]
    return {noun: frozenset(kinds) for noun, kinds in table.items()}


def kinds_of(head: str) -> frozenset[str]:
    """The roles of people whom "the officer" or "the official" may point back to."""
    return _kinds().get(head, frozenset())


def abbreviation(head: str) -> str:
    """How a rank is shortened before a name ("col." without its stop); empty if it is not."""
    return str(lexicons.table("speaker_roles")["short"].get(head, ""))


def is_kin(lower: str) -> bool:
    """True for a noun of kinship ("brother", "widow")."""
    return roles().get(lower) == "victim_or_family"


def _is_reverend(item: Item, items: Items) -> bool:
    """True for "Sister" or "Father" as a title: a capital letter before a name."""
    if item.lower not in _REVEREND or not item.text[0].isupper():
        return False
    at = items.index(item)
    return at + 1 < len(items) and items[at + 1].code == "P"


def _without_titles(part: Items) -> list[str]:
    """The words of a part, without a "Sister" or "Father" that is a title."""
    return [item.lower for item in part if item.code != "S" and not _is_reverend(item, part)]


@cache
def _armed() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of armed organisations as words, under their first word; capitals as written."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for group in lexicons.table("armed_groups")["group"]:
        if group["class"] not in _STATELESS:
            continue
        for name in group["names"]:
            parts = tuple(name.split())
            out.setdefault(parts[0], []).append(parts)
    return {first: tuple(names) for first, names in out.items()}


def _names_armed(items: Items) -> bool:
    """True when the phrase names an armed organisation: all who speak for it are its own."""
    texts = tuple(item.text for item in items)
    for at, text in enumerate(texts):
        for name in _armed().get(text, ()):
            if texts[at : at + len(name)] == name:
                return True
    return False


def _part_role(spoken: list[str], part: Items) -> SpeakerRole | None:
    """The role that one plain phrase gives, None if only carriers of a role stand in it."""
    head = head_of(part)
    joined = any(item.code == "A" for item in part)
    if head in _DEFENCE and len(spoken) <= _DEFENCE_ALONE:
        return "suspect_or_family"
    minister = head.startswith("minister")
    if not (minister or _POLICE.isdisjoint(spoken)) and roles().get(head) in _RANKS:
        return "police"
    if any(roles().get(word) == "international_org" for word in spoken):
        return "international_org"
    if head in roles() and head not in words("carriers"):
        return roles()[head]
    for word in spoken if joined else reversed(spoken):
        if word in modifiers():
            return modifiers()[word]
    return None


def phrase_role(spoken: list[str], sizes: tuple[int, ...] = (3, 2)) -> SpeakerRole | None:
    """The role that two or three words together settle, wherever they stand."""
    known = _phrases()
    for size in sizes:
        for at in range(len(spoken) - size + 1):
            role = known.get(" ".join(spoken[at : at + size]))
            if role is not None:
                return role
    return None


def role_of(items: Items, parts: list[Items]) -> SpeakerRole:
    """The role: the core phrase first, then known phrases anywhere, then part by part."""
    texts = [_without_titles(part) for part in parts]
    if _names_armed(items):
        return "armed_group"
    if any(roles().get(word) == "international_org" for word in texts[0]):
        return "international_org"
    whole = [item.lower for item in items]
    role = (
        _spoken_for(texts, parts)
        or phrase_role(whole, (3,))
        or phrase_role(texts[0])
        or _part_role(texts[0], parts[0])
    )
    role = role or phrase_role(whole)
    for part, own in zip(texts[1:], parts[1:], strict=True):
        role = role or _part_role(part, own)
    if role is None and _is_some_group(texts[0], parts[0]):
        return "other"
    return role or _any_word(texts, items) or _by_shape(parts[0])


def _is_some_group(spoken: list[str], items: Items) -> bool:
    """True for "a group that monitors ...": armed only if a word says so."""
    return items[0].lower in ("a", "an") and spoken[-1:] == ["group"]


def _spoken_for(texts: list[list[str]], parts: list[Items]) -> SpeakerRole | None:
    """The role of whom a spokesman speaks for: "Lt Col Benn, a spokesman for the UN mission"."""
    for number, part in enumerate(texts[1:-1], 1):
        if part and part[-1] in words("spokespeople"):
            following = texts[number + 1]
            return phrase_role(following) or _part_role(following, parts[number + 1])
    return None


def _any_word(texts: list[list[str]], items: Items) -> SpeakerRole | None:
    """The role that any word of the phrase gives: those that may stand anywhere come first."""
    weak = words("head_only")
    spoken = [word for part in texts for word in reversed(part)]
    found = next((roles()[word] for word in spoken if word in roles() and word not in weak), None)
    heads = (roles().get(part[-1]) for part in texts if part)
    found = found or next((role for role in heads if role), None)
    adjectives = {item.lower for item in items if item.code == "J"}
    rest = (roles().get(word) for word in spoken if word not in adjectives & weak)
    return found or next((role for role in rest if role), None)


def _by_shape(core: Items) -> SpeakerRole:
    """Media for a name that ends in "TV", a government for its capital, else other."""
    if len(core) == 1 and core[0].lower in words("capitals"):
        return "government"
    return "media" if core and core[-1].lower.endswith("tv") else "other"
