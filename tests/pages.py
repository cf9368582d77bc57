"""Pages of the documentation: their marked blocks, and whether an output is what a page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(
    r"<!-- tested: ([a-z]+) -->\n(?:```\w+\n(.*?)\n```|(.*?)(?:\n<!--|\n\n|\Z))", re.DOTALL
)
IDS = re.compile(r"\b[arc][0-9a-f]{9,16}\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and the lines that the page shows for it."""

    command: str
    shown: tuple[str, ...]


def blocks(page: Path, kind: str) -> Iterator[str]:
    """The inside of each block of a page that is marked as tested."""
    for found, fenced, plain in BLOCK.findall(page.read_text("utf-8")):
        if found == kind:
            yield fenced or plain


def table(page: Path, kind: str) -> list[list[str]]:
    """The rows, without the two of the head, of the table that is marked as tested."""
    (inside,) = blocks(page, kind)
    return [[cell.strip() for cell in line.strip("| ").split(" | ")]
            for line in inside.splitlines()[2:]]  # fmt: skip


def steps(page: Path) -> list[Step]:
    """All commands of a page, in order."""
    found: list[Step] = []
    for inside in blocks(page, "console"):
        for piece in re.split(r"^\$ ", inside, flags=re.MULTILINE)[1:]:
            command, *shown = piece.rstrip("\n").splitlines()
            found.append(Step(command, tuple(shown)))
    return found


def fits(shown: tuple[str, ...], output: str) -> bool:
    """True if a page's lines are the output, where `…` stands for anything and ids for any id.

    A line that is `…` alone stands for any number of lines.
    """
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else rf"{_loose(line)}[ \t]*\n" for line in shown
    )
    return re.fullmatch(pattern, output.rstrip("\n") + "\n" if output.strip() else "") is not None


def _loose(line: str) -> str:
    pieces = [re.escape(piece) for piece in IDS.sub("\0", line).split("…")]
    return ".*".join(pieces).replace(re.escape("\0"), r"\S+")
