"""One HTML page: the article's paragraphs, what else stood there, and the page's own metadata."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import DocumentError
from dateline.read import decode
from dateline.read.metadata import Metadata, read_metadata

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption",
        "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "legend",
        "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"
    )
)  # fmt: skip
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "math",
        "canvas",
    )
)
_DEEPEST = 250  # the parser gives up beyond this many elements inside one another
_HOPELESS = 4 * _DEEPEST  # tags left open by mistake do not add up to this
_TAG = re.compile(
    r"<(/?)(div|section|article|main|aside|header|footer|nav|span|ul|ol|table|blockquote|form|"
    r"figure|font|b|i|em|strong|a|center)\b",
    re.I,
)
_WHOLE = re.compile(r"<(?:html|body|head)\b", re.I)
_STOPS = (".", "!", "?", "”", '"', "’", ")")
_SPACE = re.compile(r"\s+")
_LONG_CELL = 300  # characters of a table cell that is no cell of data
_LARGEST_GAP = 200  # letters of the extractor's that no block of the page may answer to
_COVERED = 0.97  # of the extractor's letters, how many the page's blocks have to give
_SHORTEST_FALLBACK = 40  # characters of a paragraph that no extractor vouches for


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the page outside the article; `after` counts the article's blocks before them."""

    text: str
    after: int
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What one HTML page holds."""

    blocks: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    metadata: Metadata


def read_page(markup: str) -> Page:
    """The article of a page; DocumentError `too_deep` or `no_text`."""
    if not _WHOLE.search(markup[:5000]):
        markup = f"<html><body>{markup}</body></html>"
    depth = _depth(markup)
    tree = _parse(markup, depth)
    metadata = read_metadata(tree)
    walked = list(_walk(tree))
    blocks = _in_whole_blocks(walked, _article(tree)) or _fallback(walked)
    if not blocks:
        raise _unreadable(depth, "the page has no readable text; it may need a browser to show it")
    return Page(tuple(blocks), tuple(_left_out(walked, blocks, metadata.title)), metadata)


def _parse(markup: str, depth: int) -> Any:
    from trafilatura import load_html

    _silence()
    tree = load_html(markup) if depth <= _HOPELESS else None
    if tree is None:
        raise _unreadable(depth, "the page is not HTML that can be read")
    return tree


@cache
def _silence() -> None:
    """Keeps the libraries' notes off standard error where nobody set up logging."""
    for name in ("trafilatura", "htmldate", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _unreadable(depth: int, otherwise: str) -> DocumentError:
    if depth > _DEEPEST:
        message = f"the page nests {depth} elements in one another; save it as text"
        return DocumentError("too_deep", message)
    return DocumentError("no_text", otherwise)


def _depth(markup: str) -> int:
    """How deep elements are nested, by their tags alone."""
    depth = deepest = 0
    for found in _TAG.finditer(markup):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _article(tree: Any) -> list[str]:
    """The article's blocks by the extractor, precision first, comments off."""
    from copy import deepcopy

    from trafilatura import extract

    tree = deepcopy(tree)
    _open_layout_tables(tree)
    found = extract(
        tree, favor_precision=True, include_comments=False, include_tables=False,
        output_format="txt", with_metadata=False,
    )  # fmt: skip
    lines = (_tidy(line) for line in (found or "").split("\n"))
    return [line.removeprefix("- ") for line in lines if line]


def _in_whole_blocks(walked: list[tuple[str, str]], lines: list[str]) -> list[str]:
    """The extractor's lines as the page's own blocks.

    The extractor breaks a paragraph where its source is wrapped. The lines are returned as they
    are when the blocks do not give the same words.
    """
    keys = [_key(line) for line in lines]
    body, exact = "".join(keys), frozenset(keys)
    blocks: list[str] = []
    at = found = 0
    for _, text in walked:
        key = _key(text)
        if not key or (len(key) < _SHORTEST_FALLBACK and key not in exact):
            continue
        place = body.find(key, at, at + len(key) + _LARGEST_GAP)
        if place >= 0:
            blocks.append(text)
            at = place + len(key)
            found += len(key)
    return blocks if found >= _COVERED * len(body) else lines


def _open_layout_tables(tree: Any) -> None:
    """Turns tables that hold whole paragraphs, as old pages do, into plain divisions."""
    for table in list(tree.iter("table")):
        cells = table.iter("td")
        if table.find(".//p") is None and not any(_is_long(cell) for cell in cells):
            continue
        for part in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
            part.tag = "div"


def _is_long(cell: Any) -> bool:
    return len(cell.text_content()) > _LONG_CELL


def _fallback(walked: list[tuple[str, str]]) -> list[str]:
    """The sentences of a page that the extractor makes nothing of."""
    return [
        text
        for tag, text in walked
        if len(text) >= _SHORTEST_FALLBACK
        and tag not in ("figcaption", "button", "label")
        and (tag == "p" or text.endswith(_STOPS))
    ]


def _walk(tree: Any) -> Iterator[tuple[str, str]]:
    """`(tag, text)` of every block of the page in order."""
    from lxml import etree

    buffer: list[str] = []
    tag = "body"
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        name = element.tag if isinstance(element.tag, str) else None
        hidden = name is None or name in _UNSEEN
        if name in _BLOCKS:
            text = _tidy("".join(buffer))
            if text:
                yield tag, text
            buffer, tag = [], name if event == "start" else "div"
        if event == "start":
            if hidden:
                walker.skip_subtree()
            else:
                buffer.append(element.text or "")
        else:
            buffer.append(element.tail or "")
    text = _tidy("".join(buffer))
    if text:
        yield tag, text


def _left_out(
    walked: list[tuple[str, str]], blocks: list[str], title: str | None
) -> Iterator[LeftOut]:
    """The blocks of the page that are not in the article, in order; the title is no loss."""
    remaining = Counter(_key(block) for block in blocks)
    body = " ".join(_key(block) for block in blocks)
    after = 0
    for tag, text in walked:
        key = _key(text)
        if remaining[key] > 0:
            remaining[key] -= 1
            after = min(after + 1, len(blocks))
        elif key and key not in body and key != _key(title or ""):
            yield LeftOut(text, after, tag == "figcaption")


def _key(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", decode.repair(text)).strip()
