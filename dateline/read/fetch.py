"""One page off the web, carefully: never from an address inside a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from dateline.errors import DocumentError
from dateline.read.document import Document, DocumentKind, source_hash
from dateline.read.limits import Limits

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], str]
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HINT = "save the page and pass the file"
_AGENT = "dateline (reads one page at the request of a person)"


def fetch(url: str, limits: Limits, resolve: Resolve | None = None) -> Document:
    """The page at `url`; DocumentError `fetch` with one sentence when it cannot be had.

    Each redirect is checked like the first address. `resolve(host, port)` gives the address
    that is connected to, and refuses by raising DocumentError.
    """
    import ssl

    import httpx

    deadline = time.monotonic() + limits.download_seconds
    target = url
    with httpx.Client(
        trust_env=False, timeout=limits.download_seconds, headers={"User-Agent": _AGENT}
    ) as client:
        for _ in range(limits.redirects + 1):
            try:
                found = _request(client, target, url, limits, deadline, resolve or public_address)
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
                raise _refused(url, str(error) or type(error).__name__) from None
            if isinstance(found, Document):
                return found
            target = urljoin(target, found)
    raise _refused(url, f"it redirects more than {limits.redirects} times")


def public_address(host: str, port: int) -> str:
    """The first address of `host`; DocumentError if any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _refused(host, "its name cannot be resolved (offline?)") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise _refused(host, "it lies in a private or reserved network")
    return addresses[0]


def is_public(address: str) -> bool:
    """True for an address of the public internet, however it is wrapped."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64 or ip.sixtofour is not None or ip.teredo is not None:
            return False
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _refused(what: str, why: str) -> DocumentError:
    return DocumentError("fetch", f"{what} cannot be fetched: {why}; {_HINT}")


def _request(
    client: httpx.Client, target: str, url: str, limits: Limits, deadline: float, resolve: Resolve
) -> Document | str:
    """The document at `target`, or where it redirects to."""
    parts = _parts(target, url)
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    address = resolve(host, port)
    literal = f"[{address}]" if ":" in address else address
    request = client.build_request(
        "GET",
        urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, "")),
        headers={"Host": parts.netloc.rpartition("@")[2]},
        extensions={"sni_hostname": host},
    )
    response = client.send(request, stream=True, follow_redirects=False)
    try:
        if response.status_code in _REDIRECTS and response.headers.get("location"):
            return str(response.headers["location"])
        if response.status_code != 200:
            raise _refused(url, f"the site answered {response.status_code}")
        return _document(response, url, target, _body(response, url, limits, deadline))
    finally:
        response.close()


def _parts(target: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(target)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise _refused(url, "it is not an http or https address")


def _body(response: httpx.Response, url: str, limits: Limits, deadline: float) -> bytes:
    """The body, given up when it grows too large or takes too long."""
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes(65536):
        size += len(chunk)
        if size > limits.download_bytes:
            raise _refused(url, f"it has more than {limits.download_bytes} bytes")
        if time.monotonic() > deadline:
            raise _refused(url, f"it took more than {limits.download_seconds:g} seconds")
        chunks.append(chunk)
    return b"".join(chunks)


def _document(response: httpx.Response, url: str, target: str, content: bytes) -> Document:
    mime = response.headers.get("content-type", "").split(";")[0].strip().lower()
    kinds: dict[str, DocumentKind] = {
        "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
        "": "unknown", "application/octet-stream": "unknown",
    }  # fmt: skip
    if mime not in kinds:
        raise DocumentError("unknown_format", f"{url} is {mime}, neither a page nor plain text")
    return Document(
        content=content,
        kind=kinds[mime],
        location=url,
        source_hash=source_hash(content),
        url=target,
        charset=response.charset_encoding,
    )
