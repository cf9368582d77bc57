"""Gives each fate word its people: the object to the right, the subject to the left, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.casualties.fates import Trigger
from dateline.extract.casualties.people import Kind, People, name_after, name_before, named_fate
from dateline.extract.casualties.words import Word, grammar

_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_OBJECT_PRONOUNS = frozenset(("him", "her"))
_SUBJECT_PRONOUNS = frozenset(("he", "she"))
_PP_REACH = 7
_ASIDE = 14


@dataclass(frozen=True, slots=True)
class Link:
    """People with their fate: `core` the fate words, `[start, end)` all words between."""

    fate: str
    people: People
    hook: tuple[int, int]
    start: int
    end: int
    rule: str
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence ready for linking: its words, people phrases and fate words."""

    words: tuple[Word, ...]
    people: tuple[People, ...]
    triggers: tuple[Trigger, ...]
    cased: bool

    def starting(self, at: int) -> People | None:
        """The people phrase that begins at word `at`."""
        return next((p for p in self.people if p.start == at), None)

    def ending(self, at: int) -> People | None:
        """The longest people phrase that ends at word `at`."""
        return next((p for p in self.people if p.end == at), None)


def links(line: Line) -> Iterator[Link]:
    """Every fate of the sentence with its people; figures inside a figure come from `parts`."""
    before: list[Link] = []
    for t in line.triggers:
        found = [j for k in _of_trigger(line, t) for j in _each_fate(t, k)]
        if not found and before and _shares_subject(line, t):
            found = [_again(t, before[-1])]
        before.extend(found)
    yield from before


def _each_fate(t: Trigger, k: Link) -> Iterator[Link]:
    if t.joint is not None:
        yield replace(k, rule=f"{k.rule}:joint")
        yield replace(k, fate=t.joint, rule=f"{k.rule}:joint")
        return
    yield k
    if t.both is not None:
        yield replace(k, fate=t.both)


def _shares_subject(line: Line, t: Trigger) -> bool:
    """ "was shot by police and later died", "was raped and murdered": no subject of its own."""
    before = line.words[t.group - 1].lower if t.group else ""
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
    if p is not None and (t.lemma not in ("hostage", "captive") or _taking(line, p.start)):
        held = t.lemma in ("hostage", "captive") and _taking(line, p.start) == "held"
        yield from _left_list(line, t, p, "held" if held else t.fate, "state")
    elif t.passive and t.lemma not in ("hostage", "captive"):
        yield from _subjects(line, t, "state")


def _taking(line: Line, at: int) -> str | None:
    before = [w.lower for w in line.words[max(0, at - 4) : at]]
    if any(w in ("took", "take", "takes", "taking", "taken") for w in before):
        return "taken"
    return "held" if any(w in ("held", "hold", "holds", "holding") for w in before) else None


def _undergone(line: Line, t: Trigger) -> Iterator[Link]:
    if not _inside(line, t):
        yield from _subjects(line, t, "undergone")


def _done_to(line: Line, t: Trigger) -> Iterator[Link]:
    if _inside(line, t):
        return
    if t.passive:
        yield from _subjects(line, t, "passive")
        return
    p = _object(line, t)
    if p is not None:
        yield from _right_list(line, t, p)
    elif t.form in ("ed", "en") and not t.perfect and _ends_there(line, t.end):
        p = _adjacent_left(line, t.group)
        if p is None:
            yield from _behind_and(line, t)
        elif not (p.kind == "many" and p.definite):  # "the soldiers killed" tells no new figure
            yield from _left_list(line, t, p, t.fate, "reduced")


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
        if word in ("anyone", "anybody") and _denied(line, t):
            return People(at, at + 1, "none", word)
        if word not in ("down", "up", "off", "dead", "all", "both") and not grammar().adverb(word):
            break
        at += 1
    if line.cased and at == t.end and t.form != "base":
        return name_after(words, at)
    return None


def _self(line: Line, t: Trigger, at: int) -> People:
    """ "killed himself": one of those who do it, told by the subject's words."""
    doer = _nearest_subject(line, t.group)
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
        at = _before_aside(line, at - 1)
    return line.ending(at)


