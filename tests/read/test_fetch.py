from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import DocumentError
from dateline.model.coding import Skipped
from dateline.read.fetch import fetch, is_public, public_address
from dateline.read.limits import Limits
from dateline.read.sources import documents

PAGE = b"<html><body><p>Two men were shot.</p></body></html>"
LIMITS = Limits(download_bytes=5000, download_seconds=5, redirects=2)


class Site(BaseHTTPRequestHandler):
    """Pages under a few paths; hosts are noted."""

    hosts: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Site.hosts.append(self.headers["Host"])
        answers = {
            "/page": (200, {"Content-Type": "text/html; charset=cp1252"}, PAGE),
            "/big": (200, {"Content-Type": "text/html"}, b"x" * 9000),
            "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
            "/moved": (302, {"Location": "/page"}, b""),
            "/inward": (302, {"Location": "http://inner.example:1/page"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
        }
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> str:
    """Stands in for the name service: one public host, all else as in the world."""
    return "127.0.0.1" if host == "news.example" else public_address(host, port)


def refusal(url: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        fetch(url, LIMITS, resolve)
    return caught.value


def test_a_page(port: int):
    found = fetch(f"http://news.example:{port}/page", LIMITS, resolve)
    assert (found.content, found.kind, found.charset) == (PAGE, "html", "cp1252")
    assert found.url == f"http://news.example:{port}/page"
    assert Site.hosts[-1] == f"news.example:{port}"


def test_a_redirect_gives_the_address_it_led_to(port: int):
    found = fetch(f"http://news.example:{port}/moved", LIMITS, resolve)
    assert found.url == f"http://news.example:{port}/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("big", "more than 5000 bytes"), ("none", "answered 404"), ("loop", "more than 2 times"),
        ("inward", "cannot be resolved|private"), ("file", "not an http"),
    ],
)  # fmt: skip
def test_refusals_say_what_to_do(port: int, path: str, words: str):
    error = refusal(f"http://news.example:{port}/{path}")
    assert error.reason == "fetch"
    assert "save the page and pass the file" in str(error)
    assert re.search(words, str(error))


def test_other_formats_are_named(port: int):
    assert refusal(f"http://news.example:{port}/pdf").reason == "unknown_format"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"])
def test_this_machine_is_never_asked(port: int, host: str):
    before = len(Site.hosts)
    with pytest.raises(DocumentError, match="private or reserved"):
        fetch(f"http://{host}:{port}/page", LIMITS)
    assert len(Site.hosts) == before


def test_a_refused_address_is_a_skipped_document(port: int):
    (found,) = documents([f"http://127.0.0.1:{port}/page"])
    assert isinstance(found, Skipped)
    assert (found.reason, found.input_id) == ("fetch", None)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "x",
    ],
)  # fmt: skip
def test_private_addresses(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_public_addresses(address: str):
    assert is_public(address)
