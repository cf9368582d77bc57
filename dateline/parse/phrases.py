"""Noun phrases: determiner to head, then what hangs from the head by "of", brackets, commas.

A chunker over Penn tags. Phrases nest only through "of" and apposition: the inner phrase is
listed too, after the outer one in order of start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline import lexicons
from dateline.model.parsed import Phrase, Token

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_NAMES = frozenset(("NNP", "NNPS"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "CD", "$", "#", "FW", "NN", "NNS", "NNP", "NNPS"))
_OPENERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
_ALONE = frozenset(("PRP", "EX"))
_APPOSITION = 9  # an apposition between commas has fewer tokens
_BRACKET = 7  # so has one in brackets


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in lexicons.table("phrase_words").items()}


@cache
def _openers() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sequences such as "at least" by their first word, the longest first."""
    entries = sorted(tuple(e.split()) for e in lexicons.table("phrase_words")["number_openers"])
    entries.sort(key=len, reverse=True)
    return {e[0]: tuple(x for x in entries if x[0] == e[0]) for e in entries}


def noun_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All noun phrases of a tagged sentence in order of start."""
    cores = _cores(tokens)
    by_start = {phrase.start: phrase for phrase in cores}
    out: list[Phrase] = []
    for phrase in reversed(cores):
        whole = _with_of(tokens, phrase, by_start)
        whole = _with_bracket(tokens, whole)
        by_start[phrase.start] = whole
        out.append(whole)
    whole_phrases = [_with_apposition(tokens, p, by_start) for p in reversed(out)]
    return tuple(whole_phrases)


def outermost(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that lie inside no other."""
    out: list[Phrase] = []
    for phrase in phrases:
        if not out or phrase.start >= out[-1].end:
            out.append(phrase)
    return tuple(out)


