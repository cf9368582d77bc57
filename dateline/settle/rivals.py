"""Claims of one account that contradict one another are tied, the later to the first.

Tolls count as rivals when no number could satisfy both and two different voices give them; people
and places when the report sets "or" between their words; values of single slots when they cannot
both hold. Nothing is dropped: a rival keeps its words, its speaker and its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from dateline.lexicons import table
from dateline.model.account import Account
from dateline.model.claim import SINGLE_SLOTS, Claim
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Casualty, DateValue, Range, Responsibility, Speaker, Value
from dateline.values import actors, counts, dates

_CHOSEN = frozenset(
    {"perpetrator", "target", "victim", "participant", "place", "weapon", "motive"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_MADE = frozenset({"event_type", "stage"})
_WHOLE = frozenset({"total", "unknown"})
_WORD = re.compile(r"\w+")
_PROPER = re.compile(r"(?<=\s)[A-Z][a-z]\w+")
_OF = re.compile(r"[,;:(]|\s(?:of|in|at|from|for|with|who|which|that|on|to)\s", re.I)


def rivals(report: Report, account: Account) -> Account:
    """The account with each claim tied to the first one before it that it contradicts.

    What contradicts only a rival of an earlier claim sides with that claim and is not tied.
    """
    beside = _Beside(report, {c.id: c for c in account.claims})
    firsts: list[Claim] = []
    told: list[Claim] = []
    for claim in account.claims:
        first = next((c for c in firsts if _against(beside, c, claim)), None)
        if first is None:
            firsts.append(claim)
        told.append(replace(claim, alternative_to=first.id if first else None))
    return replace(account, claims=tuple(told))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What two claims stand in: the report, and all claims of the account by id."""

    report: Report
    claims: Mapping[str, Claim]

    def sides_differ(self, a: Claim, b: Claim) -> bool:
        """True when the people that two tolls count are known to be of two sides."""
        one, other = (getattr(self._counted(c), "side", None) for c in (a, b))
        return one is not None and other is not None and one != other

    def _counted(self, claim: Claim) -> Value | None:
        held = self.claims.get(claim.of or "")
        return held.value if held else None


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    """The regular expressions of rivals.toml under one name, as one."""
    listed = table("rivals")[part][name]
    return re.compile("|".join(f"(?:{p})" for p in listed), re.IGNORECASE)


def _against(beside: _Beside, a: Claim, b: Claim) -> bool:
    """True when the second contradicts the first and neither was taken back or denied."""
    if a.slot != b.slot or not _stands(a) or not _stands(b) or {a.id, b.id} & _held_inside(a, b):
        return False
    if isinstance(a.value, Casualty) and isinstance(b.value, Casualty):
        return not beside.sides_differ(a, b) and _tolls(a, a.value, b, b.value)
    if isinstance(a.value, Range) and isinstance(b.value, Range):
        return _voices_differ(a, b) and counts.compare(a.value, b.value) == "disagree"
    if isinstance(a.value, Responsibility) and isinstance(b.value, Responsibility):
        return _claimants(a.value, b.value)
    if a.slot in SINGLE_SLOTS - _MADE:
        return _exclude(a, b)
    return a.slot in _CHOSEN and (_either(beside.report, a, b) or _two_guesses(a, b))


def _stands(claim: Claim) -> bool:
    given = claim.value is not None and claim.value_state in {"given", "said_none"}
    return given and claim.polarity == "affirmed"


def _held_inside(a: Claim, b: Claim) -> set[str | None]:
    """The ids of what the two are parts of, or the groups that they belong to."""
    return {a.part_of, b.part_of, a.member_of, b.member_of} - {None}


# -- tolls -------------------------------------------------------------------


def _tolls(a: Claim, one: Casualty, b: Claim, other: Casualty) -> bool:
    """Two counts of the same people that no number satisfies, by two voices."""
    if one.fate != other.fate or one.count is None or other.count is None:
        return False
    if one.scope != other.scope or not _same_people(a, one, b, other):
        return False
    if _partly(a, one.count, other.count) or _partly(b, other.count, one.count):
        return False
    return _voices_differ(a, b) and _no_number(one, one.count, other, other.count)


def _same_people(a: Claim, one: Casualty, b: Claim, other: Casualty) -> bool:
    """False for parts, for persons singled out, and for people of two sides."""
    if a.part_of or b.part_of or _singled_out(a, one) or _singled_out(b, other):
        return False
    peoples = [set(_PROPER.findall(c.text or "")) for c in (a, b)]
    if all(peoples) and not peoples[0] & peoples[1]:
        return False
    return all(x is None or y is None or x == y for x, y in _marks(one, other))


