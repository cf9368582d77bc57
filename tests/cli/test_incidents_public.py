"""No name of a private person is left in any byte of what is published of incidents."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import planted
import pytest
from typer.testing import Result

from dateline.cli import exports
from dateline.desk import Desk, RunInfo
from dateline.export import write

Run = Callable[..., Result]


@pytest.fixture
def names(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of reports that name private persons, linked."""
    monkeypatch.setattr(exports, "open_gazetteer", lambda *_: planted.FakePlaces())
    path = here / "dateline.db"
    with Desk(path) as desk:
        for one in planted.reports():
            desk.store(one, RunInfo("dateline/1"))
        desk.link()
    (here / "out").mkdir()
    return here / "out"


def bytes_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        yield path.name, content
        if path.suffix in (".xlsx", ".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                yield from ((f"{path.name}/{n}", book.read(n)) for n in book.namelist())


def held_in(content: bytes) -> list[str]:
    lowered = content.decode("utf-8", "replace").lower().encode()
    parts = {part for name, parts in planted.NAMES for part in (*parts, name)}
    return sorted(p for p in parts if any(f in lowered for f in planted.forms(p)))


def write_all(run: Run, folder: Path, *options: str) -> None:
    for format_ in write.FORMATS:
        run("export", "--format", format_, "-o", str(folder / f"out.{format_}"), *options)
    run("snapshot", str(folder / "snapshot"), *options)
    run("snapshot", str(folder / "snapshot.zip"), *options)
    run("brief", "--since", "30d", "--html", str(folder / "brief.html"), *options)


def test_no_byte_holds_a_planted_name(run: Run, names: Path) -> None:
    write_all(run, names, "--public")
    found = list(bytes_of(names))
    assert len(found) > 20
    for where, content in found:
        assert held_in(content) == [], where


def test_the_search_would_find_them(run: Run, names: Path) -> None:
    write_all(run, names, "--full")
    found = {name for _, content in bytes_of(names) for name in held_in(content)}
    assert {name for name, _ in planted.NAMES} <= found


def test_a_public_incident_is_whole_otherwise(run: Run, names: Path) -> None:
    def rows(*options: str) -> list[dict[str, str]]:
        done = run("export", "--format", "csv", *options)
        return list(csv.DictReader(io.StringIO(done.stdout, newline="")))

    public, full = rows("--public"), rows("--full")
    assert len(public) == len(full) > 0
    for name in ("incident_id", "killed_best", "event_type", "date_latest", "account_ids"):
        assert [r[name] for r in public] == [r[name] for r in full]
