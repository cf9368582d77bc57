"""Units: the parts of a sentence that tell of one act, with what stands in the same part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.assemble import cues
from dateline.assemble.grip import Grip, at_limit, compared, grip, in_dateline
from dateline.assemble.headings import headings
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span
from dateline.model.values import Actor, DateValue, Place
from dateline.values.acts import family, may_mix

_NO_DATES = frozenset(
    {"publication", "furniture", "duration", "bound", "window", "saying", "aftermath"}
)
REAL = frozenset({"real"})
STATE = frozenset({"police", "military", "paramilitary", "peacekeepers", "intelligence"})
_DAYS = frozenset({"hour", "day", "days"})
_MONTHS = _DAYS | {"week", "month"}
_DURING = re.compile(r"\b(?:during|amid|at|in)\s+(?:\w+[-’' ]*){0,4}$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_OPENS = 12
_RELATIVE = frozenset({"that", "which", "who", "whose", "whom"})
_HAPPENS = frozenset(
    {"happen", "occur", "take", "begin", "start", "erupt", "follow", "come", "last", "go", "break",
     "kill", "injure", "wound", "leave", "claim", "hit", "strike", "rock", "explode", "shake"}
)  # fmt: skip
_PARTED = re.compile(r";|,? (?:while|whereas)\b|, (?:and|but) (?=(?:in|at|near|on|outside)\b)")
CASUALTY_SEEDS = frozenset({"killed", "injured", "abducted", "died_later"})


@dataclass(slots=True)
class Unit:
    """One act (or toll) of a sentence with the mentions of its part of the sentence."""

    sentence: int
    paragraph: int
    part: str
    seeds: list[Mention]
    others: list[Mention] = field(default_factory=list)
    earlier: bool = False
    denied: bool = False
    during: bool = False
    separate: bool = False
    aggregate: bool = False
    recalling: bool = False
    grips: dict[Span, Grip] = field(default_factory=dict)
    limits: set[Span] = field(default_factory=set)
    words: str = ""
    item: int | None = None

    @property
    def acts(self) -> list[str]:
        """The kinds of act told here, in order."""
        return [m.key for m in self.seeds if m.slot == "act" and m.key]

    def values(self, slot: str) -> list[Mention]:
        """The mentions of a slot that have been given a value."""
        return [m for m in self.others if m.slot == slot and m.value is not None]

    @property
    def dates(self) -> list[Mention]:
        """Dates that say when, resolved or not; the date of another event only behind its cut."""
        return [
            m
            for m in self.others
            if m.slot == "date"
            and m.key not in _NO_DATES
            and (m.key != "event_relative" or self.earlier)
            and isinstance(m.value, DateValue)
        ]

    @property
    def firm_dates(self) -> list[Mention]:
        """Dates that can tell two incidents apart: not where something began or ended."""
        return [m for m in self.dates if m.span not in self.limits]

    @property
    def firm_days(self) -> list[Mention]:
        """Firm dates that name a day, or a month and no longer time."""
        return [
            m for m in self.firm_dates
            if isinstance(m.value, DateValue) and m.value.precision in _MONTHS
        ]  # fmt: skip

    def held(self, *grips: Grip) -> list[Mention]:
        """Places with at least a country, held in one of these ways."""
        return [
            m
            for m in self.values("place")
            if isinstance(m.value, Place) and m.value.country
            and self.grips.get(m.span, "weak") in grips
        ]  # fmt: skip

    @property
    def places(self) -> list[Mention]:
        """Places that are said to be where it happened."""
        return self.held("strong")


def is_seed(mention: Mention) -> bool:
    """True for words that can carry an incident: a real act."""
    return mention.slot == "act" and mention.modality in REAL


def units(parsed: Parsed, mentions: tuple[Mention, ...]) -> list[Unit]:
    """The units of a report in text order; sentences without an act give none."""
    by_sentence: dict[int, list[Mention]] = {}
    for m in mentions:
        by_sentence.setdefault(m.sentence, []).append(m)
    headed = headings(parsed, mentions)
    out: list[Unit] = []
    for sentence in parsed.sentences:
        told = _sentence(parsed, sentence, by_sentence.get(sentence.index, []))
        if sentence.span.field == "text" and sentence.paragraph in headed:
            _head(told, headed[sentence.paragraph], sentence.paragraph)
        out.extend(told)
    return out


def _head(told: list[Unit], heading: list[Mention], item: int) -> None:
    """What the heading of an item says of when and where holds for what says nothing else."""
    days = [m for m in heading if m.slot == "date"]
    places = [m for m in heading if m.slot == "place"]
    for unit in told:
        unit.item = item
        own = [m for m in unit.places if m not in places]
        if not own:
            unit.others += [m for m in places if m not in unit.others]
            unit.grips |= {m.span: "strong" for m in places}
        if not unit.firm_days:
            unit.others += [m for m in days if m not in unit.others]


def _sentence(parsed: Parsed, sentence: Sentence, mentions: list[Mention]) -> list[Unit]:
    seeds = sorted((m for m in mentions if is_seed(m)), key=lambda m: m.span)
    if not seeds:
        seeds = _toll_seeds(mentions)
    if not seeds:
        return []
    text = parsed.report.quote(sentence.span)
    starts = _starts(sentence, seeds, text)
    cuts = _cuts(sentence, text)
    out: list[Unit] = []
    for seed in seeds:
        behind = any(cut.start <= seed.span.start < cut.end for cut in cuts)
        unit = Unit(sentence.index, sentence.paragraph, sentence.span.field, [seed])
        unit.earlier = behind
        unit.during = bool(_DURING.search(text[: seed.span.start - sentence.span.start]))
        out.append(unit)
    _distribute(parsed, out, starts, sentence, mentions, cuts)
    merged = _merge(out)
    _share(merged)
    for unit in merged:
        unit.words = text
        _mark(unit, text)
        unit.denied = all(_is_denied(parsed, m) for m in unit.seeds)
    return merged


def _cuts(sentence: Sentence, text: str) -> list[Span]:
    """The stretches behind words such as "a week after": to the end of the sentence, or, where
    they open it, to the comma behind which the news begins."""
    out = []
    at = sentence.span.start
    for match in cues.pattern("earlier_after").finditer(text):
        comma = text.find(",", match.end())
        main = _main_clause(sentence, at + match.start())
        opens = match.start() <= _OPENS and comma > 0 and main == sentence.span.end
        out.append(Span(sentence.span.field, at + match.end(), at + comma if opens else main))
    return out


def _main_clause(sentence: Sentence, at: int) -> int:
    """Where the verb begins whose subject stands before the cut ("those accused of X were shot"),
    else the end of the sentence."""
    tokens = sentence.tokens
    for p in sentence.predicates:
        first = p.object if p.voice == "passive" and p.object else p.subject
        verb = tokens[p.start].start
        if first is not None and verb > at and tokens[first.start].start < at < verb:
            return verb
    return sentence.span.end


def _is_denied(parsed: Parsed, seed: Mention) -> bool:
    """True for an act told only to say that it did not happen ("denied reports that ...")."""
    stretch = parsed.stretch_at(seed.span)
    return stretch is not None and stretch.polarity == "denied"


def _toll_seeds(mentions: list[Mention]) -> list[Mention]:
    """Without an act, a count of killed, wounded or abducted people carries the sentence."""
    return [
        m
        for m in mentions
        if m.slot == "casualty" and m.key in CASUALTY_SEEDS and m.modality in REAL
        and m.value_state == "given" and m.value is not None
    ][:1]  # fmt: skip


def _starts(sentence: Sentence, seeds: list[Mention], text: str) -> list[int]:
    """Where each seed's part of the sentence begins: at its subject or its noun phrase."""
    starts = []
    for i, seed in enumerate(seeds):
        begin = seed.span.start
        for p in sentence.predicates:
            if sentence.tokens[p.head].start == seed.span.start:
                first = p.object if p.voice == "passive" and p.object else p.subject
                if first is not None:
                    begin = min(begin, sentence.tokens[first.start].start)
                begin = min(begin, sentence.tokens[p.start].start)
        for phrase in sentence.phrases:
            inside = sentence.tokens[phrase.start].start <= seed.span.start
            if inside and seed.span.start < sentence.tokens[phrase.core_end - 1].end:
                begin = min(begin, sentence.tokens[phrase.start].start)
        floor = seeds[i - 1].span.end if i else sentence.span.start
        mark = _last_mark(text, floor - sentence.span.start, begin - sentence.span.start)
        starts.append(max(begin if mark is None else sentence.span.start + mark, floor))
    starts[0] = sentence.span.start
    return starts


