"""What the words that name a speaker tell: role, kind of naming, plain name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline import lexicons
from dateline.model.values import SpeakerRole
from dateline.parse.speech_items import Item

Named = Literal["name", "organisation", "anonymous"]
_LINKS = frozenset(("of", "for", "in", "at", "from", "with", "inside", "to", "by", "on", "within"))
_SMALL = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "and",
        "for",
        "de",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "du",
        "da",
    )
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A reading of the words that name a speaker; `head` is the noun they hang from."""

    role: SpeakerRole
    named: Named
    name: str | None
    head: str
    plural: bool


@cache
def _roles() -> dict[str, SpeakerRole]:
    table = lexicons.table("speaker_roles")
    out: dict[str, SpeakerRole] = {}
    for role, entries in table["roles"].items():
        for noun in entries:
            out.setdefault(noun, cast("SpeakerRole", role))
    return out


@cache
def _phrases() -> dict[str, SpeakerRole]:
    table = lexicons.table("speaker_roles")
    return {words: cast("SpeakerRole", role) for words, role in table["phrases"].items()}


@cache
def _words(name: str) -> frozenset[str]:
    table = lexicons.table("speaker_roles")
    found = table[name] if name == "carriers" else table[name]["words"]
    return frozenset(found)


def read(items: tuple[Item, ...]) -> Naming:
    """Read the items of a speaker phrase; the core phrase comes before attached phrases."""
    core, rest = _core(items)
    head = _head(core)
    name = person(core)
    apposed = person(rest) if name is None and _after_comma(items) else None
    role = _role(core, rest, head)
    named: Named = "anonymous"
    shown: str | None = None
    if name or apposed:
        named, shown = "name", name or apposed
    elif _is_organisation(core, head):
        named, shown = "organisation", _organisation(core)
    return Naming(role, named, shown, head, _is_plural(core, head))


def _core(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The phrase up to the first preposition, comma or bracket; and what follows."""
    for at, item in enumerate(items):
        if at and (item.code in ",(IG-" or item.lower in _LINKS):
            return items[:at], items[at + 1 :]
    return items, ()


def _after_comma(items: tuple[Item, ...]) -> bool:
    return any(item.code == "," for item in items)


def _head(core: tuple[Item, ...]) -> str:
    for item in reversed(core):
        if item.code in "NPOC":
            return item.lower
    return core[-1].lower if core else ""


def person(items: tuple[Item, ...]) -> str | None:
    """The name of a person among the items: capitalised words that are no title or office."""
    run: list[Item] = []
    for item in (*items, None):
        capital = item is not None and item.text[:1].isupper() and item.code in "PNJX"
        if capital and item is not None:
            run.append(item)
            continue
        name = _name_of(run)
        if name is not None:
            return name
        run = []
        if item is not None and item.code == ",":
            break
    return None


def _name_of(run: list[Item]) -> str | None:
    """The trailing words of a run of capitalised words that can be a person's name."""
    if any(item.lower in _words("organisations") for item in run[-1:]):
        return None
    start = len(run)
    while start > 0 and not _is_office(run[start - 1].lower):
        start -= 1
    tail = run[start:]
    if not tail or len(tail) > 4:
        return None
    if start == 0 and (len(tail) < 2 or any(i.lower in _words("organisations") for i in tail)):
        return None
    if any(item.lower in _roles() for item in tail):
        return None
    if len(tail) == 1 and start > 0 and not _is_title(run[start - 1].lower):
        return None
    return " ".join(item.text for item in tail)


def _is_title(lower: str) -> bool:
    return lower in _words("titles")


def _is_office(lower: str) -> bool:
    return _is_title(lower) or lower in _roles() or lower in _words("carriers")


def _role(core: tuple[Item, ...], rest: tuple[Item, ...], head: str) -> SpeakerRole:
    """The role: two-word names first, then the head, then the words around it."""
    words = [item.lower for item in core if item.code != "S"]
    more = [item.lower for item in rest if item.code != "S"]
    carried = head in _words("carriers")
    parts = (words, more) if not carried else (words, more)
    for part in parts:
        role = _phrase_role(part)
        if role is not None:
            return role
    if not carried and head in _roles():
        return _roles()[head]
    for part in parts:
        for word in reversed(part):
            if word in _roles() and word not in _words("carriers"):
                return _roles()[word]
    for part in parts:
        for word in reversed(part):
            if word in _roles():
                return _roles()[word]
    return "other"


def _phrase_role(words: list[str]) -> SpeakerRole | None:
    known = _phrases()
    for size in (3, 2):
        for at in range(len(words) - size + 1):
            role = known.get(" ".join(words[at : at + size]))
            if role is not None:
                return role
    return None


def _is_organisation(core: tuple[Item, ...], head: str) -> bool:
    """True for a body with a name or a force spoken of as one ("the army", "Karachi police")."""
    if not core or head in _words("anonymous"):
        return False
    if any(item.lower in _words("organisations") or item.lower in _roles() for item in core):
        return head not in _words("anonymous")
    return any(item.code == "P" for item in core)


def _organisation(core: tuple[Item, ...]) -> str:
    words = [item for item in core if item.code != "D"]
    return " ".join(item.text for item in words).replace(" 's", "'s").replace(" ’s", "’s")


def _is_plural(core: tuple[Item, ...], head: str) -> bool:
    joined = any(item.code == "A" for item in core)
    return (
        joined
        or head in ("police", "people", "they")
        or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    )


def is_kind(items: tuple[Item, ...]) -> bool:
    """True when the head of the phrase names a kind of speaker, or its words an organisation."""
    core, _ = _core(items)
    head = _head(core)
    return head in _roles() or head in _words("anonymous") or head in _words("carriers")


def in_lexicon(items: tuple[Item, ...]) -> bool:
    """True when any word of the phrase is known to name a kind of speaker."""
    return (
        any(item.lower in _roles() or item.lower in _words("anonymous") for item in items)
        or _phrase_role([item.lower for item in items]) is not None
    )
