"""Finds what a lexicon of verbs with their objects and of patterns tells, sentence by sentence.

A lexicon holds `parts` (named alternations for its patterns), `groups` (named word lists),
`[[verb]]` rules over predicates and `[[words]]` rules over the words of a sentence. Both say
which `kind` they tell. A rule fires only where the verb that tells it is real.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lexicons import table
from dateline.model.parsed import Parsed, Phrase, Predicate, Sentence
from dateline.model.span import Span
from dateline.values import nouns

CUE = 4
_CLAUSE = re.compile(r"[,;:.!?—–()“”\"\n]|\s(?:said|says|while|whereas|but)\b")
_POINTER = re.compile(r"(?:read|see|watch) (?:also|more)\b", re.IGNORECASE)
_DECIMAL = re.compile(r"\d")
_YEAR = re.compile(r"[^.;]{0,25}?\b(?:in|since|during) (?:\w+ )?((?:19|20)\d\d)\b")
_EACH = frozenset({"destroyed", "damaged"})
_LEADING = frozenset({"off", "up", "out", "down", "through"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: its kind, the words, the thing they are about, and the rule's name."""

    kind: str
    span: Span
    rule: str
    thing: Span | None = None


@dataclass(frozen=True, slots=True)
class VerbRule:
    """Verbs that tell a kind, with the words that object, subject and surroundings must hold."""

    kind: str
    verbs: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    preps: frozenset[str]
    near: frozenset[str]
    voice: str
    intransitive: bool
    of_doer: bool


@dataclass(frozen=True, slots=True)
class WordRule:
    """A pattern that tells a kind; `clause`: its words run on to the end of the clause."""

    kind: str
    pattern: re.Pattern[str]
    clause: bool
    unreal: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules of one lexicon, with the word beginnings that call each of them."""

    verbs: dict[str, tuple[VerbRule, ...]]
    words: dict[str, tuple[WordRule, ...]]
    unless: re.Pattern[str]


@cache
def lexicon(name: str) -> Lexicon:
    """The rules of `data/lexicons/<name>.toml`."""
    raw = table(name)
    groups = _groups(raw.get("groups", {}))
    verbs: dict[str, list[VerbRule]] = {}
    for row in raw.get("verb", ()):
        rule = _verb_rule(row, groups)
        for verb in sorted(rule.verbs):
            verbs.setdefault(verb, []).append(rule)
    words: dict[str, list[WordRule]] = {}
    for row in raw.get("words", ()):
        for pattern in row["patterns"]:
            made = WordRule(
                row["kind"], _compile(pattern, raw.get("parts", {})),
                row.get("clause", False), row.get("unreal", False),
            )  # fmt: skip
            for cue in row["cues"]:
                words.setdefault(cue[:CUE], []).append(made)
    return Lexicon(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in words.items()},
        _compile(raw.get("unless", "(?!)"), raw.get("parts", {})),
    )


def _groups(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The named lists; a list may take in those before it."""
    out: dict[str, frozenset[str]] = {}
    for name, entries in raw.items():
        plain = frozenset(e for e in entries if not e.startswith("@"))
        out[name] = plain.union(*(out[e[1:]] for e in entries if e.startswith("@")))
    return out


