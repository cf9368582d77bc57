"""Items under headings, second attacks, and what stands beside the news in its sentence."""

from __future__ import annotations

from coded import coded, parsed

from dateline.assemble.headings import headings
from dateline.model.account import Account
from dateline.model.values import DateValue, Place


def towns(found: tuple[Account, ...]) -> list[str | None]:
    return [c.value.city for a in found for c in a.of("place")[:1] if isinstance(c.value, Place)]


def days(found: tuple[Account, ...]) -> list[str]:
    return [
        c.value.start.earliest or ""
        for a in found for c in a.of("date") if isinstance(c.value, DateValue) and c.value.start
    ]  # fmt: skip


def test_entries_of_a_list_are_incidents_of_their_own() -> None:
    found = coded(
        "Two incidents were recorded this week.\n\n"
        "1. 9 March, Kano: gunmen killed two traders.\n\n"
        "2. 11 March, Mosul: gunmen killed two farmers."
    )
    assert towns(found) == ["Kano", "Mosul"]
    assert days(found) == ["2026-03-09", "2026-03-11"]


def test_a_numbered_incident_has_the_place_of_its_heading() -> None:
    found = coded(
        "Police are investigating two incidents of Wednesday.\n\n"
        "Incident One: Kano. Three men with rifles shot dead two traders.\n\n"
        "Incident Two: Mosul. One man, 52, died of bullet wounds; two are in hospital."
    )
    assert towns(found) == ["Kano", "Mosul"]


def test_times_and_sentences_are_no_headings() -> None:
    text = "08:15 Gunmen shot at a bus in Kano.\n\nMosul police said so.\n\n1/ In Kano: x"
    assert headings(parsed(text), ()) == {}


def test_a_second_shooting_is_another_incident() -> None:
    found = coded(
        "Gunmen killed four people in a tavern in Kano on Wednesday, police said. Hours later a "
        "second shooting, at a petrol station in Mosul, left two brothers dead."
    )
    assert towns(found) == ["Kano", "Mosul"]


def test_what_is_told_beside_the_news_does_not_take_the_story_over() -> None:
    found = coded(
        "Riots on Tuesday night wrecked the centre of Kano, where a teenager was killed at the "
        "weekend, officials said.\n\nSome 150 youths looted three shops."
    )
    looted = [a for a in found if any(c.value == "looting" for c in a.of("act"))]
    assert [any(c.value == "riot" for c in a.of("act")) for a in looted] == [True]


def test_how_captives_were_taken_is_not_the_day_of_their_release() -> None:
    found = coded(
        "Four teachers were freed in Kano on Tuesday, officials said.\n\nThey were abducted on 19 "
        "February on the road to the town."
    )
    acts = [{c.value for c in a.of("act")} for a in found]
    assert {"release"} in acts
    assert all(not {"release", "abduction"} <= kinds for kinds in acts)
