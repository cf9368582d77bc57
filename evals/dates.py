"""Measures the reading of dates on two corpora of Wikinews articles with resolved dates.

The corpora are found through DATELINE_EVAL_DATA, a folder with data/gum_wikinews/docs.jsonl and
data/meantime/docs.jsonl. The same as `dateline eval dates`, but without the data it says so and
goes on.

    python evals/dates.py [--errors] [gum-train|gum|meantime-dev|meantime ...]
"""

from __future__ import annotations

import sys

from dateline.cli.eval_dates import run
from dateline.evaluate.dates import SETS
from dateline.settings import load


def main(arguments: list[str]) -> int:
    """Prints the figures; 0 also when the data are not there."""
    root = load().eval_data
    if root is None or not (root / "data" / "gum_wikinews").is_dir():
        print("not run: DATELINE_EVAL_DATA names no folder with data/gum_wikinews")
        return 0
    run(root / "data", [a for a in arguments if a in SETS], "--errors" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
