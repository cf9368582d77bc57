"""Where the arguments of each form of verb are found: finite, participle, -ing, infinitive."""

from __future__ import annotations

from dateline.model.parsed import Modality, Phrase
from dateline.parse.clauses import Clause, State
from dateline.parse.verbs import Group, frames


def read_verb(state: State, group: Group) -> None:
    """Gives a verb group its arguments so far and makes it the one that later ones go to."""
    before = state.last
    joined = before is not None and before.end >= group.start - 1 and "&" in state.sep
    twin = before if joined else None
    if group.form == "finite":
        _finite(state, group)
    elif group.form == "participle":
        _participle(state, group)
    elif group.form == "ing":
        _ing(state, group)
    else:
        _infinitive(state, group)
    if state.top.conditional and group.modality in ("real", "future"):
        group.modality = "hypothetical"
    state.last = group
    state.twin = twin if twin is not None and twin.voice == group.voice else None
    state.open_object = group.voice == "active"
    state.floating = None
    state.after_oblique = False
    state.sep = ""
    state.preposition = None


def _place(state: State, group: Group, subject: Phrase | None) -> None:
    """Gives a group its grammatical subject, as object in the passive."""
    if group.voice == "passive":
        group.object = subject
    else:
        group.subject = subject


def _finite(state: State, group: Group) -> None:
    _headline_passive(state, group)
    clause = _clause_for(state, group)
    again = clause.verb is not None
    if again and clause.verb is not None:
        _joined_passive(state, group, clause.verb)
        _share(state, group, clause.verb, clause)
    else:
        _place(state, group, clause.subject or clause.fallback)
        _gap(state, group, clause)
        group.obliques.extend(clause.fronted)
    clause.verb = group
    clause.fronted = []


def _joined_passive(state: State, group: Group, before: Group) -> None:
    """ "was driven there and detonated": a past form without object after a passive."""
    token = state.tokens[group.head]
    bare = group.start == group.head and token.tag == "VBD" and token.lower.endswith("ed")
    joined = "&" in state.sep and before.voice == "passive" and before.form == "finite"
    alone = group.end not in state.phrase_at and group.lemma in frames()["transitive"]
    follows = state.tokens[group.end].tag if group.end < len(state.tokens) else "."
    if bare and joined and alone and follows in (".", ",", "IN", "RB"):
        group.voice = "passive"


def _gap(state: State, group: Group, clause: Clause) -> None:
    """In "the man whom police arrested" the antecedent is the object."""
    gap = clause.antecedent
    moved = clause.kind == "relative" and clause.subject is not gap
    if gap is not None and moved and group.voice == "active":
        group.object = gap


def _share(state: State, group: Group, before: Group, clause: Clause) -> None:
    """A coordinated verb has the subject of the one before it, and its passive."""
    _place(state, group, clause.subject if clause.subject is not None else before.topic)


def _clause_for(state: State, group: Group) -> Clause:
    """The open clause that a finite verb belongs to; opens or closes clauses on the way."""
    top = state.top
    if top.verb is None:
        return top
    if "&" in state.sep:
        return top
    waiting = state.waiting()
    if state.floating is not None:
        return _with_floating(state, waiting)
    if waiting is None and "," in state.sep:
        return top
    if waiting is not None:
        return state.pop_to(waiting)
    return state.fresh(None)


def _with_floating(state: State, waiting: int | None) -> Clause:
    floating = state.floating
    last = state.last
    direct = last is not None and last.object is floating
    complement = direct and last is not None and last.lemma in frames()["complement"]
    if waiting is not None:
        outer = state.stack[waiting]
        if outer.subject is None and not complement:
            state.release(floating)
            outer.subject = floating
            return state.pop_to(waiting)
        if not complement and (state.top.kind == "relative" or "," in state.sep):
            return state.pop_to(waiting)
    if "," in state.sep and direct and not complement:
        return state.top
    state.release(floating)
    return state.fresh(floating)


def _headline_passive(state: State, group: Group) -> None:
    """ "Five killed in blast": a bare past form that must have an object and has none."""
    token = state.tokens[group.head]
    if group.start != group.head or token.tag != "VBD" or group.voice == "passive":
        return
    following = group.end
    after = state.tokens[following] if following < len(state.tokens) else None
    if (after is not None and after.lower == "by") or (
        state.headline
        and group.lemma in frames()["transitive"]
        and following not in state.phrase_at
    ):
        group.voice = "passive"


