"""Figures told by nouns: tolls, counted deaths, "the killing of", nothing known, nobody hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.extract.casualties.line import Line, Link
from dateline.extract.casualties.lists import next_joined
from dateline.extract.casualties.people import People, Quantity, name_after, named_fate
from dateline.extract.casualties.words import grammar
from dateline.lexicons import table
from dateline.model.claim import Certainty, ValueState

_OWN_WORD = frozenset(("dead", "killed", "wounded", "injured", "missing", "hurt"))
_FAR = 70  # characters between a toll noun and its figure
_REMAINS = frozenset(("bodies", "body", "corpses", "remains"))
_BACK = ("return", "repatriat", "exchang", "handed", "handing", "swap")
_NOT_EVENTS = frozenset(
    ("sentence", "sentences", "threats", "row", "certificates", "charges", "warrants", "penalty")
)


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    """Each noun of a toll with the fates it counts; none for nouns of attackers."""
    both = {"both": ("killed", "injured"), "attackers": ()}
    lists = table("tolls")["nouns"]
    return {n: both.get(fate, (fate,)) for fate, nouns in lists.items() for n in nouns}


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    noun = "(?:" + "|".join(sorted(_nouns(), key=lambda n: (-len(n), n))) + ")"
    filled = "|".join(p.replace("{noun}", noun) for p in patterns)
    return re.compile(rf"(?<!\w)(?:{filled})(?!\w)")


@cache
def _toll() -> tuple[re.Pattern[str], frozenset[str]]:
    lists = table("tolls")["toll"]
    return _compiled(lists["heads"]), frozenset(lists["leads"])


@cache
def _unknown() -> re.Pattern[str]:
    return _compiled(table("tolls")["unknown"]["patterns"])


@cache
def _nobody() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = table("tolls")["nobody"]
    return _compiled(lists["reported"]), _compiled(lists["stated"])


@cache
def _any_noun() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_nouns(), key=lambda n: (-len(n), n))) + r")\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure told without people words: characters `[start, end)`, what is said of it."""

    slot: Literal["casualty", "perpetrator_count"]
    fate: str | None
    start: int
    end: int
    hook: tuple[int, int]
    count: tuple[int, int] | None
    state: ValueState
    rule: str
    certainty: Certainty = "stated"
    retracted: bool = False


def _nouns_in(words: str) -> list[str]:
    return [m[0] for m in _any_noun().finditer(words)]


def tolls(
    lower: str, base: int, amounts: tuple[Quantity, ...], before: str = "killed"
) -> Iterator[Said]:
    """ "the death toll rose to 45"; a bare "put the number at 34" is of the fate told `before`."""
    for match in _toll()[0].finditer(lower):
        found = _nouns_in(match[0])
        fates = _nouns()[found[-1]] if found else ("killed" if "toll" in match[0] else before,)
        if match["injury"]:
            fates = ("injured",)
        start, end = base + match.start(), base + match.end()
        for q, old in _toll_figures(lower, base, match.end(), amounts):
            for fate in fates:
                yield Said(
                    "casualty", fate, start, max(q.chars[1], end), (start, end), q.chars, "given",
                    "toll" if len(fates) == 1 else "toll:joint", "stated", old,
                )  # fmt: skip


def _toll_figures(
    lower: str, base: int, at: int, amounts: tuple[Quantity, ...]
) -> Iterator[tuple[Quantity, bool]]:
    """The figures a toll noun leads to within its clause, with whether it is the former one."""
    current = False
    for q in amounts:
        start = q.chars[0] - base
        gap = lower[at:start]
        if start < at or len(gap) > _FAR or re.search(r"[;!?]|\bincluding\b|, with\b", gap):
            continue
        behind = (lower[q.chars[1] - base :].split() or [""])[0].strip(",.;")
        if behind in _OWN_WORD:
            continue  # "put its losses at three dead": the figure says itself what it counts
        lead = (gap.split() or [""])[-1]
        if lead not in _toll()[1] or (lead == "of" and gap.strip() != "of"):
            continue
        old = lead == "from"
        if old or not current:
            yield q, old
        current = current or not old


def unknown(lower: str, base: int) -> Iterator[Said]:
    """ "the number of dead could not be verified", "it was not clear how many were hurt"."""
    for match in _unknown().finditer(lower):
        noun = (_nouns_in(match[0]) or ["casualties"])[0]
        span = (base + match.start(), base + match.end())
        for fate in _nouns()[noun][:1] or (None,):  # of casualties, the dead are asked for first
            slot: Literal["casualty", "perpetrator_count"] = (
                "casualty" if fate else "perpetrator_count"
            )
            yield Said(slot, fate, *span, span, None, "said_unknown", "unknown", "unknown")


