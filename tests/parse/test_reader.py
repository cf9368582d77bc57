"""The seam for a trained model."""

from dateline.model.parsed import Parsed
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse.reader import Reader, RulesReader, Scores, SpanScore

PARSED = Parsed(Report("r1", "", "Gunmen fled."), ())


def test_rules_give_no_scores() -> None:
    reader: Reader = RulesReader()
    assert reader.read(PARSED) == Scores()
    assert reader.key == "rules"


def test_scores_are_looked_up_by_span_and_slot() -> None:
    span = Span("text", 0, 6)
    scores = Scores((SpanScore(span, "perpetrator", 0.9123),))
    assert scores.of(span, "perpetrator") == 0.9123
    assert scores.of(span, "target") is None
    assert scores.of(Span("text", 0, 5), "perpetrator") is None
