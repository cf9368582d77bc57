"""Ids of incidents: made once, kept by the cluster that holds most of what an incident held.

Pure functions; the same incidents and clusters give the same ids, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.identity import digest
from dateline.model.incident import Passage

Cluster = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Clusters of accounts under their incident's id, and what became of the ids before."""

    clusters: Mapping[str, Cluster]
    passages: tuple[Passage, ...]


def name(
    before: Mapping[str, Sequence[str]],
    former: Mapping[str, Sequence[str]],
    clusters: Iterable[Sequence[str]],
    goes_on: Mapping[str, str],
    taken: Callable[[str], bool],
    ended: Callable[[str], bool],
) -> Named:
    """Gives each cluster an id: that of the incident most of whose accounts it holds, else one
    that was merged and comes apart again, else a new one.

    `before` are the incidents that stood, `former` those that were once merged into them, with
    the accounts that they had. `goes_on` leads from accounts of older versions of a page to those
    of the newest. `taken` knows the ids of incidents that stand elsewhere, `ended` those of
    former times: such an id comes back to a cluster founded by the same account.
    """
    given = sorted(tuple(sorted(c)) for c in clusters)
    home = {account: at for at, cluster in enumerate(given) for account in cluster}
    ids: dict[int, str] = {}
    _keep(before, home, goes_on, ids)
    lost = {old: held for old, held in former.items() if old not in before and not taken(old)}
    _keep(lost, home, goes_on, ids)
    back = set(lost) & set(ids.values())
    for at, cluster in enumerate(given):
        if at not in ids:
            ids[at] = _new(cluster, {*before, *ids.values()}, taken)
            back |= {ids[at]} if ended(ids[at]) else set()
    passages = _passages(before, ids, home, goes_on, back)
    return Named({ids[at]: cluster for at, cluster in enumerate(given)}, tuple(passages))


def _keep(
    before: Mapping[str, Sequence[str]],
    home: Mapping[str, int],
    goes_on: Mapping[str, str],
    ids: dict[int, str],
) -> None:
    """Ids go to the clusters that hold most of what they stood for; the largest share first."""
    shared: Counter[tuple[str, int]] = Counter()
    for old, accounts in before.items():
        for account in {goes_on.get(a, a) for a in accounts}:
            if account in home and home[account] not in ids:
                shared[old, home[account]] += 1
    kept: set[str] = set()
    for (old, at), _ in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
        if old not in kept and at not in ids:
            ids[at] = old
            kept.add(old)


def _new(cluster: Cluster, used: Collection[str], taken: Callable[[str], bool]) -> str:
    """The id of a cluster that goes on from none: it names the account that founded it."""
    number = 0
    while True:
        made = "i" + digest(("incident", cluster[0], str(number) if number else None))
        if made not in used and not taken(made):
            return made
        number += 1


def _passages(
    before: Mapping[str, Sequence[str]],
    ids: Mapping[int, str],
    home: Mapping[str, int],
    goes_on: Mapping[str, str],
    back: Collection[str],
) -> Iterable[Passage]:
    """What went where, of each incident that stood before."""
    living = set(ids.values())
    for old in sorted(before):
        went: dict[str, list[str]] = {}
        for account in sorted({goes_on.get(a, a) for a in before[old]}):
            if account in home:
                went.setdefault(ids[home[account]], []).append(account)
        if old not in living and not went:
            yield Passage(0, old, None, "ended", tuple(sorted(before[old])))
        most = max(went, key=lambda i: (len(went[i]), i), default=None)
        for to in sorted(went, key=lambda i: (i != most, i)):
            if to == old:
                continue
            whole = old not in living and to == most
            kind = "merged" if whole else "restored" if to in back else "split"
            yield Passage(0, old, to, kind, tuple(went[to]))  # type: ignore[arg-type]
