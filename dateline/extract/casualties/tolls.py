"""Figures told by nouns: tolls, counted deaths, "the killing of", nothing known, nobody hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.extract.casualties.link import Line, Link, next_joined
from dateline.extract.casualties.people import People, Quantity, name_after, named_fate
from dateline.extract.casualties.words import grammar
from dateline.lexicons import table
from dateline.model.claim import Certainty, ValueState

_FATE_NOUN = (
    r"(dead|deaths?|fatalities|people killed|killed|slain|casualties|casualty|victims|injured|injuries|wounded|hurt|missing|displaced|arrested|"
    r"arrests|detained|abducted|hostages|attackers|assailants|gunmen|militants|perpetrators|bombers|shooters)"
)
_TOLL = re.compile(
    r"\b(?:death |casualty |injury )?tolls?\b|\bnumber of (?:the |those |people |persons |civilians |soldiers )?(?:\w+ )?"
    + _FATE_NOUN
    + r"|\b(?:total|tally|count) of (?:the )?"
    + _FATE_NOUN
)
_LEAD = frozenset(
    "to at of is was were reached reaches passed passes exceeded exceeds topped tops hit hits above stands : from stood as".split()
)
_DOWN = re.compile(
    r"\b(?:revised|lowered|corrected|cut|reduced|amended|downgraded|rose|risen|raised|up|down|climbed|increased|jumped|changed|from)\b"
)
_ATTACKER_NOUNS = (
    "attackers",
    "assailants",
    "gunmen",
    "militants",
    "perpetrators",
    "bombers",
    "shooters",
)
_UNKNOWN = re.compile(
    r"(?:number|toll|count|extent|total) of (?:the )?(?:[\w-]+ ){0,3}?"
    + _FATE_NOUN
    + r"\b[^.;]{0,40}?(?:(?:could|can|cannot|can't|couldn't) ?(?:not )?(?:yet )?(?:immediately )?be (?:immediately )?(?:independently )?(?:verified|confirmed"
    r"|determined|established|ascertained|known)|(?:is|was|were|are|remains?|remained) (?:still )?(?:not (?:yet |immediately )*(?:known|clear|available"
    r"|released|disclosed)|unknown|unclear|undetermined))"
    r"|(?:not (?:immediately |yet )?(?:clear|known|say|specify|disclose)|unclear|unknown|no word on) (?:exactly )?how many (?:[\w-]+ ){0,4}?"
    + _FATE_NOUN
    + r"|()(?:casualt(?:y|ies)|injuries|deaths) (?:figures |numbers )?(?:were|was|are|is) (?:not (?:immediately |yet )*(?:known|available|clear)|unknown|unclear)"
    r"|no (?:immediate )?(?:word|information|details|official figures?) (?:on|about|of|regarding) (?:any |the )?(?:possible )?()(?:casualties|injuries|deaths|victims)"
)
_NOBODY = re.compile(
    r"\bno (?:immediate |official |further |confirmed )?(?:reports?|word|indication|information|news|claims?) of (?:any )?(?:other )?"
    r"(casualties|injuries|deaths|fatalities|victims)(?: or (casualties|injuries|deaths|damage))?"
    r"|\b(?:without|not|n't|n’t|never) (?:caus\w+ |result\w+ in |inflict\w+ |report\w+ |suffer\w+ |lead\w+ to )?(?:any )?(casualties|injuries|deaths|fatalities)"
    r"|\bno (?:\w+ )?(casualties|injuries|deaths|fatalities)(?: (?:or|and) (casualties|injuries|deaths|fatalities))?"
)
_OF_FATE = {
    "casualties": ("killed", "injured"),
    "casualty": ("killed", "injured"),
    "victims": ("killed", "injured"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A figure that is not linked to people words: characters `[start, end)`, what is said of it."""

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


def _fates(noun: str) -> tuple[str, ...]:
    if noun in _OF_FATE:
        return _OF_FATE[noun]
    if noun.startswith(("injur", "wound", "hurt")):
        return ("injured",)
    fate = named_fate(noun)
    if noun in ("arrests", "arrest"):
        return ("detained",)
    return (fate or "killed",)


def tolls(lower: str, base: int, amounts: tuple[Quantity, ...]) -> Iterator[Said]:
    """ "the death toll rose to 45", "bringing the number of wounded to 12"."""
    for match in _TOLL.finditer(lower):
        noun = next((n for n in match.groups() if n), None) or (
            "injured" if match[0].startswith("injury") else "dead"
        )
        if noun in _ATTACKER_NOUNS:
            continue
        for q, old in _toll_figures(lower, base, match.end(), amounts):
            for fate in _fates(noun):
                rule = "toll" if len(_fates(noun)) == 1 else "toll:joint"
                yield Said(
                    "casualty", fate, base + match.start(), max(q.chars[1], base + match.end()),
                    (base + match.start(), base + match.end()), q.chars, "given", rule, "stated", old,
                )  # fmt: skip


