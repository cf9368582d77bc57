"""Every field of every record goes through the store and comes back the same."""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.account import Account
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.coding import CodedReport, Coding, Skipped
from dateline.model.incident import Incident, Judgement
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.settings import LedgerOptions
from dateline.store.incidents import IndexRow, Written
from dateline.store.ledger import Ledger
from dateline.store.rows import family
from dateline.store.writer import Entry

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
}


def strategy(hint: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Any value of a type of the model; nested records of the same class end at depth 2."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        if depth > 2 and type(None) in args:
            return st.none()
        inner = [strategy(a, depth) for a in args if a is not type(None)]
        return st.one_of(st.none(), *inner) if type(None) in args else st.one_of(*inner)
    if origin is tuple:
        if depth > 2:
            return st.just(())
        return st.lists(strategy(args[0], depth + 1), max_size=2).map(tuple)
    if hint is Span:
        sizes = st.integers(0, 99)
        return st.builds(lambda f, a, n: Span(f, a, a + n), TEXT, sizes, sizes)
    return record(hint, depth + 1)


def record(cls: type, depth: int = 0) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls)
    parts = {f.name: strategy(hints[f.name], depth) for f in dataclasses.fields(cls)}
    if cls is Claim:
        return st.sampled_from(sorted(SLOT_VALUES)).flatmap(lambda s: _claim(s, parts))
    return st.builds(cls, **parts)


def _claim(slot: str, parts: dict[str, Any]) -> st.SearchStrategy[Claim]:
    inner = [strategy(c, 2) for c in SLOT_VALUES[slot]]
    return st.builds(
        Claim, **{**parts, "slot": st.just(slot), "value": st.one_of(st.none(), *inner)}
    )


def unique(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({item.id: item for item in items}.values())


@st.composite
def coded_reports(draw: st.DrawFn) -> CodedReport:
    report = draw(record(Report))
    accounts = tuple(
        replace(a, report_id=report.id, claims=unique(a.claims))
        for a in unique(draw(st.lists(record(Account), max_size=2).map(tuple)))
    )
    coding = draw(record(Coding))
    return CodedReport(report, replace(coding, report_id=report.id, accounts=accounts))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> typing.Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("ledger") / "round.db"
    with Ledger(LedgerOptions(path), write=True) as opened:
        yield opened


ONCE = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
NUMBER = iter(range(10**6))


@ONCE
@given(coded_reports())
def test_every_field_of_a_coded_report_survives(store: Ledger, coded: CodedReport) -> None:
    key = f"key {next(NUMBER)}"
    own = replace(coded.report, id=f"r{key}", version_no=None)
    coding = replace(coded.coding, report_id=own.id, coder=f"dateline/{key}")
    coding = replace(coding, accounts=tuple(replace(a, report_id=own.id) for a in coding.accounts))
    whole = CodedReport(own, coding)
    store.writer.store(whole, Entry(key=key))
    assert store.views.outcome(key, coding.coder) == whole


@ONCE
@given(record(Incident))
def test_every_field_of_an_incident_survives(store: Ledger, incident: Incident) -> None:
    own = replace(
        incident, id=f"i{next(NUMBER):09d}", accounts=tuple(dict.fromkeys(incident.accounts))
    )
    with store.linking() as links:
        links.put([Written(own, IndexRow(own.id, "Clash"))])
    assert own in list(store.incidents.all())


@ONCE
@given(record(Skipped), record(Judgement))
def test_every_field_of_a_refusal_and_a_judgement_survives(
    store: Ledger, skipped: Skipped, judgement: Judgement
) -> None:
    number = next(NUMBER)
    store.writer.skip(skipped, "dateline/x", Entry(key=f"s{number}"))
    assert store.views.outcome(f"s{number}", "dateline/x") == skipped
    own = replace(judgement, id=number)
    store.writer.judge(own)
    assert own in list(store.views.judgements())


def test_the_strategies_reach_every_class_of_value() -> None:
    reached = {c.__name__ for classes in SLOT_VALUES.values() for c in classes}
    assert reached >= {"Actor", "Object", "Place", "DateValue", "Casualty", "Statement", "str"}


@pytest.mark.parametrize(
    ("coder", "expected"),
    [
        ("dateline/0.1.0+aa", "dateline"),
        ("dateline/0.2.0+bb", "dateline"),
        ("person:ana", "person:ana"),
    ],
)
def test_the_family_of_a_coder(coder: str, expected: str) -> None:
    assert family(coder) == expected
