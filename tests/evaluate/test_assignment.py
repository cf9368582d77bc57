"""The pairing that is worth most, against trying them all."""

from itertools import permutations
from random import Random

import pytest

from dateline.evaluate.assignment import assign


def best(worth: list[list[float]]) -> float:
    rows, columns = len(worth), len(worth[0])
    if rows > columns:
        worth = [list(column) for column in zip(*worth, strict=True)]
        rows, columns = columns, rows
    return max(
        sum(worth[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )


@pytest.mark.parametrize("seed", range(30))
def test_no_other_pairing_is_worth_more(seed: int) -> None:
    rng = Random(seed)
    rows, columns = rng.randint(1, 5), rng.randint(1, 5)
    worth = [[rng.choice((0.0, 0.5, 1.0, 3.0)) for _ in range(columns)] for _ in range(rows)]
    pairs = assign(worth)
    assert len(pairs) == min(rows, columns)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(worth[row][column] for row, column in pairs) == pytest.approx(best(worth))


def test_nothing_to_pair() -> None:
    assert assign([]) == []
    assert assign([[]]) == []
