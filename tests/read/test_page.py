from __future__ import annotations

import pytest

from dateline.errors import DocumentError
from dateline.model.report import Stamp
from dateline.read.page import read_page

NEWS = (
    "<p>Two men were shot dead in the market of Kotra on Friday, police said in the evening.</p>"
    "<p>A third man was taken to the clinic with a wound in the leg, a nurse told reporters.</p>"
)


def page(head: str = "", body: str = NEWS) -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><head><title>x</title></head><body><script>a</script></body></html>", "no_text"),
        ("<div>" * 400 + NEWS + "</div>" * 400, "too_deep"),
        ("<html><body>" + "<div>" * 100_000 + NEWS, "too_deep"),
        ("<html><body>" + "<span>" * 100_000, "too_deep"),
        ("<html>" + "<" * 100_000, "no_text"),
    ],
    ids=["nothing", "deep", "deeper", "unclosed", "brackets"],
)  # fmt: skip
def test_pages_without_an_article(markup: str, reason: str):
    with pytest.raises(DocumentError) as caught:
        read_page(markup)
    assert caught.value.reason == reason


@pytest.mark.parametrize("wrap", ["{}", "<html><body>{}</body></html>", "<div>{}</div>"])
def test_fragments_are_pages_too(wrap: str):
    assert len(read_page(wrap.format(NEWS)).blocks) == 2


def test_source_lines_and_breaks_do_not_cut_paragraphs():
    body = (
        "<table><tr><td>Two men were shot dead in the\nmarket of Kotra on Friday, police said "
        "in the\nevening, and a third man was wounded.<br><br>He was taken to the clinic with a "
        "wound in the leg,\na nurse told reporters at the gate of the building. "
        "No more was known of him at night in town, and the market was closed.</td></tr></table>"
    )
    blocks = read_page(f"<html><body>{body}</body></html>").blocks
    assert [block.split()[0] for block in blocks] == ["Two", "He"]
    assert not any("\n" in block for block in blocks)


def test_what_is_left_out_is_listed_where_it_stood():
    extra = "<nav><ul><li>World</li><li>Sport</li></ul></nav>"
    body = extra + NEWS.replace(
        "</p><p>", "</p><figure><figcaption>The market. (Jo Sefu)</figcaption></figure><p>"
    )
    found = read_page(page(body=body)).left_out
    assert [(entry.text, entry.after, entry.caption) for entry in found] == [
        ("World", 0, False), ("Sport", 0, False), ("The market. (Jo Sefu)", 1, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "stamp"),
    [
        (ld('{"@type":"NewsArticle","datePublished":"2023-03-03T21:40:12+03:00"}')
         + '<meta property="article:published_time" content="2023-03-01">',
         Stamp("2023-03-03T21:40:12+03:00", "second", True, "json_ld")),
        (ld('{"@type":"NewsArticle","datePublished":"2023-03-03"}')
         + '<meta property="article:published_time" content="2023-03-03T18:00:00Z">',
         Stamp("2023-03-03T18:00:00+00:00", "second", True, "meta")),
        (ld('{"@type":"NewsArticle","datePublished":"2023-03-03T00:00:00Z"}'),
         Stamp("2023-03-03", "day", False, "json_ld")),
        (ld('[{"@type":"WebPage"},{"@type":["Article"],"datePublished":"2023-03-03"}]'),
         Stamp("2023-03-03", "day", False, "json_ld")),
        (ld('{"@type":"NewsArticle", broken') + '<meta name="pubdate" content="2023-03-03">',
         Stamp("2023-03-03", "day", False, "meta")),
        ('<meta itemprop="datePublished" content="2023-03-03 10:20:30">',
         Stamp("2023-03-03T10:20:30", "second", False, "meta")),
        (ld('{"@type":"NewsArticle","datePublished":"soon"}'), None),
        (ld("[" * 10_000), None),
        ("", None),
    ],
)  # fmt: skip
def test_published(head: str, stamp: Stamp | None):
    assert read_page(page(head)).metadata.published == stamp


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (ld('{"@type":"NewsArticle","headline":"Two shot"}') + "<title>Other</title>", "Two shot"),
        ('<meta property="og:title" content="Two shot | Zarat Post">'
         '<meta property="og:site_name" content="The Zarat Post">', "Two shot"),
        ("<title>Two shot - in Kotra</title>", "Two shot - in Kotra"),
        ("", None),
    ],
)  # fmt: skip
def test_title(head: str, title: str | None):
    assert read_page(page(head)).metadata.title == title


def test_byline_publisher_and_address():
    node = (
        '{"@type":"NewsArticle","author":[{"name":"Mira Anand"},"Jo Sefu","http://x.example"],'
        '"publisher":{"name":"Zarat Post"},"url":"https://z.example/a"}'
    )
    found = read_page(page(ld(node))).metadata
    assert (found.byline, found.publisher) == ("Mira Anand, Jo Sefu", "Zarat Post")
    assert found.url == "https://z.example/a"
    canonical = '<link rel="canonical" href="https://z.example/b">'
    assert read_page(page(canonical + ld(node))).metadata.url == "https://z.example/b"
    shown = read_page(page(body='<p class="byline">By Mira Anand</p>' + NEWS)).metadata
    assert shown.byline == "Mira Anand"
