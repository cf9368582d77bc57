"""The names of event types, sub-types, acts and stages. ACLED's well-known words for types."""

from __future__ import annotations

SUB_TYPES: dict[str, tuple[str, ...]] = {
    "battles": (
        "armed_clash",
        "government_regains_territory",
        "non_state_actor_overtakes_territory",
    ),
    "explosions_remote_violence": (
        "suicide_bomb",
        "remote_explosive_landmine_ied",
        "air_drone_strike",
        "shelling_artillery_missile",
        "grenade",
        "chemical_weapon",
    ),
    "violence_against_civilians": (
        "attack",
        "abduction_forced_disappearance",
        "sexual_violence",
    ),
    "protests": (
        "peaceful_protest",
        "protest_with_intervention",
        "excessive_force_against_protesters",
    ),
    "riots": ("violent_demonstration", "mob_violence"),
    "strategic_developments": (
        "agreement",
        "arrests",
        "change_to_group_activity",
        "disrupted_weapons_use",
        "headquarters_or_base_established",
        "looting_property_destruction",
        "non_violent_transfer_of_territory",
        "other",
    ),
}
TYPE_OF: dict[str, str] = {sub: main for main, subs in SUB_TYPES.items() for sub in subs}
ACTS: tuple[str, ...] = (
    "shooting", "clash", "suicide_bombing", "vehicle_bomb", "ied", "grenade", "air_strike",
    "drone_strike", "shelling", "stabbing", "beating", "vehicle_ramming", "arson", "looting",
    "robbery", "abduction", "hostage_taking", "hijacking", "assassination", "execution",
    "torture", "sexual_violence", "siege", "sabotage", "prison_break", "raid", "arrest",
    "protest", "strike", "blockade", "riot", "seizure_or_defusal", "release", "agreement",
    "territory_taken", "territory_transferred", "base_established", "group_change", "threat",
    "other",
)  # fmt: skip
STAGES: tuple[str, ...] = ("accomplished", "attempted", "foiled", "threatened")
CONTEXTS: tuple[str, ...] = (
    "political", "communal", "criminal_organised", "criminal_personal", "domestic",
    "law_enforcement", "state_repression", "unclear",
)  # fmt: skip
