"""What follows a verb of saying: what it is, and whether it can be the words said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.parse import speech_adverbials as adverbials
from dateline.parse import speech_cues as cues
from dateline.parse import speech_phrases as phrases
from dateline.parse.speech_cues import Cue
from dateline.parse.speech_items import Unit

_SAYS = frozenset(("say", "add"))
_REACH = 9  # items of "the number of militants killed at 27"
_QUESTIONS = frozenset(("how", "what", "why", "who", "where", "whether", "when"))
_LONG = 5  # items after "said" that are a clause even if no verb is seen
_FAR = 9  # "as" is looked for this many items after "identified"
_ENDS = ("", ".", ",", "A", ":")
_NEAR = frozenset(("between", "about", "around", "over", "under", "up", "some"))
_CLAUSE = "VMQ"


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a verb: where it begins and which kind of content it is.

    kinds: end (nothing), comma (a comma follows), colon, that, quote, clause, phrase, other.
    """

    at: int
    kind: Literal["end", "comma", "colon", "that", "quote", "clause", "phrase", "other"]
    length: int = 0


def complement(unit: Unit, cue: Cue, at: int) -> Rest:
    """What follows the verb: past particle, those who are told and adverbials."""
    codes, items = unit.codes, unit.items
    if "p" in cue.marks and at < len(codes) and items[at].lower in cue.prepositions:
        return _after_preposition(unit, cue, at + 1)
    begin = at
    if "t" in cue.marks or (cue.group != "deny" and _hears(unit, at)):
        told_end = phrases.addressee(unit, at)
        at = told_end if codes[told_end : told_end + 1] not in ("V", "M") else at
    object_follows = codes[at : at + 1] in tuple("DNPCO") and items[at].code != "Y"
    told = "t" in cue.marks or not object_follows
    that = adverbials.clause_after_that(unit, at, at > begin) if told else None
    if that is not None:
        return Rest(that, "that")
    start = at
    at = adverbials.end_of(unit, at)
    return _kind(unit, start, at)


def _after_preposition(unit: Unit, cue: Cue, at: int) -> Rest:
    that = unit.codes[at : at + 1] == "H"
    if cue.lemma == "point":
        return Rest(at + that, "that" if that else "phrase")
    return Rest(at, "phrase") if at < len(unit.codes) else Rest(at, "end")


def _hears(unit: Unit, at: int) -> bool:
    """True when a noun of those who are told follows directly ("said reporters" is none)."""
    return unit.codes[at : at + 1] == "O" and unit.items[at].lower in ("us", "me", "him", "them")


def _kind(unit: Unit, start: int, at: int) -> Rest:
    codes = unit.codes
    if at >= len(codes) or codes[at] in ".)":
        return Rest(at, "end")
    past = _past_source(unit, at)
    if past > at:
        return Rest(past + 1, "that") if codes[past] == "H" else Rest(past, "clause")
    if codes[at] in ",-":
        if codes[at + 1 : at + 2] == "Q":
            return Rest(at + 1, "quote")
        if codes[at + 1 : at + 2] == "H":
            return Rest(at + 2, "that")
        return Rest(at, "comma")
    if codes[at] == ":":
        return Rest(at + 1, "colon")
    if codes[at] == "H":
        return Rest(at + 1, "that")
    if codes[at] == "Q":
        return Rest(at, "quote")
    if unit.items[at].lower in ("if", "whether"):
        return Rest(at, "that")
    if codes[at] == "K" or (codes[at] == "I" and at == start and not _is_amount(unit, at)):
        return Rest(at, "other")
    if any(code in _CLAUSE for code in codes[at:]):
        return Rest(at, "clause")
    return Rest(at, "phrase", len(codes) - at)


def _past_source(unit: Unit, at: int) -> int:
    """Past ", citing a ministry statement," to the words said; `at` itself if there is none."""
    if unit.codes[at : at + 2] != ",G" or unit.items[at + 1].lower not in ("citing", "quoting"):
        return at
    source = phrases.after(unit, at + 2)
    if source is None or unit.codes[source.end : source.end + 1] != ",":
        return at
    end = source.end + 1
    return end if any(code in _CLAUSE for code in unit.codes[end:]) else at


