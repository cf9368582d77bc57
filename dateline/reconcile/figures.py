"""Casualty figures: which of them are current before any policy has its say.

In this order: what is out of scope, of an older version of its page, or a part, never competes;
a figure that is said to be revised is retracted for all who cite that origin; each origin has one
current figure, its latest, but a rounded, provisional or recalled one never takes the place of a
precise one from the news; a later, higher and precise figure outdates those of the first hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.incident import Aside
from dateline.model.values import Actor, Casualty, Range
from dateline.reconcile import policies
from dateline.reconcile.agree import span
from dateline.reconcile.single import affirmed
from dateline.reconcile.voices import Voice, later
from dateline.values import counts

_ARMED_FOR: dict[str, str] = {"military": "non_state_armed", "armed_group": "state_forces"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people with one fate, as one voice gives it."""

    voice: Voice
    count: Range

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.voice.claim.id

    @property
    def casualty(self) -> Casualty:
        """The claim's value."""
        assert isinstance(self.voice.claim.value, Casualty)
        return self.voice.claim.value

    @property
    def role(self) -> str:
        """The role of the speaker; `report` for the paper in its own voice."""
        source = self.voice.claim.source
        return "report" if source is None else source.role

    @property
    def official(self) -> bool:
        """True if the authorities give it."""
        return self.role in policies.official()

    @property
    def rank(self) -> int:
        """How soon it is a candidate: by role, after that by how sure it is put."""
        unsure = self.voice.claim.status not in ("asserted", "claimed")
        return policies.rank(self.role) + (10 if unsure else 0)

    @property
    def rough(self) -> bool:
        """True for a rounded, provisional or recalled figure."""
        return (
            self.count.form in policies.rounded()
            or self.count.provisional
            or self.voice.recalled
            or self.voice.claim.status not in ("asserted", "claimed")
        )

    @property
    def enemy(self) -> bool:
        """True for a party's figure for the losses of its enemy."""
        return about_enemy(self.voice.heard.account, self.voice.claim)

    @property
    def point(self) -> int:
        """The one number nearest to it."""
        r = self.count
        return next((n for n in (r.best, r.low, r.stated, r.high) if n is not None), 0)


def narrow(claim: Claim) -> bool:
    """True for a figure that counts some of the people of its kind only."""
    value = claim.value
    assert isinstance(value, Casualty)
    kinds = (value.age, value.gender, value.nationality, value.occupation)
    return any(kinds) or (value.count is not None and value.count.form == "share")


def about_enemy(account: Account, claim: Claim) -> bool:
    """True when the speaker is of one side and the people counted are of the other.

    Sides come from `party` and from the people that `of` names; without them an army speaking of
    armed groups' dead, or an armed group of the state's, speaks of its enemy.
    """
    source, value = claim.source, claim.value
    if source is None or not isinstance(value, Casualty):
        return False
    theirs = side_of(account, claim)
    if source.party in ("A", "B") and theirs in ("A", "B"):
        return source.party != theirs
    return _ARMED_FOR.get(source.role) == value.who


def side_of(account: Account, claim: Claim) -> str | None:
    """The side, in the letters of the account, of the people that a figure counts."""
    people = next((c.value for c in account.claims if c.id == claim.of), None)
    if isinstance(people, Actor) and people.side is not None:
        return people.side
    value = claim.value
    if not isinstance(value, Casualty) or value.who not in ("state_forces", "non_state_armed"):
        return None
    state = {
        c.value.side for c in account.claims if isinstance(c.value, Actor) and _state(c.value)
    }
    state.discard(None)
    if len(state) != 1:
        return None
    own = state.pop()
    return own if value.who == "state_forces" else ("B" if own == "A" else "A")


def _state(actor: Actor) -> bool:
    return actor.class_ in policies.state_classes() and actor.side in ("A", "B")


# --- which are current ---------------------------------------------------------------------------


@dataclass(slots=True)
class Standing:
    """The figures of one field: those that are current, and those that gave way."""

    current: list[Figure] = field(default_factory=list)
    held_back: list[Figure] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)


def standing(figures: Sequence[Figure], began: str | None) -> Standing:
    """Sorts the figures of one field; `began` is the day of the incident, if it is known."""
    out = Standing()
    live = list(figures)
    live = _retracted(live, out)
    live = _one_an_origin(live, out)
    out.current = _outdated(live, began, out)
    return out


def _retracted(live: list[Figure], out: Standing) -> list[Figure]:
    """ "Revised down from N": N is gone for all who cite that origin, and were not later."""
    taken_back = [f for f in live if f.voice.claim.polarity == "retracted"]
    kept = []
    for one in live:
        if one in taken_back:
            out.aside.append(Aside(one.id, "retracts"))
            continue
        by = next((r for r in taken_back if _takes_back(r, one)), None)
        if by is None:
            kept.append(one)
        else:
            out.aside.append(Aside(one.id, "retracted", by.id))
    return kept


def _takes_back(retraction: Figure, other: Figure) -> bool:
    """A paper's own "was revised" speaks of whoever gave the figure; a speaker of their own."""
    unnamed = retraction.voice.claim.source is None
    if not unnamed and retraction.voice.origin != other.voice.origin:
        return False
    same = retraction.count.stated is not None and retraction.count.stated == other.count.stated
    equal = same or counts.compare(retraction.count, other.count) == "agree"
    return equal and affirmed(other.voice) and not later(other.voice, retraction.voice)


