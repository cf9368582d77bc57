"""What every answer carries and every request must: headers, known hosts, marks."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from starlette.responses import PlainTextResponse

# No inline script or style, nothing from elsewhere. The map draws in a worker of our own.
CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
MARK = "X-Dateline-Mark"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Next = Callable[[Request], Awaitable[Response]]


class Marks:
    """The mark that a page carries and a change must send back: other sites cannot read it."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, session: str) -> str:
        """The mark of a session; of the empty one where there is no login."""
        return hmac.new(self._secret, session.encode(), "sha256").hexdigest()

    def holds(self, session: str, given: str) -> bool:
        """True for the mark of this session."""
        return hmac.compare_digest(self.of(session), given)


def guard(hosts: tuple[str, ...]) -> Callable[[Request, Next], Awaitable[Response]]:
    """A middleware: refuses unknown hosts and requests of other sites, adds the headers.

    A name that somebody else points at this computer is no known host, so that a page elsewhere
    cannot read a ledger through a visitor's browser. `*` in `hosts` lets all names pass.
    """

    async def run(request: Request, call_next: Next) -> Response:
        reason = _refused(request, hosts)
        response: Response
        if reason is not None:
            response = PlainTextResponse(reason, status_code=403)
        else:
            response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return run


def _refused(request: Request, hosts: tuple[str, ...]) -> str | None:
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    if "*" not in hosts and name not in hosts:
        return "this name is not one that the page is served under; see dateline serve --host"
    if request.method in _SAFE:
        return None
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site not in ("same-origin", "none"):
        return "a change must come from the page itself"
    if origin is not None and origin.split("://", 1)[-1] != host:
        return "a change must come from the page itself"
    return None
