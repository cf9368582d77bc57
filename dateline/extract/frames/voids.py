"""What a sentence itself says of an act that nobody did: denied, demanded, compared, habitual."""

from __future__ import annotations

import re

from dateline.extract.frames import phrases, proofs
from dateline.extract.frames.triggers import Trigger
from dateline.lexicons import table
from dateline.model.parsed import Phrase, Predicate, Sentence
from dateline.values import nouns

_BAIL = re.compile(r"\bon (?:[\w-]+ )?(?:bail|parole|licence)\b", re.IGNORECASE)
_OFTEN = frozenset({"twice", "thrice", "often", "regularly", "routinely", "sometimes", "usually",
                    "frequently"})  # fmt: skip
_TREND = re.compile(
    r"\b(?:fell|fallen|rose|risen|dropped|increased|declined|decreased|climbed|up|down|grew)"
    r" (?:by|from|to) (?:about |nearly |almost |some |over )?[\d.,]+"
    r"|\bbetween [A-Z][a-z]+ \d+ and [A-Z][a-z]+ \d+",
)
# a toll that rises is news of one incident
_TOLL = re.compile(
    r"\btolls?\b|\bnumber of (?:the )?(?:dead|deaths|killed|wounded|injured|victims|casualties|"
    r"fatalities|hostages|missing|people)\b|\b(?:deaths|dead|fatalities) (?:rose|climbed|has)",
    re.IGNORECASE,
)
_SAME_IN_PAST = frozenset("burst hit set put cut shut split beat hurt cast spread let".split())
_UNDONE = frozenset({"out", "off"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves"})
_UPON = frozenset({"on", "upon", "at", "into", "toward", "towards"})
_BY_WORDS = frozenset({"attack", "target", "storm", "assail", "hit", "slam"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split()
)


def spoken_away(sentence: Sentence, trigger: Trigger, text: str) -> bool:
    """Compared, denied, demanded, habitual: the words name an act that nobody did."""
    at = sentence.tokens[trigger.start].start - sentence.span.start
    return (
        proofs.taken_back(text, at)
        or _demanded(sentence, trigger)
        or _habit(sentence, trigger)
        or _general(sentence, trigger)
        or _worded(sentence, trigger)
        or _charged(sentence, trigger)
        or (_TREND.search(text) is not None and _TOLL.search(text) is None)
        or (trigger.act == "release" and _BAIL.search(text) is not None)
    )


def _demanded(sentence: Sentence, trigger: Trigger) -> bool:
    """ "demands that they lay down", "urged them to stop killing": it has not happened."""
    p = trigger.predicate
    if p is None or trigger.nominal:
        return False
    listed = table("proofs")["demanding"]
    for other in sentence.predicates:
        if other.lemma not in listed or not other.head < trigger.start:
            continue
        between = [t.lower for t in sentence.tokens[other.end : p.start]]
        infinitive = bool(between) and between[-1] == "to"
        if infinitive or ("that" in between and (p.tense != "past" or _adjective(sentence, p))):
            return not {",", ";"} & set(between)
    return False


def _adjective(sentence: Sentence, p: Predicate) -> bool:
    """ "abducted children": a participle right before its noun."""
    after = sentence.tokens[p.end : p.end + 1]
    before = sentence.tokens[max(0, p.start - 1) : p.start]
    finite = any(t.lower in {"who", "which", "have", "had", "was", "were"} for t in before)
    return bool(after) and after[0].tag.startswith("NN") and not finite


def _habit(sentence: Sentence, trigger: Trigger) -> bool:
    """ "was twice arrested", "killed more soldiers than artillery did": counted or compared."""
    p = trigger.predicate
    if sentence.tokens[trigger.start - 1].lower in _OFTEN and trigger.start:
        return True
    if p is None or trigger.nominal:
        return False
    before = {t.lower for t in sentence.tokens[max(0, p.start - 1) : p.head]}
    following = sentence.tokens[trigger.end : trigger.end + 1]
    if before & _OFTEN or (p.lemma == "storm" and following and following[0].lower in _UNDONE):
        return True
    after = [t.lower for t in sentence.tokens[trigger.end : trigger.end + 8]]
    return after[:1] in (["more"], ["fewer"]) and after[1:2] != ["than"] and "than" in after


def _worded(sentence: Sentence, trigger: Trigger) -> bool:
    """People dismissed ("fired the general"), courted, attacked in words, or dead by suicide."""
    p = trigger.predicate
    if p is None or trigger.nominal or p.object is None:
        return False
    words = phrases.words_of(sentence, p.object).lower()
    if words in _REFLEXIVE:
        return trigger.act in {"shooting", "stabbing", "other"}
    after = [t.lower for t in sentence.tokens[trigger.end : trigger.end + 1]]
    if trigger.rule == "verb:fire" and not set(after) & _UPON:
        return nouns.is_people(words) and nouns.weapon_inside(words) is None
    if trigger.act == "abduction" and p.voice == "passive":
        whole = phrases.words_of(sentence, p.object, full=True)
        return not (
            phrases.people(sentence, p.object) or nouns.is_people(whole)
        )  # "a sabre that was captured at Borodino"
    if p.lemma not in _BY_WORDS or p.voice != "active":
        return False
    rest = {t.lower for t in sentence.tokens[trigger.end :]}
    wording = bool(rest.intersection(table("proofs")["wording"]))
    return proofs.cues("courted").search(words) is not None or (
        wording and p.subject is not None and not armed(phrases.words_of(sentence, p.subject))
    )


def _charged(sentence: Sentence, trigger: Trigger) -> bool:
    """ "on charges of murder and kidnapping": crimes named, without saying which."""
    if not trigger.nominal:
        return False
    lower = [t.lower for t in sentence.tokens]
    if lower[trigger.end : trigger.end + 1] == ["of"]:
        return False
    first = max(0, trigger.start - 9)
    back = lower[first : trigger.start]
    if {"the", "a", "an", "this", "that", "his", "their"} & set(back[-3:]):
        return False
    found = list(proofs.cues("charging").finditer(" ".join(back)))
    return bool(found) and sentence.span.field != "title"


def _general(sentence: Sentence, trigger: Trigger) -> bool:
    """ "a wave of attacks", "the killing of innocents", "armed groups attack villages"."""
    lower = [t.lower for t in sentence.tokens]
    if trigger.nominal:
        cues = table("contexts")["generic_before"]
        before = [" ".join(lower[max(0, trigger.start - n) : trigger.start]) for n in (2, 3)]
        return any(b in cues and " " in b for b in before) or _of_anyone(sentence, trigger)
    p = trigger.predicate
    if p is None or p.tense != "present" or p.voice != "active" or sentence.span.field == "title":
        return False
    if p.lemma in _SAME_IN_PAST:
        return False
    return _bare(sentence, p.subject) and (p.object is None or _bare(sentence, p.object))


def _of_anyone(sentence: Sentence, trigger: Trigger) -> bool:
    """ "the killing of innocents", "the bombing of schools": no number, no name, no day."""
    tokens = sentence.tokens
    if [t.lower for t in tokens[trigger.end : trigger.end + 1]] != ["of"]:
        return False
    if [t.lower for t in tokens[trigger.end + 1 : trigger.end + 2]] == ["innocent"]:
        return True
    phrase = next((x for x in sentence.phrases if x.start == trigger.end + 1), None)
    told = any(t.tag == "CD" or t.lower in _DAYS for t in tokens)
    return not told and sentence.span.field != "title" and _bare(sentence, phrase)


def _bare(sentence: Sentence, phrase: Phrase | None) -> bool:
    """A plural without article, number or name: groups, villages, no one in particular."""
    if phrase is None:
        return False
    tags = [t.tag for t in sentence.tokens[phrase.start : phrase.core_end]]
    return sentence.tokens[phrase.head].tag == "NNS" and not {"DT", "CD", "NNP", "PRP$"} & set(
        tags
    )


def armed(text: str) -> bool:
    """True when the words name armed people who are no force of a state."""
    words = nouns.tokens(text)
    return "armed" in words or any(
        nouns.is_armed(w) and not nouns.is_state_force(w) for w in words
    )
