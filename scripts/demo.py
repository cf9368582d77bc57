"""Codes the examples into demo/, says what was found and what to try next.

The `.txt` examples carry no date of publication: each is coded with the day that
examples/README.md gives for it, as a user would.

    python scripts/demo.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
DEMO = ROOT / "demo"
SHOWN = "bujumbura-grenade"
ACCOUNT = re.compile(r"^  (a[0-9a-f]{9,})  ", re.MULTILINE)
DAY = re.compile(r"^\| (\S+\.txt) \| (\d{4}-\d\d-\d\d) \|", re.MULTILINE)


def publication_days() -> dict[str, str]:
    """The day of publication of each `.txt` example, from the table of its README."""
    return dict(DAY.findall((EXAMPLES / "README.md").read_text("utf-8")))


def invocations() -> list[list[str]]:
    """What is given to `dateline code`: the files that carry their own dates, then each text."""
    dated = sorted(str(p.relative_to(ROOT)) for p in EXAMPLES.iterdir() if p.suffix in
                   {".html", ".jsonl"})  # fmt: skip
    texts = [[f"examples/{name}", "--published", day] for name, day in publication_days().items()]
    return [dated, *texts]


def dateline(*arguments: str, quiet: bool = False) -> str:
    """What a command prints on the demonstration's ledger; CalledProcessError if it fails."""
    command = [str(Path(sys.executable).with_name("dateline")), *arguments]
    cache = os.environ.get("DATELINE_CACHE") or str(ROOT / ".cache")
    environment = {**os.environ, "DATELINE_CACHE": cache, "DATELINE_DB": "demo/ledger.db"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    if not quiet:
        _say(f"\n$ dateline {' '.join(arguments)}\n{done.stdout.rstrip()}")
    return done.stdout


def main() -> int:
    """The demonstration, from nothing."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    _say("Coding the 14 invented reports of examples/ into demo/ledger.db")
    for arguments in invocations():
        dateline("code", *arguments, quiet=True)
    dateline("list")
    first = ACCOUNT.search(dateline("show", SHOWN, quiet=True))
    dateline("show", first[1] if first else SHOWN)
    _say(_NEXT)
    return 0


_NEXT = """
What to try next (the ledger is demo/ledger.db, the place file is in .cache):

  source .venv/bin/activate
  export DATELINE_DB=demo/ledger.db DATELINE_CACHE=.cache
  dateline show idlib-shelling                    rescuers, a monitor and an army disagree
  dateline show sucre-protest                     a protest, with tolls from both sides
  dateline serve                                  all of it in a browser
  dateline explain hedged                         what a word of the record means
  dateline export --format csv --rows claims -o demo/claims.csv
  dateline code yours.txt --published 2026-05-01  a report of your own

docs/quickstart.md goes through it in ten minutes."""


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
