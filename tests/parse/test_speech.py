"""Who says which stretch: one test a way of attributing, on invented reports."""

from __future__ import annotations

import pytest
from speech_reading import make, speech, untagged

from dateline.model.parsed import Stretch
from dateline.parse.sentences import split
from dateline.parse.speech import attribute


def said(text: str, title: str = "") -> list[tuple[str, str, str]]:
    """`(speaker, cue, content)` of each stretch."""
    report = make(text, title)
    return [
        (
            stretch.speaker.text if stretch.speaker else "",
            report.quote(stretch.cue) if stretch.cue else "",
            " / ".join(report.quote(part) for part in stretch.content),
        )
        for stretch in speech(report)
    ]


def one(text: str, cue: str, title: str = "") -> Stretch:
    """The stretch with this cue."""
    report = make(text, title)
    found = [s for s in speech(report) if s.cue and cue in report.quote(s.cue)]
    assert found, f"nothing is attributed by {cue!r}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Police said that two officers were killed in Oruba.",
            "Police",
            "two officers were killed in Oruba",
        ),
        (
            "Two officers were killed in Oruba, police said on Monday.",
            "police",
            "Two officers were killed in Oruba",
        ),
        (
            "The mayor told reporters on Friday that the bridge was closed.",
            "The mayor",
            "the bridge was closed",
        ),
        (
            "The army confirmed the attack on the base.",
            "The army",
            "the attack on the base",
        ),
        (
            "The mayor, Ada Lind, confirmed the incident.",
            "The mayor, Ada Lind",
            "the incident",
        ),
        (
            "The officer, whose name was not given, denies the charge.",
            "The officer",
            "the charge",
        ),
        (
            "Women who came to fetch water on Friday said that they were afraid.",
            "Women",
            "they were afraid",
        ),
        (
            "A farmer who goes there all the same said he had heard two shots.",
            "A farmer",
            "he had heard two shots",
        ),
        (
            "Experts said between six and eight kilos of powder were used.",
            "Experts",
            "between six and eight kilos of powder were used",
        ),
        (
            "The operator said at the time that the line had leaked.",
            "The operator",
            "the line had leaked",
        ),
        (
            "The Red Cross counted 60 wounded.",
            "The Red Cross",
            "60 wounded",
        ),
        (
            "The ministry identified the dead man as Anton Rell.",
            "The ministry",
            "the dead man as Anton Rell",
        ),
        (
            "The shop was shut for about an hour, its owner, Ada Lind, said.",
            "its owner, Ada Lind",
            "The shop was shut for about an hour",
        ),
        (
            "According to a nurse at the clinic, six people were hurt.",
            "a nurse at the clinic",
            "six people were hurt",
        ),
        (
            "Six people were hurt, according to the Oruba Courier, a local newspaper.",
            "the Oruba Courier, a local newspaper",
            "Six people were hurt",
        ),
        (
            "Tarek Odun, the chief of police in Oruba, said in a statement that calm was back.",
            "Tarek Odun, the chief of police in Oruba",
            "calm was back",
        ),
        (
            "Officials, speaking on condition of anonymity, said the depot had burned down.",
            "Officials",
            "the depot had burned down",
        ),
        (
            "The bus caught fire near the market, reported OrubaTV.",
            "OrubaTV",
            "The bus caught fire near the market",
        ),
        (
            "The convoy, a spokesman for the army said, was hit twice.",
            "a spokesman for the army",
            "The convoy / was hit twice",
        ),
        (
            "The rebels vowed to fight on until spring.",
            "The rebels",
            "to fight on until spring",
        ),
    ],
)
def test_indirect_speech(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(who, what) for who, _, what in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "“The road is closed,” said governor Lena Marsh.",
            "governor Lena Marsh",
            "The road is closed",
        ),
        (
            '"The road is closed," Lena Marsh told reporters. "Nobody may pass."',
            "Lena Marsh",
            "The road is closed / Nobody may pass.",
        ),
        (
            "“The road,” Lena Marsh said, “is closed until Monday.”",
            "Lena Marsh",
            "The road / is closed until Monday.",
        ),
        (
            "'The road is closed until Monday,' a soldier said.",
            "a soldier",
            "The road is closed until Monday",
        ),
        (
            "A soldier said: “The road is closed.”",
            "A soldier",
            "The road is closed.",
        ),
    ],
)
def test_direct_speech(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(who, what) for who, _, what in said(text)]


