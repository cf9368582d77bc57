"""Errors as answers: `application/problem+json` (RFC 9457) for the API, a page for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.errors import DatelineError, InputError, NotFoundError, StaleError, StopError

TITLES = {
    400: "This cannot be used",
    401: "Please log in",
    403: "This is not allowed",
    404: "There is no such thing",
    405: "This cannot be done here",
    409: "It has changed since you looked",
    422: "This cannot be used",
    429: "Too many tries",
    500: "Something is broken",
    503: "The ledger cannot be used",
}
Page = Callable[[Request, int, str, str], Response]


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem as JSON; `type` names the kind, `detail` says what to do."""
    body = {
        "type": f"about:blank#{status}",
        "title": TITLES.get(status, "Problem"),
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, media_type="application/problem+json")


def status_of(error: DatelineError) -> int:
    """The HTTP status of an error of ours."""
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, StaleError):
        return 409
    if isinstance(error, StopError):
        return 503
    return 422 if isinstance(error, InputError) else 500


def install(app: FastAPI, page: Page) -> None:
    """Makes the app answer errors so; `page` makes the answer for people."""

    def answer(request: Request, status: int, detail: str, **more: Any) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, detail, **more)
        return page(request, status, TITLES.get(status, "Problem"), detail)

    @app.exception_handler(DatelineError)
    def ours(request: Request, error: DatelineError) -> Response:
        more = {}
        if isinstance(error, StaleError):
            more = {"before": error.before, "now": error.now}
        return answer(request, status_of(error), str(error), **more)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        detail = str(error.detail)
        if detail == "Not Found":
            detail = "Nothing is at this address."
        return answer(request, error.status_code, detail)

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        return answer(request, 500, "The page has a fault; what was stored is kept.")

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0] if error.errors() else {}
        where = ".".join(str(part) for part in first.get("loc", ())[1:])
        return answer(request, 422, f"{where}: {first.get('msg', 'cannot be used')}".strip(": "))
