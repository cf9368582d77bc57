from __future__ import annotations

import dataclasses
import inspect

import pytest

from dateline.export import glossary
from dateline.model import account, claim, coding, report, span, values


@pytest.mark.parametrize("kind", glossary.vocabulary())
def test_every_word_of_the_record_has_a_sentence(kind: str) -> None:
    told = [e.word for e in glossary.entries() if e.kind == kind]
    assert sorted(told) == sorted(glossary.vocabulary()[kind])


def test_there_is_no_kind_that_the_record_does_not_have() -> None:
    assert {e.kind for e in glossary.entries()} == set(glossary.vocabulary())


def test_every_field_of_the_record_has_a_sentence() -> None:
    for module in (span, report, coding, account, claim, values):
        for name, cls in inspect.getmembers(module, dataclasses.is_dataclass):
            if cls.__module__ != module.__name__ or name in ("CodedReport", "Skipped"):
                continue
            fields = {f.name.rstrip("_") for f in dataclasses.fields(cls)}
            fields |= {"status"} if cls is claim.Claim else set()
            assert set(glossary.notes()[name]) == fields, name


def test_sentences_are_one_and_plain() -> None:
    for entry in glossary.entries():
        assert entry.meaning.endswith("."), entry
        assert "\n" not in entry.meaning
    for held in glossary.notes().values():
        assert all(note.endswith(".") for note in held.values())


@pytest.mark.parametrize(
    "word", ["said_unknown", "Said Unknown", "said-unknown", " said unknown "]
)
def test_words_are_found_in_any_spelling(word: str) -> None:
    (found,) = glossary.find(word)
    assert (found.word, found.kind) == ("said_unknown", "value state")


def test_a_word_may_have_several_meanings() -> None:
    kinds = {e.kind for e in glossary.find("denied")}
    assert {"polarity", "status", "responsibility", "occurrence"} <= kinds
    assert "field of Place" in {e.kind for e in glossary.find("radius_km")}


def test_an_unknown_word_gets_suggestions() -> None:
    assert glossary.find("kiled") == ()
    assert "killed" in glossary.near("kiled")
    assert "date precision" not in glossary.near("xyzzy")
    assert glossary.near("xyzzy") == []
