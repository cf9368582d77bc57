"""The API: lists that go on, filters, exports, ETags, problems."""

from __future__ import annotations

import csv
import io
import json

import pytest


def test_the_list_has_every_incident_and_goes_on_by_its_cursor(page):
    whole = page.json("/api/v1/incidents")
    assert whole["total"] == 3
    assert whole["next"] is None
    seen, cursor = [], ""
    for _ in range(3):
        part = page.json(f"/api/v1/incidents?limit=1{cursor}")
        seen += [row["incident_id"] for row in part["items"]]
        cursor = f"&cursor={part['next']}"
    assert seen == [row["incident_id"] for row in whole["items"]]
    assert part["next"] is None


@pytest.mark.parametrize("sort", ["newest", "oldest", "toll", "reported", "sources", "doubt"])
def test_each_order_gives_all_once_in_stretches(page, sort):
    seen, cursor = [], ""
    while True:
        part = page.json(f"/api/v1/incidents?limit=2&sort={sort}{cursor}")
        seen += [row["incident_id"] for row in part["items"]]
        if part["next"] is None:
            break
        cursor = f"&cursor={part['next']}"
    assert len(seen) == len(set(seen)) == 3


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("country=KE", 1),
        ("country=KE&country=PE", 2),
        ("type=grenade", 1),
        ("type=battles", 1),
        ("since=2026-01-01", 1),
        ("until=2024-12-31", 1),
        ("since=2025-01-01&until=2025-12-31", 1),
        ("told=recalled", 1),
        ("publisher=The Lima Post", 1),
        ("toll=1-9", 3),
        ("toll=50%2B", 0),
        ("q=grenade", 1),
        ("q=spokesman patrol", 3),
        ('q="no group has claimed"', 3),
        ('q="claimed has group"', 0),
        ("q=patr", 3),
        ("q=%22", 0),
        ("box=30,0,40,10", 1),
        ("box=-80,0,-70,10", 0),
        ("box=-180,-90,180,90", 3),
        ("country=KE&type=grenade", 0),
    ],
)
def test_filters(page, query, count):
    assert page.json(f"/api/v1/incidents?{query}")["total"] == count


def test_a_facet_counts_without_its_own_filter_but_with_the_others(page):
    facets = page.json("/api/v1/facets?country=KE")
    assert {row["value"] for row in facets["country"]} == {"KE", "PE", "IN"}
    assert [row["value"] for row in facets["type"]] == ["armed_clash"]


def test_geojson_and_csv_hold_the_filtered_view(page):
    shapes = json.loads(page.get("/api/v1/incidents.geojson?country=PE").text)
    assert [f["geometry"]["coordinates"] for f in shapes["features"]] == [[-77.03, -12.05]]
    assert "GeoNames" in shapes["attribution"]
    rows = list(csv.DictReader(io.StringIO(page.get("/api/v1/incidents.csv?country=PE").text)))
    assert [row["country"] for row in rows] == ["PE"]


def test_a_cell_that_a_spreadsheet_would_run_is_marked():
    from dateline.serve.api import table

    assert "'=1+1" in table([{"incident_id": "i1", "title": "=1+1"}])


def test_an_etag_answers_304_until_the_ledger_changes(page):
    first = page.get("/api/v1/incidents")
    tag = {"If-None-Match": first.headers["etag"]}
    assert page.get("/api/v1/incidents", headers=tag).status_code == 304
    one = page.first()
    claim = one["reports"][0]["claims"][1]["id"]
    assert page.act(kind="acceptance", target=claim).status_code == 201
    assert page.get("/api/v1/incidents", headers=tag).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/incidents/i000000", 404),
        ("/api/v1/reports/r000000", 404),
        ("/api/v1/claims/c000000", 404),
        ("/api/v1/nowhere", 404),
        ("/api/v1/incidents?since=yesterday", 422),
        ("/api/v1/incidents?cursor=nonsense", 422),
        ("/api/v1/incidents?limit=0", 422),
        ("/api/v1/incidents?sort=prettiest", 422),
        ("/api/v1/incidents?box=1,2,3", 422),
        ("/api/v1/reports?cursor=r0", 404),
    ],
)
def test_errors_are_problems(page, path, status):
    response = page.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["detail"]


def test_records_go_on_report_by_report(page):
    seen, cursor = [], ""
    while True:
        part = page.json(f"/api/v1/reports?limit=1{cursor}")
        seen += [r["id"] for r in part["items"]]
        if part["next"] is None:
            break
        cursor = f"&cursor={part['next']}"
    assert len(set(seen)) == 3
    for report in seen:
        assert page.json(f"/api/v1/reports/{report}")["id"] == report
        assert page.json(f"/api/v1/codings/{report}")["accounts"]
    claims = page.json("/api/v1/claims?slot=casualty&limit=200")["items"]
    assert {c["slot"] for c in claims} == {"casualty"}
    why = page.json(f"/api/v1/claims/{claims[0]['id']}")
    assert why["why"]["shows"] == "3 killed (state forces)"
    accounts = page.json("/api/v1/accounts")["items"]
    assert page.json(f"/api/v1/accounts/{accounts[0]['id']}")["id"] == accounts[0]["id"]


def test_openapi_describes_every_route(page):
    paths = page.json("/api/v1/openapi.json")["paths"]
    wanted = ("reports", "codings", "accounts", "claims", "incidents", "search",
              "incidents.geojson", "incidents.csv", "acts")  # fmt: skip
    assert {f"/api/v1/{name}" for name in wanted} <= set(paths)


def test_the_map_and_the_timeline(page):
    points = page.json("/api/v1/map")
    assert not points["gathered"]
    assert {p["incident_id"] for p in points["items"]} == {
        row["incident_id"] for row in page.json("/api/v1/incidents")["items"]
    }
    bins = page.json("/api/v1/timeline")["bins"]
    assert [b["bin"] for b in bins] == ["2024-01", "2025-11", "2026-03"]
