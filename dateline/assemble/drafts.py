"""Units to drafts: which parts of a report tell of one and the same incident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.assemble import cues
from dateline.assemble.grip import Grip
from dateline.assemble.units import (
    Unit,
    apart,
    forces_on_crowd,
    only_crowd,
    scenes_apart,
    times_apart,
)
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Actor, Casualty, DateValue, Place
from dateline.values.acts import family, may_mix

_LONG_PAST = 6
_LEAD_PAST = 60
# one of those hurt in what was told before
_VICTIM = re.compile(
    r"\b(?:hospital|clinic|wounds|injuries|survivor|(?:second|third|fourth|fifth|\w+th) victim|"
    r"one of (?:them|the)|of the (?:wounded|injured))\b",
    re.IGNORECASE,
)
_HANGS = re.compile(r"\b(?:where|when|which|who|whose|after)\b", re.IGNORECASE)
# the day of a burial is not that of the deaths
_BURIED = re.compile(r"bur(?:y|ied|ying|ial)\b", re.IGNORECASE)
_FREED = frozenset({"release"})
_TAKEN = frozenset({"abduction", "hostage_taking", "hijacking", "raid", "other"})
_SCUFFLE = frozenset({"clash", "other", "raid", "arrest"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(slots=True)
class Draft:
    """An incident in the making: its units, loose mentions, and how it is told."""

    units: list[Unit]
    loose: list[Mention] = field(default_factory=list)
    recalled: bool = False
    aggregate: bool = False

    @property
    def acts(self) -> list[Mention]:
        """The act mentions in text order (tolls that carry a unit are no acts)."""
        return [m for u in self.units for m in u.seeds if m.slot == "act"]

    @property
    def dates(self) -> list[Mention]:
        """All date mentions of the units."""
        return [m for u in self.units for m in u.dates]

    @property
    def places(self) -> list[Mention]:
        """Where it happened as told first, with later places that may be the same."""
        strong = [m for u in self.units for m in u.places]
        towns = [m for m in strong if isinstance(m.value, Place) and m.value.city]
        main = (towns or strong)[:1]
        return [m for m in strong if not any(apart(m, x) for x in main)]

    def held(self, *grips: Grip) -> list[Mention]:
        """Place mentions of the units, held in one of these ways."""
        return [m for u in self.units for m in u.held(*grips)]

    @property
    def families(self) -> set[str]:
        """The families of its acts."""
        found = {family(m.key or "") for m in self.acts}
        return {f for f in found if f is not None}

    def tolls(self) -> set[tuple[str, int]]:
        """(fate, stated number) of its casualty mentions."""
        return tolls(m for u in self.units for m in u.others)


def tolls(mentions: Iterable[Mention]) -> set[tuple[str, int]]:
    """The (fate, stated number) pairs among casualty mentions."""
    found: set[tuple[str, int]] = set()
    for m in mentions:
        part = "part" in m.rule.split(":")
        if isinstance(m.value, Casualty) and m.value.count and m.value.count.stated and not part:
            found.add((m.value.fate, m.value.count.stated))
    return found


def drafts(parsed: Parsed, parts: list[Unit]) -> list[Draft]:
    """Drafts in the order in which the text (then the title) first tells them."""
    body = [u for u in parts if u.part == "text"]
    title = [u for u in parts if u.part == "title"]
    out: list[Draft] = []
    focus: Draft | None = None
    for unit in body:
        home = _home(parsed, out, focus, unit)
        if home is None:
            if (unit.denied and not _told_by_others(parsed, unit)) or not (
                unit.acts or _harm_of_its_own(out, unit, title)
            ):
                continue
            home = Draft(
                [], recalled=_starts_recalled(parsed, out, unit), aggregate=unit.aggregate
            )
            out.append(home)
            if focus is None or not _beside(parsed, focus, unit):
                focus = home
        else:
            focus = home
        home.units.append(unit)
    for unit in title:
        _add_title(out, unit)
    _claim_the_news(out)
    return out


def _beside(parsed: Parsed, focus: Draft, unit: Unit) -> bool:
    """Told in a clause that hangs on what leads its sentence: the next one goes on with that."""
    last, first = focus.units[-1].seeds[-1].span, unit.seeds[0].span
    if focus.recalled or focus.units[-1].sentence != unit.sentence or last.end > first.start:
        return False
    return _HANGS.search(parsed.report.field(first.field)[last.end : first.start]) is not None


def _claim_the_news(out: list[Draft]) -> None:
    """ "No claim of responsibility for the attacks" speaks of the news, wherever it stands."""
    news = next((d for d in out if not d.recalled), None)
    for draft in out:
        if news is None or draft is news or draft.recalled:
            continue
        for unit in draft.units:
            if not all(a == "other" for a in unit.acts):
                continue
            told = [m for m in unit.others if m.slot == "responsibility"]
            unit.others = [m for m in unit.others if m.slot != "responsibility"]
            news.loose += told


def _told_by_others(parsed: Parsed, unit: Unit) -> bool:
    """Denied by one, but others count its dead in the same breath."""
    for m in unit.others:
        if not isinstance(m.value, Casualty) or m.modality != "real":
            continue
        stretch = parsed.stretch_at(m.span)
        count = m.value.count
        if (stretch is None or stretch.polarity != "denied") and count and count.form != "none":
            return True
    return False


def _harm_of_its_own(out: list[Draft], unit: Unit, title: list[Unit]) -> bool:
    """A toll with its own day, in a report that has told of violence ("eleven died there")."""
    if (
        not (out or any(u.acts for u in title))
        or not (unit.firm_dates or unit.item is not None)
        or cues.pattern("chance").search(unit.words)
    ):
        return False
    if any(_BURIED.match(m.text) for m in unit.seeds):
        return False
    if unit.item is not None:
        return all(m.key in {"killed", "died_later"} for m in unit.seeds)
    return all(m.key == "killed" for m in unit.seeds) and not _VICTIM.search(unit.words)


def _add_title(out: list[Draft], unit: Unit) -> None:
    news = [d for d in out if not d.recalled] or out
    for draft in news:
        if not _conflicts(draft, unit, strict=False):
            draft.units.insert(0, unit)
            return
    if not out and unit.acts:
        out.append(Draft([unit]))


def _starts_recalled(parsed: Parsed, out: list[Draft], unit: Unit) -> bool:
    if unit.earlier:
        return True
    fresh = [d for d in out if not d.recalled]
    if not fresh:
        return False
    if unit.recalling:
        return True
    if _in_lead(parsed, fresh[0], unit):
        return False
    if only_crowd(unit) and not any(only_crowd(u) for u in fresh[0].units):
        return True
    news = fresh[0]
    if unit.dates and news.dates:
        return times_apart(unit.dates, news.dates) and _older(unit.dates[0], news.dates[0])
    if parsed.report.published is not None and not unit.dates:
        told = [m for m in unit.others if m.slot == "date" and m.key == "saying"]
        if any(_days_before(m, parsed.report.published.day) > _LONG_PAST for m in told):
            return True
    if unit.dates and parsed.report.published is not None:
        return _days_before(unit.dates[0], parsed.report.published.day) > 7
    return False


def _in_lead(parsed: Parsed, news: Draft, unit: Unit) -> bool:
    """Told in the sentence that opens the news, not long past ("held after a man was shot")."""
    published = parsed.report.published
    if unit.sentence != news.units[0].sentence or not unit.dates or published is None:
        return False
    return _days_before(unit.dates[0], published.day) <= _LEAD_PAST


def _older(a: Mention, b: Mention) -> bool:
    x, y = _start(a), _start(b)
    return x is not None and y is not None and x < y


def _start(m: Mention) -> str | None:
    if isinstance(m.value, DateValue) and m.value.start is not None:
        return m.value.start.earliest
    return None


def _days_before(m: Mention, day: str) -> int:
    value = m.value
    if not isinstance(value, DateValue) or value.start is None or value.start.latest is None:
        return 0
    return (date.fromisoformat(day) - date.fromisoformat(value.start.latest[:10])).days


def _home(parsed: Parsed, out: list[Draft], focus: Draft | None, unit: Unit) -> Draft | None:
    """The draft that a unit goes on telling, or None when it opens a new one."""
    if not out:
        return None
    bare = not unit.dates and not unit.places
    if unit.earlier:
        fitting = [d for d in out if d.recalled and not _conflicts(d, unit)]
        if bare:
            return out[0]
        return fitting[-1] if fitting else None
    candidates = _candidates(parsed, out, focus, unit)
    if not candidates:
        return None
    named = [d for d in candidates if _supported(d, unit)]
    if bare and focus in candidates and focus is not None and _continues(focus, unit):
        return focus
    if named:
        return named[0] if named[0] is out[0] or focus not in named else (focus or named[0])
    if (
        focus in candidates
        and focus is not None
        and (not focus.recalled or _continues(focus, unit))
    ):
        return focus
    news = [d for d in candidates if not d.recalled]
    if news and (bare or _definite(parsed, unit) or _compatible_place(news[0], unit)):
        return news[0]
    return None


def _same_breath(draft: Draft, unit: Unit) -> bool:
    """Told in one sentence with a crowd that is violent there ("blocking the road attacked")."""
    last = draft.units[-1]
    same = unit.sentence == last.sentence and "crowd" in draft.families
    return same and not only_crowd(last) and not only_crowd(unit)


def _candidates(parsed: Parsed, out: list[Draft], focus: Draft | None, unit: Unit) -> list[Draft]:
    """The drafts that the unit may go on telling."""
    bare = not unit.dates and not unit.places
    candidates = [d for d in out if not _conflicts(d, unit) and not _stale(parsed, d, unit)]
    if unit.recalling and unit.dates and (unit.places or tolls(unit.others)):
        candidates = [d for d in candidates if d.recalled or _supported(d, unit)]
    if not only_crowd(unit) and any(d.families != {"crowd"} for d in candidates):
        candidates = [
            d for d in candidates
            if d.families != {"crowd"} or _crowd_too(unit) or _sacked(d, unit)
        ]  # fmt: skip
    if unit.separate and not _definite(parsed, unit):
        candidates = [d for d in candidates if d is focus and d is not out[0] and bare]
    if unit.aggregate and not _shares_toll(candidates, unit):
        candidates = [d for d in candidates if d.aggregate]
    return candidates


def _gathering(unit: Unit) -> bool:
    """People who gather, march or strike, and nothing else told with it."""
    return bool(unit.acts) and all(a in {"protest", "strike", "blockade"} for a in unit.acts)


def _has_crowd(draft: Draft) -> bool:
    """True when the draft tells of a crowd already, by an act or by those who took part."""
    return "crowd" in draft.families or any(
        isinstance(m.value, Actor) and m.value.class_ == "protesters"
        for u in draft.units for m in u.others
    )  # fmt: skip


def _sacked(draft: Draft, unit: Unit) -> bool:
    """What a riot burns and loots is part of the riot."""
    kinds = {family(a) for a in unit.acts}
    return kinds == {"fire"} and any(m.key == "riot" for m in draft.acts)


def _crowd_too(unit: Unit) -> bool:
    return any(family(a) == "crowd" for a in unit.acts)


def _continues(focus: Draft, unit: Unit) -> bool:
    """A recalled incident goes on only in the next sentence of its paragraph."""
    last = focus.units[-1]
    return unit.paragraph == last.paragraph and unit.sentence - last.sentence <= 1


def _supported(draft: Draft, unit: Unit) -> bool:
    """True when the unit repeats a day, a town or a toll of the draft."""
    if tolls(unit.others) & draft.tolls():
        return True
    same_town = any(
        isinstance(x.value, Place) and isinstance(y.value, Place) and x.value.city
        and x.value.city == y.value.city
        for x in unit.places for y in draft.places
    )  # fmt: skip
    same_day = any(
        isinstance(x.value, DateValue) and isinstance(y.value, DateValue)
        and x.value.precision in {"day", "hour"} and x.value.start == y.value.start
        for x in unit.dates for y in draft.dates
    )  # fmt: skip
    return same_town or same_day


def _compatible_place(draft: Draft, unit: Unit) -> bool:
    return not unit.places or any(not apart(x, y) for x in unit.places for y in draft.places)


def _shares_toll(candidates: list[Draft], unit: Unit) -> bool:
    return any(tolls(unit.others) & d.tolls() for d in candidates)


def _definite(parsed: Parsed, unit: Unit) -> bool:
    """True when the act noun has a definite determiner: "the attack", "this blast"."""
    for seed in unit.seeds:
        before = parsed.report.field(seed.span.field)[
            max(0, seed.span.start - 25) : seed.span.start
        ]
        if any(w in _DEFINITE for w in before.lower().split()[-3:]):
            return True
    return False


def _stale(parsed: Parsed, draft: Draft, unit: Unit) -> bool:
    """A day long past, beside news that has named none yet: another, earlier incident."""
    published = parsed.report.published
    days = unit.firm_days
    if published is None or draft.recalled or not days or unit.part != "text":
        return False
    if any(u.firm_dates for u in draft.units) or unit.sentence <= draft.units[0].sentence:
        return False
    if cues.pattern("follow_up").search(draft.units[0].words):
        return False
    return min(_days_before(m, published.day) for m in days) > _LONG_PAST


def _other_item(draft: Draft, unit: Unit) -> bool:
    """Told under another heading of a list, each of which names a day or a place."""
    items = {u.item for u in draft.units if u.item is not None}
    return unit.item is not None and bool(items) and unit.item not in items


def _taken_and_freed(draft: Draft, unit: Unit) -> bool:
    """People set free, and how they were taken on a day of its own: two incidents."""
    acts, told = set(unit.acts), {m.key for m in draft.acts}
    if "release" in acts | told and unit.firm_dates and unit.part == "text":
        return (acts <= _FREED and bool(told) and told <= _TAKEN) or (
            acts <= _TAKEN and bool(told) and told <= _FREED
        )
    return False


def _conflicts(draft: Draft, unit: Unit, strict: bool = True) -> bool:
    if times_apart(unit.firm_dates, [m for u in draft.units for m in u.firm_dates]):
        return True
    if scenes_apart(unit.places, draft.places):
        return True
    if _taken_and_freed(draft, unit) or _other_item(draft, unit):
        return True
    if not strict or _same_breath(draft, unit):
        return False
    if _gathering(unit) and draft.families and not _has_crowd(draft):
        return True
    kinds = {f for f in (family(a) for a in unit.acts) if f is not None}
    kinds -= draft.families
    if not draft.families or all(any(may_mix(x, y) for y in draft.families) for x in kinds):
        return False
    if "crowd" in draft.families and set(unit.acts) <= _SCUFFLE and not unit.dates:
        return False
    return not (forces_on_crowd(unit) or any(forces_on_crowd(u) for u in draft.units))
