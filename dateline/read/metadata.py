"""What a page says about itself: JSON-LD before meta elements before what its body shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.report import Stamp, StampSource
from dateline.read import decode, stamps

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report)$")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
    "originalpublicationdate", "publication_date", "rnews:datepublished", "timestamp",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "article.updated", "revised",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_BYLINES = (
    "//*[@rel='author']", "//*[@itemprop='author']",
    "//*[self::p or self::div or self::span or self::address][contains(concat(' ', "
    "normalize-space(@class), ' '), ' byline ') or contains(concat(' ', normalize-space(@class), "
    "' '), ' author ')]",
)  # fmt: skip
_TITLE_TAIL = re.compile(r"\s+(?:[|–—»·]|-{1,2})\s+(?=\S)")
_LONGEST_BYLINE = 120
_MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; None for what it does not say."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None


def read_metadata(tree: Any) -> Metadata:
    """The metadata of a parsed page; never a date that the page does not state."""
    article = _article_node(tree)
    metas = _metas(tree)
    site = _name(article.get("publisher")) or _first(metas, _SITE, no_url=True)
    return Metadata(
        title=_title(tree, article, metas, site),
        byline=_name(article.get("author")) or _first(metas, _AUTHOR, no_url=True) or _shown(tree),
        publisher=site,
        url=_address(tree, article, metas),
        published=_published(tree, article, metas),
        modified=_stamp([article.get("dateModified")], "json_ld")
        or _stamp([metas.get(name) for name in _MODIFIED], "meta"),
    )


def _article_node(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that describes an article, else an empty one."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            if _is_article(node):
                return node
    return {}


def _nodes(data: Any, level: int) -> Iterator[dict[str, Any]]:
    """The top-level objects of JSON-LD: lists, `@graph` and main entities opened."""
    if level > _MOST_LEVELS:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, level + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), level + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _metas(tree: Any) -> dict[str, str]:
    """The page's meta elements by lower-case name or property; the first of a name counts."""
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                out.setdefault(name, content)
    return out


def _first(metas: dict[str, str], names: Sequence[str], *, no_url: bool = False) -> str | None:
    for name in names:
        value = metas.get(name)
        if value and not (no_url and re.match(r"https?://|@", value)):
            return _clean(value)
    return None


def _name(value: Any) -> str | None:
    """A name or names out of JSON-LD: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        names = [name for name in (_name(item) for item in value[:6]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, str) and value.strip() and not re.match(r"https?://", value):
        return _clean(value)
    return None


def _clean(value: str) -> str | None:
    return re.sub(r"\s+", " ", decode.repair(value)).strip() or None


def _title(
    tree: Any, article: dict[str, Any], metas: dict[str, str], site: str | None
) -> str | None:
    headline = article.get("headline")
    given = _clean(headline) if isinstance(headline, str) else None
    given = given or _first(metas, _TITLE)
    if given:
        return _without_site(given, site)
    heads = [_clean(h.text_content()) for h in tree.iter("h1")]
    heads = [h for h in heads if h]
    if len(heads) == 1:
        return heads[0]
    title = tree.find(".//title")
    shown = _clean(title.text_content()) if title is not None else None
    return _without_site(shown, site) if shown else None


def _without_site(title: str, site: str | None) -> str:
    """The title without the outlet's name at its end."""
    parts = list(_TITLE_TAIL.finditer(title))
    if parts and site:
        tail = title[parts[-1].end() :]
        if _bare(tail) and (_bare(tail) in _bare(site) or _bare(site) in _bare(tail)):
            return title[: parts[-1].start()].strip()
    return title


def _bare(words: str) -> str:
    return re.sub(r"\W+|\b(?:the|news|com)\b", "", words.casefold())


def _shown(tree: Any) -> str | None:
    """The byline as the page shows it."""
    for path in _BYLINES:
        for element in tree.xpath(path)[:3]:
            words = _clean(element.text_content())
            if words and len(words) <= _LONGEST_BYLINE:
                return re.sub(r"^by\s+", "", words, flags=re.I) or None
    return None


def _address(tree: Any, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    for value in (metas.get("og:url"), article.get("url")):
        if isinstance(value, str) and value.startswith("http"):
            return value.strip()
    return None


def _published(tree: Any, article: dict[str, Any], metas: dict[str, str]) -> Stamp | None:
    """JSON-LD before meta; a meta of the same day that knows the time says more than a day."""
    linked = _stamp([article.get("datePublished"), article.get("dateCreated")], "json_ld")
    stated = _stamp([metas.get(name) for name in _PUBLISHED], "meta")
    if linked and stated and linked.precision == "day" and stated.day == linked.day:
        return stated
    return linked or stated or _from_body(tree)


def _stamp(values: Sequence[Any], source: StampSource) -> Stamp | None:
    for value in values:
        stamp = stamps.parse(value, source) if isinstance(value, str) else None
        if stamp is not None:
            return stamp
    return None


def _from_body(tree: Any) -> Stamp | None:
    """A date that the page marks up in its body. The bounds are fixed: no clock is asked."""
    times = [time.get("datetime") for time in tree.iterfind(".//article//time")]
    times += [time.get("datetime") for time in tree.xpath("//time[@pubdate or @itemprop]")]
    stamp = _stamp(times[:2], "meta")
    if stamp is not None:
        return stamp
    from htmldate import find_date

    found = find_date(
        tree, extensive_search=False, original_date=True,
        min_date="1990-01-01", max_date="2099-12-31",
    )  # fmt: skip
    return stamps.parse(found, "meta") if found else None
