"""Lists of people that share one fate: "two soldiers, three policemen and a civilian"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.casualties.fates import Trigger
from dateline.extract.casualties.line import Line, Link, governed, takes_up
from dateline.extract.casualties.people import People, name_after, name_before
from dateline.extract.casualties.words import grammar

_PP_REACH = 7


def left_list(line: Line, t: Trigger, last: People, fate: str, rule: str) -> Iterator[Link]:
    """The phrase and those joined before it: "two soldiers and a civilian were killed"."""
    members = [last]
    while (before := _joined_before(line, members[0], len(members) > 1)) is not None:
        members.insert(0, before)
    for p in members:
        if p.head in ("bodies", "body", "corpses") and fate != "killed":
            continue  # "nine bodies and 21 wounded"
        yield Link(fate, p, (t.start, t.end), p.start, t.end, rule, t)


def _joined_before(line: Line, p: People, running: bool) -> People | None:
    at, words = p.start, line.words
    if at < 2 or governed(line, p):
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
    if governed(line, before) and line.words[before.start - 1].lower != "with":
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


def right_list(line: Line, t: Trigger, first: People) -> Iterator[Link]:
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
    if follower is None or own_fate(line, follower) or takes_up(line, follower):
        return None
    if p.kind == "counted" and follower.kind == "many" and words[at].lower == "and" and step == 1:
        return None  # "27 women and girls": one figure
    loose = behind_pp or words[at].text == ","
    if loose and follower.kind != "counted" and not _own_or_new(line, follower):
        return None
    return follower


def _own_or_new(line: Line, p: People) -> bool:
    """ "a guard", "his brother": members of a list, unlike "the agency" behind a comma."""
    opens = line.words[p.start].lower in ("a", "an", "his", "her", "their", "another")
    return p.kind == "one" and opens


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
