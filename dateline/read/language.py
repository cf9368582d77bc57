"""Which language a text is in, offline; English is recognised without loading a model."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import Any

from dateline import lexicons

_SAMPLE = 2000  # characters of the beginning that are looked at
_SHORT = 120  # below this many letters the rarer languages are not considered
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_SHARE = 0.2
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 4
_PRIOR = 6.0  # in log units: what a few words without an accent must outweigh not to be English
_LOCK = threading.Lock()


def detect(title: str, text: str) -> str | None:
    """The ISO 639-1 code of the language; None with next to no letters."""
    sample = f"{title}\n{text}"[:_SAMPLE].strip()
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    if _plainly_english(words):
        return "en"
    return _classify(sample.lower() if sample.isupper() else sample, len("".join(words)))


def _plainly_english(words: list[str]) -> bool:
    """English function words make up a third of English news and next to nothing elsewhere."""
    known = lexicons.words("english_function_words")
    hits = [word for word in words if word in known]
    return (
        len(words) >= _FEWEST_WORDS
        and len(hits) >= _FUNCTION_SHARE * len(words)
        and len(set(hits)) >= (3 if "the" in hits else 4)
    )


def _classify(sample: str, letters: int) -> str:
    with _LOCK:
        ranked: list[tuple[str, float]] = _identifier().rank(sample)
    if letters < _SHORT:
        common = lexicons.words("common_languages")
        ranked = [entry for entry in ranked if entry[0] in common]
        if sample.isascii():
            ranked = [(name, score + _PRIOR * (name == "en")) for name, score in ranked]
            ranked.sort(key=lambda entry: -entry[1])
    best = ranked[0][0]
    return "en" if best == "pcm" else best  # Nigerian Pidgin reports are read as English


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
