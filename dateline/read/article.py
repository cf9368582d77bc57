"""One document to one report: the words of the article, and what is known about it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import DocumentError
from dateline.model.identity import report_id
from dateline.model.ports import Lookup
from dateline.model.report import Dateline, Dropped, Report, Stamp
from dateline.read import address, dateline, decode, furniture, language, paragraphs, stamps
from dateline.read.document import Document
from dateline.read.limits import Limits
from dateline.read.metadata import Metadata
from dateline.read.paragraphs import Paragraph

if TYPE_CHECKING:
    from dateline.read.page import Page

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|div|article|p)\b",
    re.I | re.S,
)
_TITLE_LINK = re.compile(r"\s+LINK:\s*(https?://\S+)$")
_FIGURES = re.compile(r"\w")

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Body:
    """The pieces that both kinds of document are brought to."""

    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[furniture.Cut, ...]
    title: str
    byline: str | None
    metadata: Metadata


def report(
    document: Document,
    *,
    published: Stamp | None = None,
    publisher: str | None = None,
    places: Lookup | None = None,
    limits: Limits | None = None,
    warn: Warn | None = None,
) -> Report:
    """The report that a document holds; DocumentError when it cannot be read.

    `published` and `publisher` are the user's and outrank the document. `places` helps to tell
    datelines from other openings. `warn` is called with a sentence for each field that had to
    be left out. Reasons of a DocumentError: empty, too_large, binary, encoding, too_deep, no_text.
    """
    decode.check_readable(document.content, (limits or Limits()).document_bytes)
    markup = decode.decode(document.content, document.charset, markup=document.kind != "text")
    html = document.kind == "html" or (document.kind == "unknown" and is_markup(markup))
    body = _from_html(markup, document) if html else _from_text(markup, document)
    stamp = published or _given(document.published, "published", document, warn)
    stamp = stamp or body.metadata.published
    text, ends = paragraphs.join(body.paragraphs)
    if not _FIGURES.search(text):
        raise DocumentError("no_text", "nothing of the document is the text of a report")
    parts = [part.text for part in body.paragraphs]
    line = dateline.find_in(parts, stamp.day if stamp else None, places)
    url = document.url or body.metadata.url
    work = address.work_id(url)
    return Report(
        id=report_id(work, body.title, text),
        title=body.title,
        text=text,
        work_id=work,
        seen_at=_seen(document, warn),
        input_id=document.input_id,
        url=url,
        publisher=publisher or document.publisher or body.metadata.publisher or _host(url),
        byline=document.byline or body.byline,
        language=language.detect(body.title, text),
        published=stamp or _from_dateline(line),
        modified=body.metadata.modified,
        dateline=line,
        dropped=_dropped(body.dropped, ends),
        source_hash=document.source_hash,
        content_hash=content_hash(text),
    )


def is_markup(text: str) -> bool:
    """True when the beginning of `text` is that of an HTML page."""
    return bool(_MARKUP.match(text[:5000]))


def content_hash(text: str) -> str:
    """SHA-256 of the NFC text with white space collapsed: the same words, however laid out."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _from_text(raw: str, document: Document) -> _Body:
    text = decode.repair(raw)
    title, cut, url = _clean_title(document.title)
    sifted = furniture.sift(paragraphs.split(text), title)
    return _Body(sifted.kept, (*cut, *sifted.cut), title, sifted.byline, Metadata(url=url))


def _clean_title(given: str | None) -> tuple[str, tuple[furniture.Cut, ...], str | None]:
    """A given title without an address at its end, the cut, and that address."""
    title = " ".join(decode.repair(given).split()) if given else ""
    found = _TITLE_LINK.search(title)
    if found is None:
        return title, (), None
    cut = furniture.Cut(found.group().strip(), "link", 0)
    return title[: found.start()], (cut,), found.group(1)


def _from_html(markup: str, document: Document) -> _Body:
    from dateline.read.page import read_page

    page = read_page(markup)
    title, cut, _ = _clean_title(document.title or page.metadata.title)
    sifted = furniture.sift([Paragraph(block) for block in page.blocks], title)
    left_out = _left_out_cuts(page, sifted)
    cuts = sorted((*cut, *sifted.cut, *left_out), key=lambda entry: entry.after)
    return _Body(
        sifted.kept, tuple(cuts), title, page.metadata.byline or sifted.byline, page.metadata
    )


def _left_out_cuts(page: Page, sifted: furniture.Sifted) -> list[furniture.Cut]:
    """What stood on the page outside the article; neighbours of one reason are one entry."""
    before = _kept_before(page.blocks, sifted.kept)
    out: list[furniture.Cut] = []
    for entry in page.left_out:
        reason = "caption" if entry.caption else furniture.judge(entry.text) or "page"
        after = before[entry.after]
        if out and (out[-1].reason, out[-1].after) == (reason, after):
            out[-1] = furniture.Cut(f"{out[-1].text}\n{entry.text}", reason, after)
        else:
            out.append(furniture.Cut(entry.text, reason, after))
    return out


def _kept_before(blocks: Sequence[str], kept: Sequence[Paragraph]) -> list[int]:
    """For each number of blocks of the page, how many kept paragraphs they hold."""
    counts, number = [0], 0
    for block in blocks:
        if number < len(kept) and block.endswith(kept[number].text):
            number += 1
        counts.append(number)
    return counts


def _given(words: str | None, field: str, document: Document, warn: Warn | None) -> Stamp | None:
    """The stamp of an input field; unreadable words are null and a warning."""
    if words is None or not words.strip():
        return None
    stamp = stamps.parse(words)
    if stamp is None and warn is not None:
        warn(f'{document.location}: {field} "{words[:60]}" is no date; left empty')
    return stamp


def _seen(document: Document, warn: Warn | None) -> str | None:
    stamp = _given(document.seen_at, "seen_at", document, warn)
    return stamp.value if stamp else None


def _from_dateline(line: Dateline | None) -> Stamp | None:
    """A full day in the dateline serves when nothing else tells the day of publication."""
    return Stamp(line.date, from_="dateline") if line and line.date else None


def _host(url: str | None) -> str | None:
    """The site's name in its address, for want of a better one."""
    if not url or address.canonical(url) is None:
        return None
    return (urlsplit(url.strip()).hostname or "").removeprefix("www.") or None


def _dropped(cuts: Sequence[furniture.Cut], ends: Sequence[int]) -> tuple[Dropped, ...]:
    """The cuts with the offset in the final text after which each stood (0: before it)."""
    return tuple(
        Dropped(cut.text, cut.reason, ends[cut.after - 1] if cut.after else 0) for cut in cuts
    )