def _before_aside(line: Line, close: int) -> int:
    """Where the phrase ended before ", including five women," (the comma at `close`)."""
    for k in range(close - 1, max(0, close - _ASIDE), -1):
        if line.words[k].text == "," and line.words[k + 1].lower in ("including", "among", "most"):
            return k
        if line.words[k].lower in grammar().boundary:
            break
    return close + 1


def _subjects(line: Line, t: Trigger, rule: str) -> Iterator[Link]:
    p = _nearest_subject(line, t.group)
    if p is not None:
        yield from _left_list(line, t, p, t.fate, rule)


def _nearest_subject(line: Line, group: int) -> People | None:
    """The nearest phrase to the left that no preposition governs, within the clause."""
    limit = _clause_start(line, group)
    found = [p for p in line.people if limit <= p.start and p.end <= group and not _aside(line, p)]
    free = [p for p in found if not _governed(line, p)]
    name = name_before(line.words, group) if line.cased else None
    nearest = name is not None and all(p.end <= name.start for p in free[-1:])
    if name is not None and nearest and not (free and _apposed(line, name)):
        return name
    for p in reversed(free):
        if _apposed(line, p) and p is not free[0]:
            continue
        return p
    at = group - 1
    if at >= 0 and line.words[at].lower in _SUBJECT_PRONOUNS:
        return People(at, group, "pronoun", line.words[at].lower, None, None, (at, group), True)
    return _antecedent(line, limit, group)


def _antecedent(line: Line, limit: int, group: int) -> People | None:
    """ "13 soldiers who ... were killed": the phrase before the relative word at the boundary."""
    at = limit - 1
    if at < 1 or any(
        p.start >= limit and p.end <= group and not _governed(line, p) for p in line.people
    ):
        return None
    for k in range(at, max(-1, at - 8), -1):
        if line.words[k].lower in ("who", "which", "that") and k >= 1:
            end = k - 1 if line.words[k - 1].text == "," else k
            return line.ending(end)
    return None


def _clause_start(line: Line, group: int) -> int:
    """Where the clause of a verb begins: behind the last boundary word that is not in a phrase."""
    g = grammar()
    inside = {k for p in line.people for k in range(p.start, p.end)}
    verbs = {k for t in line.triggers if t.form in ("s", "ed") for k in range(t.start, t.end)}
    for k in range(group - 1, -1, -1):
        if k in inside:
            continue
        word = line.words[k]
        if word.lower in g.boundary or word.text in (";", ":", "—", "–", "--", '"', "“", "”"):
            return k + 1
        if k in verbs or word.tag in ("VBD", "VBZ", "VBP", "MD"):
            return k + 1
    return 0


def _governed(line: Line, p: People) -> bool:
    if p.start == 0:
        return False
    before = line.words[p.start - 1].lower
    if before in ("after", "before"):  # they open a clause here: "after 44 people were killed"
        return False
    return before in grammar().prepositions or before == "than"


def _aside(line: Line, p: People) -> bool:
    """ ", three of them policemen,": a part told in passing, never the subject itself."""
    if takes_up(line, p):
        return p.start > 0 and line.words[p.start - 1].text == ","
    return any(q.end == p.start and takes_up(line, q) for q in line.people)


def takes_up(line: Line, p: People) -> bool:
    """Whether the phrase counts within people named before: "most of them", "two of whom"."""
    if p.head != "" or p.count is None:
        return False
    share = p.value is not None and p.value.form == "share"
    return share or line.words[p.end - 1].lower in ("them", "whom")


def _apposed(line: Line, p: People) -> bool:
    """Set off by commas on both sides, so that it explains the phrase before it."""
    before = line.words[p.start - 1].text if p.start else ""
    after = line.words[p.end].text if p.end < len(line.words) else ""
    return p.kind != "counted" and before == "," and after == ","


def _left_list(line: Line, t: Trigger, last: People, fate: str, rule: str) -> Iterator[Link]:
    """The phrase and those joined before it: "two soldiers and a civilian were killed"."""
    members = [last]
    while (before := _joined_before(line, members[0], len(members) > 1)) is not None:
        members.insert(0, before)
    for p in members:
        yield Link(fate, p, (t.start, t.end), p.start, t.end, rule, t)


