from __future__ import annotations

import pytest
from coded import parsed

from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.values import Actor, Object
from dateline.normalise.actors import resolve

NOTHING = parsed("")


def mention(slot: str, text: str, **more: object) -> Mention:
    return Mention(slot, Span("text", 0, len(text)), text, 0, "r", **more)  # type: ignore[arg-type]


def value(slot: str, text: str, **more: object) -> object:
    (found,) = resolve((mention(slot, text, **more),), NOTHING)
    return found.value


def test_a_target_may_be_a_thing() -> None:
    found = value("target", "the police station")
    assert isinstance(found, Object)
    assert (found.form, found.sector) == ("facility", "police")


@pytest.mark.parametrize("text", ["two police officers", "a convoy of soldiers", "the patrol"])
def test_people_are_actors_even_where_their_word_is_a_thing(text: str) -> None:
    assert isinstance(value("target", text), Actor)


@pytest.mark.parametrize("slot", ["perpetrator", "victim", "participant"])
def test_only_targets_are_things(slot: str) -> None:
    assert isinstance(value(slot, "the hospital"), Actor)


def test_a_participant_keeps_its_role() -> None:
    found = value("participant", "teachers", key="demonstrators")
    assert isinstance(found, Actor)
    assert found.role == "demonstrators"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [("suspected rebels", "suspected"), ("Alleged bandits", "suspected"), ("rebels", "stated")],
)
def test_suspicion(text: str, certainty: str) -> None:
    (found,) = resolve((mention("perpetrator", text),), NOTHING)
    assert found.certainty == certainty


def test_a_clause_behind_a_phrase_says_nothing_of_its_kind() -> None:
    found = value("perpetrator", "gunmen who wore the uniform of soldiers")
    assert isinstance(found, Actor)
    assert found.class_ == "unknown"


def test_a_surname_takes_the_full_name_that_was_given() -> None:
    full, short = resolve(
        (mention("victim", "Ada Okoro"), mention("victim", "Okoro")), NOTHING
    )  # fmt: skip
    assert isinstance(full.value, Actor)
    assert isinstance(short.value, Actor)
    assert short.value.name == full.value.name == "Ada Okoro"


def test_other_slots_are_left_alone() -> None:
    other = mention("place", "Kano")
    assert resolve((other,), NOTHING) == (other,)
