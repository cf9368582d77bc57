"""Publishing: no planted name is left in any byte of any format, and all else stays."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import planted
import pytest

from dateline.export import brief, jsonl, write
from dateline.export.publishing import HOME, WITHHELD, Publication, Rules
from dateline.export.write import Order
from dateline.model.coding import CodedReport
from dateline.model.report import Report, Stamp
from dateline.model.values import Actor, Place

# Rows of claims have no point and no place in the layout of ACLED data.
WRITTEN = [
    (format_, rows)
    for format_ in write.FORMATS
    for rows in write.SINGLE
    if rows == "accounts" or format_ not in ("geojson", "acled_like")
]


def always(of: Report) -> bool:
    return True


def made(codings: list[CodedReport], **rules: int) -> list[CodedReport]:
    publication = Publication(Rules(**rules), planted.FakePlaces())
    publication.survey(codings)
    return list(publication.published(codings))


@pytest.fixture(scope="module")
def public() -> list[CodedReport]:
    return made(planted.reports())


@cache
def needles() -> dict[bytes, str]:
    """Every spelling of every name and telling part, with what it is a spelling of."""
    return {
        form: part
        for name, parts in planted.NAMES
        for part in (*parts, name)
        for form in planted.forms(part)
    }


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        yield path.name, path.name.encode()
        content = path.read_bytes()
        yield path.name, content
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                for inner in book.namelist():
                    yield f"{path.name}/{inner}", book.read(inner)


def held_in(content: bytes) -> list[str]:
    forms = (content.decode("utf-8", "replace").lower().encode(), content.lower())
    return sorted({part for form, part in needles().items() if any(form in f for f in forms)})


@pytest.mark.parametrize(("format_", "rows"), WRITTEN)
def test_no_byte_of_any_file_holds_a_planted_name(
    public: list[CodedReport], tmp_path: Path, format_: write.Format, rows: write.Rows
) -> None:
    order = Order(format_, rows, newest="2026-03-20")
    write.to_file(public, order, tmp_path / f"out.{format_}", always)
    for where, content in files_of(tmp_path):
        assert held_in(content) == [], where


def test_no_brief_holds_a_planted_name(public: list[CodedReport]) -> None:
    wanted = brief.window("30d", None, "2026-03-20", None)
    found = brief.items(public, wanted, always)
    assert len(found) == len(public)
    assert held_in(brief.page(wanted, found).encode()) == []
    assert held_in(brief.markdown(wanted, found).encode()) == []


def test_names_that_the_coder_did_not_find_are_masked_too(tmp_path: Path) -> None:
    write.to_file(made(planted.bare()), Order("jsonl"), tmp_path / "out.jsonl", always)
    content = (tmp_path / "out.jsonl").read_bytes()
    assert held_in(content) == []
    for coded in made(planted.bare()):
        for words in (*planted.KEPT, *planted.NUMBERS):
            assert words in coded.report.text


@pytest.mark.parametrize("format_", write.FORMATS)
def test_the_search_would_find_them(tmp_path: Path, format_: write.Format) -> None:
    write.to_file(planted.reports(), Order(format_), tmp_path / f"full.{format_}", always)
    found = {name for _, content in files_of(tmp_path) for name in held_in(content)}
    assert {name for name, _ in planted.NAMES} <= found


def test_places_organisations_and_numbers_stay(public: list[CodedReport]) -> None:
    for coded in public:
        for words in (*planted.KEPT, *planted.NUMBERS):
            assert words in coded.report.text, coded.report.text


def test_every_span_quotes_its_words(public: list[CodedReport]) -> None:
    for coded in public:
        for account in coded.coding.accounts:
            assert coded.report.quote(account.anchor) == "killed in Oruba"
            assert all(coded.report.quote(span) for span in account.summary)
            for claim in account.claims:
                assert coded.report.quote(claim.evidence[0]) == claim.text
                assert claim.source is not None
                assert claim.source.span is not None
                assert coded.report.quote(claim.source.span) == claim.source.text


def test_the_public_record_reads_back(public: list[CodedReport]) -> None:
    assert [jsonl.read(jsonl.line(coded)) for coded in public] == public


def test_only_quoted_sentences_are_left(public: list[CodedReport]) -> None:
    for coded in public:
        assert "quoted by nobody" not in coded.report.text
        report = coded.report
        assert (report.byline, report.input_id, report.dropped) == (None, None, ())
        assert (report.source_hash, report.content_hash) == (None, None)


def test_masks_are_stable_and_one_person_has_one(public: list[CodedReport]) -> None:
    assert made(planted.reports()) == public
    first = public[0]
    (victim,) = first.coding.accounts[0].of("victim")
    assert isinstance(victim.value, Actor)
    assert victim.value.name == victim.text
    assert victim.text is not None
    assert victim.text.startswith("[private person ")
    assert f"Friends of {victim.text} came" in public[1].report.text
    assert first.report.text.count(victim.text) >= 6


def test_coders_have_pseudonyms(public: list[CodedReport]) -> None:
    coders = [coded.coding.coder for coded in public]
    assert coders[:4] == ["dateline/0.1.0+0123456789ab", "person-1",
                          "dateline/0.1.0+0123456789ab", "person-2"]  # fmt: skip


def test_the_response_is_told_when_it_is_old_enough(public: list[CodedReport]) -> None:
    newest = max(coded.report.published.day for coded in public if coded.report.published)
    for coded in public:
        assert coded.report.published is not None
        young = int(newest[-2:]) - int(coded.report.published.day[-2:]) < 3
        assert bool(coded.coding.accounts[0].of("response")) is not young
        assert (WITHHELD in coded.report.text) is young
        assert ("searched the roads" in coded.report.text) is not young


def test_without_a_date_the_response_is_withheld() -> None:
    base = planted.reports()[0]
    undated = replace(base, report=replace(base.report, published=None))
    (one,) = made([undated], delay_days=0)
    assert one.coding.accounts[0].of("response") == ()
    dated = replace(base, report=replace(base.report, published=Stamp("2026-03-03")))
    (other,) = made([dated], delay_days=0)
    assert other.coding.accounts[0].of("response") != ()


def test_homes_are_no_points(public: list[CodedReport]) -> None:
    for coded in public:
        scene, home = (c.value for c in coded.coding.accounts[0].of("place"))
        assert isinstance(scene, Place)
        assert (scene.name, scene.lat) == ("Oruba", 1)
        assert isinstance(home, Place)
        assert (home.words, home.name, home.precision, home.lat) == (HOME, "Oruba", "city", None)


def test_the_loss_file_is_public_too(tmp_path: Path, public: list[CodedReport]) -> None:
    write.to_file(public, Order("geojson"), tmp_path / "x", lambda _: False)
    loss = json.loads((tmp_path / "x.loss.json").read_text())
    assert len(loss["left_out"]) == len(public)
    assert all("[private person" in entry["title"] for entry in loss["left_out"])
