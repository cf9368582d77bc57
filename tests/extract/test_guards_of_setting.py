"""What voids violent words, and what proves that they are meant."""

from __future__ import annotations

import pytest
from coded import Frames, framed, parsed

from dateline.extract.frames import proofs
from dateline.extract.frames.genres import genre

PROVES = [
    "Gunmen killed four passengers, police said on Monday.",
    "A grenade thrown into the stand injured nine fans, and police arrested a man.",
    "The minister was stabbed at the gate and guards seized the man.",
]
NO_PROOF = [
    "The striker shot twice and killed the match, the coach said.",
    "The burst pipe was like a bomb that killed the evening, police said.",
    "There was no sign of gunmen, police said after the two had died.",
    "The film's bandits are killed by a policeman.",
    "You are killed by gunmen on level two, and police arrive late.",
    "In the year to March 61 people were shot dead, police said.",
    "Three 'gunmen' were 'killed', and police went home.",
]


@pytest.mark.parametrize("text", PROVES)
def test_arms_and_harm_confirmed_prove_violence(text: str) -> None:
    assert proofs.proven(parsed(text)) == {0}


@pytest.mark.parametrize("text", NO_PROOF)
def test_play_comparison_denial_and_number_prove_nothing(text: str) -> None:
    assert proofs.proven(parsed(text)) == frozenset()


def test_a_proof_needs_somebody_who_confirms_it() -> None:
    told = "Gunmen killed four passengers."
    assert proofs.proven(parsed(told)) == frozenset()
    assert proofs.proven(parsed(f"{told} The road is long. Police found the bus."))


def test_guns_in_a_hunt_are_a_mishap_unless_somebody_fires_on_purpose() -> None:
    hunt = "A hunter was shot dead by a member of his hunting party, police said."
    assert proofs.mishap([hunt])
    assert not proofs.violent(parsed(hunt))
    assert not proofs.mishap([hunt, "He was murdered, a prosecutor said."])


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        (
            "Rovers storm fortress",
            "The striker shot in from the penalty spot in the last league match.",
            "sport",
        ),
        (
            "Ferry sinks",
            "The ferry sank in heavy swells and the coast guard found three bodies.",
            "accident",
        ),
        (
            "'Gunmen' in metro, 20 'killed'",
            "The drill tested doctors. The exercise had a scenario of gas.",
            "drill",
        ),
        ("Opinion: no more bombs", "A bomb killed two.", "opening"),
        (
            "Grenade kills four at league match",
            "A grenade thrown at a striker on the pitch killed four fans. Police sealed the gate.",
            None,
        ),
        ("Gunmen kill four", "Gunmen killed four men in Yelwa, police said.", None),
    ],
)
def test_genre(title: str, text: str, kind: str | None) -> None:
    assert genre(parsed(text, title)) == kind


def real(found: Frames) -> bool:
    return bool(found.acts("real"))


VOID = [
    "A crowd of fans heard what sounded like a bomb going off.",
    "The army denied reports that gunmen had crossed the river and kidnapped two herders.",
    "The text demands that all armed groups lay down their weapons and release abducted children.",
    "The bloc urged the rebels to surrender.",
    "The poet was twice arrested by the old regime.",
    "Cheap drones killed more soldiers than guns did.",
    "Armed groups attack military posts.",
    "Six soldiers died when an army helicopter struck a hillside.",
    "The council deplored a wave of bombings.",
    "He was released on bail, and the hostage affair was closed.",
]
MEANT = [
    "A bomb killed nine people in Zaria, police said.",
    "Gunmen kidnapped two herders, the army said.",
    "The rebels surrendered to the army on Friday.",
    "The army helicopter struck a village and killed four farmers.",
    "Two terrorist groups attacked a convoy.",
]


@pytest.mark.parametrize("text", VOID)
def test_acts_that_nobody_did(text: str) -> None:
    found = framed(text)
    assert found.mentions
    assert not real(found)


@pytest.mark.parametrize("text", MEANT)
def test_acts_that_somebody_did(text: str) -> None:
    assert real(framed(text))


def test_an_age_long_past_is_history() -> None:
    old = "In 1842 dragoons shot dead six weavers. Forty were arrested."
    assert not real(framed(old))
    assert real(framed("A bomb dropped in 1943 exploded on Monday and killed two diggers."))


@pytest.mark.parametrize(
    "text",
    [
        "The president fired the chief of the army and three generals on Thursday.",
        "The campaign groups target voters in four states.",
        "A veteran shot himself in the car park of a hospital.",
        "The senator attacked the police on Monday, calling them cowards.",
        "He was held in Lagos on charges of murder, kidnapping and robbery.",
        "A sabre that was captured at Borodino stayed unsold.",
        "The coalition is implicated in the bombing of schools.",
    ],
)
def test_dismissals_campaigns_words_and_charges(text: str) -> None:
    acts = framed(text).acts("real")
    assert acts <= {"arrest"}


def test_a_general_who_is_fired_on_is_not_dismissed() -> None:
    assert "shooting" in framed("Rebels fired on the general and his guards.").acts("real")
