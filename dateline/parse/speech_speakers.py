"""What the words that name a speaker tell: role, kind of naming, plain name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline import lexicons
from dateline.model.values import SpeakerRole
from dateline.parse import speech_roles as roles
from dateline.parse.speech_items import Item

Named = Literal["name", "organisation", "anonymous"]
Gender = Literal["she", "he", ""]
Items = tuple[Item, ...]

_LINKS = frozenset(("of", "for", "in", "at", "from", "with", "inside", "to", "by", "on", "within"))
_ARTICLES = frozenset(("the", "a", "an"))
_COLLECTIVE = frozenset(("police", "people", "they", "men", "women", "children", "gunmen"))
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "da", "dos", "del", "van", "von", "der", "la")
)
_ACRONYM = 3  # a longer word in capitals stands in a text that has only capitals
_MOST_NAMES = 4  # a person's name has at most this many words


@dataclass(frozen=True, slots=True)
class Naming:
    """A reading of the words that name a speaker; `head` is the noun they hang from."""

    role: SpeakerRole
    named: Named
    name: str | None
    head: str
    plural: bool
    gender: Gender = ""


@cache
def _gendered() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Words and given names of women, then of men."""
    table = lexicons.table("gendered_words")
    she, he = table["she"], table["he"]
    return tuple(frozenset(x) for x in (she["words"], she["names"], he["words"], he["names"]))  # type: ignore[return-value]


def read(items: Items) -> Naming:
    """Read the items of a speaker phrase; the core phrase comes before attached phrases."""
    parts = list(_parts(items))
    core = parts[0]
    head = roles.head_of(core)
    name = person(core)
    if name is None and len(parts) > 1 and any(item.code == "," for item in items):
        name = next((found for part in parts[1:] if (found := person(part))), None)
    if name is None and len(parts) > 1 and is_person_noun(head) and _holds_body(parts[1]):
        name = person(parts[1])  # "Commissioner of Police Ada Lind"
    if name is None and len(parts) > 1 and _is_lone_name(items, parts):
        name = core[0].text
    named: Named = "anonymous"
    shown = name
    if name is not None:
        named = "name"
    elif _is_organisation(core, head):
        named, shown = "organisation", _plain(_with_of(items, core))
    role, many = roles.role_of(items, parts), _is_plural(core, head)
    return Naming(role, named, shown, head, many, _gender(parts, name))


def _holds_body(part: Items) -> bool:
    """True for a part that names a body before its last words: "Oruba Police Station Ada Lind"."""
    bodies = roles.words("organisations")
    return any(i.lower in bodies or i.lower in roles.roles() for i in part[:-1])


def _is_lone_name(items: Items, parts: list[Items]) -> bool:
    """True for one name with what the person is: "Jana, a nurse"."""
    core = parts[0]
    apposed = len(items) > len(core) and items[len(core)].code == ","
    lone = len(core) == 1 and core[0].code == "P"
    return apposed and lone and is_person_noun(roles.head_of(parts[1]))


def _parts(items: Items) -> Iterator[Items]:
    """The core phrase, then each attached phrase and apposition."""
    start = 0
    for at, item in enumerate(items):
        if at > start and ((item.code in ",()-I:" or _parts_off(item)) or item.lower in _LINKS):
            yield items[start:at]
            start = at + 1
    if start < len(items):
        yield items[start:]


def _parts_off(item: Item) -> bool:
    """True for an -ing form that opens a phrase of its own, no kind of speaker itself."""
    return item.code == "G" and item.lower not in roles.roles()


def person(items: Items) -> str | None:
    """The name of a person that ends a plain phrase: "police chief Ada Lind" gives "Ada Lind"."""
    end = len(items)
    while end > 0 and items[end - 1].code == "S":
        end -= 1
    start = end
    while start > 0 and (
        _is_name_part(items[start - 1]) or (start < end and _is_particle(items[start - 1]))
    ):
        start -= 1
    return _name_of(items[start:end], start > 0 and items[start - 1].code in "NJS")


def _is_name_part(item: Item) -> bool:
    capital = item.text[:1].isupper() and item.code in "PNJXIE"
    return capital or item.lower.startswith(("al-", "el-", "ul-"))


def _is_particle(item: Item) -> bool:
    return item.lower in _PARTICLES


