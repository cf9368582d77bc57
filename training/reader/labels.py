"""What the heads of the reader are asked for: roles of spans and attributes of fillers.

The MUC-4 slots follow the key of 1992 (MUC-4 task documentation); the roles that begin with
`corpus:` are the slots of our own marked corpus. A document teaches only the roles of its source.
"""

from __future__ import annotations

SLOT_OF_ROLE = {
    "PerpInd": "perp_ind_id",
    "PerpOrg": "perp_org_id",
    "Target": "phys_id",
    "Victim": "hum_name",
    "HumDesc": "hum_desc",
    "Weapon": "inc_instr_id",
    "Place": "inc_location",
}
MUC_ROLES = tuple(SLOT_OF_ROLE)
CORPUS_SLOTS = {
    "perpetrator": "corpus:perpetrator",
    "target": "corpus:target",
    "victim": "corpus:victim",
    "weapon": "corpus:weapon",
    "participant": "corpus:participant",
    "act": "corpus:act",
    "casualty": "corpus:casualty",
}
ROLES = MUC_ROLES + tuple(CORPUS_SLOTS.values())
SOURCES = {"muc4": MUC_ROLES, "corpus": tuple(CORPUS_SLOTS.values())}

TYPES = (
    "ATTACK",
    "BOMBING",
    "KIDNAPPING",
    "ARSON",
    "ROBBERY",
    "FORCED WORK STOPPAGE",
    "HIJACKING",
)
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "inc_type": TYPES,
    "inc_stage": ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"),
    "perp_category": ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE", "-"),
    "perp_org_conf": (
        "REPORTED AS FACT",
        "SUSPECTED OR ACCUSED",
        "SUSPECTED OR ACCUSED BY AUTHORITIES",
        "CLAIMED OR ADMITTED",
        "POSSIBLE",
    ),
    "phys_type": (
        "OTHER",
        "COMMERCIAL",
        "ENERGY",
        "TRANSPORT VEHICLE",
        "GOVERNMENT OFFICE OR RESIDENCE",
        "COMMUNICATIONS",
        "ORGANIZATION OFFICE",
        "FINANCIAL",
        "CIVILIAN RESIDENCE",
        "DIPLOMAT OFFICE OR RESIDENCE",
        "TRANSPORTATION ROUTE",
        "LAW ENFORCEMENT FACILITY",
        "POLITICAL FIGURE OFFICE OR RESIDENCE",
        "WATER",
    ),
    "phys_effect": (
        "SOME DAMAGE",
        "DESTROYED",
        "NO DAMAGE",
        "PROPERTY TAKEN FROM TARGET",
        "MONEY TAKEN FROM TARGET",
        "-",
    ),
    "hum_type": (
        "CIVILIAN",
        "POLITICAL FIGURE",
        "GOVERNMENT OFFICIAL",
        "LAW ENFORCEMENT",
        "LEGAL OR JUDICIAL",
        "ACTIVE MILITARY",
        "SECURITY GUARD",
        "FORMER GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY",
        "DIPLOMAT",
    ),
    "hum_effect": (
        "DEATH",
        "INJURY",
        "NO INJURY OR DEATH",
        "NO INJURY",
        "REGAINED FREEDOM",
        "-",
    ),
    "inc_instr_type": (
        "BOMB",
        "GUN",
        "DYNAMITE",
        "EXPLOSIVE",
        "MACHINE GUN",
        "VEHICLE BOMB",
        "MORTAR",
        "RIFLE",
        "AERIAL BOMB",
        "TORTURE",
        "GRENADE",
        "CUTTING DEVICE",
        "MOLOTOV COCKTAIL",
        "ROCKET",
        "MINE",
        "HANDGUN",
        "PROJECTILE",
        "FIRE",
    ),
}
# Which attributes a filler of a role can have; the first three come from its templates.
OF_TEMPLATE = ("inc_type", "inc_stage", "perp_category")
OF_ROLE = {
    "PerpOrg": ("perp_org_conf",),
    "Target": ("phys_type", "phys_effect"),
    "Victim": ("hum_type", "hum_effect"),
    "HumDesc": ("hum_type", "hum_effect"),
    "Weapon": ("inc_instr_type",),
}
# What a whole window is asked for; None of them is known for the other source.
WINDOW_LABELS = ("muc4:relevant", *(f"muc4:{name}" for name in TYPES), "corpus:incident")
