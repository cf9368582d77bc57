"""The act lexicon compiled: verb and noun patterns by their first word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.errors import StopError
from dateline.extract.frames import guards, kinds
from dateline.lexicons import table
from dateline.model.taxonomy import ACTS

GAP = 6
# `pact`, `struck` and `verbless` are asked of nouns alone
GUARDS = guards.NAMES | {"pact", "struck", "verbless"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to match in order ("*" is a gap), the act they name, and a guard or None."""

    words: tuple[str, ...]
    act: str
    guard: str | None


def _compile(entry: str, act: str) -> Pattern:
    words, _, guard = entry.partition(" @")
    if any(not is_guard(part) for part in kinds.parts(guard)):
        raise StopError(f"lexicon acts.toml: unknown guard @{guard} in {entry!r}")
    return Pattern(tuple(words.split()), act, guard or None)


def is_guard(part: str) -> bool:
    """True for a condition that there is: a guard by name, or one with a word list."""
    return kinds.known(part) if kinds.is_listed(part) else part in GUARDS


# Guards that ask who or what does it are tried before those that ask to whom it is done.
_FIRST = frozenset(
    {"aircraft", "plane", "strike", "drone", "shell", "weapons", "captive", "town", "vehicle",
     "ordnance", "mine", "grenade", "thrown", "suspects", "hijackers"}
)  # fmt: skip


def _order(pattern: Pattern) -> tuple[int, int]:
    """The longest pattern first; of one length the narrower guard first, an open one last."""
    narrow = any(part in _FIRST or kinds.is_listed(part) for part in kinds.parts(pattern.guard))
    rank = 2 if pattern.guard is None else int(not narrow)
    return -len(pattern.words), rank


def _index(part: str) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for act, lists in table("acts").items():
        if act not in ACTS:
            raise StopError(f"lexicon acts.toml: {act} is no act of the record")
        for entry in lists.get(part, []):
            pattern = _compile(entry, act)
            found.setdefault(pattern.words[0], []).append(pattern)
    # the longest pattern is tried first, a guarded one before an open one of the same length
    return {word: tuple(sorted(patterns, key=_order)) for word, patterns in found.items()}


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """Verb patterns by their first lemma, longest first."""
    return _index("verbs")


@cache
def nouns() -> dict[str, tuple[Pattern, ...]]:
    """Noun patterns by their first word, longest first."""
    return _index("nouns")


def match_at(pattern: Pattern, forms: list[tuple[str, str]], start: int) -> int | None:
    """The index after the pattern's last word when it matches at `start`, else None.

    `forms` holds (lower-case word, lemma) for each token; gaps cross no clause mark.
    """
    at = start
    gap = False
    for word in pattern.words:
        if word == "*":
            gap = True
            continue
        found = _next(forms, at, word, GAP if gap else 0)
        if found is None:
            return None
        at = found + 1
        gap = False
    return at


def match_undergone(
    pattern: Pattern, forms: list[tuple[str, str]], head: int, undergone: range
) -> int | None:
    """As `match_at`, for a passive, whose object stands before: "barricades were set up".

    The verb and its particles match at `head`, the words behind a gap inside `undergone`; the
    index after the particles is given.
    """
    words = pattern.words
    gap = words.index("*") if words.count("*") == 1 else len(words)
    verb, object_ = words[:gap], words[gap + 1 :]
    if gap == len(words):
        verb, object_ = words[:1], words[1:]
    end = head + len(verb)
    if not object_ or any(w not in forms[i] for i, w in zip(range(head, end), verb, strict=True)
                          if i < len(forms)) or end > len(forms):  # fmt: skip
        return None
    for at in range(undergone.start, undergone.stop - len(object_) + 1):
        if all(w in forms[at + i] for i, w in enumerate(object_)):
            return end
    return None


def _next(forms: list[tuple[str, str]], at: int, word: str, gap: int) -> int | None:
    for i in range(at, min(at + gap + 1, len(forms))):
        if word in forms[i]:
            return i
        if forms[i][0] in {".", ";", ":", "“", "”", '"'}:
            return None
    return None