def _last_mark(text: str, floor: int, begin: int) -> int | None:
    """Where the last clause mark between two acts ends: a place said before the doer is his."""
    marks = [m.end() for m in _PARTED.finditer(text, max(0, floor), max(0, begin))]
    return marks[-1] if marks else None


def _distribute(
    parsed: Parsed, out: list[Unit], starts: list[int], sentence: Sentence,
    mentions: list[Mention], cuts: list[Span],
) -> None:  # fmt: skip
    seeds = {id(u.seeds[0]) for u in out}
    for m in mentions:
        if id(m) in seeds or (m.slot == "act" and is_seed(m)):
            continue
        if m.slot == "date" and in_dateline(parsed, m):
            continue
        home = out[_home(out, starts, m, cuts)]
        if m.slot == "date" and (compared(sentence, m) or _of_another(sentence, m, home)):
            continue
        home.others.append(m)
        if m.slot == "date" and at_limit(sentence, m):
            home.limits.add(m.span)
        if m.slot == "place":
            home.grips[m.span] = grip(parsed, sentence, m, [u.seeds[0] for u in out], mentions)


def _of_another(sentence: Sentence, mention: Mention, home: Unit) -> bool:
    """True for the day of a relative clause behind the act: "a truce that it declared in May"."""
    tokens, at = sentence.tokens, home.seeds[0].span.start
    for p in sentence.predicates:
        verb = tokens[p.head].start
        before = tokens[p.start - 1].lower if p.start else ""
        opens = before in _RELATIVE or (p.start > 1 and tokens[p.start - 2].lower in _RELATIVE)
        words = {t.lower for t in tokens if at < t.start < verb}
        if words & {"in", "during", "at"} and "which" in words:
            continue
        if not opens or not at < verb < mention.span.start or p.lemma in _HAPPENS:
            continue
        for o in p.obliques:
            start, end = tokens[o.phrase.start].start, tokens[o.phrase.end - 1].end
            if start < mention.span.end and mention.span.start < end:
                return True
    return False


