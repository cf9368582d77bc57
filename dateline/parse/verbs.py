"""Verb groups: main verb with auxiliaries and negation, its voice, tense and own modality."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dateline import lexicons
from dateline.model.parsed import Modality, Oblique, Phrase, Tense, Token, Voice

Form = Literal["finite", "ing", "participle", "infinitive"]
_HELPERS = frozenset(("be", "have", "do"))
_UNREAL = frozenset(("would", "could", "might", "may", "can", "should", "must"))
_NEVER = frozenset(("not", "n't", "n’t", "never", "hardly", "nor", "neither"))
_BETWEEN = frozenset(("RB", "RBR", "RBS"))


@dataclass(slots=True)
class Group:
    """A verb group while its arguments are being gathered; indices into the sentence."""

    head: int
    start: int
    end: int
    lemma: str
    form: Form
    voice: Voice
    tense: Tense
    modality: Modality
    particle: str | None = None
    subject: Phrase | None = None
    object: Phrase | None = None
    obliques: list[Oblique] = field(default_factory=list)
    governor: Group | None = None

    @property
    def topic(self) -> Phrase | None:
        """The grammatical subject: who it was done to in the passive."""
        return self.object if self.voice == "passive" else self.subject


@cache
def frames() -> dict[str, frozenset[str]]:
    """The lists of `verb_frames.toml` by name."""
    return {name: frozenset(entries) for name, entries in lexicons.table("verb_frames").items()}


def verb_groups(tokens: Sequence[Token], taken: Container[int]) -> list[Group]:
    """The verb groups of a sentence in order; tokens in `taken` belong to noun phrases."""
    out: list[Group] = []
    i = 0
    while i < len(tokens):
        if i in taken or not _opens(tokens, i):
            i += 1
            continue
        group = _group(tokens, i, taken)
        out.append(group)
        i = group.end
    return out


def _opens(tokens: Sequence[Token], i: int) -> bool:
    tag = tokens[i].tag
    if tag == "TO":
        j = _skip_adverbs(tokens, i + 1)
        return j < len(tokens) and tokens[j].tag == "VB"
    return tag == "MD" or tag.startswith("VB")


def _skip_adverbs(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].tag in _BETWEEN:
        i += 1
    return i


def _group(tokens: Sequence[Token], start: int, taken: Container[int]) -> Group:
    """The group that opens at `start`: follows auxiliaries to the main verb."""
    chain = [start]
    i = start
    while True:
        token = tokens[i]
        j = _skip_adverbs(tokens, i + 1)
        if j >= len(tokens) or j in taken or not _continues(token, tokens, j):
            break
        chain.append(j)
        i = j
        if token.lemma == "go" or tokens[i].tag == "TO":
            continue
    head = chain[-1]
    return _described(tokens, start, chain, head)


def _continues(token: Token, tokens: Sequence[Token], j: int) -> bool:
    """True when the verb at `j` goes on the group whose last verb is `token`."""
    tag = tokens[j].tag
    if token.tag in ("MD", "TO"):
        return tag == "VB"
    if tag == "TO":
        going = token.lower == "going" or (token.lemma == "have" and token.tag != "VBG")
        k = _skip_adverbs(tokens, j + 1)
        return going and k < len(tokens) and tokens[k].tag == "VB"
    if token.lemma == "be":
        return tag in ("VBN", "VBG", "VBD")
    if token.lemma == "have":
        return tag in ("VBN", "VBD")
    if token.lemma == "get":
        return tag == "VBN"
    return token.lemma == "do" and tag == "VB"


def _described(tokens: Sequence[Token], start: int, chain: list[int], head: int) -> Group:
    helpers = [tokens[k] for k in chain[:-1]]
    verb = tokens[head]
    form = _form(tokens[chain[0]].tag, bool(helpers))
    passive = _is_passive(verb, helpers, form)
    return Group(
        head=head,
        start=start,
        end=head + 1,
        lemma=verb.lemma,
        form=form,
        voice="passive" if passive else "active",
        tense=_tense(tokens[chain[0]], verb, helpers, form),
        modality=_modality(tokens, start, head, helpers),
        particle=_particle(tokens, head),
    )


def _form(first: str, helped: bool) -> Form:
    if first == "TO":
        return "infinitive"
    if first == "VBG":
        return "ing"
    if first == "VBN":
        return "participle"
    return "infinitive" if first == "VB" and not helped else "finite"


def _is_passive(verb: Token, helpers: Sequence[Token], form: Form) -> bool:
    if verb.tag not in ("VBN", "VBD") or (verb.tag == "VBD" and not helpers):
        return False
    if helpers:
        return helpers[-1].lemma in ("be", "get")
    return form == "participle"


def _tense(first: Token, verb: Token, helpers: Sequence[Token], form: Form) -> Tense:
    if form == "participle":
        return "past"
    if form != "finite":
        return "none"
    if first.lemma in ("will", "shall") or any(h.lower == "going" for h in helpers):
        return "future"
    if first.tag == "VBD" or (helpers and helpers[0].lemma == "have" and verb.tag == "VBN"):
        return "past"
    if first.tag == "MD" and any(h.lemma == "have" for h in helpers):
        return "past"
    return "present"


def _modality(
    tokens: Sequence[Token], start: int, head: int, helpers: Sequence[Token]
) -> Modality:
    """What the group's own words say; governors and clauses are weighed later."""
    around = tokens[max(0, start - 1) : head]
    if any(t.lower in _NEVER and t.tag not in ("CC", "DT") for t in around):
        return "negated"
    for helper in helpers:
        if helper.tag == "MD":
            return "hypothetical" if helper.lemma in _UNREAL else "future"
        if helper.lower == "going":
            return "future"
    return "real"


def _particle(tokens: Sequence[Token], head: int) -> str | None:
    """ "up" in "blew up", "blew himself up", "blew the bridge up"."""
    for i in range(head + 1, min(len(tokens), head + 5)):
        token = tokens[i]
        if token.tag == "RP":
            return token.lower
        near = i == head + 1 or tokens[i - 1].tag == "PRP"
        if near and token.tag == "RB" and token.lower in frames()["particles"]:
            return token.lower
        if token.tag[:2] in ("VB", "MD", "IN", "TO") or token.tag in (",", ".", "CC", ":"):
            return None
    return None
