from __future__ import annotations

from dateline.read.paragraphs import Paragraph, join, split

WRAPPED = """\
   Gunmen stormed a police post in the hill town of Kotra before dawn
on Friday, killing four officers and wounding six others, the head of
Zarat police said.
   The attackers came on motorcycles from the south. They fired for
about forty minutes before they fled into the forest, he said.

   No group has claimed the raid.
"""


def texts(text: str) -> list[str]:
    return [part.text for part in split(text)]


def test_wrapped_lines_are_joined_and_true_breaks_kept():
    assert texts(WRAPPED) == [
        "Gunmen stormed a police post in the hill town of Kotra before dawn on Friday, killing "
        "four officers and wounding six others, the head of Zarat police said.",
        "The attackers came on motorcycles from the south. They fired for about forty minutes "
        "before they fled into the forest, he said.",
        "No group has claimed the raid.",
    ]


def test_the_words_stay_the_same():
    assert " ".join(texts(WRAPPED)).split() == WRAPPED.split()


def test_long_lines_are_paragraphs():
    lines = [
        "Police said " + "so and so and " * 12 + "so",
        "A second line without a stop",
        "It ended.",
    ]
    assert split("\n".join(lines)) == [Paragraph(line) for line in lines]


def test_a_line_that_goes_on_in_lower_case_was_wrapped():
    assert texts("Two men were shot dead in\nthe market.") == [
        "Two men were shot dead in the market."
    ]


def test_an_unsure_break_stays_a_single_line_break():
    parts = split("Two men were shot dead in\nKotra on Friday.")
    assert parts == [
        Paragraph("Two men were shot dead in"),
        Paragraph("Kotra on Friday.", soft=True),
    ]
    assert join(parts)[0] == "Two men were shot dead in\nKotra on Friday."


def test_list_items_are_never_joined():
    assert texts("The dead are\n- two guards\n- a cook") == [
        "The dead are",
        "- two guards",
        "- a cook",
    ]


def test_join_tells_where_each_paragraph_ends():
    text, ends = join([Paragraph("One."), Paragraph("Two", soft=True), Paragraph("Three.")])
    assert text == "One.\nTwo\n\nThree."
    assert [text[:end] for end in ends] == ["One.", "One.\nTwo", text]
    assert join([]) == ("", [])
