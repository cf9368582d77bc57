"""Names as keys: one spelling for all the ways a name is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
     "þ": "th", "ə": "e", "ħ": "h"}
)  # fmt: skip
_DROPPED = str.maketrans(dict.fromkeys("'’‘`´ʻʼʽʾʿ′\"“”.", ""))
_SPACED = re.compile(r"[^\w]+|_+")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}\Z|[A-Z]&[A-Z]\Z")
_ARTICLES = ("al-", "al ", "el-", "el ", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "de ")
_BARE_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("dh", "d"), ("q", "k"))
_SOUNDS = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("dj", "j"), ("q", "k"), ("c", "k"), ("y", "i"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_SHORT = re.compile(r"[A-Z][a-z]{0,4}\.\Z|(?:[A-Z]\.){2,4}\Z|W\.Va\.\Z")


@lru_cache(maxsize=32_768)
def fold(name: str) -> str:
    """A name in lower case without accents, apostrophes and full stops; other marks as spaces."""
    text = name.translate(_DROPPED).lower().replace("&", " and ")
    if not text.isascii():
        text = text.translate(_LETTERS)
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.combining(c))
    words = _SPACED.sub(" ", text).split()
    if len(words) > 1 and words[0] in _ABBREVIATED:
        words[0] = _ABBREVIATED[words[0]]
    return " ".join(words)


def acronym(name: str) -> str | None:
    """The upper-case key of a name written as an acronym ("U.S.", "DRC"), else None."""
    if len(name) > 10 or not _ACRONYM.match(name):
        return None
    return name.replace(".", "")


def shortened(name: str) -> str | None:
    """The key of a shortened name that keeps its full stop ("Calif.", "N.C."), else None."""
    tight = name.replace(" ", "")
    if len(tight) > 7 or not _SHORT.match(tight):
        return None
    return tight


def keys(name: str) -> tuple[str, ...]:
    """The keys a name in a text is looked up by, the most telling first."""
    found = [key for key in (shortened(name), acronym(name), fold(name)) if key]
    return tuple(dict.fromkeys(found))


def variants(key: str) -> Iterator[str]:
    """Other spellings of a folded name: with or without its article, with other long vowels."""
    head, space, rest = key.partition(" ")
    bare = rest if space and head in _BARE_ARTICLES else key
    spelt = [bare]
    for written, plain in _VOWELS:
        spelt += [s.replace(written, plain) for s in spelt if written in s]
    for name in dict.fromkeys(spelt):
        yield from (other for other in (name, f"al {name}", f"el {name}") if other != key)


def skeleton(key: str) -> str:
    """What is left of a folded name when spellings of one sound are made one."""
    head, space, rest = key.partition(" ")
    text = rest if space and head in _BARE_ARTICLES else key
    text = " ".join(w.removesuffix("h") for w in text.split())
    for written, plain in _SOUNDS:
        text = text.replace(written, plain)
    return _TWICE.sub(r"\1", text.replace(" ", ""))


def is_name(text: str) -> bool:
    """False for the machine romanisations, codes and other scripts among alternate names."""
    if not text or len(text) < 3 or len(text) > 60:
        return False
    if not text.isascii() and not all(_latin(c) for c in text):
        return False
    if text[0].islower():
        return text.startswith(_ARTICLES)
    return not (len(text) <= 4 and text.isupper())


def _latin(c: str) -> bool:
    code = ord(c)
    return (
        code < 0x250 or 0x1E00 <= code < 0x1F00 or 0x2B0 <= code < 0x300 or 0x2010 <= code < 0x2020
    )


class Types:
    """The words that say what kind of unit a name stands for, before or after it."""

    def __init__(self, after: dict[str, str], before: dict[str, str]) -> None:
        self._after = after
        self._before = before

    def bare(self, key: str) -> tuple[str, str | None]:
        """A folded name without its type word, and the kind that the word tells, or None."""
        words = key.split(" ")
        for size in (3, 2, 1):
            if len(words) > size:
                kind = self._after.get(" ".join(words[-size:]))
                if kind is not None:
                    return " ".join(words[:-size]), kind
        for size in (4, 3, 2):
            if len(words) > size:
                kind = self._before.get(" ".join(words[:size]))
                if kind is not None:
                    return " ".join(words[size:]), kind
        return key, None
