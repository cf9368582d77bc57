"""Codes the sets that have an answer key, scores them, and refuses figures below their floors.

    python evals/gate.py [--raise] [--require-data] [--table]

The sets are our own examples, the two splits of our corpus (reports keyed in full, and beside
them families of which the main values are keyed), and, where DATELINE_EVAL_DATA names a folder
that has them, two sets that cannot be shipped. A set whose data are absent is not run: it meets
no floor, and fails the gate only with --require-data. The train sets have no floors and are run
with --table alone.

evals/floors.json holds, for each set, the SHA-256 of its answer key and a floor for each line of
the table (F1 in points). The corpus has further lines, which begin with "key:", from its full
keys; those on which the keys hold less than 30 cases are shown and have no floor. Families have
lines that begin with "linking:". The gate fails when

- a figure is below its floor, or a set that was run has no floors;
- a key is not the one the floors were made for;
- a floor is lower than in the last commit or the one before, the key being the same.

--raise writes floors from the present figures, a point below them: higher ones for a key that is
the same, new ones for a key that has changed. --table prints the whole table of each set. The
exit code is 1 if anything failed, 2 for a wrong call.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.cli.link_eval import family_pairs
from dateline.evaluate.corpus import board, keyed
from dateline.evaluate.corpus.gold import compiled
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.evaluate.files import json_values
from dateline.evaluate.linking import by_coding, by_key
from dateline.evaluate.newsroom import Table, newsroom_table, render
from dateline.model.codec import from_file_form
from dateline.settings import load

ROOT = Path(__file__).resolve().parent.parent
FLOORS = "evals/floors.json"
MARGIN = 1.0
_OPTIONS = frozenset(("--raise", "--require-data", "--table"))
_COMMITS = ("HEAD", "HEAD~1")
_SLACK = 1e-9
LEAST_CASES = 30
KEY, LINKING = "key: ", "linking: "

Floors = dict[str, dict[str, Any]]


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """The reports of a set, their answer key, and their full keys if it has them."""

    reports: list[Row]
    gold: list[Row]
    keys: tuple[Keyed, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set: its name and its two files."""

    name: str
    reports: Path
    gold: Path
    floored: bool = True

    def present(self) -> bool:
        """True if both files are there."""
        return self.reports.is_file() and self.gold.is_file()

    def key(self) -> str:
        """SHA-256 of the answer key, 64 hex digits."""
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()

    def content(self) -> Content:
        """What the files hold."""
        return Content(json_values(self.reports), json_values(self.gold))


@dataclass(frozen=True, slots=True)
class CorpusSet:
    """Marked reports of one split: those keyed in full and those that tell no incident, or,
    with `families`, those of which only the main values are keyed."""

    name: str
    folder: Path
    families: bool = False
    floored: bool = True

    def files(self) -> list[Path]:
        """The files of the set, by name."""
        return [p for p in sorted(self.folder.glob("*.txt")) if _partial(p) == self.families]

    def present(self) -> bool:
        """True if the set has a file."""
        return bool(self.files())

    def key(self) -> str:
        """SHA-256 of the names and bytes of all files, 64 hex digits."""
        whole = hashlib.sha256()
        for path in self.files():
            whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return whole.hexdigest()

    def content(self) -> Content:
        """The reports and keys, compiled; InputError if a file is not sound."""
        keys = [k for k in keyed_folder(self.folder) if k.full != self.families]
        return Content(*compiled(keys), keys)


def _partial(path: Path) -> bool:
    with path.open(encoding="utf-8") as lines:
        return "partial" in next(lines, "")


AnySet = GoldSet | CorpusSet


@dataclass(frozen=True, slots=True)
class Scored:
    """The table of a set, and what the full keys of its reports say, if it has such keys."""

    table: Table
    keyed: board.Result | None = field(default=None)
    linking: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """The hash of a set's key and its figures, F1 in points, of all lines that were scored."""

    key: str
    figures: dict[str, float]


def gold_sets(root: Path, data: Path | None) -> tuple[AnySet, ...]:
    """Our own sets, and those of the folder `data`; its sets are absent if it is None."""
    own = root / "evals" / "gold"
    away = data or root / "no-such-folder"
    examples, newsroom = away / "examples", away / "data" / "newsroom_dev"
    return (
        GoldSet("examples", own / "examples.reports.jsonl", own / "examples.jsonl"),
        CorpusSet("corpus dev", root / "corpus" / "dev"),
        CorpusSet("families dev", root / "corpus" / "dev", families=True),
        CorpusSet("corpus train", root / "corpus" / "train", floored=False),
        CorpusSet("families train", root / "corpus" / "train", families=True, floored=False),
        GoldSet("karachi", examples / "karachi.reports.jsonl", examples / "karachi.gold.json"),
        GoldSet("newsroom dev", newsroom / "reports.jsonl", newsroom / "gold.jsonl"),
    )


def figures(scored: Scored) -> dict[str, float]:
    """Figures in points, by line, of the lines on which the key holds something."""
    found = {line.name: round(100 * line.f1, 2) for line in scored.table.lines if line.gold}
    if scored.keyed is not None:
        for line, figure in scored.keyed.figures(LEAST_CASES).items():
            found[KEY + line] = figure
    return found | {LINKING + line: round(100 * f1, 2) for line, f1 in scored.linking.items()}


def read_floors(words: str) -> Floors:
    """The floors of the words of a floors file."""
    found: Floors = json.loads(words)["sets"]
    return found


def written(floors: Floors) -> str:
    """The words of a floors file."""
    return json.dumps({"sets": floors}, indent=2, sort_keys=True) + "\n"


