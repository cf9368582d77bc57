"""Addresses of pages without names: whole if every word is harmless, else cut to the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from dateline.export import letters
from dateline.export.tables import words as listed

_LETTERS = re.compile(r"[^\W\d_]+")
_SCHEMES = ("http", "https")
_SMALL = 2


def public(url: str | None, allowed: frozenset[str], named: Callable[[str], bool]) -> str | None:
    """The address without user, query and fragment; without its path if a word may be a name.

    `allowed` are harmless words in plain letters; `named` tells whether words hold a known name.
    None if the name of the site itself holds one.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host or named(host):
        return None
    site = f"{parts.scheme.lower()}://{host}"
    if _harmless(parts.path, allowed) and not named(parts.path):
        return site + parts.path
    return site + "/"


def _harmless(path: str, allowed: frozenset[str]) -> bool:
    """True when every word of a path is a common word, of the published text, or very short."""
    names = listed("word_names") | listed("given_names") | listed("family_names")
    for word in letters.words(path):
        for piece in _LETTERS.findall(word.key):
            if len(piece) <= _SMALL or piece in allowed:
                continue
            if piece in names or piece not in listed("common_words"):
                return False
    return True
