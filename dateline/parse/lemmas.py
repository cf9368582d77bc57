"""Lemmas of English words by spelling rules and a file of irregular forms; always lower case."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline import lexicons

_VOWELS = "aeiou"
# Stems (without -ed/-ing) that lost an e: by their last letters.
_LOST_E = re.compile(
    r"(?:[cvuz]|(?<![aeo])[vz]|[^aeiou]l(?<![rlwt]l)(?<!el)|[bcdfgkpstz]l|[dnr]g|[aeiou]g|[nrlp]s"
    r"|[aeiou]s|(?<![eo])at|[^o]ut|(?<![eo])ar|(?<!a)ir|[^i]or(?<!tor)(?<!vor)(?<!sor)(?<!hor)"
    r"|(?<!o)ur|(?<![aoe])in|(?<![ieo])am|um|(?<![ao])id|(?<![oe])ad|(?<!o)od|ud|[cd]ul"
    r"|(?<![aoe])il|ap|(?<![aeo])ak|[vr]ok|[^m]ib|th(?<=loath)|(?<=breath)|(?<=bath)|yz|[^aeiou]yp)$"
)
_KEEPS = re.compile(
    r"(?:ocus|(?:^|over)hang|bang|ong|ing|ung|mmand|offer|(?<!re)visit|exhibit|prohibit|ss|iss|zz|ouz|eyz"
    r"|limit|combat|fulfil|format|devil|council|pencil|kidnap|gallop|bias|canvas|[^aeiou]{2}as"
    r"|begin|margin|origin|bargain|captain|sugar|pillar|vizier|garland|honor|labor|favor|error"
    r"|tailor|minor|author|anchor|mirror|monitor|sponsor|harbor|censor|mentor|motor|horror)$"
)
_SINGLE = re.compile(r"^(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]$")
_DOUBLE = re.compile(r"([bdgmnprtv])\1$")
_PLAIN_S = re.compile(r"(?:ss|us|is|ous|'s)$")


@cache
def _irregular(name: str) -> dict[str, str]:
    """Form to lemma, from a lexicon whose lines are a lemma and its forms."""
    forms: dict[str, str] = {}
    for line in sorted(lexicons.words(name)):
        lemma, *others = line.split()
        forms[lemma] = lemma
        forms.update(dict.fromkeys(others, lemma))
    return forms


@lru_cache(maxsize=20_000)
def lemma(word: str, tag: str) -> str:
    """The lemma of a word under its Penn tag, in lower case ("Gunmen"/NNS gives "gunman")."""
    lower = word.lower()
    if tag[:2] in ("VB", "MD"):
        return _verb(lower, tag)
    if tag in ("NNS", "NNPS"):
        return _noun(lower)
    if tag == "RB" and lower in ("n't", "n’t"):
        return "not"
    return lower


def _verb(word: str, tag: str) -> str:
    known = _irregular("irregular_verbs").get(word)
    if known is not None:
        return known
    prefix, dash, last = word.rpartition("-")
    if dash and last:
        return f"{prefix}-{_verb(last, tag)}"
    if tag == "VBZ" or (word.endswith("s") and tag == "VBP"):
        return _third_person(word)
    if word.endswith("ing") and len(word) > 4 and tag in ("VBG", "VB", "VBP"):
        return _restored(word[:-3])
    if word.endswith("ed") and len(word) > 3 and tag in ("VBD", "VBN", "VBP", "VB"):
        if word.endswith("eed"):
            return word
        return word[:-3] + "y" if word.endswith("ied") else _restored(word[:-2])
    return word


def _third_person(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh|o)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        return word[:-1]
    return word


def _restored(stem: str) -> str:
    """The verb of a stem that lost -ed or -ing: undoes doubling, gives back a lost e."""
    if not any(c in "aeiouy" for c in stem):
        return stem
    if _DOUBLE.search(stem):
        return stem[:-1]
    if stem.endswith("i") or stem.endswith("ck"):
        return stem
    if _SINGLE.match(stem) or (_LOST_E.search(stem) and not _KEEPS.search(stem)):
        return stem + "e"
    return stem


def _noun(word: str) -> str:
    known = _irregular("irregular_nouns").get(word)
    if known is not None:
        return known
    prefix, dash, last = word.rpartition("-")
    if dash and last:
        return f"{prefix}-{_noun(last)}"
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("women"):
        return word[:-2] + "an"
    if not word.endswith("s") or _PLAIN_S.search(word) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh)es$", word):
        return word[:-2]
    return word[:-1]