def _one_an_origin(live: list[Figure], out: Standing) -> list[Figure]:
    """The current figure of each origin, with the rivals that its own words tie to it."""
    by: dict[str, list[Figure]] = {}
    for one in live:
        by.setdefault(one.voice.origin, []).append(one)
    kept = []
    for origin in sorted(by):
        chosen = _latest(by[origin])
        for one in by[origin]:
            if (
                one is chosen
                or _tied(one, chosen)
                or counts.compare(one.count, chosen.count) == ("agree")
            ):
                kept.append(one)
            elif later(chosen.voice, one.voice) and affirmed(one.voice):
                out.aside.append(Aside(one.id, "superseded", chosen.id))
            else:
                out.held_back.append(one)
    return kept


def _latest(figures: Sequence[Figure]) -> Figure:
    """The figure that an origin stands by: precise before rough, then the latest."""
    best: Figure | None = None
    for one in sorted(figures, key=_preference):
        if best is None or _takes_over(one, best):
            best = one
    assert best is not None
    return best


def _preference(one: Figure) -> tuple[object, ...]:
    """Of one moment: affirmed, precise, in the text rather than the title, narrow in bounds."""
    evidence = one.voice.claim.evidence
    titled = bool(evidence) and evidence[0].field == "title"
    return (not affirmed(one.voice), one.rough, titled, span(one.count), one.id)


def _takes_over(one: Figure, best: Figure) -> bool:
    if not affirmed(one.voice) or (one.rough and not best.rough):
        return False
    return later(one.voice, best.voice)


def _tied(one: Figure, other: Figure) -> bool:
    return one.voice.claim.alternative_to == other.id or other.voice.claim.alternative_to == one.id


def _outdated(live: list[Figure], began: str | None, out: Standing) -> list[Figure]:
    """Without what later, higher and precise figures have left behind."""
    kept, fresh = [], sorted(filter(_may_outdate, live), key=lambda f: f.id)
    for one in live:
        by = next((f for f in fresh if _outdates(f, one, began)), None)
        if by is None:
            kept.append(one)
        else:
            out.aside.append(Aside(one.id, "outdated", by.id))
    return kept


def _may_outdate(new: Figure) -> bool:
    return not (new.rough or new.enemy or new.rank > 0) and affirmed(new.voice)


def _outdates(new: Figure, old: Figure, began: str | None) -> bool:
    if not _higher(new, old) or not affirmed(old.voice) or not later(new.voice, old.voice):
        return False
    return new.official or not old.official or _early(old, began)


def _higher(new: Figure, old: Figure) -> bool:
    """True if no number satisfies both, the new one being above; "at least 60" is open above."""
    low, high = new.count.low, old.count.high
    return low is not None and high is not None and low > high


def _early(one: Figure, began: str | None) -> bool:
    """True if a figure was given within the first days of the incident."""
    if began is None or one.voice.day is None:
        return False
    after = date.fromisoformat(one.voice.day) - date.fromisoformat(began[:10])
    return after.days <= policies.first_days()


# --- under a policy ------------------------------------------------------------------------------


def candidates(current: Iterable[Figure], policy: policies.Policy) -> list[Figure]:
    """The current figures that a policy looks at, without those that others say more exactly."""
    found = [f for f in current if affirmed(f.voice) and (policy.enemy or not f.enemy)]
    for better in (_news, _exact):
        found = [f for f in found if better(f)] or found
    if policy.official:
        found = [f for f in found if f.official] or found
    if policy.ranked and found:
        best = min(f.rank for f in found)
        found = [f for f in found if f.rank == best]
    return [f for f in found if not any(_says_more(o, f) for o in found)]


def _news(one: Figure) -> bool:
    return not one.voice.recalled


def _exact(one: Figure) -> bool:
    return not one.rough


def _says_more(other: Figure, one: Figure) -> bool:
    if counts.compare(one.count, other.count) != "vaguer":
        return False
    return span(other.count) < span(one.count)


def picked(found: Sequence[Figure], policy: policies.Policy) -> Range | None:
    """The figure of a policy; None where there are no candidates."""
    if not found:
        return None
    if policy.pick == "lowest":
        return min(found, key=lambda f: (f.point, span(f.count), f.id)).count
    best = _majority(found)
    if policy.pick == "latest":
        return best.count
    return _spanning(found, best)


def _majority(found: Sequence[Figure]) -> Figure:
    """Of the newest day the figure that most origins give, else the lowest of that day."""
    newest = max(f.voice.day or "" for f in found)
    last = [f for f in found if (f.voice.day or "") == newest]
    origins: dict[int, set[str]] = {}
    for one in last:
        origins.setdefault(one.point, set()).add(one.voice.origin)
    most = max(len(o) for o in origins.values())
    leading = [n for n, o in origins.items() if len(o) == most]
    points = leading if len(leading) == 1 else list(origins)
    return min(
        (f for f in last if f.point in points), key=lambda f: (f.point, span(f.count), f.id)
    )


def _spanning(found: Sequence[Figure], best: Figure) -> Range:
    """From the lowest to the highest of several figures."""
    if len({(f.count.low, f.count.best, f.count.high) for f in found}) == 1:
        return best.count
    lows = [f.count.low if f.count.low is not None else 0 for f in found]
    highs = [f.count.high if f.count.high is not None else f.point for f in found]
    low, high = min(*lows, best.point), max(*highs, best.point)
    if low == high:
        return counts.exact(low)
    return Range(low, best.point, high, "between", None)
