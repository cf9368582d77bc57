"""Places that are no scene: where people were taken, held, found, freed; from where, whereto."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import cast

from dateline.lexicons import table
from dateline.model.account import Account
from dateline.model.mention import Mention
from dateline.model.values import Place, PlaceRole
from dateline.settle.context import Setting, told, with_claims

_CLAUSE = re.compile(r"[,;:.!?—“”\"]|\b(?:and|but|while|when|after|before|where)\b")


@cache
def _roles() -> tuple[tuple[PlaceRole, re.Pattern[str]], ...]:
    lists = table("place_roles")

    def filled(pattern: str) -> re.Pattern[str]:
        words = pattern.replace("{gap}", lists["gap"]) + lists["site"]
        return re.compile(words, re.IGNORECASE)

    return tuple((cast(PlaceRole, n), filled(p)) for n, p in lists["roles"].items())


def place_roles(account: Account, setting: Setting) -> Account:
    """The places told in the account's own sentences that have another role than scene."""
    here = {s.index for s in setting.parsed.sentences if s.span in account.summary}
    known = {c.evidence[0] for c in account.of("place") if c.evidence}
    more = []
    for mention in setting.mentions:
        if mention.slot != "place" or mention.sentence not in here or mention.span in known:
            continue
        role = role_of(mention, setting)
        if role is not None and isinstance(mention.value, Place):
            value = replace(mention.value, role=role)
            claim = told(account, setting.parsed, mention, value, None)
            more.append(replace(claim, produced_by=f"place_role:{role}"))
    return with_claims(account, (*account.claims, *more)) if more else account


def role_of(mention: Mention, setting: Setting) -> PlaceRole | None:
    """The role that the words of the clause in front of a place give it, if they give any."""
    sentence = setting.parsed.sentences[mention.sentence]
    field = setting.parsed.report.field(mention.span.field)
    text = field[sentence.span.start : mention.span.start]
    cut = max((m.end() for m in _CLAUSE.finditer(text)), default=0)
    for role, pattern in _roles():
        if pattern.search(text[cut:]):
            return role
    return None
