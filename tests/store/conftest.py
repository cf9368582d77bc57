from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.settings import LedgerOptions
from dateline.store.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(LedgerOptions(path, busy_seconds=0.2), write=True) as opened:
        yield opened
