"""The API under /api/v1: reports, codings, accounts, claims, incidents, search, exports, acts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from dateline.errors import NotFoundError
from dateline.export import why as whys
from dateline.model.codec import plain, to_file_form
from dateline.model.coding import CodedReport
from dateline.serve.house import House
from dateline.store.browse import FACETS
from dateline.store.browse_view import sort_of, view

Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=200)]
Text = Annotated[str, Query(max_length=200)]
_ATTRIBUTION = "Place data: GeoNames, CC BY 4.0. Incidents: as reported; see the claims."
_CSV_DANGER = ("=", "+", "-", "@", "\t", "\r")


def router(house: House) -> APIRouter:
    """All reading routes."""
    api = APIRouter(prefix="/api/v1")
    _incidents(api, house)
    _drawn(api, house)
    _records(api, house)
    return api


def _asked(request: Request) -> dict[str, list[str]]:
    query = request.query_params
    return {name: query.getlist(name) for name in query}


def _tagged(request: Request, house: House, make: Callable[[], Any]) -> Response:
    """An answer with its ETag; 304 for somebody who has it already."""
    tag = f'"{house.token()}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    made = make()
    response = made if isinstance(made, Response) else JSONResponse(made)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _incidents(api: APIRouter, house: House) -> None:
    @api.get("/incidents", tags=["incidents"], summary="Incidents that pass the filters")
    def incidents(
        request: Request, sort: Text = "newest", limit: Limit = 50, cursor: Cursor = None
    ) -> Response:
        def make() -> dict[str, Any]:
            asked = view(_asked(request))
            found = house.browse.listed(asked, sort_of(sort), cursor, limit)
            return {"total": found.total, "items": found.rows, "next": found.following}

        return _tagged(request, house, make)

    @api.get("/incidents/{incident_id}", tags=["incidents"], summary="One incident, whole")
    def incident(request: Request, incident_id: str) -> Response:
        return _tagged(request, house, lambda: house.incident(incident_id))

    @api.get("/facets", tags=["incidents"], summary="How many incidents each filter would leave")
    def facets(request: Request) -> Response:
        def make() -> dict[str, Any]:
            asked = view(_asked(request))
            found = house.kept(("all", asked), lambda: house.browse.facets(asked, FACETS))
            return {name: [dict(row) for row in rows] for name, rows in found.items()}

        return _tagged(request, house, make)

    @api.get("/search", tags=["incidents"], summary="Incidents whose reports hold some words")
    def search(request: Request, q: Text, limit: Limit = 20, cursor: Cursor = None) -> Response:
        def make() -> dict[str, Any]:
            found = house.browse.listed(view({"q": [q]}), "newest", cursor, limit)
            return {"total": found.total, "items": found.rows, "next": found.following}

        return _tagged(request, house, make)


def _drawn(api: APIRouter, house: House) -> None:
    @api.get("/incidents.geojson", tags=["exports"], summary="Filtered incidents as GeoJSON")
    def geojson(request: Request) -> Response:
        def make() -> Response:
            found = house.browse.every(view(_asked(request)))
            body = json.dumps(collection(found), ensure_ascii=False)
            return Response(body, media_type="application/geo+json")

        return _tagged(request, house, make)

    @api.get("/incidents.csv", tags=["exports"], summary="Filtered incidents as CSV")
    def as_csv(request: Request) -> Response:
        def make() -> Response:
            body = table(house.browse.every(view(_asked(request))))
            named = {"Content-Disposition": 'attachment; filename="incidents.csv"'}
            return Response(body, media_type="text/csv; charset=utf-8", headers=named)

        return _tagged(request, house, make)

    @api.get("/map", tags=["page"], summary="Points of the map, gathered where there are many")
    def points(
        request: Request, step: Annotated[float | None, Query(gt=0.001, le=45)] = None
    ) -> Response:
        def make() -> dict[str, Any]:
            asked = view(_asked(request))
            found = house.kept(("map", asked, step), lambda: house.browse.points(asked, step))
            gathered = bool(found) and "count" in found[0]
            return {"gathered": gathered, "items": found}

        return _tagged(request, house, make)

    @api.get("/timeline", tags=["page"], summary="Incidents and dead over time")
    def timeline(request: Request) -> Response:
        def make() -> dict[str, Any]:
            asked = view(_asked(request))
            return {"bins": house.kept(("time", asked), lambda: house.browse.timeline(asked))}

        return _tagged(request, house, make)


def collection(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Rows as a GeoJSON feature collection; those without a point have a null geometry."""
    features = [
        {
            "type": "Feature",
            "id": row["incident_id"],
            "geometry": None
            if row["lat"] is None or row["lon"] is None
            else {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            "properties": {k: v for k, v in row.items() if k not in ("lat", "lon")},
        }
        for row in rows
    ]
    return {"type": "FeatureCollection", "attribution": _ATTRIBUTION, "features": features}


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as CSV; a cell that a spreadsheet would run as a formula is quoted with a mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(rows[0]) if rows else ["incident_id"]
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_CSV_DANGER):
        return "'" + value
    return "" if value is None else value