def _home(out: list[Unit], starts: list[int], mention: Mention, cuts: list[Span]) -> int:
    """The unit a mention belongs to: the one of its hook, else of its part of the sentence."""
    anchor = mention.hook or mention.span
    for i, unit in enumerate(out):
        if unit.seeds[0].span.overlap(anchor) or unit.seeds[0].hook == anchor:
            return i
    at = mention.span.start
    home = max((i for i, start in enumerate(starts) if start <= at), default=0)
    # what stands behind a cut ("a week after") belongs to what is told behind it, and a date
    # that is part of the cut itself ("a week after") too
    behind = [i for i, u in enumerate(out) if u.earlier]
    if behind and any(at < cut.start <= mention.span.end + 7 for cut in cuts):
        return behind[0]
    return home


def _merge(parts: list[Unit]) -> list[Unit]:
    """Neighbouring parts tell one incident unless a cut, two dates or two places part them."""
    out: list[Unit] = []
    for part in parts:
        last = _neighbour(out, part)
        if last is not None and last.earlier == part.earlier and not conflict(last, part):
            last.seeds += part.seeds
            last.others += part.others
            last.grips |= part.grips
            last.limits |= part.limits
        else:
            out.append(part)
    return out


def _share(parts: list[Unit]) -> None:
    """What a sentence says once of when and where holds for all its parts that are not earlier."""
    now = [u for u in parts if not u.earlier]
    for unit in now:
        for other in now:
            if unit is other:
                continue
            if not unit.dates and other.dates:
                unit.others += other.dates
                unit.limits |= other.limits
            if not unit.places and other.places and not unit.held("weak"):
                unit.others += other.places
                unit.grips |= other.grips


def _neighbour(out: list[Unit], part: Unit) -> Unit | None:
    """The part before; harm told behind a crowd's name belongs to what was told before that."""
    if len(out) > 1 and only_crowd(out[-1]) and all(family(a) is None for a in part.acts):
        return next((u for u in reversed(out) if not only_crowd(u)), out[-1])
    return out[-1] if out else None


