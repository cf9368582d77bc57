"""Date mentions in sentences: what fires, what must not, and what kind each one is."""

from __future__ import annotations

import re

import pytest

from dateline.extract.dates import dates
from dateline.model.parsed import Parsed, Sentence
from dateline.model.report import Dateline, Report
from dateline.model.span import Span


def parsed(text: str, title: str = "", dateline: Dateline | None = None) -> Parsed:
    """A report cut into sentences at full stops before capitals and at line ends."""
    report = Report("r1", title, text, dateline=dateline)
    sentences = [Sentence(0, Span("title", 0, len(title)), 0)] if title else []
    for m in re.finditer(r"\S[^\n]*?(?:[.!?](?=\s+[A-Z])|(?=\n)|$)", text):
        sentences.append(Sentence(len(sentences), Span("text", *m.span()), 0))
    return Parsed(report, tuple(sentences))


def found(text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.key) for m in dates(parsed(text))]


FIRES = [
    ("Gunmen attacked a bus on Friday.", "Friday"),
    ("Gunmen attacked a bus late on Friday evening, police said.", "late on Friday evening"),
    ("The raid took place early Saturday local time.", "early Saturday local time"),
    ("The army said Monday its men had fired first.", "Monday"),
    ("Friday's attack was the second.", "Friday"),
    ("The shelling began at 3:15 pm on Tuesday.", "at 3:15 pm on Tuesday"),
    ("A mine exploded on Feb. 17 near the well.", "Feb. 17"),
    ("A mine exploded on 17 February, 2023 near the well.", "17 February, 2023"),
    ("A mine exploded on the 3rd of May near the well.", "3rd of May"),
    ("Two people died in May.", "May"),
    ("Two people died last March.", "last March"),
    ("The November attack killed two.", "November"),
    ("The March attack killed two.", "March"),
    ("Fighting went on in August 2014.", "August 2014"),
    ("The 2014 war displaced thousands.", "2014"),
    ("It was the worst attack since 2007.", "since 2007"),
    ("A 1998 bombing killed nine.", "1998"),
    ("The group was founded in 1996.", "1996"),
    ("The group was founded back in '96.", "96"),
    ("The group was founded back in 96, he said.", "96"),
    ("The class of ’68 remembers it.", "68"),
    ("Shots were fired at about 9.30 near the well.", "at about 9.30"),
    ("Shots were fired at 03.12.", "at 03.12"),
    ("The road has been shut since midnight.", "since midnight"),
    ("He was shot on Christmas.", "Christmas"),
    ("He was shot on Good Friday.", "Good Friday"),
    ("He was shot on the second day of Eid al-Adha.", "second day of Eid al-Adha"),
    ("He was shot on the eve of Ashura 2019.", "eve of Ashura 2019"),
    ("He was shot over the long weekend.", "over the long weekend"),
    ("He was shot last week on Tuesday.", "last week on Tuesday"),
    ("He was shot two Fridays ago.", "two Fridays ago"),
    ("He was shot in the last days of January.", "last days of January"),
    ("It was not 2015 as he had hoped.", "2015"),
    ("The raid on the 15th, a market day, failed.", "the 15th"),
    ("Bombs fell at about 9 pm (1900 GMT) on Friday.", "at about 9 pm (1900 GMT) on Friday"),
    ("In the early 1990s it had no arms.", "early 1990s"),
    ("The siege of 2015-16 is remembered.", "2015-16"),
    ("The truce of December 2019, brokered abroad, held.", "December 2019"),
    ("Houses burned last night.", "last night"),
    ("Houses burned overnight.", "overnight"),
    ("Houses burned earlier this month.", "earlier this month"),
    ("Houses burned over the weekend.", "over the weekend"),
    ("He was freed two days ago.", "two days ago"),
    ("He was freed almost eight months ago.", "almost eight months ago"),
    ("He was freed the next day.", "the next day"),
    ("He was freed three weeks later.", "three weeks later"),
    ("In the past 24 hours six villages were shelled.", "the past 24 hours"),
    ("On 9/11 she was at school.", "9/11"),
    ("It was stamped 2016-07-15 by the clerk.", "2016-07-15"),
    ("It was stamped 15/07/2016 by the clerk.", "15/07/2016"),
    ("From 3 to 5 May the town was cut off.", "From 3 to 5 May"),
    ("From March to May the town was cut off.", "From March to May"),
    ("Between April and June 2022, the town was cut off.", "Between April and June 2022"),
    ("El 12 de mayo they returned.", "12 de mayo"),
    ("The crowd gathered on Christmas Eve.", "Christmas Eve"),
    ("It fell in the third quarter of 2010.", "third quarter of 2010"),
    ("the killing on friday was the third", "friday"),
]

