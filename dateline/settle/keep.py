"""Which accounts are worth keeping: those whose evidence adds up to a concrete incident.

A logistic score over plain features, with weights from data/lexicons/keep.toml that
training/keep.py fits on the train part of the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.lexicons import table
from dateline.model.account import Account
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.reading import Reading
from dateline.model.values import Actor, Casualty, DateValue, Place
from dateline.values.acts import family

_HARM = frozenset({"killed", "injured", "died_later", "abducted", "released", "escaped", "held"})
_TOWNS = frozenset({"site", "neighbourhood", "city", "admin2"})
_DAYS = frozenset({"hour", "day", "days", "week", "month", "unresolved"})
_STATE = frozenset({"police", "military", "paramilitary", "peacekeepers"})
_EARLY = 400
# a recalled incident has two of its own time, place and harm
_THICK = 2
_BRIEF = 300
_ROUND = 4
# what a trained reader may see, and the roles that show it
_SEEN = {
    "seen_harmed": ("Victim", "HumDesc", "Target"),
    "seen_doer": ("PerpInd", "PerpOrg"),
    "seen_weapon": ("Weapon",),
}


def keep(
    parsed: Parsed,
    accounts: tuple[Account, ...],
    mentions: tuple[Mention, ...] = (),
    reading: Reading | None = None,
) -> tuple[Account, ...]:
    """The accounts whose score reaches the threshold of keep.toml.

    With a reading that brings weights, what was seen at an account's words counts too. Of a
    report that would be left with none, the likeliest stays if it reaches the lower threshold and
    names who did it, armed or to somebody's harm.
    """
    least, lone = float(table("keep")["threshold"]), float(table("keep")["lone_threshold"])
    told, brief = reality(mentions), is_brief(parsed)
    scored = []
    for account in accounts:
        found, weights = features(account, told, brief), None
        if reading is not None and reading.keep:
            found, weights = found | seen(account, parsed, reading), reading.keep
        scored.append((score(found, weights), found, account))
    kept = tuple(a for reached, _, a in scored if reached >= least)
    if kept or not scored:
        return kept
    reached, found, best = max(scored, key=lambda one: one[0])
    grave = found["armed_doer"] or (found["doer"] and found["harm"])
    return (best,) if reached >= lone and grave else ()


def seen(account: Account, parsed: Parsed, reading: Reading) -> dict[str, float]:
    """What a trained reader saw at the words of an account: who was harmed, who did it, with what.

    Log-odds of the best mention that touches a quoted claim; 0 stands for odds of 1 to 55.
    """
    shift = {"title": 0, "text": len(reading.text) - len(parsed.report.text)}
    spans = [s for c in account.claims if c.basis == "quote" for s in c.evidence]
    stretches = [(s.start + shift[s.field], s.end + shift[s.field]) for s in spans]
    best: dict[str, float] = {}
    for one in reading.candidates:
        if any(start < one.end and one.start < end for start, end in stretches):
            best[one.role] = max(best.get(one.role, 0.0), one.score)
    return {
        name: _odds(max((best.get(role, 0.0) for role in roles), default=0.0))
        for name, roles in _SEEN.items()
    }


def _odds(probability: float) -> float:
    within = min(0.999, max(0.018, probability))
    return (math.log(within / (1 - within)) + 4) / 4


def score(found: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """From 0 to 1, rounded to four decimals: how much the features speak for an incident."""
    weights = weights or _weights()
    total = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in sorted(found.items()))
    return round(1 / (1 + math.exp(-total)), _ROUND)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("keep")["weights"].items()}


def reality(mentions: tuple[Mention, ...]) -> float:
    """The share of a report's act words that are meant as told; 1 if there are none."""
    acts = [m for m in mentions if m.slot == "act"]
    return sum(m.modality == "real" for m in acts) / len(acts) if acts else 1.0


def is_brief(parsed: Parsed) -> bool:
    """A report of one or two sentences: what it tells is what it is about."""
    return len(parsed.report.text) < _BRIEF


def features(account: Account, told: float, brief: bool) -> dict[str, float]:
    """What speaks for and against an account: its own words only, and how it stands."""
    quoted = [c for c in account.claims if c.basis == "quote"]
    actors = [c for c in quoted if isinstance(c.value, Actor)]
    acts = [str(c.value) for c in quoted if c.slot == "act"]
    families = {family(act) for act in acts}
    harm = any(isinstance(c.value, Casualty) and c.value.fate in _HARM for c in quoted)
    armed = any(c.slot == "perpetrator" and _armed(c.value) for c in actors)
    day = any(isinstance(c.value, DateValue) and c.value.precision in _DAYS for c in quoted)
    where = any(isinstance(c.value, Place) and c.value.precision != "country" for c in quoted)
    found: dict[str, Any] = {
        "harm": harm,
        "armed_harm": harm and armed,
        "armed_doer": armed,
        "doer": any(c.slot == "perpetrator" for c in actors),
        "town": any(isinstance(c.value, Place) and c.value.precision in _TOWNS for c in quoted),
        "place": where,
        "day": day,
        "date": any(isinstance(c.value, DateValue) for c in quoted),
        "weapon": any(c.slot == "weapon" for c in quoted),
        "failed": any(c.slot == "stage" and c.value in {"foiled", "attempted"} for c in quoted),
        "state_force": any(_state(c.value) for c in actors),
        "undergoer": any(c.slot in {"target", "victim"} for c in quoted),
        "participant": any(c.slot == "participant" for c in quoted),
        "confirmed": any(c.slot in {"occurrence", "responsibility"} for c in quoted),
        "bare_acts": all(act == "other" for act in acts) and not harm,
        "several_acts": len(acts) > 1,
        "recalled": not account.foreground,
        "recalled_thin": not account.foreground and day + where + harm < _THICK,
        "aggregate": account.kind == "aggregate",
        "continuing": account.kind == "continuing",
        "said": any(c.source for c in quoted),
        "early": account.anchor.field == "title" or account.anchor.start < _EARLY,
        "news_day": account.foreground and day,
        "recalled_day": day and not account.foreground,
        "recalled_place": where and not account.foreground,
        "unreal": 1.0 - told,
        "brief": brief,
    }
    found |= {f"family_{name}": True for name in families if name}
    return {name: float(value) for name, value in found.items()}


def _armed(value: object) -> bool:
    return isinstance(value, Actor) and value.armed == "yes"


def _state(value: object) -> bool:
    return isinstance(value, Actor) and value.class_ in _STATE
