"""Act words in a sentence: verbs by their arguments, nouns by what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.extract.frames import guards, kinds, patterns
from dateline.extract.frames.noun_guards import noun_passes
from dateline.lexicons import table
from dateline.model.parsed import Modality, Phrase, Predicate, Sentence, Token

_NOUNISH = ("N", "VBG", "JJ", "CD", "F", "")
_GENERIC_BACK = 4
_DASHES = frozenset({"-", "–", "—", "--"})  # what follows a dateline begins a sentence


@dataclass(frozen=True, slots=True)
class Trigger:
    """An act word: tokens `[start, end)`, its act, and the verb that it is or that governs it."""

    start: int
    end: int
    act: str
    modality: Modality
    rule: str
    predicate: Predicate | None
    phrase: Phrase | None = None
    stage: str | None = None
    plural: bool = False

    @property
    def nominal(self) -> bool:
        """True for an act noun."""
        return self.rule.startswith("noun:")


@cache
def _context(name: str) -> frozenset[str]:
    return frozenset(table("contexts")[name])


@cache
def _verbs_of(name: str) -> frozenset[str]:
    return frozenset(table("contexts")["verbs"][name])


def _forms(sentence: Sentence) -> list[tuple[str, str]]:
    return [(t.lower, t.lemma or t.lower) for t in sentence.tokens]


def triggers(sentence: Sentence, captives: bool = False) -> list[Trigger]:
    """All act words of a sentence in order; a word belongs to one trigger only.

    `captives`: the report speaks of captives, so that "freed" needs no more beside it.
    """
    forms = _forms(sentence)
    found = _verbs(sentence, forms, captives)
    taken = {i for t in found for i in range(t.start, t.end)}
    found += [t for t in _nouns(sentence, forms) if not taken & set(range(t.start, t.end))]
    return sorted(found, key=lambda t: t.start)


def _verbs(sentence: Sentence, forms: list[tuple[str, str]], captives: bool) -> list[Trigger]:
    out = []
    for predicate in sentence.predicates:
        for pattern in patterns.verbs().get(predicate.lemma, ()):
            end = _verb_end(pattern, forms, predicate)
            if end is None or not guards.verb_passes(pattern.guard, sentence, predicate, captives):
                continue
            modality, stage = _stage_before(sentence, predicate)
            if pattern.guard == "demonstrators" and modality == "intended":
                modality = "real"  # "fired tear gas to disperse": the crowd was there
            if modality == "real" and _generic_between(sentence, predicate.head, end):
                modality = "generic"
            if modality == "real" and end - predicate.head > 1 and _on_abstract(sentence, end):
                modality = "generic"
            if modality == "real" and _background(sentence, predicate, pattern.act):
                modality = "generic"
            rule = "verb:" + " ".join(pattern.words)
            act = pattern.act
            if act == "other" and end - predicate.head > 1:
                act = _named_inside(forms, predicate.head + 1, end) or act
            out.append(Trigger(predicate.head, end, act, modality, rule, predicate, stage=stage))
            break
    return out


def _verb_end(pattern: patterns.Pattern, forms: list[tuple[str, str]], p: Predicate) -> int | None:
    """Where the words of a verb pattern end, or None: read on, or with the object before it."""
    end = patterns.match_at(pattern, forms, p.head)
    if end is None and p.voice == "passive" and p.object is not None:
        undergone = range(p.object.start, p.object.core_end)
        return patterns.match_undergone(pattern, forms, p.head, undergone)
    return end


def _named_inside(forms: list[tuple[str, str]], start: int, end: int) -> str | None:
    """ "carried out a missile attack": the act that the noun inside the pattern names."""
    for at in range(start, end):
        for pattern in patterns.nouns().get(forms[at][0], ()):
            found = patterns.match_at(pattern, forms, at)
            if found is not None and found <= end and pattern.act != "other":
                return pattern.act
    return None


def _background(sentence: Sentence, predicate: Predicate, act: str) -> bool:
    """ "X, which has pledged allegiance to Y": said to tell who X is, not as news."""
    before = sentence.tokens[predicate.start - 1].lower if predicate.start else ""
    return act == "group_change" and before in {"which", "that", "who"}


_UNREAL = frozenset(
    {"similar", "such", "any", "no", "other", "previous", "past", "future", "further", "many",
     "most", "numerous", "more", "frequent", "regular", "repeated", "countless", "dozens",
     "hundreds"}
)  # fmt: skip


def _generic_between(sentence: Sentence, head: int, end: int) -> bool:
    """ "carried out similar attacks": the noun inside the pattern is generic."""
    inside = [t.lower for t in sentence.tokens[head + 1 : end]]
    return any(
        w in _UNREAL and not (w == "other" and i and inside[i - 1] == "each")
        for i, w in enumerate(inside)
    )


def _stage_before(sentence: Sentence, predicate: Predicate) -> tuple[Modality, str | None]:
    """ "tried to storm" is an attempt, "planned to bomb" an intention."""
    if predicate.modality == "generic":
        return "generic", None
    back = [
        t.lemma or t.lower for t in sentence.tokens[max(0, predicate.start - 3) : predicate.head]
    ]
    if "to" in back:
        before = back[: back.index("to")]
        if any(w in _verbs_of("attempting") for w in before):
            return "real", "attempted"
        if any(w in _verbs_of("planning") for w in before):
            return "intended", None
    return predicate.modality, None


def _nouns(sentence: Sentence, forms: list[tuple[str, str]]) -> list[Trigger]:
    out: list[Trigger] = []
    at = 0
    while at < len(forms):
        hit = _noun_at(sentence, forms, at)
        if hit is None:
            at += 1
            continue
        out.append(hit)
        at = hit.end
    return out


def _noun_at(sentence: Sentence, forms: list[tuple[str, str]], at: int) -> Trigger | None:
    token = sentence.tokens[at]
    if token.tag and not token.tag.startswith(_NOUNISH):
        return None
    lower, lemma = forms[at]
    if token.text[:1].isupper() and _is_name(sentence, at):
        return None
    candidates = patterns.nouns().get(lower, ()) or patterns.nouns().get(lemma, ())
    for pattern in sorted(candidates, key=lambda p: -len(p.words)):
        end = patterns.match_at(pattern, forms, at)
        if end is None or not _stands_alone(sentence, at, end):
            continue
        if end - at > 1 and _finite(sentence, end - 1, pattern.words[-1]):
            continue
        if _verb_like(token, pattern) or not noun_passes(pattern.guard, sentence, at, end):
            continue
        if pattern.guard == "bare" and _only_means(sentence, at):
            continue
        return _noun_trigger(sentence, at, end, pattern)
    return None


def _verb_like(token: Token, pattern: patterns.Pattern) -> bool:
    """ "struck" is no strike: a guard that looks at single words needs a noun."""
    listed = any(map(kinds.is_listed, kinds.parts(pattern.guard)))
    return listed and token.tag in {"VBD", "VBN"} and token.lower != pattern.words[0]


def _finite(sentence: Sentence, last: int, word: str) -> bool:
    """ "A drone strikes": a verb that only looks like the last noun ("firing began" means it)."""
    token = sentence.tokens[last]
    return token.tag in {"VBZ", "VBP", "VB"} or (token.tag == "VBD" and token.lower != word)


def _only_means(sentence: Sentence, at: int) -> bool:
    """The means of another act ("ambushed with dynamite"), or what was seized and found."""
    if at and sentence.tokens[at - 1].lower in _MEANS:
        return True
    phrase = next((p for p in sentence.phrases if p.start <= at < p.end), None)
    predicate, place = _governor(sentence, phrase, at)
    return predicate is not None and place == "object" and predicate.lemma in _SEIZING


def _is_name(sentence: Sentence, at: int) -> bool:
    """A capital inside a sentence that is no headline: the month March, Mr Strike."""
    token = sentence.tokens[at]
    if at == 0 or not token.tag.startswith("NNP") or sentence.tokens[at - 1].text in _DASHES:
        return False
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if token.lower == "march" and following is not None and following.tag == "CD":
        return True
    words = [t.text for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    capitals = sum(w[0].isupper() for w in words)
    return capitals <= len(words) * 0.6


def _stands_alone(sentence: Sentence, start: int, end: int) -> bool:
    tokens = sentence.tokens
    if end < len(tokens) and tokens[end].lower in _context("not_followed_by"):
        return False
    before = tokens[start - 1].lower if start else ""
    if before in _context("not_preceded_by") or before.endswith(("anti-", "counter-")):
        return False
    # "an exploding bomb market", "bomb threat": an act noun modifying another noun is left to
    # the longer pattern unless that noun is itself an act word
    if tokens[end - 1].tag.startswith("N") and end < len(tokens) and tokens[end].tag == "NN":
        return tokens[end].lower in patterns.nouns() or tokens[end - 1].lower.endswith("s")
    return True


def _noun_trigger(sentence: Sentence, start: int, end: int, pattern: patterns.Pattern) -> Trigger:
    phrase = next((p for p in sentence.phrases if p.start <= start < p.end), None)
    predicate, place = _governor(sentence, phrase, start)
    modality, stage = _noun_modality(sentence, start, predicate, place)
    plural = sentence.tokens[end - 1].tag in {"NNS", "NNPS"}
    rule = "noun:" + " ".join(pattern.words)
    if modality == "real" and (
        _is_generic(sentence, start, phrase) or _on_abstract(sentence, end)
    ):
        modality = "generic"
    return Trigger(
        start,
        end,
        pattern.act,
        modality,
        rule,
        predicate if place else None,
        phrase,
        stage,
        plural,
    )


def _governor(
    sentence: Sentence, phrase: Phrase | None, at: int
) -> tuple[Predicate | None, str | None]:
    """The verb whose subject, object or oblique holds the noun, and which of these it is."""
    if phrase is None:
        return None, None
    for predicate in sentence.predicates:
        if predicate.object is not None and _holds(predicate.object, at):
            return predicate, "object"
        if predicate.subject is not None and _holds(predicate.subject, at):
            return predicate, "subject"
    for predicate in sentence.predicates:
        if any(_holds(o.phrase, at) for o in predicate.obliques):
            return predicate, "oblique"
    return None, None


def _holds(phrase: Phrase, at: int) -> bool:
    return phrase.start <= at < phrase.core_end


def _noun_modality(
    sentence: Sentence, start: int, predicate: Predicate | None, place: str | None
) -> tuple[Modality, str | None]:
    before = sentence.tokens[max(0, start - 2) : start]
    if any(t.lower in {"attempted", "failed", "botched", "abortive"} for t in before):
        return "real", "attempted"
    if any(t.lower in {"foiled", "thwarted", "averted"} for t in before):
        return "real", "foiled"
    if predicate is None:
        return "real", None
    if predicate.lemma in _verbs_of("foiling") and place == "object":
        return ("real" if predicate.modality == "real" else "intended"), "foiled"
    if predicate.lemma in _verbs_of("planning") and place == "object":
        return "intended", None
    if place in {"object", "subject"} and predicate.modality not in {"real", "generic"}:
        return predicate.modality, None
    return "real", None


def _is_generic(sentence: Sentence, start: int, phrase: Phrase | None) -> bool:
    """An increase in attacks, any attack, such incidents: no incident of its own."""
    first = min(start, phrase.start if phrase else start)
    lower = [t.lower for t in sentence.tokens]
    inner = lower[first:start]
    cues = _context("generic_before")
    if _bare_plural(sentence, start, first):
        return True
    if any(w in cues and w not in {"several", "recent", "past", "previous"} for w in inner):
        return True
    head = lower[max(0, first - _GENERIC_BACK) : first]
    return any(" ".join(head[-n:]) in cues for n in (1, 2, 3, 4) if len(head) >= n)


def _on_abstract(sentence: Sentence, end: int) -> bool:
    """ "an assault on our dignity": nobody is hurt."""
    if end >= len(sentence.tokens) or sentence.tokens[end].lower not in {"on", "against", "of"}:
        return False
    phrase = next((p for p in sentence.phrases if p.start == end + 1), None)
    listed = table("contexts")["guards"]["abstract"]
    return phrase is not None and sentence.tokens[phrase.head].lower in listed


# "ambushed with dynamite": the means of another act
_MEANS = frozenset({"with", "using", "by"})
_SEIZING = frozenset({"seize", "recover", "confiscate", "uncover", "unearth", "intercept"})
_ABOUT = frozenset({"for", "of", "about", "like", "including", "against", "such"})


def _bare_plural(sentence: Sentence, start: int, first: int) -> bool:
    """ "known for bombings and kidnappings": plurals without a determiner behind such a word."""
    if first != start or not first or sentence.tokens[start].tag != "NNS":
        return False
    at = first - 1
    while at > 1 and sentence.tokens[at].lower in {",", "and", "or"}:
        at -= 1
        while at > 1 and sentence.tokens[at].tag in {"NNS", "JJ", "NN"}:
            at -= 1
    return sentence.tokens[at].lower in _ABOUT
