"""Builds the page from web/ into dateline/serve/static, or checks that what is there is its build.

The built page is part of the repository, so that nobody needs Node to use it. `build.json` beside
it holds the hash of the sources and the lock file that it was made from.

    python scripts/web.py build      needs Node; writes the page
    python scripts/web.py check      compares hashes, and where Node is present builds and compares
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
STATIC = ROOT / "dateline" / "serve" / "static"
LOCK = "build.json"
NOTICES = "THIRD-PARTY.txt"
_SOURCES = ("src", "public")
_FILES = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
_LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "license")
_DATA = """Dateline's page is made with the packages below, each under its own licence.

Base map: Natural Earth (naturalearthdata.com), public domain.
Place data: GeoNames (geonames.org), Creative Commons Attribution 4.0.
"""


def sources() -> list[Path]:
    """The files that the page is made from, in order."""
    inside = [p for name in _SOURCES for p in (WEB / name).rglob("*") if p.is_file()]
    return sorted([*inside, *(WEB / name for name in _FILES)])


def hashed() -> str:
    """The hash of all sources: names and bytes."""
    found = hashlib.sha256()
    for path in sources():
        content = path.read_bytes()
        found.update(f"{path.relative_to(WEB).as_posix()}\n{len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def build(into: Path) -> int:
    """Builds the page into a folder; the exit code of what failed, 0 when all went well."""
    npm = shutil.which("npm")
    if npm is None:
        _say("npm is not here: install Node 20 or later to build the page")
        return 1
    if not _installed() and (code := _run(npm, "ci", "--no-audit", "--no-fund")) != 0:
        return code
    commands = (
        ("npx", "tsc", "--noEmit"),
        ("npx", "vite", "build", "--outDir", str(into), "--logLevel", "warn"),
    )
    for command in commands:
        if (code := _run(*command)) != 0:
            return code
    (into / NOTICES).write_text(notices(), "utf-8")
    lock = json.dumps({"sources": hashed()}, indent=1)
    (into / LOCK).write_text(lock + "\n", "utf-8")
    return 0


def _installed() -> bool:
    """True if node_modules is what the lock file says."""
    mark = WEB / "node_modules" / ".package-lock.json"
    if not mark.is_file():
        return False
    here = json.loads(mark.read_text("utf-8"))["packages"]
    wanted = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = {k: v for k, v in wanted.items() if k and not v.get("optional")}
    return all(here.get(k, {}).get("version") == v.get("version") for k, v in wanted.items())


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=WEB, env={**os.environ, "CI": "1"}, check=False).returncode


def notices() -> str:
    """The licences of everything that is in the built page."""
    packages = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    parts = [_DATA]
    for name, facts in sorted(packages.items()):
        shipped = name and (not facts.get("dev") or name.startswith("node_modules/@fontsource"))
        if not shipped or name.startswith("node_modules/@types"):
            continue
        words = next(
            (
                f.read_text("utf-8", "replace")
                for n in _LICENCES
                if (f := WEB / name / n).is_file()
            ),
            "",
        )
        title = f"{name.removeprefix('node_modules/')} {facts['version']}"
        parts.append(
            f"{'=' * 72}\n{title} ({facts.get('license', 'see below')})\n\n{words.strip()}"
        )
    return "\n".join(parts) + "\n"


def check() -> int:
    """0 if the page in the repository is the build of its sources."""
    lock = STATIC / LOCK
    if not lock.is_file() or json.loads(lock.read_text("utf-8"))["sources"] != hashed():
        _say("the page is not built from these sources: run `make web`")
        return 1
    if shutil.which("npm") is None:
        _say("the page has the hash of its sources; Node is not here, so it was not built again")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "static"
        if (code := build(fresh)) != 0:
            return code
        differing = _differing(fresh)
    for name in differing:
        _say(f"differs from a fresh build: {name}")
    if not differing:
        _say("the page is the build of its sources")
    return 1 if differing else 0


def _differing(fresh: Path) -> list[str]:
    names = {p.name for p in fresh.iterdir()} | {p.name for p in STATIC.iterdir()}
    same, _, _ = filecmp.cmpfiles(fresh, STATIC, sorted(names), shallow=False)
    return sorted(names - set(same))


def main(arguments: list[str]) -> int:
    """Runs `build` or `check`."""
    if arguments == ["build"]:
        return build(STATIC)
    if arguments == ["check"]:
        return check()
    _say(__doc__ or "")
    return 2


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
