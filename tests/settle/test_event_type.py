"""Every sub-type of the taxonomy is reachable, and the order of the table decides."""

from dataclasses import replace

import pytest

from dateline.lexicons import taxonomy
from dateline.model.taxonomy import TYPE_OF
from dateline.settle.event_type import Facts, classify

BLANK = Facts(
    acts=frozenset(), weapons=frozenset(), doer=frozenset(), undergoer=frozenset(),
    participants=frozenset(), armed_sides=False, stage="accomplished", harm=False, people=False,
    state_doer=False, intervention=False,
    mob=False, soft_target=False,
)  # fmt: skip


def facts(*acts: str, **given: object) -> Facts:
    return replace(BLANK, acts=frozenset(acts), **given)


CASES: list[tuple[str, Facts]] = [
    ("abduction_forced_disappearance", facts("abduction", "territory_taken", people=True)),
    ("grenade", facts("grenade", "other", armed_sides=True, harm=True)),
    ("armed_clash", facts("grenade", "shooting", armed_sides=True, harm=True)),
    ("armed_clash", facts("other", undergoer=frozenset({"military"}), harm=True)),
    ("attack", facts("other", undergoer=frozenset({"military", "civilians"}), harm=True)),
    (
        "shelling_artillery_missile",
        facts("other", weapons=frozenset({"artillery_rocket"}), harm=True),
    ),
    ("mob_violence", facts("beating", harm=True, people=True, mob=True)),
    ("other", facts("prison_break")),
    ("attack", facts("clash", soft_target=True, people=True)),
    ("change_to_group_activity", facts("group_change", "ied", "seizure_or_defusal")),
    ("armed_clash", facts("group_change", "clash", harm=True, armed_sides=True)),
    ("armed_clash", facts("clash", armed_sides=True)),
    ("armed_clash", facts("raid", "grenade", "clash", armed_sides=True)),
    ("armed_clash", facts("shooting", armed_sides=True)),
    ("government_regains_territory", facts("territory_taken", "clash", state_doer=True)),
    ("non_state_actor_overtakes_territory", facts("territory_taken", "shelling")),
    ("suicide_bomb", facts("suicide_bombing", harm=True, people=True)),
    ("suicide_bomb", facts("suicide_bombing", "shooting", harm=True, armed_sides=True)),
    ("remote_explosive_landmine_ied", facts("ied", harm=True)),
    ("remote_explosive_landmine_ied", facts("vehicle_bomb", "other", harm=True)),
    ("air_drone_strike", facts("air_strike")),
    ("air_drone_strike", facts("drone_strike", harm=True)),
    ("shelling_artillery_missile", facts("shelling", harm=True)),
    ("grenade", facts("grenade", harm=True)),
    ("chemical_weapon", facts("other", weapons=frozenset({"chemical", "chemical_war"}))),
    ("attack", facts("stabbing", harm=True, people=True)),
    ("attack", facts("shooting", harm=True, people=True)),
    ("attack", facts("vehicle_ramming", "other", harm=True)),
    ("abduction_forced_disappearance", facts("abduction")),
    ("abduction_forced_disappearance", facts("hostage_taking", people=True)),
    ("sexual_violence", facts("sexual_violence", people=True)),
    ("peaceful_protest", facts("protest", participants=frozenset({"demonstrators"}))),
    ("protest_with_intervention", facts("protest", intervention=True)),
    ("excessive_force_against_protesters",
     facts("protest", "shooting", harm=True, state_doer=True)),
    ("violent_demonstration", facts("riot", "arson")),
    ("violent_demonstration",
     facts("protest", "arson", participants=frozenset({"demonstrators"}))),
    ("mob_violence", facts("beating", doer=frozenset({"rioters"}), harm=True)),
    ("agreement", facts("agreement")),
    ("agreement", facts("release")),
    ("arrests", facts("arrest")),
    ("change_to_group_activity", facts("group_change")),
    ("disrupted_weapons_use", facts("seizure_or_defusal")),
    ("disrupted_weapons_use", facts("ied", stage="foiled")),
    ("headquarters_or_base_established", facts("base_established")),
    ("looting_property_destruction", facts("looting")),
    ("looting_property_destruction", facts("arson")),
    ("non_violent_transfer_of_territory", facts("territory_transferred")),
    ("other", facts()),
]  # fmt: skip


@pytest.mark.parametrize(("sub_type", "found"), CASES)
def test_the_table_decides(sub_type: str, found: Facts) -> None:
    kind, number = classify(found)
    assert kind.sub_type == sub_type
    assert kind.type == TYPE_OF[sub_type]
    assert taxonomy()["rule"][number - 1]["sub_type"] == sub_type


def test_all_sub_types_are_reached() -> None:
    assert {sub for sub, _ in CASES} == set(TYPE_OF)


def test_what_did_not_decide_is_kept_as_also() -> None:
    kind, _ = classify(facts("clash", "grenade", "raid", armed_sides=True))
    assert kind.also == ("grenade",)


def test_battles_come_before_explosions_only_with_two_armed_sides() -> None:
    assert classify(facts("ied", "shooting", armed_sides=False))[0].sub_type == (
        "remote_explosive_landmine_ied"
    )
