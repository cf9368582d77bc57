"""The measures of MUC-4 on invented texts: by hand, and against a second scorer where one is."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from dateline.evaluate.muc4.fills import SLOTS, by_id, document
from dateline.evaluate.muc4.roles import benchmark_text, plain, role_fillers, templates
from dateline.evaluate.muc4.slots import all_slots
from dateline.evaluate.muc4.table import lines, score
from dateline.evaluate.muc4.verdicts import closed, date, location, number, string
from dateline.settings import load

Row = dict[str, Any]

RAW = """   HARBOUR TOWN, 3 MAR 90 (WIRE) -- [TEXT] MASKED MEN THREW A GRENADE
AT THE [OLD] CUSTOMS HOUSE. THE MASKED MEN WOUNDED TWO CLERKS.

   THE NORTHERN UNION SAID IT WAS NOT INVOLVED."""


def fill(*alts: str, of: tuple[str, ...] = (), optional: bool = False) -> Row:
    return {"alts": list(alts), "xref": list(of), "optional": optional}


def template(**slots: Any) -> Row:
    return {"slots": {**dict.fromkeys(SLOTS), **slots}}


def key(*held: Row) -> Row:
    return {"docid": "D1", "raw": RAW, "templates": list(held)}


GRENADE = template(
    inc_type=[fill("BOMBING", "ATTACK")],
    inc_instr_id=[fill("GRENADE")],
    inc_instr_type=[fill("GRENADE", of=("GRENADE",))],
    perp_ind_id=[fill("MASKED MEN", "MEN")],
    perp_org_id=[fill("NORTHERN UNION", optional=True)],
    phys_id=[fill("CUSTOMS HOUSE"), fill("A HOUSE THAT IS NOT IN THE TEXT")],
    hum_desc=[fill("CLERKS")],
    hum_num=[fill("2", of=("CLERKS",))],
)


def test_the_text_of_the_benchmark_has_no_header_and_round_brackets() -> None:
    text = benchmark_text(RAW)
    assert text.startswith("masked men threw a grenade at the (old) customs house.")
    assert plain("The  masked-men, a") == "maskedmen"


def test_role_fillers_pair_one_to_one_and_need_every_name_right() -> None:
    found = {
        "docid": "D1",
        "templates": [
            {
                "perp_ind_id": [["THE MASKED MEN"], ["MEN"]],
                "phys_id": [["CUSTOMS HOUSE", "HARBOUR"]],
                "inc_instr_id": "GRENADE",
            }
        ],
    }
    tallies = role_fillers(document(key(GRENADE)), document(found))
    men, house, grenade = (tallies[r] for r in ("PerpInd", "Target", "Weapon"))
    assert (men.found, men.said, men.asked) == (1, 2, 1)
    assert (house.found, house.said, house.asked) == (0, 1, 1)
    assert (grenade.found, grenade.said, grenade.asked) == (1, 1, 1)
    assert tallies["PerpOrg"].asked == 1  # optional fills count as ordinary here


def test_a_template_counts_only_with_its_type() -> None:
    told = {"inc_instr_id": "GRENADE", "perp_ind_id": "MEN"}
    right = {"docid": "D1", "templates": [{**told, "inc_type": "BOMBING"}]}
    wrong = {"docid": "D1", "templates": [{**told, "inc_type": "ARSON"}]}
    asked = document(key(GRENADE))
    assert templates(asked, document(right)).found == 3
    assert templates(asked, document(wrong)).found == 0
    assert templates(asked, document(wrong)).said == 3
    assert templates(asked, None).asked == 5


def test_slots_earn_half_for_a_wrong_reference_and_nothing_unpaired() -> None:
    found = {
        "docid": "D1",
        "templates": [
            {
                "inc_type": "ATTACK",
                "hum_desc": "CLERKS",
                "hum_num": {"value": "2", "of": "SAILORS"},
            },
            {"inc_type": "ARSON"},
        ],
    }
    tallies = all_slots(document(key(GRENADE)), document(found))
    assert (tallies["hum_num"].found, tallies["hum_num"].said) == (0.5, 1)
    assert (tallies["inc_type"].found, tallies["inc_type"].said) == (1, 2)
    assert tallies["perp_org_id"].asked == 0  # an optional fill that was not found
    assert tallies["phys_id"].asked == 2


def test_verdicts() -> None:
    assert string("TWO ARMED GUARDS", "GUARDS", "hum_desc") == 1
    assert string("GUARD", "GUARDS", "hum_desc") == 0.5
    assert string("GUARDS OF THE PORT", "GUARDS", "hum_desc") == 0.5
    assert string("ANNA BELL", "BELL", "hum_name") == 1
    assert string("SAILORS", "GUARDS", "hum_desc") == 0
    assert closed("GUN", "MACHINE GUN", "inc_instr_type") == 0.5
    assert closed("MACHINE GUN", "GUN", "inc_instr_type") == 0
    assert number("5", "5-7", "hum_num") == 0.5
    assert number("~5", "5", "hum_num") == 0.5
    assert number("PLURAL", "PLURAL", "hum_num") == 1
    assert date("02 MAR 90", "- 03 MAR 90", "") == 0.5
    assert date("02 MAR 90", "01 MAR 90 - 03 MAR 90", "") == 0.5
    assert date("- 03 MAR 90", "- 03 MAR 90", "") == 1
    assert date("20 FEB 90", "- 03 MAR 90", "") == 0
    assert location("A: B (CITY)", "A: B (TOWN)", "") == 1
    assert location("A: C", "A: B (TOWN)", "") == 0.5
    assert location("C", "A", "") == 0


def test_the_table_names_every_slot() -> None:
    rows = list(lines(score(by_id([key(GRENADE)]), {})))
    assert rows[0] == "documents\t1"
    assert [r.split("\t")[0] for r in rows[-24:-1]] == list(SLOTS)
    assert rows[-1].endswith("\t0.0")


def disturbed(rng: Random, rows: list[Row]) -> list[Row]:
    """Keys with templates and fills lost, doubled and changed: answers of a poor reader."""
    found = []
    for row in rows:
        made = []
        for held in row["templates"]:
            slots: Row = {}
            for slot, fills in held["slots"].items():
                kept = [f for f in fills or [] if rng.random() < 0.8]
                slots[slot] = [
                    {"alts": [_less(rng, a) for a in f["alts"]], "xref": f["xref"]} for f in kept
                ]
            made += [slots] * rng.choice((0, 1, 1, 1, 2))
        if rng.random() < 0.3:
            made.append(rng.choice(rows)["templates"][0]["slots"])
        found.append({"docid": row["docid"], "templates": made})
    return found


def _less(rng: Random, words: str) -> str:
    return words.split()[-1] if rng.random() < 0.3 else words


def invented(rng: Random) -> list[Row]:
    words = sorted(set(benchmark_text(RAW).upper().replace(".", "").split()))
    rows = []
    for number_ in range(12):
        held = []
        for _ in range(rng.randint(1, 3)):
            slots: Row = {"inc_type": [fill(rng.choice(("ATTACK", "BOMBING", "ARSON")))]}
            for slot in SLOTS:
                if slot != "inc_type" and rng.random() < 0.6:
                    slots[slot] = [
                        fill(rng.choice(words), rng.choice(words), optional=rng.random() < 0.1)
                        for _ in range(rng.randint(1, 3))
                    ]
            held.append(template(**slots))
        rows.append({"docid": f"D{number_}", "raw": RAW, "templates": held})
    return rows


@pytest.fixture(scope="module")
def second() -> ModuleType:
    named = load().reference_scorer
    path = named.parent / "muc4_score.py" if named else Path("no-such-file")
    pytest.importorskip("scipy")
    if not path.is_file():
        pytest.skip("beside DATELINE_REFERENCE_SCORER there is no second scorer of MUC-4")
    spec = importlib.util.spec_from_file_location("second_muc4", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(4))
def test_our_figures_are_those_of_a_second_scorer(
    second: ModuleType, seed: int, tmp_path: Path
) -> None:
    rng = Random(seed)
    rows = invented(rng)
    found = disturbed(rng, rows)
    files = tmp_path / "key.jsonl", tmp_path / "found.jsonl"
    for file, held in zip(files, (rows, found), strict=True):
        file.write_text("".join(json.dumps(row) + "\n" for row in held), encoding="utf-8")
    asked, told = (second.read(str(file)) for file in files)
    ours = score(by_id(rows), by_id(found))
    assert ours.ree_micro.f1 == pytest.approx(second.ceaf_ree(asked, told)["micro"]["f1"])
    assert ours.tf.f1 == pytest.approx(second.ceaf_tf(asked, told)["micro"]["f1"])
    slots = second.muc(asked, told)
    for slot, tally in ours.slots.items():
        assert tally.f1 == pytest.approx(slots[slot]["f1"]), slot
    assert ours.all_slots.f1 == pytest.approx(slots["[ALL SLOTS]"]["f1"])
