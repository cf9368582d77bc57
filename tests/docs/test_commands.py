"""The commands of the README and of the docs run, and print what the pages show."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import ROOT, Step, blocks, fits, steps

Run = Callable[[list[Step]], list[tuple[int, str]]]
WITH_COMMANDS = ["README.md", "docs/quickstart.md"]
EXAMPLES = "dateline code examples/*.html examples/desk.jsonl --db demo/ledger.db"


@pytest.mark.parametrize("name", WITH_COMMANDS)
def test_commands_print_what_the_page_shows(name: str, run: Run) -> None:
    wanted = steps(ROOT / name)
    assert wanted, "the page has no tested command"
    for step, (code, output) in zip(wanted, run(wanted), strict=True):
        assert code == 0, f"$ {step.command}\n{output}"
        assert fits(step.shown, output), f"$ {step.command}\n{output}"


@pytest.mark.parametrize("name", ["README.md", "docs/reading-the-ledger.md"])
def test_python_examples_run(name: str, run: Run, tmp_path: Path) -> None:
    script = "\n".join(blocks(ROOT / name, "python"))
    assert script, "the page has no tested example in Python"
    (tmp_path / "example.py").write_text(script, encoding="utf-8")
    made = [
        Step("mkdir -p demo", ()),
        Step(EXAMPLES, ()),
        Step(f"{sys.executable} example.py", ()),
    ]
    *_, (code, output) = run(made)
    assert code == 0, output
    assert output.strip(), "the example prints nothing"


def test_what_fits_a_page() -> None:
    assert fits(("one", "…", "id a0123456789 …"), "one\ntwo\nthree\nid abcdef012345 x\n")
    assert fits(("…",), "")
    assert not fits(("one",), "one\ntwo\n")
    assert not fits(("one", "two"), "one\n")


def test_a_command_that_fails_is_seen(run: Run) -> None:
    ((code, _),) = run([Step("dateline show nothing-of-that-name", ())])
    assert code == 2


def test_make_has_every_target_that_pages_name() -> None:
    words = (ROOT / "Makefile").read_text("utf-8")
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in _targets(page.read_text("utf-8")):
            assert f"\n{target}:" in words, f"{page.name} names make {target}"


def _targets(words: str) -> set[str]:
    pieces = [piece for piece in words.split("`") if piece.startswith("make ")]
    lines = [line for line in words.splitlines() if line.startswith("make ")]
    return {piece.split()[1] for piece in (*pieces, *lines)}


def test_help_of_make_is_true() -> None:
    done = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True)
    words = (ROOT / "Makefile").read_text("utf-8")
    for line in done.stdout.splitlines():
        assert f"\n{line.split()[1]}:" in words
