"""What is open while a sentence is read: a stack of clauses, and what was passed last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.parsed import Oblique, Phrase, Token
from dateline.parse.phrases import outermost
from dateline.parse.verbs import Group, frames, verb_groups

Kind = Literal["main", "relative", "sub", "that"]
_TRANSPARENT = frozenset((",", "IN", "TO", "CC", "''", "-LRB-", "-RRB-", ":", "RB"))


@dataclass(slots=True)
class Clause:
    """An open clause: its subject so far, its finite verb, what was fronted."""

    kind: Kind = "main"
    subject: Phrase | None = None
    verb: Group | None = None
    fronted: list[Oblique] = field(default_factory=list)
    antecedent: Phrase | None = None
    conditional: bool = False
    fallback: Phrase | None = None  # the subject before a semicolon, for "; burned two houses"


class State:
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
        self.stack: list[Clause] = [Clause()]
        self.last: Group | None = None  # the latest verb group of any form
        self.twin: Group | None = None  # the verb joined to it by a bare "and"
        self.open_object = False  # its object may still come
        self.floating: Phrase | None = None  # a noun phrase since then, not after a preposition
        self.floating_sep = ""
        self.noun: Phrase | None = None  # the noun phrase just passed, of any role
        self.before: Phrase | None = None  # the one that a preposition ties `noun` to
        self.sep = ""  # commas and conjunctions since the last item
        self.preposition: str | None = None
        self.after_oblique = False  # the item just passed is a prepositional phrase

    @property
    def top(self) -> Clause:
        """The innermost open clause."""
        return self.stack[-1]

    def reset(self) -> None:
        """Begins a new main clause, as after a semicolon or a dateline."""
        self.stack = [Clause(fallback=self.top.subject if self.top.verb else None)]
        self.open_object = False
        self.floating = self.noun = self.preposition = None
        self.sep = ""

    def push(self, clause: Clause) -> None:
        """Opens a clause inside the present one."""
        self.stack.append(clause)
        self.open_object = False
        self.floating = None
        self.sep = ""
        self.preposition = None

    def touches(self, noun: Phrase, i: int) -> bool:
        """True when only marks and a preposition stand between the phrase and token `i`."""
        between = self.tokens[noun.end : i]
        return all(t.tag in _TRANSPARENT for t in between)

    def antecedent(self, pronoun: str) -> Phrase | None:
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

    def waiting(self) -> int | None:
        """The innermost outer clause that has no verb yet."""
        for k in range(len(self.stack) - 2, -1, -1):
            if self.stack[k].verb is None:
                return k
        return None

    def release(self, phrase: Phrase | None) -> None:
        """Takes a noun phrase back from the verb before: it opens a clause of its own."""
        if self.last is not None and self.last.object is phrase and self.last.voice == "active":
            self.last.object = None

    def pop_to(self, index: int) -> Clause:
        """Closes the clauses above `index`, returns the one there."""
        del self.stack[index + 1 :]
        return self.top

    def fresh(self, subject: Phrase | None) -> Clause:
        """Opens a clause beside the present one, for what is said or for a new main clause."""
        conditional = self.top.conditional and self.last is not None
        clause = Clause("that", subject, conditional=conditional)
        if self.top.verb is not None and self.top.kind != "main":
            self.stack[-1] = clause
        else:
            self.stack.append(clause)
        return clause

    def next_subject(self, at: int) -> Phrase | None:
        """After a fronted participle: the noun phrase behind the next comma."""
        for i in range(at, len(self.tokens) - 1):
            if self.tokens[i].text == ",":
                return self.phrase_at.get(i + 1)
            if i in self.group_at:
                return None
        return None
