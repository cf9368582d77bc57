from __future__ import annotations

import dataclasses
import json
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import account, claim, coding, report, span, values
from dateline.model.account import Account
from dateline.model.claim import SLOT_VALUES, Claim, Slot
from dateline.model.codec import build, from_file_form, plain, to_file_form
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Actor, Place, Speaker

TEXT = st.text(max_size=6)
SPANS = st.tuples(st.sampled_from(["title", "text"]), st.integers(0, 9), st.integers(0, 9)).map(
    lambda x: Span(x[0], x[1], x[1] + x[2])
)
PLAIN_PLACE = st.builds(Place, name=TEXT, alternatives=st.just(()))
PLAIN_SPEAKER = st.builds(Speaker, text=TEXT, span=st.none() | SPANS, also=st.just(()),
                          via=st.none())  # fmt: skip
FLOAT = st.floats(allow_nan=False, allow_infinity=False)
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def made(cls: type) -> st.SearchStrategy[Any]:
    """Records of a class with every field drawn, recursion cut after one step."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: drawn(hints[f.name]) for f in dataclasses.fields(cls)})


def drawn(hint: Any) -> st.SearchStrategy[Any]:
    if hint is Span:
        return SPANS
    if hint is Place:
        return PLAIN_PLACE
    if hint is Speaker:
        return PLAIN_SPEAKER
    if hint is float:
        return FLOAT
    if hint is str:
        return TEXT
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return st.deferred(lambda: made(hint))
    args = get_args(hint)
    if hint is type(None):
        return st.none()
    if args and get_origin(hint) is tuple:
        return st.lists(drawn(args[0]), max_size=2).map(tuple)
    if args and get_origin(hint) is Literal:
        return st.sampled_from(args)
    if args:
        return st.one_of(*[drawn(a) for a in args])
    return st.from_type(hint)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    base = draw(st.builds(Claim, id=TEXT, slot=st.sampled_from(get_args(Slot)),
                          value=st.none(), source=st.none() | drawn(Speaker)))  # fmt: skip
    options = [TEXT if c is str else made(c) for c in SLOT_VALUES[base.slot]]
    return dataclasses.replace(base, value=draw(st.none() | st.one_of(*options)))


MODULES = (span, values, report, account, coding, claim)
CLASSES = sorted(
    {
        c
        for m in MODULES
        for c in vars(m).values()
        if isinstance(c, type) and dataclasses.is_dataclass(c)
    }
    - {Claim, Account, Coding, CodedReport},
    key=lambda c: c.__name__,
)


def there_and_back(record: Any) -> Any:
    written = json.dumps(plain(record), ensure_ascii=False)
    return build(type(record), json.loads(written))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
@FEW
@given(data=st.data())
def test_every_record_comes_back(cls: type, data: st.DataObject) -> None:
    record = data.draw(SPANS if cls is Span else made(cls))
    assert there_and_back(record) == record


@FEW
@given(claims())
def test_claims_come_back_with_values_of_their_slot(made_claim: Claim) -> None:
    again = there_and_back(made_claim)
    assert again == made_claim
    assert type(again.value) is type(made_claim.value)


@FEW
@given(st.builds(Account, id=TEXT, report_id=TEXT, anchor=SPANS, title=TEXT,
                 summary=st.lists(SPANS, max_size=2).map(tuple),
                 relations=drawn(tuple[account.Relation, ...]),
                 claims=st.lists(claims(), max_size=3).map(tuple)))  # fmt: skip
def test_accounts_come_back(one: Account) -> None:
    assert there_and_back(one) == one


@FEW
@given(made(Report), st.lists(claims(), max_size=2).map(tuple))
def test_the_file_form_comes_back(of: Report, found: tuple[Claim, ...]) -> None:
    one = Account("a", of.id, Span("text", 0, 1), "t", claims=found)
    coded = CodedReport(of, Coding(of.id, "dateline/1+2", True, None, 0.5, (one,)))
    form = to_file_form(coded)
    assert "report_id" not in form
    assert from_file_form(json.loads(json.dumps(form))) == coded


def test_the_record_writes_class_self_and_from() -> None:
    assert "class" in plain(Actor())
    written = plain(Claim("c", "act", self_=True, from_=("x",)))
    assert (written["self"], written["from"], written["status"]) == (True, ["x"], "asserted")


def test_unknown_keys_are_ignored_and_missing_ones_default() -> None:
    assert build(Actor, {"name": "A", "colour": "red"}) == Actor(name="A")


def test_places_within_places_and_speakers_within_speakers_come_back() -> None:
    place = Place("A", alternatives=(Place("B", alternatives=(Place("C"),)),))
    speaker = Speaker("an aide", via=Speaker("the agency", also=(Speaker("a witness"),)))
    assert there_and_back(place) == place
    assert there_and_back(speaker) == speaker
