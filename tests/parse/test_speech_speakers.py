"""Roles and names of speakers, and whom short words point back to."""

from __future__ import annotations

import pytest
from speech_reading import make, speech

from dateline.model.values import Speaker


def speakers(text: str, title: str = "") -> list[Speaker]:
    return [s.speaker for s in speech(make(text, title)) if s.speaker is not None]


def first(who: str) -> Speaker:
    found = speakers(f"{who} said that the road to Oruba was closed.")
    assert found, f"{who} does not speak"
    return found[0]


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("The police", "police"),
        ("A police colonel", "police"),
        ("Pol Col Arun Tip", "police"),
        ("Police spokesman Commissioner Ada Lind", "police"),
        ("The police union", "police"),
        ("The bomb squad", "police"),
        ("A source in the law enforcement agencies", "police"),
        ("Lieutenant-General Omar Benn", "military"),
        ("The defence ministry", "military"),
        ("The defence", "suspect_or_family"),
        ("The local council", "government"),
        ("The head of the village council", "government"),
        ("A local aid worker", "aid_or_ngo"),
        ("A schoolteacher, Ada Lind,", "resident"),
        ("A guest", "witness"),
        ("A police spokesman", "police"),
        ("A spokesman for the army", "military"),
        ("The chief of police in Oruba", "police"),
        ("A source inside the police department", "police"),
        ("Officials", "government"),
        ("Local officials", "government"),
        ("The authorities", "government"),
        ("The mayor of Oruba", "government"),
        ("The Interior Ministry", "government"),
        ("Interior Minister Ana Reis", "government"),
        ("A hospital official", "health"),
        ("A doctor at the clinic", "health"),
        ("The fire department", "emergency_service"),
        ("The district prosecutor", "court_or_prosecutor"),
        ("A senator", "politician"),
        ("The United Nations mission", "international_org"),
        ("Human Rights Watch", "aid_or_ngo"),
        ("The Oruba Observatory for Human Rights", "monitor"),
        ("State television", "media"),
        ("A newspaper", "media"),
        ("The militant group", "armed_group"),
        ("The group", "armed_group"),
        ("A Taliban spokesman", "armed_group"),
        ("Witnesses", "witness"),
        ("A resident of the village", "resident"),
        ("The mother of the victim", "victim_or_family"),
        ("An analyst", "expert"),
        ("The intelligence agency", "intelligence"),
    ],
)
def test_roles(who: str, role: str) -> None:
    assert first(who).role == role


@pytest.mark.parametrize(
    ("who", "named", "name"),
    [
        ("Police chief Ada Lind", "name", "Ada Lind"),
        ("Ada Lind, the mayor of Oruba,", "name", "Ada Lind"),
        ("The mayor of Oruba, Ada Lind,", "name", "Ada Lind"),
        ("Gen. Omar al-Benn", "name", "Omar al-Benn"),
        ("The Interior Ministry", "organisation", "Interior Ministry"),
        ("The army", "organisation", "army"),
        ("Officials", "anonymous", None),
        ("A source inside the police department", "anonymous", None),
        ("The sources", "anonymous", None),
    ],
)
def test_naming(who: str, named: str, name: str | None) -> None:
    speaker = first(who)
    assert (speaker.named, speaker.name) == (named, name)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The army said in a statement that the road was closed.", "statement"),
        ("The mayor tweeted that the road was closed.", "social_media"),
        ("The mayor acknowledged in a tweet that the road was closed.", "social_media"),
        ("“The road is closed,” wrote on Twitter Ada Lind, mayor of Oruba.", "social_media"),
        ("The mayor said at a news conference that the road was closed.", "press_conference"),
        ("The mayor said by phone that the road was closed.", "phone"),
        ("A statement by the army said the road was closed.", "statement"),
    ],
)
def test_medium(text: str, medium: str) -> None:
    assert speakers(text)[0].medium == medium


def test_a_pronoun_takes_the_words_of_its_antecedent() -> None:
    text = "Mayor Ada Lind said the road was closed. “Nobody may pass,” she added."
    before, after = speakers(text)
    assert after.text == before.text == "Mayor Ada Lind"
    assert after.span == before.span


def test_she_is_not_he() -> None:
    text = (
        "Maria Benn, a nurse, said six people were hurt. Peter Odun, a driver, said he saw smoke. "
        "“They were children,” she said."
    )
    assert speakers(text)[-1].name == "Maria Benn"


def test_a_surname_finds_its_full_name_and_role() -> None:
    text = "Army spokesman Tarek Odun said the road was closed. Odun said nobody was hurt."
    short = speakers(text)[-1]
    assert (short.text, short.name, short.role) == ("Odun", "Tarek Odun", "military")


def test_a_surname_finds_a_name_given_later() -> None:
    text = "“It was dark,” Odun said. Tarek Odun, a soldier, was hurt on Monday."
    assert speakers(text)[0].name == "Tarek Odun"


def test_the_spokesman_is_the_one_met_before() -> None:
    text = "A spokesman for the army said the road was closed. The spokesman said it was mined."
    assert speakers(text)[-1].role == "military"


def test_a_statement_speaks_for_its_issuer() -> None:
    text = (
        "The Interior Ministry issued a statement on Monday. "
        "Two officers were hurt, the statement said."
    )
    speaker = speakers(text)[-1]
    assert (speaker.text, speaker.name) == ("the statement", "Interior Ministry")
    assert (speaker.role, speaker.medium) == ("government", "statement")


def test_they_in_a_relative_clause_is_the_issuer() -> None:
    text = (
        "A representative for the Oruba Police Department issued a statement in which they "
        "acknowledged that a raid had taken place."
    )
    assert speakers(text)[0].text == "A representative for the Oruba Police Department"


def test_two_speakers_at_once() -> None:
    text = "The army and the governor of Oruba said the road was closed."
    speaker = speakers(text)[0]
    assert [other.text for other in speaker.also] == ["the governor of Oruba"]


def test_two_kinds_of_officials_are_one_speaker() -> None:
    speaker = speakers("Oruban police and hospital officials said six people were hurt.")[0]
    assert speaker.text == "Oruban police and hospital officials"
    assert (speaker.role, speaker.also) == ("police", ())


def test_the_group_is_the_organisation_met_before() -> None:
    text = "Human Rights Watch said that 30 people died. The group said the army shot them."
    assert (speakers(text)[-1].role, speakers(text)[-1].name) == (
        "aid_or_ngo",
        "Human Rights Watch",
    )


def test_their_spokesman_has_their_role() -> None:
    text = "The rebels denied that they fired. “We did not,” their spokesman said."
    assert speakers(text)[-1].role == "armed_group"


def test_the_first_of_two_speakers_is_named_apart() -> None:
    text = "Army chief Omar Benn and President Ana Reis said the city was safe."
    speaker = speakers(text)[0]
    assert (speaker.text, speaker.name) == ("Army chief Omar Benn", "Omar Benn")
    assert [other.text for other in speaker.also] == ["President Ana Reis"]


def test_the_statement_is_that_of_those_who_put_it_out() -> None:
    text = (
        "The Interior Ministry said in a statement that nine men had been killed. The men were "
        "armed, the statement said."
    )
    assert [s.role for s in speakers(text)] == ["government", "government"]


def test_a_bare_spokeswoman_speaks_for_the_body_before() -> None:
    text = (
        "The prosecutor's office said two men were held. The pistol was loaded, spokeswoman "
        "Ada Lind said."
    )
    assert speakers(text)[-1].role == "court_or_prosecutor"
