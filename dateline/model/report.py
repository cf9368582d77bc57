"""The report: one version of one article as it was published. Text is immutable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

StampSource = Literal["input", "meta", "json_ld", "dateline", "user"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was published or modified; a day is a day, never midnight UTC.

    `value` is `YYYY-MM-DD` for precision `day`, else an ISO 8601 date and time, with its
    offset when `offset_known`.
    """

    value: str
    precision: Literal["second", "day"] = "day"
    offset_known: bool = False
    from_: StampSource = "input"

    @property
    def day(self) -> str:
        """The local calendar day, `YYYY-MM-DD`."""
        return self.value[:10]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens wire copy ("LIMA, 12 MAY (EFE) --"); it stays in the text."""

    text: str
    place: str | None = None
    date: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the page that are not the article's: with the reason, and where they stood."""

    text: str
    reason: str
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one article. `id` hashes work_id, title and text (see `identity`)."""

    id: str
    title: str
    text: str
    work_id: str | None = None
    version_no: int | None = None
    seen_at: str | None = None
    input_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    dateline: Dateline | None = None
    dropped: tuple[Dropped, ...] = ()
    source_hash: str | None = None
    content_hash: str | None = None

    def field(self, name: str) -> str:
        """The text of `title`, `text`, `byline` or `dropped:<n>`; KeyError for other names."""
        if name == "text":
            return self.text
        if name == "title":
            return self.title
        if name == "byline":
            return self.byline or ""
        if name.startswith("dropped:"):
            return self.dropped[int(name[8:])].text
        raise KeyError(name)

    def quote(self, span: Span) -> str:
        """The words a span stands for."""
        return self.field(span.field)[span.start : span.end]
