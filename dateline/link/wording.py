"""The names and the rare words of the sentences that tell an account."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from dateline.lexicons import table, words
from dateline.model.account import Account
from dateline.model.report import Report

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|(?<![\w.,])\d{2,3}(?![\w,]|\.\d)")
_ENDS = frozenset(".!?:\n\"“”‘'")
_LEAD = 500
_SHORTEST = 3
_ENDINGS = ("ingly", "ings", "edly", "ing", "ers", "ies", "ed", "er", "es", "ly", "s", "e")
_LEAST_RARITY = 0.35
_TITLES = frozenset("jr sr ii iii".split())


@lru_cache(maxsize=100_000)
def plain_name(name: str | None) -> str | None:
    """A name in small letters without accents and marks; None if nothing is left."""
    if name is None:
        return None
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare)) or None


def surname(name: str | None) -> str | None:
    """The last word of a person's name, by which later sentences call them."""
    parts = [w for w in (plain_name(name) or "").split() if w not in _TITLES and not w.isdigit()]
    return parts[-1] if parts and len(parts[-1]) >= _SHORTEST else None


def stem(word: str) -> str:
    """A word without its commonest endings, so that "shot" stays and "bombings" is "bomb"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _no_names() -> frozenset[str]:
    """Capitalised words that tell nothing of an incident: days, months, agencies."""
    dates = table("dates")
    out = {w for name in ("months", "weekdays") for w in dates[name]}
    return frozenset(out | set(table("datelines")["agencies"]))


@cache
def _rarities() -> dict[str, float]:
    """How rare the stems of the corpus are: the log of all families to those that hold one."""
    shipped = table("linking_words")
    families = float(shipped["families"])
    return {stem: math.log(families / float(n)) for stem, n in shipped["stems"].items()}


@cache
def rarity(word: str) -> float:
    """How rare a stem is, from 0 for one that stands in every family to 1 for an unknown one."""
    most = math.log(float(table("linking_words")["families"]))
    return _rarities().get(word, most) / most


def rarest(found: Iterable[str]) -> list[str]:
    """Stems, the rarest first."""
    return sorted(found, key=lambda w: (-rarity(w), w))


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text but closed ones."""
    found = (plain_name(m[0]) or "" for m in _WORD.finditer(text))
    return frozenset(stem(w) for w in found if len(w) >= _SHORTEST and w not in _closed())


@cache
def _closed() -> frozenset[str]:
    return words("english_function_words")


def telling(account: Account, report: Report) -> Iterator[str]:
    """The stretches of text that tell an account: its sentences, and the lead of its news."""
    covered = [(s.start, s.end) for s in account.summary if s.field == "text"]
    evidence = (span for claim in account.claims for span in claim.evidence[:1])
    covered += [sentence_of(report.text, s.start, s.end) for s in evidence if s.field == "text"]
    if account.foreground:
        covered.append((0, _lead_end(report.text)))
        yield report.title
    for start, end in _merged(covered):
        yield report.text[start:end]


def _lead_end(text: str) -> int:
    """The end of the first paragraph, or of the first sentences if it is long."""
    paragraph = text.find("\n", _LEAD // 4)
    end = len(text) if paragraph < 0 else paragraph
    return min(end, _LEAD)


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """About the sentence around a stretch: from the full stop before it to the one after."""
    before = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
    stops = [at for mark in (". ", "\n") if (at := text.find(mark, end)) >= 0]
    return before + 1, min(stops, default=len(text) - 1) + 1


def _merged(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(stretches):
        if end > at:
            yield max(start, at), end
            at = end


def names_and_words(account: Account, report: Report) -> tuple[frozenset[str], frozenset[str]]:
    """Names written with capitals, and the stems of all other words, of what tells an account."""
    names: set[str] = set()
    found: set[str] = set()
    capitals = capitalised(report.text)
    for text in telling(account, report):
        for match in _WORD.finditer(text):
            word = match[0]
            low = plain_name(word.removesuffix("'s").removesuffix("’s")) or ""
            if low.isdigit():
                found.add(low)
            elif len(low) < _SHORTEST or low in _closed():
                continue
            elif word[0].isupper() and low in capitals:
                if low not in _no_names():
                    names.add(low)
            else:
                found.add(stem(low))
    return frozenset(names), frozenset(w for w in found if rarity(w) >= _LEAST_RARITY)


@lru_cache(maxsize=256)
def capitalised(text: str) -> frozenset[str]:
    """Words that stand with a capital within a sentence, and nowhere without one."""
    inner: set[str] = set()
    small: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        low = plain_name(word.removesuffix("'s").removesuffix("’s")) or ""
        if not word[0].isupper():
            small.add(low)
            continue
        before = text[: match.start()].rstrip(" ")[-1:] or "\n"
        if before not in _ENDS and not word.isupper():
            inner.add(low)
    return frozenset(inner - small)
