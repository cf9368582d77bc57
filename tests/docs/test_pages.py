"""Docs cannot drift: every command, setting and field is documented, and every link resolves."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pages import ROOT

from dateline.cli.app import command
from dateline.model import account, claim, coding, report, span, values
from dateline.model.codec import plain
from dateline.model.coding import CodedReport, Skipped
from dateline.settings import SETTINGS

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *(ROOT / "examples").glob("*.md"),
                *(ROOT / "corpus").glob("*.md")])  # fmt: skip
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


def names(pages: list[Path]) -> set[str]:
    """All words in code marks of some pages."""
    found: set[str] = set()
    for page in pages:
        for piece in re.findall(r"`([^`\n]+)`", page.read_text("utf-8")):
            found.update(re.findall(r"\w+", piece))
    return found


def records() -> Iterator[type]:
    """The classes of the record."""
    for module in (span, report, coding, account, claim, values):
        for _, cls in inspect.getmembers(module, dataclasses.is_dataclass):
            if cls.__module__ == module.__name__ and cls not in (CodedReport, Skipped):
                yield cls


@pytest.mark.parametrize("cls", list(records()), ids=lambda c: c.__name__)
def test_every_field_of_the_record_is_documented(cls: Any) -> None:
    known = names([DOCS / "record.md", DOCS / "fields.md"])
    fields = {f.name.rstrip("_") for f in dataclasses.fields(cls)}
    assert fields <= known, f"{cls.__name__}: {sorted(fields - known)}"


def test_every_slot_is_told_in_the_record() -> None:
    words = (DOCS / "record.md").read_text("utf-8")
    assert [slot for slot in claim.SLOT_VALUES if f"| `{slot}`" not in words
            and f"`{slot}`, " not in words and f", `{slot}`" not in words] == []  # fmt: skip


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_is_documented(setting: Any) -> None:
    words = (DOCS / "settings.md").read_text("utf-8")
    assert f"`{setting.name}`" in words
    assert f"`{setting.env}`" in words


def commands(node: Any, path: str = "dateline") -> Iterator[tuple[str, Any]]:
    """Every command with its words."""
    inner = getattr(node, "commands", None)
    if not inner:
        yield path, node
        return
    for name, child in inner.items():
        yield from commands(child, f"{path} {name}")


@pytest.mark.parametrize("path_and_node", list(commands(command())), ids=lambda c: c[0])
def test_every_command_and_option_is_documented(path_and_node: tuple[str, Any]) -> None:
    path, node = path_and_node
    words = (DOCS / "cli.md").read_text("utf-8")
    assert path in words
    for parameter in node.params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in words, f"{path} {option}"


def test_generated_pages_are_as_their_data() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nrun: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, fragment = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name} links to {target}"
        if fragment:
            assert fragment in anchors(file), f"{page.name} links to {target}"


def anchors(page: Path) -> set[str]:
    """The fragments that the headings of a page make."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    plainer = [re.sub(r"[^\w\- ]", "", head.lower()) for head in heads]
    return {head.replace(" ", "-") for head in plainer}


def test_every_page_is_in_the_index() -> None:
    linked = set(LINK.findall((DOCS / "index.md").read_text("utf-8")))
    assert {p.name for p in DOCS.glob("*.md")} - {"index.md"} <= linked


def tracked() -> list[Path]:
    """All files under version control that are there; skips outside of a clone."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a clone: nothing tells which files belong to the project")
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_tracked_files_name_no_path_of_a_machine() -> None:
    roots = "work|tmp|home|root|Users|mnt"
    path = re.compile(rf"(?<![\w.~$}})*-])/({roots})/[A-Za-z0-9_.]".encode())
    named = []
    for file in tracked():
        words = file.read_bytes()
        if b"\0" not in words[:1024] and file != Path(__file__):
            named += [f"{file.relative_to(ROOT)}: {m[0]!r}" for m in path.finditer(words)]
    assert named == []


def test_constraints_hold_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.match(r"[a-z0-9-]+==\S+( ; .+)?$", line) for line in lines)


def unfilled() -> dict[str, set[str]]:
    """What docs/limits.md says is not filled, by what it belongs to."""
    words = (DOCS / "limits.md").read_text("utf-8")
    inside = words.partition("<!-- unfilled -->")[2].partition("<!-- /unfilled -->")[0]
    lines = [line.removeprefix("- ").split(":", 1) for line in inside.strip().splitlines()]
    return {name: set(re.findall(r"`(\w+)`", rest)) for name, rest in lines}


def filled(value: Any) -> bool:
    return value not in (None, [], (), False)


def test_what_is_said_to_be_unfilled_is_unfilled(place_cache: Path) -> None:
    from dateline.api import code
    from dateline.read.sources import documents

    wanted = unfilled()
    reports = documents([str(ROOT / "evals" / "gold" / "examples.reports.jsonl")])
    for document in reports:
        coded = code(document.content.decode(), published=document.published,
                     cache_dir=place_cache)  # fmt: skip
        for one in coded.coding.accounts:
            row = plain(one)
            assert not {n for n in wanted["account"] if filled(row[n])}
            for each in row["claims"]:
                assert each["slot"] not in wanted["slots"]
                assert not {n for n in wanted["claim"] if filled(each[n])}
                assert not {n for n in wanted["speaker"] if filled((each["source"] or {}).get(n))}
