"""Predicates: who does what to whom in each clause, by one pass from left to right.

A small machine in the manner of finite-state shallow parsing (Abney 1996): noun phrases,
prepositional phrases and verb groups are read in order, and a stack of open clauses remembers
which of them still waits for its verb. Relative clauses, appositions, brackets and fronted
phrases are therefore passed over when the subject of a later verb is sought. Of coordinated
noun phrases the first is the argument; the others follow it in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.parsed import Modality, Oblique, Phrase, Predicate, Token
from dateline.parse.phrases import is_time, outermost
from dateline.parse.verbs import Group, frames, verb_groups

Kind = Literal["main", "relative", "sub", "that"]
_PREPOSITIONS = frozenset(("IN", "TO"))
_NOBODY = frozenset(("no", "none", "nobody", "neither", "nothing", "no-one"))
_BREAKS = frozenset((";", ":", "--", "—", "–", "-", "]"))
_DASHES = frozenset(("--", "—", "–", "-"))
_CLOSERS = frozenset((")", "]"))
_TRANSPARENT = frozenset((",", "IN", "TO", "CC", "''", "-LRB-", "-RRB-", ":", "RB"))
_SILENT = frozenset(("``", "''", '"', "'", "`", "“", "”", "‘", "’"))


@dataclass(slots=True)
class _Clause:
    """An open clause: its subject so far, its finite verb, what was fronted."""

    kind: Kind = "main"
    subject: Phrase | None = None
    verb: Group | None = None
    fronted: list[Oblique] = field(default_factory=list)
    antecedent: Phrase | None = None
    conditional: bool = False
    fallback: Phrase | None = None  # the subject before a semicolon, for "; burned two houses"


def predicates(
    tokens: Sequence[Token], phrases: Sequence[Phrase], headline: bool = False
) -> tuple[Predicate, ...]:
    """The predicates of a tagged sentence with its noun phrases, in order of their heads."""
    if not tokens:
        return ()
    reading = _Reading(tokens, phrases, headline)
    reading.run()
    return tuple(_frozen(tokens, group) for group in reading.groups)


def _frozen(tokens: Sequence[Token], group: Group) -> Predicate:
    return Predicate(
        head=group.head,
        lemma=group.lemma,
        start=group.start,
        end=group.end,
        voice=group.voice,
        tense=group.tense,
        modality=_with_arguments(tokens, group),
        particle=group.particle,
        subject=group.subject,
        object=group.object,
        obliques=tuple(group.obliques),
    )


def _with_arguments(tokens: Sequence[Token], group: Group) -> Modality:
    """ "No one was killed", "killed nobody": the argument negates the verb."""
    if group.modality == "negated":
        return "negated"
    for phrase in (group.subject, group.object):
        if phrase is not None and tokens[phrase.start].lower in _NOBODY:
            return "negated"
    return group.modality


class _Reading:
    """The state of the pass over one sentence."""

    def __init__(self, tokens: Sequence[Token], phrases: Sequence[Phrase], headline: bool) -> None:
        self.tokens = tokens
        self.headline = headline
        top = outermost(phrases)
        self.phrases = phrases
        self.phrase_at = {p.start: p for p in top}
        taken = {i for p in top for i in range(p.start, p.end)}
        self.groups = verb_groups(tokens, taken)
        self.group_at = {g.start: g for g in self.groups}
        self.stack: list[_Clause] = [_Clause()]
        self.last: Group | None = None  # the latest verb group of any form
        self.twin: Group | None = None  # the verb joined to it by a bare "and"
        self.open_object = False  # its object may still come
        self.floating: Phrase | None = None  # a noun phrase since then, not after a preposition
        self.floating_sep = ""
        self.noun: Phrase | None = None  # the noun phrase just passed, of any role
        self.before: Phrase | None = None  # the one that a preposition ties `noun` to
        self.sep = ""  # commas and conjunctions since the last item
        self.preposition: str | None = None

    @property
    def top(self) -> _Clause:
        """The innermost open clause."""
        return self.stack[-1]

    def run(self) -> None:
        """Reads the sentence."""
        i = self._inverted_condition()
        while i < len(self.tokens):
            i = self._step(i)

    def _inverted_condition(self) -> int:
        """Passes over "Had" or "Should" in "Had the bomb exploded, ..."; else 0."""
        first = self.group_at.get(0)
        opened = self.tokens[0].lower in ("had", "should", "were")
        if first is None or not opened or first.end != 1 or 1 not in self.phrase_at:
            return 0
        self.groups.remove(first)
        self._push(_Clause("sub", conditional=True))
        return 1

    def _step(self, i: int) -> int:
        """Reads the item at `i`, returns where the next begins."""
        phrase = self.phrase_at.get(i)
        if phrase is not None:
            self._noun_phrase(phrase)
            return phrase.end + self._closing_comma(phrase)
        group = self.group_at.get(i)
        if group is not None:
            self._verb(group)
            return group.end
        return self._mark(i)

    def _closing_comma(self, phrase: Phrase) -> int:
        """1 when the comma behind a phrase only closes its apposition."""
        if phrase.end >= len(self.tokens) or self.tokens[phrase.end].text != ",":
            return 0
        inside = self.tokens[phrase.core_end : phrase.end]
        return int(any(t.text == "," for t in inside))

    # -- marks and small words

    def _mark(self, i: int) -> int:
        token = self.tokens[i]
        if token.text in "([" and len(token.text) == 1:
            return self._aside(i, _CLOSERS, 16) or i + 1
        if token.text in _BREAKS:
            return self._dash(i)
        if token.text == ",":
            self.sep += ","
            self.open_object = False
            self.preposition = None
        elif token.tag == "CC":
            self.sep += "&"
            self.open_object = False
            self.preposition = None
        elif token.tag in ("WP", "WDT", "WP$"):
            self._relative(i)
        elif token.tag == "WRB":
            self._subordinate(token)
        elif token.tag in _PREPOSITIONS:
            self._preposition(i)
        elif token.tag not in ("RB", "RP", "RBR", "RBS") and token.text not in _SILENT:
            self.open_object = self.open_object and token.lower == "dead"  # "shot dead a man"
        return i + 1

    def _aside(self, i: int, closers: frozenset[str], reach: int) -> int | None:
        """Reads a bracket or a stretch between dashes on its own; None if it is never closed."""
        for j in range(i + 1, min(len(self.tokens), i + reach)):
            if self.tokens[j].text in closers:
                break
        else:
            return None
        outer = (self.stack, self.last, self.twin, self.open_object, self.floating,
                 self.floating_sep, self.before, self.sep, self.preposition)  # fmt: skip
        noun = self.noun
        self._reset()
        self.noun = noun
        k = i + 1
        while k < j:
            k = self._step(k)
        (self.stack, self.last, self.twin, self.open_object, self.floating,
         self.floating_sep, self.before, self.sep, self.preposition) = outer  # fmt: skip
        self.noun = noun
        return j + 1

    def _dash(self, i: int) -> int:
        """A pair of dashes is an aside once the sentence has begun; one dash begins it anew."""
        begun = self.top.subject is not None or self.top.verb is not None
        after = self._aside(i, _DASHES, 25) if begun and self.tokens[i].text in _DASHES else None
        if after is None:
            self._reset()
        return i + 1 if after is None else after

    def _reset(self) -> None:
        self.stack = [_Clause(fallback=self.top.subject if self.top.verb else None)]
        self.open_object = False
        self.floating = self.noun = self.preposition = None
        self.sep = ""

    def _push(self, clause: _Clause) -> None:
        self.stack.append(clause)
        self.open_object = False
        self.floating = None
        self.sep = ""
        self.preposition = None

    def _relative(self, i: int) -> None:
        """Opens a relative clause, or a clause of its own ("it is not clear who ...")."""
        token = self.tokens[i]
        noun = self.noun
        if "&" in self.sep and self.top.kind == "relative" and self.top.antecedent is not None:
            again = self.top.antecedent  # "who died and who were hurt"
            self.stack.pop()
            self._push(_Clause("relative", again, antecedent=again))
            return
        if noun is None or not self._touches(noun, i):
            self._push(_Clause("that"))
            return
        antecedent = self._antecedent(token.lower) if token.tag != "WP$" else None
        clause = _Clause("relative", antecedent, antecedent=antecedent)
        if self.preposition is not None:  # "an attack in which ..."
            clause = _Clause("relative")
            if antecedent is not None:
                clause.fronted.append(Oblique(self.preposition, antecedent))
        self._push(clause)

    def _touches(self, noun: Phrase, i: int) -> bool:
        """True when only marks and a preposition stand between the phrase and token `i`."""
        between = self.tokens[noun.end : i]
        return all(t.tag in _TRANSPARENT for t in between)

    def _antecedent(self, pronoun: str) -> Phrase | None:
        """Which phrase just passed a relative pronoun or participle (pronoun "") means.

        "members of the group who" are the members; "the head of an army that" is the army; "a
        woman from Boko who" is the woman.
        """
        noun = self.noun
        if noun is None:
            return None
        named = self.tokens[noun.head].tag == "NNP"
        if pronoun and named and self.before is not None:
            noun = self.before
        head = self.tokens[noun.head]
        inner = [p for p in self.phrases if noun.start < p.start and p.end == noun.end]
        inner = [p for p in inner if self.tokens[p.start - 1].lower == "of"]
        if not inner or head.tag == "CD" or head.lemma in frames()["partitive"]:
            return noun
        last = inner[-1]
        if pronoun not in ("that", "which") and self.tokens[last.head].tag == "NNP":
            return noun
        return last

    def _subordinate(self, token: Token) -> None:
        conditional = token.lower in frames()["conditional"]
        self._push(_Clause("sub", conditional=conditional))

    def _preposition(self, i: int) -> None:
        token = self.tokens[i]
        if token.lower == "that" or (token.tag == "IN" and self._opens_clause(i)):
            kind: Kind = "that" if token.lower == "that" else "sub"
            conditional = token.lower in frames()["conditional"]
            inherited = self.top.conditional and kind == "that"
            self._push(_Clause(kind, conditional=conditional or inherited))
            return
        self.preposition = token.lower
        self.open_object = False

    def _opens_clause(self, i: int) -> bool:
        """True when a noun phrase and then a finite verb follow, with no comma between."""
        word = self.tokens[i].lower
        if word not in frames()["subordinators"]:
            return False
        if word in frames()["always_subordinators"]:
            following = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
            return following != "of"
        j = i + 1
        seen = False
        while j < len(self.tokens):
            phrase = self.phrase_at.get(j)
            group = self.group_at.get(j)
            if phrase is not None:
                seen = True
                j = phrase.end
            elif group is not None:
                if group.form == "finite":
                    return seen or self.tokens[i].lower in ("as", "than")
                if group.form == "infinitive":
                    return False
                j = group.end
            elif self.tokens[j].tag in ("IN", "RB", "CC", "EX", "DT") or (
                self.tokens[j].text in _SILENT
            ):
                j += 1
            else:
                return False
        return False

    # -- noun phrases

    def _noun_phrase(self, phrase: Phrase) -> None:
        if self.preposition is not None:
            self._oblique(phrase)
            self.sep = ""
            return
        self.before = None
        if is_time(self.tokens, phrase):
            self.noun = phrase
        elif self.open_object and self.last is not None:
            self._object(phrase)
        elif self.top.verb is None:
            self._subject(phrase)
        else:
            self._float(phrase)
        self.sep = ""

    def _float(self, phrase: Phrase) -> None:
        last, old = self.last, self.floating
        direct = last is not None and last.object is old
        says = last is not None and last.lemma in frames()["complement"]
        listed = old is not None and bool(self.sep) and (says if direct else True)
        if not (listed and (self.sep == "&" or not direct)):
            self.floating, self.floating_sep = phrase, self.sep
        self.noun = phrase

    def _oblique(self, phrase: Phrase) -> None:
        oblique = Oblique(self.preposition or "", phrase)
        last = self.last
        self.preposition = None
        self.before = None if self.sep else (self.before or self.noun)
        self.noun = phrase
        if self.top.verb is None and (last is None or last.form == "finite" or "," in self.sep):
            self.top.fronted.append(oblique)
        elif last is not None:
            agent = last.voice == "passive" and oblique.prep == "by" and last.subject is None
            if agent and not is_time(self.tokens, phrase):
                last.subject = phrase
            else:
                last.obliques.append(oblique)
            if self.twin is not None:
                self._twin_oblique(self.twin, oblique)

    def _twin_oblique(self, twin: Group, oblique: Oblique) -> None:
        """In "was shot and wounded by police in Boko" both verbs have what follows."""
        if twin.voice == "passive" and oblique.prep == "by" and twin.subject is None:
            twin.subject = oblique.phrase
        else:
            twin.obliques.append(oblique)

    def _object(self, phrase: Phrase) -> None:
        assert self.last is not None
        if self.last.voice == "active":
            self.last.object = phrase
            if self.twin is not None and self.twin.object is None:
                self.twin.object = phrase
        self.open_object = False
        self.floating, self.floating_sep = phrase, ""
        self.noun = phrase

    def _subject(self, phrase: Phrase) -> None:
        clause = self.top
        if clause.kind == "relative" and clause.subject is clause.antecedent:
            clause.subject = phrase
        elif clause.subject is None or not self.sep:
            clause.subject = phrase
            clause.antecedent = clause.antecedent
        self.noun = phrase

    # -- verbs

    def _verb(self, group: Group) -> None:
        before = self.last
        joined = before is not None and before.end >= group.start - 1 and "&" in self.sep
        twin = before if joined else None
        if group.form == "finite":
            self._finite(group)
        elif group.form == "participle":
            self._participle(group)
        elif group.form == "ing":
            self._ing(group)
        else:
            self._infinitive(group)
        if self.top.conditional and group.modality in ("real", "future"):
            group.modality = "hypothetical"
        self.last = group
        self.twin = twin if twin is not None and twin.voice == group.voice else None
        self.open_object = group.voice == "active"
        self.floating = None
        self.sep = ""
        self.preposition = None

    def _place(self, group: Group, subject: Phrase | None) -> None:
        """Gives a group its grammatical subject, as object in the passive."""
        if group.voice == "passive":
            group.object = subject
        else:
            group.subject = subject

    def _finite(self, group: Group) -> None:
        self._headline_passive(group)
        clause = self._clause_for(group)
        again = clause.verb is not None
        if again and clause.verb is not None:
            self._joined_passive(group, clause.verb)
            self._share(group, clause.verb, clause)
        else:
            self._place(group, clause.subject or clause.fallback)
            self._gap(group, clause)
            group.obliques.extend(clause.fronted)
        clause.verb = group
        clause.fronted = []

    def _joined_passive(self, group: Group, before: Group) -> None:
        """ "was driven there and detonated": a past form without object after a passive."""
        token = self.tokens[group.head]
        bare = group.start == group.head and token.tag == "VBD" and token.lower.endswith("ed")
        joined = "&" in self.sep and before.voice == "passive" and before.form == "finite"
        alone = group.end not in self.phrase_at and group.lemma in frames()["transitive"]
        follows = self.tokens[group.end].tag if group.end < len(self.tokens) else "."
        if bare and joined and alone and follows in (".", ",", "IN", "RB"):
            group.voice = "passive"

    def _gap(self, group: Group, clause: _Clause) -> None:
        """In "the man whom police arrested" the antecedent is the object."""
        gap = clause.antecedent
        moved = clause.kind == "relative" and clause.subject is not gap
        if gap is not None and moved and group.voice == "active":
            group.object = gap

    def _share(self, group: Group, before: Group, clause: _Clause) -> None:
        """A coordinated verb has the subject of the one before it, and its passive."""
        self._place(group, clause.subject if clause.subject is not None else before.topic)

    def _clause_for(self, group: Group) -> _Clause:
        """The open clause that a finite verb belongs to; opens or closes clauses on the way."""
        top = self.top
        if top.verb is None:
            return top
        if "&" in self.sep:
            return top
        waiting = self._waiting()
        if self.floating is not None:
            return self._with_floating(waiting)
        if waiting is None and "," in self.sep:
            return top
        if waiting is not None:
            return self._pop_to(waiting)
        return self._fresh(None)

    def _waiting(self) -> int | None:
        """The innermost outer clause that has no verb yet."""
        for k in range(len(self.stack) - 2, -1, -1):
            if self.stack[k].verb is None:
                return k
        return None

    def _with_floating(self, waiting: int | None) -> _Clause:
        floating = self.floating
        last = self.last
        direct = last is not None and last.object is floating
        complement = direct and last is not None and last.lemma in frames()["complement"]
        if waiting is not None:
            outer = self.stack[waiting]
            if outer.subject is None and not complement:
                self._release(floating)
                outer.subject = floating
                return self._pop_to(waiting)
            if not complement and (self.top.kind == "relative" or "," in self.sep):
                return self._pop_to(waiting)
        if "," in self.sep and direct and not complement:
            return self.top
        self._release(floating)
        return self._fresh(floating)

    def _release(self, phrase: Phrase | None) -> None:
        """Takes a noun phrase back from the verb before: it opens a clause of its own."""
        if self.last is not None and self.last.object is phrase and self.last.voice == "active":
            self.last.object = None

    def _pop_to(self, index: int) -> _Clause:
        del self.stack[index + 1 :]
        return self.top

    def _fresh(self, subject: Phrase | None) -> _Clause:
        conditional = self.top.conditional and self.last is not None
        clause = _Clause("that", subject, conditional=conditional)
        if self.top.verb is not None and self.top.kind != "main":
            self.stack[-1] = clause
        else:
            self.stack.append(clause)
        return clause

    def _headline_passive(self, group: Group) -> None:
        """ "Five killed in blast": a bare past form that must have an object and has none."""
        token = self.tokens[group.head]
        if group.start != group.head or token.tag != "VBD" or group.voice == "passive":
            return
        following = group.end
        after = self.tokens[following] if following < len(self.tokens) else None
        if (after is not None and after.lower == "by") or (
            self.headline
            and group.lemma in frames()["transitive"]
            and following not in self.phrase_at
        ):
            group.voice = "passive"

    def _participle(self, group: Group) -> None:
        """A bare past participle: coordinated with a passive, or a reduced relative."""
        if "&" in self.sep and self._joined_participle(group):
            return
        noun = self._antecedent("") if self.sep in ("", ",") else None
        if noun is None and self.top.verb is None:
            noun = self._next_subject(group.end)
        group.object = noun
        if self._is_main(group):
            self.top.verb = group
            group.obliques.extend(self.top.fronted)
            self.top.fronted = []

    def _joined_participle(self, group: Group) -> bool:
        """ "has killed 13 and wounded 56", "were shot and wounded": joins the verb before."""
        last = self.last
        joined = last is not None and last.end >= group.start - 2
        before = last if joined else self.top.verb or last
        if before is None:
            return False
        active = before.voice == "active" and before.form in ("finite", "infinitive", "ing")
        following = self.tokens[group.end].lower if group.end < len(self.tokens) else ""
        lone = group.lemma in frames()["intransitive"]
        if group.end in self.phrase_at or lone or (active and following != "by"):
            group.voice = "active"
        self._place(group, before.topic)
        return True

    def _is_main(self, group: Group) -> bool:
        """In a headline a participle right after the subject is the verb of the clause."""
        if self.top.verb is not None or self.top.subject is None or self.sep:
            return False
        later = [g for g in self.groups if g.start > group.start and g.form == "finite"]
        return not later

    def _next_subject(self, at: int) -> Phrase | None:
        """After a fronted participle: the noun phrase behind the next comma."""
        for i in range(at, len(self.tokens) - 1):
            if self.tokens[i].text == ",":
                return self.phrase_at.get(i + 1)
            if i in self.group_at:
                return None
        return None

    def _ing(self, group: Group) -> None:
        last = self.last
        if self.preposition is not None:
            group.modality = self._after_preposition(group)
            self._place(group, self._controlled(True))
        elif self.sep == "" and last is not None and self._reduced(group):
            self._place(group, self._antecedent(""))
        elif last is None or self.top.verb is None:
            own = self.top.subject if self.top.subject is not None else None
            self._place(group, own if own is not None else self._next_subject(group.end))
        else:
            self._place(group, self._doer())

    def _reduced(self, group: Group) -> bool:
        """ "saw men carrying guns": the noun before is the doer, unless a result is told."""
        return self.noun is not None and group.lemma not in frames()["result"]

    def _doer(self) -> Phrase | None:
        """Who does what the participle behind the clause tells."""
        verb = self.top.verb
        if verb is None:
            return self.top.subject
        return verb.subject if verb.voice == "passive" else verb.subject or self.top.subject

    def _after_preposition(self, group: Group) -> Modality:
        last = self.last
        if self.preposition in ("without", "than", "against") or (
            self.preposition == "from" and last is not None and last.lemma in frames()["negating"]
        ):
            return "negated"
        return group.modality

    def _controlled(self, gerund: bool) -> Phrase | None:
        """The subject of an infinitive or gerund: the governor's object or subject."""
        last = self.last
        if last is None:
            return self.top.subject
        if last.voice == "passive":
            return last.object
        if last.object is not None and last.lemma in frames()["object_control"]:
            return last.object
        return last.subject

    def _infinitive(self, group: Group) -> None:
        last = self.last
        if last is not None and "&" in self.sep and last.form == "infinitive":
            self._place(group, last.topic)
            group.modality = last.modality if group.modality == "real" else group.modality
            return
        self._place(group, self._controlled(False))
        if group.modality == "real":
            group.modality = self._governed(last, group)

    def _governed(self, last: Group | None, group: Group) -> Modality:
        """How real an infinitive is under the verb before it."""
        if last is None:
            return "intended"
        if last.lemma in frames()["negating"]:
            return "real" if last.modality == "negated" else "negated"
        perfect = any(t.lemma == "have" for t in self.tokens[group.start : group.head])
        adjacent = last.end >= group.start - 2 or last.lemma in ("force", "cause", "lead")
        if perfect or (last.lemma in frames()["real"] and adjacent and last.lemma != "go"):
            return last.modality
        return "intended"
