from __future__ import annotations

import pytest

from dateline.model.ports import Candidate
from dateline.read.dateline import find, find_in

# The text with a bar where its dateline ends; place, day, agencies.
FOUND = [
    ("KARACHI:| Two men were shot dead on Friday.", "KARACHI", None, ()),
    ("Karachi:| On Friday, unknown men broke in.", "Karachi", None, ()),
    ("LIMA, 12 MAY (EFE) --| Rebels attacked.", "LIMA", "2022-05-12", ("EFE",)),
    ("LIMA, 3 JAN 90 (EFE) --| [TEXT] REBELS ATTACKED.", "LIMA", "1990-01-03", ("EFE",)),
    ("Kabul, Afghanistan (AP) —| A bomb exploded.", "Kabul, Afghanistan", None, ("AP",)),
    ("MAKHACHKALA --| Three days of fighting ended.", "MAKHACHKALA", None, ()),
    ("PARIS -| A lorry rammed into a crowd.", "PARIS", None, ()),
    ("GAZA CITY, Gaza Strip —| An air strike hit.", "GAZA CITY, Gaza Strip", None, ()),
    ("(Reuters) -| Gunmen killed two men.", None, None, ("Reuters",)),
    (
        "KYIV, Ukraine, Oct. 3 (Reuters) -| Shells hit.",
        "KYIV, Ukraine",
        "2022-10-03",
        ("Reuters",),
    ),
    ("NAIROBI, Kenya —| Police fired tear gas.", "NAIROBI, Kenya", None, ()),
    ("Mogadishu (Garowe Online) -| A bomb went off.", "Mogadishu", None, ("Garowe Online",)),
    ("LAGOS/ABUJA —| Gunmen have taken a train.", "LAGOS/ABUJA", None, ()),
    ("By Rahim Uddin, DHAKA, March 3:| Police said so.", "DHAKA", "2023-03-03", ()),
    ("CARTHAGE, N.C. (AP) -| Investigators asked.", "CARTHAGE, N.C.", None, ("AP",)),
    ("NEW DELHI, July 5 PTI:| Two men were killed.", "NEW DELHI", "2022-07-05", ("PTI",)),
    ("Bujumbura, 3 March 2021 (RTNB) -| Rebels came.", "Bujumbura", "2021-03-03", ("RTNB",)),
    ("PORT-AU-PRINCE, Haiti (AP) _| Gang members shot.", "PORT-AU-PRINCE, Haiti", None, ("AP",)),
    (
        "SOFIA (BULGARIA), 31 MAR 89 (BTA) --| The man spoke.",
        "SOFIA, BULGARIA",
        "1989-03-31",
        ("BTA",),
    ),
    ("EL FASHER, Sudan—|Shells hit the main hospital.", "EL FASHER, Sudan", None, ()),
    ("NEWPORT NEWS, Va. -| Two men were shot on Friday.", "NEWPORT NEWS, Va.", None, ()),
]

NOT_FOUND = [
    "BREAKING: Two men were shot dead in the city on Friday.",
    "UPDATE: The toll has risen to five people, police say.",
    "Watch: Gunmen attack the station in the old town",
    "Police: Two men were seen near the house before the blast.",
    "Note: This story has been updated to add details today.",
    "Smith: The men came in and shot at all of them in here.",
    "John Smith: The gunman came in and opened fire on everyone.",
    "Gunmen — believed to be bandits — attacked the village.",
    "Soldiers - Many of them young - died in the attack on it.",
    "Orlova: “I saw three men run to the car before the blast.”",
    "At least five people - all of them civilians - were killed.",
    "VIDEO — Protesters clash with police in the main square.",
    "JUST IN: Two soldiers were killed in an ambush on a road.",
    "The death toll: Twelve people died in the blast in town.",
    "Five dead - Police said on Monday that men attacked.",
    "THE ARMY - THE SOLDIERS ATTACKED THE CITY OF SAN JUAN TODAY",
    "EXCLUSIVE - Army chief says that rebels are beaten.",
    "Orlova: We shall not give up before they are all free.",
    "In the town of Kotra, gunmen shot two men: a guard and a cook.",
    "KOTRA:",
    "",
]


@pytest.mark.parametrize(("marked", "place", "day", "sources"), FOUND)
def test_found(marked: str, place: str | None, day: str | None, sources: tuple[str, ...]):
    line, text = marked.split("|")[0], marked.replace("|", "")
    found = find(text, "2023-03-05")
    assert found is not None
    assert (found.text, found.place, found.date, found.sources) == (line, place, day, sources)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str):
    assert find(text, "2023-03-05") is None


def test_a_day_without_a_year_needs_the_day_of_publication():
    text = "LIMA, 12 MAY (EFE) -- Rebels attacked a post."
    assert find(text).date is None
    assert find(text, "2023-05-13").date == "2023-05-12"
    assert find(text, "2023-05-12T01:00:00+09:00").date == "2023-05-12"
    assert find(text, "2023-01-02").date == "2022-05-12"
    assert find("LIMA, 29 FEB (EFE) -- Rebels attacked.", "2023-05-13").date is None


class Places:
    """Knows one name."""

    key = "test"

    def find(self, name: str) -> tuple[Candidate, ...]:
        return (Candidate(1, name, "city", "XX"),) if name == "Kotra" else ()

    def longest(self, words: tuple[str, ...]) -> int:
        return 0


def test_the_gazetteer_decides_where_only_the_position_speaks():
    news = "Two men were shot dead in the market on Friday."
    assert find(f"Kotra: {news}", places=Places()) is not None
    assert find(f"Orlova: {news}", places=Places()) is None
    assert find(f"ORLOVA (ZNA) - {news}", places=Places()) is not None


def test_speakers_of_a_transcript_are_no_places():
    text = (
        "Orlova: There were many men there.\nSefu: When was it then?\nOrlova: On Friday at noon."
    )
    assert find(text) is None


def test_a_dateline_below_a_lead_in_has_to_be_plain():
    lead = "Two men are dead after a night of clashes."
    assert find_in([lead, "KOTRA — Police said so."]).text == "KOTRA —"
    assert find_in([lead, "Kotra: Police said so on Friday night."]) is None
    assert find_in([lead, lead, lead, "KOTRA — Police said so."]) is None
    assert find_in([]) is None
