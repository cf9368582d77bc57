"""Names as they are compared: case, accents, marks and leading articles aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEADING = re.compile(r"^(?:the|a|an|le|la|el|al) ")


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name in lower-case letters and digits, one blank between words, no article before it."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return _LEADING.sub("", re.sub(r"[\W_]+", " ", bare).strip())


def words(name: str) -> tuple[str, ...]:
    """The words of a plain name."""
    return tuple(plain(name).split())


def shorter(short: str, long: str) -> bool:
    """True when one plain name is the last word, or the last words, of a longer one."""
    return short != long and long.endswith(" " + short)
