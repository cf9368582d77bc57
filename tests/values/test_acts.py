from __future__ import annotations

from dateline.lexicons import table
from dateline.model.taxonomy import ACTS
from dateline.values.acts import family, may_mix


def test_families_mix_both_ways_and_with_themselves() -> None:
    names = [None, *table("assembly")["families"]]
    for a in names:
        assert may_mix(a, a)
        assert may_mix(a, None)
        for b in names:
            assert may_mix(a, b) == may_mix(b, a)


def test_an_act_has_one_family_at_most() -> None:
    listed = [a for acts in table("assembly")["families"].values() for a in acts]
    assert len(listed) == len(set(listed))
    assert {a for a in ACTS if family(a)} == set(listed)


def test_a_protest_is_no_bombing() -> None:
    assert not may_mix(family("protest"), family("ied"))
    assert may_mix(family("ied"), family("shooting"))
