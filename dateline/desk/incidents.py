"""Incidents as they are written down: their accounts heard, reconciled, and laid flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.desk.flat import flat, tags
from dateline.model.incident import Heard, Verdict
from dateline.reconcile import DEFAULT, reconcile
from dateline.store.incidents import Member, Written
from dateline.store.linking import Links


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


def written(
    links: Links,
    clusters: Mapping[str, Sequence[str]],
    verdicts: Mapping[str, Sequence[Verdict]],
    run_id: int | None,
) -> list[Written]:
    """The incidents of some clusters, by id, under the default policy."""
    wanted = [account for name in sorted(clusters) for account in clusters[name]]
    found = {m.account.id: m for m in links.members(wanted)}
    out = []
    for name in sorted(clusters):
        members = [found[account] for account in clusters[name] if account in found]
        told = [heard(member) for member in members]
        said = [verdict.claim for verdict in verdicts.get(name, ())]
        made = reconcile(told, DEFAULT, name, said)
        out.append(Written(made, flat(made, told, run_id), tags(made, told)))
    return out
