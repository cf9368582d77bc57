"""Who is blamed: doers that somebody suspects, accuses or names without proof."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.extract.frames import phrases
from dateline.extract.frames.roles import conjuncts, extent
from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Predicate, Sentence
from dateline.values import nouns

_RULE = "blame"


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("blame")[name])


@cache
def _lead_ins() -> tuple[tuple[str, ...], ...]:
    found = [tuple(words.split()) for words in table("blame")["before"]]
    return tuple(sorted(found, key=len, reverse=True))


def blamed(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    """Perpetrators with certainty `suspected` that the sentence blames, in no given order."""
    lower = [t.lower for t in sentence.tokens]
    if not _listed("cues").intersection(lower):
        return
    seen: set[int] = set()
    for phrase in (*_by_verb(sentence, lower), *_by_words(sentence, lower)):
        if phrase.start in seen or not _could_do(sentence, phrase):
            continue
        seen.add(phrase.start)
        span = sentence.span_of(*extent(sentence, phrase))
        yield Mention(
            "perpetrator", span, parsed.report.quote(span), sentence.index, _RULE,
            certainty="suspected",
        )  # fmt: skip


def _by_verb(sentence: Sentence, lower: list[str]) -> Iterator[Phrase]:
    for p in sentence.predicates:
        if p.lemma not in _listed("verbs") or p.modality == "negated":
            continue
        if p.lemma == "accuse" and not (_violent(sentence, p) or _armed_object(sentence, p)):
            continue
        if p.lemma == "point" and p.particle:
            continue
        if p.lemma == "link" and sentence.tokens[max(0, p.start - 1)].lower in {"which", "that"}:
            continue  # "X, which is linked to Y"
        if p.lemma == "suspect" and p.voice == "active" and p.subject is None:
            continue  # "suspected thieves": an adjective
        first = _whom(p)
        if first is not None:
            yield from conjuncts(sentence, first)


def _whom(p: Predicate) -> Phrase | None:
    """The phrase that gets the blame: "blamed X", "X was suspected", "blamed it on X"."""
    onto = next((o.phrase for o in p.obliques if o.prep in {"on", "to"}), None)
    if p.lemma in {"attribute", "link", "pin", "point"}:
        return onto
    for_it = any(o.prep == "for" for o in p.obliques)
    if p.lemma == "blame" and onto is not None and not for_it:
        return onto
    return p.object


def _armed_object(sentence: Sentence, p: Predicate) -> bool:
    """ "Villagers accuse soldiers": armed people, and nothing else that they are accused of."""
    if p.object is None or not nouns.is_armed(phrases.words_of(sentence, p.object)):
        return False
    behind = sentence.tokens[p.object.end : p.object.end + 1]
    return not any(t.lower == "of" for t in behind)


def _violent(sentence: Sentence, p: Predicate) -> bool:
    after = sentence.tokens[p.end :]
    return any((t.lemma or t.lower) in _listed("violent") for t in after)


def _by_words(sentence: Sentence, lower: list[str]) -> Iterator[Phrase]:
    """ "the hallmarks of X", "the work of X", "X were to blame", "X was behind the attack"."""
    for words in _lead_ins():
        for i in range(len(lower) - len(words)):
            if tuple(lower[i : i + len(words)]) == words:
                at = i + len(words)
                phrase = next((p for p in sentence.phrases if p.start == at), None)
                if phrase is not None:
                    yield from conjuncts(sentence, phrase)
    for i in range(1, len(lower)):
        cue = lower[i : i + 2] == ["to", "blame"] or lower[i] == "behind"
        if cue and _copula(lower, i):
            yield from _ending_before(sentence, lower, i)


def _copula(lower: list[str], at: int) -> bool:
    return lower[at - 1] in {"was", "were", "is", "are", "be", "been"}


def _ending_before(sentence: Sentence, lower: list[str], at: int) -> Iterator[Phrase]:
    start = at
    while start and lower[start - 1] in _listed("auxiliaries"):
        start -= 1
    phrase = next((p for p in sentence.phrases if start in (p.end, p.core_end)), None)
    if phrase is not None:
        yield phrase


def _could_do(sentence: Sentence, phrase: Phrase) -> bool:
    """Armed people, an armed organisation, or a name that no thing or act goes by."""
    words = phrases.words_of(sentence, phrase)
    if nouns.is_armed(words) or nouns.is_organisation(words):
        return True
    kind = nouns.actor_kind(words)
    if kind is not None:
        return kind.class_ != "civilians"
    return _looks_like_group(sentence, phrase)


def _looks_like_group(sentence: Sentence, phrase: Phrase) -> bool:
    """A name with a word that groups go by, in capitals ("BIFF"), or with such letters behind."""
    tokens = sentence.tokens[phrase.start : phrase.end]
    if not tokens or not sentence.tokens[phrase.head].tag.startswith("NNP"):
        return False
    capitals = [t for t in tokens if len(t.text) > 2 and t.text.isupper()]
    return bool(capitals) or any(t.lower in _listed("group_words") for t in tokens)
