"""The pages for people: overview, incident, review, about; and pieces for the script.

Everything is written by the server, so that a page says what it has to say before, and without,
any script; the script adds the map, the timeline, the lights on the words and the editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.model.codec import plain
from dateline.serve import wordbook
from dateline.serve.api import _asked
from dateline.serve.dossier import KIND_NAMES
from dateline.store.browse_view import EVERY, SORTS, View, sort_of, view

if TYPE_CHECKING:
    from dateline.serve.app import Rooms

_STRETCH = 60
_FACETS = ("type", "country", "admin1", "toll", "actor", "sector", "publisher", "told",
           "disputed", "context", "confidence", "review")  # fmt: skip
_SORT_NAMES = {
    "newest": "newest first",
    "oldest": "oldest first",
    "toll": "most dead first",
    "reported": "last reported first",
    "sources": "most reports first",
    "doubt": "what needs eyes first",
}
Text = Annotated[str | None, Query(max_length=200)]


def router(rooms: Rooms) -> APIRouter:
    """All pages."""
    made = APIRouter(include_in_schema=False)
    _overview(made, rooms)
    _incident(made, rooms)
    _help(made, rooms)
    return made


def _overview(made: APIRouter, rooms: Rooms) -> None:
    def fill(request: Request, sort: str | None, after: str | None) -> dict[str, Any]:
        asked = view(_asked(request))
        browse = rooms.house.browse
        order = sort_of(sort)
        found = browse.listed(asked, order, after, _STRETCH)
        return {
            "asked": asked,
            "sort": order,
            "sorts": [(name, _SORT_NAMES[name]) for name in SORTS],
            "listed": found,
            "chips": _chips(asked),
            "latest_run": rooms.house.token(),
        }

    @made.get("/")
    def overview(request: Request, sort: Text = None, cursor: Text = None) -> Response:
        values = fill(request, sort, cursor)
        return rooms.render(
            request, "overview.html", facets=_facets(rooms, values["asked"]), **values
        )

    @made.get("/pieces/list")
    def piece(request: Request, sort: Text = None, cursor: Text = None) -> Response:
        values = fill(request, sort, cursor)
        name = "_more.html" if cursor else "_list.html"
        return rooms.render(request, name, **values)

    @made.get("/pieces/facets")
    def facets(request: Request, sort: Text = None) -> Response:
        asked = view(_asked(request))
        return rooms.render(
            request, "_facets.html", asked=asked, sort=sort_of(sort), facets=_facets(rooms, asked)
        )

    @made.get("/review")
    def review(request: Request) -> Response:
        asked = view(_asked(request))
        found = rooms.house.browse.listed(asked, "doubt", None, _STRETCH)
        orphans: list[dict[str, Any]] = []
        done: list[dict[str, Any]] = []
        if not rooms.options.public:
            acts = rooms.house.desk.acts()
            every = [_act(r.act, r.status) for r in acts] + _decisions(rooms)
            orphans = [one for one in every if one["status"] == "orphan"]
            done = [one for one in every if one["status"] != "orphan"]
            done = sorted(done, key=lambda one: -one["id"])[:40]
        return rooms.render(
            request, "review.html", asked=asked, listed=found, orphans=orphans, done=done
        )


def _facets(rooms: Rooms, asked: View) -> list[dict[str, Any]]:
    names = [n for n in _FACETS if n != "admin1" or asked.country or asked.admin1]
    house = rooms.house
    found = house.kept(("facets", asked), lambda: house.browse.facets(asked, names))
    return [
        {
            "name": name,
            "heading": wordbook.FACET_NAMES[name],
            "values": [dict(row) for row in found[name] if row["value"] is not None],
            "chosen": getattr(asked, name),
        }
        for name in names
        if _telling(found[name]) or getattr(asked, name)
    ]


def _telling(rows: list[Any]) -> bool:
    """A facet with one value for all tells nothing."""
    return len(rows) > 1


def _chips(asked: View) -> list[dict[str, str]]:
    """The filters in force, each with the query that leaves it out."""
    chips = []
    for name, heading in wordbook.FACET_NAMES.items():
        for value in getattr(asked, name):
            words = wordbook.value_name(name, value)
            chips.append(
                {
                    "heading": heading,
                    "words": words,
                    "query": wordbook.toggled(asked, name, value),
                }
            )
    if asked.q:
        chips.append(_chip("Words", f"“{asked.q}”", asked, "q"))
    if asked.since or asked.until:
        words = f"{wordbook.day(asked.since) or '…'} – {wordbook.day(asked.until) or '…'}"
        chips.append(_chip("When", words, asked, "since", "until"))
    if asked.box:
        chips.append(_chip("Where", "this part of the map", asked, "box"))
    if asked.new_since or asked.reported_since:
        chips.append(_chip("New", "since your last visit", asked, "new_since", "reported_since"))
    return chips


def _chip(heading: str, words: str, asked: View, *names: str) -> dict[str, str]:
    query = wordbook.address(asked, **dict.fromkeys(names))
    return {"heading": heading, "words": words, "query": query}


def _incident(made: APIRouter, rooms: Rooms) -> None:
    @made.get("/incidents/{name}")
    def incident(request: Request, name: str) -> Response:
        found = rooms.house.incident(name)
        if found["id"] != name:
            return RedirectResponse(f"/incidents/{found['id']}", 303)
        return rooms.render(
            request,
            "incident.html",
            one=found,
            row=rooms.house.browse.one(found["id"]),
            kinds=KIND_NAMES,
            acts=_acts_of(rooms, found),
        )

    @made.get("/reports/{name}")
    def report(request: Request, name: str) -> Response:
        coded = rooms.house.coded(name)
        for account in coded.coding.accounts:
            found = rooms.house.incident_of(account.id)
            if found is not None:
                return RedirectResponse(f"/incidents/{found}#{coded.report.id}", 303)
        return rooms.render(
            request,
            "problem.html",
            404,
            title="No incident",
            detail="This report tells of no incident.",
        )


def _acts_of(rooms: Rooms, found: dict[str, Any]) -> list[dict[str, Any]]:
    """What persons did on an incident and its reports, newest first."""
    if rooms.options.public:
        return []
    acts = {
        row.act.id: _act(row.act, row.status)
        for report in found["reports"]
        for row in rooms.house.desk.acts(report["id"])
    }
    accounts = {report["account"] for report in found["reports"]}
    for made in _decisions(rooms):
        if made["incident_id"] == found["id"] or accounts & {*made["accounts"], *made["others"]}:
            acts[made["id"]] = made
    return [acts[number] for number in sorted(acts, reverse=True)]


def _decisions(rooms: Rooms) -> list[dict[str, Any]]:
    """Acts on incidents, in plain form."""
    made, lost = rooms.house.desk.decisions()
    out = []
    for act in made:
        status = "undo" if act.kind == "undo" else "living"
        status = "undone" if act.undone_by is not None else status
        one = {**plain(act), "status": "orphan" if act.id in lost else status}
        one["target"] = {"slot": act.claim.slot if act.claim else None, "quote": None}
        one["incident"] = act.incident_id
        out.append(one)
    return out


def _act(act: Any, status: str) -> dict[str, Any]:
    made: dict[str, Any] = plain(act)
    made["status"] = status
    made["incident"] = act.target.account_id
    return made


def _help(made: APIRouter, rooms: Rooms) -> None:
    @made.get("/about")
    def about(request: Request) -> Response:
        return rooms.render(request, "about.html", counts=_counts(rooms))

    @made.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse("/static/icon.svg", 308)

    @made.get("/api/v1/places", tags=["page"])
    def places(q: Annotated[str, Query(min_length=2, max_length=80)]) -> dict[str, Any]:
        return {"items": rooms.house.places(q)}

    @made.get("/api/v1/towns", tags=["page"])
    def towns(box: Annotated[str, Query(max_length=80)], limit: int = 40) -> dict[str, Any]:
        asked = view({"box": [box]})
        assert asked.box is not None
        return {"items": rooms.house.towns(asked.box, max(1, min(limit, 80)))}

    @made.get("/api/v1/taxonomy", tags=["page"])
    def taxonomy() -> dict[str, Any]:
        return {"types": wordbook.taxonomy()}

    @made.get("/api/v1/actors", tags=["page"])
    def actors(q: Annotated[str, Query(min_length=2, max_length=80)]) -> dict[str, Any]:
        rows = rooms.house.browse.facets(EVERY, ("actor",))["actor"]
        wanted = q.casefold()
        return {"items": [dict(r) for r in rows if wanted in r["value"].casefold()][:12]}


def _counts(rooms: Rooms) -> dict[str, int]:
    listed = rooms.house.browse.listed(EVERY, "newest", None, 1)
    return {"incidents": listed.total}
