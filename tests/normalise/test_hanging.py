"""Dates that say when somebody spoke or a court sat are told from the day of the act."""

from __future__ import annotations

import pytest

from dateline.extract.dates import dates
from dateline.extract.frames import frames
from dateline.model.report import Report, Stamp
from dateline.normalise.hanging import hang
from dateline.parse.document import parse

KEYS = [
    ("Police said on Wednesday that two men were shot.", ["saying"]),
    ("Two men were shot on Tuesday, police said on Wednesday.", ["point", "saying"]),
    ("Police said that two men were shot on Wednesday.", ["point"]),
    ("A court on Thursday sentenced two men.", ["aftermath"]),
    ("The man was sentenced on Thursday for a bombing in a market.", ["aftermath"]),
    (
        "A court sentenced two men over the bombing of a market on 3 March 2021.",
        ["point"],
    ),
    ("The man was convicted of a shooting in May 2021.", ["point"]),
    ("Neighbours told of a shooting on Tuesday in the market.", ["point"]),
    ("In a statement issued on Tuesday, the army said two men were shot.", ["saying"]),
    ("In a statement on Tuesday, the army said two men were shot on Sunday.", ["saying", "point"]),
    (
        "A trial opened on Tuesday of men accused of a bombing on 3 May 2021.",
        ["aftermath", "point"],
    ),
    ("Two men died on Wednesday of wounds from Tuesday's bombing.", ["aftermath", "point"]),
    ("Two men died on Wednesday in a bombing.", ["point"]),
    ("The victims were buried on Thursday.", ["aftermath"]),
]


@pytest.mark.parametrize(("text", "expected"), KEYS)
def test_what_a_date_hangs_from(text: str, expected: list[str]) -> None:
    parsed = parse(Report("r1", "", text, published=Stamp("2023-02-17")))
    assert [m.key for m in hang(dates(parsed), parsed, frames(parsed))] == expected


def test_other_mentions_pass_unchanged() -> None:
    parsed = parse(Report("r1", "", "Gunmen shot two men on Tuesday."))
    acts = frames(parsed)
    assert hang(acts, parsed, acts) == acts