def is_time(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """True for "Monday", "last week", "Monday morning", "5 p.m.": never a doer or a target."""
    words = _words()
    head = tokens[phrase.core_end - 1]
    if head.tag == "CD":
        return phrase.core_end == phrase.start + 1 and _is_year(tokens, phrase.start)
    following = tokens[phrase.core_end].lower if phrase.core_end < len(tokens) else ""
    if head.lemma in words["time_units"] and following in ("ago", "earlier", "later"):
        return True
    if head.lower in words["time"] or tokens[phrase.head].lower in words["time"]:
        return True
    if head.lemma not in words["time_units"] and head.lower not in words["time_units"]:
        return False
    before = [t.lower for t in tokens[phrase.start : phrase.core_end - 1]]
    return any(w in words["time_modifiers"] or w in words["time"] or w.isdigit() for w in before)


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """A bare figure that reads as a year, behind a comma, a month or a preposition."""
    word = tokens[i].text
    before = tokens[i - 1] if i else None
    if len(word) != 4 or not word.isdigit() or word[:2] not in ("19", "20") or before is None:
        return False
    return before.text == "," or before.tag == "IN" or before.lower in _words()["time"]


def _cores(tokens: Sequence[Token]) -> list[Phrase]:
    out: list[Phrase] = []
    i = 0
    while i < len(tokens):
        phrase = _core(tokens, i)
        if phrase is None:
            i += 1
        else:
            out.append(phrase)
            i = phrase.core_end
    return out


def _core(tokens: Sequence[Token], start: int) -> Phrase | None:
    """The plain phrase that starts at `start`, or None."""
    tag = tokens[start].tag
    if start and _predicative(tokens, start):
        return None
    if tag in _ALONE:
        return Phrase(start, start + 1, start, start + 1)
    i = _after_number_opener(tokens, start)
    if i == start:
        while i < len(tokens) and tokens[i].tag in _OPENERS:
            i += 1
    opened = i > start
    i = _after_number_opener(tokens, i)
    end, head = _modified(tokens, i, opened)
    while head >= 0 and end + 1 < len(tokens) and tokens[end].tag == "POS":
        more, inner = _modified(tokens, end + 1, True)
        if inner < 0:
            break
        end, head = more, inner
    if head >= 0:
        return Phrase(start, end, head, end)
    following = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    if following == "of" and tokens[start].lower in _words()["quantifiers"]:
        return Phrase(start, start + 1, start, start + 1)  # "most of the men"
    if opened and tag == "DT" and tokens[start].lower not in ("the", "a", "an", "no", "every"):
        if start and (tokens[start - 1].tag in _NOUNS or tokens[start - 1].tag == "PRP"):
            return None  # "they all"
        return Phrase(start, start + 1, start, start + 1)  # "this", "all", "both"
    return None


def _after_number_opener(tokens: Sequence[Token], i: int) -> int:
    """Past "at least", "about" and their like when a number (or "a dozen") follows."""
    if i >= len(tokens):
        return i
    first = tokens[i].lower
    for entry in _openers().get(first, ()):
        follows = i + len(entry)
        words = tuple(t.lower for t in tokens[i:follows])
        if words == entry and _numeric(tokens, follows):
            return follows
    follows = i + 1
    if first in _words()["before_number"] and follows < len(tokens):
        return follows if tokens[follows].tag == "CD" else i
    return i


def _numeric(tokens: Sequence[Token], i: int) -> bool:
    if i >= len(tokens):
        return False
    if tokens[i].tag in ("CD", "$"):
        return True
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return tokens[i].lower in ("a", "several", "dozens", "scores", "hundreds") and (
        tokens[i].lower != "a" or following in ("dozen", "hundred", "thousand", "few", "score")
    )


def _modified(tokens: Sequence[Token], start: int, opened: bool) -> tuple[int, int]:
    """`(end, head)` of modifiers and nouns from `start`; head -1 when there is no head."""
    i, head, last = start, -1, -1
    while i < len(tokens):
        tag = tokens[i].tag
        if tag in _NOUNS:
            if head >= 0 and (_starts_time(tokens, i) or _predicative(tokens, i)):
                break
            head = last = i
        elif tag in _MODIFIERS or _premodifies(tokens, i, start, opened):
            if head >= 0 and tag not in ("CD", "NNP"):
                break
            if head >= 0 and not _number_of_name(tokens, i):
                break
            last = i
        elif not _joins(tokens, i, start):
            break
        i += 1
    if head >= 0:
        return (max(head, last) + 1, head) if last > head else (head + 1, head)
    if last > start and tokens[start].tag == "CD" and tokens[last].tag != "CD" and not opened:
        last = max(k for k in range(start, last) if tokens[k].tag == "CD")  # "nine" of "nine dead"
    if last >= 0 and (opened or any(tokens[k].tag == "CD" for k in range(start, last + 1))):
        return last + 1, last  # "the wounded", "five", "at least 20"
    return start, -1


def _number_of_name(tokens: Sequence[Token], i: int) -> bool:
    """A figure right after a name belongs to it ("Highway 9", "Boko 3") before a mark or verb."""
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    return tokens[i].tag == "CD" and tokens[i - 1].tag in _NAMES and following not in _NOUNS


def _starts_time(tokens: Sequence[Token], i: int) -> bool:
    """A day or month after a finished phrase opens a phrase of its own ("people Monday")."""
    if tokens[i].lower not in _words()["time"] or tokens[i - 1].lower in _words()["time"]:
        return False
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    return following not in ("NN", "NNS") or tokens[i + 1].lemma in _words()["time_units"]


def _predicative(tokens: Sequence[Token], i: int) -> bool:
    """ "hostage" in "took several passengers hostage" is no part of the phrase."""
    return tokens[i].lower in _words()["predicative"] and tokens[i - 1].tag == "NNS"


def _premodifies(tokens: Sequence[Token], i: int, start: int, opened: bool) -> bool:
    """A participle or adverb inside a phrase: "the wounded men", "by suspected gunmen"."""
    tag = tokens[i].tag
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if tag in ("RB", "RBS", "RBR"):
        return (opened or i > start) and following in ("JJ", "VBN", "VBG")
    if tag not in ("VBN", "VBG"):
        return False
    if following not in _NOUNS and following not in ("JJ", "VBN", "VBG"):
        return opened and i > start - 1 and tag == "VBN" and _the_hurt(tokens, i, start)
    if i > start or opened:
        return tokens[i - 1].tag not in _NOUNS
    before = tokens[i - 1].tag if i > 0 else ""
    return tag == "VBN" and before in ("IN", "") and following in _NOUNS


def _the_hurt(tokens: Sequence[Token], i: int, start: int) -> bool:
    """ "the wounded": article and participle with no noun, before a verb or a mark."""
    article = tokens[start - 1].lower == "the" if start > 0 else False
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    return article and following in (".", ",", "VBD", "MD", "IN", "CC", "TO") and i == start


def _joins(tokens: Sequence[Token], i: int, start: int) -> bool:
    """ "and", "or" or a comma between two modifiers, "&" or "and" inside a name or number."""
    if i == start or i + 1 >= len(tokens):
        return False
    before, following = tokens[i - 1].tag, tokens[i + 1].tag
    if tokens[i].tag == "CC":
        if before == following == "CD":
            return True
        return (
            before in ("JJ", "VBN") and following in ("JJ", "VBN") and _noun_after(tokens, i + 2)
        )
    if tokens[i].text == ",":
        return before == following == "JJ" and _noun_after(tokens, i + 2)
    return tokens[i].lower == "to" and before == following == "CD"


def _noun_after(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in (*_NOUNS, "JJ")


def _with_of(tokens: Sequence[Token], phrase: Phrase, by_start: dict[int, Phrase]) -> Phrase:
    """The phrase with "of ..." phrases attached."""
    end = phrase.end
    while end + 1 < len(tokens):
        out_of = tokens[end].lower == "out" and tokens[end + 1].lower == "of"
        if tokens[end].lower != "of" and not out_of:
            break
        inner = by_start.get(end + 1 + out_of)
        if inner is None:
            break
        end = inner.end
    return replace(phrase, end=end) if end != phrase.end else phrase


def _with_bracket(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase with a short bracket behind it: an acronym, an age, a gloss."""
    at = phrase.end
    if at >= len(tokens) or tokens[at].text not in "([":
        return phrase
    for i in range(at + 1, min(len(tokens), at + _BRACKET)):
        if tokens[i].text in ")]":
            return replace(phrase, end=i + 1)
        if tokens[i].tag.startswith("VB") or tokens[i].tag == "MD":
            break
    return phrase


def _with_apposition(
    tokens: Sequence[Token], phrase: Phrase, by_start: dict[int, Phrase]
) -> Phrase:
    """The phrase with an apposition between commas: ", a police officer,", ", 34,"."""
    comma = phrase.end
    if comma + 2 >= len(tokens) or tokens[comma].text != "," or is_time(tokens, phrase):
        return phrase
    inner = by_start.get(comma + 1)
    if inner is None or inner.end - inner.start > _APPOSITION or is_time(tokens, inner):
        return phrase
    close = inner.end
    if close < len(tokens) - 1 and not _closes(tokens, close):
        return phrase
    if not _is_apposition(tokens, phrase, inner):
        return phrase
    return replace(phrase, end=close)


def _closes(tokens: Sequence[Token], close: int) -> bool:
    """The apposition ends with a comma that no list goes on after, or with the sentence."""
    if tokens[close].text in (".", ";", ")"):
        return True
    if tokens[close].text != "," or close + 1 >= len(tokens):
        return False
    following = tokens[close + 1]
    return following.tag not in ("CC", "CD") and following.lower not in ("who", "which")


def _is_apposition(tokens: Sequence[Token], phrase: Phrase, inner: Phrase) -> bool:
    named = tokens[phrase.head].tag in _NAMES
    alike = tokens[inner.head].tag in _NAMES
    first = tokens[inner.start]
    if tokens[inner.start].tag == "CD" and inner.core_end == inner.start + 1:
        return named  # an age
    before = tokens[phrase.start - 1] if phrase.start else None
    if before is not None and phrase.start == 1 and before.tag in ("IN", "TO"):
        bare = inner.core_end - inner.start <= 2 and first.tag in _NAMES
        return alike and bare and (named or tokens[phrase.start].lower == "the")
    if named and alike:
        return before is not None and before.tag in ("IN", "TO")
    return (named and first.lower in ("a", "an", "the")) or (
        alike and tokens[phrase.start].lower == "the" and first.tag in _NAMES
    )
