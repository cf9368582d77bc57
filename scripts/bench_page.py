"""Measures the page at ten thousand and a hundred thousand incidents, on this computer.

The ledger is made up: seeded rows in the flat tables and reports of a few words, enough for every
list, facet, map, timeline and search. Prints milliseconds a request: the first, the median of five
more, and what the processor took for the first.

    python scripts/bench_page.py [COUNT ...]
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fastapi.testclient import TestClient

from dateline.desk import Desk
from dateline.model.taxonomy import TYPE_OF
from dateline.serve.app import create_app
from dateline.settings import LOCAL_HOSTS, LedgerOptions, ServeOptions

COUNTS = (10_000, 100_000)
REQUESTS = (
    ("page", "/"),
    ("list", "/pieces/list"),
    ("list, by toll", "/pieces/list?sort=toll"),
    ("list, filtered", "/pieces/list?country=NG&type=grenade&since=2020-01-01"),
    ("facets", "/pieces/facets"),
    ("facets, filtered", "/pieces/facets?country=NG&actor=group%207"),
    ("map", "/api/v1/map"),
    ("map, a part", "/api/v1/map?box=0,0,15,15&step=0.5"),
    ("timeline", "/api/v1/timeline"),
    ("search", "/pieces/list?q=market%20granary"),
    ("API", "/api/v1/incidents?limit=200"),
)
BAR = 300.0
_COUNTRIES = "NG KE SO ML BF NE TD SD SS CD MM PK AF IN PH CO MX UA SY IQ YE MZ ET CM".split()
_WORDS = (
    "market river granary patrol column bridge depot school clinic village convoy station border "
    "harvest council road quarter minister driver herd boat ferry mine well"
).split()


def fill(path: Path, count: int, seed: int = 7) -> None:
    """Makes a ledger of `count` invented incidents, a report each."""
    Desk(path).open().close()
    dice = random.Random(seed)
    with sqlite3.connect(path) as c:
        rows = [_row(dice, number) for number in range(count)]
        names = list(rows[0])
        marks = ",".join("?" * len(names))
        c.executemany(
            f"INSERT INTO incident_index ({','.join(names)}) VALUES ({marks})",
            [tuple(row.values()) for row in rows],
        )
        c.executemany(
            "INSERT INTO incidents (id, reports, publishers, origins, sides) "
            "VALUES (?,1,1,1,'[]')",
            [(row["incident_id"],) for row in rows],
        )
        c.executemany("INSERT INTO incident_tags VALUES (?,?,?)", list(_tags(dice, rows)))
        _reports(c, dice, rows)
        c.execute("ANALYZE")


def _row(dice: random.Random, number: int) -> dict[str, object]:
    sub = dice.choice(list(TYPE_OF))
    day = f"{dice.randint(2010, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    dead = dice.choice([None, 0, 1, 2, 3, 5, 8, 13, 40, 120])
    country = dice.choice(_COUNTRIES)
    return {
        "incident_id": f"i{number:015x}", "title": f"{sub}, Town {number % 997}, {day}",
        "event_type": TYPE_OF[sub], "sub_type": sub, "country": country,
        "admin1": f"{country} {dice.randint(1, 20)}", "place_name": f"Town {number % 997}",
        "lat": round(dice.uniform(-35, 50), 3), "lon": round(dice.uniform(-100, 120), 3),
        "radius_km": dice.choice([2.0, 8.0, 30.0, 100.0]), "precision": "city",
        "earliest": day, "latest": day, "date_precision": "day",
        "killed_low": dead, "killed_best": dead, "killed_high": dead,
        "reports": dice.randint(1, 6), "publishers": 1, "origins": dice.randint(1, 8),
        "first_reported": day, "last_reported": day,
        "told_as": dice.choice(["news", "news", "news", "recalled"]), "kind": "single",
        "minimal": False, "confidence": dice.choice([None, 0.6, 0.8, 0.95]),
        "disputed": dice.random() < 0.2,
    }  # fmt: skip


def _tags(dice: random.Random, rows: list[dict[str, object]]) -> Iterator[tuple[object, str, str]]:
    for row in rows:
        for actor in {dice.randint(1, 300) for _ in range(2)}:
            yield row["incident_id"], "actor", f"group {actor}"
        yield row["incident_id"], "publisher", f"Paper {dice.randint(1, 200)}"
        yield row["incident_id"], "target_sector", dice.choice(_WORDS)


def _reports(c: sqlite3.Connection, dice: random.Random, rows: list[dict[str, object]]) -> None:
    texts, held, nodes = [], [], []
    for number, row in enumerate(rows):
        common = [dice.choice(_WORDS) for _ in range(12)]
        words = " ".join([*common, *(f"word{dice.randint(1, 4000)}" for _ in range(48))])
        report, account = f"r{number:015x}", f"a{number:015x}"
        texts.append((report, str(row["title"]), words))
        held.append((row["incident_id"], account, 0))
        nodes.append((account, account, report, 1, True, "bench", "{}", "[]"))
    c.executemany("INSERT INTO reports (id, title, text) VALUES (?,?,?)", texts)
    c.executemany("INSERT INTO incident_accounts VALUES (?,?,?)", held)
    c.executemany(
        "INSERT INTO sketches (account_id, own_id, report_id, coding_id, linkable, made_by, data, "
        "keys) "
        "VALUES (?,?,?,?,?,?,?,?)",
        nodes,
    )


def measure(path: Path) -> dict[str, tuple[float, float, float]]:
    """Milliseconds a request: the first, the median of five more, and the processor's of the
    first (which does not grow when the computer is busy)."""
    options = ServeOptions(LedgerOptions(path), hosts=(*LOCAL_HOSTS, "testserver"))
    found = {}
    with TestClient(create_app(options)) as client:
        for name, address in REQUESTS:
            times, busy = [], []
            for _ in range(6):
                begun, used = time.perf_counter(), time.process_time()
                assert client.get(address).status_code == 200, address
                times.append(1000 * (time.perf_counter() - begun))
                busy.append(1000 * (time.process_time() - used))
            found[name] = (times[0], statistics.median(times[1:]), busy[0])
    return found


def main(arguments: list[str]) -> int:
    """Prints the table; 1 if a request is over its bar."""
    slow = 0
    for count in [int(a) for a in arguments] or COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.db"
            fill(path, count)
            found = measure(path)
        sys.stdout.write(f"{count:,} incidents\n")
        for name, (first, ms, busy) in found.items():
            bar = 1000.0 if name == "page" else BAR
            slow += ms > bar
            sys.stdout.write(
                f"  {name:18} first {first:7.1f}  then {ms:7.1f}  (at most {bar:.0f})  "
                f"processor {busy:6.1f}\n"
            )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
