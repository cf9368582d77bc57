"""The line that opens wire copy: place, day and agency, as in "LIMA, 12 MAY (EFE) --"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline import lexicons
from dateline.model.ports import Lookup
from dateline.model.report import Dateline

_LONGEST = 110  # characters up to the dash or colon
_SEPARATOR = re.compile(
    r"\s*(?:—|–|―|--+)|\s+[-_](?=\s|[A-Z“\"])|(?<=[A-Z)])-(?=\s)|:(?=\s)|\s+\|(?=\s)"
)
_TAGS = re.compile(
    r"(?:\s*\[[A-Z][A-Z0-9 .,'\"-]{2,90}\])*\s*"
)  # of monitoring services: "[TEXT]"
_BRACKET = re.compile(r"\(([^()]{2,45})\)")
_BYLINE = re.compile(r"By\s+[A-Z][^,:()\d]{2,45},\s+(?=[A-Z])")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
_SHORT_YEAR = r"(?:,?\s+(?P<year>(?:19|20)?\d\d))?"
_DATES = (
    re.compile(rf"(?<![\w-]){_DAY}\s+{_MONTH}{_SHORT_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b{_YEAR}(?!\d)", re.I),
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?(?=\s*(?:,|$|\())",
    re.I,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = re.compile(r"[^\W\d_][\w.'’‘-]*(?: [^\W\d_][\w.'’‘-]*)*")
_LABEL = re.compile(r"(?m)^[A-Z][\w.’' -]{1,30}:\s")
_FIRST_PERSON = re.compile(r"(?:I|I['’]\w+|We|We['’]\w+|My|Our|You|Your|Yes|No|Well|Thank)\b")
_MOST_WORDS = 5
_PIVOT = 50  # two-digit years from here on belong to the last century
_LEAD_INS = 3  # paragraphs in which a dateline is looked for


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of what stands before the dash or colon."""

    places: tuple[str, ...]
    sources: tuple[str, ...]
    day: str | None
    dated: bool


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicons.table("datelines")[name])


def find_in(
    parts: Sequence[str], published: str | None = None, places: Lookup | None = None
) -> Dateline | None:
    """The dateline of the first paragraph, or of the next two below a lead-in if it is plain."""
    first = find(parts[0], published, places) if parts else None
    if first is not None:
        return first
    below = (find(part, published, places) for part in parts[1:_LEAD_INS])
    return next((line for line in below if line is not None and _is_plain(line)), None)


def _is_plain(line: Dateline) -> bool:
    """An agency, or capitals before a dash: nothing else looks like that inside an article."""
    capitals = line.place is not None and _capitals(line.place.split(",")[0])
    return bool(line.sources and line.place) or (capitals and not line.text.endswith(":"))


def find(text: str, published: str | None = None, places: Lookup | None = None) -> Dateline | None:
    """The dateline at the beginning of `text`, None when there is none.

    `published` (`YYYY-MM-DD`) lends its year to a day without one. `places`, when given, has
    to know a place that nothing but its position speaks for.
    """
    for match in list(_SEPARATOR.finditer(text, 0, _LONGEST))[:3]:
        words = text[: match.start()]
        if "\n" in words:
            return None
        head = _parse(words, published)
        if head is not None and _holds(head, match.group().strip(), text, match.end(), places):
            return Dateline(
                text=text[: match.end()].strip(),
                place=("/" if "/" in words else ", ").join(head.places) or None,
                date=head.day,
                sources=head.sources,
            )
    return None


def _parse(words: str, published: str | None) -> _Head | None:
    """The parts of a would-be dateline; None when something in it belongs to no dateline."""
    byline = _BYLINE.match(words)
    rest = words[byline.end() :] if byline else words
    brackets = [found.strip() for found in _BRACKET.findall(rest)]
    rest = _BRACKET.sub(" ", rest)
    rest, day, dated = _take_date(rest, published)
    parts = [part for part in (_tidy(p) for p in re.split(r"[,/]", rest)) if part]
    country, brackets = _country(brackets)
    sources = [name for found in brackets for name in _split_sources(found)]
    while parts and _is_agency(parts[-1]):
        sources.append(parts.pop())
    if parts and not sources:
        parts, sources = _loose_agency(parts)
    if len(parts) > 4 or not (parts or sources):
        return None
    if not all(_is_name(part, alone=len(parts) == 1) for part in parts):
        return None
    return _Head((*parts, *country), tuple(sources), day, dated)


def _country(brackets: list[str]) -> tuple[list[str], list[str]]:
    """Of two brackets the first holds the country: "SOFIA (BULGARIA), 3 MAY (BTA)"."""
    if len(brackets) == 2 and not _is_agency(brackets[0]):
        return brackets[:1], brackets[1:]
    return [], brackets


def _tidy(part: str) -> str:
    return re.sub(r"\s+", " ", part).strip(" \t\n.;") if not part.rstrip().endswith(".") else (
        re.sub(r"\s+", " ", part).strip()
    )  # fmt: skip


