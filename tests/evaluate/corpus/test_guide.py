"""The guide's example is sound, and the guide names every word that a key may hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from dateline.evaluate.corpus.checks import check
from dateline.evaluate.corpus.keys import keyed_sheet
from dateline.evaluate.corpus.markup import parse
from dateline.evaluate.corpus.slots import CLAIM_SLOTS, REFERENCES
from dateline.lexicons import table
from dateline.model import account, claim, taxonomy, values

GUIDE = (Path(__file__).parents[3] / "corpus" / "GUIDE.md").read_text("utf-8")
EXAMPLE = re.search(r"```\n(.*?)```", GUIDE, re.DOTALL)


def test_the_example_is_sound() -> None:
    assert EXAMPLE is not None
    sheet = parse(EXAMPLE[1])
    assert check(sheet) == []
    (key,) = keyed_sheet(sheet, "bridge", "dev")
    assert [len(one.account.claims) for one in key.accounts] == [17, 7]


def test_every_slot_has_its_paragraph() -> None:
    missing = [slot for slot in CLAIM_SLOTS if f"**{slot}**" not in GUIDE and slot != "act"]
    assert missing == []


@pytest.mark.parametrize(
    "words",
    [
        taxonomy.ACTS,
        taxonomy.STAGES,
        taxonomy.CONTEXTS,
        get_args(values.SpeakerRole),
        get_args(values.PlaceRole),
        get_args(values.ActorForm),
        get_args(values.ActorClass),
        get_args(values.ObjectForm),
        get_args(values.ParticipantRole),
        get_args(values.WeaponType),
        get_args(values.Fate),
        get_args(values.Who),
        get_args(account.ToldAs),
        get_args(account.RelationKind),
        tuple(w for w in get_args(claim.Certainty) if w != "stated"),
        tuple(w for w in get_args(claim.ValueState) if w != "given"),
        tuple(table("corpus")["genres"]),
        REFERENCES,
    ],
)
def test_closed_lists_are_whole(words: tuple[str, ...]) -> None:
    assert [word for word in words if not re.search(rf"(?<!\w){word}(?!\w)", GUIDE)] == []


def test_counts_of_the_guide_can_be_read() -> None:
    rows = re.findall(r"\| `([\d?-]+)(?: form=(\w+))?", GUIDE)
    assert len(rows) >= 15
    assert {form for _, form in rows if form} <= set(get_args(values.RangeForm))