def _records(api: APIRouter, house: House) -> None:
    _lists(api, house)
    _single(api, house)


def _lists(api: APIRouter, house: House) -> None:
    @api.get("/reports", tags=["records"], summary="Reports, in the order in which they came")
    def reports(limit: Limit = 50, cursor: Cursor = None) -> dict[str, Any]:
        return _paged(house, cursor, limit, lambda coded: [plain(coded.report)])

    @api.get("/codings", tags=["records"], summary="Reports with their codings (file form)")
    def codings(limit: Limit = 20, cursor: Cursor = None) -> dict[str, Any]:
        return _paged(house, cursor, limit, lambda coded: [to_file_form(coded)])

    @api.get("/accounts", tags=["records"], summary="Accounts, report by report")
    def accounts(limit: Limit = 50, cursor: Cursor = None) -> dict[str, Any]:
        return _paged(house, cursor, limit, lambda coded: plain(coded.coding.accounts))

    @api.get("/claims", tags=["records"], summary="Claims, report by report")
    def claims(
        slot: Annotated[str | None, Query(max_length=40)] = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> dict[str, Any]:
        return _paged(house, cursor, limit, lambda coded: list(_claims(coded, slot)))


def _single(api: APIRouter, house: House) -> None:
    @api.get("/reports/{name}", tags=["records"], summary="One report")
    def report(request: Request, name: str) -> Response:
        return _tagged(request, house, lambda: plain(house.coded(name).report))

    @api.get("/codings/{name}", tags=["records"], summary="The coding of one report (file form)")
    def coding(request: Request, name: str) -> Response:
        return _tagged(request, house, lambda: to_file_form(house.coded(name)))

    @api.get("/accounts/{name}", tags=["records"], summary="One account")
    def account(request: Request, name: str) -> Response:
        def make() -> Any:
            held = house.coded(name).coding.accounts
            return plain(next((a for a in held if a.id.startswith(name)), None)) or _none(name)

        return _tagged(request, house, make)

    @api.get("/claims/{name}", tags=["records"], summary="One claim, with why it stands there")
    def claim(request: Request, name: str) -> Response:
        def make() -> Any:
            coded = house.coded(name)
            for held in coded.coding.accounts:
                for one in held.claims:
                    if one.id == name or one.supersedes == name:
                        why = whys.plain(whys.why(coded.report, held, one))
                        return {"claim": plain(one), "account": held.id, "why": why}
            return _none(name)

        return _tagged(request, house, make)


def _none(name: str) -> Any:
    raise NotFoundError(f"nothing in the ledger is called '{name}'")


def _claims(coded: CodedReport, slot: str | None) -> Iterator[dict[str, Any]]:
    for account in coded.coding.accounts:
        for claim in account.claims:
            if slot is None or claim.slot == slot:
                yield {"report": coded.report.id, "account": account.id, **plain(claim)}


def _paged(
    house: House, cursor: str | None, limit: int, make: Callable[[CodedReport], list[Any]]
) -> dict[str, Any]:
    """Up to `limit` reports' worth of items; the cursor is the id of the last report."""
    reports, following = house.page(cursor, limit)
    return {"items": [item for one in reports for item in make(one)], "next": following}