def _compile(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, words in parts.items():
        pattern = pattern.replace("{" + name + "}", words)
    return re.compile(pattern, re.IGNORECASE)


def _verb_rule(row: dict[str, Any], groups: dict[str, frozenset[str]]) -> VerbRule:
    def listed(name: str) -> frozenset[str]:
        entries = frozenset(row.get(name, ()))
        named = {e for e in entries if e.startswith("@")}
        return entries.difference(named).union(*(groups[n[1:]] for n in sorted(named)))

    return VerbRule(
        row["kind"], listed("verbs"), listed("objects"), listed("subjects"), listed("preps"),
        listed("near"), row.get("voice", ""), row.get("intransitive", False),
        row.get("of_doer", False),
    )  # fmt: skip


def find(parsed: Parsed, sentence: Sentence, name: str) -> Iterator[Found]:
    """What the rules of a lexicon find in one sentence, verbs first; nothing in a question."""
    lex = lexicon(name)
    called: dict[int, WordRule] = {}
    for token in sentence.tokens:
        for made in lex.words.get(token.lower[:CUE], ()):
            called[id(made)] = made
    told = [p for p in sentence.predicates if p.lemma in lex.verbs]
    if not called and not told:
        return
    text = parsed.report.quote(sentence.span)
    if text.rstrip("”’\"' ").endswith("?") or _POINTER.match(text) or lex.unless.search(text):
        return
    stamp = parsed.report.published
    year = stamp.day[:4] if stamp else None
    for p in told:
        for found in _by_verb(sentence, p, lex.verbs[p.lemma], name):
            if not _long_ago(sentence, text, found, year):
                yield found
    for made in called.values():
        for found in _by_words(sentence, text, made, name):
            if not _long_ago(sentence, text, found, year):
                yield found


def once(found: Iterable[Found], group: Callable[[Found], object]) -> Iterator[Found]:
    """Those that share no words with an earlier one of their group."""
    taken: list[Found] = []
    for one in found:
        if not any(o.span.overlap(one.span) and group(o) == group(one) for o in taken):
            taken.append(one)
            yield one


def _long_ago(sentence: Sentence, text: str, found: Found, year: str | None) -> bool:
    """True where an earlier year follows: "was arrested in 2009"."""
    told = _YEAR.match(text, found.span.end - sentence.span.start)
    return told is not None and year is not None and told[1] < year


def _by_verb(
    sentence: Sentence, p: Predicate, rules: tuple[VerbRule, ...], name: str
) -> Iterator[Found]:
    if p.modality != "real" or _is_to_come(sentence, p):
        return
    for rule in rules:
        if rule.voice and rule.voice != p.voice:
            continue
        thing = _thing(sentence, p, rule)
        if thing is None and (rule.objects or rule.intransitive):
            continue
        beside = _beside(sentence, p, rule)
        if beside is None or not _doer(sentence, p, rule):
            continue
        hit = p.subject if rule.of_doer else thing
        words = _span(sentence, p, thing, beside)
        if rule.kind in _EACH and thing is not None and not rule.of_doer:
            beside_it = list(_joined(sentence, thing, rule, f"{name}:{p.lemma}"))
            if any(x.span.overlap(words) for x in beside_it):
                words = sentence.span_of(thing.start, thing.core_end)
            yield from beside_it
        yield Found(
            rule.kind, words, f"{name}:{p.lemma}",
            sentence.span_of(hit.start, hit.end) if hit else None,
        )  # fmt: skip
        return


def _joined(sentence: Sentence, thing: Phrase, rule: VerbRule, name: str) -> Iterator[Found]:
    """The things that "and" joins to the one that was hit, each by itself."""
    for phrase in sentence.phrases:
        left, right = sorted((phrase, thing), key=lambda x: x.start)
        gap = [t.lower for t in sentence.tokens[left.core_end : right.start]]
        joined = phrase.start != thing.start and gap in (["and"], [",", "and"], [","])
        if joined and holds(sentence, phrase, rule.objects):
            span = sentence.span_of(phrase.start, phrase.core_end)
            yield Found(rule.kind, span, name, span)


def _is_to_come(sentence: Sentence, p: Predicate) -> bool:
    """ "The van is to be destroyed": ordered, not done."""
    return any(t.lower == "to" for t in sentence.tokens[p.start : p.head])


def _thing(sentence: Sentence, p: Predicate, rule: VerbRule) -> Phrase | None:
    """The phrase of the verb's object (or, for intransitive rules, subject) that fits."""
    phrases = [p.object, *(o.phrase for o in p.obliques if o.prep in _LEADING | rule.preps)]
    if rule.intransitive:
        phrases = [p.subject] if p.object is None else []
    for phrase in phrases:
        if phrase is not None and holds(sentence, phrase, rule.objects):
            return phrase
    return None


def holds(sentence: Sentence, phrase: Phrase, listed: frozenset[str]) -> bool:
    """True when a word of the phrase is listed, or the phrase is of a listed kind (`people:`,
    `state:`, `thing:`, `any:` but people, `head:` for words that must be the head)."""
    tokens = sentence.tokens[phrase.start : max(phrase.core_end, phrase.head + 1)]
    head = sentence.tokens[phrase.head]
    if any(t.lower in listed for t in tokens) or f"head:{head.lower}" in listed:
        return True
    words = " ".join(t.text for t in tokens)
    if "people:" in listed and (nouns.is_people(words) or head.tag == "CD"):
        return True
    if "any:" in listed and not nouns.is_people(words) and not head.tag.startswith("PRP"):
        return True
    if "thing:" in listed and nouns.object_kind(words) is not None:
        return True
    return "state:" in listed and nouns.is_state_force(words)


def _doer(sentence: Sentence, p: Predicate, rule: VerbRule) -> bool:
    """True when the doer, where one is named, is one that the rule asks for."""
    if not rule.subjects or rule.intransitive:
        return True
    if p.subject is None:
        return p.voice == "passive"
    return holds(sentence, p.subject, rule.subjects)


def _beside(sentence: Sentence, p: Predicate, rule: VerbRule) -> int | None:
    """Where the word that the rule wants in the clause behind the verb ends; 0 if it wants
    none, None where it is missing."""
    if not rule.near:
        return 0
    for at, token in enumerate(sentence.tokens[p.head + 1 : p.head + 12], p.head + 2):
        if token.lower in rule.near:
            return at
        if token.text in {",", ";"}:
            return None
    return None


def _span(sentence: Sentence, p: Predicate, thing: Phrase | None, beside: int) -> Span:
    """From the verb to its object; in the passive from what it was done to."""
    start, end = p.start, max(p.end, beside)
    if thing is not None:
        start, end = min(start, thing.start), max(end, thing.end)
    if p.particle and end < len(sentence.tokens) and sentence.tokens[end].lower == p.particle:
        end += 1
    return sentence.span_of(start, end)


def _by_words(sentence: Sentence, text: str, rule: WordRule, name: str) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        group = "it" if "it" in rule.pattern.groupindex else 0
        start, end = match.span(group)
        if rule.clause:
            end = clause_end(text, end)
        base = sentence.span.start
        span = Span(sentence.span.field, base + start, base + end)
        if not rule.unreal and _is_unreal(sentence, base + match.start(), base + match.end()):
            continue
        thing = match.span("thing") if "thing" in rule.pattern.groupindex else (-1, -1)
        yield Found(
            rule.kind, span, f"{name}:{rule.kind}",
            Span(span.field, base + thing[0], base + thing[1]) if thing[0] >= 0 else None,
        )  # fmt: skip


def _is_unreal(sentence: Sentence, start: int, end: int) -> bool:
    """True when a verb inside the words is negated, to come, supposed or meant."""
    return any(
        p.modality != "real"
        for p in sentence.predicates
        if start <= sentence.tokens[p.head].start < end
    )


def clause_end(text: str, at: int) -> int:
    """Where the clause that holds `at` ends: at a mark (not one inside a number) or a new verb
    of saying; trailing blanks are left out."""
    for match in _CLAUSE.finditer(text, at):
        i = match.start()
        inside = text[i] in ".,:" and text[i + 1 : i + 2].isalnum() and text[i - 1].isalnum()
        if text[i] == "," and inside and not _DECIMAL.match(text, i + 1):
            inside = False
        if not inside:
            return i
    return len(text.rstrip())
