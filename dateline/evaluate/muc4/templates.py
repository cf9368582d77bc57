"""From a reading to the templates of MUC-4: one for each type of incident that is found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.evaluate.muc4.entities import Entity, entities, logit
from dateline.evaluate.muc4.profile import Profile
from dateline.model.reading import Reading

Row = dict[str, Any]

SLOT_OF_ROLE = {
    "PerpInd": "perp_ind_id",
    "PerpOrg": "perp_org_id",
    "Target": "phys_id",
    "Victim": "hum_name",
    "HumDesc": "hum_desc",
    "Weapon": "inc_instr_id",
}
_ABOUT = {
    "PerpOrg": ("perp_org_conf",),
    "Target": ("phys_type", "phys_effect"),
    "Victim": ("hum_type", "hum_effect"),
    "HumDesc": ("hum_type", "hum_effect"),
    "Weapon": ("inc_instr_type",),
}
_NUMBER_SLOT = {"Target": "phys_num", "Victim": "hum_num", "HumDesc": "hum_num"}
_NUMBER_WORDS = (
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN"
).split()
_MORE = re.compile(r"([A-Z0-9,.]+)\s*$")
_ADJACENT = 3
_ACCUSED = "perp_org_conf"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text around tells: the report's day, its country, the days in the text.

    Days are written as in the key (`04 FEB 90`), those of `days` with their place in characters.
    """

    day: str | None = None
    country: str | None = None
    days: Sequence[tuple[int, int, str]] = ()


def _types(reading: Reading, found: Iterable[Entity], profile: Profile) -> list[str]:
    """The types of incidents that are told: by the labels of windows and by the entities."""
    held = [entity for entity in found if entity.role != "Place"]
    seen = _blend(
        reading.label("muc4:relevant"), max((e.score for e in held), default=0.0), profile.evidence
    )
    if seen < profile.relevant:
        return []
    told = {}
    for name in profile.types:
        shown = max((e.score * e.share("inc_type", name) for e in held), default=0.0)
        told[name] = _blend(reading.label(f"muc4:{name}"), shown, profile.evidence)
    kinds = [name for name, least in profile.types.items() if told[name] >= least]
    return kinds or [max(sorted(told), key=lambda name: told[name])]


def _blend(label: float, shown: float, share: float) -> float:
    """Two probabilities as one: their log-odds, the second with this share."""
    total = (1 - share) * logit(label) + share * logit(shown)
    return 1 / (1 + math.exp(-total))


def _belongs(entity: Entity, kind: str, kinds: Sequence[str], least: float) -> bool:
    """True if an entity fills its role in the template of this type, among those told."""
    shares = {k: entity.share("inc_type", k) + 1e-6 for k in kinds}
    top = max(sorted(shares), key=lambda k: shares[k])
    return kind == top or shares[kind] / sum(shares.values()) >= least


def _number(entity: Entity, text: str) -> str:
    """How many: a number in the words or right before them, else by the ending of the noun."""
    best = entity.best
    if entity.role == "Victim":
        return "1"
    before: list[str] = _MORE.findall(text[max(0, best.start - 20) : best.start].upper())
    for word in (*best.words.upper().split()[:2], *before):
        bare = word.replace(",", "").rstrip(".")
        if bare.isdigit():
            return bare
        if bare in _NUMBER_WORDS:
            return str(_NUMBER_WORDS.index(bare) + 1)
    head = re.split(r"\b(?:OF|IN|AT|WHO|FROM|WITH)\b", best.words.upper())[0].split()
    last = head[-1] if head else ""
    many = last in ("PEOPLE", "MEN", "WOMEN", "CHILDREN", "POLICEMEN", "CLERGYMEN")
    return "PLURAL" if many or (last.endswith("S") and not last.endswith("SS")) else "1"


def _fill(entity: Entity) -> Row:
    return {"alts": [entity.best.words.upper()]}


def _about(entity: Entity, slots: Row, text: str, accused: float) -> None:
    """Adds what is told of an entity: values of closed lists, the number."""
    name = entity.best.words.upper()
    for slot in _ABOUT.get(entity.role, ()):
        value = entity.accused(accused) if slot == _ACCUSED else entity.value(slot)
        if value != "-":
            slots.setdefault(slot, []).append({"value": value, "of": name})
    if number := _NUMBER_SLOT.get(entity.role):
        slots.setdefault(number, []).append({"value": _number(entity, text), "of": name})


def _described(victim: Entity, descriptions: Iterable[Entity]) -> Entity | None:
    """The description that stands beside a name."""
    for one in descriptions:
        for a in victim.mentions:
            for b in one.mentions:
                if 0 <= a.start - b.end <= _ADJACENT or 0 <= b.start - a.end <= _ADJACENT:
                    return one
    return None


def _template(kind: str, held: Sequence[Entity], text: str, accused: float) -> Row:
    slots: Row = {"inc_type": kind}
    descriptions = [e for e in held if e.role == "HumDesc"]
    beside: dict[int, str] = {}
    for entity in held:
        if entity.role == "Victim" and (one := _described(entity, descriptions)):
            beside[id(one)] = entity.best.words.upper()
    for entity in held:
        if entity.role not in SLOT_OF_ROLE:
            continue
        fill = _fill(entity)
        if id(entity) in beside:
            fill["xref"] = [beside[id(entity)]]
        slots.setdefault(SLOT_OF_ROLE[entity.role], []).append(fill)
        if id(entity) not in beside:
            _about(entity, slots, text, accused)
    for slot in ("inc_stage", "perp_category"):
        value = _common(held, slot)
        if value != "-":
            slots[slot] = value
    return slots


def _common(held: Sequence[Entity], slot: str) -> str:
    """The value of an attribute of the incident, by the sum over its entities."""
    sums: dict[str, float] = {}
    for entity in held:
        for value, share in entity.best.attributes.get(slot, {}).items():
            sums[value] = sums.get(value, 0.0) + share
    default = "ACCOMPLISHED" if slot == "inc_stage" else "TERRORIST ACT"
    return max(sorted(sums), key=lambda v: sums[v]) if sums else default


def _nearest(held: Sequence[Entity], setting: Setting) -> str | None:
    """The day of an incident: the one told nearest to its entities, else by the report's."""
    places = [e.best.start for e in held if e.role != "Place"]
    best: tuple[int, str] | None = None
    for start, _, words in setting.days:
        for at in places:
            distance = abs(at - start)
            if distance < 200 and (best is None or distance < best[0]):
                best = (distance, words)
    if best:
        return best[1]
    return f"- {setting.day}" if setting.day else None


def _location(held: Sequence[Entity], setting: Setting) -> str | None:
    names = []
    for entity in held:
        if entity.role == "Place":
            name = entity.best.words.upper()
            if name not in names:
                names.append(name)
    if setting.country is None:
        return None
    names = [name for name in names if name != setting.country][:1]
    return ": ".join([setting.country, *names])


def templates(reading: Reading, setting: Setting, profile: Profile) -> list[Row]:
    """The templates of a report, as lines of predictions hold them."""
    found = entities(reading, profile)
    kinds = _types(reading, [e for role in found.values() for e in role], profile)
    made = []
    for kind in kinds:
        held = [
            entity
            for role in found.values()
            for entity in role
            if _belongs(entity, kind, kinds, profile.belongs)
        ]
        slots = _template(kind, held, reading.text, profile.accused)
        if day := _nearest(held, setting):
            slots["inc_date"] = day
        if place := _location(held, setting):
            slots["inc_location"] = place
        made.append(slots)
    return made
