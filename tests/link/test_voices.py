"""Voices: copies of texts, whole and in part, and versions of pages."""

from __future__ import annotations

import random
from pathlib import Path

from dateline.evaluate.corpus.keys import keyed_folder
from dateline.link import voices

CORPUS = Path(__file__).parents[2] / "corpus"

WIRE = (
    "Gunmen fired on a patrol near the market of Oruba on Monday, killing three officers, a "
    "police spokesman said. They fled on motorbikes to the hills, and a search was under way.\n\n"
    "Residents said that the shooting went on for a quarter of an hour. The market was closed, "
    "and soldiers stood at the bridge. No group has claimed the attack so far."
)
EDITED = WIRE.replace("a quarter of an hour", "some fifteen minutes").replace("so far", "yet")
LONGER = (
    "It was a quiet morning in the valley until the first shots, which nobody here will forget "
    "soon, as an old trader told our reporter over tea in his shop.\n\n" + WIRE.split("\n\n")[0] +
    "\n\nThe mayor has called for calm and wants to meet the elders of both banks of the river, "
    "who have not spoken with one another since the harvest before last and its many quarrels."
)  # fmt: skip
OTHER = (
    "A court in the capital heard on Friday how two brothers planned the theft of a painting from "
    "the museum of fine arts. The judge will give the verdict in the week after next, and the "
    "lawyers of both sides asked for patience while the experts look at the frame again."
)


def test_a_signature_is_of_the_words_alone() -> None:
    signature = voices.text_signature(WIRE)
    assert len(signature) == 4 * voices.SIZE
    assert signature == voices.text_signature(WIRE.upper().replace(",", " ;"))
    assert voices.text_signature(" .. ") == b""


def test_copies_are_alike_and_other_texts_are_not() -> None:
    wire, edited, other = map(voices.text_signature, (WIRE, EDITED, OTHER))
    assert voices.likeness(wire, wire) == 1
    assert voices.likeness(wire, edited) >= voices.ALIKE
    assert voices.likeness(wire, other) < 0.1
    assert voices.likeness(wire, b"") == 0
    assert set(voices.signature_keys(wire)) & set(voices.signature_keys(edited))
    assert not set(voices.signature_keys(wire)) & set(voices.signature_keys(other))
    assert voices.signature_keys(b"") == ()


def test_a_partial_copy_is_found() -> None:
    first = WIRE.split("\n\n")[0]
    assert voices.copied(first, LONGER) > voices.COPIED
    assert voices.copied(LONGER, first) == voices.copied(first, LONGER)
    assert voices.copied(OTHER, LONGER) < 0.1
    assert voices.copied("Three dead.", LONGER) == 0
    assert set(voices.passage_keys(first)) & set(voices.passage_keys(LONGER))


def test_groups_do_not_hang_on_the_order() -> None:
    texts = {"wire": WIRE, "edited": EDITED, "longer": LONGER, "other": OTHER, "brief":
             WIRE.split("\n\n")[0]}  # fmt: skip
    expected = (("brief", "edited", "longer", "wire"), ("other",))
    chance = random.Random(3)
    for _ in range(10):
        order = list(texts)
        chance.shuffle(order)
        assert voices.groups({n: texts[n] for n in order}) == expected


def test_versions_of_a_page_are_one_voice_the_newest() -> None:
    works = {"v1": ("page", "2021-03-09"), "v2": ("page", "2021-03-10"), "b": ("b", "2021-03-11")}
    texts = {"v1": WIRE, "v2": OTHER, "b": LONGER.split("\n\n")[-1]}
    assert voices.groups(texts, works) == (("b",), ("v1", "v2"))
    assert voices.newest(("v1", "v2", "x"), works) == ("v2", "x")
    assert voices.groups(texts) == (("b",), ("v1",), ("v2",))


def test_copies_of_the_families_are_found() -> None:
    """What the families call a copy is one voice, and no two stories are."""
    keys = keyed_folder(CORPUS, "train")
    of = {n: group for group in voices.groups({k.id: k.report.text for k in keys}) for n in group}
    copies = [(k.id, k.copy_of) for k in keys if k.copy_of]
    assert len(copies) >= 10
    assert [pair for pair in copies if of[pair[0]] != of[pair[1]]] == []
    family = {k.id: k.family for k in keys}
    assert all(len({family[n] for n in group}) == 1 for group in of.values())