def shortfalls(name: str, now: Measured, floors: Floors) -> list[str]:
    """What a set falls short of."""
    recorded = floors.get(name)
    if recorded is None:
        return [f"{name}: no floors are recorded; make them with --raise"]
    if recorded["gold_sha256"] != now.key:
        return [f"{name}: the key is not the one its floors were made for; make them anew "
                "with --raise, and commit both"]  # fmt: skip
    return [
        f"{name}: {line} {now.figures.get(line, 0.0):.1f}, its floor is {floor:.1f}"
        for line, floor in recorded["floors"].items()
        if now.figures.get(line, 0.0) < floor - _SLACK
    ]


def raised(name: str, now: Measured, floors: Floors) -> dict[str, Any]:
    """The floors of a set after this run: never lower while the key is the same."""
    recorded = floors.get(name, {"gold_sha256": None, "floors": {}})
    same = recorded["gold_sha256"] == now.key
    kept: dict[str, float] = recorded["floors"] if same else {}
    fresh = {line: _below(figure) for line, figure in now.figures.items()}
    lines = {**kept, **{line: max(floor, kept.get(line, 0.0)) for line, floor in fresh.items()}}
    return {"gold_sha256": now.key, "floors": lines}


def _below(figure: float) -> float:
    return max(0.0, math.floor(10 * (figure - MARGIN)) / 10)


def lowered(before: Floors, after: Floors) -> tuple[list[str], list[str]]:
    """What stands lower in `after`: what must not, and what may, its key being another."""
    refused: list[str] = []
    told: list[str] = []
    for name, old in before.items():
        new = after.get(name)
        if new is None:
            refused.append(f"{name}: its floors are gone")
            continue
        changed = new["gold_sha256"] != old["gold_sha256"]
        for line, floor in old["floors"].items():
            now = new["floors"].get(line)
            if now is None or now < floor - _SLACK:
                shown = "gone" if now is None else f"{now:.1f}"
                (told if changed else refused).append(f"{name}: {line} {floor:.1f} -> {shown}")
    return refused, told


def committed(root: Path, commit: str) -> Floors | None:
    """The floors as a commit has them; None without git, without the commit or the file."""
    command = ["git", "-C", str(root), "show", f"{commit}:{FLOORS}"]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return read_floors(shown.stdout) if shown.returncode == 0 else None


def against_history(root: Path, floors: Floors) -> list[str]:
    """What was lowered since the last two commits; says so where there is nothing to compare."""
    problems: list[str] = []
    for commit in _COMMITS:
        before = committed(root, commit)
        if before is None:
            print(f"{commit} has no {FLOORS} to compare with")
            continue
        refused, told = lowered(before, floors)
        problems += [f"lowered since {commit}: {words}" for words in refused]
        for words in told:
            print(f"lower since {commit}, the key having changed: {words}")
    return problems


def measure(found: AnySet) -> Scored:
    """Codes and scores a set."""
    from codings import coded_rows, coder  # the evals folder is on the path of its scripts

    content = found.content()
    coded = coded_rows(content.reports, coder())
    table = newsroom_table(content.reports, content.gold, coded)
    if not content.keys:
        return Scored(table)
    families = isinstance(found, CorpusSet) and found.families
    linked = linking(content.keys, coded) if families else {}
    return Scored(table, keyed.result(content.keys, coded), linked)


def linking(keys: Sequence[Keyed], coded: Sequence[Row]) -> dict[str, float]:
    """F1 of pairs of accounts of families that are linked, as keyed and as coded."""
    told = {
        "pairs of accounts, as keyed": by_key(keys),
        "pairs of accounts, as coded": by_coding(keys, [(r, from_file_form(r)) for r in coded]),
    }
    return {name: family_pairs(keys, accounts)[""].f1 for name, accounts in told.items()}


def judged(one: AnySet, scored: Scored, floors: Floors, anew: bool) -> list[str]:
    """What a set falls short of; with `anew` its floors are first made from its figures."""
    now = Measured(one.key(), figures(scored))
    if anew:
        floors[one.name] = raised(one.name, now, floors)
    return shortfalls(one.name, now, floors)


def tables(scored: Scored) -> str:
    """The tables of a set, as text."""
    shown = render(scored.table)
    return shown if scored.keyed is None else f"{shown}\n{board.render(scored.keyed)}"


def run(
    root: Path,
    data: Path | None,
    options: Sequence[str] = (),
    measured: Callable[[AnySet], Scored] = measure,
) -> int:
    """The whole gate: 0 if all is well, 1 if not."""
    path = root / FLOORS
    floors = read_floors(path.read_text(encoding="utf-8")) if path.is_file() else {}
    problems: list[str] = []
    for one in gold_sets(root, data):
        if not one.floored and "--table" not in options:
            continue
        if not one.present():
            print(f"{one.name}: not run, its data are not there; none of its floors is met")
            problems += [f"{one.name}: not run"] if "--require-data" in options else []
            continue
        scored = measured(one)
        fallen = judged(one, scored, floors, "--raise" in options) if one.floored else []
        print(f"{one.name}: {len(figures(scored))} lines, {len(fallen)} problems")
        if "--table" in options:
            print(tables(scored))
        problems += fallen
    if "--raise" in options:
        path.write_text(written(floors), encoding="utf-8")
    problems += against_history(root, floors)
    for problem in problems:
        print(f"FAILED {problem}")
    return 1 if problems else 0


def main(arguments: list[str]) -> int:
    """Runs the gate on this project."""
    unknown = sorted(set(arguments) - _OPTIONS)
    if unknown:
        print(f"unknown: {' '.join(unknown)}\n{__doc__}")
        return 2
    return run(ROOT, load().eval_data, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