def _is_amount(unit: Unit, at: int) -> bool:
    """True for "between six and eight kilos", "at least ten men": the subject of a clause."""
    words = [item.lower for item in unit.items[at : at + 3]]
    if words[:1] == ["at"]:
        return words[1:2] in (["least"], ["most"])
    return words[0] in _NEAR and "C" in unit.codes[at + 1 : at + 3]


def takes_clause(cue: Cue, rest: Rest) -> bool:
    """True when a clause without "that" can be what the verb says."""
    if cue.lemma in cues.bound("numbered") | cues.bound("named_as") | cues.bound("placed"):
        return False
    if cue.phrase_only or cue.marks & {"c", "q", "k"}:
        return False
    long = rest.kind == "phrase" and rest.length >= _LONG and cue.lemma in _SAYS
    return rest.kind == "clause" or long


def takes_phrase(unit: Unit, cue: Cue, rest: Rest) -> bool:
    """True when a noun phrase or infinitive can be what the verb says."""
    code = unit.codes[rest.at : rest.at + 1]
    word = unit.items[rest.at].lower if code else ""
    if "q" in cue.marks or lets_in(unit, cue, rest.at) or _takes_lives(unit, cue, rest.at):
        return False
    if code == "T" or (code == "R" and unit.codes[rest.at : rest.at + 2] == "RT"):
        return "i" in cue.marks
    if code == "W" and not cue.phrase_only and word in _QUESTIONS:
        return True
    out = unit.items[rest.at - 1].lower == "out" and cue.group != "deny"
    if unit.codes[rest.at - 1 : rest.at] == "I" or out:
        return "p" in cue.marks
    if "k" in cue.marks:
        return _is_named(unit, rest.at)
    own = _by_verb(unit, cue, rest.at)
    if own is not None:
        return own
    return "n" in cue.marks and code != "" and code in "DNPJCOEG"


def _by_verb(unit: Unit, cue: Cue, at: int) -> bool | None:
    """Whether verbs that say only certain things say this; None for all other verbs."""
    if cue.group == "retract":
        return _takes_back(unit, at)
    if cue.lemma in cues.bound("numbered"):
        return "C" in unit.codes[at : at + 3]
    if cue.lemma in cues.bound("named_as"):
        return any(item.lower == "as" for item in unit.items[at : at + _FAR])
    if cue.lemma == "put":
        return _puts_number(unit, at)
    if cue.lemma == "give":
        return any(item.lower in cues.counted() for item in unit.items[at : at + 4])
    if cue.lemma in cues.others("claiming"):
        return True if unit.items[at].lower in ("responsibility", "credit") else None
    return None


def _takes_lives(unit: Unit, cue: Cue, at: int) -> bool:
    """True for "claimed twenty lives"."""
    after = unit.items[at : at + 4]
    return cue.lemma == "claim" and any(item.lower in cues.never_said() for item in after)


def lets_in(unit: Unit, cue: Cue, at: int) -> bool:
    """True for "admitted 19 men": taken in, not granted."""
    if cue.lemma != "admit":
        return False
    end = phrases.addressee(unit, at)
    if unit.codes[at : at + 1] == "C":  # "admitted 22 people": a number opens the phrase
        end = max(end, at + 3)
    return any(item.lower in cues.others("let_in") for item in unit.items[at:end])


def _takes_back(unit: Unit, at: int) -> bool:
    """True for "withdrew its claim", not for "withdrew its troops"."""
    known = cues.nouns().keys() | cues.counted() | cues.taken_back()
    return any(item.lower in known for item in unit.items[at : at + 4] if item.code == "N")


def _puts_number(unit: Unit, at: int) -> bool:
    """True for "put the toll at 43"."""
    words = [item.lower for item in unit.items[at : at + _REACH]]
    if "at" not in words[1:] or cues.counted().isdisjoint(words):
        return False
    return "C" in unit.codes[at + words.index("at", 1) :][:4]


def _is_named(unit: Unit, at: int) -> bool:
    """True for an object followed by a name for it or by a quotation."""
    end = phrases.addressee(unit, at)
    after = unit.codes[end : end + 1]
    judged = after == "J" and ("Q" in unit.codes[end:] or unit.codes[end + 1 : end + 2] in _ENDS)
    false = any(item.lower in cues.others("false") for item in unit.items[at : end + 1])
    return end > at and (after in ("D", "Q") or judged or false)
