from __future__ import annotations

from typing import get_args

import pytest

from dateline.model.account import Account
from dateline.model.claim import SINGLE_SLOTS, SLOT_VALUES, Claim, Slot, Status
from dateline.model.span import Span
from dateline.model.taxonomy import ACTS, STAGES, SUB_TYPES, TYPE_OF
from dateline.model.values import Occurrence, Responsibility

CASES: list[tuple[dict[str, object], Status]] = [
    ({}, "asserted"),
    ({"polarity": "denied"}, "denied"),
    ({"polarity": "retracted"}, "denied"),
    ({"polarity": "denied", "certainty": "suspected"}, "denied"),
    ({"polarity": "denied", "value_state": "said_unknown"}, "denied"),
    ({"value": Occurrence("denied")}, "denied"),
    ({"value": Responsibility("denied"), "certainty": "hedged"}, "denied"),
    ({"value": Responsibility("claimed")}, "asserted"),
    ({"value_state": "said_unknown"}, "unverified"),
    ({"value_state": "said_unknown", "certainty": "suspected"}, "unverified"),
    ({"value_state": "said_none"}, "asserted"),
    ({"value_state": "unresolved", "certainty": "hedged"}, "claimed"),
    ({"certainty": "suspected"}, "suspected"),
    ({"certainty": "unverified"}, "unverified"),
    ({"certainty": "hedged"}, "claimed"),
    ({"certainty": "unknown"}, "unknown"),
]


@pytest.mark.parametrize(("parts", "status"), CASES)
def test_status_is_the_first_that_holds(parts: dict[str, object], status: Status) -> None:
    assert Claim("c", "occurrence", **parts).status == status  # type: ignore[arg-type]


def test_every_status_is_reached() -> None:
    assert {s for _, s in CASES} == set(get_args(Status))


def test_every_slot_has_its_values() -> None:
    assert set(SLOT_VALUES) == set(get_args(Slot))
    assert set(SLOT_VALUES) >= SINGLE_SLOTS


def test_an_account_gives_its_claims_by_slot_in_order() -> None:
    claims = tuple(Claim(str(i), s) for i, s in enumerate(("act", "date", "act")))  # type: ignore[arg-type]
    account = Account("a", "r", Span("text", 0, 1), "", claims=claims)
    assert [c.id for c in account.of("act")] == ["0", "2"]
    assert [c.id for c in account.of("date", "act")] == ["0", "1", "2"]
    assert account.of("place") == ()


def test_the_taxonomy_names_each_thing_once() -> None:
    listed = [s for subs in SUB_TYPES.values() for s in subs]
    assert len(listed) == len(set(listed)) == len(TYPE_OF)
    assert len(ACTS) == len(set(ACTS))
    assert STAGES[0] == "accomplished"
