"""A person's name out of records: found however it is spaced and spelled, covered by marks.

Each covering is as long as what it covers, so that all spans still hold. Of a redacted name the
ledger keeps a digest alone: in a new text every run of as many words is compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from dateline.model.codec import from_file_form, to_file_form
from dateline.model.coding import CodedReport
from dateline.model.identity import digest

COVER = "█"
_WORD = re.compile(r"[^\W_]+")
_LEAST = 3


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, without marks, in small letters."""
    return tuple(_WORD.findall(name.casefold()))


def name_digest(words: Iterable[str]) -> str:
    """What is kept of a redacted name."""
    return digest(("person", *words), 32)


class Mask:
    """Covers a name in any plain data; with `parts` also its single words, in capitals."""

    def __init__(self, words: Iterable[str], parts: bool = False) -> None:
        self._words = tuple(words)
        whole = r"[\W_]{1,3}".join(map(re.escape, self._words))
        self._whole = re.compile(rf"(?<![^\W_])(?:{whole})(?![^\W_])", re.IGNORECASE)
        alone = {form for w in self._words if len(w) >= _LEAST for form in (w.title(), w.upper())}
        each = "|".join(map(re.escape, sorted(alone)))
        self._parts = re.compile(rf"(?<![^\W_])(?:{each})(?![^\W_])") if parts and alone else None

    def finds(self, data: Any) -> bool:
        """True if the whole name stands somewhere in the data."""
        return any(self._whole.search(text) for text in _texts(data))

    def cover(self, data: Any) -> Any:
        """The same data without the name; keys of objects stay."""
        if isinstance(data, str):
            text = self._whole.sub(_covered, data)
            return self._parts.sub(_covered, text) if self._parts else text
        if isinstance(data, dict):
            return {key: self.cover(value) for key, value in data.items()}
        if isinstance(data, (list, tuple)):
            return [self.cover(value) for value in data]
        return data


def _covered(found: re.Match[str]) -> str:
    return COVER * len(found[0])


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _texts(value)


def named_in(text: str, redacted: Collection[tuple[str, int]]) -> set[tuple[str, ...]]:
    """The redacted names, given as digest and number of words, that stand in a text."""
    words = words_of(text)
    digests = {known for known, _ in redacted}
    return {
        run
        for size in sorted({many for _, many in redacted})
        for at in range(len(words) - size + 1)
        if name_digest(run := words[at : at + size]) in digests
    }


def masked(coded: CodedReport, redacted: Collection[tuple[str, int]]) -> CodedReport:
    """A coded report with the redacted names covered, and in a report that has one its words."""
    if not redacted:
        return coded
    data: dict[str, Any] = to_file_form(coded)
    names = {name for text in _texts(data) for name in named_in(text, redacted)}
    if not names:
        return coded
    for name in sorted(names):
        ids = data["report"]["id"]
        data = Mask(name, parts=True).cover(data)
        data["report"]["id"] = ids
    return from_file_form(data)
