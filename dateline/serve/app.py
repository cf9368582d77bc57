"""The web application: routes, templates, static files, who may do what."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response

from dateline.serve import api, changes, login, pages, problems, wordbook
from dateline.serve.house import House
from dateline.serve.people import People, Person, Sessions
from dateline.serve.security import Marks, guard
from dateline.settings import ServeOptions
from dateline.version import __version__

STATIC = Path(__file__).parent / "static"
COOKIE = "dateline_session"
_HASHED = re.compile(r"-[\w-]{8}\.\w+$")
_OPEN = ("/static/", "/login", "/about", "/favicon.ico")


class Rooms:
    """What all routes share: the ledger, the people, the templates."""

    def __init__(self, options: ServeOptions) -> None:
        self.options = options
        self.house = House(options)
        self.people = People(options.people or options.ledger.path.with_suffix(".people.json"))
        self.sessions = Sessions()
        self.marks = Marks()
        self.templates = _templates()

    def session(self, request: Request) -> str:
        """The secret of the session, empty without login."""
        return request.cookies.get(COOKIE, "") if self.options.login else ""

    def person(self, request: Request) -> Person | None:
        """Who asks; None for a visitor. Without login it is whoever sits at this computer."""
        if not self.options.login:
            return Person(self.options.person or "", "admin")
        return self.sessions.person(self.session(request))

    def may(self, request: Request, what: str) -> bool:
        """True if whoever asks may do it in this profile."""
        if what != "read" and self.options.read_only:
            return False
        person = self.person(request)
        if person is None:
            return False
        return person.may(what)

    def render(self, request: Request, name: str, status: int = 200, **values: Any) -> Response:
        """A page from its template."""
        person = self.person(request)
        html = self.templates.get_template(name).render(
            options=self.options,
            person=person,
            may_act=self.may(request, "act"),
            may_link=self.may(request, "link"),
            mark=self.marks.of(self.session(request)),
            version=__version__,
            path=request.url.path,
            **values,
        )
        return HTMLResponse(html, status)


def create_app(options: ServeOptions) -> FastAPI:
    """The application for one ledger in one profile."""
    rooms = Rooms(options)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        rooms.house.close()

    app = FastAPI(
        title="Dateline",
        version=__version__,
        summary="News reports in, an attributed incident ledger out.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=life,
    )
    app.state.rooms = rooms
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(BaseHTTPMiddleware, dispatch=_gate(rooms))
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard(options.hosts))
    problems.install(app, _error_page(rooms))
    app.include_router(api.router(rooms.house))
    app.include_router(changes.router(rooms))
    app.include_router(pages.router(rooms))
    app.include_router(login.router(rooms))
    app.mount("/static", _Files(directory=STATIC), name="static")
    return app


def _gate(rooms: Rooms) -> Any:
    """Where a login is needed, lets nobody else past."""

    async def run(request: Request, call_next: Any) -> Response:
        closed = rooms.options.login and not request.url.path.startswith(_OPEN)
        if closed and rooms.person(request) is None:
            if request.url.path.startswith("/api/"):
                return problems.problem(401, "log in at /login first")
            return Response(status_code=303, headers={"Location": "/login"})
        response: Response = await call_next(request)
        return response

    return run


def _error_page(rooms: Rooms) -> problems.Page:
    def page(request: Request, status: int, title: str, detail: str) -> Response:
        return rooms.render(request, "problem.html", status, title=title, detail=detail)

    return page


def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(wordbook.FILTERS)
    return made


class _Files(StaticFiles):
    """The built page. A file with a hash in its name never changes; others are asked for anew."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        hashed = _HASHED.search(str(args[0] if args else kwargs["full_path"]))
        kept = "public, max-age=31536000, immutable" if hashed else "no-cache"
        response.headers["Cache-Control"] = kept
        return response


def forbidden(detail: str) -> HTTPException:
    """The error for what somebody may not do."""
    return HTTPException(403, detail)
