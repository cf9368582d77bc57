"""Which capitalised words are persons, and which of them speak for the public."""

from __future__ import annotations

import pytest

from dateline.export import persons
from dateline.export.persons import Known
from dateline.model.ports import Candidate


class Towns:
    def find(self, name: str) -> tuple[Candidate, ...]:
        held = {"Oruba": ("city", 9000), "Paris": ("city", 2_000_000), "Borno": ("admin1", 0),
                "Lincoln": ("city", 250_000), "San Telmo": ("city", 800)}  # fmt: skip
        if name not in held:
            return ()
        kind, people = held[name]
        return (Candidate(1, name, kind, "KE", population=people),)  # type: ignore[arg-type]


KNOWN = Known(lookup=Towns())


def private(text: str) -> list[str]:
    return [text[f.start : f.end] for f in persons.find(text, KNOWN) if not f.public]


def public(text: str) -> list[str]:
    return [text[f.start : f.end] for f in persons.find(text, KNOWN) if f.public]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amina Diallo, 34, was shot in Oruba.", ["Amina Diallo"]),
        ("The victim was identified as Suryani.", ["Suryani"]),
        ("He and his wife Grace fled to Oruba.", ["Grace"]),
        ("Rose, 12, died. Rose bushes burned.", ["Rose"]),
        ("Blessing was abducted; hope faded.", ["Blessing"]),
        ("“Run,” said Juan de la Cruz, a farmer.", ["Juan de la Cruz"]),
        ("Lincoln, 40, lived in Lincoln.", ["Lincoln"]),
        ("In Paris, Jordan Hale spoke.", ["Jordan Hale"]),
        ("Sunday Okafor, 50, died on Sunday.", ["Sunday Okafor"]),
        ("A resident, J. K. Rowe, saw it.", ["J. K. Rowe"]),
        ("Sgt. Peter Mwangi was killed.", ["Peter Mwangi"]),
        ("Dr Li and Nurse Wanjiku were there.", ["Li", "Wanjiku"]),
        ("Gunmen Kill Three In Market Attack: Musa Yaro Among Dead", ["Musa Yaro"]),
        ("GUNMEN KILL AMINA DIALLO IN MARKET ATTACK", ["AMINA DIALLO"]),
        ("He saw Amina\nDiallo fall.", ["Amina\nDiallo"]),
        ("Jos&eacute; Echeverr&#237;a fled.", ["Jos&eacute; Echeverr&#237;a"]),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert private(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Officials of the Ministry of the Interior spoke in Oruba, Borno.",
        "Paris condemned that the Kenyan army had left San Telmo on Monday.",
        "The Red Cross and the Oruba Teaching Hospital counted 14 dead.",
        "Boko Haram fighters attacked the Oruba Market near Lake Sorna.",
        "Iran-backed militias and pro-Western groups clashed. They’re gone.",
        "Gunmen attacked. Witnesses said so. Police fired. Protesters fled.",
        "The UN and the AU condemned it, Reuters reported.",
        "Clashes in Northern Kenya; Fulani herders fled in March.",
    ],
)
def test_no_persons(text: str) -> None:
    assert persons.find(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Governor Musa Bello spoke.", ["Musa Bello"]),
        ("Police spokesman Aminu Sule said so.", ["Aminu Sule"]),
        ("Aminu Sule, the state police spokesman, said so.", ["Aminu Sule"]),
        ("Prime Minister Anna Berg left.", ["Anna Berg"]),
    ],
)
def test_who_speaks_for_the_public(text: str, names: list[str]) -> None:
    assert public(text) == names
    assert private(text) == []


def test_what_the_record_knows_is_no_person() -> None:
    known = Known(frozenset({"qatran"}), frozenset({"sorna dispatch"}))
    text = "The Sorna Dispatch saw smoke over Qatran."
    assert persons.find(text, known) == []
    assert len(persons.find(text, Known())) == 2