def test_direct_speech_is_marked_as_such() -> None:
    stretch = one("“The road is closed,” a soldier said.", "said")
    assert (stretch.manner, stretch.certainty, stretch.polarity) == (
        "direct",
        "stated",
        "affirmed",
    )


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We heard a blast,” Lena Marsh said. “We ran.\n\n“Then it was quiet.”"
    report = make(text)
    (stretch,) = [s for s in speech(report) if s.manner == "direct"]
    assert [report.quote(part) for part in stretch.content] == [
        "We heard a blast",
        "We ran.",
        "Then it was quiet.",
    ]


def test_an_unclosed_quotation_ends_before_the_next_one() -> None:
    text = (
        "“There is shooting near the gate. According to a source inside the ministry, "
        "“all patrols were sent to the gate.”"
    )
    who, _, what = next(s for s in said(text) if s[1] == "According to")
    assert who == "a source inside the ministry"
    assert what == "There is shooting near the gate. / all patrols were sent to the gate."


def test_a_second_saying_of_the_same_subject() -> None:
    text = "The mayor confirmed that shots were fired, but he said that nobody was hurt."
    assert [(who, what) for who, _, what in said(text)] == [
        ("The mayor", "shots were fired"),
        ("The mayor", "nobody was hurt"),
    ]


def test_participles_take_the_subject_over() -> None:
    text = "The prefecture called it an attack, reported Oruba Radio, adding that a man was held."
    assert ("Oruba Radio", "adding", "a man was held") in said(text)


@pytest.mark.parametrize(
    "title", ["Police: Gunman shot at market", "Gunman shot at market: police"]
)
def test_titles_with_a_colon(title: str) -> None:
    who, _, what = said("Nothing more is known.", title)[0]
    assert (who.lower(), what) == ("police", "Gunman shot at market")


def test_a_place_before_a_colon_does_not_speak() -> None:
    assert said("A calm night.", "Oruba bus attack: Three soldiers wounded") == []


def test_what_others_are_quoted_as_saying() -> None:
    text = "The Oruba News Agency cited the Interior Ministry as saying 12 rebels died."
    speaker = one(text, "as saying").speaker
    assert speaker is not None
    assert speaker.text == "the Interior Ministry"
    assert speaker.via is not None
    assert speaker.via.role == "media"


def test_citing_passes_the_words_on() -> None:
    text = "Ten people were hurt, state television reported, citing hospital officials."
    speaker = one(text, "reported").speaker
    assert speaker is not None
    assert (speaker.text, speaker.role) == ("hospital officials", "health")
    assert speaker.via is not None
    assert speaker.via.text == "state television"


@pytest.mark.parametrize(
    ("text", "cue", "certainty", "polarity"),
    [
        ("The army denied that it had shelled the school.", "denied", "stated", "denied"),
        ("The rebels claimed that 40 soldiers had died.", "claimed", "hedged", "affirmed"),
        ("Police accused the group of burning the depot.", "accused", "suspected", "affirmed"),
        ("The driver is believed to have fled.", "believed", "hedged", "affirmed"),
        ("Two men reportedly fired at the car.", "reportedly", "hedged", "affirmed"),
        ("A man suspected of planting the bomb was held.", "suspected", "suspected", "affirmed"),
        ("The number of dead could not be verified.", "verified", "unverified", "affirmed"),
        ("The mayor declined to say who had fired.", "declined", "unknown", "affirmed"),
        ("The ministry did not confirm that it was a bomb.", "confirm", "unverified", "affirmed"),
    ],
)
def test_how_sure(text: str, cue: str, certainty: str, polarity: str) -> None:
    stretch = one(text, cue)
    assert (stretch.certainty, stretch.polarity) == (certainty, polarity)


def test_a_hedge_of_the_paper_has_no_speaker() -> None:
    stretch = one("Two men reportedly fired at the car.", "reportedly")
    assert stretch.speaker is None
    assert stretch.manner == "hedge"


def test_a_hedge_inside_somebodys_words_is_theirs() -> None:
    stretch = one("Police said five men were believed to be inside the castle.", "believed")
    assert stretch.speaker is not None
    assert stretch.speaker.text == "Police"
    assert stretch.certainty == "hedged"


def test_a_hedge_inside_a_quotation_is_the_quoted_persons() -> None:
    stretch = one("“The man is thought to be armed,” a policeman said.", "thought")
    assert stretch.speaker is not None
    assert stretch.speaker.role == "police"


def test_an_impersonal_report_may_name_its_source() -> None:
    text = "It has been reported that the number of dead is not known by the sources."
    speaker = one(text, "reported").speaker
    assert speaker is not None
    assert speaker.text == "the sources"


