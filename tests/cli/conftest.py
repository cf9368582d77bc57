"""Commands run in this process, with the coder of the tests in the place of the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fake_coder
import pytest
from export_samples import many
from mini_gazetteer import cities, units
from typer.testing import CliRunner, Result

from dateline import bulk
from dateline.cli.app import app
from dateline.desk import Desk, RunInfo
from dateline.gazetteer.build import key
from dateline.gazetteer.build import write as write_places

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_DB", "DATELINE_CONFIG", "DATELINE_JOBS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def mini(here: Path) -> Path:
    """The mini place file."""
    path = here / "mini.sqlite"
    write_places(path, key(), units(), cities())
    return path


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; `given` is its standard input."""
    monkeypatch.setattr(
        bulk, "dateline_coder", lambda options: bulk.CoderSpec(fake_coder.make, options)
    )

    def start(*words: str, given: str | None = None) -> Result:
        result = CliRunner().invoke(app, list(words), input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return start


@pytest.fixture
def ledger(here: Path) -> Path:
    """A ledger with the codings of the samples."""
    path = here / "dateline.db"
    with Desk(path) as desk:
        run = RunInfo("dateline/0.1.0+0123456789ab")
        for coded in many():
            desk.store(coded, run)
    return path
