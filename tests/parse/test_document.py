"""The whole parse of a report."""

from dateline.model.report import Report
from dateline.parse.document import parse

TITLE = "Gunmen kill two in Kisala"
TEXT = (
    "KISALA (KNA) - Gunmen killed two officers in the town of Kisala on Monday, police said.\n\n"
    "“They fired at the gate,” said Ann Roe, a nurse. No group has claimed the attack.\n"
)


def test_every_offset_quotes_its_words() -> None:
    report = Report("r1", TITLE, TEXT)
    parsed = parse(report)
    assert parsed.report is report
    assert [s.span.field for s in parsed.sentences] == ["title", "text", "text", "text"]
    assert [s.index for s in parsed.sentences] == [0, 1, 2, 3]
    for sentence in parsed.sentences:
        field = report.field(sentence.span.field)
        for token in sentence.tokens:
            assert field[token.start : token.end] == token.text
            assert token.tag
            assert token.lemma == token.lemma.lower()
        assert sentence.tokens[0].start == sentence.span.start
        assert sentence.tokens[-1].end == sentence.span.end


def test_predicates_are_found_in_title_and_text() -> None:
    parsed = parse(Report("r1", TITLE, TEXT))
    lemmas = [[p.lemma for p in s.predicates] for s in parsed.sentences]
    assert lemmas == [["kill"], ["kill", "say"], ["fire", "say"], ["claim"]]


def test_same_report_same_parse() -> None:
    report = Report("r1", TITLE, TEXT)
    assert parse(report) == parse(report)


def test_empty_report() -> None:
    assert parse(Report("r1", "", "")).sentences == ()
