"""What changed between two snapshots: incidents new, gone, merged, split, and changed values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dateline.export import wording
from dateline.export.incidents import SLOTS
from dateline.export.snapshot import Snapshot
from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.codec import slot_value

Kind = Literal["new", "gone", "merged", "split", "changed"]
# Fields that only repeat or list what others hold.
_PASSED_OVER = frozenset({"statements", "sides", "losses"})
_COUNTS = ("reports", "publishers", "origins")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: an incident, what became of it, the others concerned, what was and what is."""

    kind: Kind
    incident: str
    title: str
    others: tuple[str, ...] = ()
    field: str | None = None
    before: str | None = None
    after: str | None = None


def differences(old: Snapshot, new: Snapshot) -> list[Change]:
    """All changes, by kind, then by incident."""
    found = [*_fates(old, new), *_changed(old, new)]
    kinds: list[Kind] = ["new", "gone", "merged", "split", "changed"]
    return sorted(found, key=lambda c: (kinds.index(c.kind), c.incident, c.field or ""))


def _homes(one: Snapshot) -> dict[str, str]:
    """The incident of each account."""
    return {a: name for name, r in one.records.items() for a in r["incident"]["accounts"]}


def _fates(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    then, now = _homes(old), _homes(new)
    for name, record in old.records.items():
        accounts = record["incident"]["accounts"]
        homes = tuple(sorted({now[a] for a in accounts if a in now}))
        title = record["incident"]["title"]
        if len(homes) > 1:
            yield Change("split", name, title, tuple(h for h in homes if h != name))
        elif name not in new.records:
            yield Change("merged", name, title, homes) if homes else Change("gone", name, title)
    for name, record in new.records.items():
        accounts = record["incident"]["accounts"]
        if name not in old.records and not any(a in then for a in accounts):
            yield Change("new", name, record["incident"]["title"])


def _changed(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for name in sorted(old.records.keys() & new.records.keys()):
        before, after = _values(old.records[name]), _values(new.records[name])
        for field in sorted(before.keys() | after.keys()):
            if before.get(field) != after.get(field):
                title = new.records[name]["incident"]["title"]
                yield Change("changed", name, title, (), field,
                             before.get(field), after.get(field))  # fmt: skip


def _values(record: dict[str, Any]) -> dict[str, str]:
    """The values of an incident in words, by field; a plural field lists all of its values."""
    incident = record["incident"]
    found: dict[str, list[str]] = {}
    for field in incident["fields"]:
        if field["name"] not in _PASSED_OVER and field["value"] is not None:
            name = field["name"]
            if name == "casualties":
                name = f"{name} {field['key']}"
            found.setdefault(name, []).append(shown(field))
    out = {name: "; ".join(sorted(words)) for name, words in found.items()}
    disputed = sorted({f["name"] for f in incident["fields"] if f["against"]} - _PASSED_OVER)
    out["disputed"] = ", ".join(disputed) or "nothing"
    out |= {name: str(incident["sources"][name]) for name in _COUNTS}
    out["review_state"] = incident["review_state"] or "none"
    return out


def shown(field: dict[str, Any]) -> str:
    """The value of a field of a record in a few words."""
    slot = SLOTS.get(field["name"], field["name"])
    value = slot_value(slot, field["value"]) if slot in SLOT_VALUES else field["value"]
    return wording.show(Claim("", slot, value))


def line(change: Change) -> tuple[str, ...]:
    """A change as the cells of a line."""
    said = ", ".join(change.others)
    if change.kind == "changed":
        said = f"{change.field}: {change.before or 'nothing'} -> {change.after or 'nothing'}"
    return change.kind, change.incident, change.title, said