def _toll_figures(
    lower: str, base: int, at: int, amounts: tuple[Quantity, ...]
) -> Iterator[tuple[Quantity, bool]]:
    """The figures a toll noun leads to within its clause, with whether it is the former one."""
    current = False
    for q in amounts:
        start = q.chars[0] - base
        gap = lower[at:start]
        if start < at or len(gap) > 70 or re.search(r"[;!?]|\bincluding\b|, with\b", gap):
            continue
        lead = gap.split()[-1:] or [""]
        if lead[0] not in _LEAD or (lead[0] == "of" and gap.strip() != "of"):
            continue
        old = lead[0] == "from"
        if old or not current:
            yield q, old
        current = current or not old


def unknown(lower: str, base: int) -> Iterator[Said]:
    """ "the number of dead could not be verified", "it was not clear how many were hurt"."""
    for match in _UNKNOWN.finditer(lower):
        noun = next((n for n in match.groups() if n), None) or "casualties"
        span = (base + match.start(), base + match.end())
        if noun in _ATTACKER_NOUNS:
            yield Said(
                "perpetrator_count", None, *span, span, None, "said_unknown", "unknown", "unknown"
            )
            continue
        for fate in _fates(noun):
            yield Said("casualty", fate, *span, span, None, "said_unknown", "unknown", "unknown")


def nobody(lower: str, base: int) -> Iterator[Said]:
    """ "no casualties", "no reports of injuries", "without causing any deaths"."""
    for match in _NOBODY.finditer(lower):
        span = (base + match.start(), base + match.end())
        reported = re.match(
            r"no (?:\w+ )?(?:reports?|word|indication|information|news|claims?) of", match[0]
        )
        seen: list[str] = []
        for noun in match.groups():
            for fate in _fates(noun) if noun and noun != "damage" else ():
                if fate not in seen:
                    seen.append(fate)
        for fate in seen:
            yield Said(
                "casualty", fate, *span, span, None, "said_none",
                "none_reported" if reported else "none", "hedged" if reported else "stated",
            )  # fmt: skip


@cache
def _noun_fates(group: str) -> dict[str, str]:
    return {w: fate for fate, ws in table("fates")[group].items() for w in ws}


def counted(line: Line, amounts: tuple[Quantity, ...]) -> Iterator[Link]:
    """ "20 deaths", "seven arrests", "claimed 20 lives", "three casualties"."""
    for q in amounts:
        if q.value.form in ("none", "share"):
            continue
        at = q.end + 1 if q.end < len(line.words) and line.words[q.end].lower == "of" else q.end
        for i in range(at, min(at + 4, len(line.words))):
            word = line.words[i].lower
            fate = _noun_fates("counted").get(word)
            if fate is not None and (
                word not in ("lives", "life") or _lives_lost(line, q.start, i)
            ):
                if i + 1 < len(line.words) and line.words[i + 1].lower in (
                    "sentence",
                    "sentences",
                    "threats",
                    "row",
                    "certificates",
                    "charges",
                    "warrants",
                ):
                    break
                joint = fate == "killed_or_injured"
                for one in ("killed", "injured") if joint else (fate,):
                    p = People(q.start, i + 1, "counted", word, q.chars, q.value, None)
                    yield Link(
                        one, p, (i, i + 1), q.start, i + 1, "counted:joint" if joint else "counted"
                    )
            if word in grammar().stops or word in grammar().prepositions or not word[0].isalpha():
                break


def _lives_lost(line: Line, start: int, end: int) -> bool:
    near = [
        w.lower for w in (*line.words[max(0, start - 4) : start], *line.words[end + 1 : end + 5])
    ]
    return any(w.startswith(("claim", "cost", "lost", "took", "taken", "snuff")) for w in near)


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
        p = line.starting(i + 2) or (name_after(line.words, i + 2) if line.cased else None)
        while p is not None and p.kind != "many":
            yield Link(fate, p, (i, i + 1), i, p.end, "of")
            p = next_joined(line, p)


@cache
def _among() -> re.Pattern[str]:
    named = "|".join(sorted({w for ws in table("fates")["named_by"].values() for w in ws}))
    return re.compile(
        rf"among (?:the|those) (?:\w+ )?({named}) (?:was|were|is|are)\b"
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
            yield Link(fate, p, (first, at), first, p.end, "among:part")
            p = next_joined(line, p)
