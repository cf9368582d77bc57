"""Fits the weights by which accounts are kept, on the train part of the corpus and short reports.

    python training/keep.py corpus --out dateline/data/lexicons/keep.toml
    python training/keep.py corpus --reader DIR

With `--reader` the weights count what a trained reader saw, too, and are written into its card.
Its MUC-4 roles alone are used: those it did not learn from the corpus.
Logistic regression with an L2 penalty by plain gradient descent. The threshold is fixed: an
account is kept when it is clearly more likely right than wrong,
because a wrong account costs more than a gap. Accounts that the key
holds as aggregate, continuing or minimal teach nothing either way.

The weights are fitted on the reports keyed in full and those that tell no incident. The families
of which only the main values are keyed are left out of the fit, and measured: they are short, and
next to none of them tells nothing, which teaches that a thin account is news (in long reports it
is not).
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from dateline.assemble import assemble
from dateline.coding import mentions
from dateline.evaluate.alike import align
from dateline.evaluate.corpus.gold import incident_row, is_incident
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.evaluate.sides import coded_side, gold_side
from dateline.gazetteer.lookup import open_gazetteer
from dateline.model.account import Account
from dateline.model.codec import plain
from dateline.model.identity import report_id
from dateline.model.report import Report, Stamp
from dateline.parse.document import parse
from dateline.parse.reader import open_reader, read_text
from dateline.settings import load
from dateline.settle.keep import features, is_brief, reality, seen
from dateline.settle.run import complete

FOLDS, STEPS, RATE, PENALTY = 5, 1500, 0.5, 1.0
THRESHOLD = 0.55
LONE = 0.45  # for an account that names a doer, in a report that would be left with none
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7)
Weights = dict[str, float]


class Example(NamedTuple):
    """The features of an account, whether it tells an incident of the key, and its fold."""

    found: dict[str, float]
    right: bool
    fold: int


def examples(
    keys: Sequence[Keyed], lookup: Any, reader: Any = None
) -> tuple[list[Example], list[int]]:
    """Examples of all reports, and the number of incidents in the key of each fold."""
    out: list[Example] = []
    wanted = [0] * FOLDS
    for key in keys:
        fold = crc32(key.family.encode()) % FOLDS
        accounts, found = _read(key.report, lookup, reader)
        gold = [gold_side(incident_row(one.account, key.report)) for one in key.accounts]
        whole = [is_incident(one.account) for one in key.accounts]
        wanted[fold] += sum(whole)
        hits = {j: whole[i] for i, j in align(gold, [coded_side(plain(a)) for a in accounts])}
        out += [Example(f, j in hits, fold) for j, f in enumerate(found) if hits.get(j, True)]
    return out, wanted


def short(path: Path, lookup: Any, reader: Any = None) -> list[Example]:
    """Examples of the short reports: the first account of one that tells an incident is right."""
    out: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        right, text = line.split("\t")
        published = Stamp("2026-03-14", "day", False, "input")
        report = Report(report_id(None, "", text), "", text, published=published)
        fold = crc32(text.encode()) % FOLDS
        _, found = _read(report, lookup, reader)
        out += [Example(f, right == "1" and j == 0, fold) for j, f in enumerate(found)]
    return out


def _read(
    report: Report, lookup: Any, reader: Any
) -> tuple[list[Account], list[dict[str, float]]]:
    """All accounts of a report, kept or not, and the features of each."""
    parsed = parse(report)
    told = mentions(parsed, lookup)
    accounts = list(complete(parsed, assemble(parsed, told), told))
    share, brief = reality(told), is_brief(parsed)
    found = [features(account, share, brief) for account in accounts]
    if reader is not None:
        reading = reader.read(read_text(report))
        found = [f | seen(a, parsed, reading) for f, a in zip(found, accounts, strict=True)]
    return accounts, found


def score(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The logistic score of one account."""
    total = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in sorted(found.items()))
    return 1 / (1 + math.exp(-total))


def fit(rows: Sequence[Example]) -> Weights:
    """Weights that make the examples likely, kept small by the penalty."""
    names = sorted({n for row in rows for n in row.found})
    weights = dict.fromkeys([*names, "bias"], 0.0)
    for _ in range(STEPS):
        slope = {n: PENALTY * weights[n] for n in names} | {"bias": 0.0}
        for row in rows:
            error = score(weights, row.found) - row.right
            slope["bias"] += error
            for name, value in row.found.items():
                slope[name] += error * value
        for name in weights:
            weights[name] -= RATE * slope[name] / len(rows)
    return weights


def f1(chosen: Sequence[Example], wanted: int) -> float:
    """F1 of the accounts chosen against the incidents wanted."""
    return 2 * sum(row.right for row in chosen) / (len(chosen) + wanted)


def held_out(rows: Sequence[Example], wanted: int) -> dict[float, float]:
    """F1 at several thresholds, each account scored by weights of the other folds."""
    scored: list[tuple[float, Example]] = []
    for fold in range(FOLDS):
        weights = fit([row for row in rows if row.fold != fold])
        scored += [(score(weights, row.found), row) for row in rows if row.fold == fold]
    return {t: f1([row for s, row in scored if s >= t], wanted) for t in SHOWN}


def main() -> None:
    """Fits, prints the figures, and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--reader", type=Path)
    args = parser.parse_args()
    lookup = open_gazetteer(load().coding().cache_dir)
    reader = open_reader("large", args.reader) if args.reader else None
    keys = keyed_folder(args.corpus, "train")
    partial = [k for k in keys if k.accounts and not k.full]
    rows, wanted = examples([k for k in keys if k not in partial], lookup, reader)
    brief = short(Path(__file__).parent / "short.txt", lookup, reader)
    rows += brief
    total = sum(wanted) + sum(row.right for row in brief)
    print(f"{len(rows)} accounts, {total} incidents")
    for least, value in held_out(rows, total).items():
        print(f"threshold {least}: F1 {value:.3f} over {FOLDS} folds")
    weights = fit(rows)
    unseen, sought = examples(partial, lookup, reader)
    for least in SHOWN:
        found = f1([r for r in unseen if score(weights, r.found) >= least], sum(sought))
        print(f"threshold {least}: F1 {found:.3f} on families that were not fitted")
    if args.reader:
        card = args.reader / "card.json"
        about = json.loads(card.read_text(encoding="utf-8"))
        about["keep"] = {name: round(weight, 3) for name, weight in sorted(weights.items())}
        text = json.dumps(about, indent=1, sort_keys=True) + "\n"
        card.write_text(text, encoding="utf-8")
    if args.out is None:
        return
    lines = [
        "# Weights by which accounts are kept; written by training/keep.py, see there.",
        f"threshold = {THRESHOLD}",
        f"lone_threshold = {LONE}",
        "",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in sorted(weights.items())),
    ]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
