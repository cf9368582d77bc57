from __future__ import annotations

import pytest

from dateline.read.address import canonical, work_id

SAME = "https://example.com/news/a-b?id=5"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/news/a-b?id=5",
        "HTTP://WWW.Example.com:80/news/a-b/?utm_source=x&id=5&fbclid=1#top",
        "https://m.example.com/news/a-b?id=5&gclid=7&ref=home",
        "https://example.com/news/a-b/amp/?id=5",
        "https://example.com:443/news/a%2Db?id=5",
    ],
)
def test_one_page_has_one_name(url: str):
    assert canonical(url) == SAME
    assert work_id(url) == work_id(SAME)


def test_what_chooses_the_page_stays():
    assert canonical("https://example.com/s?b=2&a=1") == "https://example.com/s?a=1&b=2"
    assert canonical("https://example.com:8080/s") == "https://example.com:8080/s"
    assert canonical("https://www.com/x") == "https://www.com/x"
    assert canonical("https://example.com/A") != canonical("https://example.com/a")
    assert work_id("https://example.com/s?id=1") != work_id("https://example.com/s?id=2")


@pytest.mark.parametrize(
    "url", [None, "", "news/a", "//x/y", "ftp://x/y", "http://[::1", "http://:80"]
)
def test_no_address_no_work(url: str | None):
    assert canonical(url) is None
    assert work_id(url) is None
