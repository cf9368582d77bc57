"""Counts of who says what: attributed facts, what is said to be unknown, and quotes in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dateline.evaluate.sides import Row
from dateline.evaluate.tally import Tally
from dateline.evaluate.wording import content_words, same_name

_HALF = 0.5
_FIELDS = ("title", "text")
# The key's kinds of source are coarser than the roles of a speaker.
KIND_OF_ROLE = {
    "police": "police",
    "intelligence": "police",
    "military": "military",
    "government": "government",
    "politician": "government",
    "emergency_service": "government",
    "health": "health",
    "armed_group": "armed_group",
    "court_or_prosecutor": "court",
    "witness": "witness",
    "resident": "witness",
    "victim_or_family": "suspect_or_family",
    "suspect_or_family": "suspect_or_family",
    "aid_or_ngo": "monitor_ngo",
    "monitor": "monitor_ngo",
    "international_org": "international_org",
    "expert": "expert",
    "media": "media",
    "other": "other",
}
# Words for how sure a thing is, on both sides, as those that are told apart here.
_SURE = {
    "asserted": "asserted",
    "claimed": "asserted",
    "denied": "denied",
    "suspected": "suspected",
    "unverified": "unverified",
    "unknown": "unverified",
}
_OPEN_STATES = ("said_unknown", "unresolved")
_OPEN = ("unknown", "unverified", "hedged")


class Stretch(NamedTuple):
    """Part of a field of the report."""

    field: str
    start: int
    end: int

    def shared(self, other: Stretch) -> int:
        """Characters in common; negative or 0 if there are none."""
        if self.field != other.field:
            return -1
        return min(self.end, other.end) - max(self.start, other.start)


class Heard(NamedTuple):
    """A claim and the stretch of its first evidence."""

    at: Stretch
    claim: Row


def heard(accounts: Sequence[Row]) -> list[Heard]:
    """All claims that have evidence, of all accounts."""
    return [
        Heard(_stretch(claim["evidence"][0]), claim)
        for account in accounts
        for claim in account.get("claims", ())
        if claim.get("evidence")
    ]


def _stretch(span: Row) -> Stretch:
    return Stretch(span.get("field", "text"), span["start"], span["end"])


def stretches(body: Row, quote: str | None) -> list[Stretch]:
    """Where a quote stands in a report, white space apart."""
    parts = [re.escape(word) for word in (quote or "").split()]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts))
    return [Stretch(f, m.start(), m.end()) for f in _FIELDS for m in pattern.finditer(body[f])]


def count_attributions(tally: Tally, incident: Row, claims: Sequence[Heard], body: Row) -> None:
    """For each attributed fact of the key: does a claim on it name the one who says so."""
    for fact in incident.get("attributions") or ():
        spots = stretches(body, fact["fact"])
        sources = [(c.claim, c.claim["source"]) for c in _lying_on(claims, spots)
                   if c.claim.get("source")]  # fmt: skip
        right = [(claim, s) for claim, s in sources if _names(s, fact["source"])]
        wrong = {content_words(s.get("text")) for _, s in sources if not _names(s, fact["source"])}
        tally.add("attribution: source found", int(bool(right)), len(wrong), int(not right))
        if right:
            kinds = {kind for _, s in right for speaker in speakers(s) for kind in _kinds(speaker)}
            tally.judge("attribution: kind, where found", fact["kind"] in kinds)
            due = _SURE.get(fact.get("status") or "asserted")
            sure = [_SURE.get(claim.get("status") or "asserted") for claim, _ in right]
            tally.judge("attribution: status, where found", due in sure)


def _lying_on(claims: Sequence[Heard], spots: Sequence[Stretch]) -> Iterator[Heard]:
    """Claims of which at least half lies on one of the spots."""
    for claim in claims:
        least = _HALF * (claim.at.end - claim.at.start)
        if any(claim.at.field == s.field and claim.at.shared(s) >= least for s in spots):
            yield claim


def speakers(source: Any) -> Iterator[Row]:
    """A speaker, those through whom the words came, and those who say the same."""
    while source:
        yield source
        yield from (other for other in source.get("also") or () if isinstance(other, dict))
        source = source.get("via")


def _names(source: Row, gold: str) -> bool:
    return any(same_name(gold, speaker.get("text")) for speaker in speakers(source))


def _kinds(speaker: Row) -> Iterator[str]:
    named = (KIND_OF_ROLE.get(str(speaker.get("role"))), speaker.get("kind"))
    yield from (kind for kind in named if kind)
    if speaker.get("named") == "anonymous":
        yield "unnamed_official"


def count_unknowns(tally: Tally, incident: Row, claims: Sequence[Heard], body: Row) -> None:
    """For each quote that leaves something open: does a claim on it leave it open too."""
    left = [c.at for c in claims if _is_open(c.claim)]
    for quote in incident.get("unknowns") or ():
        spots = stretches(body, quote)
        found = any(at.shared(spot) > 0 for at in left for spot in spots)
        tally.add("unknowns found", int(found), 0, int(not found))


def _is_open(claim: Row) -> bool:
    return claim.get("value_state") in _OPEN_STATES or claim.get("certainty") in _OPEN


def count_grounding(tally: Tally, accounts: Sequence[Row], body: Row, given: Row) -> None:
    """Of each quote: it stands where its first span says, and in the report as it was given."""
    whole = _one_line(f"{given['title']} {given['text']}")
    for account in accounts:
        for claim in account.get("claims", ()):
            if claim.get("basis", "quote") == "quote":
                tally.judge("grounding: quote is where it says", _grounded(claim, body, whole))


def _grounded(claim: Row, body: Row, whole: str) -> bool:
    quote = claim.get("text") or ""
    span: Row = next(iter(claim.get("evidence") or ()), {})
    where = span.get("field", "text")
    if not quote or where not in _FIELDS:
        return bool(quote)  # a byline or a dropped piece is no part of what was given
    if "start" not in span or body[where][span["start"] : span["end"]] != quote:
        return False
    return _one_line(quote) in whole


def _one_line(words: str) -> str:
    return " ".join(words.split())
