"""Logging in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.serve.people import SESSION_SECONDS

if TYPE_CHECKING:
    from dateline.serve.app import Rooms

_LONGEST_BODY = 4000


def router(rooms: Rooms) -> APIRouter:
    """The routes /login and /logout."""
    from dateline.serve.app import COOKIE

    made = APIRouter(include_in_schema=False)

    @made.get("/login")
    def form(request: Request) -> Response:
        return rooms.render(request, "login.html", said=None)

    @made.post("/login")
    async def login(request: Request) -> Response:
        given = await _fields(request)
        name, password = given.get("name", ""), given.get("password", "")
        address = request.client.host if request.client else ""
        keys = (f"name:{name}", f"from:{address}")
        if not rooms.marks.holds("", given.get("mark", "")):
            return rooms.render(request, "login.html", 403, said="Load the page again, please.")
        if not all(rooms.sessions.may_try(key) for key in keys):
            said = "Too many tries. Wait five minutes, then try again."
            return rooms.render(request, "login.html", 429, said=said)
        person = rooms.people.checked(name, password)
        if person is None:
            rooms.sessions.failed(*keys)
            said = "This name and password do not go together."
            return rooms.render(request, "login.html", 401, said=said)
        response = RedirectResponse("/", 303)
        response.set_cookie(
            COOKIE,
            rooms.sessions.begin(person),
            max_age=SESSION_SECONDS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    @made.post("/logout")
    async def logout(request: Request) -> Response:
        given = await _fields(request)
        if rooms.marks.holds(rooms.session(request), given.get("mark", "")):
            rooms.sessions.end(rooms.session(request))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE)
        return response

    return made


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a small form."""
    body = await request.body()
    if len(body) > _LONGEST_BODY:
        return {}
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in found.items()}
