"""Acts of a person through the API: done, shown, undone, refused when what was seen is stale."""

from __future__ import annotations

import pytest

from dateline.serve.security import MARK


def claim_of(one, slot):
    return next(c for c in one["reports"][0]["claims"] if c["slot"] == slot)


def toll(one):
    return claim_of(one, "casualty")


def corrected(value, best):
    count = {"low": best, "best": best, "high": best, "form": "exact", "stated": best}
    return {**value, "count": count}


def test_a_correction_shows_and_its_undo_brings_the_old_value_back(page):
    one = page.first()
    claim = toll(one)
    value = corrected(claim["value"], 4)
    made = page.act(kind="reading", target=claim["id"], value=value, seen=claim["revision"])
    assert made.status_code == 201, made.text
    after = page.json(f"/api/v1/incidents/{one['id']}")
    assert toll(after)["shows"] == "4 killed (state forces)"
    assert toll(after)["judged"]["by"] == "Ada"
    assert page.json("/api/v1/incidents")["items"][0]["killed_best"] == 4
    number = made.json()["acts"][0]["id"]
    assert page.act(kind="undo", act=number).status_code == 201
    assert toll(page.json(f"/api/v1/incidents/{one['id']}"))["shows"] == claim["shows"]


def test_a_stale_act_is_answered_409_with_both_versions(page):
    one = page.first()
    claim = toll(one)
    page.act(kind="reading", target=claim["id"], value=corrected(claim["value"], 4))
    late = page.act(
        kind="reading", target=claim["id"], value=corrected(claim["value"], 5),
        seen=claim["revision"],
    )  # fmt: skip
    assert late.status_code == 409
    body = late.json()
    assert "3 killed" in body["before"]
    assert "4 killed" in body["now"]


def test_a_rejected_claim_is_gone_and_kept_in_the_acts(page):
    one = page.first()
    claim = claim_of(one, "act")
    assert page.act(kind="rejection", target=claim["id"], why="no such thing").status_code == 201
    after = page.json(f"/api/v1/incidents/{one['id']}")
    assert all(c["id"] != claim["id"] for c in after["reports"][0]["claims"])
    assert page.json("/api/v1/acts")["items"][0]["why"] == "no such thing"


def test_a_value_splits_off_into_an_account_of_its_own(page):
    one = page.first()
    claim = toll(one)["id"]
    assert page.act(kind="split", claims=[claim]).status_code == 201
    after = page.json(f"/api/v1/incidents/{one['id']}")
    assert claim not in {c["id"] for c in after["reports"][0]["claims"]}
    (other,) = after["reports"][0]["others"]
    moved = page.json(f"/api/v1/accounts/{other['id']}")
    assert claim in {c["id"] for c in moved["claims"]}


def test_foreground_is_switched(page):
    one = page.first()
    account = one["reports"][0]["account"]
    assert page.act(kind="foreground", target=account, foreground=False).status_code == 201
    assert not page.json(f"/api/v1/incidents/{one['id']}")["foreground"]


def test_two_incidents_merge_and_part_again(page):
    items = page.json("/api/v1/incidents")["items"]
    first, second = items[0]["incident_id"], items[1]["incident_id"]
    made = page.act(kind="merge", target=first, to=second, why="the same night")
    assert made.status_code == 201, made.text
    assert page.json("/api/v1/incidents")["total"] == 2
    merged = page.json(f"/api/v1/incidents/{second}")
    assert page.json(f"/api/v1/incidents/{first}")["id"] == merged["id"]
    assert len(merged["reports"]) == 2
    undone = page.act(kind="undo", act=made.json()["acts"][0]["id"])
    assert undone.status_code == 201, undone.text
    assert page.json("/api/v1/incidents")["total"] == 3


def test_a_verdict_outranks_the_reports(page):
    one = page.first()
    said = {"kind": "verdict", "target": one["id"], "slot": "killed", "value": "9"}
    assert page.act(**said).status_code == 422
    made = page.act(**said, why="the register of the hospital", source="a document")
    assert made.status_code == 201, made.text
    assert page.json("/api/v1/incidents")["items"][0]["killed_best"] == 9


@pytest.mark.parametrize(
    "one",
    [
        {"kind": "reading", "target": "c0"},
        {"kind": "reading"},
        {"kind": "undo"},
        {"kind": "undo", "act": 999},
        {"kind": "move", "claims": ["c0"]},
        {"kind": "join", "target": "a0"},
        {"kind": "foreground", "target": "a0"},
        {"kind": "merge", "target": "i0"},
        {"kind": "dance", "target": "c0"},
        {"kind": "acceptance", "target": "c0", "more": 1},
    ],
)
def test_what_cannot_be_done_says_why(page, one):
    answer = page.act(**one)
    assert answer.status_code in (404, 422)
    assert answer.json()["detail"]


def test_an_act_needs_a_name(page):
    claim = toll(page.first())["id"]
    answer = page.act(kind="acceptance", target=claim, by=None)
    assert answer.status_code == 422
    assert "who you are" in answer.json()["detail"]


def test_an_act_without_the_mark_of_the_page_is_refused(page):
    claim = toll(page.first())["id"]
    body = {"kind": "acceptance", "target": claim, "by": "Eve"}
    for headers in ({}, {MARK: "0" * 64}):
        answer = page.client.post("/api/v1/acts", json=body, headers=headers)
        assert answer.status_code == 403
    assert page.json("/api/v1/acts")["items"] == []


def test_an_act_from_another_site_is_refused(page):
    claim = toll(page.first())["id"]
    body = {"kind": "acceptance", "target": claim, "by": "Eve"}
    mark = {MARK: page.rooms.marks.of("")}
    for more in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = page.client.post("/api/v1/acts", json=body, headers={**mark, **more})
        assert answer.status_code == 403


def test_a_page_for_reading_only_changes_nothing(pages):
    page = pages(read_only=True)
    claim = toll(page.first())["id"]
    assert page.act(kind="acceptance", target=claim).status_code == 403
