"""What is told around an act, sentence by sentence, from a table of invented sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from coded import parsed

from dateline.extract.around import around
from dateline.extract.around.finding import clause_end, lexicon
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed

TABLE = Path(__file__).with_name("aftermath_sentences.txt")
SLOTS = ("response", "damage", "motive", "demand", "context")


@dataclass(frozen=True)
class Wanted:
    """One mark of the table: `{slot.key=thing:words}`."""

    slot: str
    key: str
    thing: str
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """A sentence without its marks, what must be found in it, and the part it stands in."""

    text: str
    wanted: tuple[Wanted, ...]
    part: str


@cache
def cases() -> tuple[Case, ...]:
    out, part = [], ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            out.append(case(line, part))
    return tuple(out)


def case(line: str, part: str) -> Case:
    plain, opened, wanted, at = "", [], [], 0
    while at < len(line):
        if line[at] == "{":
            stop = line.index(":", at)
            opened.append((line[at + 1 : stop], len(plain)))
            at = stop
        elif line[at] == "}":
            head, start = opened.pop()
            kind, _, thing = head.partition("=")
            slot, _, key = kind.partition(".")
            wanted.append(Wanted(slot, key, thing, start, len(plain)))
        else:
            plain += line[at]
        at += 1
    return Case(plain, tuple(wanted), part)


def fits(report: Parsed, found: Mention, wanted: Wanted) -> bool:
    """Same slot, key and thing, and at least half of the shorter words in common."""
    if found.slot != wanted.slot or (wanted.key and found.key != wanted.key):
        return False
    thing = report.report.quote(found.who).lower() if found.who else ""
    if wanted.thing and wanted.thing.lower() not in thing and thing not in wanted.thing.lower():
        return False
    shared = min(found.span.end, wanted.end) - max(found.span.start, wanted.start)
    return 2 * shared >= min(found.span.end - found.span.start, wanted.end - wanted.start)


def judged(one: Case) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By slot: what was found rightly, what was missed, what was found beside it."""
    report = parsed(one.text)
    left, right, missed = list(around(report)), Counter[str](), Counter[str]()
    for wanted in one.wanted:
        hit = next((m for m in left if fits(report, m, wanted)), None)
        (missed if hit is None else right)[wanted.slot] += 1
        if hit is not None:
            left.remove(hit)
    return right, missed, Counter(m.slot for m in left)


@cache
def figures(part: str) -> dict[str, tuple[float, float]]:
    """Precision and recall of each slot over one part of the table."""
    right, missed, beside = Counter[str](), Counter[str](), Counter[str]()
    for one in cases():
        if one.part == part:
            for total, found in zip((right, missed, beside), judged(one), strict=True):
                total.update(found)
    return {
        slot: (
            right[slot] / max(1, right[slot] + beside[slot]),
            right[slot] / max(1, right[slot] + missed[slot]),
        )
        for slot in SLOTS
    }


def test_the_table_holds_enough_of_each_slot() -> None:
    marks = Counter(w.slot for one in cases() for w in one.wanted)
    assert len(cases()) > 200
    assert all(marks[slot] >= 15 for slot in SLOTS)
    assert sum(not one.wanted for one in cases()) > 35


@pytest.mark.parametrize("slot", SLOTS)
def test_sentences_that_the_rules_were_made_with(slot: str) -> None:
    precision, recall = figures("tuned")[slot]
    assert precision >= 0.95, figures("tuned")
    assert recall >= 0.93, figures("tuned")


@pytest.mark.parametrize("slot", SLOTS)
def test_sentences_that_were_kept_apart(slot: str) -> None:
    precision, recall = figures("apart")[slot]
    assert precision >= 0.85, figures("apart")
    assert recall >= 0.70, figures("apart")


def found(text: str, published: str = "2026-03-13") -> list[tuple[str, str | None, str]]:
    return [(m.slot, m.key, m.text) for m in around(parsed(text, published=published))]


def test_every_mention_quotes_the_text() -> None:
    for one in cases():
        report = parsed(one.text)
        for m in around(report):
            assert report.report.quote(m.span) == m.text
            assert m.modality == "real"


def test_states_of_what_is_not_known_and_of_what_was_not() -> None:
    report = parsed(
        "The motive was not known. No ransom demand has been made. No damage was done."
    )
    got = {m.slot: (m.value_state, m.value) for m in around(report)}
    assert got["motive"] == ("said_unknown", None)
    assert got["demand"] == ("said_none", "No ransom demand has been made")
    assert got["damage"][0] == "said_none"


def test_things_joined_by_and_are_each_damaged() -> None:
    report = parsed("Two taxis and a fruit cart were torched by the mob.")
    things = {report.report.quote(m.who) for m in around(report) if m.who}
    assert things == {"Two taxis", "a fruit cart"}


def test_an_earlier_year_is_another_matter() -> None:
    assert found("Police arrested a man in 2009 for theft.") == []
    assert found("Police arrested a man in 2026 for theft.")[0][:2] == ("response", "arrest")


@pytest.mark.parametrize(
    "text",
    [
        "Have police opened an investigation?",
        "Read also: Two suspects arrested in Lagos",
        "The van is to be destroyed, the court ordered.",
        "Troops will be deployed to the town.",
        "Police did not cordon off the area.",
    ],
)
def test_nothing_is_done_that_is_only_asked_ordered_or_to_come(text: str) -> None:
    assert found(text) == []


def test_a_clause_ends_at_its_mark_and_not_inside_a_number() -> None:
    text = "a ransom of $20,000 from the family, police said"
    assert text[: clause_end(text, 5)] == "a ransom of $20,000 from the family"
    assert clause_end("because of rain.", 3) == len("because of rain")


@pytest.mark.parametrize("name", ["responses", "damages", "motives", "matters"])
def test_cues_are_word_beginnings_of_four_letters(name: str) -> None:
    assert all(0 < len(cue) <= 4 and cue == cue.lower() for cue in lexicon(name).words)
