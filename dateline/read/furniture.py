"""Tells the words of a news page that are not the article's from its own paragraphs.

Whole paragraphs only: a sentence of the article is never cut for looking like furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicons
from dateline.read import dateline
from dateline.read.paragraphs import Paragraph

_SHORT = 220  # characters of a line that speaks to the reader
_SMALL_PRINT = 700
_CAPTION = 320
_HEADLINE = 140
_LABEL_END = re.compile(r"\s*(?::|\||»|>{1,2}|→|►|\s[–—-])\s*")
_EDGES = " \t\n.:;,!|·•*-–—_»>→►▶“”\"'()[]…#"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_QUOTED = re.compile(r"[“”\"«]")
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*")
_HEADING = re.compile(
    r"(?:the |our |today[’']s |this week[’']s )?"
    r"(?:most|top|more|other|latest|related|popular|trending)"
    r"(?: (?:read|viewed|shared|popular|stor(?:y|ies)|news|headlines|articles|coverage|reports))?"
    r"(?: (?:stories|news|articles))?"
    r"(?: (?:today|now|this week|this hour|right now)"
    r"| (?:on|about|from) (?:this|the|our)(?: [\w’'-]+){1,2})?",
    re.IGNORECASE,
)
_HEADLINES = re.compile(r"\s(?://|\||•|·)\s")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_STAMP_REST = re.compile(r"[\d\s:.,/|()+–—-]*")
_RULE = re.compile(r"[*_=~•·\s#–—-]{3,}")
_PHOTO_CREDIT = re.compile(
    r"(?:[A-Z]{2,5} ?(?:PHOTO|Photo)\s*/\s*\S.*|(?:REUTERS|Reuters|AFP|AP|EPA)/\w.*"
    r"|(?:Photograph|Photo|Image|Picture|Credit)s?(?: by| credit)?\s*[:/]\s*\S.*"
    r"|©\s*[A-Z]\w.*|(?:Getty Images|AP Photo|AFP PHOTO)\b.*)$"
)
_ENDS_IN_CREDIT = re.compile(
    r"(?:[(\[]\s*(?:(?:[A-Z]{2,5} |File |FILE )?(?:Photo|PHOTO|Image|Picture|Photograph|File|FILE)"
    r"s?(?: by| credit)?\s*[:/-]?\s*[^()\[\]]{0,80}|[^()\[\]]{0,60}(?:Getty Images|via AP|REUTERS/"
    r"[^()\[\]]+|Reuters/[^()\[\]]+|AP Photo[^()\[\]]*|AFP PHOTO[^()\[\]]*|/AFP|/AP))\s*[)\]]"
    r"|©\s*[A-Z][\w.'’ -]{2,50}(?:\([A-Z]{2,6}\))?"
    r"|(?:AFP|AP|REUTERS|Reuters|EPA) ?/ ?[A-Z][\w.'’ -]{3,40}"
    r"|[A-Z][\w'’ -]{3,40}/(?:AFP|AP|Reuters|REUTERS|EPA|Getty Images)(?:/Getty Images)?"
    r"|(?:Photograph|Photo|Image|Picture) ?(?:by|:) ?[A-Z][\w.'’/ -]{3,60})\.?$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph that is not the article's: why, and how many kept paragraphs stand before."""

    text: str
    reason: str
    after: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """The article's own paragraphs, what was cut from between them, and a byline among that."""

    kept: tuple[Paragraph, ...]
    cut: tuple[Cut, ...]
    byline: str | None = None


def sift(paragraphs: Sequence[Paragraph], title: str = "") -> Sifted:
    """Parts the article's paragraphs from the furniture, in order; nothing is lost."""
    kept: list[Paragraph] = []
    cut: list[Cut] = []
    listing = False
    head, rest = _without_title(paragraphs, title)
    if head:
        cut.append(Cut(head, "title_repeated", 0))
    for paragraph in rest:
        reason = judge(paragraph.text, opening=not kept)
        if reason is None and listing and _is_headline(paragraph.text):
            reason = "related_headline"
        else:
            listing = reason == "related_headline" and _opens_list(paragraph.text)
        if reason is None:
            kept.append(paragraph)
        else:
            cut.append(Cut(paragraph.text, reason, len(kept)))
    _cut_other_story(kept, cut)
    return Sifted(tuple(kept), tuple(cut), _byline(cut))


