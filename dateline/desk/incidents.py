"""Incidents as they are written down: their accounts heard, reconciled, and laid flat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.desk.flat import flat, tags
from dateline.model.incident import Heard, Verdict
from dateline.reconcile import DEFAULT, reconcile
from dateline.store.incidents import Member, Written
from dateline.store.linking import Links

_MOST_KEPT = 4000


def heard(member: Member) -> Heard:
    """An account with what reconciling has to know of its report."""
    report = member.report
    return Heard(
        account=member.account,
        report_id=report.id,
        published=report.published.value if report.published else None,
        publisher=report.publisher,
        voice=member.voice,
        url=report.url,
        seen_at=report.seen_at,
        agencies=report.dateline.sources if report.dateline else (),
    )


class Members:
    """The accounts of a ledger as they read now; the last ones are kept at hand."""

    def __init__(self) -> None:
        self._known: dict[str, Member] = {}

    def forget(self, accounts: Iterable[str] | None = None) -> None:
        """Accounts that read otherwise now, or stand in another group; None: all of them."""
        if accounts is None:
            self._known.clear()
        for account in accounts or ():
            self._known.pop(account, None)

    def of(self, links: Links, accounts: Iterable[str]) -> dict[str, Member]:
        """The accounts of some ids, of those that count."""
        wanted = set(accounts)
        if len(self._known) > _MOST_KEPT:
            self._known = {a: m for a, m in self._known.items() if a in wanted}
        for member in links.members(sorted(wanted - self._known.keys())):
            self._known[member.account.id] = member
        return {a: self._known[a] for a in wanted if a in self._known}


def written(
    clusters: Mapping[str, Sequence[str]],
    found: Mapping[str, Member],
    verdicts: Mapping[str, Sequence[Verdict]],
    run_id: int | None,
) -> list[Written]:
    """The incidents of some clusters, by id, under the default policy."""
    out = []
    for name in sorted(clusters):
        told = [heard(found[account]) for account in clusters[name] if account in found]
        said = [verdict.claim for verdict in verdicts.get(name, ())]
        made = reconcile(told, DEFAULT, name, said)
        out.append(Written(made, flat(made, told, run_id), tags(made, told)))
    return out
