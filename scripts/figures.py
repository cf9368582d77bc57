"""Runs the evals and writes their figures into the README and the docs, between their marks.

A block begins with `<!-- figures NAME -->` and ends with `<!-- /figures -->`; what stands between
is replaced. The sets that cannot be shipped are found through DATELINE_EVAL_DATA; a block whose
figures could not be measured is left as it is, and is named.

    python scripts/figures.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(<!-- figures ([a-z-]+) -->\n).*?(<!-- /figures -->)", re.DOTALL)
SET = re.compile(r"([a-z ]+): (?:\d+ lines, \d+ problems|not run)")
LINE = re.compile(r"(\S.*?)\s{2,}([\d.]+|-)\s+([\d.]+|-)\s+([\d.]+|-)\s+(\d+)")

Figures = dict[str, dict[str, tuple[str, str, str, str]]]  # set -> line -> P, R, F1, gold


def output(*command: str) -> str:
    """What an eval prints; its exit code is no matter here (a floor may be missed)."""
    cache = os.environ.get("DATELINE_CACHE") or str(ROOT / ".cache")
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "DATELINE_CACHE": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def tables(words: str) -> Figures:
    """The tables of `evals/gate.py --table`, by set and line."""
    found: Figures = {}
    name = ""
    for line in words.splitlines():
        if (head := SET.match(line)) is not None:
            name = head[1]
        elif name and (row := LINE.fullmatch(line.strip())) is not None:
            found.setdefault(name, {})[row[1]] = (row[2], row[3], row[4], row[5])
    return found


def by_set(figures: Figures, lines: list[str]) -> str:
    """A table of F1 figures: a line of the scorer each, a set each column."""
    heads = [f"{name} ({own['incidents'][3]})" for name, own in figures.items()]
    rows = [f"| F1, points (incidents in the key) | {' | '.join(heads)} |"]
    rows.append("|---|" + "---|" * len(heads))
    for line in lines:
        cells = [own[line][2] if line in own else "-" for own in figures.values()]
        if any(cell != "-" for cell in cells):
            rows.append(f"| {line} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def chosen(figures: Figures, pattern: str) -> str:
    """`by_set` for the lines whose names match; empty if nothing was measured."""
    every = list(dict.fromkeys(line for own in figures.values() for line in own))
    lines = [line for line in every if re.match(pattern, line)]
    return by_set(figures, lines) if lines else ""


def printed(*command: str) -> str:
    """The output of an eval as a block, with its command; empty if it was not run."""
    words = output(*command).rstrip()
    shown = [w for w in words.splitlines() if not w.startswith("odd")]
    if not words or "not run" in words:
        return ""
    kept = " ".join(".cache" if Path(word).is_absolute() else word for word in command)
    return f"```\n$ python {kept}\n" + "\n".join(shown) + "\n```\n"


def blocks() -> dict[str, Callable[[], str]]:
    """Each block's name and what makes it."""
    figures = tables(output("evals/gate.py", "--table"))
    cache = os.environ.get("DATELINE_CACHE") or str(ROOT / ".cache")
    return {
        "reports": lambda: chosen(figures, "."),
        "main": lambda: chosen(
            figures,
            "incidents|event type|date, o|place|killed: the numbers$|attribution: source|toll|gr",
        ),
        "tolls": lambda: chosen(figures, "killed|injured|toll"),
        "attribution": lambda: chosen(figures, "attribution|toll|unknowns"),
        "where": lambda: chosen(figures, "place|country"),
        "when": lambda: chosen(figures, "date"),
        "dates": lambda: printed("evals/dates.py"),
        "speech": lambda: printed("evals/speech.py"),
        "places": lambda: printed("evals/places.py", "--cache", cache),
        "bench": lambda: printed("scripts/bench.py"),
    }


def fill(page: str, made: dict[str, str]) -> str:
    """A page with the blocks that were measured."""
    return BLOCK.sub(
        lambda m: m[1] + (made.get(m[2]) or m[0][len(m[1]) : -len(m[3])]) + m[3], page
    )


def main() -> int:
    """Measures, writes, and names the blocks that could not be measured."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    wanted = {m[2] for page in pages for m in BLOCK.finditer(page.read_text("utf-8"))}
    makers = blocks()
    made = {name: makers[name]() for name in sorted(wanted)}
    for page in pages:
        before = page.read_text("utf-8")
        after = fill(before, made)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)} has new figures\n")
    missing = [name for name, words in made.items() if not words]
    sys.stdout.writelines(f"not measured: {name}\n" for name in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
