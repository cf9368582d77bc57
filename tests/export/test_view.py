from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from coded import made_report, place_file
from export_samples import ANCHOR, of_every_slot, said_nothing
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import account, claim, report

from dateline.coding import accounts
from dateline.export import terminal, view
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.span import Span

OF = report()
EVERY = of_every_slot(OF)
VOID = {"br"}
ALLOWED = {"div", "style", "h3", "h4", "p", "span", "mark", "section", "ul", "li", "a", "bdi",
           "br"}  # fmt: skip
ATTRIBUTES = {"class", "id", "href", "title", "data-quote"}


class Read(HTMLParser):
    """The elements of a page: tags, attributes, the words of the article and of each mark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.marks: dict[str, str] = {}
        self.article = ""
        self.slots: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        held = dict(attrs)
        if tag == "mark":
            self.slots[held["data-quote"] or ""] = held["title"] or ""
        if tag not in VOID:
            self.open.append((tag, held))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, held in self.open:
            if tag == "mark":
                number = held["data-quote"] or ""
                self.marks[number] = self.marks.get(number, "") + data
        if any(held.get("class") == "dl-text" for _, held in self.open):
            self.article += data


def quotes(of: Report, held: Iterable[Account]) -> list[str]:
    """The different quotes of accounts in the text's order, as a page shows them."""
    spans = {c.evidence[0] for a in held for c in a.claims if c.evidence}
    ordered = sorted(spans, key=lambda s: (s.field != "title", s.start, -s.end))
    return [terminal.clean(of.quote(s)) for s in ordered]


def check(of: Report, held: tuple[Account, ...]) -> Read:
    page = view.page(of, held)
    read = Read(page)
    assert [read.marks[str(n)] for n in range(len(read.marks))] == quotes(of, held)
    assert read.article == terminal.clean(of.text)
    assert read.tags <= ALLOWED
    assert {name for name, _ in read.attributes} <= ATTRIBUTES
    ids = [value for name, value in read.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for n, v in read.attributes if n == "href"} <= set(ids)
    return read


def test_every_mark_is_a_quote() -> None:
    check(OF, (EVERY,))


def test_real_codings_too() -> None:
    of = made_report(
        "Gunmen shot dead three farmers and burned two houses in Kano on Thursday, police said. "
        "“They came at dawn,” a resident told reporters. No group has claimed the attack.",
        title="Gunmen kill three farmers",
    )
    found = accounts(of, place_file())
    read = check(of, found)
    assert len(read.marks) > 8
    assert any("casualty" in slots for slots in read.slots.values())


def test_claims_stand_beside_with_speaker_and_status() -> None:
    words = re.sub(r"<[^>]+>", "", view.page(OF, (EVERY, said_nothing(OF))))
    toll = "casualty 3 killed (state forces) (asserted, a police spokesman (police, statement)"
    for part in (toll, "“three officers”", "inferred: r", "said unknown", "whom or what it hit"):
        assert part in words
    assert words.count("“") >= sum(c.text is not None for c in EVERY.claims)


def test_a_report_without_accounts_says_so() -> None:
    assert "No account of an incident (no incident)." in view.page(OF, (), "no_incident")


def spanned(*pairs: tuple[int, int]) -> Account:
    slots = ("place", "casualty", "statement", "act", "date")
    base = claim("act", "fired on", "shooting", OF, ANCHOR)
    claims = tuple(
        replace(base, slot=slots[n % 5], evidence=(Span("text", *pair),),
                text=OF.text[pair[0] : pair[1]], value=None, value_state="said_unknown")
        for n, pair in enumerate(pairs)
    )  # fmt: skip
    return replace(account(OF), claims=claims)


@pytest.mark.parametrize(
    "pairs",
    [
        ((0, 10), (5, 15)),
        ((0, 20), (5, 10), (10, 15)),
        ((0, 10), (0, 20), (10, 30), (15, 16), (8, 12)),
        ((0, len(OF.text)), (len(OF.text) - 3, len(OF.text))),
        ((4, 9), (4, 9)),
    ],
)
def test_quotes_that_overlap_keep_their_words(pairs: tuple[tuple[int, int], ...]) -> None:
    check(OF, (spanned(*pairs),))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=9))
@settings(max_examples=80, deadline=None)
def test_any_overlap(found: list[tuple[int, int]]) -> None:
    check(OF, (spanned(*((at, at + size) for at, size in found)),))


HOSTILE = (
    "</div><script>alert(1)</script><img src=x onerror=alert(2)> \"quoted' & &lt; "
    "\u202eevil\u202c \u2067rtl\u2069 שלום \x1b[2J <style>*{display:none}</style> "
    "javascript:alert(3) end"
)


def hostile() -> tuple[Report, Account]:
    of = report(HOSTILE, title=HOSTILE, publisher=HOSTILE, input_id='"><script>x</script>')
    base = claim("act", "fired on", "shooting", OF, ANCHOR)

    def said(start: int, end: int, **more: object) -> Claim:
        span = Span("text", start, end)
        return replace(base, evidence=(span,), text=of.quote(span), **more)  # type: ignore[arg-type]

    claims = (
        said(0, 30), said(10, len(HOSTILE)), said(70, 90, slot="motive", value=HOSTILE),
        said(3, 8, slot="statement", value=None, basis="inferred", rule="<b onclick='x'>"),
    )  # fmt: skip
    held = account(OF)
    return of, replace(held, id='a" onclick="x', title=HOSTILE, claims=claims, kind="aggregate")


def test_hostile_words_stay_words() -> None:
    of, held = hostile()
    check(of, (held,))
    page = view.page(of, (held,))
    for bad in ("<script", "<img", "\u202e", "\u2067", "\x1b", 'onclick="'):
        assert bad not in page
    assert page.count("<style") == 1
    assert "שלום" in page


def test_the_page_asks_for_nothing_and_fits_dark_rooms() -> None:
    page = view.page(OF, (EVERY,))
    assert not re.search(r"https?:|url\(|@import|<script|<link|src=", page)
    assert "prefers-color-scheme:dark" in page
    assert all(
        f".dl-{kind}{{" in page for kind in ("what", "when", "where", "doer", "harm", "more")
    )


def luminance(colour: str) -> float:
    digits = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_from_every_colour_in_light_and_dark() -> None:
    light, dark = view._STYLE.split("@media", 1)
    for style in (light, dark):
        colours = dict(re.findall(r"--(\w+):#([0-9a-f]+)", style))
        papers = ("paper", "what", "when", "where", "doer", "harm")
        for ink, back in [("ink", p) for p in papers] + [("faint", "paper")]:
            pair = sorted((luminance(colours[ink]), luminance(colours[back])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 7, (ink, back)


def test_tables_leave_out_empty_columns_and_tell_of_more() -> None:
    rows = [{"a": "<b>", "b": None, "c": 1}, {"a": "x" * 200, "b": "", "c": 0}]
    page = view.table(rows, True)
    assert "<b>" not in page
    assert page.count("<th ") == 2
    assert "… and more." in page
    assert len(max(re.findall("x+", page), key=len)) == 89
    assert "Nothing." in view.table([], False)
