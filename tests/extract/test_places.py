from collections.abc import Iterator
from dataclasses import replace

import pytest
from mini_gazetteer import build_mini, parse

from dateline.extract.places import country_hints, places
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.report import Dateline


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    found = build_mini(tmp_path_factory.mktemp("mini"))
    yield found
    found.close()


def found(text: str, gazetteer: Gazetteer, title: str = "") -> list[str]:
    return [m.text for m in places(parse(text, title), gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Lima.", ["Lima"]),
        ("He fled from Khan Younis to Gaza City.", ["Khan Younis", "Gaza City"]),
        ("It hit a mosque in Nigeria's restive northeastern city of Maiduguri.",
         ["a mosque in Nigeria's restive northeastern city of Maiduguri"]),
        ("Gunmen stormed the office of the Lahore Police Chief.",
         ["the office of the Lahore Police Chief"]),
        ("A blast hit the Quetta police headquarters.", ["Quetta police headquarters"]),
        ("Troops shelled Aleppo Castle on Sunday.", ["Aleppo Castle"]),
        ("Shots were fired at Baghdad University.", ["Baghdad University"]),
        ("Three were shot in downtown Seattle.", ["downtown Seattle"]),
        ("Three died in Paris, Texas, on Tuesday.", ["Paris, Texas"]),
        ("Rebels hold the village of Oxkutza.", ["the village of Oxkutza"]),
        ("A mine blew up near the village Zulmara.", ["the village Zulmara"]),
        ("It was the eastern Zarub district that burned.", []),
        ("Police closed a road in the eastern Zarub district.",
         ["a road in the eastern Zarub district"]),
        ("The crowd gathered peacefully at Third Avenue and Lima Street.",
          ["Third Avenue and Lima Street"]),
        ("Clashes broke out in northern Idlib.", ["northern Idlib"]),
        ("MOGADISHU, May 3 - A car bomb went off.", ["MOGADISHU"]),
    ],
)  # fmt: skip
def test_phrases_that_name_a_place(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of England raised rates.",
        "The Boston Globe reported it.",
        "Mr London denied it.",
        "Paris Ostrander was arrested.",
        "Turkish soldiers fired.",
        "Police said on Monday that nobody was hurt.",
        "The Lagos Police Command gave no figure.",
        "Joan Stewart spoke. Stewart then left.",
        "Mayor Lima A. Griffin resigned.",
        "The number of ADEN cases grew.",
    ],
)
def test_names_inside_other_names_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It happened in Goma.", "at"),
        ("It happened 30 km north of Goma.", "near"),
        ("It happened on the outskirts of Goma.", "near"),
        ("It happened between Goma and Bukavu.", "between"),
        ("It happened on the road to Goma.", "on_road"),
    ],
)
def test_the_relation_is_kept(text: str, relation: str, gazetteer: Gazetteer) -> None:
    assert [m.key for m in places(parse(text), gazetteer)] == [relation]


def test_spans_quote_the_report(gazetteer: Gazetteer) -> None:
    report = parse("Rebels from Goma\nattacked   Bukavu, Congo, on Friday.", "Attack in Bukavu")
    mentions = places(report, gazetteer)
    assert [m.span.field for m in mentions] == ["title", "text", "text"]
    for m in mentions:
        assert report.report.quote(m.span) == m.text
        assert m.slot == "place"
        assert m.value is None
        assert m.rule.startswith("place.")


def test_headlines_need_more_than_a_capital(gazetteer: Gazetteer) -> None:
    assert found("He spoke.", gazetteer, "Orange Reading Lights Hit Mobile Phones") == []
    assert found("He spoke.", gazetteer, "Gunmen Kill Five Soldiers In Maiduguri") == ["Maiduguri"]


def test_a_word_written_small_elsewhere_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Reading is hard. Few people were reading. Mobile units came."
    assert found(text, gazetteer) == []


def test_demonyms_and_bodies_are_hints(gazetteer: Gazetteer) -> None:
    report = parse("Pakistani troops and the Lahore Police met Afghan elders. Pakistan agreed.")
    assert country_hints(report, gazetteer) == {"PK": 2, "AF": 1}


def test_order_and_repetition_are_stable(gazetteer: Gazetteer) -> None:
    report = parse("In Kano, Lagos and Abuja. In Kano again.")
    first = places(report, gazetteer)
    assert first == places(report, gazetteer)
    assert [m.text for m in first] == ["Kano", "Lagos", "Abuja", "Kano"]


def test_an_unknown_name_behind_a_preposition_of_place_is_a_place(gazetteer: Gazetteer) -> None:
    text = "Gunmen shot two farmers at Hillat Orun, and a bomb went off near Wendabe."
    assert found(text, gazetteer) == ["Hillat Orun", "Wendabe"]


def test_media_faiths_and_houses_of_law_are_no_places(gazetteer: Gazetteer) -> None:
    text = "He wrote in English, on Friday, at Facebook, and spoke in Parliament."
    assert found(text, gazetteer) == []


def test_the_agency_of_the_dateline_is_no_place(gazetteer: Gazetteer) -> None:
    report = parse("KANO (Texas) - Two men died. A guard told Texas that he ran.")
    line = Dateline("KANO (Texas) -", "Kano", None, ("Texas",))
    told = replace(report, report=replace(report.report, dateline=line))
    assert [m.text for m in places(told, gazetteer)] == ["KANO"]
