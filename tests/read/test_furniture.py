from __future__ import annotations

import pytest

from dateline.read.furniture import judge, sift
from dateline.read.paragraphs import Paragraph

FURNITURE = [
    ("related_headline", "Also read: Minister cancels trip after protests: Report"),
    ("related_headline", "READ MORE: Ten soldiers killed in ambush near the border"),
    ("related_headline", "Read more"),
    ("related_headline", "Related: Curfew imposed in three districts after clashes"),
    ("related_headline", "TOP STORIES TODAY"),
    ("related_headline", "More on this topic"),
    ("related_headline", "The most read:"),
    ("related_headline", "THE MOST READ: Two dead in Zarat raid // Lorry burned // Rain to ease"),
    ("related_headline", "WATCH: Drone footage shows the burnt valley"),
    ("caption", "(File photo: Reuters)"),
    ("caption", "Residents look at a burnt bus in Kotra on Tuesday. (AP Photo/Omar Traore)"),
    ("caption", "File photo of the district police headquarters"),
    ("caption", "Representational image"),
    ("caption", "Soldiers patrol a street in Zarat, March 3, 2023. [Photo/Xinhua]"),
    ("caption", "A man is led away in Kotra on March 3, 2023 ©Lina Mora (AFP)"),
    ("credit", "AFP PHOTO / MARIA ESTEVES"),
    ("credit", "Photo by Amadou Keita/AFP via Getty Images"),
    ("social", "Follow us on Twitter @zaratpost and Facebook"),
    ("social", "Join our WhatsApp channel for the latest news"),
    ("newsletter", "Sign up for our daily newsletter and get the top stories in your inbox."),
    ("newsletter", "Click here to download our app"),
    ("agency_footer", "(Reporting by Lena Ortiz in Bamako and Sam Kader; Editing by Ruth Olsen)"),
    ("agency_footer", "— With inputs from PTI"),
    (
        "agency_footer",
        "Associated Press writers Ana Ruiz in Lima and Jo Diaz contributed to this report.",
    ),
    ("agency_footer", "This is a developing story. More to follow."),
    ("agency_footer", "(ANI)"),
    ("legal", "© 2023 Zarat Post Media Group. All rights reserved."),
    ("legal", "(This story has not been edited by our staff and is auto-generated.)"),
    ("advertisement", "Advertisement"),
    ("timestamp", "Updated: 2016-07-15 06:50 (Xinhua)"),
    ("timestamp", "Last updated: Friday, March 3, 2023 at 10:15 GMT"),
    ("timestamp", "3 min read"),
    ("link", "LINK: http://example.org/story/1234"),
    ("share", "Share this article"),
    ("tags", "Tags: Kotra, bus attack, police"),
]

ARTICLE = [
    "Most of the dead were women: 14 were found in the prayer room alone.",
    "More news came at dusk: the rebels had let two drivers go.",
    "Other attacks",
    "Police also read out the names of the seven suspects in court on Monday.",
    "Follow us, the gunman told the hostages, and nobody will be hurt.",
    "Related attacks killed ten people in the neighbouring district last week.",
    "Photographs from the scene show a burnt minibus and scattered shoes.",
    "Read more than a year later, the warning sounds like a forecast of the massacre.",
    "Sign up or die, recruiters told the boys of the village, according to two fathers.",
    "Reporting by Human Rights Watch has documented killings in the area since May.",
    "The photo, distributed by Reuters, shows two men carrying a wounded child.",
    "Advertisement boards were torn down by rioters in the market square.",
    "Updated figures put the death toll at 27, the interior ministry said on Sunday.",
    "UPDATE: the toll rose to five",
    "Published accounts of the raid differ on how many guards were on duty.",
    "Print workers and teachers marched through the capital on Thursday.",
    "Watch: that was the only word the guard managed to shout before he was shot.",
    "More: the attackers took two nurses with them when they fled.",
    "Earlier story: the bomb had been found on Friday.",
    "Copyright protesters threw stones at the police near the parliament building.",
    'Source: "They came at night and took the men," a resident of the camp said.',
    "Editing by hand, forensic officers found three frames of the bomber's face.",
    "By Friday evening the toll had risen to 40 dead and 112 wounded.",
    "By nightfall, Kotra was quiet.",
    "Subscribe to our cause or leave, the militants wrote in a leaflet.",
    "File photos obtained by investigators place the suspect in the town a week earlier.",
    "Click here to die, read a message that the kidnappers posted on the site.",
    "Join us on Facebook, the recruiters wrote to the boys in the village.",
    "Home to 40,000 displaced people, the camp was shelled twice on Friday.",
    "Reuters reported that at least nine people had been killed.",
    "All rights reserved for the accused must be respected, the court said.",
    "The group's newsletter claimed responsibility for the attack.",
    "Sources: Ten dead in attack on Kotra police station",
    "Photos: police released images of four men wanted for the bombing.",
    "Live rounds were fired.",
    "Images of Destruction",
    "Source Close to the Rebels",
    "More: two nurses taken, a guard shot",
    "This video of the raid was broadcast by state television.",
    "Get our sons back, the mothers chanted at the gate.",
    "Have your say, the chairman shouted, and the crowd threw stones.",
    "The newspaper’s privacy policy had been cited by the court that jailed its editor.",
    "Thousands of people marched to the parliament",
    "© A leaflet with this sign was found next to the bodies.",
    "Help us, the wounded cried from the burning bus.",
    "Help us find our daughters, a banner read.",
    "Photo shops and kiosks were looted.",
    "Lawyers demanded a free trial and unlimited access to the prisoners.",
    "They marched without prior written permission, the court found.",
    "Join our group or lose your sons, the letter to the village ended.",
    "Sign up to fight, the loudspeakers blared all night.",
    "This article of the penal code allows ten years in prison.",
    "Copyright law was the cause of the strike at the printing works.",
    "Your support for the rebels will cost you dear, the letter to the elders ended.",
    "Dozens hurt in Zarat",
]


