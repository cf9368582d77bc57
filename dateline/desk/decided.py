"""What persons said of incidents, as linking needs it: who is beside whom, whose a verdict is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.desk.judging import Held, holding, owner
from dateline.model.act import IncidentAct
from dateline.model.incident import Verdict
from dateline.store import decisions
from dateline.store.linking import Links, Node


def successors(links: Links, gone: Iterable[Node]) -> dict[str, str]:
    """The accounts in which accounts go on that count no more, of those that go on."""
    found = {}
    for node in gone:
        at = (node.report_id, node.coding_id, node.own_id)
        now, _ = decisions.stands_as(links.connection, links.apply, *at)
        if now is not None:
            found[node.account_id] = now
    return found


def beside(links: Links, accounts: Iterable[str]) -> set[str]:
    """Accounts that persons tied to some accounts, or that share a verdict with one of them."""
    known = set(accounts)
    said = links.judgements(known)
    ends = links.stand_as(end for j in said if j.kind == "same" for end in (j.a, j.b))
    found = {now for now in ends.values() if now is not None}
    for held in _verdict_accounts(links).values():
        if not known.isdisjoint(held):
            found.update(held)
    return found


def judged(links: Links, reports: Mapping[str, str]) -> Held:
    """The judgements that hold among accounts, which are given with their reports."""
    said = links.judgements(reports)
    stand = links.stand_as(end for j in said for end in (j.a, j.b))
    inside = {a: now if now in reports else None for a, now in stand.items()}
    return holding(said, inside, reports)


def verdicts(
    links: Links, clusters: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Verdict, ...]]:
    """The verdicts that hold of each incident, in order."""
    held = _verdict_accounts(links)
    home = {a: name for name, cluster in clusters.items() for a in cluster} if held else {}
    found: dict[str, list[Verdict]] = {}
    for act in decisions.verdicts(links.connection) if held else ():
        incident = owner(held[act.id], home)
        if incident is not None:
            found.setdefault(incident, []).append(verdict(act))
    return {name: tuple(many) for name, many in found.items()}


def verdict(act: IncidentAct) -> Verdict:
    """The verdict that an act gave."""
    assert act.claim is not None  # every verdict has one
    return Verdict(act.claim, act.id, act.by, act.at, act.why or "", act.source)


def _verdict_accounts(links: Links) -> dict[int, list[str]]:
    """Verdict to its accounts as they stand now."""
    acts = decisions.verdicts(links.connection)
    stand = links.stand_as(a for act in acts for a in act.accounts)
    return {
        act.id: list(dict.fromkeys(n for a in act.accounts if (n := stand.get(a)) is not None))
        for act in acts
    }
