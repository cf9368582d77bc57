from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DocumentError
from dateline.model.codec import build, plain
from dateline.model.report import Report, Stamp
from dateline.read.article import content_hash, report
from dateline.read.document import Document, source_hash
from dateline.read.limits import Limits
from dateline.read.sources import documents

PAGES = Path(__file__).parent / "pages"
NEWS = (
    "KOTRA, 3 March (ZNA) - Two men were shot dead in the market on Friday, police said.\n\n"
    "Also read: Curfew imposed in three districts\n\n"
    "A nurse said that a third man had been wounded.\n\n"
    "(Reporting by Mira Anand)"
)


def text(words: str = NEWS, **fields: str | None) -> Document:
    raw = words.encode()
    return Document(raw, "text", "in.txt", source_hash(raw), "in", **fields)


def page(name: str) -> Report:
    (document,) = documents([str(PAGES / f"{name}.html")])
    assert isinstance(document, Document)
    return report(document)


def test_plain_text():
    found = report(text(published="2023-03-04"))
    assert found.text.split("\n\n") == [NEWS.split("\n\n")[0], NEWS.split("\n\n")[2]]
    assert (found.title, found.language, found.input_id) == ("", "en", "in")
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.date) == ("KOTRA", "2023-03-03")
    assert found.dateline.sources == ("ZNA",)
    assert [(d.reason, d.after) for d in found.dropped] == [
        ("related_headline", len(NEWS.split("\n\n")[0])), ("agency_footer", len(found.text)),
    ]  # fmt: skip
    assert found.source_hash == source_hash(NEWS.encode())


def test_what_stands_before_everything_comes_after_nothing():
    found = report(text("Advertisement\n\nTwo men were shot dead."))
    assert [(d.reason, d.after) for d in found.dropped] == [("advertisement", 0)]


def test_a_page_with_everything():
    found = page("kotra")
    assert found.title == "Gunmen storm police post in Kotra, killing four officers"
    assert found.publisher == "Zarat Post"
    assert found.byline == "Mira Anand, Jon Sefu"
    assert found.published == Stamp("2023-03-03T21:40:12+03:00", "second", True, "json_ld")
    assert found.modified == Stamp("2023-03-04T08:05:00+03:00", "second", True, "json_ld")
    assert found.text.startswith("KOTRA, Zarat, March 3 (ZNA) — Gunmen stormed")
    assert "Related attacks killed ten people" in found.text
    assert len(found.text.split("\n\n")) == 6
    dropped = {entry.reason: entry.text for entry in found.dropped}
    assert dropped["related_headline"] == "Most read"
    assert "Jon Sefu" not in found.text
    assert "my thoughts are with" not in found.text


def test_an_old_page_of_tables():
    found = page("selba")
    assert found.dateline is not None
    assert found.dateline.text == "Selba:"
    assert "the town’s mayor said" in found.text
    assert len(found.text.split("\n\n")) == 4
    assert found.published == Stamp("2019-06-08", "day", False, "meta")
    assert {"timestamp", "caption", "link", "legal"} <= {d.reason for d in found.dropped}
    assert found.work_id is None


def test_a_page_with_broken_metadata():
    found = page("wires")
    assert found.published == Stamp("2022-11-05T09:12:00+00:00", "second", True, "meta")
    assert found.publisher == "Dole Herald"
    assert "The roof of the gymnasium is gone" in found.text
    assert "Three teachers were taken to hospital" in found.text
    assert "cookies" not in found.text


@pytest.mark.parametrize("name", ["kotra", "selba", "wires"])
def test_every_word_of_a_page_is_kept_or_listed(name: str):
    found = page(name)
    texts = " ".join([found.title, found.text, *(entry.text for entry in found.dropped)])
    assert len(texts.split()) > 90
    for entry in found.dropped:
        assert entry.after is not None
        assert 0 <= entry.after <= len(found.text)
        assert entry.after == 0 or found.text[entry.after :][:2] in ("\n\n", "")


def test_the_user_outranks_the_input_and_the_input_outranks_the_page():
    stamp = Stamp("2023-03-09", from_="user")
    given_ = text(published="2023-03-04", publisher="Zarat Post")
    assert report(given_, published=stamp).published == stamp
    assert report(given_, publisher="Other").publisher == "Other"
    assert report(given_).published == Stamp("2023-03-04", from_="input")
    (document,) = documents([str(PAGES / "kotra.html")])
    assert isinstance(document, Document)
    changed = report(replace(document, published="2023-03-05", title="Four officers killed"))
    assert changed.published == Stamp("2023-03-05", from_="input")
    assert changed.title == "Four officers killed"


