"""Predicates: who does what to whom in each clause, by one pass from left to right.

A small machine in the manner of finite-state shallow parsing (Abney 1996): noun phrases,
prepositional phrases and verb groups are read in order, and a stack of open clauses remembers
which of them still waits for its verb. Relative clauses, appositions, brackets and fronted
phrases are therefore passed over when the subject of a later verb is sought. Of coordinated
noun phrases the first is the argument; the others follow it in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.parsed import Modality, Oblique, Phrase, Predicate, Token
from dateline.parse.arguments import read_verb
from dateline.parse.clauses import Clause, Kind, State
from dateline.parse.phrases import is_time
from dateline.parse.verbs import Group, frames

_PREPOSITIONS = frozenset(("IN", "TO"))
_NOBODY = frozenset(("no", "none", "nobody", "neither", "nothing", "no-one"))
_BREAKS = frozenset((";", ":", "--", "—", "–", "-", "]"))
_DASHES = frozenset(("--", "—", "–", "-"))
_CLOSERS = frozenset((")", "]"))
_SILENT = frozenset(("``", "''", '"', "'", "`", "“", "”", "‘", "’"))


def predicates(
    tokens: Sequence[Token], phrases: Sequence[Phrase], headline: bool = False
) -> tuple[Predicate, ...]:
    """The predicates of a tagged sentence with its noun phrases, in order of their heads."""
    if not tokens:
        return ()
    state = State(tokens, phrases, headline)
    _run(state)
    return tuple(_frozen(tokens, group) for group in state.groups)


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


def _run(state: State) -> None:
    """Reads the sentence."""
    i = _inverted_condition(state)
    while i < len(state.tokens):
        i = _step(state, i)


def _inverted_condition(state: State) -> int:
    """Passes over "Had" or "Should" in "Had the bomb exploded, ..."; else 0."""
    first = state.group_at.get(0)
    opened = state.tokens[0].lower in ("had", "should", "were")
    if first is None or not opened or first.end != 1 or 1 not in state.phrase_at:
        return 0
    state.groups.remove(first)
    state.push(Clause("sub", conditional=True))
    return 1


def _step(state: State, i: int) -> int:
    """Reads the item at `i`, returns where the next begins."""
    phrase = state.phrase_at.get(i)
    if phrase is not None:
        _noun_phrase(state, phrase)
        return phrase.end + _closing_comma(state, phrase)
    group = state.group_at.get(i)
    if group is not None:
        read_verb(state, group)
        return group.end
    return _mark(state, i)


def _closing_comma(state: State, phrase: Phrase) -> int:
    """1 when the comma behind a phrase only closes its apposition."""
    if phrase.end >= len(state.tokens) or state.tokens[phrase.end].text != ",":
        return 0
    inside = state.tokens[phrase.core_end : phrase.end]
    return int(any(t.text == "," for t in inside))


def _mark(state: State, i: int) -> int:
    token = state.tokens[i]
    if token.text in "([" and len(token.text) == 1:
        return _aside(state, i, _CLOSERS, 16) or i + 1
    if token.text in _BREAKS:
        return _dash(state, i)
    if token.text == ",":
        state.sep += ","
        state.open_object = False
        state.preposition = None
    elif token.tag == "CC":
        state.sep += "&"
        state.open_object = False
        state.preposition = None
    elif token.tag in ("WP", "WDT", "WP$"):
        _relative(state, i)
    elif token.tag == "WRB":
        _subordinate(state, token)
    elif token.tag in _PREPOSITIONS:
        _preposition(state, i)
    elif token.tag not in ("RB", "RP", "RBR", "RBS") and token.text not in _SILENT:
        state.open_object = state.open_object and token.lower == "dead"  # "shot dead a man"
    return i + 1


def _aside(state: State, i: int, closers: frozenset[str], reach: int) -> int | None:
    """Reads a bracket or a stretch between dashes on its own; None if it is never closed."""
    for j in range(i + 1, min(len(state.tokens), i + reach)):
        if state.tokens[j].text in closers:
            break
    else:
        return None
    outer = (state.stack, state.last, state.twin, state.open_object, state.floating,
             state.floating_sep, state.before, state.sep, state.preposition)  # fmt: skip
    noun = state.noun
    state.reset()
    state.noun = noun
    k = i + 1
    while k < j:
        k = _step(state, k)
    (state.stack, state.last, state.twin, state.open_object, state.floating,
     state.floating_sep, state.before, state.sep, state.preposition) = outer  # fmt: skip
    state.noun = noun
    return j + 1


def _dash(state: State, i: int) -> int:
    """A pair of dashes is an aside once the sentence has begun; one dash begins it anew."""
    begun = state.top.subject is not None or state.top.verb is not None
    after = _aside(state, i, _DASHES, 25) if begun and state.tokens[i].text in _DASHES else None
    if after is None:
        state.reset()
    return i + 1 if after is None else after


def _relative(state: State, i: int) -> None:
    """Opens a relative clause, or a clause of its own ("it is not clear who ...")."""
    token = state.tokens[i]
    noun = state.noun
    if "&" in state.sep and state.top.kind == "relative" and state.top.antecedent is not None:
        again = state.top.antecedent  # "who died and who were hurt"
        state.stack.pop()
        state.push(Clause("relative", again, antecedent=again))
        return
    if noun is None or not state.touches(noun, i):
        state.push(Clause("that"))
        return
    antecedent = state.antecedent(token.lower) if token.tag != "WP$" else None
    clause = Clause("relative", antecedent, antecedent=antecedent)
    if state.preposition is not None:  # "an attack in which ..."
        clause = Clause("relative")
        if antecedent is not None:
            clause.fronted.append(Oblique(state.preposition, antecedent))
    state.push(clause)


def _subordinate(state: State, token: Token) -> None:
    conditional = token.lower in frames()["conditional"]
    state.push(Clause("sub", conditional=conditional))


def _preposition(state: State, i: int) -> None:
    token = state.tokens[i]
    if token.lower == "that" or (token.tag == "IN" and _opens_clause(state, i)):
        kind: Kind = "that" if token.lower == "that" else "sub"
        conditional = token.lower in frames()["conditional"]
        inherited = state.top.conditional and kind == "that"
        state.push(Clause(kind, conditional=conditional or inherited))
        return
    state.preposition = token.lower
    state.open_object = False


def _opens_clause(state: State, i: int) -> bool:
    """True when a noun phrase and then a finite verb follow, with no comma between."""
    word = state.tokens[i].lower
    if word not in frames()["subordinators"]:
        return False
    if word in frames()["always_subordinators"]:
        following = state.tokens[i + 1].lower if i + 1 < len(state.tokens) else ""
        return following != "of"
    j = i + 1
    seen = False
    while j < len(state.tokens):
        phrase = state.phrase_at.get(j)
        group = state.group_at.get(j)
        if phrase is not None:
            seen = True
            j = phrase.end
        elif group is not None:
            if group.form == "finite":
                return seen or state.tokens[i].lower in ("as", "than")
            if group.form == "infinitive":
                return False
            j = group.end
        elif state.tokens[j].tag in ("IN", "RB", "CC", "EX", "DT") or (
            state.tokens[j].text in _SILENT
        ):
            j += 1
        else:
            return False
    return False


def _noun_phrase(state: State, phrase: Phrase) -> None:
    if state.preposition is not None:
        _oblique(state, phrase)
        state.sep = ""
        return
    state.before = None
    if state.sep == "&" and state.after_oblique and not _verb_follows(state, phrase):
        state.sep = ""
        return  # the second name of "in Boko and Tamba"
    state.after_oblique = False
    if is_time(state.tokens, phrase):
        state.noun = phrase
    elif state.open_object and state.last is not None:
        _object(state, phrase)
    elif state.top.verb is None:
        _subject(state, phrase)
    else:
        _float(state, phrase)
    state.sep = ""


def _float(state: State, phrase: Phrase) -> None:
    last, old = state.last, state.floating
    direct = last is not None and last.object is old
    says = last is not None and last.lemma in frames()["complement"]
    listed = old is not None and bool(state.sep) and (says if direct else True)
    if not (listed and (state.sep == "&" or not direct)):
        state.floating, state.floating_sep = phrase, state.sep
    state.noun = phrase


def _verb_follows(state: State, phrase: Phrase) -> bool:
    """True when a finite verb stands right behind the phrase, adverbs apart."""
    i = phrase.end
    while (
        i < len(state.tokens) and state.tokens[i].tag in ("RB", "IN") and i not in state.group_at
    ):
        behind = state.phrase_at.get(i + 1) if state.tokens[i].tag == "IN" else None
        i = behind.end if behind is not None else i + 1
    group = state.group_at.get(i)
    return group is not None and group.form in ("finite", "participle")


def _oblique(state: State, phrase: Phrase) -> None:
    oblique = Oblique(state.preposition or "", phrase)
    state.after_oblique = True
    last = state.last
    state.preposition = None
    state.before = None if state.sep else (state.before or state.noun)
    state.noun = phrase
    if state.top.verb is None and (last is None or last.form == "finite" or "," in state.sep):
        state.top.fronted.append(oblique)
    elif last is not None:
        agent = last.voice == "passive" and oblique.prep == "by" and last.subject is None
        if agent and not is_time(state.tokens, phrase):
            last.subject = phrase
        else:
            last.obliques.append(oblique)
        if state.twin is not None:
            _twin_oblique(state, state.twin, oblique)


def _twin_oblique(state: State, twin: Group, oblique: Oblique) -> None:
    """In "was shot and wounded by police in Boko" both verbs have what follows."""
    if twin.voice == "passive" and oblique.prep == "by" and twin.subject is None:
        twin.subject = oblique.phrase
    else:
        twin.obliques.append(oblique)


def _object(state: State, phrase: Phrase) -> None:
    assert state.last is not None
    if _inverted(state, state.last):
        state.last.subject = state.top.subject = phrase
    elif state.last.voice == "active":
        state.last.object = phrase
        if state.twin is not None and state.twin.object is None:
            state.twin.object = phrase
    state.open_object = False
    state.floating, state.floating_sep = phrase, ""
    state.noun = phrase


def _adjacent(state: State, before: Phrase, phrase: Phrase) -> bool:
    """True when only marks and adverbs stand between the two phrases."""
    between = state.tokens[before.end : phrase.start]
    return all(t.tag == "RB" or not t.text[0].isalnum() for t in between)


def _inverted(state: State, group: Group) -> bool:
    """True for a verb of speaking right behind a quotation: `,” said the mayor`."""
    if group.start == 0 or group.start != group.head or group.lemma not in frames()["inverted"]:
        return False
    before = state.tokens[group.start - 1]
    return group.form == "finite" and (before.text == "," or before.text in _SILENT)


def _names_on(state: State, subject: Phrase) -> bool:
    """True when the seeming subject goes on naming a fronted place: "In Lima, Peru, gunmen"."""
    if not state.top.fronted or state.sep == "&":
        return False
    before = state.top.fronted[-1].phrase
    between = [t.text for t in state.tokens[before.end : subject.start]]
    bare = all(t.tag.startswith("NNP") for t in state.tokens[subject.start : subject.end])
    return between == [","] and bare


def _subject(state: State, phrase: Phrase) -> None:
    clause = state.top
    gap = clause.kind == "relative" and clause.subject is clause.antecedent
    if (
        gap
        or clause.subject is None
        or (not state.sep and _adjacent(state, clause.subject, phrase))
        or (_names_on(state, clause.subject) and _verb_follows(state, phrase))
    ):
        clause.subject = phrase
    state.noun = phrase
