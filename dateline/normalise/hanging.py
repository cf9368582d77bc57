"""What a date hangs from: the day of a saying, of a court or a funeral is no day of the act."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Predicate, Sentence
from dateline.model.span import Span

_NEAR_CUE = 30
_CLAUSE = frozenset({"after", "before", "when", "while", "as", "because", "until", "who", "which"})
_DIE = frozenset({"die", "succumb"})
_WOUNDS = frozenset({"wound", "wounds", "injury", "injuries"})
_TOUCHES = 1
_OF_THE_WEEK = frozenset({"date.weekday", "date.day_word", "date.part_word"})
_POINTS = frozenset({"point", "range"})


def hang(
    mentions: tuple[Mention, ...], parsed: Parsed, acts: tuple[Mention, ...] = ()
) -> tuple[Mention, ...]:
    """Date mentions with `key` saying or aftermath where they tell when somebody spoke, or when
    a court sat, the dead were buried, a person was born; all others unchanged.

    `acts` are the words for acts: a date behind one of them may be its own.
    """
    told = tuple(m.span for m in acts if m.slot == "act")
    return tuple(_hung(m, parsed, told) for m in mentions)


def _hung(mention: Mention, parsed: Parsed, acts: tuple[Span, ...]) -> Mention:
    if mention.slot != "date" or mention.key not in _POINTS:
        return mention
    if parsed.report.field(mention.span.field)[mention.span.end :].startswith(("'s", "’s")):
        return mention
    if _of_saying(parsed, mention) or _of_document(parsed, mention):
        return replace(mention, key="saying")
    if _of_aftermath(parsed.sentences[mention.sentence], mention, acts):
        return replace(mention, key="aftermath")
    return mention


def _of_saying(parsed: Parsed, mention: Mention) -> bool:
    """ "Police said on Monday": near the saying, and not within what is said."""
    for stretch in parsed.speech:
        cue = stretch.cue
        if cue is None or cue.field != mention.span.field:
            continue
        if any(part.overlap(mention.span) for part in stretch.content):
            continue
        first, last = (
            (cue, mention.span) if cue.start < mention.span.start else (mention.span, cue)
        )
        if 0 <= last.start - first.end <= _NEAR_CUE and _plain(parsed, first, last):
            return True
    return False


@cache
def _documents() -> re.Pattern[str]:
    words = table("dates")["documents"]
    nouns, made = "|".join(words["nouns"]), "|".join(words["made"])
    return re.compile(
        rf"\b(?:{nouns})\s+(?:(?:{made})\s+)?(?:[\w-]+\s+){{0,2}}?(?:on\s+|late\s+|early\s+)*$",
        re.IGNORECASE,
    )


def _of_document(parsed: Parsed, mention: Mention) -> bool:
    """ "In a statement issued on Monday": the day on which it was made public."""
    at = mention.span.start
    before = parsed.report.field(mention.span.field)[max(0, at - 60) : at]
    return _documents().search(before) is not None


def _plain(parsed: Parsed, first: Span, last: Span) -> bool:
    """No sentence end and no clause between the two."""
    between = parsed.report.field(first.field)[first.end : last.start]
    if any(mark in between for mark in '.;:,\n“”"'):
        return False
    return not _CLAUSE.intersection(between.lower().split())


@cache
def _aftermath(name: str) -> frozenset[str]:
    return frozenset(table("assembly")["aftermath"][name])


def _of_aftermath(sentence: Sentence, mention: Mention, acts: tuple[Span, ...]) -> bool:
    before = [t.lower for t in sentence.tokens if t.end <= mention.span.start]
    if before[-2:-1] == ["born"] or before[-1:] == ["born"]:
        return True
    holder = next((p for p in sentence.predicates if _holds(sentence, p, mention.span)), None)
    if holder is not None:
        if _of_act(sentence, holder, mention, acts):
            return False
        if _court(sentence, holder) or _of_wounds(sentence, holder):
            return True
        if holder.lemma in _aftermath("verbs"):
            return True
    return bool(set(before[-2:]) & _aftermath("nouns"))


def _court(sentence: Sentence, holder: Predicate) -> bool:
    """True where a court acts, or a trial or a funeral opens, ends or is held."""
    first = holder.object if holder.voice == "passive" and holder.object else holder.subject
    if first is None:
        return False
    words = {t.lower for t in sentence.tokens[first.start : first.core_end]}
    active = holder.voice == "active" and words & _aftermath("courts")
    return bool(active or words & _aftermath("nouns"))


def _of_wounds(sentence: Sentence, holder: Predicate) -> bool:
    """True for a death that came later than the act ("died on Friday of wounds")."""
    if holder.lemma not in _DIE:
        return False
    behind = sentence.tokens[holder.end : holder.end + 9]
    return any(t.lower in _WOUNDS for t in behind)


def _of_act(
    sentence: Sentence, holder: Predicate, mention: Mention, acts: tuple[Span, ...]
) -> bool:
    """A date behind an act's noun that the verb takes ("sentenced for a bombing in May 2021").

    A weekday is the act's only where it touches the noun: "told of a strike on Tuesday".
    """
    verb, at = sentence.tokens[holder.end - 1].end, mention.span.start
    noun = max((a for a in acts if verb <= a.start and a.end <= at), default=None)
    if noun is None:
        return False
    between = sum(1 for t in sentence.tokens if noun.end <= t.start and t.end <= at)
    return between <= _TOUCHES or mention.rule not in _OF_THE_WEEK


def _holds(sentence: Sentence, predicate: Predicate, span: Span) -> bool:
    """True when the date is one of the verb's prepositional phrases."""
    for o in predicate.obliques:
        start = sentence.tokens[o.phrase.start].start
        end = sentence.tokens[o.phrase.end - 1].end
        if start < span.end and span.start < end:
            return True
    return False
