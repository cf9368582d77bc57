"""Capitalised words in a row, where names may stand: tokens of a text, and the runs of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.export import letters
from dateline.export.name_words import nameless, names, ordinary, words

_L = "(?:[^\\W\\d_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*)"
_TOKEN = re.compile(
    rf"(?:{_L}\.){{2,}}|{_L}+(?:['’‘ʼ`\-\u2010\u2011]{_L}+)*|\d[\d,.]*|[.!?:;,()\"“”\n]"
)
_SPACE = re.compile(r"[ \t\xa0\u2000-\u200a\u202f]*\n?[ \t\xa0\u2000-\u200a\u202f]*\Z")
_POSSESSIVE = re.compile(r"['’](?:s|S)?\Z")
_LONG = 4


@dataclass(slots=True)
class Token:
    """A word or a mark of a text; `key` is empty for marks and numbers.

    `initial` letters have full stops, the `first` word opens a sentence, and in a `heading`
    ordinary words have capitals as well.
    """

    text: str
    start: int
    end: int
    key: str = ""
    capital: bool = False
    initial: bool = False
    first: bool = False
    heading: bool = False


@dataclass(slots=True)
class Run:
    """Capitalised tokens in a row, with the keys of the words before them, the nearest last."""

    tokens: list[Token]
    before: list[str] = field(default_factory=list)


def _tokens(text: str) -> list[Token]:
    made: list[Token] = []
    opening = True
    for match in _TOKEN.finditer(text):
        word = match.group()
        if not word[0].isalpha():
            opening = word in '.!?:\n“"(' or (opening and word in ",;)”")
            made.append(Token(word, match.start(), match.end()))
            continue
        bare = _POSSESSIVE.sub("", word)
        token = Token(bare, match.start(), match.start() + len(bare), letters.key(bare))
        pieces = re.split(r"['’‘ʼ`\-\u2010\u2011]", bare)
        token.capital = any(p[:1].isupper() for p in pieces)
        token.capital = token.capital and not _compound(pieces) and not _contracted(bare)
        token.initial = "." in bare or (len(bare) == 1 and bare.isupper() and bare not in "AI")
        token.first = opening
        opening = False
        made.append(token)
    _mark_headings(made)
    return made


def _compound(pieces: list[str]) -> bool:
    """True for words such as "Iran-backed", "pro-Western" and "Thirty-eight": no names."""
    if len(pieces) < 2:
        return False
    first, last = pieces[0].lower(), pieces[-1]
    if last.islower() and ordinary(last) and last not in words("particles"):
        return all(nameless(letters.key(p)) or p.islower() for p in pieces[:-1])
    return first in words("before_names") and nameless(letters.key(pieces[-1]))


def _contracted(word: str) -> bool:
    """True for words such as "They're" and "Don't"."""
    base, mark, _ = word.replace("’", "'").partition("'")
    return bool(mark) and base.lower() in words("function") | words("contracted")


def _mark_headings(tokens: list[Token]) -> None:
    """Marks the tokens of stretches where ordinary words have capitals as well."""
    stretch: list[Token] = []
    for token in [*tokens, Token("\n", 0, 0)]:
        if token.key:
            stretch.append(token)
        elif token.text in ".!?\n":
            long = [t for t in stretch if len(t.text) >= _LONG]
            plain = [t for t in long if t.capital and ordinary(t.key)]
            if (
                len(long) >= 3
                and len(plain) >= 2
                and (sum(t.capital for t in long) >= 0.7 * len(long))
            ):
                for held in stretch:
                    held.heading = True
            stretch = []


def runs(text: str) -> Iterator[Run]:
    """The runs of capitalised tokens, in order; particles ("de la") may stand inside."""
    tokens = _tokens(text)
    at = 0
    while at < len(tokens):
        if not _opens(tokens[at]):
            at += 1
            continue
        end = _run_end(tokens, at, text)
        before = [t.key or t.text for t in tokens[max(0, at - 6) : at]]
        yield Run(tokens[at:end], before)
        at = end


def _opens(token: Token) -> bool:
    if not token.capital:
        return False
    if token.heading:
        return not ordinary(token.key) or token.key in names() or token.key in words("offices")
    return not (token.key in words("function") and not token.initial)


def _run_end(tokens: list[Token], at: int, text: str) -> int:
    """The index behind the last token of the run that opens at `at`."""
    end = at + 1
    look = end
    while look < len(tokens):
        broken = tokens[look].text == "\n" and tokens[look - 1].text != "\n"
        if broken:
            look += 1
            continue
        if tokens[look].text == "." and (tokens[look - 1].initial or _titled(tokens[look - 1])):
            look += 1
            continue
        token = tokens[look]
        gap = text[tokens[look - 1].end : token.start]
        if not token.key or not _SPACE.match(gap):
            break
        opened = token.first and tokens[look - 1].text != "."
        if opened and ordinary(token.key) and token.key not in names():
            break  # a new line, and a sentence begins
        if _opens(token):
            end = look + 1
        elif not (token.key in words("particles") and look - end < 3):
            break
        look += 1
    return end


def _titled(token: Token) -> bool:
    short = token.key in words("honorifics") or token.key in words("offices")
    return token.capital and short and len(token.text) <= _LONG + 1