def only_crowd(unit: Unit) -> bool:
    """True when all that is told here is a protest, a strike, a riot."""
    return bool(unit.acts) and all(family(a) == "crowd" for a in unit.acts)


def conflict(a: Unit, b: Unit) -> bool:
    """True when both say when, or both say where, and the two cannot be the same."""
    if times_apart(a.firm_dates, b.firm_dates):
        return True
    if scenes_apart(a.places, b.places):
        return True
    kinds_a = {family(x) for x in a.acts}
    kinds_b = {family(x) for x in b.acts}
    if b.during or b.acts == ["release"] or all(may_mix(x, y) for x in kinds_a for y in kinds_b):
        return False
    return not (forces_on_crowd(a) or forces_on_crowd(b))


def forces_on_crowd(unit: Unit) -> bool:
    """True when a state force is the doer or protesters are harmed: the crowd's own event."""
    for m in unit.others:
        if isinstance(m.value, Actor):
            if m.slot == "perpetrator" and m.value.class_ in STATE:
                return True
            if m.slot in {"target", "victim"} and m.value.class_ == "protesters":
                return True
    return False


def overlaps(a: Mention, b: Mention) -> bool:
    """True when two date mentions may mean the same time (ISO days compared as strings)."""
    if not (isinstance(a.value, DateValue) and isinstance(b.value, DateValue)):
        return True
    days = [_WEEKDAY.search(m.text) for m in (a, b)]
    unresolved = a.value_state == b.value_state == "unresolved"
    if unresolved and days[0] is not None and days[1] is not None:
        return days[0].group().lower() == days[1].group().lower()
    return dates_overlap(a.value, b.value)


def times_apart(a: list[Mention], b: list[Mention]) -> bool:
    """True when both say when, and no date of one may be a date of the other.

    Where a side names days, its wider dates ("this year") prove nothing.
    """
    x, y = _narrow(a), _narrow(b)
    return bool(x and y) and not any(overlaps(p, q) for p in x for q in y)


def _narrow(dates: list[Mention]) -> list[Mention]:
    days = [m for m in dates if isinstance(m.value, DateValue) and m.value.precision in _DAYS]
    return days or dates


def dates_overlap(a: DateValue, b: DateValue) -> bool:
    """True when the two values share a day, or one of them is open."""
    x, y = bounds(a), bounds(b)
    if x is None or y is None:
        return True
    return x[0] <= y[1] and y[0] <= x[1]


def bounds(value: DateValue) -> tuple[str, str] | None:
    """First and last possible day of a date value, or None when it is unresolved."""
    if value.start is None or value.start.earliest is None:
        return None
    end = value.end or value.start
    return value.start.earliest, end.latest or value.start.latest or value.start.earliest


def scenes_apart(a: list[Mention], b: list[Mention]) -> bool:
    """True when both name scenes and the most specific of them are all apart."""
    x, y = _towns(a), _towns(b)
    return bool(x and y) and all(apart(p, q) for p in x for q in y)


def _towns(places: list[Mention]) -> list[Mention]:
    return [m for m in places if isinstance(m.value, Place) and m.value.city] or places


def apart(a: Mention, b: Mention) -> bool:
    """True when two place mentions cannot be the same scene."""
    if not (isinstance(a.value, Place) and isinstance(b.value, Place)):
        return False
    return places_apart(a.value, b.value)


def places_apart(x: Place, y: Place) -> bool:
    """True for two countries, two provinces, or two towns of which neither holds the other."""
    if x.country and y.country and x.country != y.country:
        return True
    if x.admin1 and y.admin1 and x.admin1 != y.admin1:
        return True
    return bool(x.city and y.city and x.city != y.city)


def _mark(unit: Unit, text: str) -> None:
    unit.separate = bool(cues.pattern("separate").search(text))
    unit.aggregate = bool(cues.pattern("aggregate").search(text)) or bool(
        cues.pattern("continuing").search(text)
    )
    unit.recalling = bool(cues.pattern("recalling").search(text))


def spans_of(unit: Unit) -> list[Span]:
    """The spans of a unit's act words."""
    return [m.span for m in unit.seeds]
