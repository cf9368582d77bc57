"""What a sentence is set in: an accident, a drill, a film, a match. Such acts are no incidents."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicons import table
from dateline.model.parsed import Modality, Parsed, Sentence
from dateline.values import nouns

_MANY = 3
_WEAK_ACTS = frozenset({"other", "ied", "robbery", "arson", "clash", "protest", "riot", "siege"})


@cache
def _cues(name: str) -> re.Pattern[str]:
    listed = sorted(table("contexts")[name], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)


def played(parsed: Parsed) -> bool:
    """True when the report is about a match, a film or the like (three different cue words)."""
    text = f"{parsed.report.title}\n{parsed.report.text}"
    for name in ("sport", "fiction"):
        if len({m.lower() for m in _cues(name).findall(text)}) >= _MANY:
            return True
    return False


def setting(parsed: Parsed, sentence: Sentence, act: str, modality: Modality) -> Modality:
    """The modality of an act in its surroundings: exercise or generic where they void it."""
    text = parsed.report.quote(sentence.span)
    if _cues("exercises").search(text) and not _cues("exercise_not").search(text):
        return "exercise"
    if act in _WEAK_ACTS and _accident(parsed, sentence, text):
        return "generic"
    return modality


def _accident(parsed: Parsed, sentence: Sentence, text: str) -> bool:
    """True when the sentence, or the report's opening, tells of an accident and nobody is armed."""
    opening = f"{parsed.report.title}\n{parsed.report.text[:400]}"
    if not _cues("accidents").search(text):
        everywhere = len({m.lower() for m in _cues("accidents").findall(opening)}) >= 1
        if not everywhere or _violent(parsed.report.title + " " + parsed.report.text[:1500]):
            return False
    return not _violent(text)


def _violent(text: str) -> bool:
    words = nouns.tokens(text)
    return any(nouns.is_armed(w) and not nouns.is_state_force(w) for w in words) or bool(
        _cues("violent").search(text)
    )
