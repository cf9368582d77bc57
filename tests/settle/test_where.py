from __future__ import annotations

import pytest
from coded import coded, countries, only, towns

SCENES = [
    ("Gunmen killed nine traders in Kano on Thursday.", "Kano", "NG"),
    ("Gunmen killed nine traders near Goma on Thursday.", "Goma", "CD"),
    ("Gunmen killed nine traders in Lima, Peru, on Thursday.", "Lima", "PE"),
    ("In Peshawar on Thursday, gunmen killed nine traders.", "Peshawar", "PK"),
    ("A bomb in Mogadishu killed nine traders on Thursday.", "Mogadishu", "SO"),
    ("The Mosul bombing killed nine traders on Thursday.", "Mosul", "IQ"),
    ("Gunmen killed nine traders outside Juba on Thursday.", "Juba", "SS"),
    ("Gunmen killed nine traders on the road between Gao and Kidal on Thursday.", "Gao", "ML"),
]


@pytest.mark.parametrize(("text", "town", "country"), SCENES)
def test_the_scene(text: str, town: str, country: str) -> None:
    account = only(text)
    assert town in towns(account)
    assert countries(account) == {country}


def test_where_they_came_from_and_went_to_is_no_scene() -> None:
    account = only(
        "Gunmen killed nine traders in Kano on Thursday. The wounded were taken to Abuja."
    )
    assert towns(account) == {"Kano"}


def test_where_somebody_spoke_is_no_scene() -> None:
    account = only(
        "Gunmen killed nine traders in Kano on Thursday, a spokesman in Lagos told reporters."
    )
    assert towns(account) == {"Kano"}


def test_a_vaguer_place_that_holds_the_scene_is_left_out() -> None:
    account = only("Gunmen killed nine traders in Nigeria on Thursday. The traders died in Kano.")
    assert towns(account) == {"Kano"}


def test_what_is_inferred_says_so() -> None:
    found = coded(
        "A bomb killed nine traders in Kano on Thursday. Gunmen later burned a bus nearby."
    )
    places = [c for a in found for c in a.of("place")]
    assert places
    assert all((c.basis == "inferred") == (c.rule is not None) for c in places)


def test_the_place_of_writing_is_no_scene_beside_another() -> None:
    account = only(
        "BAMAKO, March 12 - Militants killed six soldiers in an ambush near Gao on Wednesday."
    )
    assert towns(account) == {"Gao"}


def test_an_act_recalled_without_a_place_was_in_the_country_of_the_news() -> None:
    found = coded(
        "Gunmen killed nine traders in Kano on Thursday. The mayor spoke of grief. "
        "Shops stayed shut. In January 2021, bandits shot dead three policemen."
    )
    recalled = [a for a in found if not a.foreground]
    for account in recalled:
        assert countries(account) == {"NG"}


def test_an_act_recalled_at_the_same_place_was_where_the_news_is() -> None:
    found = coded(
        "Gunmen killed nine traders at a market in Kano on Thursday. "
        "In January 2021, bandits shot dead three policemen at the same market."
    )
    assert all(towns(a) == {"Kano"} for a in found)
