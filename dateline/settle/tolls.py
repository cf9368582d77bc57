"""Which people a toll counts, and which larger toll it lies inside: the links of casualties.

`part_of` names the larger figure ("six dead, two of them children"); `of` names the victim, the
target or whoever else the same words tell of. Both are set only where the words stand together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.parsed import Parsed
from dateline.model.span import Span
from dateline.model.values import Actor, Casualty, Range

_PART = re.compile(
    r"\b(?:of (?:them|whom|these|those|the (?:\w+ )?(?:dead|wounded|injured|victims|hostages))"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|\d+) of (?:the|their|his|its)"
    r"|^all but)\b|^(?:one|two|three|four|five|six|seven|eight|nine|\d+),?"
    r" (?:is|are|was|were|has|have|had|with|remains?|remained|seriously|critically|an?)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:\bincluding|\bamong them(?: were| was)?|, of whom|, \w+ of them) $", re.IGNORECASE
)
_ROLES = ("target", "victim", "participant", "perpetrator")
_BACK = 2  # sentences between a figure and its part


def tied(parsed: Parsed, account: Account) -> Account:
    """The account with `of` and `part_of` of its tolls, where they are not set already."""
    actors = [c for c in account.claims if c.slot in _ROLES and isinstance(c.value, Actor)]
    before: list[Claim] = []
    told: dict[str, Claim] = {}
    tolls = [c for c in account.claims if c.slot == "casualty" and isinstance(c.value, Casualty)]
    for claim in sorted(tolls, key=lambda c: c.evidence[:1]):
        whole = claim.part_of or _whole(parsed, claim, before)
        people = claim.of or _people(claim, actors)
        told[claim.id] = replace(claim, part_of=whole, of=people)
        before.append(claim)
    return replace(account, claims=tuple(told.get(c.id, c) for c in account.claims))


def _whole(parsed: Parsed, claim: Claim, before: list[Claim]) -> str | None:
    """The nearest larger figure told before a part of it."""
    steps = (claim.produced_by or "").split(":")
    inside = bool(_INSIDE.search(_text_before(parsed, claim)))
    if not (inside or "part" in steps or _PART.search(claim.text or "")):
        return None
    at = _sentence(parsed, claim)
    for other in reversed(before):
        if other.evidence[:1] == claim.evidence[:1] or not _holds(other, claim):
            continue
        back = at - _sentence(parsed, other)
        same_fate = _casualty(other).fate == _casualty(claim).fate
        if (back == 0 and same_fate) or ("part" not in steps and 0 <= back <= _BACK):
            return other.id
    return None


def _text_before(parsed: Parsed, claim: Claim) -> str:
    if not claim.evidence:
        return ""
    span = claim.evidence[0]
    return parsed.report.field(span.field)[max(0, span.start - 24) : span.start]


def _casualty(claim: Claim) -> Casualty:
    assert isinstance(claim.value, Casualty)
    return claim.value


def _sentence(parsed: Parsed, claim: Claim) -> int:
    if not claim.evidence:
        return -1
    span = claim.evidence[0]
    first = Span(span.field, span.start, span.start + 1)
    return next((s.index for s in parsed.sentences if s.span.covers(first)), -1)


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether the part's number fits into the larger figure; a share fits into any."""
    a, b = _casualty(whole).count, _casualty(part).count
    if a is None or b is None or a.form in ("share", "none"):
        return False
    return b.form == "share" or a.high is None or _least(b) < a.high


def _least(r: Range) -> int:
    return r.low if r.low is not None else r.stated or 0


def _people(claim: Claim, actors: list[Claim]) -> str | None:
    """The claim of the people that the toll's own words name; victims before all others."""
    if not claim.evidence:
        return None
    found = [c for c in actors if c.evidence and _told_by(claim.evidence[0], c.evidence[0])]
    found.sort(key=lambda c: (_ROLES.index(c.slot), c.evidence[0]))
    return found[0].id if found else None


def _told_by(toll: Span, people: Span) -> bool:
    """True when most of the people's words stand in the toll's, or all of the toll's in them."""
    shared = toll.overlap(people)
    return shared * 2 > people.end - people.start or (shared > 0 and people.covers(toll))
