"""Pages on ledgers, for tests of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import samples
from fastapi.testclient import TestClient

from dateline.desk import Desk, RunInfo
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.model.values import Place
from dateline.serve.app import Rooms, create_app
from dateline.serve.security import MARK
from dateline.settings import LedgerOptions, ServeOptions

BASE = "http://127.0.0.1:8700"


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


MORE = (
    "The market stayed shut on Tuesday while traders swept up glass and counted what was left.",
    "In Lima the port workers met to talk about wages; the ferry did not sail that afternoon and "
    "the lighthouse keeper rang his sister.",
    "Rain fell over the tea gardens for nine days, the school choir sang, and nobody fixed the "
    "bridge that the flood had taken in spring.",
)
POINTS = ((1.5, 36.25, "Oruba"), (-12.05, -77.03, "Lima"), (26.2, 92.9, "Tezpur"))


def reports() -> list:
    """Three reports of three incidents: a clash in Kenya, a grenade in Peru, one recalled."""
    made = (
        samples.coded(_report(0)),
        samples.coded(
            _report(1, title="A grenade in Lima", publisher="The Lima Post", work="w3",
                    published="2025-11-21"),
            country="PE", sub_type="grenade", day="2025-11-20",
        ),
        samples.coded(
            _report(2, title="It is recalled", publisher="<b>Bold & Sons</b>", work="w4",
                    published="2024-01-06"),
            country="IN", sub_type="attack", day="2024-01-05", foreground=False,
        ),
    )  # fmt: skip
    return [_placed(coded, number) for number, coded in enumerate(made)]


def _report(number: int, **more: object) -> Report:
    return samples.report(text=f"{samples.TEXT}\n\n{MORE[number] * 4}", **more)


def _placed(coded: CodedReport, number: int) -> CodedReport:
    """The coding with its scene somewhere else."""
    (account,) = coded.coding.accounts
    lat, lon, name = POINTS[number]
    claims = tuple(
        replace(c, value=replace(c.value, lat=lat, lon=lon, name=name, radius_km=5.0))
        if isinstance(c.value, Place)
        else c
        for c in account.claims
    )
    account = replace(account, claims=claims)
    return replace(coded, coding=replace(coded.coding, accounts=(account,)))


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
