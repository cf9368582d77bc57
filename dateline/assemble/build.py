"""Drafts become accounts: every mention a claim with its words, its speaker and how sure."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.assemble import cues
from dateline.assemble.claims import claim
from dateline.assemble.drafts import Draft, drafts
from dateline.assemble.units import Unit, apart, units
from dateline.model.account import Account, Kind
from dateline.model.claim import Claim
from dateline.model.identity import account_id
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.span import Span
from dateline.model.values import Place

_NEVER_LOOSE = frozenset({"date", "place", "act", "stage", "target", "victim", "participant"})
_NEAR_ONLY = frozenset({"motive", "demand", "damage", "context"})
_HERE = re.compile(
    r"\bin this (?:\w+ )?(?:town|city|village|capital|port|suburb|settlement)\b|\b(?:on|of) this "
    r"(?:[\w-]+ ){0,2}(?:town|city|village|capital|port)\b",
    re.IGNORECASE,
)
_REACH = 2
_FAR = 4


def assemble(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Account, ...]:
    """One account per incident that the report tells, claims by direct evidence only.

    `mentions` are normalised. Foreground, told_as, titles and everything inferred are left to
    settle.
    """
    found = drafts(parsed, units(parsed, mentions))
    _attach_loose(parsed, found, mentions)
    out: list[Account] = []
    for draft in found:
        account = _account(parsed, draft, out)
        if account is not None:
            out.append(account)
    return tuple(out)


def _attach_loose(parsed: Parsed, found: list[Draft], mentions: tuple[Mention, ...]) -> None:
    """Mentions of sentences without an act go to the account told just before them."""
    if not found:
        return
    taken = {id(m) for d in found for u in d.units for m in (*u.seeds, *u.others)}
    told = {u.sentence: d for d in found for u in d.units}
    for m in mentions:
        if id(m) in taken or m.slot in _NEVER_LOOSE or m.modality != "real":
            continue
        text = parsed.report.quote(parsed.sentences[m.sentence].span)
        if m.slot == "casualty" and cues.pattern("aggregate").search(text):
            continue
        home = _near(found, told, m) if m.slot in _NEAR_ONLY else _nearest(found, told, m)
        if home is not None:
            home.loose.append(m)


def _near(found: list[Draft], told: dict[int, Draft], mention: Mention) -> Draft | None:
    """What only its neighbourhood gives a meaning: the account told just before, or none."""
    fresh = [d for d in found if not d.recalled]
    for back in range(_FAR + 1):
        draft = told.get(mention.sentence - back)
        if draft is not None and (not draft.recalled or back <= 1):
            return draft
    return fresh[0] if len(fresh) == 1 else None


def _nearest(found: list[Draft], told: dict[int, Draft], mention: Mention) -> Draft:
    if mention.slot == "responsibility":
        told = {n: d for n, d in told.items() if not d.recalled or n == mention.sentence}
    for back in range(_REACH + 1):
        draft = told.get(mention.sentence - back)
        if draft is not None and (not draft.recalled or back <= 1):
            return draft
    return next((d for d in found if not d.recalled), found[0])


def _account(parsed: Parsed, draft: Draft, before: list[Account]) -> Account | None:
    anchor = _anchor(draft)
    number = sum(1 for a in before if a.anchor == anchor)
    report = parsed.report
    claims = _claims(parsed, draft, anchor)
    if not claims:
        return None
    return Account(
        id=account_id(report.id, anchor, number),
        report_id=report.id,
        anchor=anchor,
        title="",
        foreground=not draft.recalled,
        told_as="recalled" if draft.recalled else "news",
        kind=_kind(parsed, draft),
        summary=tuple(dict.fromkeys(parsed.sentences[u.sentence].span for u in draft.units)),
        claims=claims,
    )


def _anchor(draft: Draft) -> Span:
    """The first act word of the text; the title's only when the text has none."""
    seeds = [m.span for u in draft.units for m in u.seeds]
    body = [s for s in seeds if s.field == "text"]
    return (body or seeds)[0]


def _kind(parsed: Parsed, draft: Draft) -> Kind:
    if not draft.aggregate:
        return "single"
    text = parsed.report.quote(parsed.sentences[draft.units[0].sentence].span)
    return "continuing" if cues.pattern("continuing").search(text) else "aggregate"


def _claims(parsed: Parsed, draft: Draft, anchor: Span) -> tuple[Claim, ...]:
    found: dict[str, Claim] = {}
    for m in _mentions(draft):
        made = claim(parsed, m, anchor)
        if made is None:
            continue
        held = found.get(made.id)
        found[made.id] = made if held is None else _richer(held, made)
    return tuple(found.values())


def _richer(a: Claim, b: Claim) -> Claim:
    return replace(a, evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))))


def _mentions(draft: Draft) -> list[Mention]:
    found: list[Mention] = []
    for unit in draft.units:
        found += unit.seeds
        found += [m for m in unit.others if _belongs(unit, m)]
    found += _places(draft)
    found += draft.loose
    return sorted(found, key=lambda m: (m.span.field != "text", m.span))


def _places(draft: Draft) -> list[Mention]:
    """The firmest places there are: where it happened, else beside it, else the dateline."""
    strong, weak = draft.places, draft.held("weak")
    here = draft.held("dateline")
    if here and any(_HERE.search(u.words) for u in draft.units) and not any(map(_town, strong)):
        return [*here, *strong]
    finer = [m for m in weak if _town(m) and not any(apart(m, x) for x in strong)]
    if strong and not any(_town(m) for m in strong):
        return [*strong, *finer]
    return strong or weak or draft.held("dateline")


def _town(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.city is not None


def _belongs(unit: Unit, mention: Mention) -> bool:
    if mention.slot in {"act", "place"}:
        return False
    if mention.slot == "date":
        return mention in unit.dates or mention.value_state == "unresolved"
    return mention.modality == "real"