def nobody(lower: str, base: int) -> Iterator[Said]:
    """ "no casualties", "no reports of injuries", "without causing any deaths"."""
    reported, stated = _nobody()
    taken: list[tuple[int, int]] = []
    for pattern, rule in ((reported, "none_reported"), (stated, "none")):
        for match in pattern.finditer(lower):
            if any(a <= match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            span = (base + match.start(), base + match.end())
            fates = dict.fromkeys(f for n in _nouns_in(match[0]) for f in _nobody_fates(n))
            sure: Certainty = "hedged" if rule == "none_reported" else "stated"
            for fate in fates:
                yield Said("casualty", fate, *span, span, None, "said_none", rule, sure)


def _nobody_fates(noun: str) -> tuple[str, ...]:
    """ "no casualties" says that nobody was hurt, which holds for the dead as well."""
    return ("injured",) if noun in ("casualties", "casualty") else _nouns()[noun]


@cache
def _noun_fates(group: str) -> dict[str, str]:
    return {w: fate for fate, ws in table("fates")[group].items() for w in ws}


def counted(line: Line, amounts: tuple[Quantity, ...]) -> Iterator[Link]:
    """ "20 deaths", "seven arrests", "claimed 20 lives", "three casualties"."""
    for q in amounts:
        if q.value.form in ("none", "share"):
            continue
        at = _counted_noun(line, q)
        if at is None or any(p.start < q.start < p.end for p in line.people):
            continue  # "five of the 14 hostages" counts five
        word = line.words[at].lower
        p = People(q.start, at + 1, "counted", word, q.chars, q.value, None)
        fate = _noun_fates("counted")[word]
        if fate != "killed_or_injured":
            yield Link(fate, p, (at, at + 1), q.start, at + 1, "counted")
            continue
        for one in ("killed", "injured"):
            yield Link(one, p, (at, at + 1), q.start, at + 1, "counted:joint")


def _counted_noun(line: Line, q: Quantity) -> int | None:
    """Where the counted fate noun stands: at most three words behind the figure."""
    words, g = line.words, grammar()
    first = q.end + 1 if q.end < len(words) and words[q.end].lower == "of" else q.end
    for i in range(first, min(first + 4, len(words))):
        word = words[i].lower
        if word in _noun_fates("counted"):
            after = words[i + 1].lower if i + 1 < len(words) else ""
            lost = word not in ("lives", "life") or _lives_lost(line, q.start, i)
            return i if lost and after not in _NOT_EVENTS else None
        if word in g.stops or word in g.prepositions or word in g.boundary:
            return None
        if not word[0].isalpha() or word.startswith(("suffer", "inflict", "cause", "report")):
            return None
    return None


def _lives_lost(line: Line, start: int, end: int) -> bool:
    around = (*line.words[max(0, start - 4) : start], *line.words[end + 1 : end + 5])
    verbs = ("claim", "cost", "lost", "took", "taken", "snuff")
    return any(w.lower.startswith(verbs) for w in around)


def of_people(line: Line) -> Iterator[Link]:
    """ "the killing of 13 civilians", "the bodies of two men", "the arrest of a suspect"."""
    for i, word in enumerate(line.words[:-2]):
        fate = _noun_fates("of_people").get(word.lower)
        if fate is None or line.words[i + 1].lower != "of":
            continue
        if (
            word.lower in ("death", "shooting", "life", "lives")
            and line.words[i + 2].lower == "the"
        ):
            pass
        named = line.cased and word.lower not in ("liberation", "capture", "seizure", "freeing")
        if word.lower in _REMAINS and _given_back(line, i):
            continue
        p = line.starting(i + 2) or (name_after(line.words, i + 2) if named else None)
        if p is not None and p.definite and p.kind == "counted" and p.head == "":
            continue  # "the bodies of the four": they were counted before
        while p is not None and p.kind != "many":
            yield Link(fate, p, (i, i + 1), i, p.end, "of")
            p = next_joined(line, p)


def _given_back(line: Line, at: int) -> bool:
    """ "the bodies of 82 soldiers were returned": they were told dead before."""
    around = line.words[max(0, at - 6) : at + 10]
    return any(w.lower.startswith(_BACK) for w in around)


@cache
def _among() -> re.Pattern[str]:
    named = "|".join(sorted({w for ws in table("fates")["named_by"].values() for w in ws}))
    return re.compile(
        rf"among (?:the|those) ({named}) (?:was|were|is|are)\b"
        rf"|\b(?:the|those) ({named}) (?:included?|includes|are|were|was)\b"
    )


def among(line: Line, lower: str, base: int) -> Iterator[Link]:
    """ "among the dead were four children", "the wounded included a nurse"."""
    ends = {w.end: i + 1 for i, w in enumerate(line.words)}
    starts = {w.start: i for i, w in enumerate(line.words)}
    for match in _among().finditer(lower):
        first, at = starts.get(base + match.start()), ends.get(base + match.end())
        fate = named_fate(match[1] or match[2] or "")
        p = line.starting(at) if at is not None else None
        while p is not None and first is not None and at is not None and fate is not None:
            if p.kind != "many":
                yield Link(fate, p, (first, at), first, p.end, "among:part")
            p = next_joined(line, p)