def _participle(state: State, group: Group) -> None:
    """A bare past participle: coordinated with a passive, or a reduced relative."""
    if "&" in state.sep and _joined_participle(state, group):
        return
    if group.lemma in frames()["intransitive"]:
        group.voice = "active"  # "the men fled": a past form that was tagged as a participle
        _finite(state, group)
        return
    noun = state.antecedent("") if state.sep in ("", ",") else None
    if noun is None and state.top.verb is None:
        noun = state.next_subject(group.end)
    group.object = noun
    if _is_main(state, group):
        state.top.verb = group
        group.obliques.extend(state.top.fronted)
        state.top.fronted = []


def _joined_participle(state: State, group: Group) -> bool:
    """ "has killed 13 and wounded 56", "were shot and wounded": joins the verb before."""
    last = state.last
    joined = last is not None and last.end >= group.start - 2
    before = last if joined else state.top.verb or last
    if before is None:
        return False
    active = before.voice == "active" and before.form in ("finite", "infinitive", "ing")
    following = state.tokens[group.end].lower if group.end < len(state.tokens) else ""
    lone = group.lemma in frames()["intransitive"]
    if group.end in state.phrase_at or lone or (active and following != "by"):
        group.voice = "active"
    _place(state, group, before.topic)
    return True


def _is_main(state: State, group: Group) -> bool:
    """In a headline a participle right after the subject is the verb of the clause."""
    if state.top.verb is not None or state.top.subject is None or state.sep:
        return False
    later = [g for g in state.groups if g.start > group.start and g.form == "finite"]
    return not later


def _ing(state: State, group: Group) -> None:
    last = state.last
    if state.preposition is not None:
        group.modality = _after_preposition(state, group)
        _place(state, group, _controlled(state) or state.next_subject(group.end))
    elif state.sep == "" and last is not None and _reduced(state, group):
        _place(state, group, state.antecedent(""))
    elif last is None or state.top.verb is None:
        own = state.top.subject if state.top.subject is not None else None
        _place(state, group, own if own is not None else state.next_subject(group.end))
    else:
        _place(state, group, _doer(state))


def _reduced(state: State, group: Group) -> bool:
    """ "saw men carrying guns": the noun before is the doer, unless a result is told."""
    return state.noun is not None and group.lemma not in frames()["result"]


def _doer(state: State) -> Phrase | None:
    """Who does what the participle behind the clause tells."""
    verb = state.top.verb
    if verb is None:
        return state.top.subject
    return verb.subject if verb.voice == "passive" else verb.subject or state.top.subject


def _after_preposition(state: State, group: Group) -> Modality:
    last = state.last
    if state.preposition in ("without", "than", "against"):
        return "negated"
    if state.preposition == "from" and last is not None and last.lemma in frames()["negating"]:
        return "real" if last.modality == "negated" else "negated"
    return group.modality


def _controlled(state: State) -> Phrase | None:
    """The subject of an infinitive or gerund: the governor's object or subject."""
    last = state.last
    if last is None:
        return state.top.subject
    if last.voice == "passive":
        return last.object
    if last.object is not None and last.lemma in frames()["object_control"]:
        return last.object
    return last.subject


def _infinitive(state: State, group: Group) -> None:
    last = state.last
    bare = state.tokens[group.start].tag == "VB" and state.sep != ""
    if last is not None and (bare or ("&" in state.sep and last.form == "infinitive")):
        _place(state, group, last.topic)
        group.modality = last.modality if group.modality == "real" else group.modality
        return
    ranked = _ranked_noun(state, group)
    if ranked is not None:
        _place(state, group, ranked)
        return
    _place(state, group, _controlled(state))
    if group.modality == "real" and group.lemma not in frames()["performed"]:
        group.modality = _governed(state, last, group)


def _ranked_noun(state: State, group: Group) -> Phrase | None:
    """ "the third attack to hit the city": the noun does it, and it is as real as the noun."""
    noun = state.noun
    if noun is None or noun.end != group.start:
        return None
    words = state.tokens[noun.start : noun.head]
    ranked = any(t.lower in frames()["ranks"] or t.tag == "JJS" for t in words)
    return noun if ranked else None


def _governed(state: State, last: Group | None, group: Group) -> Modality:
    """How real an infinitive is under the verb before it."""
    if last is None:
        return "intended"
    if last.lemma in frames()["negating"]:
        return "real" if last.modality == "negated" else "negated"
    perfect = any(t.lemma == "have" for t in state.tokens[group.start : group.head])
    adjacent = last.end >= group.start - 2 or last.lemma in ("force", "cause", "lead")
    if perfect or (last.lemma in frames()["real"] and adjacent and last.lemma != "go"):
        return last.modality
    return "intended"
