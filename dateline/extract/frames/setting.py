"""What a report or a sentence is set in: a match, a film, a drill, an accident, a statistic.

Violent words in such a setting are play, figure of speech, chance or number, and no incident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.frames.triggers import Trigger
from dateline.lexicons import table
from dateline.model.parsed import Modality, Parsed, Sentence
from dateline.values import nouns

_MANY = 3
_OPENING = 450
_GRAVE = 2
_PLAIN = frozenset({"police", "dead", "soldiers", "stones"})
_ARMED_ACTS = frozenset(
    {"suicide_bombing", "vehicle_bomb", "air_strike", "drone_strike", "abduction", "stabbing",
     "hostage_taking", "assassination", "execution", "sexual_violence"}
)  # fmt: skip
_CHANCE = frozenset({"accident", "nature", "health", "medicine", "works"})


def _compile(listed: list[str]) -> re.Pattern[str]:
    longest = sorted(listed, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return _compile(table("contexts")[name])


@cache
def _genres() -> dict[str, re.Pattern[str]]:
    return {name: _compile(cues) for name, cues in table("contexts")["genres"].items()}


@cache
def _guard(name: str) -> re.Pattern[str]:
    return _compile(table("contexts")["guards"][name])


@cache
def _openings() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, table("contexts")["openings"]["words"]))
    return re.compile(rf"\s*(?:{listed})\b\s*[:|–—-]", re.IGNORECASE)


def _kinds(pattern: re.Pattern[str], text: str) -> int:
    return len({m.lower() for m in pattern.findall(text)})


def genre(parsed: Parsed) -> str | None:
    """The kind of report in which violent words are not meant, or None."""
    title, text = parsed.report.title, parsed.report.text
    if _openings().match(title) or _openings().match(text):
        return "opening"
    opening = f"{title}\n{text[:_OPENING]}"
    whole = f"{title}\n{text}"
    hard = _kinds(_cues("hard"), opening)
    scores = {}
    for name, pattern in _genres().items():
        first = _kinds(pattern, opening)
        if first and _kinds(pattern, whole) >= _MANY and first >= _needed(name, hard):
            scores[name] = first
    return max(scores, key=lambda n: scores[n]) if scores else None


def _needed(name: str, hard: int) -> int:
    """How many cues the opening must have against its hard words of violence."""
    if name == "fiction":
        return min(hard, 2) + 1
    if name in _CHANCE:
        return max(1, hard - 1)
    return hard + 1


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a whole report says of its violent words: its genre, and whether few are grave."""

    genre: str | None
    mild: bool


def backdrop(parsed: Parsed) -> Backdrop:
    """The genre of a report, and whether it holds fewer than two grave words."""
    whole = f"{parsed.report.title}\n{parsed.report.text}"
    found = {m.lower() for p in (_cues("hard"), _guard("grave")) for m in p.findall(whole)}
    return Backdrop(genre(parsed), len(found - _PLAIN) < _GRAVE)


def speaks_of_captives(parsed: Parsed) -> bool:
    """True when the report speaks of people who were taken."""
    return bool(_guard("taking").search(f"{parsed.report.title}\n{parsed.report.text}"))


def _figurative(trigger: Trigger) -> bool:
    name = trigger.rule.split(":", 1)[1]
    listed = table("contexts")["guards"]["figurative"]
    return name in listed or name.split()[0] in listed


def setting(parsed: Parsed, sentence: Sentence, trigger: Trigger, scene: Backdrop) -> Modality:
    """The modality of an act in its surroundings: exercise or generic where they void it."""
    text = parsed.report.quote(sentence.span)
    act, modality, kind = trigger.act, trigger.modality, scene.genre
    if scene.mild and _figurative(trigger) and not _armed_act(act, text):
        return "generic"
    if _guard("exercises").search(text):
        return "exercise"
    if text.rstrip("”’\"' ").endswith("?"):
        return "generic"
    if kind in _CHANCE:
        return modality if _armed_act(act, text) else "generic"
    if kind is not None:
        return modality if act == "sexual_violence" and kind == "sport" else "generic"
    if _cues("accidents").search(text) and not _armed_act(act, text) and not _violent(text):
        return "generic"
    return modality


def _armed_act(act: str, text: str) -> bool:
    """True when the sentence has armed people in it, or the act needs them."""
    words = nouns.tokens(text)
    armed = "armed" in words or any(
        nouns.is_armed(w) and not nouns.is_state_force(w) for w in words
    )
    return armed or act in _ARMED_ACTS


def _violent(text: str) -> bool:
    return bool(_cues("violent").search(text))
