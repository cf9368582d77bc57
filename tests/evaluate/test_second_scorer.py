"""Our figures are those of a second scorer, written by others, where one is at hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from newsroom_builders import REPORT, coding, key
from newsroom_cases import CASES
from perturbed import codings

from dateline.evaluate.files import json_values
from dateline.evaluate.newsroom import newsroom_table
from dateline.settings import load

Row = dict[str, Any]

SETTINGS = load()
SCORER = SETTINGS.reference_scorer
DATA = SETTINGS.eval_data or Path("no-such-folder")
GOLD = Path(__file__).parents[2] / "evals" / "gold"
SETS = {
    "examples": (GOLD / "examples.reports.jsonl", GOLD / "examples.jsonl"),
    "newsroom": tuple(DATA / "data" / "newsroom_dev" / f"{n}.jsonl" for n in ("reports", "gold")),
    "karachi": (DATA / "examples/karachi.reports.jsonl", DATA / "examples/karachi.gold.json"),
}
PRESENT = {name: files for name, files in SETS.items() if all(f.is_file() for f in files)}

pytestmark = pytest.mark.skipif(
    SCORER is None, reason="DATELINE_REFERENCE_SCORER names no second scorer to compare with"
)


@pytest.fixture(scope="module")
def second() -> ModuleType:
    assert SCORER is not None
    spec = importlib.util.spec_from_file_location("second_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures_of(second: ModuleType, reports: list[Row], gold: list[Row], coded: list[Row]) -> Row:
    by_id = {c["report"].get("input_id") or c["report"]["id"]: c for c in coded}
    texts = {r["id"]: r for r in reports}
    total = second.Tally()
    for g in gold:
        counted, _ = second.score_report(g, by_id.get(g["id"], {"accounts": []}), texts[g["id"]])
        total.update(counted)
    names = {name for name, _ in total if total.any(name)}
    return {n: tuple(total[n, k] for k in ("tp", "fp", "fn")) for n in names}


def ours(reports: list[Row], gold: list[Row], coded: list[Row]) -> Row:
    table = newsroom_table(reports, gold, coded)
    return {ln.name: (ln.right, ln.wrong, ln.missed) for ln in table.lines if ln.scored}


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_hand_written_cases(
    second: ModuleType, case: tuple[str, list[Row], list[Row], Row]
) -> None:
    given = ([REPORT], [key(*case[1])], [coding(*case[2])])
    assert ours(*given) == figures_of(second, *given)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", PRESENT)
def test_disturbed_keys(second: ModuleType, name: str, seed: int) -> None:
    reports, gold = (json_values(path) for path in PRESENT[name])
    given = (reports, gold, codings(gold, reports, Random(seed)))
    found = ours(*given)
    assert found == figures_of(second, *given)
    assert found
