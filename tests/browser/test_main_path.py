"""What a person does on the page, from the examples: look, hover, correct, move, merge, undo."""

from __future__ import annotations

import re

from browsing import acts, open_incident, until


def lit(page):
    return "".join(page.eval_on_selector_all(".w.lit", "all => all.map(w => w.textContent)"))


def toll(page):
    """The claim on the dead of the market, by its words."""
    return page.locator(".claim", has_text="Seven dead").first


def correct_toll(page, number):
    toll(page).locator(".claim-face").click()
    page.keyboard.press("c")
    page.fill("dialog input[name=n]", str(number))
    page.fill("dialog input[name=why]", "counted again")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector(".toast")


def test_filters_stand_in_the_address_and_come_back(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    page.goto(server.address)
    page.click(".facet[data-facet=country] .facet-value:has-text('Nigeria')")
    page.wait_for_url(re.compile("country=NG"))
    until(page, "document.querySelectorAll('.incident').length === 3")
    page.reload()
    assert page.locator(".incident").count() == 3
    page.click(".chip:has-text('Nigeria')")
    until(page, "document.querySelectorAll('.incident').length > 10")
    page.go_back()
    until(page, "document.querySelectorAll('.incident').length === 3")


def test_a_value_lights_its_words_and_words_show_their_claim(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    toll(page).locator(".claim-face").hover()
    assert "Seven dead" in lit(page)
    page.mouse.move(5, 5)
    assert lit(page) == ""
    page.click("mark.w:has-text('nine')")
    chosen = page.locator(".claim.at")
    assert chosen.count() == 1
    assert "toll of nine" in chosen.inner_text()
    assert chosen.locator(".claim-acts button").first.is_visible()


def test_the_main_path_is_kept_through_a_reload(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    correct_toll(page, 8)
    assert "8 killed" in page.inner_text("#f-casualty")
    page.reload()
    assert "8 killed" in page.inner_text("#f-casualty")
    assert "corrected" in toll(page).inner_text()

    # a value goes to another incident of its report
    open_incident(page, server, "dormitory")
    report = page.locator(".report", has_text="Dnipro Daily Post").first
    account = report.get_attribute("data-account")
    row = page.locator(f".claim[data-account={account}][data-slot=weapon]").first
    moved = row.get_attribute("data-claim")
    row.locator(".claim-face").click()
    page.keyboard.press("m")
    page.click("dialog .choice >> nth=0")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector(f".claim[data-claim={moved}]", state="detached")

    # two incidents are one
    page.click("[data-do=merge]")
    page.fill("dialog input[name=find]", "grenade bar Bujumbura")
    page.wait_for_selector("dialog .choice:has-text('Bujumbura')")
    page.click("dialog .choice:has-text('Bujumbura')")
    page.wait_for_selector("dialog .preview .two")
    page.fill("dialog input[name=why]", "a test of merging")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    until(page, "document.querySelectorAll('.report').length === 3")
    page.reload()
    assert page.locator(".report").count() == 3

    # and are two again
    page.keyboard.press("u")
    until(page, "document.querySelectorAll('.report').length < 3")
    page.reload()
    assert page.locator(".report").count() < 3
    assert page.locator(f".claim[data-claim={moved}]").count() == 0  # the move still holds
    assert acts(ledger)[0] == "reading"
    assert "move" in acts(ledger)


def test_somebody_else_was_quicker(ledger, serve, tab):
    server = serve(ledger)
    slow, quick = tab(server), tab(server)
    open_incident(slow, server, "idlib")
    open_incident(quick, server, "idlib")
    correct_toll(quick, 9)
    toll(slow).locator(".claim-face").click()
    slow.keyboard.press("c")
    slow.fill("dialog input[name=n]", "10")
    slow.click("dialog button[type=submit]")
    both = slow.locator("dialog .stale")
    both.wait_for()
    assert "7 killed" in both.inner_text()
    assert "9 killed" in both.inner_text()
    slow.click("dialog .stale button:has-text('as it is now')")
    slow.wait_for_load_state()
    slow.wait_for_selector(".dossier")
    assert "9 killed" in slow.inner_text("#f-casualty")


def test_what_is_typed_survives_a_lost_connection_and_a_reload(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    toll(page).locator(".claim-face").click()
    page.keyboard.press("c")
    page.fill("dialog input[name=n]", "11")
    page.fill("dialog input[name=why]", "a long reason that must not be lost")
    page.context.set_offline(True)
    page.click("dialog button[type=submit]")
    page.wait_for_selector(".toast.bad")
    assert page.input_value("dialog input[name=n]") == "11"
    page.context.set_offline(False)
    page.reload()
    toll(page).locator(".claim-face").click()
    page.keyboard.press("c")
    assert page.input_value("dialog input[name=n]") == "11"
    assert page.input_value("dialog input[name=why]") == "a long reason that must not be lost"


def test_a_place_is_found_by_name_and_a_date_by_its_ends(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    page.locator("#f-place .claim-face").first.click()
    page.keyboard.press("c")
    page.fill("dialog input[name=find]", "Aleppo")
    page.click("dialog .choice:has-text('Aleppo')")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector("#f-place .judged.reading")
    assert "Aleppo" in page.inner_text("#f-place")
    page.locator("#f-date .claim-face").first.click()
    page.keyboard.press("c")
    page.fill("dialog input[name=earliest]", "2017-03-11")
    page.fill("dialog input[name=latest]", "2017-03-12")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector("#f-date .judged.reading")
    assert "between 11 and 12 Mar 2017" in page.inner_text("#f-date").lower().replace("mar", "Mar")


def test_a_verdict_is_shown_with_its_reason(ledger, serve, tab):
    server = serve(ledger)
    page = tab(server)
    open_incident(page, server, "idlib")
    page.click("[data-do=decide]")
    page.fill("dialog input[name=value]", "12")
    page.fill("dialog textarea[name=why]", "the register of the hospital")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector("#f-casualty .judged.verdict")
    assert "12 killed" in page.inner_text("#f-casualty")
    assert "the register of the hospital" in page.inner_text("#f-casualty")
