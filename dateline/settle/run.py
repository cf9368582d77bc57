"""The ordered rules of settle."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.reading import Reading
from dateline.settle.acts import acts_once
from dateline.settle.context import Rule, Setting
from dateline.settle.context_kind import adopt, context_kind, responses
from dateline.settle.doers import described_once, doers
from dateline.settle.event_type import event_type, stage
from dateline.settle.harmed import roles_told
from dateline.settle.keep import keep
from dateline.settle.place_roles import place_roles
from dateline.settle.relations import related
from dateline.settle.rivals import rivals
from dateline.settle.sides import fighting_voices, sides
from dateline.settle.sites import sites
from dateline.settle.standing import foreground, minimal, title, told_alone, told_as
from dateline.settle.tolls import counted, headlines, tied
from dateline.settle.when import date_beside, date_chosen, day_of_report, fresh_news
from dateline.settle.where import place_again, place_beside, place_finer, place_inherited, scene

RULES: tuple[Rule, ...] = (
    date_chosen,
    date_beside,
    foreground,
    scene,
    place_finer,
    place_beside,
    place_inherited,
    place_again,
    day_of_report,
    fresh_news,
    doers,
    stage,
    event_type,
    fighting_voices,
    sides,
    described_once,
    acts_once,
    context_kind,
    responses,
    place_roles,
    sites,
    told_as,
    minimal,
    title,
)


def settle(
    parsed: Parsed,
    accounts: tuple[Account, ...],
    mentions: tuple[Mention, ...] = (),
    reading: Reading | None = None,
) -> tuple[Account, ...]:
    """The accounts completed, those kept that tell a concrete incident.

    `reading` is what a trained reader saw in the report, None for the rules alone.
    """
    accounts = complete(parsed, accounts, mentions)
    kept = keep(parsed, accounts, mentions, reading)
    kept = tuple(told_alone(account, Setting(parsed, kept, mentions)) for account in kept)
    kept = related(parsed, roles_told(parsed, adopt(parsed, accounts, kept), mentions))
    once = (headlines(counted(account)) for account in kept)
    return tuple(rivals(parsed.report, tied(parsed, account)) for account in once)


def complete(
    parsed: Parsed, accounts: tuple[Account, ...], mentions: tuple[Mention, ...] = ()
) -> tuple[Account, ...]:
    """The accounts completed, each rule applied to all accounts before the next one.

    `mentions` are those of the whole report, for the rules that look beside the act.
    """
    for rule in RULES:
        setting = Setting(parsed, accounts, mentions)
        accounts = tuple(rule(account, setting) for account in accounts)
    return accounts
