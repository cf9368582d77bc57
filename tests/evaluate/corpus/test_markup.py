"""Marks, heads and key lines, read and written; all files of the corpus go round."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_cases import FILE, sheet

from dateline.errors import InputError
from dateline.evaluate.corpus.markup import (
    Mark,
    key_line,
    line_words,
    mark,
    parse,
    read,
    unmark,
    write,
)
from dateline.model.span import Span

CORPUS = Path(__file__).parents[3] / "corpus"


def test_words_without_marks_are_the_text() -> None:
    report = sheet().reports[0]
    assert report.title == "Four dead in ambush near Diffa"
    assert report.text.startswith("DIFFA (LC) - Gunmen opened fire on a patrol of the gendarmerie")
    assert report.text.endswith("\n\nREAD ALSO: Bomb kills nine in Zinder")
    assert "{" not in report.text


def test_marks_stand_on_their_words() -> None:
    report = sheet().reports[0]
    spans = report.spans()
    assert report.quote(spans["k1"]) == "ambush"
    assert spans["k1"].field == "title"
    assert report.quote(spans["t1"]) == "a patrol of the gendarmerie"
    assert report.quote(spans["v1"]) == "a patrol"
    assert spans["p2"] == spans["s4"], "one mark of two ids"


def test_head_and_key_are_read() -> None:
    first, second = sheet().reports
    assert first.fields["published"] == "2021-03-10"
    assert (first.id, second.id) == ("bridge-1", "bridge-quiet")
    assert [line.slot for line in first.lines[:3]] == ["speaker"] * 3
    assert second.lines == ()
    assert sheet().state == "full"


def test_a_key_line_has_marks_values_and_attributes() -> None:
    line, fault = key_line('casualty c1,c2 killed total 6- name="Two words" self  # why', 9)
    assert fault is None
    assert line is not None
    assert (line.slot, line.marks, line.number) == ("casualty", ("c1", "c2"), 9)
    assert line.values == ("killed", "total", "6-", "self")
    assert line.attributes == {"name": "Two words"}
    assert line_words(line) == 'casualty c1,c2 killed total 6- self name="Two words"'


def test_a_line_without_mark_and_one_without_words() -> None:
    line, _ = key_line("stage - accomplished", 1)
    assert line is not None
    assert line.marks == ()
    assert key_line("   ", 1) == (None, None)
    assert key_line("# only a note", 1) == (None, None)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ('place l1 scene city="Dif', "never closed"),
        ("place l1 scene city=A city=B", "given twice"),
    ],
)
def test_faults_of_key_lines(words: str, fault: str) -> None:
    assert fault in str(key_line(words, 1)[1])


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("a {p1:b", "never closed"),
        ("a b} c", "never opened"),
        ("a {P1:b}", "opens no mark"),
        ("a {p1:} b", "holds no words"),
        ("a {no colon} b", "opens no mark"),
    ],
)
def test_faults_of_marks(words: str, fault: str) -> None:
    assert fault in unmark(words, "text")[2][0][1]


def test_faults_are_told_with_their_line() -> None:
    broken = FILE.replace("{d2:In January}", "{d2:In January").replace("@report bridge-quiet", "x")
    lines = {problem.line: problem.words for problem in parse(broken).problems}
    number = broken.split("\n").index("{d2:In January {k3:a mine} {c5:killed two} there.") + 1
    assert "d2 is never closed" in lines[number]


def test_a_file_without_reports_is_told() -> None:
    assert "no @report" in parse("# nothing\n").problems[0].words
    assert "no line @text" in parse("@report x\ntitle: y\n").problems[0].words


def test_crossing_marks_cannot_be_written() -> None:
    crossing = [Mark(("p1",), Span("text", 0, 5)), Mark(("t1",), Span("text", 3, 8))]
    with pytest.raises(InputError, match="t1 crosses"):
        mark("one two three", crossing)


def test_writing_gives_the_file_back() -> None:
    assert write(sheet()) == FILE


def test_every_file_of_the_corpus_goes_round() -> None:
    paths = sorted(CORPUS.rglob("*.txt"))
    assert paths
    for path in paths:
        assert write(read(path)) == path.read_text("utf-8"), path.name


def test_every_key_line_of_the_corpus_goes_round() -> None:
    for path in sorted(CORPUS.rglob("*.txt")):
        for report in read(path).reports:
            for line in report.lines:
                again, fault = key_line(line_words(line), line.number)
                assert fault is None
                assert again is not None
                assert (again.slot, again.marks, again.values) == (
                    line.slot, line.marks, line.values,
                )  # fmt: skip
                assert again.attributes == line.attributes


def test_every_mark_of_the_corpus_quotes_the_text() -> None:
    for path in sorted(CORPUS.rglob("*.txt")):
        for report in read(path).reports:
            for span in report.spans().values():
                assert report.quote(span).strip(), (path.name, span)


@st.composite
def nested(draw: st.DrawFn) -> str:
    """Words with marks that nest."""
    count = 0

    def piece(depth: int) -> str:
        nonlocal count
        plain = draw(st.text("ab \n", min_size=1, max_size=4))
        if depth == 0 or not draw(st.booleans()):
            return plain
        count += 1
        name = f"p{count}"
        return f"{plain}{{{name}:{piece(depth - 1)}{piece(depth - 1)}}}"

    return "".join(piece(3) for _ in range(draw(st.integers(1, 3))))


@given(nested())
def test_nested_marks_go_round(words: str) -> None:
    plain, marks, faults = unmark(words, "text")
    assert not faults
    assert mark(plain, marks) == words


def test_what_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.txt")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "bad.txt")
