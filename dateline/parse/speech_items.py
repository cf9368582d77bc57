"""A report's sentences as units of items: words with one-letter codes, quotations as one item.

The code string of a unit can be searched with regular expressions, which is how attributions
are found. Codes: N noun, P proper noun, Y word of time, D determiner, J adjective, C number,
R adverb, V finite verb, B base verb, M modal, G -ing form, E participle, I preposition, K
subordinator, H "that", T "to", A coordinator, O pronoun, W relative or question word, S
possessive mark, Q quotation, X "there" and other words, and the marks `,` `:` `-` `(` `)` `.`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicons
from dateline.model.parsed import Sentence, Token
from dateline.parse.speech_cues import media_words, verbs
from dateline.parse.speech_quotes import Quotation, quotations

_BY_TAG = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "DT": "D", "PDT": "D", "PRP$": "D",
    "JJ": "J", "JJR": "J", "JJS": "J", "CD": "C", "RB": "R", "RBR": "R", "RBS": "R", "RP": "R",
    "VBD": "V", "VBZ": "V", "VBP": "V", "VB": "B", "MD": "M", "VBG": "G", "VBN": "E",
    "IN": "I", "TO": "T", "CC": "A", "PRP": "O", "EX": "X", "WP": "W", "WDT": "W", "WRB": "W",
    "WP$": "W", "POS": "S", "FW": "N", "UH": "X", "SYM": "X", "LS": "X",
}  # fmt: skip
_MARKS = {
    ",": ",", ";": ":", ":": ":", "-": "-", "--": "-", "–": "-", "—": "-", "―": "-", "(": "(",
    ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".", "...": ".",
}  # fmt: skip
# the time of an entry ("14:20", "9.05am GMT"), or its number in a thread ("3/", "3/7", "6.", "6)")
_STAMP = re.compile(
    r"\(?(?:\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:GMT|UTC|[CEW]?E?S?T|IST|EAT|CAT|WAT)\b)?"
    r"|\d{1,2}\s?[ap]m\b|\d{1,2}/(?:\d{0,2})(?!\d|/)|\d{1,2}[.)](?!\d))\)?\s*[-–—:]*\s+"
)
_QUOTE_MARKS = frozenset("“”„«»\"‘’'`‚‹›") | {"``", "''"}
_PASTS = frozenset(("found", "said", "told", "wrote", "felt"))
_INSISTS = frozenset(("insists", "says", "adds"))
_COMPOUND = ("-based", "-led", "-backed", "-linked", "-held", "-run", "-born", "-aligned")
_EARLY = 3  # "Neighbours say ...": a base form this early in a sentence is the main verb
_CLITICS = {"s": "S"}
_JOINED = frozenset(("allied", "affiliated", "aligned", "linked", "attached", "opposed"))


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a whole quotation: its code, offsets into the field, its lower form."""

    code: str
    start: int
    end: int
    text: str
    lower: str
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together, as items and their codes."""

    field: str
    start: int
    end: int
    paragraph: int
    items: tuple[Item, ...]
    codes: str
    sentence: int


@cache
def _closed() -> dict[str, str]:
    """Closed-class words and their codes, for text without tags."""
    table = lexicons.table("closed_words")
    return {word: code for code, words in table["codes"].items() for word in words}


@cache
def _small(name: str) -> frozenset[str]:
    return frozenset(lexicons.table("closed_words")["groups"][name])


def _code(token: Token) -> str:
    """The code of one token, from its tag if it has one."""
    text, lower = token.text, token.lower
    if text in _MARKS:
        return _MARKS[text]
    if lower in _small("time"):
        return "Y"
    if not token.tag:
        return _guess(text, lower)
    code = _BY_TAG.get(token.tag, "X")
    if code == "I":
        if lower == "that":
            return "H"
        return "K" if lower in _small("subordinators") else "I"
    if lower in _small("contrast") and code == "A":
        return "K"
    if lower == "that" and token.tag != "DT":
        return "W"
    return code


def _mended(items: list[Item], at: int, titled: bool) -> Item:
    """A verb of reporting that its tag calls a noun: "is warning voters", "Lind claims that"."""
    item = items[at]
    if titled and item.code == "P" and at and _is_finite(item.lower):
        return replace(item, code="V")
    if at and item.code in "NBEJ" and _is_saying(items, at):
        return replace(item, code="V")
    if item.lower.endswith(_COMPOUND):
        return replace(item, code="J")
    if item.lower == "put" and _is_perfect(items, at):
        return replace(item, code="E")
    if item.code == "V" and _is_joined(items, at):
        return replace(item, code="E")
    if item.code in "JE" and at and _is_head(items, at):
        return replace(item, code="N")
    if item.code not in "NJ" or item.lower not in verbs() or at == 0:
        return item
    before = items[at - 1]
    after = items[at + 1].code if at + 1 < len(items) else "."
    if item.lower in _PASTS and before.code in "NP" and after == "H":
        return replace(item, code="V")
    if item.lower.endswith("ing"):
        if before.code in "VRE,:" and after not in ".,I":
            return replace(item, code="G")
    elif before.code in "PO" and after in "HQ" and not item.text[0].isupper():
        return replace(item, code="V")
    return item


def _is_saying(items: list[Item], at: int) -> bool:
    """True for "the statement read", "neighbours say" and "a man we met insists"."""
    item, before = items[at], items[at - 1]
    after = items[at + 1].code if at + 1 < len(items) else "."
    if item.lower == "showed":
        return True
    if item.code == "E" and item.lower in verbs() and after == "K":
        return items[at + 1].lower == "as" and not any(i.code in "VM" for i in items[:at])
    if item.lower == "read":
        return before.lower in media_words("speaking_things") and after in ".:,Q"
    if item.code == "B" and item.lower in verbs():
        return before.code in "NP" and before.lower.endswith("s") and at < _EARLY
    if item.code == "N" and after == "," and before.code in "NP" and _is_finite(item.lower):
        return item.lower.endswith("s") and any(i.code == "," for i in items[max(0, at - 5) : at])
    return item.code == "N" and before.code in "IV" and item.lower in _INSISTS


def _is_perfect(items: list[Item], at: int) -> bool:
    """True for "had earlier put", where the tag says base form."""
    before = [item for item in items[max(0, at - 3) : at] if item.code != "R"]
    return bool(before) and before[-1].lower in ("had", "has", "have") and at > 1


def _is_joined(items: list[Item], at: int) -> bool:
    """True for "a committee allied with the movement", where the tag says past."""
    led = at + 1 < len(items) and items[at + 1].lower in ("with", "to")
    return led and at > 0 and items[at - 1].code in "NP" and items[at].lower in _JOINED


def _is_head(items: list[Item], at: int) -> bool:
    """True for "the military said" and the like, where the tag says adjective."""
    after = items[at + 1].code if at + 1 < len(items) else "."
    return after in "VM" and items[at - 1].code in "DPJ" and items[at].lower in _small("heads")


def _is_titled(items: list[Item]) -> bool:
    """True for a headline with capitals (nearly) throughout: its verbs look like names."""
    words = [item for item in items if item.text[:1].isalpha() and len(item.text) > 3]
    capitals = sum(item.text[0].isupper() for item in words)
    shouted = all(item.text.isupper() for item in words)
    return len(words) > 2 and not shouted and capitals * 10 >= len(words) * 7


def _is_finite(lower: str) -> bool:
    """True for "condemns" and "said", not for "report"."""
    cue = verbs().get(lower)
    if cue is None or lower == cue.lemma or lower in _small("also_nouns"):
        return False
    return not lower.endswith("ing")


def _guess(text: str, lower: str) -> str:
    """The code of a word without a tag: closed classes, verbs of reporting, then its shape."""
    known = _closed().get(lower)
    if known is not None:
        return known
    if text[0].isdigit():
        return "C"
    if text[0].isupper():
        return "P"
    if lower in verbs():
        return "G" if lower.endswith("ing") else "V"
    if lower.endswith("ly"):
        return "R"
    if lower.endswith("ing"):
        return "G"
    if lower.endswith("ed"):
        return "V"
    if not text[0].isalnum():
        return "X"
    return "N"


def units(text: str, sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """The units of one field, in order; `sentences` are those of this field."""
    bounds = [(s.span.start, s.span.end, s.paragraph) for s in sentences]
    quotes = quotations(text, bounds)
    out: list[Unit] = []
    group: list[Sentence] = []
    at = 0
    for sentence in sentences:
        while at < len(quotes) and quotes[at].end <= sentence.span.start:
            at += 1
        held = at < len(quotes) and quotes[at].start < sentence.span.start
        if group and not (held and sentence.paragraph == group[-1].paragraph):
            out.append(_unit(text, group, quotes))
            group = []
        group.append(sentence)
    if group:
        out.append(_unit(text, group, quotes))
    return tuple(out)


def quoted(text: str, sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """The sentences inside the quotations of one field, as units."""
    quotes = quotations(text, [(s.span.start, s.span.end, s.paragraph) for s in sentences])
    out: list[Unit] = []
    for sentence in sentences:
        for quote in quotes:
            low = max(quote.low, sentence.span.start)
            high = min(quote.high, sentence.span.end)
            if low < high:
                tokens = tuple(t for t in sentence.tokens if low <= t.start and t.end <= high)
                out.append(_unit(text, [replace(sentence, tokens=tokens)], ()))
    return tuple(unit for unit in out if unit.items)


def _without_stamp(text: str, items: list[Item]) -> list[Item]:
    """The items without the time or number that opens an entry: "14:20 - ", "3/ ", "6. "."""
    if not items or not (items[0].text[0].isdigit() or items[0].text[0] == "("):
        return items
    match = _STAMP.match(text, items[0].start)
    if match is None:
        return items
    kept = [item for item in items if item.start >= match.end()]
    if kept and kept[0].code in "TI" and kept[0].lower not in ("to", "in", "on", "at", "near"):
        kept[0] = replace(kept[0], code="N")  # a number and a slash before it mislead the tagger
    return kept or items


def _unit(text: str, group: list[Sentence], quotes: Sequence[Quotation]) -> Unit:
    """One unit: the tokens of its sentences, those inside a quotation folded into one item."""
    start, end = group[0].span.start, group[-1].span.end
    inside = [q for q in quotes if q.start < end and q.end > start]
    items: list[Item] = []
    at = 0
    for sentence in group:
        for token in sentence.tokens:
            while at < len(inside) and inside[at].end <= token.start:
                at += 1
            if at < len(inside) and inside[at].start <= token.start:
                quote = inside[at]
                if not items or items[-1].quotation is not quote:
                    words = text[quote.start : quote.end]
                    items.append(Item("Q", quote.start, quote.end, words, "", quote))
                continue
            if token.text in _QUOTE_MARKS and token.tag != "POS":
                continue
            items.append(Item(_code(token), token.start, token.end, token.text, token.lower))
    items = _without_stamp(text, items)
    titled = _is_titled(items)
    items = [_mended(items, at, titled) for at in range(len(items))]
    codes = "".join(item.code for item in items)
    field = group[0].span.field
    return Unit(field, start, end, group[0].paragraph, tuple(items), codes, group[0].index)
