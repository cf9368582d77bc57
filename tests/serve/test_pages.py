"""The pages as the server writes them: values beside their words, blanks that say why."""

from __future__ import annotations

import re

import pytest

from dateline.serve import wordbook
from dateline.serve.marks import article


def test_the_overview_lists_incidents_and_keeps_filters_in_the_address(page):
    html = page.get("/?country=KE").text
    assert html.count('class="incident"') == 1
    assert "Kenya" in html
    assert re.search(r'role="checkbox" aria-checked="true"[^>]*data-query=""', html)


def test_no_incident_says_so(page):
    assert "No incident passes these filters" in page.get("/?q=zeppelin").text


def test_the_piece_of_a_list_goes_on_where_the_list_stopped(page, monkeypatch):
    monkeypatch.setattr("dateline.serve.pages._STRETCH", 2)
    html = page.get("/").text
    cursor = re.search(r'data-cursor="([^"]+)"', html)[1]
    more = page.get(f"/pieces/list?cursor={cursor}").text
    first = re.findall(r'data-id="(i\w+)"', html)
    second = re.findall(r'data-id="(i\w+)"', more)
    assert len(first) == 2
    assert len(second) == 1
    assert not set(first) & set(second)


def test_an_incident_shows_values_words_speakers_and_what_is_not_said(page):
    one = page.first()
    html = page.get(f"/incidents/{one['id']}").text
    assert "3 killed (state forces)" in html
    assert "a police spokesman" in html
    assert "said to be none" in html
    assert "Not mentioned in 1 report" in html
    claim = next(c for c in one["reports"][0]["claims"] if c["slot"] == "casualty")
    assert re.search(rf'<mark[^>]*data-c="[^"]*{claim["id"]}[^"]*">three officers</mark>', html)
    assert f'data-lights="{claim["id"]}"' in html


def test_dropped_furniture_can_be_unfolded(page):
    html = page.get(f"/incidents/{page.first()['id']}").text
    assert re.search(r"<details class=\"dropped\">.*Share this page.*</details>", html, re.S)


def test_an_account_and_a_former_id_lead_to_the_incident(page):
    one = page.first()
    account = one["reports"][0]["account"]
    assert page.get(f"/incidents/{account}", follow_redirects=False).status_code == 303
    report = one["reports"][0]["id"]
    answer = page.get(f"/reports/{report}", follow_redirects=False)
    assert answer.headers["location"].startswith(f"/incidents/{one['id']}")


def test_an_unknown_page_says_so_kindly(page):
    answer = page.get("/incidents/i0000")
    assert answer.status_code == 404
    assert "There is no such thing" in answer.text


def test_every_word_of_the_article_is_there_once(page):
    one = page.first()
    report = page.json(f"/api/v1/reports/{one['reports'][0]['id']}")
    words = "".join(
        piece["words"]
        for paragraph in one["reports"][0]["paragraphs"]
        if paragraph["field"] == "text"
        for piece in paragraph["pieces"]
    )
    assert words == report["text"].replace("\n\n", "")


def test_pieces_bear_all_claims_that_stand_on_them():
    import samples

    account = samples.account(samples.report())
    found = article(samples.report(), [("x", c) for c in account.claims])
    for claim in account.claims:
        for span in claim.evidence:
            here = [
                piece["words"]
                for paragraph in found
                for piece in paragraph["pieces"]
                if claim.id in piece["claims"]
            ]
            assert "".join(here) == samples.report().quote(span)


def row(**more):
    names = ("low", "best", "high")
    return {f"killed_{name}": more.get(name) for name in names}


@pytest.mark.parametrize(
    ("given", "shown", "bounds"),
    [
        ({"low": 5, "best": 5, "high": 5}, "5", ""),
        ({"low": 3, "best": 5, "high": 5}, "5", "3–5"),
        ({"low": 5}, "5+", ""),
        ({"high": 9}, "≤9", ""),
        ({"low": 3, "high": 9}, "3–9", ""),
        ({}, "", ""),
        ({"low": 0, "best": 0, "high": 0}, "0", ""),
    ],
)
def test_a_toll_in_short(given, shown, bounds):
    assert wordbook.toll(row(**given), "killed") == shown
    assert wordbook.bounds(row(**given), "killed") == bounds


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2024-08-31", "31 Aug 2024"), ("2024-08", "Aug 2024"), ("2024", "2024"), (None, ""),
     ("2024-13-01", "2024-13-01")],
)  # fmt: skip
def test_days(value, shown):
    assert wordbook.day(value) == shown


def test_every_sub_type_has_a_sentence_for_the_editor(page):
    types = page.json("/api/v1/taxonomy")["types"]
    assert len(types) == 6
    assert all(sub["meaning"] for one in types for sub in one["subs"])
