"""From bytes to accounts: knows the order of the stages that look at one report."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.assemble import assemble
from dateline.extract.casualties import casualties
from dateline.extract.dates import dates
from dateline.extract.frames import frames
from dateline.extract.places import places
from dateline.extract.responsibility import responsibility
from dateline.extract.statements import statements
from dateline.extract.weapons import weapons
from dateline.model.account import Account
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Lookup
from dateline.model.report import Report
from dateline.normalise import actors, counts, objects
from dateline.normalise import dates as when
from dateline.normalise import places as where
from dateline.parse.document import parse
from dateline.settle import settle


def mentions(parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """All mentions of a report, with their values."""
    found: Sequence[Mention] = (
        *frames(parsed),
        *casualties(parsed),
        *weapons(parsed),
        *responsibility(parsed),
        *statements(parsed),
    )
    valued = counts.resolve(tuple(found), parsed)
    valued = objects.resolve(actors.resolve(valued, parsed), parsed)
    return (
        *valued,
        *when.resolve(dates(parsed), parsed),
        *where.resolve(places(parsed, lookup), parsed, lookup),
    )


def accounts(report: Report, lookup: Lookup) -> tuple[Account, ...]:
    """What a report says, incident by incident."""
    parsed = parse(report)
    return settle(parsed, assemble(parsed, mentions(parsed, lookup)))
