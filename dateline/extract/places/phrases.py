"""Widens names of places to their phrases, and joins a name with the units it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.places.names import Name, Reader, lexicon
from dateline.model.ports import Candidate, Lookup
from dateline.model.values import PlaceRelation

_UNITS = frozenset({"country", "admin1", "admin2", "region"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ROADS = frozenset({"road", "highway", "motorway", "route"})
_FILLED = frozenset({"region", "country", "province", "city", "state", "district"})
_BREAKS = frozenset({"and", "or", "that", "to", "was", "were", "by", "with", "is", "while"})
_BARE = frozenset({"the", "a", "an", "of"})
_REACH = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[start, end)` that name one place; `rule` tells how the phrase was found."""

    start: int
    end: int
    rule: str
    relation: PlaceRelation


def phrases(reader: Reader, names: Sequence[Name], lookup: Lookup) -> Iterator[Phrase]:
    """One phrase for each place that is named, in order, without overlaps."""
    last = 0
    for first, group in _groups(reader, _apart(names), lookup):
        start = max(last, _widened(reader, first.start))
        relation = _relation(reader, start, first.start)
        end = group.end
        yield Phrase(start, end, _rule(first, start), relation)
        last = end


def _apart(names: Sequence[Name]) -> list[Name]:
    out: list[Name] = []
    for name in names:
        if out and name.start < out[-1].end:
            if name.end > out[-1].end:
                out[-1] = replace(out[-1], end=name.end)
            continue
        out.append(name)
    return out


def _groups(reader: Reader, names: Sequence[Name], lookup: Lookup) -> Iterator[tuple[Name, Name]]:
    """First and last name of each run of names that together name one place."""
    at = 0
    while at < len(names):
        first = last = names[at]
        while at + 1 < len(names) and _joined(reader, last, names[at + 1], lookup):
            at += 1
            last = names[at]
        yield first, last
        at += 1


def _joined(reader: Reader, a: Name, b: Name, lookup: Lookup) -> bool:
    gap = reader.low[a.end : b.start]
    if len(gap) > _REACH:
        return False
    if gap == ("and",) and a.start and reader.low[a.start - 1] == "between":
        return True
    if _is_bearing(gap):
        return a.role in ("unknown", "site") or not _inside(reader, b, a, lookup)
    if gap == (",",) or (len(gap) == 2 and gap[0] == "," and gap[1] == "in"):
        return _inside(reader, a, b, lookup)
    if gap and gap[0] in _POSSESSIVE and "," not in gap and all(w.islower() for w in gap[1:]):
        return _inside(reader, b, a, lookup)
    if gap and gap[0] in {"in", "of"} and all(_fills(w) for w in gap[1:]):
        if reader.low[b.end : b.end + 1] and reader.low[b.end] in _POSSESSIVE:
            return False
        return _inside(reader, a, b, lookup)
    if len(gap) > 1 and gap[0] in lexicon("kinds") and gap[1] in {"in", "of", ","}:
        return all(_fills(w) for w in gap[2:]) and _inside(reader, a, b, lookup)
    return False


def _is_bearing(gap: Sequence[str]) -> bool:
    """True for ", west of" and ", 12 km north-east of the city of" between two names."""
    if len(gap) < 3 or gap[0] != "," or "of" not in gap:
        return False
    at = gap.index("of")
    behind = all(w in lexicon("fillers") for w in gap[at + 1 :])
    return behind and gap[at - 1] in lexicon("bearings") and gap.count(",") == 1


def _fills(word: str) -> bool:
    return word in lexicon("fillers") or word in lexicon("parts") or word in _POSSESSIVE


def _inside(reader: Reader, a: Name, b: Name, lookup: Lookup) -> bool:
    """True when some reading of `b` contains some reading of `a`."""
    over = lookup.find(_core(reader, b))
    if a.role in ("unknown", "site") and over:
        return True
    under = lookup.find(_core(reader, a))
    return any(_contains(big, small) for big in over for small in under)


def _core(reader: Reader, name: Name) -> str:
    return " ".join(reader.words[name.core_start : name.core_end])


def _contains(big: Candidate, small: Candidate) -> bool:
    if big.kind not in _UNITS or small.kind in ("country", "region", "water"):
        return False
    if big.country is not None and big.country != small.country:
        return False
    if big.kind == "country":
        return True
    if big.kind == "admin1":
        return small.kind != "admin1" and small.admin1 == big.name
    if big.kind == "admin2":
        return small.kind == "city" and small.admin2 == big.name
    return big.country is not None and big.country == small.country


def _widened(reader: Reader, start: int) -> int:
    """Where the phrase of a name begins: before its fillers, its site noun and article."""
    at = _before_fillers(reader, start)
    if reader.low[start] in lexicon("sites") and reader.low[start + 1 : start + 2] == ("of",):
        return _site(reader, start + 1) or start
    if at and reader.low[at - 1] in lexicon("inner") and at > 1:
        site = _site(reader, at - 1)
        if site is not None:
            return site
    return start if all(w in _BARE for w in reader.low[at:start]) else at


def _before_fillers(reader: Reader, start: int) -> int:
    at = start
    while at and start - at < _REACH and (_fills(reader.low[at - 1]) or _is_demonym(reader, at)):
        at -= 1
    while at < start and (reader.low[at] in _POSSESSIVE or reader.low[at] == "of"):
        at += 1
    if at + 1 < start and reader.low[at + 1] in _POSSESSIVE and reader.low[at] in _FILLED:
        at += 2
    return at


def _is_demonym(reader: Reader, at: int) -> bool:
    word = reader.words[at - 1]
    return word[:1].isupper() and word.endswith(("ese", "an", "ish", "i", "ian")) and at > 1


def _site(reader: Reader, at: int) -> int | None:
    """The start of a phrase such as "a crowded market" that ends at `at`, or None."""
    if at < 1 or reader.low[at - 1] not in lexicon("sites"):
        return None
    begin = at - 1
    while begin and at - begin < 6 and _in_phrase(reader, begin - 1):
        begin -= 1
        if reader.low[begin] in {"a", "an", "the", "his", "her", "its", "their", "one"}:
            break
    return begin


def _in_phrase(reader: Reader, at: int) -> bool:
    word, tag = reader.words[at], reader.tags[at]
    if tag:
        return tag.startswith(("DT", "JJ", "NN", "PRP$", "CD", "VBN", "POS"))
    if not word[:1].isalpha() or word.endswith("ing") or reader.low[at] in lexicon("inner"):
        return False
    return reader.low[at] not in {
        "and",
        "or",
        "that",
        "to",
        "was",
        "were",
        "by",
        "with",
        "is",
        "while",
    }


def _relation(reader: Reader, start: int, name: int) -> PlaceRelation:
    before = " ".join(reader.low[max(0, start - 4) : name])
    padded = f" {before} "
    if " between " in padded:
        return "between"
    if any(f" {w} to " in padded or f" {w} from " in padded for w in _ROADS):
        return "on_road"
    recent = " ".join(reader.low[max(0, start - 3) : name])
    padded = f" {recent} "
    if any(f" {cue} " in padded for cue in lexicon("near")):
        return "near"
    return "at"


def _rule(name: Name, start: int) -> str:
    if name.role == "place" and start == name.start:
        return "name"
    return "phrase" if name.role in ("place", "doubt") else name.role