def _without_title(paragraphs: Sequence[Paragraph], title: str) -> tuple[str, Sequence[Paragraph]]:
    """A repetition of the title at the very beginning, and the paragraphs without it."""
    if not paragraphs or not title:
        return "", paragraphs
    first = paragraphs[0].text
    length = _title_length(first, title)
    if length is None or (len(paragraphs) == 1 and length == len(first)):
        return "", paragraphs
    rest = first[length:].strip()
    remaining = [Paragraph(rest), *paragraphs[1:]] if rest else paragraphs[1:]
    return first[:length].strip(), remaining


def _title_length(first: str, title: str) -> int | None:
    """How long the title is that `first` opens with, None when it goes on in the sentence."""
    bare = title.strip().rstrip(".")
    label = re.match(r"TITLE:\s*", first)
    start = label.end() if label else 0
    if len(bare) < 12 or not first[start:].casefold().startswith(bare.casefold()):
        return None
    end = start + len(bare)
    rest = first[end:]
    if not rest or rest[0] == "." or label or _is_stamp(rest.strip()) or _ends_title(bare, rest):
        return end + len(rest) - len(rest.lstrip(".")) if rest.startswith(".") else end
    return None


def _ends_title(bare: str, rest: str) -> bool:
    return bare[-1] in "?!”’" and rest[:1].isspace() and rest.strip()[:1].isupper()


def judge(paragraph: str, *, opening: bool = False) -> str | None:
    """Why the paragraph is furniture, None when it is the article's; `opening`: none kept yet."""
    if not paragraph.strip(_EDGES):
        return "rule" if _RULE.fullmatch(paragraph) else None
    for rule in (_exact, _labelled, _link, _stamp, _writers, _picture, _reader):
        reason = rule(paragraph)
        if reason is not None:
            return reason
    return "byline" if opening and _is_byline(paragraph) else None


@cache
def _lexicon() -> dict[str, Any]:
    return lexicons.table("furniture")


@cache
def _lookup(section: str) -> dict[str, str]:
    """Every phrase of a section with its reason."""
    return {
        phrase: reason for reason, phrases in _lexicon()[section].items() for phrase in phrases
    }


@cache
def _phrases(section: str) -> re.Pattern[str]:
    """All phrases of a section as one pattern, longest first."""
    phrases = sorted(
        {phrase.lstrip("(") for phrase in _lookup(section)}, key=lambda p: (-len(p), p)
    )
    return re.compile("|".join(map(re.escape, phrases)))


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(_lexicon()[section][name])


def _exact(paragraph: str) -> str | None:
    if len(paragraph) > 80:
        return None
    bare = paragraph.strip(_EDGES)
    if len(bare) < 40 and _HEADING.fullmatch(bare) and " " in bare:
        return "related_headline"
    return _lookup("exact").get(bare.lower())


def _labelled(paragraph: str) -> str | None:
    """A label, its colon, and what it announces: a headline, an address, tags."""
    found = _LABEL_END.search(paragraph, 0, 40)
    if found is None:
        return None
    label = paragraph[: found.start()].strip(_EDGES).lower()
    reason = _lookup("labels").get(label)
    rest = paragraph[found.end() :].strip()
    if " " in label and _HEADING.fullmatch(label) and _headlines(rest):
        return "related_headline"
    if reason is None or not rest:
        return reason
    if reason == "link":
        return reason if _URL.match(rest) else None
    if label in _words("strong_labels", "words"):
        return reason if len(rest) <= 2 * _HEADLINE else None
    return reason if _is_headline(rest) and not rest[0].islower() else None


def _headlines(words: str) -> bool:
    """One headline, or several with marks between them."""
    return all(_is_headline(part.strip()) for part in _HEADLINES.split(words))


def _is_headline(paragraph: str) -> bool:
    """A short line that ends without a stop."""
    return len(paragraph) <= _HEADLINE and not _SENTENCE_END.search(paragraph)


