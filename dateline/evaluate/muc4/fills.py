"""Keys and predictions of MUC-4, read: documents, templates, slots, fills.

A slot of a prediction is null, a fill or a list of fills. A fill is a string, a list of names of
one entity, `{"alts": [...], "xref": [...]}`, or `{"value": ..., "of": ...}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

SLOTS = (
    "inc_date", "inc_location", "inc_type", "inc_stage", "inc_instr_id", "inc_instr_type",
    "perp_category", "perp_ind_id", "perp_org_id", "perp_org_conf", "phys_id", "phys_type",
    "phys_num", "phys_nation", "phys_effect", "phys_total", "hum_name", "hum_desc", "hum_type",
    "hum_num", "hum_nation", "hum_effect", "hum_total",
)  # fmt: skip
ROLES = {
    "PerpInd": "perp_ind_id",
    "PerpOrg": "perp_org_id",
    "Target": "phys_id",
    "Victim": "hum_name",
    "Weapon": "inc_instr_id",
}


@dataclass(frozen=True, slots=True)
class Fill:
    """A fill: any of its alternatives is right; `refers` names the entity a set fill is about."""

    alts: tuple[str | None, ...]
    refers: tuple[str | None, ...] = ()
    optional: bool = False

    @property
    def names(self) -> list[str]:
        """The alternatives that are words."""
        return [alt for alt in self.alts if alt is not None]


@dataclass(frozen=True, slots=True)
class Template:
    """One incident."""

    slots: Mapping[str, tuple[Fill, ...]]
    optional: bool = False

    def of(self, slot: str) -> tuple[Fill, ...]:
        """The fills of a slot."""
        return self.slots.get(slot, ())


@dataclass(frozen=True, slots=True)
class Document:
    """The templates of one text; `raw` is the text as distributed, only in a key.

    `extracts` stands in a prediction for what would be pooled from its templates.
    """

    id: str
    templates: tuple[Template, ...] = ()
    raw: str = ""
    extracts: Mapping[str, list[list[str]]] | None = field(default=None)


def fills(value: Any) -> tuple[Fill, ...]:
    """The fills of a slot in any of the accepted forms."""
    if value in (None, "*", "-", []):
        return ()
    listed = value if isinstance(value, list) else [value]
    made = (_fill(entry) for entry in listed)
    return tuple(fill for fill in made if fill.alts)


def _fill(entry: Any) -> Fill:
    if isinstance(entry, Mapping):
        if "value" in entry:
            refers = (entry["of"],) if "of" in entry else ()
            return Fill(_listed(entry["value"]), refers, bool(entry.get("optional")))
        refers = tuple(entry.get("xref") or ())
        return Fill(_listed(entry["alts"]), refers, bool(entry.get("optional")))
    return Fill(tuple(map(str, entry)) if isinstance(entry, list) else (str(entry),))


def _listed(value: Any) -> tuple[str | None, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def document(row: Mapping[str, Any]) -> Document:
    """A line of a key or of predictions; KeyError without `docid`."""
    templates = []
    for entry in row.get("templates", []):
        slots = entry.get("slots", entry)
        read = {slot: fills(slots.get(slot)) for slot in SLOTS}
        templates.append(Template(read, bool(entry.get("optional"))))
    return Document(row["docid"], tuple(templates), row.get("raw", ""), row.get("extracts"))


def by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Document]:
    """The documents of a file, by id, in its order."""
    return {one.id: one for one in map(document, rows)}
