"""Which people a toll counts, and which larger toll it lies inside: the links of casualties.

A headline's shorter version of a toll becomes further evidence of the toll.

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


def headlines(account: Account) -> Account:
    """The account with the tolls of its headline left out that the text tells more fully.

    "Six killed" stands above "at least six people were killed": the words of the headline are
    kept as evidence of the claim of the text.
    """
    shorter: dict[str, list[Span]] = {}
    dropped: set[str] = set()
    tolls = [c for c in account.of("casualty") if c.evidence and c.polarity == "affirmed"]
    for claim in tolls:
        if claim.evidence[0].field != "title" or claim.value_state != "given":
            continue
        fuller = [c for c in tolls if c.evidence[0].field != "title" and _same_figure(c, claim)]
        if fuller and not any(_casualty(c) == _casualty(claim) for c in fuller):
            dropped.add(claim.id)
            shorter.setdefault(fuller[0].id, []).append(claim.evidence[0])
    kept = (c for c in account.claims if c.id not in dropped)
    return replace(account, claims=tuple(
        replace(c, evidence=(*c.evidence, *shorter.get(c.id, ()))) for c in kept))  # fmt: skip


def counted(account: Account) -> Account:
    """The account without the tolls of plurals that nobody counted ("the men were arrested").

    They go back to people whose figure is told elsewhere; alone in an account they stay.
    """
    tolls = [c for c in account.of("casualty") if isinstance(c.value, Casualty)]
    bare = {c.id for c in tolls if _is_bare(c)}
    if len(bare) == len(tolls):
        return account
    return replace(account, claims=tuple(c for c in account.claims if c.id not in bare))


def _is_bare(claim: Claim) -> bool:
    steps = (claim.produced_by or "").split(":")
    return "many" in steps and not {"undergone", "unknown"} & set(steps)


def _same_figure(text: Claim, title: Claim) -> bool:
    """The same fate and number, of the same people or of those that the headline leaves open."""
    a, b = _casualty(text), _casualty(title)
    if a.count is None or b.count is None or a.count.stated is None:
        return False
    who = a.who == b.who or (b.who == "total" and a.who != "civilians")
    return who and a.fate == b.fate and a.count.stated == b.count.stated


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