SILENT = [
    "Protesters may march to the square.",
    "At least 3 May have died.",
    "Mr May said the march was banned.",
    "Theresa May met April Jones and Mar Roxas.",
    "The police sat; the sun rose; they were wed; he won.",
    "The second attack came a second after another second.",
    "The team won 2-1 and lost 3-4.",
    "A 7.62 mm rifle and a 9/10 rating.",
    "A 24-hour curfew was imposed.",
    "The 3-year-old, a man aged 20 and one of 45 years were hurt.",
    "Call 0300-1234567 or 92-51-920-1234.",
    "Sunday Okafor, 34, was shot dead.",
    "Pastor Sunday was freed.",
    "Black Friday sales and the Sunday Times.",
    "They pray every Friday.",
    "They meet on Fridays.",
    "Some 1,950 soldiers and 2015 civilians died.",
    "At least 2000 people fled and 1990 houses burned.",
    "They paid $2010 for it.",
    "The village has 2005 inhabitants.",
    "The fall of the city and the spring water.",
    "In the first half the team scored.",
    "The 101st and the 5th battalions marched.",
    "Article 12 and Resolution 1325 were cited.",
    "The Christmas market and the Easter Rising were cited.",
    "They sell at Christmas markets.",
    "Fires burned in 60 villages and in 45 of them for weeks.",
    "The rate stood at 9.30 percent and at 8.50 percent.",
    "The Nov group and the Dec unit.",
    "He was in his twenties.",
    "It cost 12.5 and weighed 3.50 tonnes.",
    "Version 1.2.10 was installed.",
    "The clip runs to 0:00:30 and the A380 to gate B12.",
    "One after another they fell.",
    "He lived in the 15th, they said; she came the 3rd.",
    "They come in the night and leave by day.",
]


@pytest.mark.parametrize(("sentence", "words"), FIRES)
def test_what_fires(sentence: str, words: str) -> None:
    assert [w for w, _ in found(sentence)] == [words]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_must_not_fire(sentence: str) -> None:
    assert [m for m in found(sentence) if m[1] != "clock"] == []


KINDS = [
    ("They have fought since Monday.", "since Monday", "since"),
    ("They fought until Monday.", "until Monday", "until"),
    ("By Monday, twelve had died.", "Monday", "bound"),
    ("They fought from Monday to Wednesday.", "from Monday to Wednesday", "range"),
    ("It happened between Monday and Wednesday.", "between Monday and Wednesday", "point"),
    ("They fought for three days.", "for three days", "duration"),
    ("After three days of fighting they left.", "three days of", "duration"),
    ("A three-day siege began.", "three-day", "duration"),
    ("It was shelled in the past three days.", "the past three days", "window"),
    ("The blast came a week after the raid.", "a week after", "event_relative"),
    ("The blast came the day before the vote.", "the day before", "event_relative"),
    ("The blast went off at 7:45 pm.", "at 7:45 pm", "clock"),
    ("The blast went off shortly after noon.", "shortly after noon", "clock"),
    ("The blast went off somewhere (1830 GMT).", "1830 GMT", "clock"),
    ("The blast went off before dawn.", "before dawn", "clock"),
]


@pytest.mark.parametrize(("sentence", "words", "key"), KINDS)
def test_kinds(sentence: str, words: str, key: str) -> None:
    assert found(sentence) == [(words, key)]


def test_quotes_are_the_text_at_their_offsets() -> None:
    report = parsed(
        "On Friday, 3 May, men came.\nThey left two days later, at 6 am.", "Attack on Friday"
    )
    mentions = dates(report)
    assert [m.text for m in mentions] == [
        "Friday", "Friday, 3 May", "two days later", "at 6 am",
    ]  # fmt: skip
    for mention in mentions:
        assert report.report.quote(mention.span) == mention.text
        assert mention.slot == "date"
        assert mention.rule.startswith("date.")
    assert mentions[0].span.field == "title"


def test_dates_of_the_page_are_furniture() -> None:
    assert found("Updated: 2016-07-15 06:50\nGunmen came on Friday.") == [
        ("2016-07-15 06:50", "furniture"),
        ("Friday", "point"),
    ]
    assert found("Friday, 15 July 2016\nGunmen came.") == [("Friday, 15 July 2016", "furniture")]


@pytest.mark.parametrize(
    "head", ["LIMA, 12 MAY (Agency) -- ", "KARACHI, May 12 (Wire) - ", "ABUJA, 12 May, Wire: "]
)
def test_dates_of_the_dateline_are_publication(head: str) -> None:
    assert found(head + "Gunmen came on Friday.")[0][1] == "publication"


def test_a_dateline_that_was_read_before_is_trusted() -> None:
    line = Dateline("Quetta 12 May")
    mentions = dates(parsed("Quetta 12 May Gunmen came on Friday.", dateline=line))
    assert [m.key for m in mentions] == ["publication", "point"]
