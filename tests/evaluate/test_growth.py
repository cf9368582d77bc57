"""The growth stream: the same each time, of fixed density, with bursts and hot cities."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from dateline.evaluate import growth
from dateline.evaluate.growth import Told, stream
from dateline.gazetteer.sources import City
from dateline.model.values import Place

CITIES = [City(n, f"Town {n}", (), "NE", 1000 * (400 - n), 10.0 + n / 40, 5.0 + n / 40)
          for n in range(400)]  # fmt: skip


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return list(islice(stream(CITIES), 5000))


def test_the_stream_is_the_same_each_time(told: list[Told]) -> None:
    assert list(islice(stream(CITIES), 2500)) == told[:2500]
    assert list(islice(stream(CITIES, seed=8), 50)) != told[:50]


def test_ids_are_different(told: list[Told]) -> None:
    assert len({one.account.id for one in told}) == len(told)
    assert len({one.report.id for one in told}) == len(told)


def test_it_begins_with_a_burst_and_goes_on_with_few_reports_each(told: list[Told]) -> None:
    counts = Counter(one.attack for one in told)
    assert counts.most_common(1)[0][1] >= growth.BURST
    assert max(n for attack, n in counts.items() if attack) <= 2 * growth._MOST_REPORTS


def test_the_density_is_fixed(told: list[Told]) -> None:
    days = [one.report.published.day for one in told if one.report.published]
    assert days[-1] > days[0]
    span = (len(told) - growth.BURST) // growth.A_DAY
    last = growth.FIRST.toordinal() + len(told) // growth.A_DAY
    assert all(growth.date.fromisoformat(d).toordinal() <= last + 6 for d in days)
    assert span > 10


def test_hot_cities_see_a_third(told: list[Told]) -> None:
    attacks = {}
    for one in told:
        for claim in one.account.of("place"):
            if isinstance(claim.value, Place):
                attacks[one.attack] = claim.value.city
    counts = Counter(attacks.values())
    hot = sum(n for _, n in counts.most_common(4))
    assert 0.2 * len(attacks) < hot < 0.5 * len(attacks)


def test_some_are_recalled_later_or_have_no_date(told: list[Told]) -> None:
    assert any(one.account.told_as == "recalled" for one in told)
    assert any(not one.account.of("date") for one in told)
