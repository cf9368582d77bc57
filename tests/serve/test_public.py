"""The public profile: no planted name in any byte of a page, an answer, an export or a search."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import planted
import pytest
from serve_pages import Page, fill, open_page

from dateline.serve.people import People


@cache
def needles() -> dict[bytes, str]:
    """Every spelling of every name and telling part, with what it is a spelling of."""
    return {
        form: part
        for name, parts in planted.NAMES
        for part in (*parts, name)
        for form in planted.forms(part)
    }


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("planted") / "ledger.db"
    fill(path, planted.reports())
    return path


@pytest.fixture(scope="module")
def public(ledger):
    with open_page(ledger, public=True, read_only=True) as page:
        yield page


def addresses(page: Page) -> list[str]:
    items = page.json("/api/v1/incidents?limit=200")["items"]
    ids = [row["incident_id"] for row in items]
    reports = [r["id"] for r in page.json("/api/v1/reports?limit=200")["items"]]
    claims = [c["id"] for c in page.json("/api/v1/claims?limit=200")["items"]]
    api = ["facets", "map", "timeline", "incidents.csv", "incidents.geojson"]
    api += [f"{n}?limit=200" for n in ("incidents", "reports", "codings", "accounts", "claims")]
    made = ["/", "/review", "/about", "/pieces/list", "/pieces/facets"]
    made += [f"/api/v1/{name}" for name in api]
    made += [f"/incidents/{i}" for i in ids] + [f"/api/v1/incidents/{i}" for i in ids]
    made += [f"/api/v1/reports/{r}" for r in reports[:6]]
    return made + [f"/api/v1/claims/{c}" for c in claims[:60]]


def test_no_byte_of_any_answer_holds_a_planted_name(public):
    asked = addresses(public)
    assert len(asked) > 80
    for address in asked:
        response = public.get(address)
        assert response.status_code == 200, address
        content = response.text.lower().encode()
        found = sorted({part for form, part in needles().items() if form in content})
        assert found == [], address


def test_the_same_pages_in_full_hold_the_names(ledger):
    """The test above can fail: without the profile the names are there."""
    with open_page(ledger) as page:
        shown = page.get("/api/v1/reports?limit=200").text
        listed = page.get("/").text
    assert all(name in shown or name.upper() in shown for name, _ in planted.NAMES[:5])
    assert "Oruba" in listed


def test_no_search_finds_a_name(public):
    for name, parts in planted.NAMES:
        for words in (name, *parts):
            answer = public.client.get("/api/v1/incidents", params={"q": words})
            assert answer.json()["total"] == 0, words


def test_a_search_still_finds_what_is_published(public):
    assert public.json("/api/v1/search?q=hospital")["total"] > 0
    assert public.json("/api/v1/search?q=choir")["total"] == 0  # a sentence nobody quotes


def test_inputs_are_not_found_by_name(tmp_path):
    name = "input-of-amina"
    coded = planted.reports()[0]
    path = tmp_path / "ledger.db"
    fill(path, [replace(coded, report=replace(coded.report, input_id=name))])
    with open_page(path, public=True, read_only=True) as page:
        assert page.get(f"/api/v1/reports/{name}").status_code == 404
        assert page.get(f"/reports/{name}").status_code == 404
    with open_page(path) as page:
        assert page.get(f"/api/v1/reports/{name}").status_code == 200


def test_acts_are_neither_shown_nor_taken(public):
    assert public.get("/api/v1/acts").status_code == 403
    claim = public.json("/api/v1/claims")["items"][0]["id"]
    assert public.act(kind="acceptance", target=claim).status_code == 403


def test_numbers_and_towns_stay(public):
    text = "".join(public.get(a).text for a in addresses(public) if "/incidents/" in a)
    for words in ("14", "27", "Oruba"):
        assert words in text


def test_who_corrected_is_not_named(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, planted.reports()[:2])
    with open_page(path) as page:
        claim = next(c for c in page.json("/api/v1/claims")["items"] if c["slot"] == "casualty")
        assert page.act(kind="acceptance", target=claim["id"], by="Zelda Coder").status_code == 201
        assert "Zelda" in page.get("/review").text
    with open_page(path, public=True, read_only=True) as page:
        assert not any("Zelda" in page.get(a).text for a in addresses(page))


def test_a_public_page_that_needs_a_login_shows_nothing_before_it(ledger, tmp_path):
    people = tmp_path / "people.json"
    People(people).add("Ada", "correct horse battery", "reader")
    with open_page(ledger, public=True, read_only=True, login=True, people=people) as page:
        assert page.get("/", follow_redirects=False).status_code == 303
        assert page.get("/api/v1/incidents").status_code == 401
