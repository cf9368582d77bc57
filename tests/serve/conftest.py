"""A small ledger of invented reports, and pages on it in each profile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from serve_pages import Make, Page, fill, open_page, reports


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "ledger.db"
    fill(path, reports())
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    path.write_bytes(filled.read_bytes())
    return path


@pytest.fixture
def pages(ledger: Path) -> Iterator[Make]:
    """Makes pages on the ledger; options as those of ServeOptions."""
    with ExitStack() as stack:

        def make(**more: object) -> Page:
            return stack.enter_context(open_page(ledger, **more))

        yield make


@pytest.fixture
def page(pages: Make) -> Page:
    return pages()
