"""The place file, and a directory with the examples in which the commands of a page are run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import ROOT, Step

_MARK = "<<<end of command"


@pytest.fixture(scope="session")
def place_cache() -> Path:
    """The cache directory whose place file the commands use; it is built if it is missing."""
    from dateline.gazetteer.build import build

    folder = Path(os.environ.get("DATELINE_CACHE") or ROOT / ".cache")
    build(folder)
    return folder


@pytest.fixture
def run(tmp_path: Path, place_cache: Path) -> Callable[[list[Step]], list[tuple[int, str]]]:
    """Runs commands one after another in a shell, beside the examples, as a reader would."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    keep = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    keep |= {"PATH": path, "DATELINE_CACHE": str(place_cache), "DATELINE_JOBS": "1"}

    def all_of(commands: list[Step]) -> list[tuple[int, str]]:
        script = "".join(f"{step.command}\nprintf '\\n{_MARK} %d\\n' $?\n" for step in commands)
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=tmp_path,
            env={**keep, "HOME": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        *parts, _ = re.split(rf"\n{_MARK} (\d+)\n", done.stdout)
        return [(int(code), out) for out, code in zip(parts[::2], parts[1::2], strict=True)]

    return all_of
