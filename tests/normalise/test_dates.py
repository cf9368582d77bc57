"""Date mentions get their values: anchors, direction, days that hang from other days."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dateline.extract.dates import dates
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Predicate, Sentence, Token
from dateline.model.report import Dateline, Report, Stamp
from dateline.model.span import Span
from dateline.model.values import DateValue
from dateline.normalise.dates import report_anchor, resolve
from dateline.values.dates import show

FRIDAY = "2023-02-17"


def parsed(text: str, published: str | None = FRIDAY, dateline: Dateline | None = None) -> Parsed:
    """A report cut into sentences at full stops before capitals and at line ends."""
    stamp = Stamp(published, "second" if published and "T" in published else "day")
    report = Report("r1", "", text, published=stamp if published else None, dateline=dateline)
    spans = re.finditer(r"\S[^\n]*?(?:[.!?](?=\s+[A-Z])|(?=\n)|$)", text)
    sentences = [Sentence(i, Span("text", *m.span()), 0) for i, m in enumerate(spans)]
    return Parsed(report, tuple(sentences))


def values(report: Parsed) -> list[tuple[str, str]]:
    resolved = resolve(dates(report), report)
    return [(m.text, show(m.value)) for m in resolved if isinstance(m.value, DateValue)]


def shown(text: str, published: str | None = FRIDAY) -> list[str]:
    return [v for _, v in values(parsed(text, published))]


SIDES = [
    ("Gunmen attacked a bus on Friday.", "17 Feb 2023"),
    ("Gunmen attacked a bus on Monday.", "13 Feb 2023"),
    ("The trial will begin on Monday.", "20 Feb 2023"),
    ("The trial is set to begin on Monday.", "20 Feb 2023"),
    ("The trial is due to be held on Monday.", "20 Feb 2023"),
    ("A vote is scheduled for Monday.", "20 Feb 2023"),
    ("On Monday, the court will rule.", "20 Feb 2023"),
    ("On Monday, the court ruled.", "13 Feb 2023"),
    ("The truce, agreed last month, expires on Monday.", "Jan 2023; 20 Feb 2023"),
    ("Officials said on Monday that they will talk.", "13 Feb 2023"),
    ("Officials said they would meet; the raid was on Monday.", "13 Feb 2023"),
    ("The men may have fled on Monday.", "13 Feb 2023"),
    ("The house was set on fire on Saturday night.", "11 Feb 2023, night"),
    ("Protesters returned, as they did in May.", "May 2022"),
    ("The rally on Aug. 14 drew thousands.", "14 Aug 2022"),
    ("The election is on March 4.", "4 Mar 2023"),
    ("The law takes effect in November.", "Nov 2022"),
    ("The law will take effect in November.", "Nov 2023"),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_the_nearest_verb_decides_the_side(text: str, expected: str) -> None:
    assert "; ".join(shown(text)) == expected


def test_a_predicate_in_the_future_counts() -> None:
    text = "Monitors to go home on Monday."
    words = [Token(m.start(), m.end(), m.group()) for m in re.finditer(r"\w+", text)]
    ahead = Predicate(head=2, lemma="go", start=1, end=3, tense="future")
    plain = parsed(text)
    sentence = Sentence(0, Span("text", 0, len(text)), 0, tuple(words), (), (ahead,))
    told = Parsed(plain.report, (sentence,))
    assert values(told) == [("Monday", "20 Feb 2023")]
    assert values(plain) == [("Monday", "13 Feb 2023")]


def test_titles_have_no_side() -> None:
    report = Report("r1", "Men to march Monday", "", published=Stamp(FRIDAY))
    title = Parsed(report, (Sentence(0, Span("title", 0, 19), 0),))
    assert values(title) == [("Monday", "13 Feb 2023")]


def test_days_hang_from_the_last_day_named() -> None:
    text = (
        "Gunmen stormed the camp on Tuesday. The next day, troops took it back. "
        "Two days later, three bodies were found. In 2015 it had been burned."
    )
    assert shown(text) == ["14 Feb 2023", "15 Feb 2023", "17 Feb 2023", "2015"]


def test_a_day_does_not_hang_from_a_year() -> None:
    text = "Men came on Tuesday. It recalled the fire of 2015. The next day they left."
    assert shown(text)[-1] == "15 Feb 2023"
    assert shown("He was jailed in 2015. The following year he fled.")[-1] == "2016"


def test_without_a_day_before_words_hang_from_the_news() -> None:
    assert shown("The same day, men came.") == ["between 16 and 17 Feb 2023"]
    assert shown("Earlier in the day, men came.") == ["between 16 and 17 Feb 2023"]
    assert shown("The previous day, men came.") == ["between 15 and 16 Feb 2023"]
    assert shown("Earlier in the day, men came.", None) == ["unresolved"]
    assert shown("Men had come two days earlier.") == ["between 14 and 15 Feb 2023"]


def test_in_text_anchors_are_noted() -> None:
    report = parsed("Men came on Tuesday. They left the next day.")
    value = resolve(dates(report), report)[1].value
    assert isinstance(value, DateValue)
    assert value.anchor is not None
    assert (value.anchor.kind, value.anchor.date) == ("in_text", "2023-02-14")


EVENTS = [
    ("It comes a week after 44 people were killed.", "2016-12-17", "between 9 and 10 Dec 2016"),
    ("It comes two days after a raid.", FRIDAY, "between 14 and 15 Feb 2023"),
    ("It comes two days before the vote.", FRIDAY, "between 18 and 19 Feb 2023"),
    ("On Tuesday, two days after a raid, men came.", FRIDAY, "12 Feb 2023"),
    ("Two days after a raid, men came on Tuesday.", FRIDAY, "12 Feb 2023"),
    ("It comes five years after the war.", FRIDAY, "2018"),
    ("It comes a month after the truce.", FRIDAY, "Jan 2023"),
    ("He was held on 3 May 2010. It came two days after a raid.", FRIDAY, "1 May 2010"),
    ("Men came on Friday. It came two days after a raid.", FRIDAY, "between 14 and 15 Feb 2023"),
    ("It comes hours after the truce.", FRIDAY, "between 16 and 17 Feb 2023"),
]


@pytest.mark.parametrize(("text", "published", "expected"), EVENTS)
def test_the_other_event(text: str, published: str, expected: str) -> None:
    resolved = resolve(dates(parsed(text, published)), parsed(text, published))
    other = [m for m in resolved if m.key == "event_relative"]
    assert [show(m.value) for m in other if isinstance(m.value, DateValue)] == [expected]


def test_durations_have_no_date_unless_their_end_is_named() -> None:
    assert shown("The siege lasted for three days.") == ["unresolved"]
    assert shown("Three days of fighting in the town ended Saturday.") == [
        "from 9 to 11 Feb 2023",
        "11 Feb 2023",
    ]
    assert shown("Three days of fighting began Saturday.") == ["unresolved", "11 Feb 2023"]


def test_what_went_on_for_days_ends_with_the_news() -> None:
    assert shown("After six days of heavy fighting the town was taken.") == [
        "from between 11 and 12 Feb 2023 to between 16 and 17 Feb 2023"
    ]
    assert shown("It fell after three days of clashes. Men left on Sunday evening.") == [
        "from 10 to 12 Feb 2023",
        "12 Feb 2023, evening",
    ]
    assert shown("After three days of talks the town was given up.") == ["unresolved"]
    assert shown("After six days of fighting the town was taken.", None) == ["unresolved"]


def test_a_time_of_the_clock_needs_a_day() -> None:
    assert shown("Men came on Tuesday. The blast came at 7:45 pm.") == [
        "14 Feb 2023",
        "14 Feb 2023, 19:45",
    ]


def test_a_time_without_a_day_is_of_the_news() -> None:
    fresh = ["between 16 and 17 Feb 2023, 19:45, to the days"]
    assert shown("The blast came at 7:45 pm.") == fresh
    assert shown("The blast came at 7:45 pm.", None) == ["unresolved"]
    assert shown("The blast came at 7:45 pm. The man was held on Wednesday.") == [
        "15 Feb 2023, 19:45",
        "15 Feb 2023",
    ]
    assert shown("14:10 - Gunfire was heard.") == ["17 Feb 2023, 14:10"]
    assert shown("The road has been blocked since midnight.") == ["since 17 Feb 2023, midnight"]


def test_small_hours_after_a_night_belong_to_the_next_day() -> None:
    assert shown("Men came on Tuesday night. A blast followed at 2 a.m.") == [
        "14 Feb 2023, night",
        "15 Feb 2023, 02:00",
    ]
    assert shown("Men came in the night to Wednesday. The blast, at 03.12, broke glass.") == [
        "between 14 and 15 Feb 2023, night",
        "15 Feb 2023, 03:12",
    ]
    assert shown("Men came in the night to Wednesday. They left at 11 p.m.")[1] == (
        "14 Feb 2023, 23:00"
    )
    assert shown("Men came on Friday night. A blast followed at 2 a.m.")[1] == (
        "17 Feb 2023, 02:00"
    )


SPREAD = [
    ("Villages were shelled between Monday and Wednesday.", "from 13 to 15 Feb 2023"),
    ("Villages were shelled on 4 and 5 February.", "from 4 to 5 Feb 2023"),
    ("Villages were shelled on Monday and Tuesday.", "from 13 to 14 Feb 2023"),
    ("He died some time between Monday and Wednesday.", "between 13 and 15 Feb 2023"),
    ("The depot burned in the night between Monday and Tuesday.",
     "between 13 and 14 Feb 2023, night"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPREAD)
def test_what_lies_between_two_days_lasted(text: str, expected: str) -> None:
    assert shown(text) == [expected]


def test_a_saying_lends_its_day_only_where_no_act_has_one() -> None:
    report = parsed("Police said on Wednesday that men came in the early hours.")
    (said, hour) = dates(report)
    resolved = resolve((replace(said, key="saying"), hour), report)
    assert [show(m.value) for m in resolved if isinstance(m.value, DateValue)] == [
        "15 Feb 2023",
        "between 14 and 15 Feb 2023, early hours",
    ]


def test_without_any_anchor_nothing_relative_resolves() -> None:
    report = parsed("Men came on Friday, in November and last week. In 2015 none came.", None)
    resolved = resolve(dates(report), report)
    assert [m.value_state for m in resolved] == ["unresolved"] * 3 + ["given"]
    assert [m.text for m in resolved] == ["Friday", "November", "last week", "2015"]
    assert report_anchor(report, resolved) is None


def test_a_full_date_in_the_dateline_is_the_next_anchor() -> None:
    line = Dateline("LIMA, 12 MAY 2017 (Wire) --", date="12 MAY 2017")
    report = parsed("LIMA, 12 MAY 2017 (Wire) -- Men came on Tuesday.", None, line)
    assert values(report)[-1] == ("Tuesday", "9 May 2017")
    unread = parsed("LIMA, 12 MAY 2017 (Wire) -- Men came on Tuesday.", None)
    assert values(unread)[-1] == ("Tuesday", "9 May 2017")
    yearless = parsed("LIMA, 12 MAY (Wire) -- Men came on Tuesday.", None)
    assert values(yearless)[-1] == ("Tuesday", "unresolved")


def test_a_full_date_in_the_furniture_is_the_last_anchor() -> None:
    report = parsed("Updated: 2016-07-15 06:50\nMen came on Thursday.", None)
    resolved = resolve(dates(report), report)
    value = resolved[1].value
    assert isinstance(value, DateValue)
    assert show(value) == "14 Jul 2016"
    assert value.anchor is not None
    assert value.anchor.kind == "in_text"


def test_the_dateline_day_is_read_near_publication() -> None:
    assert shown("LIMA, Dec 31 (Wire) - Men came.", "2023-01-01") == ["31 Dec 2022"]
    assert shown("LIMA, Jan 1 (Wire) - Men came.", "2022-12-31") == ["1 Jan 2023"]


def test_a_broken_stamp_is_no_anchor() -> None:
    assert shown("Men came on Friday.", "03-02-2009") == ["unresolved"]


def test_a_time_stamp_counts_by_its_day() -> None:
    assert shown("Men came on Friday.", "2023-02-17T23:10:00Z") == ["17 Feb 2023"]


def test_one_numeral_settles_the_order_of_all() -> None:
    text = "He came on 05/03/2019 and left on 26/03/2019."
    assert shown(text) == ["5 Mar 2019", "26 Mar 2019"]
    assert shown("He came on 05/03/2019.") == ["between 5 Mar and 3 May 2019"]


def test_other_mentions_pass_unchanged_and_order_is_kept() -> None:
    report = parsed("Men came on Tuesday and left on Friday.")
    found = dates(report)
    other = Mention("act", Span("text", 0, 3), "Men", 0, "x")
    resolved = resolve((found[1], other, found[0]), report)
    assert [m.text for m in resolved] == ["Friday", "Men", "Tuesday"]
    assert resolved[1] is other
    assert resolve(resolved, report) == resolved


def test_the_same_report_gives_the_same_values() -> None:
    text = "Men came on Tuesday. Two days later, a week after a raid, they left at 6 am."
    assert values(parsed(text)) == values(parsed(text))


DATELINES = [
    ("LIMA, Feb 16 (Wire) - Men came today and yesterday.", ["16 Feb 2023", "15 Feb 2023"]),
    ("LIMA, Feb 16 (Wire) - Men came on Friday.", ["17 Feb 2023"]),
    ("LIMA, Feb 13 (Wire) - Men came today.", ["17 Feb 2023"]),
    ("Saturday, February 18, 2023\nMen came yesterday.", ["17 Feb 2023"]),
    ("Updated: 18 February 2023\nMen came yesterday.", ["16 Feb 2023"]),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_today_is_the_day_of_writing(text: str, expected: list[str]) -> None:
    assert shown(text)[1:] == expected
