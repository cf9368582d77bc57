"""Casualty mentions, held to a table of invented sentences, with and without tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.casualties import casualties
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence, Stretch
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.parse.document import analyse
from dateline.parse.sentences import split

SHOWN = ("part", "share", "joint", "since_date", "several_incidents")


def cases() -> list[tuple[str, str]]:
    """The rows of the table: (sentence, what is told)."""
    table = Path(__file__).with_name("casualty_sentences.txt").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    told = [line.removeprefix("  => ") for line in lines[1::2]]
    return list(zip(lines[::2], told, strict=True))


CASES = cases()


def plain(text: str, title: str = "") -> Parsed:
    """A report cut into sentences, without tokens."""
    report = Report("r", title, text)
    return Parsed(report, split(report))


def tagged(text: str) -> Parsed:
    """A report with tokens, phrases and predicates."""
    report = Report("r", "", text)
    return Parsed(report, tuple(analyse(report, s) for s in split(report)))


def words(parsed: Parsed, span: Span | None) -> str:
    """The words of a span, a dash for none."""
    return "-" if span is None else parsed.report.field(span.field)[span.start : span.end]


def told(m: Mention, parsed: Parsed) -> str:
    """A mention as the table writes it."""
    shades = [
        shade
        for shade, usual in (
            (m.modality, "real"),
            (m.value_state, "given"),
            (m.certainty, "stated"),
            (m.polarity, "affirmed"),
        )
        if shade != usual
    ]
    shades += [step for step in m.rule.split(":")[1:] if step in SHOWN]
    figure = f"{m.key or 'attackers'}: {words(parsed, m.count)} / {words(parsed, m.who)}"
    return " ".join([figure, *(f"[{shade}]" for shade in shades)])


def all_told(parsed: Parsed) -> str:
    """All mentions of a report as the table writes them."""
    return "; ".join(told(m, parsed) for m in casualties(parsed)) or "nothing"


def test_the_table_is_large() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence_by_its_words_alone(sentence: str, expected: str) -> None:
    assert all_told(plain(sentence)) == expected


def test_tags_change_little() -> None:
    same = sum(all_told(tagged(sentence)) == expected for sentence, expected in CASES)
    assert same >= 0.98 * len(CASES)


@pytest.mark.parametrize("sentence", [s for s, _ in CASES])
def test_offsets_are_exact(sentence: str) -> None:
    parsed = plain("Before it all, rain fell.\n\n" + sentence)
    for m in casualties(parsed):
        assert words(parsed, m.span) == m.text
        assert m.hook is None or m.hook.field == m.span.field
        assert m.count is None or parsed.sentences[m.sentence].span.covers(m.count)
        assert m.who is None or parsed.sentences[m.sentence].span.covers(m.who)
        assert len(m.text.split()) <= 20


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("A bomb killed 13 soldiers aboard a bus.", ["killed 13 soldiers"]),
        ("Seven people have been arrested.", ["Seven people have been arrested"]),
        ("It left five dead.", ["five dead"]),
        ("He was fatally shot.", ["He was fatally shot"]),
        ("The death toll rose to 45.", ["death toll rose to 45"]),
        (
            "They killed a nurse and two guards.",
            ["killed a nurse", "killed a nurse and two guards"],
        ),
    ],
)
def test_quotes_are_what_a_reader_would_quote(sentence: str, quotes: list[str]) -> None:
    assert [m.text for m in casualties(plain(sentence))] == quotes


def test_a_far_subject_is_quoted_alone() -> None:
    text = (
        "Two guards at the gate of the old mill on the eastern road out of the small market town "
        "of Harlow near the river were killed."
    )
    (mention,) = casualties(plain(text))
    assert mention.text == "Two guards at the gate of the old mill on the eastern road" or (
        mention.text.startswith("Two guards") and len(mention.text.split()) < 16
    )
    assert mention.hook is not None
    assert text[mention.hook.start : mention.hook.end] == "killed"


def test_titles_are_read_too() -> None:
    parsed = plain("Police gave no details.", title="Car Bomb Kills 20 In Harlow")
    (mention,) = casualties(parsed)
    assert (mention.span.field, mention.text, mention.key) == ("title", "Kills 20", "killed")


def test_upper_case_copy_is_read() -> None:
    parsed = plain("GUERRILLAS KILLED THREE SOLDIERS AND WOUNDED TWO PEASANTS IN THE MOUNTAINS.")
    assert all_told(parsed) == "killed: THREE / SOLDIERS; injured: TWO / PEASANTS"


def test_a_figure_is_taken_up_in_the_next_sentence() -> None:
    parsed = plain("Twenty people were killed in the raid. Four of them were children.")
    assert all_told(parsed) == "killed: Twenty / people; killed: Four / children [part]"


def test_an_echo_of_a_told_figure_is_left_out() -> None:
    parsed = plain("Six soldiers were wounded. The wounded soldiers were flown out.")
    assert all_told(parsed) == "injured: Six / soldiers"


def test_the_speaker_of_the_stretch_is_taken_over() -> None:
    text = "Four men died, the mayor said."
    report = Report("r", "", text)
    mayor = Speaker("the mayor", Span("text", 15, 24), role="politician")
    stretch = Stretch((Span("text", 0, 13),), mayor, Span("text", 25, 29), certainty="hedged")
    (mention,) = casualties(Parsed(report, split(report), (stretch,)))
    assert (mention.speaker, mention.certainty) == (mayor, "hedged")


def test_an_empty_report_tells_nothing() -> None:
    report = Report("r", "", "")
    assert casualties(Parsed(report, ())) == ()
    assert casualties(Parsed(report, (Sentence(0, Span("text", 0, 0), 1),))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "On 12 May 2021 the AK-47 was fired 30 times from 200 metres on Highway 66.",
        "The 45-year-old minister paid $2 million for 12 percent of the mill.",
        "Flight 370 left gate 12 at 10:30.",
        "Ten shops were looted and four lorries burned.",
        "The shot was heard three streets away.",
        "Arrest warrants were issued for two firms.",
        "Three death sentences were handed down.",
    ],
)
def test_figures_of_other_things_are_left_alone(text: str) -> None:
    assert all_told(plain(text)) == "nothing"
