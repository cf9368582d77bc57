"""Makes the small ledger that later versions must be able to open: run once a schema version.

python tests/store/make_ledger.py tests/store/ledgers/v2.db
"""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from samples import CODER, coded, report

from dateline.model.act import Act
from dateline.model.coding import Skipped
from dateline.model.incident import Incident, IncidentField, Judgement, Sources
from dateline.model.values import Range
from dateline.settings import LedgerOptions
from dateline.store import carrying
from dateline.store.incidents import IndexRow, Written
from dateline.store.ledger import Ledger
from dateline.store.writer import Entry

WORK = "https://courier.example/patrol"


def make(path: Path) -> None:
    """A ledger with something in every table that this version fills."""
    with Ledger(LedgerOptions(path), write=True) as ledger:
        writer = ledger.writer
        run = writer.begin_run(CODER, "2026-03-05T10:00:00+00:00", 2, "code")
        first = coded(report(title="one", input_id="one", work=WORK))
        writer.store(first, Entry(run, "k1"))
        writer.store(coded(report(title="one b", work=WORK, seen_at="2026-03-06")), Entry(run))
        second = coded(report(title="one", work=WORK, published="2026-03-04"))
        coding = writer.store(second, Entry(run))
        writer.store(coded(report(title="two"), coder="person:ana"), Entry())
        writer.skip(
            Skipped("x", "x.txt", "too_short", "too short", "beef"), CODER, Entry(run, "x")
        )
        writer.end_run(run, "2026-03-05T10:01:00+00:00")
        account = first.coding.accounts[0]
        killed = IncidentField("casualties", Range(3, 3, 3), (account.claims[4].id,))
        incident = Incident("i1", (account.id,), (killed,), Sources(1, 1, 1, ("A",)), policy="gtd")
        with ledger.linking() as links:
            links.put([Written(incident, IndexRow("i1", "Clash"))])
        writer.store_voices([(first.report.id, "v1", "same_text", 1.0)])
        account = second.coding.accounts[0]
        aim = carrying.target(second, account, account.claims[3])
        act = Act(0, "rejection", "ana", "2026-03-07", second.report.id, coding, aim)
        writer.act([replace(act, why="another town", work_id=WORK, seen=f"{coding}.0")])
        writer.judge(Judgement(1, "same", "i1", "i2", "ana", "2026-03-07", "one attack"))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.unlink(missing_ok=True)
    make(target)
    with sqlite3.connect(target) as shrunk:
        shrunk.execute("PRAGMA journal_mode = DELETE")
        shrunk.execute("PRAGMA page_size = 512")
        shrunk.execute("VACUUM")
