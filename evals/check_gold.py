"""Check an answer key against its reports: quotes verbatim, known words, valid dates, unique ids.

    python evals/check_gold.py GOLD.jsonl REPORTS.jsonl [GOLD.jsonl REPORTS.jsonl ...]

One problem a line on standard output; the exit code is 1 if there was any. Standard library only.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]

SUB_TYPES = {
    "battles": "armed_clash government_regains_territory non_state_actor_overtakes_territory",
    "explosions_remote_violence": "suicide_bomb remote_explosive_landmine_ied air_drone_strike "
    "shelling_artillery_missile grenade chemical_weapon",
    "violence_against_civilians": "attack abduction_forced_disappearance sexual_violence",
    "protests": "peaceful_protest protest_with_intervention excessive_force_against_protesters",
    "riots": "violent_demonstration mob_violence",
    "strategic_developments": "agreement arrests change_to_group_activity disrupted_weapons_use "
    "headquarters_or_base_established looting_property_destruction "
    "non_violent_transfer_of_territory other",
}
TYPE_OF = {sub: kind for kind, subs in SUB_TYPES.items() for sub in subs.split()}

STAGES = {"accomplished", "attempted", "foiled", "threatened"}
RESPONSIBILITY = {"claimed", "denied", "none_reported", "not_mentioned"}
# (list, field) -> the words that may stand there
WORDS = {
    ("perpetrators", "kind"): "organisation individual group_description state_force",
    ("perpetrators", "status"): "asserted suspected claimed denied",
    ("participants", "role"): "demonstrators counter_demonstrators rioters intervening_force "
    "opposing_side mediator releasing_party arresting_force",
    ("targets", "kind"): "person people facility vehicle security_force government other",
    ("casualties", "fate"): "killed injured abducted released arrested missing",
    ("casualties", "who"): "total civilians state_forces non_state_armed suspects protesters "
    "prisoners unknown children women men",
    ("attributions", "kind"): "police military government health armed_group witness monitor_ngo "
    "media unnamed_official suspect_or_family expert court international_org other",
    ("attributions", "status"): "asserted denied suspected unverified",
}
# (list, field) -> must be a verbatim piece of the report, or null where the key allows it
QUOTES = (
    ("perpetrators", "text"), ("participants", "text"), ("targets", "text"),
    ("casualties", "text"), ("casualties", "source"),
    ("attributions", "fact"), ("attributions", "source"),
)  # fmt: skip
MOST_ATTRIBUTIONS = 6


def read_lines(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line; blank lines are skipped."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def repeated(rows: list[Row], name: str) -> Iterator[str]:
    """Ids that occur more than once."""
    seen: set[str] = set()
    for row in rows:
        if row["id"] in seen:
            yield f"{row['id']}: id occurs twice in the {name}"
        seen.add(row["id"])


def check_quotes(incident: Row, report: Row) -> Iterator[str]:
    """Every quote must stand in the title or in the text."""
    quotes = [(f"{k}.{f}", item.get(f)) for k, f in QUOTES for item in incident.get(k, [])]
    quotes += [("weapon", words) for words in incident["weapons"]]
    quotes += [("unknown", words) for words in incident["unknowns"]]
    quotes += [
        ("date", incident["date"]["text"]),
        ("place", (incident["place"] or {}).get("text")),
    ]
    quotes += [(f"responsibility.{f}", incident["responsibility"][f]) for f in ("by", "text")]
    for where, words in quotes:
        if words is not None and not any(words in (report[f] or "") for f in ("title", "text")):
            yield f"{where} is not in the report: {words!r}"
        if words == "":
            yield f"{where} is empty: null is meant"


def check_words(incident: Row) -> Iterator[str]:
    """Types, stages, roles and kinds must be known ones."""
    sub = incident["sub_event_type"]
    if TYPE_OF.get(sub) != incident["event_type"]:
        yield f"{sub} is no sub-type of {incident['event_type']}"
    yield from (f"unknown sub-type {also}" for also in incident["also"] if also not in TYPE_OF)
    if incident["stage"] not in STAGES:
        yield f"unknown stage {incident['stage']}"
    if incident["responsibility"]["status"] not in RESPONSIBILITY:
        yield f"unknown responsibility {incident['responsibility']['status']}"
    for (name, field), known in WORDS.items():
        for item in incident.get(name, []):
            if item[field] not in known.split():
                yield f"{name}.{field}: unknown word {item[field]!r}"


def day(value: str | None) -> date | None:
    """A day from `YYYY-MM-DD` (what follows is ignored); ValueError if it is none."""
    return date.fromisoformat(value[:10]) if value else None


def check_dates(incident: Row, published: str | None) -> Iterator[str]:
    """Days must exist, run forward and, unless only announced, not lie after publication."""
    try:
        first, last = day(incident["date"]["earliest"]), day(incident["date"]["latest"])
    except ValueError as error:
        yield f"date: {error}"
        return
    if first and last and first > last:
        yield f"date runs backward: {first} to {last}"
    told = day(published)
    if last and told and last > told and incident["stage"] != "threatened":
        yield f"date {last} lies after publication {told}"


def check_numbers(incident: Row) -> Iterator[str]:
    """Tolls run upward, coordinates lie on the globe, attributions are few."""
    for toll in incident["casualties"]:
        low, high = toll["low"], toll["high"]
        if low is None and high is None:
            yield f"a toll without a number: {toll['text']!r}"
        if low is not None and high is not None and low > high:
            yield f"a toll runs backward: {toll['text']!r}"
    place = incident["place"] or {}
    if abs(place.get("lat") or 0) > 90 or abs(place.get("lon") or 0) > 180:
        yield "coordinates outside the globe"
    if len(place.get("country") or "XX") != 2:
        yield f"country is no ISO-2 code: {place['country']}"
    if len(incident["attributions"]) > MOST_ATTRIBUTIONS:
        yield "too many attributions"


def check(gold: list[Row], reports: list[Row]) -> Iterator[str]:
    """All problems of one key and its reports."""
    yield from repeated(gold, "key")
    yield from repeated(reports, "reports")
    by_id = {report["id"]: report for report in reports}
    yield from (f"{i}: no line in the key" for i in by_id if i not in {g["id"] for g in gold})
    for line in gold:
        report = by_id.get(line["id"])
        if report is None:
            yield f"{line['id']}: no such report"
            continue
        for number, incident in enumerate(line["incidents"], 1):
            problems = (
                *check_words(incident),
                *check_quotes(incident, report),
                *check_dates(incident, report["published"]),
                *check_numbers(incident),
            )
            yield from (f"{line['id']}, incident {number}: {problem}" for problem in problems)


def main(arguments: list[str]) -> int:
    """Check pairs of files; 0 if all is well, 1 if not, 2 for a wrong call."""
    if not arguments or len(arguments) % 2:
        print(__doc__)
        return 2
    found = 0
    for gold, reports in zip(arguments[::2], arguments[1::2], strict=True):
        for problem in check(read_lines(Path(gold)), read_lines(Path(reports))):
            print(f"{gold}: {problem}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
