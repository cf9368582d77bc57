"""Makes the pictures of docs/images from the examples, in a real browser (see scripts/browser.sh).

python scripts/screenshots.py [FOLDER]
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from dateline.serve.app import create_app
from dateline.settings import LedgerOptions, ServeOptions, load

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]
WIDE = {"width": 1440, "height": 900}


def serve(ledger: Path) -> tuple[uvicorn.Server, str]:
    """A page on a ledger, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ServeOptions(LedgerOptions(ledger), cache_dir=load().cache_dir, person="Ada")
    server = uvicorn.Server(
        uvicorn.Config(create_app(options), host="127.0.0.1", port=port, log_level="error")
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{port}"


def ready(page: Any, selector: str) -> None:
    """Waits until a map is drawn and towns are named on it."""
    page.wait_for_selector(f"{selector}[data-ready=yes]", timeout=60_000)
    page.wait_for_timeout(900)


def opened(page: Any, base: str, words: str) -> None:
    """Opens the first incident that some words find."""
    page.goto(f"{base}/?q={words}")
    page.click(".incident-title >> nth=0")
    ready(page, "#mini-map")


def pictures(browser: Any, base: str, folder: Path) -> None:
    """Overview, incident, review, phone, dark."""

    def tab(**more: Any) -> Any:
        return browser.new_context(**{"viewport": WIDE, **more}).new_page()

    page = tab()
    page.goto(base)
    ready(page, "#map")
    page.screenshot(path=folder / "overview.png")

    opened(page, base, "idlib")
    page.locator(".claim", has_text="Seven dead").first.locator(".claim-face").click()
    page.mouse.move(720, 300)
    page.locator("#f-casualty").scroll_into_view_if_needed()
    page.screenshot(path=folder / "incident.png")
    page.keyboard.press("c")
    page.wait_for_selector("dialog")
    page.screenshot(path=folder / "correct.png")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_selector(".toast")
    page.goto(f"{base}/review")
    page.screenshot(path=folder / "review.png")

    page = tab(color_scheme="dark")
    opened(page, base, "pavlohrad")
    page.hover("#f-date .value-shows")
    page.wait_for_timeout(300)
    page.screenshot(path=folder / "dark.png")

    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page = tab(**phone, device_scale_factor=2)
    page.goto(base)
    page.wait_for_selector(".incident")
    page.wait_for_timeout(400)
    page.screenshot(path=folder / "phone.png")


def main(arguments: list[str]) -> int:
    """Makes all pictures."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    found = shutil.which("chromium")
    if found is None:
        sys.stdout.write("no Chromium is here; scripts/browser.sh installs one\n")
        return 1
    with tempfile.TemporaryDirectory() as place:
        ledger = Path(place) / "ledger.db"
        sys.path.insert(0, str(ROOT / "tests"))
        import_module("examples_ledger").code_examples(ledger)
        server, base = serve(ledger)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=found, args=FLAGS)
            pictures(browser, base, folder)
            browser.close()
        server.should_exit = True
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
