"""What changed between two snapshots."""

from __future__ import annotations

from typing import Any

from dateline.export.differences import Change, differences, line
from dateline.export.snapshot import Snapshot
from dateline.model.codec import plain
from dateline.model.incident import Incident, IncidentField, Sources
from dateline.model.values import Casualty
from dateline.values import counts


def snapshot(*incidents: tuple[str, tuple[str, ...], int]) -> Snapshot:
    """A snapshot of incidents: id, accounts, dead."""
    records: dict[str, Any] = {}
    for name, accounts, dead in incidents:
        toll = Casualty("killed", "total", counts.exact(dead))
        made = Incident(name, accounts, (IncidentField("casualties", toll, key="killed"),),
                        Sources(len(accounts)))  # fmt: skip
        records[name] = {"incident": {**plain(made), "title": f"Title {name}"}}
    return Snapshot({"cite": "x"}, records)


def kinds(old: Snapshot, new: Snapshot) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(c.kind, c.incident, c.others) for c in differences(old, new)]


def test_nothing_changed() -> None:
    one = snapshot(("i1", ("a1",), 3))
    assert differences(one, one) == []


def test_new_gone_merged_and_split() -> None:
    old = snapshot(("i1", ("a1", "a2"), 3), ("i2", ("a3",), 3), ("i3", ("a4",), 3))
    new = snapshot(("i1", ("a1", "a3"), 3), ("i4", ("a2",), 3), ("i5", ("a5",), 3))
    assert kinds(old, new) == [
        ("new", "i5", ()), ("gone", "i3", ()), ("merged", "i2", ("i1",)), ("split", "i1", ("i4",)),
    ]  # fmt: skip


def test_a_changed_value_says_what_was_and_what_is() -> None:
    old, new = snapshot(("i1", ("a1",), 3)), snapshot(("i1", ("a1", "a2"), 4))
    assert differences(old, new) == [
        Change("changed", "i1", "Title i1", (), "casualties killed", "3 killed", "4 killed"),
        Change("changed", "i1", "Title i1", (), "reports", "1", "2"),
    ]
    shown = line(differences(old, new)[0])
    assert shown == ("changed", "i1", "Title i1", "casualties killed: 3 killed -> 4 killed")
