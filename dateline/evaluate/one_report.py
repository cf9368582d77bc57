"""Counts one report: its key against its coding."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.evaluate.alike import (
    Pairs,
    align,
    counting,
    near,
    same_days,
    same_speaker,
    same_sub_type,
    same_toll,
    same_type,
)
from dateline.evaluate.sides import NAMES, Row, Saying, Side, Toll, coded_side, gold_side
from dateline.evaluate.tally import Tally
from dateline.evaluate.voices import (
    count_attributions,
    count_grounding,
    count_unknowns,
    heard,
)
from dateline.evaluate.wording import most_pairs, same_name

_FATES = ("killed", "injured")


def report_tally(key: Row, coding: Row, report: Row) -> Tally:
    """The counts of one report; an empty coding is one without accounts."""
    tally = Tally()
    accounts = coding.get("accounts") or []
    gold = [gold_side(incident) for incident in key["incidents"]]
    found = [coded_side(account) for account in accounts]
    pairs = align(gold, found)
    counted = counting(gold, found, pairs)
    _count_incidents(tally, gold, found, pairs, counted)
    partner = {i: found[j] for i, j in pairs}
    for i, incident in enumerate(gold):
        _count_fields(tally, incident, partner.get(i))
    paired = {j for _, j in pairs}
    for j in counted:
        if j not in paired:
            _count_surplus(tally, found[j])
    given = {field: report.get(field) or "" for field in ("title", "text")}
    own = coding.get("report") or {}
    body = {field: own.get(field) or given[field] for field in given}
    claims = heard(accounts)
    for incident_row in key["incidents"]:
        count_attributions(tally, incident_row, claims, body)
        count_unknowns(tally, incident_row, claims, body)
    count_grounding(tally, accounts, body, given)
    return tally


def _count_incidents(
    tally: Tally, gold: Sequence[Side], found: Sequence[Side], pairs: Pairs, counted: Sequence[int]
) -> None:
    hits = len(pairs)
    tally.add("incidents", hits, len(counted) - hits, len(gold) - hits)
    both = sum(gold[i].foreground and found[j].foreground for i, j in pairs)
    coded = sum(found[j].foreground for j in counted)
    wanted = sum(side.foreground for side in gold)
    tally.add("foreground incidents", both, coded - both, wanted - both)
    due, said = bool(gold), bool(counted)
    tally.add("report relevant", int(due and said), int(said and not due), int(due and not said))


def _count_fields(tally: Tally, gold: Side, found: Side | None) -> None:
    coded = found is not None
    tally.judge("event type", found is not None and same_type(gold, found), coded)
    tally.judge("sub-event type", found is not None and same_sub_type(gold, found), coded)
    tally.judge("stage", found is not None and gold.stage == found.stage, coded)
    _count_date(tally, gold, found)
    _count_place(tally, gold, found)
    for name in NAMES:
        _count_names(tally, name, gold, found)
    for fate in _FATES:
        _count_tolls(tally, fate, gold, found)
    _count_responsibility(tally, gold, found)


def _count_date(tally: Tally, gold: Side, found: Side | None) -> None:
    if gold.days.first:
        how = same_days(gold.days, found.days) if found else None
        tally.judge("date, exact", how == "exact", found is not None)
        tally.judge("date, overlapping", how in ("exact", "overlap"), found is not None)
    elif found and found.days.first:
        tally.add("date, exact", wrong=1)


def _count_place(tally: Tally, gold: Side, found: Side | None) -> None:
    country = gold.place.get("country")
    if gold.place.get("lat") is None and not country:
        return
    close = found is not None and near(gold.place, found.place)
    tally.judge("place, within 25 km", close, found is not None)
    same = found is not None and found.place.get("country") == country
    tally.judge("country", same, found is not None)


def _count_names(tally: Tally, name: str, gold: Side, found: Side | None) -> None:
    """Names that match; one that repeats a found name is neither right nor wrong."""
    wanted = gold.names[name]
    given, spare = (found.names[name], found.spare[name]) if found else ([], [])
    hits = most_pairs(wanted, [*given, *spare], same_name)
    wrong = [words for words in set(given) if not any(same_name(g, words) for g in wanted)]
    tally.add(name, hits, len(wrong), len(wanted) - hits)


def _count_tolls(tally: Tally, fate: str, gold: Side, found: Side | None) -> None:
    """The figures of a fate, each once, and who says those that were found."""
    wanted = [saying for saying in gold.tolls if saying.toll.fate == fate]
    given = [saying for saying in found.tolls if saying.toll.fate == fate] if found else []
    gold_figures, figures = _figures(wanted), _figures(given)
    hits = most_pairs(gold_figures, figures, same_toll)
    counts = (hits, len(figures) - hits, len(gold_figures) - hits)
    tally.add(f"{fate}: the numbers", *counts)
    if found:
        tally.add(f"{fate}: the numbers, where found", *counts)
    for saying in wanted:
        twins = [twin for twin in given if same_toll(saying.toll, twin.toll)]
        if twins:
            ok = any(same_speaker(saying, twin) for twin in twins)
            tally.judge("toll: right speaker or none", ok)


def _figures(sayings: Sequence[Saying]) -> list[Toll]:
    return list(dict.fromkeys(s.toll for s in sayings))


def _count_responsibility(tally: Tally, gold: Side, found: Side | None) -> None:
    due = gold.responsibility != "not_mentioned"
    said = found is not None and found.responsibility != "not_mentioned"
    ok = found is not None and due and gold.responsibility == found.responsibility
    tally.add("responsibility", int(ok), int(said and not ok), int(due and not ok))


def _count_surplus(tally: Tally, found: Side) -> None:
    """What an account that tells no incident of the key says, is wrong."""
    for name in NAMES:
        tally.add(name, wrong=len(set(found.names[name])))
    for fate in _FATES:
        tolls = {saying.toll for saying in found.tolls if saying.toll.fate == fate}
        tally.add(f"{fate}: the numbers", wrong=len(tolls))