def test_what_cannot_be_verified_takes_the_words_before_back() -> None:
    text = "The rebels said they killed 40 soldiers. The claim could not be verified."
    assert one(text, "said").certainty == "unverified"


def test_the_papers_own_voice_is_nobodys_claim() -> None:
    assert said("We think that the road will open soon.") == []
    assert said("Nobody said that the road was open.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters responded to a blaze at the depot.",
        "The storm claimed 20 lives.",
        "Militants tried to storm the base.",
        "A soldier could say that the road was open.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert said(text) == []


def test_claimed_responsibility() -> None:
    assert said("A rebel group claimed responsibility for the attack.") == [
        ("A rebel group", "claimed", "responsibility for the attack")
    ]


def test_a_noun_can_carry_what_is_said() -> None:
    text = "The village rejected the army's claim that the house had been empty."
    assert ("the army", "claim", "the house had been empty") in said(text)


def test_spans_are_exact_for_every_stretch() -> None:
    text = (
        "ORUBA (OP) -- Gunmen attacked a post, police said.\n\n“It was dark,” said Jana Molu, a "
        "nurse. “I think they left,” she added. The army denied it; a spokesman, Ari Benn, said "
        "that “no soldier” was there, the radio reported, citing him."
    )
    report = make(text, "Police: Post attacked")
    for stretch in speech(report):
        assert stretch.content
        for part in stretch.content:
            words = report.quote(part)
            assert words
            assert words == words.strip()
        if stretch.speaker and stretch.speaker.span:
            assert report.quote(stretch.speaker.span) == stretch.speaker.text


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "ORUBA (OP) -- Gunmen attacked a post on Monday, police said."
    assert said(text)[0][2] == "Gunmen attacked a post on Monday"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The attack was condemned by the United Nations.", "the United Nations", "The attack"),
        ("A monitor put the death toll at 43.", "A monitor", "the death toll at 43"),
        ("The army, however, said that calm was back.", "The army", "calm was back"),
        ("Police told residents to stay indoors.", "Police", "to stay indoors"),
        ("Federal and state officials said the dam was safe.", "Federal and state officials",
         "the dam was safe"),
        ("A clerk told the radio on condition of anonymity that talks had failed.", "A clerk",
         "talks had failed"),
        ("Doctors said they had 14 bodies; the mayor spoke of 20.", "Doctors",
         "they had 14 bodies"),
        ("“We saw it,” a nurse said after the gate had been opened.", "a nurse", "We saw it"),
        ("“We saw it,\" a nurse said, adding that it was dark.", "a nurse", "We saw it"),
    ],
)  # fmt: skip
def test_more_ways_of_saying(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(who, what) for who, _, what in said(text)]


def test_sources_cited_before_the_verb() -> None:
    text = "The Oruba Courier, citing the Interior Ministry, reported that eight rebels died."
    speaker = one(text, "reported").speaker
    assert speaker is not None
    assert speaker.text == "the Interior Ministry"
    assert speaker.via is not None
    assert speaker.via.text == "The Oruba Courier"


def test_a_nested_speaker_comes_via_the_outer_one() -> None:
    text = "The army said that preliminary reports indicated eight people had died."
    speaker = one(text, "indicated").speaker
    assert speaker is not None
    assert speaker.text == "preliminary reports"
    assert speaker.via is not None
    assert speaker.via.text == "The army"


def test_somebody_who_saw_it_is_a_witness() -> None:
    speaker = one("“We saw smoke over the gate,” Jana Molu said.", "said").speaker
    assert speaker is not None
    assert speaker.role == "witness"


def test_claiming_responsibility_is_not_hedged_but_other_claims_are() -> None:
    assert one("The group claimed responsibility for it.", "claimed").certainty == "stated"
    assert one("The group claimed to have shot the man.", "claimed").certainty == "hedged"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was not immediately clear who had fired.", "who had fired"),
        ("The identity of the driver was not known.", "The identity of the driver was not known"),
    ],
)
def test_what_is_not_known(text: str, content: str) -> None:
    report = make(text)
    (stretch,) = speech(report)
    assert (stretch.certainty, stretch.speaker) == ("unknown", None)
    assert report.quote(stretch.content[0]) == content


def test_the_patterns_hold_without_tags() -> None:
    report = make("Police said that two officers were hurt. “It was dark,” said the mayor.")
    found = attribute(report, tuple(untagged(report, s) for s in split(report)))
    assert [s.speaker.text for s in found if s.speaker] == ["Police", "the mayor"]


def test_nothing_is_said_in_an_empty_report() -> None:
    assert speech(make("")) == ()
