"""Measures the place part, as `dateline eval places` does, with a place file of one's choice.

Reads `data/geo_dev/*.jsonl` below the folder that DATELINE_EVAL_DATA names.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dateline.cli.place_eval import parts_of
from dateline.gazetteer.lookup import open_gazetteer
from dateline.settings import load


def main() -> None:
    """Print the figures, or that there is nothing to measure on."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, required=True)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--part", default="all")
    args = options.parse_args()
    root = load().eval_data
    folder = root / "data" / "geo_dev" if root else None
    if folder is None or not folder.is_dir():
        print("places: not run (DATELINE_EVAL_DATA has no data/geo_dev)")
        return
    keys = Path(__file__).parent.parent / "corpus"
    for name, run in parts_of(folder, keys, open_gazetteer(args.cache), args.errors).items():
        if args.part in ("all", name):
            print(name, run())


if __name__ == "__main__":
    main()
