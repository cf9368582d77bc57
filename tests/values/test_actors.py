from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import pytest

from dateline.lexicons import table
from dateline.model.values import Actor
from dateline.values.actors import compare, organisation, parse, show

CASES = [
    ("unknown gunmen", None, "unidentified armed group", "described_group", "unknown", "yes"),
    ("the terrorists", None, "unidentified armed group", "described_group", "unknown", "yes"),
    ("a gunman", None, "unidentified armed group", "described_person", "unknown", "yes"),
    ("Islamist rebels", None, "militants", "described_group", "rebel_group", "yes"),
    ("police", None, "police", "described_group", "police", "yes"),
    ("three soldiers", None, "military", "described_group", "military", "yes"),
    ("unarmed students", None, "civilians", "described_group", "civilians", "no"),
    ("armed villagers", None, "communal militia", "described_group", "communal_militia", "yes"),
    ("Boko Haram", "Boko Haram", "armed group", "named_organisation", "rebel_group", "yes"),
    ("ISIS", "Islamic State", "armed group", "named_organisation", "rebel_group", "yes"),
    ("Officer Ada Okoro", "Officer Ada Okoro", "person", "named_person", "unknown", "not_said"),
    ("it", None, "unidentified", "unnamed", "unknown", "not_said"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "label", "form", "class_", "armed"), CASES)
def test_parse(
    words: str, name: str | None, label: str, form: str, class_: str, armed: str
) -> None:
    actor = parse(words)
    assert (actor.name, actor.label, actor.form) == (name, label, form)
    assert (actor.class_, actor.armed) == (class_, armed)


@pytest.mark.parametrize("words", ["three schoolgirls", "a 12-year-old boy", "children"])
def test_minors(words: str) -> None:
    assert parse(words).minor is True


@pytest.mark.parametrize("words", ["a woman", "a 47-year-old teacher", "soldiers"])
def test_no_minors(words: str) -> None:
    assert parse(words).minor is None


LOADED = ["terrorists", "thugs", "subversives", "extremists", "martyrs", "invaders", "cultists"]


@pytest.mark.parametrize("words", LOADED)
def test_loaded_words_are_never_a_label(words: str) -> None:
    assert words not in (parse(f"the {words}").label or "")


def test_labels_name_no_nation_and_no_faith() -> None:
    for kind in table("actor_nouns")["kind"]:
        assert kind["label"] == kind["label"].lower()


CURATED = Path(__file__).parents[2] / "dateline" / "data" / "actors" / "curated.toml"


def test_the_names_of_a_group_find_it_where_it_is() -> None:
    for entry in tomllib.loads(CURATED.read_text(encoding="utf-8"))["actor"]:
        where = (entry["country"],) if entry["country"] else ()
        for name in (*entry["names"], *entry.get("at_home", [])):
            group = organisation(f"the {name} on Monday", where)
            assert group is not None, name
            assert group.id == entry["id"], name


def test_letters_that_several_go_by_are_decided_by_the_country() -> None:
    found = [organisation("the ADF", (country,)) for country in ("UG", "CM", "PH")]
    assert [o.id if o else None for o in found] == ["adf", "ambazonia", None]


def test_dissidents_of_a_group_are_not_the_group() -> None:
    found = organisation("FARC dissidents", ("CO",))
    assert found is not None
    assert found.id != "farc"
    assert organisation("Boko Haram defectors", ("NG",)) is None


def test_peoples_describe_and_are_no_name() -> None:
    herders, person = parse("armed Fulani herders"), parse("A Palestinian")
    assert (herders.name, herders.described_as) == (None, "Fulani")
    assert (person.name, person.label, person.described_as) == (None, "person", "Palestinian")


def test_a_force_of_a_state_has_its_country() -> None:
    troops = parse("Turkish troops")
    assert (troops.class_, troops.country, troops.described_as) == ("military", "TR", None)


def test_who_is_private() -> None:
    told = [parse(words).private for words in ("three farmers", "the mayor", "police", "a man")]
    assert told == [True, False, False, None]


def test_a_group_inside_a_phrase_and_a_lower_case_word() -> None:
    group = organisation("fighters of the Boko Haram faction")
    assert group is not None
    assert group.name == "Boko Haram"
    assert organisation("is") is None


PAIRS: list[tuple[str, str, Literal["agree", "vaguer", "disagree"]]] = [
    ("gunmen", "the attackers", "agree"),
    ("ISIS", "the Islamic State group", "agree"),
    ("Boko Haram", "the Taliban", "disagree"),
    ("gunmen", "rebels", "vaguer"),
    ("police", "rebels", "disagree"),
]


@pytest.mark.parametrize(("a", "b", "wanted"), PAIRS)
def test_compare_is_the_same_both_ways(a: str, b: str, wanted: str) -> None:
    assert compare(parse(a), parse(b)) == wanted
    assert compare(parse(b), parse(a)) == wanted


def test_show() -> None:
    assert show(parse("gunmen")) == "unidentified armed group"
    assert show(parse("ISIS")) == "Islamic State"
    assert show(Actor()) == "unidentified"
