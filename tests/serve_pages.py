"""Pages on ledgers, for tests of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import samples
from fastapi.testclient import TestClient

from dateline.desk import Desk, RunInfo
from dateline.serve.app import Rooms, create_app
from dateline.serve.security import MARK
from dateline.settings import LedgerOptions, ServeOptions

BASE = "http://127.0.0.1:8700"
SECOND = samples.TEXT.replace("market", "bridge")


@dataclass
class Page:
    """A page that is asked by a test, with the mark that changes need."""

    client: TestClient
    rooms: Rooms

    def get(self, path: str, **more: object) -> object:
        return self.client.get(path, **more)

    def json(self, path: str) -> dict:
        response = self.client.get(path)
        assert response.status_code == 200, response.text
        return response.json()

    def act(self, **one: object) -> object:
        headers = {MARK: self.rooms.marks.of("")}
        return self.client.post("/api/v1/acts", json={"by": "Ada", **one}, headers=headers)

    def first(self) -> dict:
        """The newest incident, whole."""
        items = self.json("/api/v1/incidents")["items"]
        return self.json(f"/api/v1/incidents/{items[0]['incident_id']}")


def reports() -> list:
    """Three reports: two of one page's rivals on a clash in Kenya, one of a grenade in Peru."""
    return [
        samples.coded(samples.report()),
        samples.coded(
            samples.report(title="A grenade in Oruba", publisher="The Lima Post", work="w3"),
            country="PE",
            sub_type="grenade",
            day="2025-11-20",
        ),
        samples.coded(
            samples.report(title="It is recalled", publisher="<b>Bold & Sons</b>", work="w4"),
            country="IN",
            sub_type="attack",
            day="2024-01-05",
            foreground=False,
        ),
    ]


def fill(path: Path, many: list) -> None:
    with Desk(path) as desk:
        run = RunInfo("dateline/0.1.0+0123456789ab")
        for coded in many:
            desk.store(coded, run)
        desk.link()
        desk.end(run)


@contextmanager
def open_page(ledger: Path, **more: object) -> Iterator[Page]:
    """A page on a ledger; options as those of ServeOptions."""
    app = create_app(ServeOptions(LedgerOptions(ledger), **more))  # type: ignore[arg-type]
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        yield Page(client, app.state.rooms)


Make = Callable[..., Page]