def _marks(one: Casualty, other: Casualty) -> Iterator[tuple[str | None, str | None]]:
    """What each says of its people beside `who`; soldiers and gendarmes are one state's forces."""
    for name in ("age", "gender", "nationality", "occupation"):
        if name != "occupation" or "state_forces" not in (one.who, other.who):
            yield getattr(one, name), getattr(other, name)


def _singled_out(claim: Claim, value: Casualty) -> bool:
    """True for some of those told of before, and for one person who is described, not counted."""
    words = claim.text or ""
    if _pattern("tolls", "part").search(words):
        return True
    alone = value.count is not None and value.count.low == value.count.high == 1
    return alone and not _pattern("tolls", "single").search(words)


def _partly(claim: Claim, x: Range, y: Range) -> bool:
    """True for what one house received, where the other figure is the larger one."""
    return bool(_pattern("tolls", "received").search(claim.text or "")) and _more(y, x)


def _no_number(one: Casualty, x: Range, other: Casualty, y: Range) -> bool:
    """No number satisfies both; of a group and the whole, the group is larger than the whole."""
    if counts.compare(x, y) != "disagree":
        return False
    narrower = _narrower(one, other)
    if narrower == {"one"}:
        return _more(x, y)
    if narrower == {"other"}:
        return _more(y, x)
    return narrower == set()


def _narrower(one: Casualty, other: Casualty) -> set[str]:
    """Which of the two says more closely whose figure it is; both for groups side by side."""
    found = {"one" if x else "other" for x, y in _marks(one, other) if bool(x) != bool(y)}
    if one.who != other.who:
        inside = table("rivals")["tolls"]["inside_total"]
        for name, narrow, wide in (("one", one, other), ("other", other, one)):
            if wide.who in _WHOLE and narrow.who in inside:
                return found | {name}
        return {"one", "other"}
    return found


def _more(x: Range, y: Range) -> bool:
    return x.low is not None and y.high is not None and x.low > y.high


# -- voices ------------------------------------------------------------------


def _voices_differ(a: Claim, b: Claim) -> bool:
    """True when no speaker of the one is a speaker of the other."""
    if a.source is None or b.source is None:
        return a.source is not b.source
    return not any(_same_voice(x, y) for x in _speakers(a.source) for y in _speakers(b.source))


def _speakers(source: Speaker) -> Iterator[Speaker]:
    yield source
    yield from source.also


def _same_voice(a: Speaker, b: Speaker) -> bool:
    """The same words, person or office; "another" is never the one before."""
    if a.span is not None and a.span == b.span:
        return True
    if a.actor_id and b.actor_id:
        return a.actor_id == b.actor_id
    if any(_pattern("words", "another").search(s.text) for s in (a, b)):
        return False
    return any(_called_alike(x, y) for x in _called(a) for y in _called(b))


def _called(speaker: Speaker) -> list[list[str]]:
    """What a speaker is called, without what is attached to it, as lower-case words."""
    names = (_OF.split(n, maxsplit=1)[0] for n in (speaker.text, speaker.name) if n)
    found = ([w for w in _WORD.findall(n.lower()) if w not in _ARTICLES] for n in names)
    return [words for words in found if words]


def _called_alike(x: list[str], y: list[str]) -> bool:
    """The same last word, an office of two words inside the other's name, or its voice."""
    few, many = sorted((x, y), key=len)
    inside = len(few) > 1 or many[-1].startswith("spokes")
    return x[-1] == y[-1] or (inside and set(few) <= set(many))


# -- other slots -------------------------------------------------------------


def _claimants(one: Responsibility, other: Responsibility) -> bool:
    """Two groups that each claim it."""
    if {one.state, other.state} != {"claimed"} or one.actor is None or other.actor is None:
        return False
    return actors.compare(one.actor, other.actor) == "disagree"


def _exclude(a: Claim, b: Claim) -> bool:
    """Two values of a slot that holds one."""
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return dates.compare(a.value, b.value) == "disagree"
    return a.value != b.value


def _either(report: Report, a: Claim, b: Claim) -> bool:
    """True when nothing but "or" stands between the words of the two."""
    return any(_pattern("words", "or").fullmatch(words) for words in _between(report, a, b))


def _between(report: Report, a: Claim, b: Claim) -> Iterator[str]:
    for one in a.evidence:
        for other in b.evidence:
            left, right = sorted((one, other))
            if left.field == right.field and left.end <= right.start:
                yield report.quote(Span(left.field, left.end, right.start))


def _two_guesses(a: Claim, b: Claim) -> bool:
    """Motives that are both only thought possible."""
    return a.slot == "motive" and "stated" not in (a.certainty, b.certainty)