def _opens_list(paragraph: str) -> bool:
    """True for a heading ("Related stories") after which headlines follow."""
    bare = paragraph.strip(_EDGES)
    known = bare.lower() in _lookup("exact") or _HEADING.fullmatch(bare) is not None
    return known and len(paragraph) < 40


def _link(paragraph: str) -> str | None:
    """A line of nothing but an address, or one that ends in `LINK: http...`."""
    if _URL.fullmatch(paragraph) or re.fullmatch(r".{0,200}\bLINK:\s*https?://\S+", paragraph):
        return "link"
    return None


def _stamp(paragraph: str) -> str | None:
    return "timestamp" if len(paragraph) <= 140 and _is_stamp(paragraph) else None


def _is_stamp(paragraph: str) -> bool:
    """ "Updated: 2016-07-15 06:50 (Agency)": an opener, then nothing but figures and names."""
    words = _opener(paragraph, _words("stamps", "openers"))
    if words is None:
        return bool(
            re.fullmatch(r"\d{1,3} (?:min(?:ute)?s?|hours?|days?) (?:read|ago)", paragraph)
        )
    rest = re.sub(r"(?i)\bby [A-Z][\w. -]+|\([^()]{2,40}\)|\d+(?:st|nd|rd|th)\b", " ", words)
    known = _words("stamps", "words")
    return bool(re.search(r"\d", words)) and all(
        word.strip(".'").lower() in known or word.lower() in ("t", "z")
        for word in _WORD.findall(rest)
    )


def _opener(paragraph: str, openers: frozenset[str], *, strict: bool = False) -> str | None:
    """What follows an opener, of up to four words, that the paragraph begins with.

    With `strict` a single word counts only before a colon, bar or slash.
    """
    bare = paragraph.lstrip(" ([–—-*•")
    for count in (4, 3, 2, 1):
        found = re.match(rf"(?:\S+\s+){{{count - 1}}}[^\s:|]+", bare)
        if found and found.group().strip(_EDGES).lower() in openers:
            rest = bare[found.end() :]
            marked = count > 1 or not rest or found.group()[-1] in ":|" or rest[0] in ":|/"
            return rest.lstrip(" :|/–—-") if marked or not strict else None
    return None


def _writers(paragraph: str) -> str | None:
    """Who reported, wrote and edited it: an opener and names, or names and a closing."""
    if len(paragraph) > 400:
        return None
    lower = paragraph.lower().strip(_EDGES)
    if lower.endswith(tuple(_words("writers", "closings"))):
        end = max(
            lower.rfind(closing)
            for closing in _words("writers", "closings")
            if lower.endswith(closing)
        )
        return "agency_footer" if _only_names(paragraph.lstrip(_EDGES)[:end]) else None
    if _is_signature(paragraph):
        return "agency_footer"
    rest = _opener(paragraph, _words("writers", "openers"), strict=True)
    if rest is None or not (rest.strip(_EDGES) or "agenc" in lower):
        return None
    if not _only_names(rest):
        return None
    return (
        "credit" if re.match(r"[(\[]?\s*(?:photo|image|pict|credit)", lower) else "agency_footer"
    )


def _is_signature(paragraph: str) -> bool:
    """ "(ANI)", "—AFP", "[Reuters]", "(Agency/Agency)" as a paragraph of its own."""
    if len(paragraph) > 60:
        return False
    bare = re.fullmatch(r"\s*[–—(\[-]+\s*([\w ./&-]+?)\s*[)\]]?\.?\s*", paragraph)
    name = bare.group(1) if bare else paragraph.strip()
    parts = [part.strip().lower() for part in re.split(r"[/&]|, | and ", name)]
    agencies = frozenset(lexicons.table("datelines")["agencies"]) | {
        entry.lower() for entry in _words("pictures", "agencies")
    }
    if bare is None:
        return name in _words("pictures", "agencies") or (name.isupper() and parts[0] in agencies)
    return all(part in agencies for part in parts)


