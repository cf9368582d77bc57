"""A snapshot: all incidents of a ledger as files that can be dated, cited, checked and compared.

A folder, or a zip file, with `incidents.jsonl` (every incident, its accounts claim by claim, the
facts of their reports), `incidents.csv` (a row an incident), `incidents.csv.about.txt`, and
`snapshot.json`: versions, policy, counts, the day of the newest report and the hash of each file.
There is no clock in it: the same ledger gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.export import about, files, incidents, jsonl, write_incidents
from dateline.export.choose import REASONS
from dateline.export.incidents import Entry
from dateline.export.write import Order
from dateline.version import __version__

FORMAT = 1
MANIFEST, RECORDS, TABLE = "snapshot.json", "incidents.jsonl", "incidents.csv"
_ID_LENGTH = 16
_FIRST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a snapshot says of itself beside its contents."""

    policy: str
    as_of: str | None
    coders: tuple[str, ...] = ()
    public: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was read: what it says of itself, and its incidents by id."""

    manifest: dict[str, Any]
    records: dict[str, dict[str, Any]]

    @property
    def name(self) -> str:
        """How to cite it."""
        return str(self.manifest["cite"])


def write(entries: Iterable[Entry], facts: Facts, path: Path) -> dict[str, Any]:
    """Writes a snapshot: a zip file if the name ends so, else a folder; returns its manifest.

    InputError for a folder that is there and holds other things.
    """
    contents = _contents(list(entries))
    manifest = _manifest(contents, facts)
    contents[MANIFEST] = files.as_text(manifest).encode()
    if path.suffix.lower() == ".zip":
        with files.whole(path) as stream:
            stream.write(_zipped(contents))
        return manifest
    if path.exists() and (not path.is_dir() or {p.name for p in path.iterdir()} - set(contents)):
        raise InputError(f"{path} is there already and is no snapshot; name another folder")
    path.mkdir(parents=True, exist_ok=True)
    for name in sorted(contents, key=lambda n: n == MANIFEST):  # the manifest comes last
        with files.whole(path / name) as stream:
            stream.write(contents[name])
    return manifest


def _contents(entries: list[Entry]) -> dict[str, bytes]:
    table = io.BytesIO()
    write_incidents.to_stream(entries, Order("csv", "incidents", frozenset(REASONS)), table)
    records = "".join(jsonl.encoded(incidents.record(e)) for e in entries)
    told = about.text("incidents", incidents.columns())
    return {
        RECORDS: records.encode(),
        TABLE: table.getvalue(),
        f"{TABLE}.about.txt": told.encode(),
    }


def _manifest(contents: dict[str, bytes], facts: Facts) -> dict[str, Any]:
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(contents.items())}
    count = contents[RECORDS].count(b"\n")
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "program": f"dateline {__version__}",
        "policy": facts.policy,
        "as_of": facts.as_of,
        "coders": list(facts.coders),
        "public": facts.public,
        "incidents": count,
        "files": hashes,
    }
    name = hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:_ID_LENGTH]
    day = facts.as_of or "no date"
    cite = (
        f"Dateline snapshot {name}: {count} incidents, reports up to {day}, "
        f"policy {facts.policy}, dateline {__version__}"
    )
    return {**manifest, "id": name, "cite": cite}


def _zipped(contents: dict[str, bytes]) -> bytes:
    """The files as a zip file with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, contents[name])
    return out.getvalue()


def read(path: Path) -> Snapshot:
    """A snapshot from its folder or zip file; InputError for one that is none or was changed."""
    held = _held(path)
    try:
        manifest = json.loads(held(MANIFEST))
        hashes = dict(manifest["files"])
        version = manifest["format"]
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{path} is no snapshot: its {MANIFEST} cannot be read") from None
    if version != FORMAT:
        raise InputError(f"{path} is a snapshot of format {version}; this program reads {FORMAT}")
    records = held(RECORDS)
    if hashlib.sha256(records).hexdigest() != hashes.get(RECORDS):
        raise InputError(f"{path} was changed: {RECORDS} is not what its {MANIFEST} says")
    return Snapshot(manifest, dict(_records(records)))


def _records(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    for words in content.decode().split("\n"):
        if words:
            record = json.loads(words)
            yield record["incident"]["id"], record


def _held(path: Path) -> Any:
    """What reads one file of a snapshot."""
    if path.is_dir():
        return lambda name: _read(path, path / name)
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        raise InputError(f"{path} is no snapshot: give the folder or the zip file") from None
    return lambda name: _unzipped(path, archive, name)


def _read(path: Path, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise InputError(f"{path} is no snapshot: it holds no {file.name}") from None


def _unzipped(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile):
        raise InputError(f"{path} is no snapshot: it holds no {name}") from None
