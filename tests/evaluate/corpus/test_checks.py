"""What the check of a file tells, and where."""

from __future__ import annotations

import pytest
from marked_cases import FILE, sheet

from dateline.evaluate.corpus.checks import check, parts, report_of
from dateline.evaluate.corpus.markup import Problem, key_line
from dateline.evaluate.corpus.slots import CLAIM_SLOTS, count_fault, date_fault, faults, shapes


def told(old: str, new: str) -> list[str]:
    """The problems of the sample file with one change in it."""
    assert old in FILE
    return [problem.words for problem in check(sheet(FILE.replace(old, new, 1)))]


def test_the_sample_is_sound() -> None:
    assert check(sheet()) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("act k2 shooting", "act k2 shot", "'shot' is none of"),
        ("act k2 shooting", "deed k2 shooting", "no slot is called 'deed'"),
        ("act k2 shooting", "act k9 shooting", "the words hold no mark k9"),
        ("act k2 shooting", "act k2 shooting loudly", "too many words: 'loudly'"),
        ("act k2 shooting", "act k2", "needs 1 words"),
        ("country=NE lat", "country=Niger lat", "no code of two capitals"),
        ("lat=13.3", "lat=north", "'north' is no number"),
        ("precision=site", "precision=exactly", "precision: 'exactly' is none of"),
        ("relation=near", "relation=near colour=red", "no attribute 'colour'"),
        ("101- form", "a hundred form", "is no count"),
        ("2021-01-01..2021-01-31", "January", "is no day"),
        ("2021-01-01..2021-01-31", "2021-02-01..2021-01-31", "run backward"),
        ("d1 2021-03-09", "d1 2021-03-11", "lies after publication, 2021-03-10"),
        ("by=s3 alternative_to=c2", "by=s9", "no line 'speaker s9'"),
        ("alternative_to=c2", "alternative_to=p1", ""),
        ("alternative_to=c2", "alternative_to=c5", "no other line of the account has it"),
        ("speaker s2 same=s1", "speaker s2 same=s2", "same=s2 is no other speaker"),
        ("speaker s2 same=s1", "speaker s2", "needs a role"),
        ("relation same_series A", "relation same_series C", "no other account C"),
        ("account B", "account A", "two accounts are called A"),
        ("furniture f1", "# none", "no line of the key uses the mark f1"),
        ("{c5:killed", "{c4:killed", "the mark c4 stands 2 times"),
        ("genre: feature", "genre: novel", "genre 'novel' is none of"),
        ("publisher: Lowland Courier\nurl", "url", "the head has no line publisher:"),
        ("published: 2021-03-10", "published: in March", "is no date"),
        ("# key: full", "# key: whole", "the first line must be"),
        ("# a note of the writer", "# todo acts", "still to be done"),
        ("anchor=k3", "", "account B has no anchor"),
        ("act k3 ied\n", "", "account B has no line act"),
        ("stage - accomplished\ndate d2", "date d2", "account B has no line stage"),
        ("date d1 2021-03-09 by=s1\n", "", "account A has no date"),
        ("place - scene city=Diffa country=NE lat=13.3 lon=12.6\n", "", "B has no place"),
        ("act k3 ied", "act - ied", "act is always in the words"),
        ("account A news", "act k2 shooting\naccount A news", "above the first account"),
        ("anchor=k3", "anchor=k3 incident=Mine", "'Mine' is no name of small letters"),
        ("anchor=k3", "anchor=k3 incident=mine-", "'mine-' is no name of small letters"),
        ("url: https", "seen: noon\nurl: https", "seen 'noon' is no time"),
        ("url: https", "seen: 2021-03-10\nurl: https", "seen '2021-03-10' is no time"),
        ("url: https", "copy_of: bridge-quiet\nurl: https", "no report above is called"),
    ],
)
def test_one_fault_is_told(old: str, new: str, words: str) -> None:
    problems = told(old, new)
    assert any(words in problem for problem in problems) if words else not problems


def test_a_partial_key_may_lack_what_an_account_must_say() -> None:
    partial = FILE.replace("# key: full", "# key: partial").replace("act k3 ied", "# todo acts")
    assert [p.words for p in check(sheet(partial))] == []


def test_no_date_and_no_place_can_be_said() -> None:
    assert told("date d2 2021-01-01..2021-01-31 precision=month", "date d2 state=unresolved") == []
    place = "place - scene city=Diffa country=NE lat=13.3 lon=12.6"
    assert told(place, "place - state=unresolved") == []


def test_a_report_tells_an_incident_once() -> None:
    both = FILE.replace("anchor=k2,k1", "anchor=k2,k1 incident=mine")
    both = both.replace("anchor=k3", "anchor=k3 incident=mine")
    (problem,) = check(sheet(both))
    assert "account A tells it already" in problem.words
    assert both.split("\n")[problem.line - 1].startswith("account B")


def test_reports_of_a_family_may_say_when_they_came_and_what_they_copy() -> None:
    head = "publisher: Lowland Courier\ngenre: feature"
    assert told(head, f"seen: 2021-03-11T09:30:00+01:00\ncopy_of: bridge-1\n{head}") == []


def test_what_is_announced_may_lie_ahead() -> None:
    ahead = FILE.replace("stage - accomplished\ndate d1 2021-03-09", "stage - threatened\n"
                         "date d1 2021-03-20")  # fmt: skip
    assert check(sheet(ahead)) == []


def test_a_fault_has_the_number_of_its_line() -> None:
    broken = FILE.replace("act k2 shooting", "act k2 shot")
    (problem,) = check(sheet(broken))
    assert broken.split("\n")[problem.line - 1].startswith("act k2 shot")
    assert report_of([Problem(3, "wrong")], "a.txt") == ["a.txt:3: wrong"]


def test_an_unused_mark_is_told_on_its_line() -> None:
    broken = FILE.replace("furniture f1\n", "")
    (problem,) = check(sheet(broken))
    assert broken.split("\n")[problem.line - 1].startswith("{f1:READ ALSO")


def test_lines_are_sorted_by_what_they_belong_to() -> None:
    held = parts(sheet().reports[0])
    assert sorted(held.speakers) == ["s1", "s2", "s3", "s4"]
    assert [block.name for block in held.blocks] == ["A", "B"]
    assert len(held.blocks[0].of("casualty")) == 4
    assert [line.marks for line in held.furniture] == [("f1",)]


def test_every_slot_of_the_record_has_a_shape() -> None:
    assert set(CLAIM_SLOTS) <= set(shapes())


@pytest.mark.parametrize("count", ["6", "4-", "-20", "3-9", "?", "0"])
def test_counts_that_can_be_read(count: str) -> None:
    assert count_fault(count) is None


@pytest.mark.parametrize("count", ["", "-", "six", "9-3", "4--", "1,200"])
def test_counts_that_cannot(count: str) -> None:
    assert count_fault(count) is not None


@pytest.mark.parametrize("days", ["2021-03-09", "2021-03-09..2021-03-11", "..2021-03-09",
                                  "2021-03-09.."])  # fmt: skip
def test_days_that_can_be_read(days: str) -> None:
    assert date_fault(days) is None


@pytest.mark.parametrize("days", ["", "..", "2021-02-30", "Tuesday", "2021-03-11..2021-03-09"])
def test_days_that_cannot(days: str) -> None:
    assert date_fault(days) is not None


def test_times_of_day() -> None:
    for time, sound in (("dawn", True), ("06:30", True), ("teatime", False)):
        line, _ = key_line(f"date d1 2021-03-09 time_of_day={time}", 1)
        assert line is not None
        assert (list(faults(line)) == []) is sound
