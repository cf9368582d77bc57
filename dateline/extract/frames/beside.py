"""Who is told of beside the acts: the harmed, suspects before a court, brokers, the unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extract.frames import phrases
from dateline.extract.frames.roles import conjuncts, extent, head_is_act, people_noun
from dateline.lexicons import table
from dateline.model.claim import Certainty, Polarity, Slot
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Predicate, Sentence, Token
from dateline.model.span import Span
from dateline.values import nouns

_NAME = (
    r"[A-Z\u00c0-\u00de][\w’'.-]*(?: (?:(?:al|bin|bint|de|del|la|van|von|ul|el|da|dos|y|e) )*"
    r"[A-Z\u00c0-\u00de][\w’'.-]*\w){1,4}"
)
_AGED = rf"{_NAME}(?:, (?:aged )?\d{{1,2}})?(?!\w)"
_WITH_AGE = rf"{_NAME}, (?:aged )?\d{{1,2}}(?:, [^,.;]{{3,60}})?"
_VAGUE = frozenset(
    "people person persons others other dead injured wounded one two three some many all them "
    "police authorities army military government officials state forces hospital".split()
)
_LEGAL: dict[str, tuple[Certainty, Polarity]] = {
    "accused": ("suspected", "affirmed"),
    "charged": ("suspected", "affirmed"),
    "arrested": ("suspected", "affirmed"),
    "convicted": ("stated", "affirmed"),
    "acquitted": ("stated", "denied"),
}


@cache
def _listed(part: str, name: str) -> frozenset[str]:
    return frozenset(table("beside")[part][name])


@cache
def _patterns(part: str, ignore_case: bool) -> tuple[re.Pattern[str], ...]:
    flags = re.IGNORECASE if ignore_case else 0
    return tuple(
        re.compile(p.replace("%N", _AGED).replace("%A", _WITH_AGE), flags)
        for p in table("beside")[part]["patterns"]
    )


def beside(parsed: Parsed, sentence: Sentence, before: list[Mention]) -> list[Mention]:
    """Mentions of the sentence that hang from no act word; none where an earlier one stands."""
    taken = [m.span for m in before if m.sentence == sentence.index and m.slot in _SLOTS]
    out: list[Mention] = []
    for m in _all(parsed, sentence):
        if not any(m.span.overlap(span) for span in taken):
            taken.append(m.span)
            out.append(m)
    return out


_SLOTS = frozenset({"perpetrator", "target", "victim", "participant"})


def _all(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    text = parsed.report.quote(sentence.span)
    yield from _named(parsed, sentence, text)
    yield from _befallen(parsed, sentence)
    yield from _partitive(parsed, sentence, text)
    yield from _court(parsed, sentence)
    yield from _brokers(parsed, sentence, text)
    yield from _unknown(parsed, sentence, text)


def _mention(
    parsed: Parsed, sentence: Sentence, slot: Slot, span: Span, rule: str,
    hook: Span | None = None, key: str | None = None,
    certainty: Certainty = "stated", polarity: Polarity = "affirmed",
) -> Mention:  # fmt: skip
    return Mention(
        slot, span, parsed.report.quote(span), sentence.index, rule, hook, key,
        certainty=certainty, polarity=polarity,
    )  # fmt: skip


def _named(parsed: Parsed, sentence: Sentence, text: str) -> Iterator[Mention]:
    """ "The dead man, Ana Ruiz, 24", "the victim was identified as ..."."""
    for pattern in _patterns("named", ignore_case=False):
        for match in pattern.finditer(text):
            start = sentence.span.start
            span = Span(sentence.span.field, start + match.start("who"), start + match.end("who"))
            yield _mention(parsed, sentence, "victim", span, "beside:named")


def _befallen(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    for p in sentence.predicates:
        if p.modality != "real":
            continue
        for first in _harmed_by(sentence, p):
            for phrase in conjuncts(sentence, first):
                if _somebody(sentence, phrase):
                    span = sentence.span_of(*extent(sentence, phrase))
                    hook = sentence.span_of(p.start, p.end)
                    yield _mention(parsed, sentence, "victim", span, "beside:befallen", hook)


def _harmed_by(sentence: Sentence, p: Predicate) -> Iterator[Phrase]:
    """The phrase of which the verb tells that it came to harm, if it does."""
    befall = table("beside")["befall"]
    after = {t.lower for t in sentence.tokens[p.end : p.end + 9]}
    inside = {t.lower for t in _object_tokens(sentence, p)}
    if p.lemma in befall["harm"] and p.object is not None:
        if p.voice == "passive" or p.subject is not None:
            yield p.object
    elif p.voice == "passive":
        if p.lemma in befall["cared"] and p.object and after & _listed("befall", "care_words"):
            yield p.object
    elif p.subject is not None and (
        p.lemma in befall["alone"]
        or (p.lemma in befall["hurting"] and inside & _listed("befall", "hurts"))
        or (p.lemma in befall["losing"] and inside & _listed("befall", "body"))
    ):
        yield p.subject


def _object_tokens(sentence: Sentence, p: Predicate) -> list[Token]:
    if p.object is None:
        return []
    return list(sentence.tokens[p.object.start : p.object.end])


def _somebody(sentence: Sentence, phrase: Phrase) -> bool:
    """People that the words name or describe, not only count."""
    head = sentence.tokens[phrase.head]
    if head.lower in _VAGUE or head.tag in {"PRP", "CD", "WP", "WDT", "DT"}:
        return False
    if head_is_act(sentence, phrase):
        return False
    words = phrases.words_of(sentence, phrase)
    if nouns.object_kind(words) is not None and not nouns.is_people(words):
        return False
    if head.tag.startswith("NNP"):
        return phrase.core_end - phrase.start >= 2 and nouns.weapon_kind(words) is None
    if people_noun(sentence, phrase) or nouns.is_people(words):
        return True
    return phrases.people(sentence, phrase) and not phrases.has_number(sentence, phrase)


def _partitive(parsed: Parsed, sentence: Sentence, text: str) -> Iterator[Mention]:
    """ "... killed five people, including a girl of 12"."""
    lower = text.lower()
    if not any(word in lower for word in _listed("partitive", "harmed")):
        return
    for words in table("beside")["partitive"]["before"]:
        for match in re.finditer(rf"\b{words},? ", lower):
            at = sentence.span.start + match.end()
            first = next((p for p in sentence.phrases
                          if sentence.tokens[p.start].start == at), None)  # fmt: skip
            for phrase in conjuncts(sentence, first) if first else ():
                if _somebody(sentence, phrase):
                    span = sentence.span_of(*extent(sentence, phrase))
                    yield _mention(parsed, sentence, "victim", span, "beside:among")


def _court(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    """Persons charged with, convicted of, acquitted of or held for a violent crime."""
    for p in sentence.predicates:
        state = next((s for s in _LEGAL if p.lemma in _listed("court", s)), None)
        if state is None or p.object is None or p.modality not in {"real"}:
            continue
        words = [t.lower for t in sentence.tokens[p.end :]]
        if not _listed("court", "crimes").intersection(words):
            continue
        rest = " ".join(words)
        if state == "arrested" and not any(
            w in rest for w in table("beside")["court"]["arrested_for"]
        ):
            continue
        certainty, polarity = _LEGAL[state]
        for phrase in conjuncts(sentence, p.object):
            if _suspect(sentence, phrase):
                span = sentence.span_of(*extent(sentence, phrase))
                yield _mention(
                    parsed, sentence, "perpetrator", span, f"court:{state}",
                    certainty=certainty, polarity=polarity,
                )  # fmt: skip


def _suspect(sentence: Sentence, phrase: Phrase) -> bool:
    head = sentence.tokens[phrase.head]
    if head.tag in {"PRP", "WP", "WDT", "DT"} or head_is_act(sentence, phrase):
        return False
    if head.tag == "CD" or head.lower in {"others", "other"}:
        return True
    if head.tag.startswith("NNP"):
        return phrase.core_end - phrase.start >= 2
    words = phrases.words_of(sentence, phrase)
    return people_noun(sentence, phrase) or nouns.is_people(words)


def _brokers(parsed: Parsed, sentence: Sentence, text: str) -> Iterator[Mention]:
    """Those who broker a deal: "after talks led by the parish priest"."""
    for pattern in _patterns("brokers", ignore_case=True):
        for match in pattern.finditer(text):
            at = sentence.span.start + match.end()
            yield from _mediators(parsed, sentence, at)
    for p in sentence.predicates:
        if p.lemma in _listed("brokers", "verbs") and p.subject is not None:
            yield from _mediators(parsed, sentence, sentence.tokens[p.subject.start].start)


def _mediators(parsed: Parsed, sentence: Sentence, at: int) -> Iterator[Mention]:
    first = next((p for p in sentence.phrases if sentence.tokens[p.start].start == at), None)
    for phrase in conjuncts(sentence, first) if first else ():
        if not phrases.people(sentence, phrase) and not people_noun(sentence, phrase):
            continue
        span = sentence.span_of(*extent(sentence, phrase))
        yield _mention(parsed, sentence, "participant", span, "beside:broker", key="mediator")


def _unknown(parsed: Parsed, sentence: Sentence, text: str) -> Iterator[Mention]:
    """Words that say that it is not known who did it."""
    lower = text.lower()
    if not any(cue in lower for cue in _listed("unknown", "cues")):
        return
    for pattern in _patterns("unknown", ignore_case=True):
        match = pattern.search(text)
        if match is not None:
            start = sentence.span.start
            span = Span(sentence.span.field, start + match.start(), start + match.end())
            quote = parsed.report.quote(span)
            yield Mention(
                "perpetrator", span, quote, sentence.index, "beside:unknown",
                value_state="said_unknown",
            )  # fmt: skip
            return
