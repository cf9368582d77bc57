"""Codings made without reading must score badly, or the scorer measures nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from gate import ROOT, gold_sets

from dateline.evaluate.files import json_values
from dateline.evaluate.newsroom import Table, newsroom_table
from dateline.settings import load

Row = dict[str, Any]
Cheat = Callable[[Row], list[Row]]

LINES = (
    "incidents",
    "foreground incidents",
    "event type",
    "date, overlapping",
    "place, within 25 km",
    "perpetrators",
    "targets",
    "killed: the numbers",
    "attribution: source found",
)
LIMIT = 20.0
SETS = [
    one for one in gold_sets(ROOT, load().eval_data) if one.name in ("examples", "newsroom dev")
]
PRESENT = [one for one in SETS if one.present()]
ATTACK = {"type": "violence_against_civilians", "sub_type": "attack"}
POLICE = {"text": "police", "role": "police", "named": "organisation"}
ONE = {"low": 1, "high": 1, "stated": 1, "form": "exact"}
NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
PHRASE = re.compile(r"(?:[a-z]\w+ ){1,3}[a-z]\w+")


def claim(slot: str, value: Any, text: str | None = None, start: int = 0, **more: Any) -> Row:
    """A claim with its words at `start` of the text."""
    evidence = [{"field": "text", "start": start, "end": start + len(text)}] if text else []
    return {"slot": slot, "value": value, "text": text, "evidence": evidence, **more}


def account(*claims: Row, **more: Any) -> Row:
    """An account of an attack told as the news."""
    first = claim("event_type", ATTACK)
    return {"foreground": True, "kind": "single", "claims": [first, *claims], **more}


def fresh_day(report: Row) -> list[Row]:
    """The day of publication and the one before, without a look at the text."""
    if not report.get("published"):
        return []
    last = date.fromisoformat(report["published"][:10])
    start = {"earliest": (last - timedelta(days=1)).isoformat(), "latest": last.isoformat()}
    return [claim("date", {"start": start, "end": None})]


def constant(report: Row) -> list[Row]:
    """The same account for every report."""
    place = {"role": "scene", "words": "city", "country": "IQ", "lat": 33.3, "lon": 44.4}
    return [
        account(
            *fresh_day(report),
            claim("place", place),
            claim("perpetrator", {}, "gunmen"),
            claim("target", {}, "police"),
            claim("casualty", {"fate": "killed", "count": ONE}, "killed", source=POLICE),
        )
    ]


def whole_text(report: Row) -> list[Row]:
    """The whole text as the words of everything."""
    text = report["text"]
    said = {"text": text, "role": "police", "named": "name"}
    slots = ("perpetrator", "target", "weapon", "act", "victim", "participant", "statement")
    return [
        account(
            *fresh_day(report),
            claim("place", {"role": "scene", "words": text, "name": text}, text),
            claim("casualty", {"fate": "killed", "count": ONE}, text, source=said),
            *[claim(slot, {}, text, source=said) for slot in slots],
        )
    ]


def minimal(report: Row) -> list[Row]:
    """Accounts that cost nothing when they are wrong: two for names of the text."""
    names = list(dict.fromkeys(NAME.findall(report["text"])))[:2]
    return [
        account(
            *fresh_day(report),
            claim("place", {"role": "scene", "words": name}, name),
            claim("perpetrator", {}, name),
            claim("target", {}, name),
            minimal=True,
        )
        for name in names
    ]


def participants(report: Row) -> list[Row]:
    """Every phrase of the text as a participant, who is never wrong."""
    found = [*NAME.finditer(report["text"]), *PHRASE.finditer(report["text"])]
    return [account(*[claim("participant", {}, m.group(), m.start()) for m in found])]


CHEATS: tuple[Cheat, ...] = (constant, whole_text, minimal, participants)


def table(gold_set: Any, cheat: Cheat) -> Table:
    """The table of a cheat's codings of a set."""
    reports = json_values(gold_set.reports)
    coded = [{"report": {"input_id": r["id"], **r}, "accounts": cheat(r)} for r in reports]
    return newsroom_table(reports, json_values(gold_set.gold), coded)


@pytest.mark.parametrize("cheat", CHEATS, ids=lambda cheat: cheat.__name__)
@pytest.mark.parametrize("gold_set", PRESENT, ids=lambda one: one.name)
def test_a_cheat_scores_badly(gold_set: Any, cheat: Cheat) -> None:
    found = table(gold_set, cheat)
    figures = {name: 100 * found.line(name).f1 for name in LINES}
    assert sum(figures.values()) / len(LINES) < LIMIT, figures


def test_our_own_set_is_always_tried() -> None:
    assert PRESENT[0].reports == Path(ROOT) / "evals" / "gold" / "examples.reports.jsonl"
