"""Places that no list knows: capitalised names that their phrase says are a village, a street."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.extract.places.names import Name, Reader, lexicon
from dateline.gazetteer.scan import is_capitalised

_LINKS = frozenset({"of", "de", "des", "du", "la", "el", "al", "e", "and", "-"})
_BEFORE = frozenset({"in", "at", "near", "outside", "to", "from", "of", "on", "around", "along"})
_SITES = frozenset(
    {"bridge", "park", "airport", "camp", "hospital", "university", "mosque", "market", "bazaar",
     "hotel", "stadium", "nightclub", "school", "church", "castle", "palace", "prison",
     "station", "checkpoint", "base"}
)  # fmt: skip
_PLACING = frozenset({"in", "at", "near", "outside"})
_LONGEST = 3
_ROW = 10


@cache
def _sites() -> frozenset[str]:
    return _SITES | lexicon("streets")


def unknown(reader: Reader, taken: Sequence[tuple[int, int]]) -> list[Name]:
    """Names outside `taken` ranges that stand as a place: with a kind word, or a site noun."""
    if reader.shouts:
        return []
    return [n for n in _found(reader) if not any(s < n.end and n.start < e for s, e in taken)]


def _found(reader: Reader) -> Iterator[Name]:
    at = 0
    while at < len(reader.words):
        end = _run(reader, at)
        if end == at:
            at += 1
            continue
        name = _place(reader, at, end)
        if name:
            yield name
        at = end


def _run(reader: Reader, at: int) -> int:
    """The end of the capitalised run that begins at `at` (`at` itself: none)."""
    end = at
    links = _LINKS - {"and"} if _is_in_row(reader, at) else _LINKS
    while end < len(reader.words):
        capital = is_capitalised(reader.words[end]) and reader.words[end][-1].isalnum()
        link = end > at and reader.low[end] in links and _goes_on(reader, end)
        if not (capital or link):
            break
        end += 1
    return end


def _goes_on(reader: Reader, at: int) -> bool:
    return at + 1 < len(reader.words) and is_capitalised(reader.words[at + 1])


def _place(reader: Reader, start: int, end: int) -> Name | None:
    low, kinds = reader.low, lexicon("kinds")
    before = low[start - 1] if start else ""
    after = low[end] if end < len(low) else ""
    if start == 0 or any(w in lexicon("calendar") or reader.is_people(w) for w in low[start:end]):
        return None
    if before == "of" and start > 1 and low[start - 2] in kinds:
        return Name(start, end, "unknown", start, end)
    if _is_in_row(reader, start):
        return Name(start, end, "unknown", start, end)
    if before in kinds and start > 1 and low[start - 2] in _BEFORE | {"the"}:
        return Name(start, end, "unknown", start, end)
    if after in kinds and _placed(reader, start):
        return Name(start, end + 1, "unknown", start, end)
    if any(w in _sites() for w in low[start + 1 : end]) or low[start] in lexicon("sites_before"):
        return Name(start, end, "unknown", start, end) if _placed(reader, start) else None
    if after in _sites() and _placed(reader, start):
        return Name(start, end + 1, "unknown", start, end)
    if _is_bare(reader, start, end):
        return Name(start, end, "unknown", start, end)
    return None


def _is_in_row(reader: Reader, start: int) -> bool:
    """True for X, Y and Z of "the villages of X, Y and Z"."""
    at = start - 1
    while at > 0 and start - at < _ROW:
        if reader.low[at] == "of":
            return reader.low[at - 1] in lexicon("kinds_many")
        if not (is_capitalised(reader.words[at]) or reader.low[at] in {",", "and"}):
            return False
        at -= 1
    return False


def _is_bare(reader: Reader, start: int, end: int) -> bool:
    """True for "at Hillat Jiddo," and "in Weh when": a short name that a preposition places."""
    back = start
    while back and reader.low[back - 1] in lexicon("parts"):
        back -= 1
    if not back or reader.low[back - 1] not in _PLACING or end - start > _LONGEST:
        return False
    words = reader.words[start:end]
    if any(w.isupper() and len(w) > 1 for w in words) or not all(_is_plain(w) for w in words):
        return False
    if any(
        w in lexicon("no_places") or w in lexicon("organisations") for w in reader.low[start:end]
    ):
        return False
    return not reader.is_small(start) and _ends(reader, end)


def _is_plain(word: str) -> bool:
    return word.replace("-", "").replace("'", "").replace("’", "").isalpha()


def _ends(reader: Reader, end: int) -> bool:
    """True when no noun goes on behind a name, nor an 's."""
    if end >= len(reader.words):
        return True
    tag = reader.tags[end]
    return not (tag or "NN").startswith(("NN", "JJ", "POS", "CD", "VBG")) or not (
        reader.words[end][:1].isalnum() or tag == "POS"
    )


def _placed(reader: Reader, start: int) -> bool:
    """True when a preposition of place stands before the name, or before its article."""
    back = list(reader.low[max(0, start - 4) : start])
    while back and (back[-1] in lexicon("fillers") or back[-1] in lexicon("parts")):
        back.pop()
    return bool(back) and back[-1] in _BEFORE | {"between", "and"}