def _only_names(words: str) -> bool:
    """True when every word is a name or one of the small words of such lines."""
    found = _WORD.findall(words)
    if not found or (words.isupper() and len(found) > 8):
        return False
    small = _words("writers", "small")
    guards = _words("guards", "words")
    return all(word[0].isupper() or word.lower() in small for word in found) and not any(
        word.lower() in guards for word in found
    )


def _picture(paragraph: str) -> str | None:
    """A credit line, or a caption that ends in its credit or begins with "File photo"."""
    bare = paragraph.strip().strip("()[]").strip()
    if (
        len(bare) <= 120
        and _PHOTO_CREDIT.match(bare)
        and _only_names(re.sub(r"[:/©|]", " ", bare))
    ):
        return "credit"
    if len(paragraph) > _CAPTION:
        return None
    if _ENDS_IN_CREDIT.search(paragraph.strip()):
        return "caption"
    return "caption" if _opens_caption(bare) else None


@cache
def _caption_openers() -> tuple[str, ...]:
    """The openings of captions, longest first."""
    return tuple(sorted(_words("pictures", "openers"), key=lambda opener: (-len(opener), opener)))


def _opens_caption(bare: str) -> bool:
    lower = bare.lower()
    opener = next((o for o in _caption_openers() if lower.startswith(o)), None)
    if opener is None:
        return False
    rest = bare[len(opener) :]
    if not rest.strip(" .") or re.match(r"\s*[:|/–—-]", rest):
        return True
    staged = "file" in opener or "represent" in opener
    return staged and bool(re.match(r"\s+(?:of|shows|for)\b", rest)) and not _guarded_speech(bare)


def _guarded_speech(paragraph: str) -> bool:
    return bool(re.search(r"\b(?:said|says|told|according|added|wrote)\b", paragraph))


def _reader(paragraph: str) -> str | None:
    """Lines that speak to the reader, and small print; reports of any kind are kept."""
    if len(paragraph) > _SMALL_PRINT:
        return None
    lower = paragraph.lower().lstrip(" *•–—-[(►▶")
    found = _phrases("openings").match(lower)
    if found and (len(paragraph) <= _SHORT or lower.startswith(("©", "copyright", "this "))):
        reason = _reason("openings", found.group())
        if not _reports(paragraph, reason):
            return reason
    inside = _phrases("phrases").search(lower)
    reason = _reason("phrases", inside.group()) if inside else ""
    return reason if inside and not _reports(paragraph, reason) else None


def _reason(section: str, phrase: str) -> str:
    found = _lookup(section)
    return found[phrase] if phrase in found else found[f"({phrase}"]


def _reports(paragraph: str, reason: str) -> bool:
    """True when the paragraph holds a word of reporting or, unless legal, a quotation."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", paragraph)}
    if words & _words("guards", "words"):
        return True
    return reason != "legal" and bool(_QUOTED.search(paragraph))


def _is_byline(paragraph: str) -> bool:
    """ "By Jane Doe, staff writer" before the first paragraph of the article."""
    found = re.match(r"(?:By|BY)\s*:?\s+(?=[A-Z])", paragraph)
    if found is None or len(paragraph) > 90 or _SENTENCE_END.search(paragraph):
        return False
    names = paragraph[found.end() :]
    first = names.split()[0].strip(",").lower()
    return first not in _words("stamps", "words") and _only_names(names)


def _byline(cut: Sequence[Cut]) -> str | None:
    found = next((entry.text for entry in cut if entry.reason == "byline"), None)
    return re.sub(r"^(?:By|BY)\s*:?\s+", "", found) if found else None


def _cut_other_story(kept: list[Paragraph], cut: list[Cut]) -> None:
    """Cuts a second story pasted below: a headline, then a paragraph with its own dateline."""
    first = dateline.find(kept[0].text) if kept else None
    if first is None:
        return
    for number in range(2, len(kept)):
        other = dateline.find(kept[number].text)
        if other is None or not _is_headline(kept[number - 1].text) or other.place == first.place:
            continue
        cut.extend(Cut(part.text, "other_story", number - 1) for part in kept[number - 1 :])
        del kept[number - 1 :]
        return
