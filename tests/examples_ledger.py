"""The examples of the repository coded into a ledger, as `make demo` does it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
DAY = re.compile(r"^\| (\S+\.txt) \| (\d{4}-\d\d-\d\d) \|", re.MULTILINE)


def code_examples(path: Path) -> None:
    """Codes all examples into a new ledger, each text with the day that its README gives."""
    from typer.testing import CliRunner

    from dateline.cli.app import app

    dated = sorted(str(p) for p in EXAMPLES.iterdir() if p.suffix in {".html", ".jsonl"})
    days = DAY.findall((EXAMPLES / "README.md").read_text("utf-8"))
    runs = [dated, *([str(EXAMPLES / name), "--published", day] for name, day in days)]
    for arguments in runs:
        done = CliRunner().invoke(app, ["code", *arguments, "--db", str(path), "--jobs", "1"])
        assert done.exit_code == 0, done.output