@pytest.mark.parametrize(("reason", "text"), FURNITURE)
def test_furniture_goes_with_its_reason(reason: str, text: str):
    assert judge(text) == reason


@pytest.mark.parametrize("text", ARTICLE)
def test_a_sentence_of_the_article_is_never_cut(text: str):
    assert judge(text, opening=True) is None


def parts(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


@pytest.mark.parametrize(("reason", "text"), FURNITURE)
def test_furniture_between_paragraphs(reason: str, text: str):
    before, after = "Gunmen shot two men in Kotra.", "Police are looking for them."
    sifted = sift(parts(before, text, after))
    assert [part.text for part in sifted.kept] == [before, after]
    assert [(cut.text, cut.reason, cut.after) for cut in sifted.cut] == [(text, reason, 1)]


def test_headlines_below_a_heading_go_with_it():
    sifted = sift(
        parts(
            "Gunmen shot two men in Kotra.",
            "Most read",
            "Harvest festival draws record crowd",
            "Port strike enters second week",
            "Police are looking for the men.",
            "A quiet town",
        )
    )
    assert [part.text for part in sifted.kept] == [
        "Gunmen shot two men in Kotra.", "Police are looking for the men.", "A quiet town",
    ]  # fmt: skip
    assert {cut.reason for cut in sifted.cut} == {"related_headline"}


TITLE = "Gunmen kill two in Kotra market"
NEWS = "Two men were shot dead in a market on Friday."


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (TITLE, []),
        (f"{TITLE}. {NEWS}", [NEWS]),
        (f"TITLE: {TITLE}", []),
        (f"{TITLE} Updated: 2023-03-03 06:50 (ZNA)", []),
    ],
)
def test_the_title_is_not_said_twice(first: str, rest: list[str]):
    sifted = sift(parts(first, "Police came late."), TITLE)
    assert [part.text for part in sifted.kept] == [*rest, "Police came late."]
    assert sifted.cut[0].reason == "title_repeated"
    assert (
        " ".join(cut.text for cut in sifted.cut).split() + " ".join(rest).split() == first.split()
    )


@pytest.mark.parametrize("text", [TITLE, f"{TITLE} on Friday, leaving others hurt, police said."])
def test_a_title_that_is_the_text_or_goes_on_stays(text: str):
    assert [part.text for part in sift(parts(text), TITLE).kept] == [text]


def test_a_byline_before_the_article_is_kept_as_byline():
    sifted = sift(parts("By Mira Anand and Jon Sefu", NEWS))
    assert sifted.byline == "Mira Anand and Jon Sefu"
    assert sift(parts("By Friday", NEWS)).byline is None
    assert sift(parts(NEWS, "By Mira Anand")).byline is None


def test_another_story_pasted_below_goes():
    first = "KOTRA, Zarat — Gunmen shot two men in the market."
    more = "Police said that the men fled."
    other = ["Flood closes northern road", "SELBA, Zarat — A flood closed the road.", "It rained."]
    sifted = sift(parts(first, more, *other))
    assert [part.text for part in sifted.kept] == [first, more]
    assert [(cut.text, cut.reason) for cut in sifted.cut] == [(o, "other_story") for o in other]


def test_nothing_is_lost():
    texts = [text for _, text in FURNITURE] + ARTICLE
    sifted = sift(parts(*texts))
    assert sorted([p.text for p in sifted.kept] + [c.text for c in sifted.cut]) == sorted(texts)