def _joined_before(line: Line, p: People, running: bool) -> People | None:
    at, words = p.start, line.words
    if at < 2 or _governed(line, p):
        return None
    joined = words[at - 1].lower in ("and", "or", "&")
    listed = words[at - 1].text == "," and (p.kind == "counted" or running)
    if not (joined or listed):
        return None
    end = at - 1
    if joined and words[end - 1].text == ",":
        end -= 1
    before = line.ending(end) or _through_pp(line, end)
    if before is None and joined and line.cased:
        before = name_before(words, end)
    if before is None or (listed and before.kind not in ("counted", "one")):
        return None
    if _governed(line, before) and line.words[before.start - 1].lower != "with":
        return None
    return before


def _through_pp(line: Line, end: int) -> People | None:
    """The counted phrase before a short prepositional phrase ("six guards at the gate and")."""
    for k in range(end - 1, max(0, end - _PP_REACH), -1):
        word = line.words[k]
        if not word.text[0].isalnum() or word.lower in grammar().boundary:
            return None
        if word.lower in grammar().prepositions:
            p = line.ending(k)
            return p if p is not None and p.kind == "counted" else None
    return None


def _right_list(line: Line, t: Trigger, first: People) -> Iterator[Link]:
    """The object and those joined to it: "killing seven residents and a nurse"."""
    p: People | None = first
    before = line.words[t.start - 1].lower if t.start else ""
    start = t.start - 1 if before in ("fatally", "mortally") else t.start
    members: list[People] = []
    while p is not None:
        members.append(p)
        p = next_joined(line, p)
    spelled = _spelled_out(members)
    for n, member in enumerate(members):
        rule = "active:part" if n and spelled else "active"
        yield Link(t.fate, member, (t.start, t.end), start, member.end, rule, t)


def _spelled_out(members: list[People]) -> bool:
    """ "12 people, seven women and five men": the list behind the first figure adds up to it."""
    best = [m.value.best if m.value is not None else None for m in members]
    sums = [n for n in best[1:] if n is not None]
    return len(best) > 2 and len(sums) == len(best) - 1 and best[0] == sum(sums)


def next_joined(line: Line, p: People) -> People | None:
    """The next member of a list behind `p`, unless it begins a clause of its own."""
    words, at = line.words, p.end
    behind_pp = False
    if at < len(words) and words[at].lower in grammar().prepositions - {"including"}:
        at, behind_pp = _after_pp(line, at), True
    step = 0
    while (
        at + step < len(words)
        and step < 3
        and words[at + step].lower in (",", "and", "or", "plus", "&", "also", "another")
    ):
        step += 1
    if not step:
        for joiner in (("as", "well", "as"), ("along", "with"), ("together", "with")):
            if tuple(w.lower for w in words[at : at + len(joiner)]) == joiner:
                step = len(joiner)
    if not step:
        return None
    follower = line.starting(at + step)
    if follower is None and line.cased and words[at].lower == "and" and not behind_pp:
        follower = name_after(words, at + step)
    if follower is None or own_fate(line, follower):
        return None
    if (behind_pp or words[at].text == ",") and follower.kind not in ("counted", "one"):
        return None
    return follower


def _after_pp(line: Line, at: int) -> int:
    for k in range(at + 1, min(len(line.words), at + _PP_REACH)):
        word = line.words[k]
        if word.text == "," or word.lower == "and":
            return k
        if not word.text[0].isalnum() or word.lower in grammar().boundary:
            return at
    return at


def own_fate(line: Line, p: People) -> bool:
    """Whether a verb or fate word of its own follows the phrase."""
    at, words = p.end, line.words
    while at < len(words) and grammar().adverb(words[at].lower):
        at += 1
    if at >= len(words):
        return False
    if words[at].lower in grammar().be | grammar().have | grammar().modal | {"who"} - {"who"}:
        return True
    if words[at].tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(t.start == at and t.form != "ing" for t in line.triggers)
