"""Gives each fate word its people: the object to the right, the subject to the left, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.casualties.fates import Trigger, strict
from dateline.extract.casualties.line import Line, Link
from dateline.extract.casualties.lists import left_list, right_list
from dateline.extract.casualties.people import Kind, People, name_after, named_fate
from dateline.extract.casualties.subjects import PLACES_TOO, before_aside, nearest_subject
from dateline.extract.casualties.words import grammar
from dateline.values.people import nouns

_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_OBJECT_PRONOUNS = frozenset(("him", "her"))
_PP_REACH = 7
_MEN = frozenset(("", "man", "men", "personnel", "colleague", "colleagues", "comrade", "comrades"))
_GO = frozenset(("go", "off", "out", "leave"))
_BEFORE_NUMBER = frozenset(("the", "last", "first", "remaining", "final", "other", "their", "his"))
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’"))
_OWN = frozenset(("theirs", "ours", "own"))


def links(line: Line) -> Iterator[Link]:
    """Every fate of the sentence with its people; figures inside a figure come from `parts`."""
    before: list[Link] = []
    for t in line.triggers:
        found = [j for k in _of_trigger(line, t) for j in _each_fate(line, t, k)]
        if not found and before and before[-1].rule != "active" and _shares_subject(line, t):
            found = [_again(t, before[-1])]
        before.extend(found)
    yield from before


def _hurt_in_flight(line: Line, t: Trigger) -> bool:
    """ "many fled with gunshot wounds": their harm is told, not the flight."""
    behind = next((o for o in line.triggers if o.start == t.end), None)
    flight = t.fate in ("fled", "escaped")
    return flight and behind is not None and behind.form == "phrase" and behind.fate == "injured"


def _each_fate(line: Line, t: Trigger, k: Link) -> Iterator[Link]:
    k = _by_captors(line, t, _all_but(line, k))
    if _hurt_in_flight(line, t):
        k = replace(k, fate="injured")
    if t.joint is not None:
        yield replace(k, rule=f"{k.rule}:joint")
        yield replace(k, fate=t.joint, rule=f"{k.rule}:joint")
        return
    yield k
    if t.both is not None:
        yield replace(k, fate=t.both)


def _all_but(line: Line, k: Link) -> Link:
    """ "all but five were released": the five are those who are still held."""
    before = [w.lower for w in line.words[max(0, k.people.start - 2) : k.people.start]]
    left = k.fate in ("released", "rescued") and before == ["all", "but"]
    return replace(k, fate="held", start=k.people.start - 2) if left else k


def _by_captors(line: Line, t: Trigger, k: Link) -> Link:
    """ "captured by rebels", "the gunmen detained two drivers": no arrest, an abduction."""
    if t.lemma != "hold" and (k.fate != "detained" or t.form == "phrase"):
        return k
    passive = t.passive and t.form != "ing"
    doer = None if passive else _first_doer(line, t)
    if _word(line, t.end) == "by":
        doer = line.starting(t.end + 1) or line.starting(t.end + 2)
    noun = nouns().get(doer.head) if doer is not None else None
    if t.lemma == "hold":
        state = noun is not None and noun.who == "state_forces"
        return replace(k, fate="detained") if state else k
    armed = noun is not None and noun.who == "non_state_armed"
    return replace(k, fate="abducted") if armed and doer is not k.people else k


def _shares_subject(line: Line, t: Trigger) -> bool:
    """ "was shot by police and later died", "was raped and murdered": no subject of its own."""
    at = t.group
    while at and grammar().adverb(line.words[at - 1].lower):
        at -= 1
    before = line.words[at - 1].lower if at else ""
    undergone = not t.done_to and t.form in ("ed", "en", "phrase")
    return before in ("and", "but", "then") and (undergone or t.passive)


def _again(t: Trigger, k: Link) -> Link:
    return Link(t.fate, k.people, (t.start, t.end), t.start, t.end, "again", t)


def _of_trigger(line: Line, t: Trigger) -> Iterator[Link]:
    if t.form == "state":
        return _state(line, t)
    if t.form == "phrase" or not t.done_to:
        return _undergone(line, t)
    return _done_to(line, t)


def states_inside(line: Line) -> Iterator[Link]:
    """ "15 wounded soldiers", "four of the dead", "14 bodies": the phrase names the fate."""
    fates = {t.start: t for t in line.triggers}
    for p in line.people:
        if p.kind == "counted" and p.head in ("bodies", "corpses", "body", "corpse"):
            if p.value is not None and p.value.form == "none":
                continue
            yield Link("killed", p, (p.end - 1, p.end), p.start, p.end, "bodies")
        elif p.state is not None:
            yield from _state_inside(line, p, fates)


def _state_inside(line: Line, p: People, fates: dict[int, Trigger]) -> Iterator[Link]:
    if p.state is None:
        return
    trigger = fates.get(p.state)
    fate = trigger.fate if trigger else named_fate(line.words[p.state].lower)
    if fate is not None:
        whole = _told_as(line, p)
        if p.definite and p.kind == "counted" and p.head == "" and whole is p:
            return  # "six of the wounded were allowed home": a part of those told before
        yield Link(fate, whole, (p.state, p.state + 1), p.start, whole.end, "inside", trigger)


def _told_as(line: Line, p: People) -> People:
    """ "four of the dead were children": the words behind the verb say who they are."""
    if p.who is not None or p.end + 1 >= len(line.words):
        return p
    kind = line.starting(p.end + 1) if line.words[p.end].lower in grammar().be else None
    return p if kind is None else replace(p, end=kind.end, head=kind.head, who=kind.who)


def _inside(line: Line, t: Trigger) -> bool:
    return any(p.state is not None and p.start <= t.start < p.end for p in line.people)


def _state(line: Line, t: Trigger) -> Iterator[Link]:
    """ "left five dead", "20 people were missing"; before a noun it is an adjective."""
    if _inside(line, t):
        return
    left = t.start
    while left and line.words[left - 1].lower in grammar().reporting | {"left"}:
        left -= 1
    p = _adjacent_left(line, left)
    behind = line.starting(t.end)
    if p is None and behind is not None and left < t.start:  # "left dead three rebels"
        yield from right_list(line, t, behind)
    elif p is not None and (t.lemma not in ("hostage", "captive") or _taking(line, p.start)):
        held = t.lemma in ("hostage", "captive") and _taking(line, p.start) == "held"
        yield from left_list(line, t, p, "held" if held else t.fate, "state")
    elif t.passive and t.lemma not in ("hostage", "captive"):
        yield from _subjects(line, t, "state")


def _taking(line: Line, at: int) -> str | None:
    before = [w.lower for w in line.words[max(0, at - 4) : at]]
    if any(w in ("took", "take", "takes", "taking", "taken") for w in before):
        return "taken"
    return "held" if any(w in ("held", "hold", "holds", "holding") for w in before) else None


def _undergone(line: Line, t: Trigger) -> Iterator[Link]:
    if _inside(line, t):
        return
    behind = line.starting(t.end) if t.fate == "abducted" and not t.passive else None
    hurt = behind is not None and named_fate(_word(line, behind.end)) is not None
    if behind is not None and not hurt and not _be_before(line, t):
        yield from right_list(line, t, behind)  # "carried off seven girls"
    else:
        yield from _subjects(line, t, "undergone")


def _be_before(line: Line, t: Trigger) -> bool:
    return any(w.lower in grammar().be for w in line.words[t.group : t.start])


def _done_to(line: Line, t: Trigger) -> Iterator[Link]:
    if _inside(line, t):
        return
    if t.lemma in strict():
        yield from _strictly(line, t)
        return
    if t.passive:
        if not _of_another(line, t):
            yield from _subjects(line, t, "passive")
        return
    p = _object(line, t)
    if p is not None:
        yield from right_list(line, t, p)
    elif t.form in ("ed", "en") and not t.perfect and _ends_there(line, t.end):
        p = _adjacent_left(line, t.group)
        if p is None:
            yield from _behind_and(line, t)
        elif not (p.kind == "many" and p.definite):  # "the soldiers killed" tells no new figure
            yield from left_list(line, t, p, t.fate, "reduced")


def _of_another(line: Line, t: Trigger) -> bool:
    """ "stabbed two tourists and was shot dead": the subject is the doer, not who stands near."""
    if not t.group or line.words[t.group - 1].lower not in ("and", "but"):
        return False
    p = nearest_subject(line, t.group, t.lemma)
    verbs = [o for o in line.triggers if o.done_to and o.form == "ed" and not o.passive]
    return (
        p is not None
        and any(o.end == p.start and o.group > 0 for o in verbs)
        and (line.words[t.group].lower in ("was", "is") and p.kind in ("counted", "many"))
    )


def _strictly(line: Line, t: Trigger) -> Iterator[Link]:
    """ "treated 27 women", "was hit in the face", "lost two men": shapes the lexicon allows."""
    behind = strict()[t.lemma].behind
    follows = _word(line, t.end)
    fits = "*" in behind or follows in behind
    passive = t.passive and t.form != "ing"
    if passive or (t.form in ("ed", "en") and fits and "*" not in behind):
        p = nearest_subject(line, t.group, t.lemma) if passive else _adjacent_left(line, t.group)
        if fits and p is not None and p.kind != "many" and _allowed(line, t, p):
            yield from left_list(line, t, p, t.fate, "passive" if passive else "reduced")
            return
    p = None if passive else _object(line, t)
    if t.lemma == "let" and (p is None or _word(line, p.end) not in _GO):
        return
    if p is not None and p.kind != "name" and _allowed(line, t, p):
        yield from right_list(line, t, _of_the_doer(line, t, p))


def _word(line: Line, at: int) -> str:
    return line.words[at].lower if at < len(line.words) else "."


def _of_the_doer(line: Line, t: Trigger, p: People) -> People:
    """ "the rebels lost seven men", "left four of theirs": the words for the doer say who."""
    if t.lemma not in ("lose", "leave") or p.head not in _MEN:
        return p
    doer = _first_doer(line, t)
    return p if doer is None or doer.kind == "pronoun" else replace(p, who=doer.who)


def _first_doer(line: Line, t: Trigger) -> People | None:
    """The subject; behind "and" that of the verb before ("killed 11 and lost one man")."""
    joined = t.group > 0 and line.words[t.group - 1].lower in ("and", "but")
    earlier = [other for other in line.triggers if other.end <= t.group and other.done_to]
    if joined and earlier and not earlier[-1].passive:
        return nearest_subject(line, earlier[-1].group, earlier[-1].lemma)
    return nearest_subject(line, t.group, t.lemma)


def _allowed(line: Line, t: Trigger, p: People) -> bool:
    """Whether the people are told by a noun that the verb asks for."""
    asked = strict()[t.lemma].objects
    if not asked or p.head in asked:
        return True
    if "theirs" in asked and any(w.lower in _OWN for w in line.words[p.start : p.end]):
        return True
    noun = nouns().get(p.head)
    return "armed" in asked and noun is not None and noun.who == "non_state_armed"


def _behind_and(line: Line, t: Trigger) -> Iterator[Link]:
    """ "was dragged out and killed": the auxiliary stands before another verb."""
    at = t.group - 1
    if at < 2 or line.words[at].lower not in ("and", "then"):
        return
    for k in range(at - 1, max(-1, at - _PP_REACH), -1):
        word = line.words[k]
        if word.lower in grammar().be:
            whole = replace(t, group=k, passive=True)
            while whole.group and grammar().auxiliary(line.words[whole.group - 1].lower):
                whole = replace(whole, group=whole.group - 1)
            yield from _subjects(line, whole, "passive")
            return
        if word.text in (";", ",", '"') or any(p.start <= k < p.end for p in line.people):
            return


def _ends_there(line: Line, at: int) -> bool:
    """Whether no object follows: a mark, a preposition or an adverb ends a reduced passive."""
    if at >= len(line.words):
        return True
    word, g = line.words[at].lower, grammar()
    if line.cased and len(word) > 1 and line.words[at].text.isupper():
        return False  # a group's short name is an object ("captured IS positions")
    joins = g.stops - {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "no",
        "every",
        "any",
        "all",
        "one",
    }
    if word in ("all", "both", "some", "each"):
        return False
    ends = word in joins or word in g.prepositions or word in g.boundary or g.adverb(word)
    return ends or not word[0].isalnum()


def _object(line: Line, t: Trigger) -> People | None:
    """The people right behind an active verb; particles and adverbs may stand between."""
    at, words = t.end, line.words
    while at < len(words) and at < t.end + 4:
        p = line.starting(at)
        if p is not None:
            opening = t.start == 0 and t.form in ("ed", "en") and p.kind != "counted"
            return None if opening else p
        word = words[at].lower
        if word in _REFLEXIVE:
            return _self(line, t, at)
        if word in _OBJECT_PRONOUNS:
            return People(at, at + 1, "pronoun", word, None, None, (at, at + 1), True)
        if (word in _BEFORE_NUMBER or word in _QUOTES) and _counted_soon(line, at):
            at += 1
            continue
        if word in ("anyone", "anybody") and _denied(line, t):
            return People(at, at + 1, "none", word)
        if word not in ("down", "up", "off", "dead", "all", "both") and not grammar().adverb(word):
            break
        at += 1
    named = t.form != "base" and t.lemma not in PLACES_TOO and t.lemma not in strict()
    if line.cased and at == t.end and named:
        return name_after(words, at)
    return None


def _counted_soon(line: Line, at: int) -> bool:
    """ "the last three hostages": a figure stands behind the words that open the phrase."""
    near = (line.starting(k) for k in range(at + 1, min(at + 3, len(line.words))))
    return any(p is not None and p.kind == "counted" for p in near)


def _self(line: Line, t: Trigger, at: int) -> People:
    """ "killed himself": one of those who do it, told by the subject's words."""
    doer = nearest_subject(line, t.group, t.lemma)
    who = doer.who if doer is not None and doer.kind != "pronoun" else None
    kind: Kind = "many" if line.words[at].lower == "themselves" else "one"
    return People(at, at + 1, kind, line.words[at].lower, None, None, who)


def _denied(line: Line, t: Trigger) -> bool:
    group = line.words[max(0, t.group - 1) : t.start]
    return any(grammar().negates(w.lower) for w in group)


def _adjacent_left(line: Line, at: int) -> People | None:
    """The people phrase right before word `at`; adverbs may stand between."""
    while at > 0 and grammar().adverb(line.words[at - 1].lower):
        at -= 1
    if at > 0 and line.words[at - 1].text == ",":
        at = before_aside(line, at - 1)
    if at > 0 and line.words[at - 1].text in _QUOTES:
        at -= 1
    p = line.ending(at)
    if p is not None and p.start and line.words[p.start - 1].lower == "including":
        return line.ending(p.start - 1) or p  # "14 people including four constables injured"
    return p


def _subjects(line: Line, t: Trigger, rule: str) -> Iterator[Link]:
    p = nearest_subject(line, t.group, t.lemma)
    if p is not None:
        yield from left_list(line, t, p, t.fate, rule)
