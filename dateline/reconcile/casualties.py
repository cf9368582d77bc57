"""Casualties: one entry a fate and kind of people, its figure by a policy, nothing lost.

The entry `killed` holds all the dead, `killed/civilians` those of one kind. Where nobody gives a
figure for all, the kinds add up; where nobody gives one for a kind, the people told of singly do.
A total is never lower than the least that one of its parts is said to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.incident import Aside, IncidentField, Reason
from dateline.model.values import Actor, Casualty, Fate, Range, Who
from dateline.reconcile import figures, policies
from dateline.reconcile.agree import span
from dateline.reconcile.figures import Figure, Standing, candidates, picked, standing
from dateline.reconcile.single import VERDICT, affirmed, unsaid
from dateline.reconcile.voices import Voice, asides, ids
from dateline.values import counts
from dateline.values.names import plain

NAME = "casualties"
ADDED_UP, AT_LEAST_PARTS = "added_up", "at_least_its_parts"
_ATTACKERS = frozenset({"non_state_armed", "suspects"})
Kind = tuple[Fate, Who]


@dataclass(slots=True)
class _Pile:
    """The claims of one fate and kind of people, sorted by what they can be used for."""

    figures: list[Figure] = field(default_factory=list)
    singly: list[Figure] = field(default_factory=list)
    parts: list[Figure] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    verdict: Voice | None = None


@dataclass(slots=True)
class _Made:
    """The figure of a pile, the rule that gave it, the claims it rests on if they are others."""

    standing: Standing
    count: Range | None
    rule: str | None
    rests_on: tuple[Figure, ...] = ()


def key_of(fate: str, who: str = "total") -> str:
    """The key of an entry: `killed`, `killed/civilians`."""
    return fate if who == "total" else f"{fate}/{who}"


def casualties(
    voices: Sequence[Voice],
    policy: policies.Policy,
    began: str | None,
    verdicts: Sequence[Voice] = (),
) -> list[IncidentField]:
    """The entries of all fates and kinds, totals before kinds."""
    piles, nameless = _piles(voices, verdicts)
    made = {kind: _make(pile, policy, began) for kind, pile in piles.items()}
    for fate in sorted({fate for fate, _ in piles}):
        _kinds(fate, piles, made)
        _total(fate, piles, made, policy)
    entries = [_entry(kind, piles[kind], made[kind]) for kind in sorted(piles, key=_order)]
    return [*entries, *([_nameless(nameless)] if nameless else [])]


def _order(kind: Kind) -> tuple[str, bool, str]:
    return kind[0], kind[1] != "total", kind[1]


def _nameless(voices: Sequence[Voice]) -> IncidentField:
    return IncidentField(NAME, aside=asides(Aside(v.claim.id, unsaid(v)) for v in voices))


# --- sorting -------------------------------------------------------------------------------------


def _kind(value: Casualty) -> Kind:
    return value.fate, "total" if value.who == "unknown" else value.who


def _piles(
    voices: Sequence[Voice], verdicts: Sequence[Voice]
) -> tuple[dict[Kind, _Pile], list[Voice]]:
    piles: dict[Kind, _Pile] = {}
    nameless: list[Voice] = []
    for voice in voices:
        if isinstance(voice.claim.value, Casualty):
            _sort(voice, voice.claim.value, piles.setdefault(_kind(voice.claim.value), _Pile()))
        else:
            nameless.append(voice)
    for voice in verdicts:  # the last word is the last one
        if isinstance(voice.claim.value, Casualty):
            pile = piles.setdefault(_kind(voice.claim.value), _Pile())
            if pile.verdict is not None:
                pile.aside.append(Aside(pile.verdict.claim.id, "superseded", voice.claim.id))
            pile.verdict = voice
    return piles, nameless


def _sort(voice: Voice, value: Casualty, pile: _Pile) -> None:
    reason = _away(voice, value)
    if reason is not None:
        pile.aside.append(Aside(voice.claim.id, reason))
        return
    assert value.count is not None
    figure = Figure(voice, value.count)
    whole = _whole(voice)
    if value.count.form == "share" or (whole is not None and _same_kind(value, whole)):
        pile.parts.append(figure)
        pile.aside.append(Aside(figure.id, "part", voice.claim.part_of))
    elif figures.narrow(voice.claim) or _one_person(voice, value):
        pile.singly.append(figure)
    else:
        pile.figures.append(figure)


def _away(voice: Voice, value: Casualty) -> Reason | None:
    if value.scope != "this_incident" or voice.heard.account.kind != "single":
        return "out_of_scope"
    if voice.claim.value_state == "said_unknown":
        return "said_unknown"
    if value.count is None or (value.count.low, value.count.high) == (None, None):
        return "part" if value.count is not None and value.count.form == "share" else "no_number"
    return None


def _whole(voice: Voice) -> Casualty | None:
    """The larger figure that a claim is inside, if it is told in the same account."""
    found = (c.value for c in voice.heard.account.claims if c.id == voice.claim.part_of)
    value = next(found, None)
    return value if isinstance(value, Casualty) else None


def _same_kind(part: Casualty, whole: Casualty) -> bool:
    """Eight soldiers of twelve dead are a figure of their own; two of twelve dead are a part."""
    return part.fate != whole.fate or _kind(part)[1] in ("total", _kind(whole)[1])


def _one_person(voice: Voice, value: Casualty) -> bool:
    people = _people(voice)
    single = isinstance(people, Actor) and people.form in ("named_person", "described_person")
    return value.who not in ("total", "unknown") and (single or value.count == counts.exact(1))


def _people(voice: Voice) -> object:
    claims = voice.heard.account.claims
    return next((c.value for c in claims if c.id == voice.claim.of), None)


# --- the figure of each --------------------------------------------------------------------------


def _make(pile: _Pile, policy: policies.Policy, began: str | None) -> _Made:
    stood = standing(pile.figures, began)
    if pile.verdict is not None:
        value = pile.verdict.claim.value
        assert isinstance(value, Casualty)
        return _Made(stood, value.count, VERDICT)
    count = picked(candidates(stood.current, policy), policy)
    return _Made(stood, count, policy.name if count is not None else None)


def _kinds(fate: Fate, piles: Mapping[Kind, _Pile], made: Mapping[Kind, _Made]) -> None:
    """Kinds without a figure for all of them get one from the people told of singly."""
    whole = made.get((fate, "total"))
    for kind in sorted(k for k in piles if k[0] == fate):
        one = made[kind]
        if one.count is not None:
            continue
        rests_on, count = _added(piles[kind].singly)
        if count is not None:
            told = kind[1] != "total" and whole is not None and whole.count is not None
            lowest = count.low or 0
            one.count = counts.hedged(lowest, "at_least") if told else count
            one.rule, one.rests_on = ADDED_UP, rests_on


def _added(singly: Sequence[Figure]) -> tuple[tuple[Figure, ...], Range | None]:
    """The account that tells of most people singly, each once, and how many these are."""
    by: dict[str, list[Figure]] = {}
    for one in singly:
        if affirmed(one.voice) and not one.enemy:
            by.setdefault(one.voice.heard.account.id, []).append(one)
    best: tuple[tuple[Figure, ...], Range | None] = ((), None)
    for account in sorted(by):
        chosen = _distinct(by[account])
        total = summed(f.count for f in chosen)
        if best[1] is None or (total.low or 0) > (best[1].low or 0):
            best = chosen, total
    return best


def _distinct(told: Sequence[Figure]) -> tuple[Figure, ...]:
    """Of people who go by one name, or by one description, the largest figure."""
    kept: dict[tuple[str | None, ...], Figure] = {}
    for one in sorted(told, key=lambda f: (-f.point, f.id)):
        people, value = _people(one.voice), one.casualty
        name = plain(people.name) if isinstance(people, Actor) and people.name else None
        tags = (value.age, value.gender, value.nationality, value.occupation)
        kept.setdefault((name,) if name else tags, one)
    return tuple(kept[k] for k in sorted(kept, key=str))


def summed(many: Iterable[Range]) -> Range:
    """Ranges added up: an end is open where one of theirs is."""
    ranges = list(many)
    if len(ranges) == 1:
        return ranges[0]
    low = sum(r.low or 0 for r in ranges)
    best = _sum([r.best if r.best is not None else r.low for r in ranges])
    high = _sum([r.high for r in ranges])
    if high is None:
        return Range(low, best, None, "at_least", low)
    return counts.exact(low) if low == high else Range(low, best, high, "between")


def _sum(ends: Sequence[int | None]) -> int | None:
    known = [n for n in ends if n is not None]
    return sum(known) if len(known) == len(ends) else None


def _total(
    fate: Fate, piles: dict[Kind, _Pile], made: dict[Kind, _Made], policy: policies.Policy
) -> None:
    """A total that nobody gives is the sum of the kinds; none is below the least of its parts."""
    kind: Kind = (fate, "total")
    kinds = [k for k in sorted(made) if k[0] == fate and k[1] != "total"]
    counted = [(k, count) for k in kinds if (count := made[k].count) is not None]
    whole = made.setdefault(kind, _Made(Standing(), None, None))
    piles.setdefault(kind, _Pile())
    if whole.count is None and counted:
        whole.count, whole.rule = summed(count for _, count in counted), ADDED_UP
    if whole.count is None or whole.rule == VERDICT:
        return
    least = max([n for k, n in _leasts(fate, piles, made, policy) if _inside(k, whole)], default=0)
    if least > (whole.count.low or 0):
        lifted = _lifted(whole.count, least)
        whole.rule = whole.rule if lifted == whole.count else f"{whole.rule}, {AT_LEAST_PARTS}"
        whole.count = lifted


def _inside(who: Who, whole: _Made) -> bool:
    """Attackers lie inside a total only if it is said to include them."""
    including = any(f.casualty.includes_attackers for f in whole.standing.current)
    return who not in _ATTACKERS or including or whole.rule == ADDED_UP


def _leasts(
    fate: Fate, piles: Mapping[Kind, _Pile], made: Mapping[Kind, _Made], policy: policies.Policy
) -> Iterable[tuple[Who, int]]:
    """The lower bounds of the parts that count: not those of a whole that has given way."""
    gone = {a.claim for k in made if k[0] == fate for a in made[k].standing.aside}
    for kind, pile in piles.items():
        if kind[0] != fate:
            continue
        if kind[1] != "total":
            count = made[kind].count
            yield kind[1], (count.low or 0) if count is not None else 0
        for one in (*pile.parts, *pile.singly):
            stale = one.voice.claim.part_of in gone or not affirmed(one.voice)
            unsure = one.voice.claim.status not in ("asserted", "claimed") or one.voice.recalled
            if not stale and not unsure and (policy.enemy or not one.enemy):
                yield kind[1], one.count.low or 0


def _lifted(count: Range, least: int) -> Range:
    best = max(count.best, least) if count.best is not None else None
    high = max(count.high, least) if count.high is not None else None
    low = max(count.low or 0, least)
    if low == high:
        return counts.exact(low)
    return replace(count, low=low, best=best, high=high, form="at_least" if high is None else (
        "between"), stated=low if high is None else None)  # fmt: skip


# --- the entry -----------------------------------------------------------------------------------


def _entry(kind: Kind, pile: _Pile, made: _Made) -> IncidentField:
    away = [*pile.aside, *made.standing.aside]
    resting = {f.id for f in made.rests_on}
    away += [Aside(f.id, "part") for f in pile.singly if f.id not in resting]
    lists: dict[str, list[Voice]] = {"claims": [], "vague": [], "against": []}
    for one in (*made.standing.current, *made.standing.held_back):
        lists[_stand(one, made.count)].append(one.voice)
    for one in made.rests_on:
        lists["claims"].append(one.voice)
    first = [pile.verdict] if pile.verdict is not None else []
    value = Casualty(kind[0], kind[1], made.count) if made.count is not None else None
    return IncidentField(
        NAME,
        value,
        ids([*first, *lists["claims"]]),
        ids(lists["vague"]),
        ids(lists["against"]),
        made.rule,
        key_of(*kind),
        asides(away),
    )


def _stand(one: Figure, count: Range | None) -> str:
    if count is None:
        return "against"
    how = counts.compare(one.count, count)
    wider = how == "vaguer" and span(one.count) > span(count)
    if not affirmed(one.voice):
        return "against"
    if how == "disagree":
        return "against"
    return "vague" if wider else "claims"


__all__ = ["ADDED_UP", "AT_LEAST_PARTS", "NAME", "casualties", "key_of", "summed"]
