"""Actors in context: the right organisation, or rightly none."""

from __future__ import annotations

import pytest
from coded import parsed

from dateline.model.span import Span
from dateline.normalise.actors import named_in_report, setting_of
from tests.values.actor_cases import Case, cases

_RIGHT, _WRONG = 0.92, 0.02


def _found(case: Case) -> str | None:
    setting = setting_of(parsed(case.context))
    at = case.context.rindex(case.words) if case.words in case.context else 0
    return named_in_report(
        case.words, Span("text", at, at + len(case.words)), setting
    ).actor_id  # fmt: skip


@pytest.mark.parametrize("half", [0, 1])
def test_the_right_organisation_or_rightly_none(half: int) -> None:
    told = [(c, _found(c)) for n, c in enumerate(cases()) if n % 2 == half]
    right = [c for c, id_ in told if id_ == c.wanted]
    wrong = [(c.words, id_) for c, id_ in told if id_ is not None and id_ != c.wanted]
    missed = [c.words for c, id_ in told if id_ is None and c.wanted is not None]
    assert len(right) >= _RIGHT * len(told), (missed, wrong)
    assert len(wrong) <= _WRONG * len(told), wrong


def test_the_cases_cover_sixty_countries() -> None:
    assert len(cases()) >= 400
    assert len({c.country for c in cases()}) >= 60
