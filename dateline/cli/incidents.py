"""Incidents of a ledger for commands: with their accounts, whole or as may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dateline.cli.common import data, many, say
from dateline.cli.listing import row
from dateline.desk import Desk, Filter
from dateline.desk.incidents import heard
from dateline.errors import NotFoundError
from dateline.export import grades, incident_view
from dateline.export.incidents import Entry, Told
from dateline.export.publishing import Publication
from dateline.export.terminal import Marks
from dateline.model.claim import Claim
from dateline.model.grade import Grades
from dateline.model.incident import Incident
from dateline.model.values import DateValue
from dateline.reconcile import DEFAULT, POLICIES, reconcile, title
from dateline.settings import load
from dateline.store.filters import EVERYTHING
from dateline.store.incidents import Member

# The policy of the layout that has room for one number of dead.
LOWEST = "acled"


def entries(
    desk: Desk,
    wanted: Filter = EVERYTHING,
    policy: str = DEFAULT,
    publication: Publication | None = None,
    given: Grades | None = None,
    lowest: bool = False,
) -> Iterator[Entry]:
    """The incidents that a filter lets pass, by id, reconciled under a policy.

    With a publication the accounts are those that may be published, and the incident is what
    these add up to, so that nothing masked comes back through a value.
    """
    _tell_of_waiting(desk)
    public = _public(desk, publication) if publication is not None else None
    for incident in desk.incidents(wanted):
        members = list(desk.members(incident.id))
        if publication is not None and public is not None:
            members = [public[m.account.id](m) for m in members if m.account.id in public]
        judged = [v.claim for v in desk.verdicts(incident.id)]
        if publication is not None:
            judged = [publication.judged(claim) for claim in judged]
        again = publication is not None or policy != incident.policy
        entry = entry_of(incident, members, judged, policy if again else None, lowest)
        yield entry if given is None else replace(entry, grades=given)


def _tell_of_waiting(desk: Desk) -> None:
    waiting = desk.unlinked()
    if waiting:
        say(f"{many(waiting, 'report')} not linked yet and left out; `dateline link` does it")


def entry_of(
    incident: Incident,
    members: list[Member],
    judged: list[Claim],
    policy: str | None,
    lowest: bool = False,
) -> Entry:
    """An incident with its accounts, made anew under a policy if one is given.

    With `lowest` it is also made under the policy of the layout of ACLED data.
    """
    told = [heard(member) for member in members]
    made = incident
    if policy is not None:
        made = reconcile(told, policy, incident.id, judged)
        made = replace(made, review_state=incident.review_state)
    least = reconcile(told, LOWEST, incident.id, judged) if lowest else None
    pairs = tuple(Told(m.report, m.account) for m in members)
    return Entry(made, title(made), pairs, least)


class _Masked:
    """An account as it may be published, put in the place of a member's."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def __call__(self, member: Member) -> Member:
        account = replace(self._told.account, id=member.account.id)
        return replace(member, report=self._told.report, account=account)


def _public(desk: Desk, publication: Publication) -> Mapping[str, _Masked]:
    """Every account as it may be published, by the id that outlives codings."""
    lasting = desk.ledger.views.lasting()
    return {
        lasting.get(account.id, account.id): _Masked(Told(coded.report, account))
        for coded in publication.published(desk.codings())
        for account in coded.coding.accounts
    }


def show(
    name: str, db: Path | None, marks: Marks, every: bool, graded: Path | None = None
) -> bool:
    """Prints an incident; False if the name leads to none."""
    given = grades.read(graded) if graded is not None else None
    with Desk(load(db=db).ledger(), write=False) as desk:
        try:
            incident = desk.find_incident(name)
        except NotFoundError:
            return False
        members = list(desk.members(incident.id))
        judged = [v.claim for v in desk.verdicts(incident.id)]
    told = [heard(member) for member in members]
    by_policy = {p: reconcile(told, p, incident.id, judged) for p in POLICIES}
    entry = replace(entry_of(incident, members, judged, None), grades=given)
    data(incident_view.lines(entry, incident_view.Wish(marks, every, by_policy)))
    return True


def listed(wanted: Filter, db: Path | None) -> None:
    """Prints one line for each incident that passes the filter, the newest first."""
    rows: list[tuple[str, str, tuple[str, ...]]] = []
    with Desk(load(db=db).ledger(), write=False) as desk:
        _tell_of_waiting(desk)
        for incident in desk.incidents(wanted):
            cells = incident_view.summary(incident, title(incident))
            rows.append((_day(incident), incident.id, cells))
    rows.sort(key=lambda r: r[1])
    rows.sort(key=lambda r: r[0], reverse=True)
    data(row(cells) for _, _, cells in rows)
    if not rows:
        say("no incident passes; see what there is with `dateline db info`")


def _day(incident: Incident) -> str:
    """The last day on which it may have begun, else that of the first report."""
    when = incident.field("date")
    if when is not None and isinstance(when.value, DateValue) and when.value.start is not None:
        return when.value.start.latest or when.value.start.earliest or ""
    return incident.first_reported or ""
