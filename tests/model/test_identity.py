from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.identity import account_id, claim_id, digest, report_id, span_key
from dateline.model.span import Span

PARTS = st.lists(st.none() | st.text(max_size=8), max_size=5)
A, B = Span("text", 0, 4), Span("text", 5, 9)


@given(PARTS, PARTS)
def test_other_parts_another_digest(a: list[str | None], b: list[str | None]) -> None:
    if any("\x1f" in (p or "") for p in (*a, *b)):
        return
    assert (digest(a) == digest(b)) == (a == b)


def test_digests_are_the_same_on_every_machine() -> None:
    assert digest(("report", None, "")) == digest(["report", None, ""])
    assert digest(("a",)) == "72ffade0442c3d7b"


def test_none_and_empty_differ() -> None:
    assert digest((None,)) != digest(("",))


def test_a_lone_surrogate_has_an_id() -> None:
    assert report_id(None, "\ud800", "x") != report_id(None, "\ud801", "x")


def test_the_same_words_under_one_work_are_one_report() -> None:
    assert report_id("w", "t", "x") == report_id("w", "t", "x")
    assert len({report_id(w, t, x) for w in (None, "w") for t in ("t", "u") for x in "xy"}) == 8


def test_accounts_that_share_an_anchor_are_numbered() -> None:
    ids = {account_id("r", A, n) for n in range(3)}
    assert len(ids) == 3
    assert account_id("r", A) == account_id("r", A, 0)
    assert account_id("r", A) != account_id("r", B)


def claim(**other: object) -> str:
    parts = {
        "report": "r", "slot": "casualty", "span": A, "anchor": B, "rule": "x", "fate": "killed",
        "speaker": None, "polarity": "affirmed",
    }  # fmt: skip
    return claim_id(**{**parts, **other})  # type: ignore[arg-type]


def test_what_is_said_and_by_whom_makes_the_claim() -> None:
    others = [
        claim(slot="victim"), claim(span=B), claim(fate="injured"), claim(speaker=A),
        claim(polarity="denied"), claim(report="q"),
    ]  # fmt: skip
    assert len({claim(), *others}) == 7


def test_rule_and_anchor_count_only_without_words() -> None:
    assert claim(rule="y", anchor=A) == claim()
    assert claim(span=None) != claim(span=None, rule="y")
    assert claim(span=None) != claim(span=None, anchor=A)


def test_span_key() -> None:
    assert span_key(None) is None
    assert span_key(A) == "text:0:4"
