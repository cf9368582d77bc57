"""Dates read from words: a long table of expressions, and what holds for all values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.values import DateAnchor, DatePrecision, DateValue, Interval
from dateline.values.dates import Direction, compare, hours, parse, scan, show, value_of

FRIDAY = DateAnchor("published", "2023-02-17")

ABSOLUTE = [
    ("17 February 2023", "17 Feb 2023"),
    ("17 Feb 2023", "17 Feb 2023"),
    ("17th of February, 2023", "17 Feb 2023"),
    ("the 3rd of May 2019", "3 May 2019"),
    ("the seventeenth of February 2023", "17 Feb 2023"),
    ("on February the seventeenth, 2023", "17 Feb 2023"),
    ("the twenty-first of May 2019", "21 May 2019"),
    ("February 17, 2023", "17 Feb 2023"),
    ("February 17 2023", "17 Feb 2023"),
    ("Feb. 17, 2023", "17 Feb 2023"),
    ("Sept. 4, 2020", "4 Sep 2020"),
    ("Sept 4th, 2020", "4 Sep 2020"),
    ("4 SEPTEMBER 2020", "4 Sep 2020"),
    ("September 1 , 2015", "1 Sep 2015"),
    ("Friday, 17 February 2023", "17 Feb 2023"),
    ("Friday, February 17, 2023", "17 Feb 2023"),
    ("Friday the 17th of February 2023", "17 Feb 2023"),
    ("Friday (17 February 2023)", "17 Feb 2023"),
    ("17-Feb-2023", "17 Feb 2023"),
    ("2016-07-15", "15 Jul 2016"),
    ("2016/07/15", "15 Jul 2016"),
    ("2016-07-15 06:50", "15 Jul 2016, 06:50"),
    ("2016-07-15T06:50:11Z", "15 Jul 2016, 06:50"),
    ("26/05/2019", "26 May 2019"),
    ("05/26/2019", "26 May 2019"),
    ("26.05.2019", "26 May 2019"),
    ("12 de mayo de 2016", "12 May 2016"),
    ("3 mars 2015", "3 Mar 2015"),
    ("3 Oktober 2018", "3 Oct 2018"),
    ("17-Feb-23", "17 Feb 2023"),
    ("21 août 2014", "21 Aug 2014"),
    ("7 de setembro de 2021", "7 Sep 2021"),
    ("12 Kasım 2017", "12 Nov 2017"),
    ("February 2023", "Feb 2023"),
    ("Feb. 2023", "Feb 2023"),
    ("in January, 2015", "Jan 2015"),
    ("January of 2015", "Jan 2015"),
    ("early May 2015", "between 1 and 15 May 2015"),
    ("mid-May 2015", "between 10 and 20 May 2015"),
    ("late May 2015", "between 15 and 31 May 2015"),
    ("the end of June 2015", "between 15 and 30 Jun 2015"),
    ("2007", "2007"),
    ("in early 2015", "between Jan and Apr 2015"),
    ("mid-2011", "between May and Aug 2011"),
    ("late 2011", "between Sep and Dec 2011"),
    ("the 1990s", "between 1990 and 1999"),
    ("the early 1990s", "between 1990 and 1993"),
    ("the nineties", "between 1990 and 1999"),
    ("the 20th century", "between 1900 and 1999"),
    ("the summer of 2012", "between Jun and Aug 2012"),
    ("winter 2010", "between Dec 2010 and Feb 2011"),
    ("the third quarter of 2010", "between Jul and Sep 2010"),
    ("Q1 2010", "between Jan and Mar 2010"),
    ("the second half of 2010", "between Jul and Dec 2010"),
    ("Christmas Eve 2008", "24 Dec 2008"),
    ("New Year's Day 2017", "1 Jan 2017"),
    ("9/11", "11 Sep 2001"),
    ("since 2007", "since 2007"),
    ("ever since May 2009", "since May 2009"),
    ("until 5 May 2021", "until 5 May 2021"),
    ("from 3 to 5 May 2021", "from 3 to 5 May 2021"),
    ("3-5 May 2021", "from 3 to 5 May 2021"),
    ("3–5 May 2021", "from 3 to 5 May 2021"),
    ("May 3-5, 2021", "from 3 to 5 May 2021"),
    ("May 3 to 5, 2021", "from 3 to 5 May 2021"),
    ("between 3 and 5 May 2021", "between 3 and 5 May 2021"),
    ("between May 3 and May 5, 2021", "between 3 and 5 May 2021"),
    ("from 28 April to 2 May 2021", "from 28 Apr to 2 May 2021"),
    ("from December 30, 2020 to January 2, 2021", "from 30 Dec 2020 to 2 Jan 2021"),
    ("the second week of March 2022", "between 8 and 14 Mar 2022, to the week"),
    ("the last week of March 2022", "between 25 and 31 Mar 2022, to the week"),
    ("1980-88", "from 1980 to 1988"),
    ("2015-16", "between 2015 and 2016"),
    ("last Friday [17 November 2017]", "17 Nov 2017"),
    ("12 MAY 89 (Wire)", "12 May 1989"),
    ("from 2004 to 2009", "from 2004 to 2009"),
    ("between 2014 and 2016", "between 2014 and 2016"),
    ("2009-2011", "from 2009 to 2011"),
    ("from March to May 2014", "from Mar 2014 to May 2014"),
    ("at 3:15 pm on 4 January 2020", "4 Jan 2020, 15:15"),
    ("23:30 GMT on 4 Jan 2020", "4 Jan 2020, 23:30"),
    ("4 January 2020 at around 9 a.m.", "4 Jan 2020, 09:00"),
    ("the evening of 4 January 2020", "4 Jan 2020, evening"),
    ("the night of 4 January 2020", "4 Jan 2020, night"),
    ("before dawn on 4 January 2020", "4 Jan 2020, before dawn"),
    ("shortly after midnight on 4 January 2020", "4 Jan 2020, after midnight"),
]

# Counted from Friday 17 February 2023, in a sentence of the past.
RELATIVE = [
    ("ten years ago to the day", "17 Feb 2013"),
    ("on the eleventh of February", "11 Feb 2023"),
    ("on Friday", "17 Feb 2023"),
    ("Friday", "17 Feb 2023"),
    ("Thursday", "16 Feb 2023"),
    ("on Monday", "13 Feb 2023"),
    ("Saturday", "11 Feb 2023"),
    ("on Thurs.", "16 Feb 2023"),
    ("last Friday", "10 Feb 2023"),
    ("last Monday", "13 Feb 2023"),
    ("this past Tuesday", "14 Feb 2023"),
    ("this Wednesday", "15 Feb 2023"),
    ("next Friday", "24 Feb 2023"),
    ("next Tuesday", "21 Feb 2023"),
    ("Tuesday last week", "7 Feb 2023"),
    ("last week on Tuesday", "7 Feb 2023"),
    ("two Fridays ago", "3 Feb 2023"),
    ("three Saturdays ago", "28 Jan 2023"),
    ("over the long weekend", "between 11 and 12 Feb 2023"),
    ("on Monday and Tuesday", "from 13 to 14 Feb 2023"),
    ("the last days of January", "between 15 and 31 Jan 2023"),
    ("the opening days of January", "between 1 and 15 Jan 2023"),
    ("on the intervening night of Tuesday and Wednesday", "between 14 and 15 Feb 2023, night"),
    ("in the night of Tuesday to Wednesday", "between 14 and 15 Feb 2023, night"),
    ("at Christmas", "25 Dec 2022"),
    ("on Good Friday", "15 Apr 2022"),
    ("on Easter Monday last year", "18 Apr 2022"),
    ("over Easter", "between 15 and 18 Apr 2022"),
    ("on Eid al-Fitr", "between 2 and 4 May 2022"),
    ("on the second day of Eid al-Adha", "between 10 and 12 Jul 2022"),
    ("on the eve of Ashura", "between 6 and 8 Aug 2022"),
    ("Monday of this week", "13 Feb 2023"),
    ("Wednesday next week", "22 Feb 2023"),
    ("on Friday evening", "17 Feb 2023, evening"),
    ("late on Friday evening", "17 Feb 2023, late evening"),
    ("late Thursday", "16 Feb 2023, late evening"),
    ("Thursday, late", "16 Feb 2023, late evening"),
    ("early Friday", "17 Feb 2023, early morning"),
    ("early on Friday", "17 Feb 2023, early morning"),
    ("early Friday morning", "17 Feb 2023, early morning"),
    ("early Saturday local time", "11 Feb 2023, early morning"),
    ("in the early hours of Friday", "17 Feb 2023, early hours"),
    ("Monday night", "13 Feb 2023, night"),
    ("Wednesday afternoon", "15 Feb 2023, afternoon"),
    ("Wednesday around midday", "15 Feb 2023, midday"),
    ("before dawn on Wednesday", "15 Feb 2023, before dawn"),
    ("shortly after noon on Tuesday", "14 Feb 2023, after noon"),
    ("at about 10:45 a.m. on Tuesday", "14 Feb 2023, 10:45"),
    ("on Tuesday at 10.45 am", "14 Feb 2023, 10:45"),
    ("8 pm Tuesday", "14 Feb 2023, 20:00"),
    ("at 0630 hours on Tuesday", "14 Feb 2023, 06:30"),
    ("12 a.m. on Tuesday", "14 Feb 2023, 00:00"),
    ("9:30 p.m. (2130 GMT) on Thursday", "16 Feb 2023, 21:30"),
    ("Thursday at 9:30 p.m. (2130 GMT)", "16 Feb 2023, 21:30"),
    ("at 10pm last night", "16 Feb 2023, 22:00"),
    ("Friday last", "10 Feb 2023"),
    ("the 15th of this month", "15 Feb 2023"),
    ("the 15th of last month", "15 Jan 2023"),
    ("overnight Thursday", "16 Feb 2023, night"),
    ("Sunday night ( February 12 )", "12 Feb 2023"),
    ("Monday, Feb. 13", "13 Feb 2023"),
    ("Monday (Feb 13)", "13 Feb 2023"),
    ("Feb. 17", "17 Feb 2023"),
    ("Feb. 18", "18 Feb 2023"),
    ("Jan. 30", "30 Jan 2023"),
    ("30 January", "30 Jan 2023"),
    ("the 30th of January", "30 Jan 2023"),
    ("March 10", "10 Mar 2022"),
    ("December 25", "25 Dec 2022"),
    ("Tuesday, March 10", "10 Mar 2022"),
    ("12 May last year", "12 May 2022"),
    ("January 2 this year", "2 Jan 2023"),
    ("12 de enero", "12 Jan 2023"),
    ("in November", "Nov 2022"),
    ("in February", "Feb 2023"),
    ("in March", "Mar 2022"),
    ("last November", "Nov 2022"),
    ("last February", "Feb 2022"),
    ("in May last year", "May 2022"),
    ("in January this year", "Jan 2023"),
    ("next April", "Apr 2023"),
    ("late September", "between 15 and 30 Sep 2022"),
    ("the beginning of January", "between 1 and 15 Jan 2023"),
    ("from 3 to 5 February", "from 3 to 5 Feb 2023"),
    ("between 3 and 5 February", "between 3 and 5 Feb 2023"),
    ("between Monday and Wednesday", "between 13 and 15 Feb 2023"),
    ("from Monday to Wednesday", "from 13 to 15 Feb 2023"),
    ("Monday through Wednesday", "from 13 to 15 Feb 2023"),
    ("since Monday", "since 13 Feb 2023"),
    ("until Saturday", "until 11 Feb 2023"),
    ("since last month", "since Jan 2023"),
    ("yesterday", "16 Feb 2023"),
    ("today", "17 Feb 2023"),
    ("earlier today", "17 Feb 2023"),
    ("the day before yesterday", "15 Feb 2023"),
    ("tomorrow", "18 Feb 2023"),
    ("the day after tomorrow", "19 Feb 2023"),
    ("tonight", "17 Feb 2023, night"),
    ("last night", "16 Feb 2023, night"),
    ("this morning", "17 Feb 2023, morning"),
    ("yesterday evening", "16 Feb 2023, evening"),
    ("yesterday at 4 pm", "16 Feb 2023, 16:00"),
    ("overnight", "between 16 and 17 Feb 2023, night"),
    ("last week", "between 6 and 12 Feb 2023, to the week"),
    ("this week", "between 13 and 17 Feb 2023, to the week"),
    ("earlier this week", "between 13 and 17 Feb 2023, to the week"),
    ("later this week", "between 17 and 19 Feb 2023, to the week"),
    ("next week", "between 20 and 26 Feb 2023, to the week"),
    ("late last week", "between 6 and 12 Feb 2023, to the week"),
    ("last month", "Jan 2023"),
    ("late last month", "between 15 and 31 Jan 2023, to the month"),
    ("earlier this month", "between 1 and 17 Feb 2023, to the month"),
    ("later this month", "between 17 and 28 Feb 2023, to the month"),
    ("next month", "Mar 2023"),
    ("last year", "2022"),
    ("early last year", "between Jan and Apr 2022, to the year"),
    ("earlier this year", "between 1 Jan and 17 Feb 2023, to the year"),
    ("next year", "2024"),
    ("over the weekend", "between 11 and 12 Feb 2023"),
    ("last weekend", "between 11 and 12 Feb 2023"),
    ("next weekend", "between 18 and 19 Feb 2023"),
    ("last summer", "between Jun and Aug 2022"),
    ("last winter", "between Dec 2021 and Feb 2022"),
    ("a day ago", "16 Feb 2023"),
    ("two days ago", "15 Feb 2023"),
    ("10 days ago", "7 Feb 2023"),
    ("a few days ago", "between 11 and 15 Feb 2023"),
    ("several days ago", "between 8 and 14 Feb 2023"),
    ("days ago", "between 11 and 15 Feb 2023"),
    ("an hour ago", "between 16 and 17 Feb 2023"),
    ("20 minutes ago", "17 Feb 2023"),
    ("a week ago", "between 9 and 11 Feb 2023, to the week"),
    ("exactly a week ago", "10 Feb 2023"),
    ("a week ago today", "10 Feb 2023"),
    ("a week ago on Tuesday", "7 Feb 2023"),
    ("three weeks ago", "between 24 and 30 Jan 2023, to the week"),
    ("four months ago", "Oct 2022"),
    ("almost exactly eight months ago", "Jun 2022"),
    ("a year ago", "2022"),
    ("two years ago", "2021"),
    ("twenty-five years ago", "1998"),
    ("a decade ago", "between 2012 and 2014"),
    ("the past three days", "between 14 and 17 Feb 2023"),
    ("in the last 24 hours", "between 16 and 17 Feb 2023"),
    ("over the past week", "between 10 and 17 Feb 2023"),
    ("the past two weeks", "between 3 and 17 Feb 2023"),
    ("the last four years", "between 1 Jan 2019 and 17 Feb 2023, to the year"),
    ("the next two days", "between 17 and 19 Feb 2023"),
    ("New Year's Eve", "31 Dec 2022"),
    ("Christmas Day", "25 Dec 2022"),
    ("by year end", "31 Dec 2023"),
]

# Counted from a day named before, here the same Friday.
FROM_TEXT = [
    ("the same day", "17 Feb 2023"),
    ("that day", "17 Feb 2023"),
    ("that night", "17 Feb 2023, night"),
    ("the previous day", "16 Feb 2023"),
    ("the day before", "16 Feb 2023"),
    ("the night before", "16 Feb 2023, night"),
    ("the next day", "18 Feb 2023"),
    ("the following morning", "18 Feb 2023, morning"),
    ("later in the day", "17 Feb 2023"),
    ("later that evening", "17 Feb 2023, evening"),
    ("a day earlier", "16 Feb 2023"),
    ("two days earlier", "15 Feb 2023"),
    ("two days before", "15 Feb 2023"),
    ("two days later", "19 Feb 2023"),
    ("three weeks earlier", "between 24 and 30 Jan 2023, to the week"),
    ("four months later", "Jun 2023"),
    ("the previous week", "between 6 and 12 Feb 2023, to the week"),
    ("the following month", "Mar 2023"),
    ("that year", "2023"),
    ("the year before", "2022"),
    ("the following Tuesday", "21 Feb 2023"),
    ("the previous Friday", "10 Feb 2023"),
    ("the following March", "Mar 2023"),
    ("March 4 of that year", "4 Mar 2023"),
]

# The other event's day, when the news is of that Friday.
FROM_EVENT = [
    ("two days after the raid", "15 Feb 2023"),
    ("a day after gunmen", "16 Feb 2023"),
    ("the day after the raid", "16 Feb 2023"),
    ("a week after the raid", "10 Feb 2023"),
    ("two weeks after the raid", "between 31 Jan and 6 Feb 2023, to the week"),
    ("two days before the vote", "19 Feb 2023"),
    ("a month after the raid", "Jan 2023"),
    ("two years to the day after the raid", "2021"),
    ("five years after the war", "2018"),
    ("hours after the raid", "17 Feb 2023"),
]

FUTURE = [
    ("on Friday", "17 Feb 2023"),
    ("on Monday", "20 Feb 2023"),
    ("this Sunday", "19 Feb 2023"),
    ("March 10", "10 Mar 2023"),
    ("in November", "Nov 2023"),
    ("this month", "between 17 and 28 Feb 2023, to the month"),
    ("this weekend", "between 18 and 19 Feb 2023"),
    ("three days from now", "20 Feb 2023"),
]


@pytest.mark.parametrize(("words", "shown"), ABSOLUTE)
def test_dates_that_name_their_year_need_no_anchor(words: str, shown: str) -> None:
    value = parse(words)
    assert show(value) == shown
    assert value.anchor is None


@pytest.mark.parametrize(("words", "shown"), RELATIVE)
def test_relative_dates_count_from_the_anchor(words: str, shown: str) -> None:
    value = parse(words, FRIDAY)
    assert show(value) == shown
    assert value.anchor == FRIDAY


@pytest.mark.parametrize(("words", "shown"), FROM_TEXT)
def test_dates_that_count_from_one_named_before(words: str, shown: str) -> None:
    assert show(parse(words, FRIDAY)) == shown
    assert scan(words)[0].hangs == "text"


@pytest.mark.parametrize(("words", "shown"), FROM_EVENT)
def test_dates_of_the_other_event(words: str, shown: str) -> None:
    assert show(parse(words, FRIDAY)) == shown
    assert [e.key for e in scan(words)] == ["event_relative"]


@pytest.mark.parametrize(("words", "shown"), FUTURE)
def test_dates_that_lie_ahead(words: str, shown: str) -> None:
    assert show(parse(words, FRIDAY, "future")) == shown


@pytest.mark.parametrize("words", [w for w, _ in RELATIVE + FROM_TEXT + FROM_EVENT])
def test_without_an_anchor_relative_dates_stay_unresolved(words: str) -> None:
    value = parse(words)
    assert value.precision == "unresolved"
    assert value.start is None
    assert value.end is None


@pytest.mark.parametrize("words", ["", "the attack", "Friyay", "13:99", "7.62"])
def test_words_that_are_no_date(words: str) -> None:
    assert parse(words, FRIDAY) == DateValue()


def test_numerals_of_unknown_order_keep_both_readings() -> None:
    assert show(parse("12/05/2019")) == "between 12 May and 5 Dec 2019"
    assert show(parse("12/05/2019", day_first=True)) == "12 May 2019"
    assert show(parse("12/05/2019", day_first=False)) == "5 Dec 2019"
    june = DateAnchor("published", "2019-06-01")
    assert show(parse("12/05/2019", june)) == "12 May 2019"


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    assert parse("31 June 2020").precision == "unresolved"
    assert parse("February 29, 2021").precision == "unresolved"
    assert show(parse("February 29", DateAnchor("published", "2021-03-05"))) == "29 Feb 2020"


def test_unknown_direction_takes_the_nearest_day() -> None:
    anchor = DateAnchor("published", "2023-12-28")
    assert show(parse("January 3", anchor, "unknown")) == "3 Jan 2024"
    assert show(parse("January 3", anchor, "past")) == "3 Jan 2023"


def test_a_weekday_chooses_among_years() -> None:
    anchor = DateAnchor("published", "2009-03-30")
    assert show(parse("Tuesday, March 10", anchor)) == "10 Mar 2009"
    assert show(parse("March 10", anchor)) == "10 Mar 2009"


def test_show_quotes_words_it_cannot_resolve() -> None:
    assert show(DateValue(), "on Friday") == "unresolved: “on Friday”"
    assert show(DateValue()) == "unresolved"
    assert parse("unresolved: “on Friday”", FRIDAY) == DateValue()


def test_since_is_ongoing_and_has_no_end() -> None:
    value = parse("since Monday", FRIDAY)
    assert value.ongoing
    assert value.end is None
    assert parse("until Monday", FRIDAY).start is None


COMPARED = [
    ("17 Feb 2023", "17 Feb 2023", "agree"),
    ("17 Feb 2023", "Feb 2023", "vaguer"),
    ("Feb 2023", "2023", "vaguer"),
    ("17 Feb 2023", "18 Feb 2023", "disagree"),
    ("Feb 2023", "Mar 2023", "disagree"),
    ("between 3 and 5 May 2021", "5 May 2021", "vaguer"),
    ("between 3 and 5 May 2021", "6 May 2021", "disagree"),
    ("from 3 to 5 May 2021", "4 May 2021", "vaguer"),
    ("from 3 to 5 May 2021", "from 3 to 5 May 2021", "agree"),
    ("from 3 to 5 May 2021", "from 3 to 6 May 2021", "disagree"),
    ("since 2007", "5 May 2021", "vaguer"),
    ("since 2007", "5 May 2001", "disagree"),
    ("4 Jan 2020, morning", "4 Jan 2020", "vaguer"),
    ("4 Jan 2020, morning", "4 Jan 2020, evening", "disagree"),
    ("4 Jan 2020, night", "4 Jan 2020, early hours", "vaguer"),
    ("4 Jan 2020, night", "4 Jan 2020, noon", "disagree"),
    ("4 Jan 2020, 09:30", "4 Jan 2020, morning", "vaguer"),
    ("4 Jan 2020, 09:30", "4 Jan 2020, 19:30", "disagree"),
    ("unresolved", "4 Jan 2020", "vaguer"),
]


@pytest.mark.parametrize(("a", "b", "expected"), COMPARED)
def test_compare(a: str, b: str, expected: str) -> None:
    assert compare(parse(a), parse(b)) == expected
    assert compare(parse(b), parse(a)) == expected


def test_hours_of_the_day() -> None:
    assert hours("15:30") == (15.5, 15.5)
    assert hours("morning") == (0, 12)
    assert hours("some time") is None
    assert hours(None) is None


DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
PRECISIONS = st.sampled_from(["day", "days", "week", "month", "season", "year"])
TIMES = st.sampled_from([None, None, "morning", "late evening", "before dawn", "15:40"])


@st.composite
def values(draw: st.DrawFn) -> DateValue:
    first, length = draw(DAYS), draw(st.sampled_from([0, 0, 1, 6, 30, 364]))
    start = _interval(first, length)
    precision: DatePrecision = draw(PRECISIONS)  # type: ignore[assignment]
    if draw(st.booleans()):
        last = first + timedelta(days=length + draw(st.integers(0, 400)))
        return DateValue(start, _interval(last, draw(st.sampled_from([0, 5]))), precision)
    return DateValue(
        start, None, precision, draw(st.booleans()), draw(TIMES) if length == 0 else None
    )


def _interval(first: date, length: int) -> Interval:
    return Interval(first.isoformat(), (first + timedelta(days=length)).isoformat())


@given(values())
def test_what_is_shown_is_read_back(value: DateValue) -> None:
    assert parse(show(value)) == value


@given(values(), values())
def test_comparing_is_symmetric(a: DateValue, b: DateValue) -> None:
    assert compare(a, b) == compare(b, a)
    assert compare(a, a) == "agree"


@given(DAYS, st.sampled_from([w for w, _ in RELATIVE if "next" not in w and "morrow" not in w]))
def test_intervals_are_in_order_and_days_exist(anchor: date, words: str) -> None:
    value = parse(words, DateAnchor("published", anchor.isoformat()))
    at = value.start or value.end
    assert at is not None
    assert at.earliest is not None
    assert at.latest is not None
    assert date.fromisoformat(at.earliest) <= date.fromisoformat(at.latest)


WORDS = """
Friday last next the of May march 12 2015 '96 3 31 30 2/3/14 999 decades ago two weeks months
years later after before since until between and to from – ( ) , . : 7:45 pm am night early late
mid on in end week weekend quarter Q3 first 1980-88 Christmas Eve 9/11 T06:50 GMT a few yesterday
day winter centuries 20th century for straight year-end 29 February over
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=9), st.dates(), st.sampled_from(["past", "future", "unknown"]))
def test_no_words_break_the_reading(words: list[str], at: date, side: Direction) -> None:
    text = " ".join(words)
    anchor = DateAnchor("published", at.isoformat())
    ends = 0
    for found in scan(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end
        value = value_of(found, anchor, side)
        for interval in (value.start, value.end):
            if interval is not None:
                assert (interval.earliest or "") <= (interval.latest or "")


@pytest.mark.parametrize(
    "words", ["in the night to Sunday", "the night between Saturday and Sunday"]
)
def test_a_night_between_two_days_is_either(words: str) -> None:
    value = parse(words, FRIDAY)
    assert value.start == Interval("2023-02-11", "2023-02-12")
    assert (value.precision, value.time_of_day) == ("days", "night")


@pytest.mark.parametrize(
    ("feast", "seen"),
    [
        ("Good Friday 2016", ("2016-03-25", "2016-03-25")),
        ("Easter Sunday 2019", ("2019-04-21", "2019-04-21")),
        ("Palm Sunday 2017", ("2017-04-09", "2017-04-09")),
        ("Eid al-Fitr 2023", ("2023-04-21", "2023-04-22")),
        ("Eid al-Fitr 2017", ("2017-06-25", "2017-06-26")),
        ("Eid al-Adha 2020", ("2020-07-31", "2020-08-01")),
        ("Ashura 2023", ("2023-07-28", "2023-07-29")),
        ("Mawlid 2021", ("2021-10-18", "2021-10-19")),
    ],
)
def test_movable_feasts_cover_the_days_on_which_they_were_kept(
    feast: str, seen: tuple[str, str]
) -> None:
    start = parse(feast).start
    assert start is not None
    assert (start.earliest or "") <= seen[0] <= seen[1] <= (start.latest or "")


@given(st.lists(PIECES, max_size=9), st.dates(), st.sampled_from(["past", "future", "unknown"]))
def test_values_are_never_finer_than_their_words(
    words: list[str], at: date, side: Direction
) -> None:
    for found in scan(" ".join(words)):
        value = value_of(found, DateAnchor("published", at.isoformat()), side)
        if value.precision in {"day", "hour"} and value.start is not None:
            assert value.start.earliest == value.start.latest
        if value.precision == "hour":
            assert value.time_of_day is not None
            assert value.time_of_day[0].isdigit()


@pytest.mark.parametrize(
    "words",
    ["in March", "last month", "in 2015", "two weeks ago", "in spring", "last year",
     "earlier this week", "in the first quarter of 2015", "months ago", "over the weekend"],
)  # fmt: skip
@given(at=DAYS)
def test_words_without_a_day_give_none(words: str, at: date) -> None:
    value = parse(words, DateAnchor("published", at.isoformat()))
    assert value.precision not in {"day", "hour"}