def _name_of(run: Items, described: bool) -> str | None:
    """The trailing words of a run of capitalised words that can be a person's name."""
    while run and _is_particle(run[0]):
        run = run[1:]
    if not run or run[-1].lower in roles.words("organisations") or run[-1].lower in roles.roles():
        return None
    start = len(run)
    while start > 0 and not _is_office(run[start - 1].lower):
        start -= 1
    tail = run[start:]
    if not tail or len(tail) > _MOST_NAMES:
        return None
    bodies = roles.words("organisations")
    if any(item.lower in bodies or item.lower in roles.roles() for item in tail):
        return None
    titled = start > 0 and run[start - 1].lower in roles.words("titles")
    if len(tail) < 2 and not titled and not _is_given(tail[0].lower):
        return None
    shouted = tail[-1].text.isupper() and len(tail[-1].text) > _ACRONYM
    if shouted and ((start == 0 and not described) or any(item.code != "P" for item in tail)):
        return None
    return " ".join(item.text for item in tail)


def _is_given(lower: str) -> bool:
    """True for a common given name."""
    _, hers, _, his = _gendered()
    return lower in hers or lower in his


def _is_office(lower: str) -> bool:
    titled = lower in roles.words("titles") or lower in roles.words("carriers")
    return titled or lower in roles.roles()


def _is_organisation(core: Items, head: str) -> bool:
    """True for a body with a name or a force spoken of as one ("the army", "Karachi police")."""
    if not core or is_person_noun(head):
        return False
    known = roles.words("organisations")
    if core[0].lower in ("a", "an") and not any(item.code == "P" for item in core):
        return False
    if any(item.lower in known or item.lower in roles.roles() for item in core):
        return True
    return any(item.code == "P" for item in core)


def _with_of(items: Items, core: Items) -> Items:
    """A proper name with its "of": "the Bank of Oruba"."""
    end = len(core)
    if len(items) > end + 1 and items[end].lower == "of" and core[-1].code == "P":
        while end + 1 < len(items) and items[end + 1].code in "PD":
            end += 1
        return items[: end + 1]
    return core


def _plain(core: Items) -> str:
    """The words without their article."""
    kept = core[1:] if core[0].lower in _ARTICLES and len(core) > 1 else core
    out = ""
    for item in kept:
        out += item.text if item.code == "S" or not out else f" {item.text}"
    return out


def _is_plural(core: Items, head: str) -> bool:
    joined = any(item.code == "A" for item in core)
    many = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return joined or head in _COLLECTIVE or (many and not (core and core[-1].code == "P"))


def _gender(parts: list[Items], name: str | None) -> Gender:
    """ "she" or "he" where a title, a noun or the given name tells."""
    she, her_names, he, his_names = _gendered()
    words = [item.lower for part in parts[:2] for item in part]
    first = name.split()[0].lower() if name else ""
    if any(word in she for word in words) or first in her_names:
        return "she"
    if any(word in he for word in words) or first in his_names:
        return "he"
    return ""


def is_kind(items: Items) -> bool:
    """True when the head of the phrase names a kind of speaker."""
    head = roles.head_of(next(_parts(items)))
    return head in roles.roles() or is_person_noun(head) or head in roles.words("carriers")


def shares_head(items: Items) -> bool:
    """True for "hospital officials": a head that says little, behind a word that gives a role."""
    words = [item.lower for item in items if item.code != "S"]
    if len(words) < 2 or items[0].code in "DC":
        return False
    return words[-1] in roles.words("carriers") and any(
        word in roles.modifiers() or code == "J"
        for word, code in zip(words[:-1], (i.code for i in items), strict=False)
    )


def is_outlet(item: Item) -> bool:
    """True for a capitalised word that ends an outlet's name ("Times", "News")."""
    return item.code == "P" and roles.roles().get(item.lower) == "media"


def is_body(lower: str) -> bool:
    """True for the last word of an organisation's name ("mission", "league")."""
    return lower in roles.words("organisations")


def is_person_noun(lower: str) -> bool:
    """True for a noun that stands for a person."""
    known = roles.words("anonymous")
    return lower in known or (lower.endswith("s") and lower[:-1] in known)


def in_lexicon(items: Items) -> bool:
    """True when any word of the phrase is known to name a kind of speaker."""
    words = [item.lower for item in items]
    known = any(word in roles.roles() or word in roles.words("anonymous") for word in words)
    return known or roles.phrase_role(words) is not None
