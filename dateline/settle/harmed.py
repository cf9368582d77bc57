"""Roles that follow from others, once it is known which accounts stay.

Whoever is shot at, taken or beaten was aimed at too; a force that drove a crowd away did
something coercive; persons named in sentences of their own belong to what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim, Slot
from dateline.model.identity import claim_id
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Actor
from dateline.settle.context import told, with_claims, with_only
from dateline.settle.doers import told_once
from dateline.settle.members import members

_AT_PEOPLE = frozenset(
    {"shooting", "stabbing", "beating", "abduction", "hostage_taking", "execution",
     "assassination", "torture", "sexual_violence", "robbery"}
)  # fmt: skip
_FORCES = frozenset(
    {"military", "police", "paramilitary", "peacekeepers", "intelligence", "rebel_group",
     "private_security", "political_militia", "foreign_military", "pro_state_militia",
     "communal_militia", "criminal_group", "protesters", "rioters"}
)  # fmt: skip
_ARMED = frozenset({"unidentified armed group", "bomber"})
_TUMULT = frozenset({"protest", "riot", "strike", "blockade"})
_STATE = frozenset({"military", "police", "paramilitary", "peacekeepers"})
_COUNTED = re.compile(
    r"(?:(?:at least|about|around|some|more than|over|up to|nearly|the|all|another|an?) )*"
    r"(?:[\d,]+|\w+(?:-\w+)?)? ?(?:other )?(?:people|persons|others|more|men|bodies|individuals)",
    re.IGNORECASE,
)
_CROWD = frozenset({"crowd_control"})
_REACH = 4


def roles_told(
    parsed: Parsed, accounts: tuple[Account, ...], mentions: tuple[Mention, ...]
) -> tuple[Account, ...]:
    """The accounts with the persons told of beside the acts, and roles that follow from others."""
    accounts = _joined(parsed, accounts, mentions)
    return tuple(members(_followed(account), mentions) for account in accounts)


def _followed(account: Account) -> Account:
    described = any(not _only_counted(c) for c in account.of("victim"))
    claims = tuple(
        c for c in account.claims if not (described and _only_counted(c)) or _aimed_at(account, c)
    )
    more = [*_targets(account), *_coercive(account)]
    known = {c.id for c in claims}
    more = [c for c in more if c.id not in known]
    return with_only(account, told_once((*claims, *more)))


def _only_counted(claim: Claim) -> bool:
    """ "At least six people" is a toll and describes nobody."""
    return claim.slot == "victim" and bool(_COUNTED.fullmatch(claim.text or ""))


def _targets(account: Account) -> Iterator[Claim]:
    """Victims of acts that are aimed at people, and of those whom somebody killed.

    Sides that lost people in an attack were its target, once for each kind, whoever they are.
    """
    told = [c.evidence[0] for c in account.of("target") if c.evidence]
    kinds = {c.value.class_ for c in account.of("target") if isinstance(c.value, Actor)}
    for c in account.of("victim"):
        value = c.value
        if not isinstance(value, Actor) or not c.evidence or _only_counted(c):
            continue
        if value.label in _ARMED or c.evidence[0].field == "title":
            continue
        if value.class_ in kinds or not (_aimed_at(account, c) or _of_forces(account, c)):
            continue
        if not any(span.overlap(c.evidence[0]) for span in told):
            kinds.add(value.class_)
            yield _again(account, c, "target", value)


def _aimed_at(account: Account, victim: Claim) -> bool:
    """True if the act that harmed them is done to people, or its doer is told with it."""
    acts = {c.evidence[0]: str(c.value) for c in account.of("act") if c.evidence}
    others = any(c.slot == "target" for c in account.claims)
    doers = {
        h
        for c in account.of("perpetrator")
        if not (others and isinstance(c.value, Actor) and c.value.class_ in _STATE)
        for h in c.evidence[1:]
    }
    return any(acts.get(h) in _AT_PEOPLE or h in doers for h in victim.evidence[1:])


def _of_forces(account: Account, victim: Claim) -> bool:
    """True for people of a side, harmed in something other than a tumult."""
    kinds = {str(c.value) for c in account.of("act")}
    value = victim.value
    return isinstance(value, Actor) and value.class_ in _FORCES and not kinds & _TUMULT


def _coercive(account: Account) -> Iterator[Claim]:
    """Forces that used means on a crowd."""
    held = [c.evidence[0] for c in account.of("perpetrator") if c.evidence]
    for c in account.of("participant"):
        if c.produced_by not in _CROWD or not isinstance(c.value, Actor) or not c.evidence:
            continue
        if not any(span.overlap(c.evidence[0]) for span in held):
            yield _again(account, c, "perpetrator", replace(c.value, role=None))


def _again(account: Account, claim: Claim, slot: Slot, value: Actor) -> Claim:
    """The same words in another role."""
    speaker = claim.source.span if claim.source else None
    new = claim_id(
        account.report_id, slot, claim.evidence[0], account.anchor, f"follows:{claim.slot}",
        None, speaker, claim.polarity,
    )  # fmt: skip
    return replace(claim, id=new, slot=slot, value=value, produced_by=f"follows:{claim.slot}")


def _joined(
    parsed: Parsed, accounts: tuple[Account, ...], mentions: tuple[Mention, ...]
) -> tuple[Account, ...]:
    """Persons of sentences without an act go to the account told just before them."""
    held = {span for a in accounts for c in a.claims for span in c.evidence[:1]}
    given: dict[str, list[Claim]] = {}
    for m in mentions:
        if not m.rule.startswith("beside:") or m.span in held or m.modality != "real":
            continue
        home = _home(parsed, m, accounts)
        if home is not None:
            given.setdefault(home.id, []).append(told(home, parsed, m, m.value, m.rule))
    return tuple(with_claims(a, (*a.claims, *given.get(a.id, ()))) for a in accounts)


def _home(parsed: Parsed, mention: Mention, accounts: tuple[Account, ...]) -> Account | None:
    fresh = [a for a in accounts if a.foreground]
    told = {span: a for a in accounts for span in a.summary}
    for back in range(_REACH + 1):
        at = mention.sentence - back
        home = told.get(parsed.sentences[at].span) if at >= 0 else None
        if home is not None and (home.foreground or back <= 1):
            return home if _harms(home) or mention.slot != "victim" else None
    home = fresh[0] if len(fresh) == 1 else None
    return home if home and (_harms(home) or mention.slot != "victim") else None


def _harms(account: Account) -> bool:
    return bool(account.of("victim") or account.of("casualty"))
