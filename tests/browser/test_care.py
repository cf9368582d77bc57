"""For everybody: the keyboard alone, a phone, a dark room, a screen reader, hostile reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import samples
from browsing import ROOT, open_incident, until
from serve_pages import fill

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'><svg onload="
    "window.hacked=1> </p></div></script>'\"` &amp;lt; \u202egnp.exe"
)


def test_with_the_keyboard_alone(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    page.goto(server.address)
    page.wait_for_selector("#timeline[data-ready]")
    page.keyboard.press("/")
    page.keyboard.type("idlib")
    page.wait_for_url(re.compile("q=idlib"))
    page.wait_for_selector("#list:not([aria-busy])")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(".dossier")
    while "Seven dead" not in (
        page.locator(".claim.at").inner_text() if page.locator(".claim.at").count() else ""
    ):
        page.keyboard.press("j")
    assert page.locator(".w.lit").count() > 0
    page.keyboard.press("a")
    page.wait_for_selector(".claim.at .judged.acceptance")
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector(".claim.at .judged.reading")
    page.keyboard.press("w")
    page.wait_for_selector("dialog .why")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("u")
    page.wait_for_selector(".claim.at .judged.acceptance")
    page.keyboard.press("?")
    assert "undo the last act" in page.inner_text("dialog")


def test_on_a_phone_nothing_overflows_and_all_can_be_reached(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(server.address)
    page.wait_for_selector(".incident")
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(wide)
    page.tap("[data-show=filters]")
    page.tap(".facet-value:has-text('Nigeria')")
    page.tap("[data-show=map]")
    assert page.locator("#map").is_visible()
    page.tap("[data-show=list]")
    until(page, "document.querySelectorAll('.incident').length === 3")
    page.tap(".incident-title >> nth=0")
    page.wait_for_selector(".dossier")
    assert page.evaluate(wide)
    page.tap(".claim-face >> nth=0")
    assert page.locator(".claim.at [data-do=correct]").is_visible()
    page.tap(".claim.at [data-do=correct]")
    assert page.locator("dialog button[type=submit]").is_visible()
    assert page.evaluate(wide)


def test_hostile_reports_never_run(tmp_path: Path, serve, tab):
    path = tmp_path / "ledger.db"
    text = f"{samples.TEXT} {HOSTILE}"
    report = samples.report(
        text=text, title=HOSTILE, publisher=HOSTILE, work="w9", url="javascript:window.hacked=1"
    )
    fill(path, [samples.coded(report)])
    server = serve(path)
    page = tab(server)
    page.goto(server.address)
    page.wait_for_selector(".incident")
    page.click(".incident-title")
    page.wait_for_selector(".dossier")
    page.click(".claim-face >> nth=1")
    page.keyboard.press("w")
    page.wait_for_selector("dialog .why")
    page.keyboard.press("Escape")
    page.goto(f"{server.address}/?q={HOSTILE}")
    page.wait_for_selector("#list")
    assert page.evaluate("window.hacked") is None
    page.goto(f"{server.address}/review")
    assert page.evaluate("window.hacked") is None


def test_the_map_draws_what_the_list_has(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    page.goto(server.address)
    page.wait_for_selector("#map[data-ready=yes]", timeout=60_000)
    assert page.locator("#map canvas").count() == 1
    page.locator("#timeline svg").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("since=2024-08-01"))
    until(page, "document.querySelectorAll('.incident').length === 1")


def test_times_are_the_readers_with_the_original_beside(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server, timezone_id="Asia/Tokyo")
    open_incident(page, server, "sucre")
    time = page.locator(".report-source time")
    assert "GMT+9" in time.inner_text()
    assert "-04:00" in time.get_attribute("title")


def test_printing_gives_a_dossier_with_its_sources(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    page.emulate_media(media="print")
    for gone in (".top", ".dossier-acts", ".claim-acts"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".report-source").first.is_visible()
    assert page.locator(".claim").first.is_visible()
    assert len(page.pdf()) > 20_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_axe_knows(ledger, serve, tab, scheme):
    if not AXE.is_file():
        pytest.skip("axe-core is not here; `make web` installs it")
    server = serve(ledger)
    page = tab(server, color_scheme=scheme, bypass_csp=True)
    for where in ("/", "/review", "/about", "incident", "editor"):
        if where == "incident":
            open_incident(page, server, "idlib")
        elif where == "editor":
            page.click(".claim-face >> nth=2")
            page.keyboard.press("c")
            page.wait_for_selector("dialog")
        else:
            page.goto(server.address + where)
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        told = [(v["id"], [n["target"] for n in v["nodes"]][:4]) for v in found["violations"]]
        assert told == [], where
