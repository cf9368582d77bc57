"""A run of its own process, to be killed: `coding_process.py LEDGER JSONL JOBS COUNT`.

Prints the number of documents done, a line each, as soon as they are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import fake_coder

from dateline.bulk import CoderSpec, Summary, run
from dateline.desk import Desk
from dateline.settings import CodingOptions


def show(summary: Summary, outcome: object) -> None:
    sys.stdout.write(f"{summary.documents}\n")
    sys.stdout.flush()


def main(ledger: str, jsonl: str, jobs: str, count: str) -> None:
    """Codes the documents of `fake_coder.documents`."""
    spec = CoderSpec(fake_coder.make, CodingOptions(Path("unused")))
    with Desk(Path(ledger)) as desk:
        run(fake_coder.documents(int(count), 0.01), spec, desk, Path(jsonl), int(jobs), show)


if __name__ == "__main__":
    main(*sys.argv[1:])
