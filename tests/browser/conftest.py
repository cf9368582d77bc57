"""The page in a real browser: a server on a free port, Chromium without a window.

Without Chromium these tests fail where DATELINE_NEED_BROWSER is set (continuous integration) and
are skipped elsewhere, saying how to get one: scripts/browser.sh.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from dateline.serve.app import create_app
from dateline.settings import LedgerOptions, ServeOptions, load

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    """The browser that is here, if any."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    found = chromium()
    if found is None:
        words = "no Chromium is here; scripts/browser.sh installs one"
        if os.environ.get("DATELINE_NEED_BROWSER"):
            pytest.fail(words)
        pytest.skip(words)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=found, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples, as `make demo` makes it."""
    from examples_ledger import code_examples

    path = tmp_path_factory.mktemp("examples") / "ledger.db"
    code_examples(path)
    return path


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Path:
    """A copy of the examples' ledger that a test may change."""
    path = tmp_path / "ledger.db"
    path.write_bytes(examples.read_bytes())
    return path


class Server:
    """A page that answers on a free port."""

    def __init__(self, options: ServeOptions) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        config = uvicorn.Config(
            create_app(options), host="127.0.0.1", port=self.port, log_level="error"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts servers on ledgers; options as those of ServeOptions."""
    started: list[Server] = []

    def run(ledger: Path, **more: object) -> Server:
        options = ServeOptions(
            LedgerOptions(ledger), cache_dir=load().cache_dir, person="Ada", **more
        )
        started.append(Server(options))
        return started[-1]

    yield run
    for one in started:
        one.stop()


@pytest.fixture
def tab(browser) -> Iterator[Callable[..., object]]:
    """Opens tabs that fail the test on any error of a script and any request elsewhere."""
    contexts, troubles = [], []

    def opened(server: Server, **more: object) -> object:
        more.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(**more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda e: troubles.append(f"error: {e}"))
        page.on("console", lambda m: troubles.append(m.text) if _is_trouble(m) else None)
        page.on("request", lambda r: troubles.append(r.url) if _is_far(r.url, server) else None)
        page.set_default_timeout(20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def _is_trouble(message) -> bool:
    """An error that the page does not expect: a 409 or 404 that it asked for is none."""
    known = ("the server responded with a status of", "ERR_INTERNET_DISCONNECTED")
    return message.type == "error" and not any(words in message.text for words in known)


def _is_far(address: str, server: Server) -> bool:
    return not address.startswith((server.address, "data:", "blob:"))
