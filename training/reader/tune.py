"""Tunes the profile of MUC-4 on its dev part: one number after the other, twice over.

    python -m training.reader.tune --muc dev.jsonl --model DIR --profile FILE

Begins with the profile in FILE, or with the one that ships, and writes it anew. What is maximised
is the mean of CEAF-REE, CEAF-TF and the 23 slots.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from dateline.evaluate.muc4.fills import by_id
from dateline.evaluate.muc4.profile import Profile, profile
from dateline.evaluate.muc4.table import Scores, score
from dateline.evaluate.muc4.templates import Setting, templates
from dateline.model.reading import Reading

_GRID = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.85)
_GRIDS: Mapping[str, Sequence[float]] = {
    "repeated": (0.0, 0.15, 0.3, 0.5, 0.7, 1.0),
    "relevance": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7),
    "evidence": (0.0, 0.15, 0.3, 0.45, 0.6, 0.8),
    "one_entity": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
}
_ROUNDS = 2


def scored(
    rows: Sequence[Any], readings: Sequence[Reading], settings: Sequence[Setting], told: Profile
) -> Scores:
    """The scores of readings under a profile."""
    found = [
        {"docid": row["docid"], "templates": templates(reading, setting, told)}
        for row, reading, setting in zip(rows, readings, settings, strict=True)
    ]
    return score(by_id(rows), by_id(found))


def worth(scores: Scores) -> float:
    """What is maximised."""
    return (scores.ree_micro.f1 + scores.tf.f1 + scores.all_slots.f1) / 3


def _others(told: Profile) -> Iterator[list[Profile]]:
    """For each number of a profile, the profiles in which only it differs."""
    for name, value in asdict(told).items():
        if isinstance(value, dict):
            for key in value:
                yield [replace(told, **{name: {**value, key: v}}) for v in _GRID]
        else:
            yield [replace(told, **{name: v}) for v in _GRIDS.get(name, _GRID)]


def tuned(
    rows: Sequence[Any], readings: Sequence[Reading], settings: Sequence[Setting], told: Profile
) -> Profile:
    """The profile that coordinate ascent reaches."""
    best, most = told, worth(scored(rows, readings, settings, told))
    for _ in range(_ROUNDS):
        before = most
        for at in range(len(list(_others(best)))):
            for other in list(_others(best))[at]:
                value = worth(scored(rows, readings, settings, other))
                if value > most + 0.01:
                    best, most = other, value
        print(f"mean of the three {most:.2f}", flush=True)
        if most - before < 0.05:
            break
    return best


def written(told: Profile) -> str:
    """A profile as TOML."""
    lines = [
        "# The profile of MUC-4. Probabilities from which on something is told, and weights of",
        "# evidence; tuned on the dev part by training/reader/tune.py.",
    ]
    values = asdict(told)
    lines += [f"{k} = {v}" for k, v in values.items() if not isinstance(v, dict)]
    for name, value in values.items():
        if isinstance(value, dict):
            lines += ["", f"[{name}]", *(f'"{k}" = {v}' for k, v in value.items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command line."""
    import tomllib

    from dateline.cli.eval_muc4 import setting
    from dateline.gazetteer.lookup import open_gazetteer
    from dateline.parse.reader import open_reader
    from dateline.settings import load

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("muc", "model", "profile"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.muc.read_text(encoding="utf-8").splitlines()]
    reader, lookup = open_reader("large", given.model), open_gazetteer(load().cache_dir)
    readings = [reader.read(row["text"]) for row in rows]
    settings = [setting(row, lookup) for row in rows]
    told = profile()
    if given.profile.exists():
        told = Profile(**tomllib.loads(given.profile.read_text(encoding="utf-8")))
    best = tuned(rows, readings, settings, told)
    given.profile.write_text(written(best), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
