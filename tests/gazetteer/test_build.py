import multiprocessing
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from mini_gazetteer import cities, units

from dateline.errors import StopError
from dateline.gazetteer import build as builder
from dateline.gazetteer import sources
from dateline.gazetteer.lookup import open_gazetteer


@pytest.fixture(autouse=True)
def _mini_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "units", units)
    monkeypatch.setattr(sources, "cities", cities)


def test_the_key_names_builder_and_packages() -> None:
    assert builder.key().startswith(f"places{builder.BUILDER}-geo3.0.2-loc2.1.0-")


def test_build_writes_one_small_file(tmp_path: Path) -> None:
    said: list[str] = []
    path = builder.build(tmp_path / "new" / "cache", progress=said.append)
    assert path == builder.path_in(tmp_path / "new" / "cache")
    assert said[0].startswith("building")
    with sqlite3.connect(path) as db:
        (count,) = db.execute("SELECT count(*) FROM places").fetchone()
    assert 1000 < count <= 3000
    assert not list(path.parent.glob("*.part"))


def test_a_file_that_is_there_is_not_built_again(tmp_path: Path) -> None:
    path = builder.build(tmp_path)
    stamp = path.stat().st_mtime_ns
    said: list[str] = []
    assert builder.build(tmp_path, progress=said.append) == path
    assert path.stat().st_mtime_ns == stamp
    assert said == []
    builder.build(tmp_path, force=True)
    assert path.stat().st_mtime_ns > stamp


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    a = builder.build(tmp_path / "a").read_bytes()
    b = builder.build(tmp_path / "b").read_bytes()
    assert a == b


def _build_and_say(folder: Path, queue: "multiprocessing.Queue[list[str]]") -> None:
    sources.units, sources.cities = units, cities
    said: list[str] = []
    builder.build(folder, progress=said.append)
    queue.put(said)


def test_four_processes_build_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.Queue[list[str]] = context.Queue()
    running = [context.Process(target=_build_and_say, args=(tmp_path, queue)) for _ in range(4)]
    for process in running:
        process.start()
    said = [queue.get(timeout=60) for _ in running]
    for process in running:
        process.join(60)
        assert process.exitcode == 0
    assert sum("place file built" in words for words in said) == 1
    assert open_gazetteer(tmp_path).find("Lima")


def _stuck(_rows: object) -> tuple[object, ...]:
    time.sleep(60)
    return ()


def _build_stuck(folder: Path) -> None:
    sources.units, sources.cities = units, cities
    builder._cells = _stuck  # type: ignore[assignment]
    builder.build(folder)


def test_a_killed_builder_leaves_nothing_broken(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_build_stuck, args=(tmp_path,))
    process.start()
    for _ in range(300):
        if list(tmp_path.glob("*.part")):
            break
        time.sleep(0.05)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(30)
    assert not builder.path_in(tmp_path).exists()
    assert list(tmp_path.glob("*.part"))
    assert open_gazetteer(tmp_path).find("Lima")
    assert not list(tmp_path.glob("*.part"))


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StopError, match="DATELINE_CACHE"):
        builder.build(tmp_path / "file")


def test_a_read_only_cache_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(builder, "write", refuse)
    with pytest.raises(StopError, match="DATELINE_CACHE"):
        builder.build(tmp_path)


def test_a_built_file_in_a_read_only_cache_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder.build(tmp_path)
    monkeypatch.setattr(Path, "mkdir", None)
    assert open_gazetteer(tmp_path).find("Karachi")
