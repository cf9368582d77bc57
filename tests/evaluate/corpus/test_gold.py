"""Keys compiled to the gold format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from marked_cases import FILE, keyed

from dateline.evaluate.corpus.gold import actor_kind, compiled, gold_row, report_row
from dateline.evaluate.corpus.keys import keyed_folder
from dateline.model.values import Actor

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "evals"))


def incident(words: str = FILE, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = gold_row(keyed(words)[0])["incidents"][number]
    return found


def test_a_report_as_it_is_given() -> None:
    row = report_row(keyed()[0])
    assert (row["id"], row["published"], row["family"], row["split"]) == (
        "bridge-1", "2021-03-10", "bridge", "dev",
    )  # fmt: skip
    assert row["text"].startswith("DIFFA (LC) - Gunmen opened fire")
    assert report_row(keyed()[1])["published"] is None


def test_an_incident() -> None:
    found = incident()
    assert (found["event_type"], found["sub_event_type"], found["also"]) == (
        "battles", "armed_clash", ["attack"],
    )  # fmt: skip
    assert found["date"] == {"earliest": "2021-03-09", "latest": "2021-03-09", "text": "Tuesday"}
    assert found["place"]["text"] == "the bridge of Doutchi"
    assert found["targets"] == [{"text": "a patrol of the gendarmerie", "kind": "security_force"}]
    assert found["unknowns"] == ["The army could not be reached"]
    assert not gold_row(keyed()[1])["incidents"]


def test_tolls_have_plain_bounds_and_the_words_of_their_speaker() -> None:
    four, six = incident()["casualties"]
    assert (four["low"], four["high"], four["who"], four["source"]) == (
        4, 4, "state_forces", "Colonel Issa Maman",
    )  # fmt: skip
    assert (six["low"], six["high"], six["source"]) == (6, 6, "A trader")


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("4-", (4, None)), ("101- form=more_than", (101, None)), ("-20", (20, 20)),
        ("30 form=about", (30, 30)), ("24-99 form=dozens", (24, 99)),
        ("-79 form=nearly", (None, 79)),
        ("2- form=plural", (2, None)),
    ],
)  # fmt: skip
def test_bounds(written: str, bounds: tuple[int | None, int | None]) -> None:
    words = FILE.replace("casualty c4 killed total 6", f"casualty c4 killed total {written}")
    toll = incident(words)["casualties"][1]
    assert (toll["low"], toll["high"]) == bounds


@pytest.mark.parametrize("extra", ["scope=several_incidents", "polarity=denied"])
def test_tolls_that_are_no_tolls_of_it(extra: str) -> None:
    words = FILE.replace("casualty c4 killed total 6", f"casualty c4 killed total 6 {extra}")
    assert len(incident(words)["casualties"]) == 1


def test_nobody_hurt_counts_only_against_another_figure() -> None:
    nobody = FILE.replace("casualty c5 killed unknown 2", "casualty c5 injured unknown 0")
    assert incident(nobody, 1)["casualties"] == []
    denied = FILE.replace("casualty c4 killed total 6", "casualty c4 killed total 0")
    assert [toll["low"] for toll in incident(denied)["casualties"]] == [4, 0]


def test_who_says_it_was_them() -> None:
    found = incident()
    assert found["responsibility"]["status"] == "claimed"
    assert found["responsibility"]["by"] == "The Dawn Front"
    assert {"text": "The Dawn Front", "kind": "organisation", "status": "claimed"} in found[
        "perpetrators"
    ]
    assert incident(number=1)["responsibility"] == {
        "status": "not_mentioned", "by": None, "text": None,
    }  # fmt: skip


def test_statements_are_attributions() -> None:
    (one,) = incident()["attributions"]
    assert (one["fact"], one["source"], one["kind"], one["status"]) == (
        "more than a hundred people", "He", "military", "asserted",
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["kind=aggregate", "minimal"])
def test_what_is_no_incident_of_the_gold_format(mark: str) -> None:
    words = FILE.replace("account B recalled", f"account B recalled {mark}")
    assert len(gold_row(keyed(words)[0])["incidents"]) == 1


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        (Actor(form="named_organisation", class_="military"), "state_force"),
        (Actor(form="named_organisation", class_="rebel_group"), "organisation"),
        (Actor(form="named_person"), "individual"),
        (Actor(form="described_group"), "group_description"),
    ],
)
def test_kinds_of_perpetrators(actor: Actor, kind: str) -> None:
    assert actor_kind(actor) == kind


def test_the_corpus_compiles_to_a_sound_key() -> None:
    import check_gold

    keys = keyed_folder(ROOT / "corpus")
    reports, gold = compiled(keys)
    assert list(check_gold.check(gold, reports)) == []
