"""Names in every spelling, addresses of pages, and cuts that keep their spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import addresses, letters, masks
from dateline.export.cutting import cut
from dateline.export.masks import Book, Edit, Names
from dateline.model.span import Span


def names(*held: str) -> Names:
    made = Names()
    for number, name in enumerate(held, 1):
        made.add(masks.spellings(name), f"[{number}]", parts=True)
    return made


def masked(text: str, *held: str, loose: bool = False) -> str:
    return masks.applied(text, names(*held).edits(text, loose))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Amina Diallo fled", "[1] fled"),
        ("AMINA DIALLO fled", "[1] fled"),
        ("Diallo’s wife and Mr Diallo", "[1]’s wife and Mr [1]"),
        ("the Diallos", "the [1]"),
        ("Diallo, Amina", "[1]"),
        ("A. Diallo", "[1]"),
        ("Amina\n Diallo", "[1]"),
        ("Ami­na Dia-\nllo", "[1]"),
        ("Ami&#110;a%20Diallo", "[1]"),
        ("amina-diallo-killed", "[1]-killed"),
        ("aminadiallo", "[1]"),
        ("a diallo is a word", "a diallo is a word"),
    ],
)
def test_one_name_in_many_spellings(text: str, left: str) -> None:
    assert masked(text, "Amina Diallo") == left


def test_accents_apostrophes_and_umlauts() -> None:
    assert masked("Jurgen Mueller and Juergen Muller", "Jürgen Müller") == "[1] and [1]"
    assert masked("O’Brien, O'BRIEN, OBrien", "Sean O'Brien") == "[1], [1], [1]"
    assert masked("N Golo Kouyate", "N’Golo Kouyaté") == "[1]"


def test_parts_need_a_capital_unless_the_text_has_lost_its_own() -> None:
    assert masked("a long road, Long said", "Peter Long") == "a long road, [1] said"
    assert masked("peter-long", "Peter Long", loose=True) == "[1]"
    assert masked("a/long/road", "Peter Long", loose=True) == "a/[1]/road"


def test_contacts_addresses_and_other_scripts() -> None:
    text = "Write to a.b@mail.example or @anna, 12 Palm Tree Road, Іван, +254 700 123 456."
    assert masks.applied(text, masks.general(text)) == (
        "Write to [contact] or [contact], [private address], [words in another script], [contact]."
    )
    assert masks.general("On 12 March 3,500 people fled 40 km.") == []


def test_a_book_numbers_in_order() -> None:
    book = Book()
    assert [book.mask(("a", "b")), book.mask(("c",)), book.mask(("a", "b"))] == [
        "[private person 1]", "[private person 2]", "[private person 1]",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in letters.words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.key


@given(st.text(alphabet="abc Ñ.\n", max_size=40), st.data())
def test_a_cut_carries_spans(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    pairs = st.tuples(at, at).map(sorted).filter(lambda p: p[0] < p[1])
    keep = data.draw(st.lists(pairs, max_size=3)) if text else []
    edits = [Edit(a, b, "[x]") for a, b in data.draw(st.lists(pairs, max_size=3))] if text else []
    made = cut(text, [(a, b) for a, b in keep], edits)
    for start, end in keep:
        span = made.span(Span("text", start, end))
        assert span is not None
        said = made.text[span.start : span.end]
        if not any(e.start < end and start < e.end for e in edits):
            assert said == text[start:end]
        else:
            assert "[x]" in said


def test_an_edit_at_the_border_of_a_cut_is_taken_whole() -> None:
    made = cut("abc Amina Diallo def", [(0, 8)], [Edit(4, 16, "[1]")])
    assert made.text == "abc [1]"
    assert made.span(Span("text", 17, 20)) is None
    assert made.span(Span("text", 0, 3), "title") == Span("title", 0, 3)


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://news.example/2026/market-attacked?x=1#y", "https://news.example/2026/market-attacked"),
        ("https://news.example/amina-market", "https://news.example/"),
        ("https://news.example/qzxv-market", "https://news.example/"),
        ("https://u:p@news.example/oruba", "https://news.example/oruba"),
        ("https://aminadiallo.example/x", None),
        ("ftp://news.example/x", None),
        ("http://[", None),
        (None, None),
    ],
)  # fmt: skip
def test_addresses_without_names(url: str | None, left: str | None) -> None:
    def named(words: str) -> bool:
        return bool(names("Amina Diallo").edits(words, loose=True))

    assert addresses.public(url, frozenset({"oruba"}), named) == left
