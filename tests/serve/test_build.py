"""The built page in the repository is that of its sources, small, whole, and asks nobody else."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "dateline" / "serve" / "static"


@pytest.fixture(scope="module")
def web():
    spec = importlib.util.spec_from_file_location("web_script", ROOT / "scripts" / "web.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_lock_holds_the_hash_of_the_sources(web):
    lock = json.loads((STATIC / "build.json").read_text("utf-8"))
    assert lock["sources"] == web.hashed(), "run `make web`"


def test_a_changed_source_changes_the_hash(web, tmp_path, monkeypatch):
    (tmp_path / "src").mkdir()
    (tmp_path / "public").mkdir()
    for name in (*web._FILES, "src/a.ts"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(web, "WEB", tmp_path)
    before = web.hashed()
    (tmp_path / "src" / "a.ts").write_text("two")
    assert web.hashed() != before


def test_the_page_is_small():
    files = list(STATIC.iterdir())
    assert sum(f.stat().st_size for f in files) < 6_000_000
    scripts = [f for f in files if f.suffix in (".js", ".mjs")]
    assert sum(len(gzip.compress(f.read_bytes())) for f in scripts) < 500_000


def test_what_the_page_names_is_there():
    script = (STATIC / "app.js").read_text("utf-8")
    style = (STATIC / "app.css").read_text("utf-8")
    named = re.findall(r"\./([\w-]+\.js)", script) + re.findall(r"url\(/static/([^)]+)\)", style)
    assert named
    assert [name for name in named if not (STATIC / name).is_file()] == []


def test_the_style_asks_nobody_else():
    style = (STATIC / "app.css").read_text("utf-8")
    assert re.findall(r"url\(['\"]?(?:https?:)?//", style) == []


def test_the_notices_name_what_is_in_it():
    words = (STATIC / "THIRD-PARTY.txt").read_text("utf-8")
    for name in ("maplibre-gl", "topojson-client", "world-atlas", "Natural Earth", "GeoNames",
                 "Creative Commons Attribution 4.0", "SIL Open Font License"):  # fmt: skip
        assert name in words


def test_the_lock_of_packages_names_no_registry():
    words = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in words
