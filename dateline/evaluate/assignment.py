"""The one-to-one pairing of two lists that is worth most."""

from __future__ import annotations

from collections.abc import Sequence


def assign(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs of row and column, each used at most once, of the highest sum; by row.

    All of the shorter side are paired. The Hungarian method with potentials (Kuhn 1955, Munkres
    1957), O(n^3).
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    rows, columns = len(worth), len(worth[0])
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _place(worth, row, by_row, by_column, owner)
    return sorted((owner[c] - 1, c - 1) for c in range(1, columns + 1) if owner[c])


def _place(
    worth: Sequence[Sequence[float]],
    row: int,
    by_row: list[float],
    by_column: list[float],
    owner: list[int],
) -> None:
    """Gives one more row a column, moving others along the cheapest path."""
    columns = len(owner) - 1
    owner[0] = row
    column = 0
    least = [float("inf")] * (columns + 1)
    came = [0] * (columns + 1)
    done = [False] * (columns + 1)
    while owner[column]:
        done[column] = True
        current, delta, following = owner[column], float("inf"), 0
        for c in range(1, columns + 1):
            if done[c]:
                continue
            cost = -worth[current - 1][c - 1] - by_row[current] - by_column[c]
            if cost < least[c]:
                least[c], came[c] = cost, column
            if least[c] < delta:
                delta, following = least[c], c
        for c in range(columns + 1):
            if done[c]:
                by_row[owner[c]] += delta
                by_column[c] -= delta
            else:
                least[c] -= delta
        column = following
    while column:
        owner[column] = owner[came[column]]
        column = came[column]
