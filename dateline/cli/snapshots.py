"""`snapshot`, `diff` and `compare`: incidents frozen, compared in time, compared with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from dateline.cli import exports, incidents, listing
from dateline.cli.common import data, many, say
from dateline.desk import Desk
from dateline.export import compare as comparing
from dateline.export import differences, jsonl
from dateline.export import snapshot as snapshots
from dateline.export.incidents import Entry, reasons, row
from dateline.settings import load


def snapshot(output: Path, policy: str, public: exports.Public, db: Path | None) -> None:
    """Writes a snapshot and prints how to cite it."""
    with Desk(load(db=db).ledger(), write=False) as desk:
        newest = exports.Newest.of(desk)
        publication = exports.publication(desk, public, output)
        coders = () if publication is not None else _coders(desk)
        found = incidents.entries(desk, policy=policy, publication=publication)
        facts = snapshots.Facts(policy, newest.day, coders, publication is not None)
        manifest = snapshots.write(found, facts, output)
    data((str(manifest["cite"]),))
    say(f"written to {output}")


def _coders(desk: Desk) -> tuple[str, ...]:
    """Who read the reports: programs with version and run, and persons."""
    return tuple(sorted({coded.coding.coder for coded in desk.codings(family=None)}))


def diff(old: Path, new: Path, as_json: bool) -> None:
    """Prints what changed between two snapshots."""
    before, after = snapshots.read(old), snapshots.read(new)
    found = differences.differences(before, after)
    say(f"from {before.name}\nto   {after.name}")
    for fact in ("policy", "public", "program", "coders"):
        if before.manifest[fact] != after.manifest[fact]:
            say(f"the two differ in their {fact}: some changes may come from that alone")
    if as_json:
        data(jsonl.encoded(asdict(change)).rstrip("\n") for change in found)
    else:
        data(listing.row(differences.line(change)) for change in found)
    kinds = [change.kind for change in found]
    told = [f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)]
    say(", ".join(told) or "nothing changed")


def compare(other: Path, db: Path | None) -> None:
    """Prints which incidents are in the ledger, in another table, or in both."""
    kind, theirs, unplaced = comparing.read(other)
    with Desk(load(db=db).ledger(), write=False) as desk:
        ours = list(_placed(incidents.entries(desk)))
    found = comparing.compared(kind, ours, theirs, unplaced)
    data(listing.row(cells) for cells in comparing.lines(found))
    counted = f"{many(len(found.both), 'incident')} in both, {len(found.ours)} only here"
    say(f"{other} is read as {comparing.about(kind)}")
    say(f"{counted}, {len(found.theirs)} only there")
    if found.outside or found.unplaced:
        say(
            f"of theirs {found.outside} lie outside of our days and {found.unplaced} have no day "
            "or no point: they are not listed"
        )


def _placed(entries: Iterator[Entry]) -> Iterator[comparing.Entry]:
    """Our incidents that an export would hold, as far as they have a day and a point."""
    for entry in entries:
        cells = row(entry)
        first, last = cells["date_earliest"], cells["date_latest"]
        lat, lon = cells["lat"], cells["lon"]
        if reasons(entry) or not isinstance(first, str) or not isinstance(last, str):
            continue
        if not isinstance(lat, float) or not isinstance(lon, float):
            continue
        radius = cells["place_radius_km"]
        yield comparing.Entry(
            entry.incident.id,
            date.fromisoformat(first[:10]),
            date.fromisoformat(last[:10]),
            lat,
            lon,
            float(radius) if isinstance(radius, float | int) else 0.0,
            frozenset([str(cells["event_type"])] if cells["event_type"] else []),
            str(cells["place_name"] or cells["place_city"] or ""),
            "" if cells["killed_best"] is None else str(cells["killed_best"]),
        )
