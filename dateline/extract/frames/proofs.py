"""Whether violent words are meant as they are said: proofs of real violence, and denials.

A word of violence proves little: a striker shoots, a film has gunmen, a burst main is "like a
bomb". Arms and harm in one sentence, reported in the past beside an officer, a doctor or a
witness, prove it.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicons import table
from dateline.model.parsed import Parsed, Sentence

_REACH = 60  # characters before a word in which it can be taken back
_NO = re.compile(r"\b(?:no|without)(?: [\w-]+)? $", re.IGNORECASE)
# "there was no claim of responsibility for the attack" denies no attack
_OTHERWISE = re.compile(r"\b(?:no|not) .*\b(?:claim\w*|responsib\w+|motive|comment|reason)\b")
_SCARE = re.compile(r"(?<!\w)[‘'“\"](?:\w+ ?){1,3}[’'”\"](?!\w)")
_NEAR = 5  # sentences from the proof in which somebody confirms it
_OPENING = 3
_KNOWING = frozenset(
    {"police", "military", "intelligence", "government", "health", "emergency_service",
     "court_or_prosecutor", "witness", "resident", "monitor", "armed_group"}
)  # fmt: skip


@cache
def cues(name: str) -> re.Pattern[str]:
    """The phrases of one list of the lexicon `proofs` as one pattern."""
    longest = sorted(table("proofs")[name], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


def taken_back(text: str, at: int) -> bool:
    """True when what stands before `at` compares or denies it, within one clause."""
    clause = re.split(r"[;:.!?—]|,? but\b", text[:at])[-1]
    before = clause[-_REACH:]
    if _OTHERWISE.search(before):
        return False
    return (
        _NO.search(before) is not None
        or cues("taking_back").search(before) is not None
        or cues("denying").search(clause) is not None
    )


def meant(pattern: re.Pattern[str], text: str) -> bool:
    """True when the text holds a match that is neither compared nor denied."""
    quoted = [m.span() for m in _SCARE.finditer(text)]
    return any(
        not taken_back(text, m.start()) and not any(a <= m.start() < b for a, b in quoted)
        for m in pattern.finditer(text)
    )


def scare_quoted(text: str) -> bool:
    """A sentence whose words of violence stand in scare quotes: 'killed', "wounded"."""
    marks = re.findall(r"(?<!\w)[‘'“\"](\w+(?: \w+)?)[’'”\"](?!\w)", text)
    return any(cues("harm").search(mark) or cues("arms").search(mark) for mark in marks)


def _told(sentence: Sentence) -> bool:
    """Told as having happened: a verb in the past, or a headline."""
    if sentence.span.field == "title":
        return True
    real = [p for p in sentence.predicates if p.modality == "real"]
    acts = [p for p in real if p.lemma in table("proofs")["deeds"]]
    return any(p.tense != "present" for p in acts or real) or not real


def proves(parsed: Parsed, sentence: Sentence) -> bool:
    """True when the sentence alone tells of arms and of harm to people, as having happened."""
    text = parsed.report.quote(sentence.span)
    if cues("reader").search(text) or cues("periods").search(text) or scare_quoted(text):
        return False
    return meant(cues("arms"), text) and cues("harm").search(text) is not None and _told(sentence)


def proven(parsed: Parsed) -> frozenset[int]:
    """The indexes of sentences that prove violence and that somebody near them confirms."""
    texts = [parsed.report.quote(s.span) for s in parsed.sentences]
    said = _attested(parsed)
    officers = [
        cues("officers").search(text) is not None or number in said
        for number, text in enumerate(texts)
    ]
    out: set[int] = set()
    if mishap(texts):
        return frozenset()
    for number, sentence in enumerate(parsed.sentences):
        near = officers[max(0, number - 1) : number + _NEAR + 1]
        if any(near) and proves(parsed, sentence):
            out.add(number)
    return frozenset(out)


def _attested(parsed: Parsed) -> frozenset[int]:
    """Sentences in which somebody who should know speaks: an official, a doctor, a witness."""
    out: set[int] = set()
    for stretch in parsed.speech:
        if stretch.speaker is None or stretch.speaker.role not in _KNOWING:
            continue
        for number, sentence in enumerate(parsed.sentences):
            if any(sentence.span.overlap(part) for part in stretch.content):
                out.add(number)
    return frozenset(out)


def mishap(texts: list[str]) -> bool:
    """True when guns go off in a hunt or by mistake, and nobody fires on purpose."""
    whole = "\n".join(texts)
    found = {m.lower() for m in cues("mishaps").findall(whole)}
    return len(found) > 1 and not meant(cues("outlaws"), whole)


def opens_with_proof(parsed: Parsed, found: frozenset[int]) -> bool:
    """True when the report begins with proven violence: it is news of that."""
    first = [i for i, s in enumerate(parsed.sentences) if s.span.field == "text"][:_OPENING]
    title = [i for i, s in enumerate(parsed.sentences) if s.span.field == "title"]
    return bool(found.intersection(first)) or bool(found.intersection(title) and len(found) > 1)


def violent(parsed: Parsed) -> bool:
    """True when anything in the report speaks of arms, intent or unrest, and means it."""
    texts = [parsed.report.quote(s.span) for s in parsed.sentences]
    return not mishap(texts) and any(
        meant(cues(name), text) for text in texts for name in ("arms", "intent", "unrest")
    )
