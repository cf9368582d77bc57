"""The canonical form of a page's address, so that one page has one name."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dateline import lexicons
from dateline.model.identity import digest

_PORTS = {"http": 80, "https": 443}
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp|www)\.(?=[^.]+\.)")
_AMP_TAIL = re.compile(r"(?:/amp/?|/amp\.html|\.amp)$")
_SAFE = "/:@!$&'()*+,;=~-._"


def canonical(url: str | None) -> str | None:
    """The address without scheme variants, tracking parameters, fragment, mobile or AMP forms.

    None for anything that is not an http(s) address. `http` and `https`, with and without
    `www.` or `m.`, name the same page.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    host = _MOBILE_HOST.sub("", host.rstrip("."))
    where = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = quote(unquote(_AMP_TAIL.sub("", parts.path)), safe=_SAFE).rstrip("/")
    query = _query(parts.query)
    return f"https://{where}{path}" + (f"?{query}" if query else "")


def work_id(url: str | None) -> str | None:
    """The id of the work published at `url`, None without a usable address."""
    address = canonical(url)
    return None if address is None else "w" + digest(("work", address))


def _query(query: str) -> str:
    """The parameters that choose the page, sorted; those that follow readers around go."""
    lexicon = lexicons.table("tracking")
    names, prefixes = frozenset(lexicon["names"]), tuple(lexicon["prefixes"])
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name.lower() not in names and not name.lower().startswith(prefixes)
    ]
    return urlencode(sorted(kept))