def test_an_unreadable_date_is_null_and_a_warning():
    warnings: list[str] = []
    found = report(text("Two men were shot.", published="last Friday"), warn=warnings.append)
    assert found.published is None
    assert len(warnings) == 1
    assert "last Friday" in warnings[0]
    assert report(text("Two men were shot.", published="  ")).published is None


def test_a_full_date_in_the_dateline_serves_when_there_is_no_other():
    found = report(text("LIMA, 12 MAY 1989 (EFE) -- Two men were shot."))
    assert found.published == Stamp("1989-05-12", from_="dateline")
    assert report(text("LIMA, 12 MAY (EFE) -- Two men were shot.")).published is None


def test_dates_never_make_a_second_report():
    one = report(text(published="2023-03-04", publisher="A", seen_at="2023-03-05T01:02:03Z"))
    two = report(text(published="2023-03-09", publisher="B"))
    assert one.id == two.id
    assert one.seen_at == "2023-03-05T01:02:03+00:00"


def test_a_page_under_its_address_is_one_work():
    one = report(text(url="https://www.example.org/a?utm_source=x"))
    two = report(
        text(NEWS + "\n\nMore was known later, police said.", url="http://example.org/a/")
    )
    assert one.work_id == two.work_id is not None
    assert one.id != two.id
    assert one.publisher == "example.org"


def test_the_content_hash_is_of_the_words():
    one, two = (
        report(text()),
        report(text(NEWS.replace("\n\n", "\r\n\r\n  "), title="A title here")),
    )
    assert one.content_hash == two.content_hash
    assert one.source_hash != two.source_hash
    assert content_hash("cafe\u0301  a\n") == content_hash("café a")


def test_a_title_with_an_address_at_its_end():
    link = "LINK: http://example.org/a"
    found = report(text("Two men were shot dead.", title=f"Two shot in Kotra {link}"))
    assert (found.title, found.url) == ("Two shot in Kotra", "http://example.org/a")
    assert [(d.text, d.reason) for d in found.dropped] == [(link, "link")]


@pytest.mark.parametrize(
    ("raw", "kind", "reason"),
    [
        (b"", "text", "empty"), (b"\n \n", "html", "empty"), (b"x" * 2001, "text", "too_large"),
        (b"\x00\x01" * 99, "text", "binary"), (b"%PDF-1.4", "unknown", "binary"),
        (bytes(range(128, 256)) * 9, "text", "encoding"), (b"... --- ...", "text", "no_text"),
        (b"Advertisement\n\nRead more", "text", "no_text"),
        (b"<html><p></p></html>", "html", "no_text"),
    ],
)  # fmt: skip
def test_bad_documents(raw: bytes, kind: str, reason: str):
    document = Document(raw, kind, "x", source_hash(raw))  # type: ignore[arg-type]
    with pytest.raises(DocumentError) as caught:
        report(document, limits=Limits(document_bytes=2000))
    assert caught.value.reason == reason
    assert str(caught.value)


def test_unknown_bytes_are_told_apart():
    raw = b"<!-- saved --><!DOCTYPE html><html><body><p>Two men were shot dead.</p></body></html>"
    assert report(Document(raw, "unknown", "-", "")).text == "Two men were shot dead."
    raw = b"Two men <were> shot dead."
    assert report(Document(raw, "unknown", "-", "")).text == "Two men <were> shot dead."


@pytest.mark.parametrize("name", ["kotra", "selba", "wires"])
def test_a_report_survives_its_file_form(name: str):
    found = page(name)
    assert build(Report, plain(found)) == found
    assert page(name) == found


words = st.text(st.sampled_from("aB é“”’.,:;()—-\n\r\t &<>©12\u200b"), max_size=200)


@settings(max_examples=150, deadline=None)
@given(words)
def test_any_text_is_read_or_refused(given_: str):
    try:
        found = report(text(given_))
    except DocumentError:
        return
    assert found.text == found.text.strip()
    assert "\r" not in found.text
    assert all(0 <= (entry.after or 0) <= len(found.text) for entry in found.dropped)
    if found.text.isascii() and not found.dropped:
        assert report(text(found.text)).text == found.text
