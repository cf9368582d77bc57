from __future__ import annotations

from dataclasses import replace

import pytest
from export_samples import stage, variant, with_claims
from samples import account, claim, report, span

from dateline.errors import InputError
from dateline.export.choose import REASONS, reasons, wanted
from dateline.model.values import Occurrence

OF = report()
PLAIN = account(OF)


def test_a_foreground_single_accomplished_account_is_exported() -> None:
    assert reasons(PLAIN) == ()
    assert reasons(with_claims(PLAIN, stage(OF, "accomplished"))) == ()
    assert reasons(with_claims(PLAIN, stage(OF, "attempted"))) == ()


@pytest.mark.parametrize("word", ["foiled", "threatened"])
def test_what_was_not_carried_out_is_left_out(word: str) -> None:
    assert reasons(with_claims(PLAIN, stage(OF, word))) == (word,)


def test_several_reasons_are_all_given() -> None:
    odd = variant(OF, 1, foreground=False, kind="aggregate")
    assert reasons(odd, newest=False) == ("recalled", "aggregate", "older_version")


def test_only_what_everybody_denies_is_denied() -> None:
    denial = claim("occurrence", "attack", Occurrence("denied"), OF, span("fired on"))
    said = with_claims(PLAIN, denial)
    assert reasons(said) == ()
    alone = with_claims(PLAIN, denial, without=("act",))
    assert reasons(alone) == ("denied",)
    acts = [replace(c, polarity="denied") for c in PLAIN.of("act")]
    assert reasons(with_claims(PLAIN, *acts, without=("act",))) == ("denied",)


def test_an_account_without_acts_is_not_denied() -> None:
    assert reasons(with_claims(PLAIN, without=("act",))) == ()


def test_a_denied_stage_does_not_count() -> None:
    denied = replace(stage(OF, "foiled"), polarity="denied")
    assert reasons(with_claims(PLAIN, denied)) == ()


def test_include_takes_known_reasons() -> None:
    assert wanted(()) == frozenset()
    assert wanted(["denied", "foiled"]) == {"denied", "foiled"}
    assert wanted(["all", "denied"]) == set(REASONS)
    with pytest.raises(InputError, match=r"no 'sport'.*recalled"):
        wanted(["sport"])
