"""Texts as words in plain letters, each with the stretch of the text that it was written in.

Character references, percent codes, accents, apostrophes and invisible characters are undone, so
that one key stands for all the ways a name may be written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_CODED = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,12});"
    r"|(?:%(?:25)*[0-9a-fA-F]{2})+"
    r"|(?:\\u[0-9a-fA-F]{4})+"
)
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
     "þ": "th", "ə": "e", "ħ": "h", "ŋ": "n", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y"}
)  # fmt: skip
APOSTROPHES = frozenset("'’‘`´ʻʼʽʾʿ′＇")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_BROKEN = re.compile(r"[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits: its key, where it stands, and whether it begins a capital."""

    key: str
    start: int
    end: int
    capital: bool


@lru_cache(65536)
def plain(character: str) -> str:
    """A character, or a few, as lower-case letters without marks; "" for invisible ones."""
    lowered = unicodedata.normalize("NFKD", character).lower().translate(_PLAIN)
    return "".join(
        c for c in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )  # fmt: skip


def key(name: str) -> str:
    """A name as its words in plain letters, with spaces between them."""
    return " ".join(w.key for w in words(name))


def umlauts(name: str) -> str:
    """A name with the vowels that some write for umlauts ("Mueller")."""
    return unicodedata.normalize("NFC", name).lower().translate(_UMLAUTS)


def decoded(text: str) -> tuple[str, list[int]]:
    """The text without codes, and where each of its characters (and its end) stands in `text`."""
    if not _CODED.search(text):
        return text, list(range(len(text) + 1))
    out: list[str] = []
    places: list[int] = []
    at = 0
    for found in _CODED.finditer(text):
        out.append(text[at : found.start()])
        places.extend(range(at, found.start()))
        meant = _meaning(found.group())
        out.append(meant)
        places.extend([found.start()] * len(meant))
        at = found.end()
    out.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(out), places


def _meaning(code: str) -> str:
    if code[0] == "&":
        return html.unescape("&" + code[1:].replace("amp;", ""))
    if code[0] == "%":
        raw = unquote_to_bytes(code.replace("%25", "%"))
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("latin-1")
    return "".join(chr(int(code[i + 2 : i + 6], 16)) for i in range(0, len(code), 6))


def end_of(places: list[int], end: int) -> int:
    """Where a stretch of decoded text that ends before `end` ends in the text."""
    if end < len(places) and places[end] > places[end - 1]:
        return places[end]
    following = end
    while following < len(places) - 1 and places[following] == places[end - 1]:
        following += 1
    return places[following]


def words(text: str) -> list[Word]:
    """The words of a text, in order; a possessive ending is a word of its own."""
    shown, places = decoded(text)
    return [
        Word(k, places[start], end_of(places, end), capital)
        for k, start, end, capital in _pieces(shown)
    ]


def _pieces(text: str) -> Iterator[tuple[str, int, int, bool]]:
    joints = {m.start(): m.end() for m in _BROKEN.finditer(text)} if "\n" in text else {}
    held: list[str] = []
    start = end = at = 0
    size = len(text)
    while at < size:
        c = text[at]
        if held and c.isalpha() is False:
            skipped = _inside(text, at, joints)
            if skipped > at:
                at = skipped
                continue
        k = plain(c)
        if k and (c.isalnum() or k.isalnum()):
            if not held:
                start = at
            held.append(k)
            end = at + 1
        elif k or not held:
            if held:
                yield _made(text, held, start, end)
                held = []
        else:
            end = at + 1 if unicodedata.combining(c) else end
        at += 1
    if held:
        yield _made(text, held, start, end)


def _inside(text: str, at: int, joints: dict[int, int]) -> int:
    """Where a word goes on behind an apostrophe or a broken line; `at` if it does not."""
    if at in joints and joints[at] < len(text) and text[joints[at]].islower():
        return joints[at]
    if text[at] not in APOSTROPHES or at + 1 >= len(text) or not text[at + 1].isalpha():
        return at
    after = text[at + 2 : at + 3]
    possessive = text[at + 1] in "sS" and not after.isalpha()
    return at if possessive else at + 1


def _made(text: str, held: list[str], start: int, end: int) -> tuple[str, int, int, bool]:
    return "".join(held), start, end, text[start].isupper() or text[start].istitle()
