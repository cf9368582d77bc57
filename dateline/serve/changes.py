"""The routes that change the ledger: acts of a person, and looking at those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Header, Request
from starlette.exceptions import HTTPException

from dateline.errors import InputError
from dateline.model.codec import plain
from dateline.serve.acting import LINKING, ActIn, perform
from dateline.serve.security import MARK

if TYPE_CHECKING:
    from dateline.serve.app import Rooms

Mark = Annotated[str, Header(alias=MARK)]


def router(rooms: Rooms) -> APIRouter:
    """The routes below /api/v1/acts."""
    made = APIRouter(prefix="/api/v1", tags=["acts"])

    @made.get("/acts", summary="What persons did, orphans first")
    def acts(request: Request, name: str | None = None) -> dict[str, Any]:
        if rooms.options.public or not rooms.may(request, "read"):
            raise HTTPException(403, "acts of persons are not published")
        found = rooms.house.desk.acts(name)
        return {"items": [{**plain(r.act), "status": r.status, "how": r.how} for r in found]}

    @made.post("/acts", status_code=201, summary="Do something about a claim or an account")
    def act(request: Request, one: ActIn, mark: Mark = "") -> dict[str, Any]:
        if not rooms.marks.holds(rooms.session(request), mark):
            raise HTTPException(403, "load the page again: its mark is old")
        what = "link" if one.kind in LINKING else "act"
        if not rooms.may(request, what):
            raise HTTPException(403, _reason(rooms))
        by = _who(rooms, request, one)
        made_acts = perform(rooms.house.desk, one, by)
        return {"acts": made_acts, "incident": _leads_to(rooms, made_acts)}

    return made


def _reason(rooms: Rooms) -> str:
    if rooms.options.read_only:
        return "this page is for reading only"
    return "your role does not allow it"


def _who(rooms: Rooms, request: Request, one: ActIn) -> str:
    """The person of the session; without login the name that was given, or the setting's."""
    person = rooms.person(request)
    name = person.name if rooms.options.login and person else one.by or rooms.options.person
    if not name:
        raise InputError("say who you are: your name stands beside what you correct")
    return name


def _leads_to(rooms: Rooms, acts: list[dict[str, Any]]) -> str | None:
    """The incident that the first act is about now."""
    for act in acts:
        target = act.get("target") or {}
        named = target.get("account_id") or act.get("incident_id") or ""
        found = rooms.house.incident_of(named)
        if found is not None:
            return found
    return None