def _split_sources(found: str) -> list[str]:
    if _is_agency(found):
        return [found]
    return [name for name in (n.strip() for n in re.split(r"[/,;&]| and ", found)) if name]


def _is_agency(words: str) -> bool:
    return words.lower().strip(". ") in _set("agencies")


def _loose_agency(parts: list[str]) -> tuple[list[str], list[str]]:
    """An agency without a comma or bracket before it: "NEW DELHI PTI"."""
    words = parts[-1].split(" ")
    if len(words) > 1 and words[-1].isupper() and _is_agency(words[-1]):
        return [*parts[:-1], " ".join(words[:-1])], [words[-1]]
    return parts, []


def _take_date(words: str, published: str | None) -> tuple[str, str | None, bool]:
    """The words without their date, the ISO day if its year is known, and if there was one."""
    dated = False
    bare = _WEEKDAY.sub(" ", words)
    for pattern in _DATES:
        found = pattern.search(bare)
        if found:
            left = bare[: found.start()] + " , " + bare[found.end() :]
            return left, _day(found, published), True
    if bare != words:
        dated = True
    return bare, None, dated


def _day(found: re.Match[str], published: str | None) -> str | None:
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    try:
        if found["year"]:
            year = int(found["year"])
            year += 0 if year > 99 else 1900 if year >= _PIVOT else 2000
            return date(year, month, int(found["day"])).isoformat()
        return _nearest(month, int(found["day"]), published)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: str | None) -> str | None:
    """The last such day up to the day after publication, within a year."""
    if published is None:
        return None
    latest = date.fromisoformat(published[:10]) + timedelta(days=1)
    for year in (latest.year, latest.year - 1):
        try:
            then = date(year, month, day)
        except ValueError:  # 29 February of another year
            continue
        if then <= latest and (latest - then).days <= 366:
            return then.isoformat()
    return None


def _is_name(part: str, *, alone: bool) -> bool:
    """True for words written as the name of a place and not known to be something else."""
    if not _NAME.fullmatch(part):
        return False
    words = part.split(" ")
    plain = [word.strip(".'’‘").lower() for word in words]
    if len(words) > _MOST_WORDS or words[0][0].islower():
        return False
    if any(
        word[0].islower() and low not in _set("particles")
        for word, low in zip(words, plain, strict=True)
    ):
        return False
    label = plain[-1] in _set("labels") and (alone or len(words) == 1)
    if label or plain[-1] in _set("actors"):
        return False
    return not _reads_on(plain)


def _reads_on(plain: list[str]) -> bool:
    """True for words that begin a sentence or a label rather than name a place."""
    if len(plain) == 1:
        return plain[0] in lexicons.words("english_function_words")
    inner = _set("labels") | _set("actors")
    stop = lexicons.words("english_function_words") - _set("particles")
    first = {"the", "a", "an"} & {plain[0]}
    return (
        any(word in stop for word in plain)
        or (plain[0] in inner and plain[0] not in {"new", "king", "news", "prince", "queen"})
        or (bool(first) and len(plain) > 2)
    )


def _holds(head: _Head, mark: str, text: str, end: int, places: Lookup | None) -> bool:
    """Whether the evidence is enough: agency or date, capitals, or shape and what follows."""
    tags = _TAGS.match(text, end)
    following = text[tags.end() if tags else end :][:400].lstrip()
    if not following:
        return bool(head.places and (head.sources or head.dated))
    if head.sources and (head.places or mark[0] != ":"):
        return bool(head.places) or _is_agency(head.sources[0])
    if not head.places or not _opens_sentence(following):
        return False
    if head.dated:
        return True
    if head.places[0].split(" ")[0].lower() in _set("people"):
        return False
    shouting = following.split("\n", 1)[0][:200].isupper()
    capitals = _capitals(head.places[0]) and not shouting
    if capitals and mark[0] != ":":
        return True
    if places is not None and not places.find(head.places[0].title()):
        return False
    if head.places[0].startswith("The ") or shouting:
        return False
    if mark[0] == ":":
        return _colon_fits(text, following)
    return _dash_fits(following)


def _capitals(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _opens_sentence(following: str) -> bool:
    first = following.lstrip("\"'“‘«([")[:1]
    return first.isupper() or first.isdigit() or not first.isascii()


def _colon_fits(text: str, following: str) -> bool:
    """A colon after a place is followed by news, after a speaker by speech or more speakers."""
    if following[0] in "\"'“‘«" or _FIRST_PERSON.match(following):
        return False
    sentence = re.split(r"(?<=[.!?])\s", following, maxsplit=1)[0]
    return len(sentence.split()) >= 5 and len(_LABEL.findall(text)) < 3


def _dash_fits(following: str) -> bool:
    """A dash after a subject is followed by an insertion and a second dash."""
    sentence = re.split(r"(?<=[.!?])\s|\n", following, maxsplit=1)[0]
    return not re.search(r"—|–|--| - ", sentence[:160]) and len(sentence.split()) >= 5
