"""Gives date mentions their values: which anchor each hangs from, and to which side it points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.normalise._dates_lasting import with_ends
from dateline.normalise._dates_nights import about, clock_on, lasted, moved
from dateline.normalise._dates_tense import direction
from dateline.values.dates import Direction, Expression, parse, scan, value_of

_UNCOUNTED = {"duration"}
_AHEAD = 30
_DAILY = {"day", "hour", "days"}
# A time of the clock belongs to the last day named, if that was at most so many sentences ago.
_NEAR_SENTENCES = 3
# Rules that count from the news where no day was named, and those that mean the news's own day.
_COUNTED = {"text_counted", "text_some", "text_day", "text_before"}
_OF_WRITING = {"day_word", "part_word"}
_OF_THE_NEWS = {"clock", "text_day", "text_later"}
# "Hours later" may be the next day: nothing is counted from it.
_BRIEF = re.compile(r"\b(?:hours?|minutes?)\s+(?:later|earlier|before|after)", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|preceding)\b", re.IGNORECASE)


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions with the date values filled in; mentions of other slots pass unchanged.

    Anchors, in this order: the publication date; a full date in the dateline; a full date in
    furniture at the head of the text. "The next day", "two days later" hang from the last day
    named before them; a time without its day from that day, from the day of the news, or from
    publication. What has no anchor stays unresolved; today's date is never used.
    """
    return _Resolver(parsed, mentions).run(mentions)


def report_anchor(parsed: Parsed, mentions: tuple[Mention, ...]) -> DateAnchor | None:
    """The day that words such as "on Friday" count from, None when the report names none."""
    report = parsed.report
    if report.published is not None and _is_day(report.published.day):
        return DateAnchor("published", report.published.day)
    if report.dateline is not None and report.dateline.date:
        day = _single_day(parse(report.dateline.date))
        if day:
            return DateAnchor("dateline", day)
    for key, kind in (("publication", "dateline"), ("furniture", "in_text")):
        for mention in mentions:
            if mention.slot == "date" and mention.key == key:
                day = _single_day(parse(mention.text))
                if day:
                    return DateAnchor("dateline" if kind == "dateline" else "in_text", day)
    return None


def _day_of_writing(
    parsed: Parsed, mentions: tuple[Mention, ...], anchor: DateAnchor | None
) -> DateAnchor | None:
    """The day that "today" means: that of the dateline or of the line above the text, where it
    lies a day beside publication, as in other time zones; else the anchor."""
    if anchor is None or anchor.kind != "published" or anchor.date is None:
        return anchor
    beside = {moved(anchor.date, -1), moved(anchor.date, 1)}
    for mention in mentions:
        if mention.slot != "date" or mention.key not in {"publication", "furniture"}:
            continue
        words = parsed.report.field(mention.span.field)
        line = words[words.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
        if mention.key == "furniture" and line.strip():
            continue
        day = _single_day(parse(mention.text, anchor, "unknown"))
        if day in beside:
            return DateAnchor("dateline", day)
    return anchor


def _is_day(words: str) -> bool:
    return (
        re.fullmatch(r"\d{4}-\d\d-\d\d", words) is not None and _single_day(parse(words)) == words
    )


def _single_day(value: DateValue) -> str | None:
    if value.start and value.start.earliest == value.start.latest:
        return value.start.earliest
    return None


@dataclass(slots=True)
class _Last:
    """A day or span named in the text, and in which sentence."""

    value: DateValue
    sentence: int


class _Resolver:
    """One pass over the mentions of a report, in the order of the text."""

    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self._parsed = parsed
        self._sentences = {s.index: s for s in parsed.sentences}
        self._anchor = report_anchor(parsed, mentions)
        self._writing = _day_of_writing(parsed, mentions, self._anchor)
        self._day_first = _day_first(mentions)
        self._last: _Last | None = None
        self._last_day: _Last | None = None
        self._said: _Last | None = None
        self._news: DateValue | None = None

    def run(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """All mentions, date mentions with their values."""
        dated = [m for m in mentions if m.slot == "date"]
        order = sorted(dated, key=lambda m: (m.span.field != "title", m.span.start, m.span.end))
        values: dict[int, Mention] = {}
        for mention in order:
            values[id(mention)] = self._resolved(mention, order)
        for name, read in values.items():
            if read.value_state == "unresolved":
                values[name] = self._from_lead(read)
        out = tuple(values.get(id(m), m) for m in mentions)
        return with_ends(out, self._parsed, self._anchor)

    def _resolved(self, mention: Mention, order: list[Mention]) -> Mention:
        found = self._expression(mention)
        if found is None or mention.key in _UNCOUNTED:
            return replace(mention, value=DateValue(), value_state="unresolved")
        value = self._value(mention, found, order)
        if value.precision == "unresolved":
            return replace(mention, value=value, value_state="unresolved")
        span = mention.span
        before = self._parsed.report.field(span.field)[max(0, span.start - 30) : span.start]
        spread = lasted(found, value, before) if mention.key == "point" else None
        if spread is not None:
            mention, value = replace(mention, key="range"), spread
        if span.field == "text":
            self._remember(mention, value)
        return replace(mention, value=value, value_state="given")

    def _remember(self, mention: Mention, value: DateValue) -> None:
        """Keeps what later words hang from: the last day, that of a saying, that of the news."""
        told = _Last(value, mention.sentence)
        if mention.key == "saying" and value.precision in _DAILY:
            self._said = told
        if mention.key not in {"point", "range", "aftermath"} or _BRIEF.search(mention.text):
            return
        self._last = told
        if value.precision not in _DAILY:
            return
        self._last_day = told
        if self._news is None and mention.key != "aftermath" and self._fresh(value):
            self._news = value

    def _fresh(self, value: DateValue) -> bool:
        """True for a day of the week that ends with publication."""
        if self._anchor is None or self._anchor.date is None or value.start is None:
            return False
        first, last = moved(self._anchor.date, -7), self._anchor.date
        return first <= (value.start.earliest or "") and (value.start.latest or "9") <= last

    def _expression(self, mention: Mention) -> Expression | None:
        """The expression of a mention, read with what follows it (as "after" needs)."""
        span, size = mention.span, len(mention.text)
        words = self._parsed.report.field(span.field)[span.start : span.end + _AHEAD]
        found = scan(words)
        if found and found[0].start == 0 and found[0].end == size:
            return found[0]
        return max(scan(mention.text), key=lambda e: e.end - e.start, default=None)

    def _value(self, mention: Mention, found: Expression, order: list[Mention]) -> DateValue:
        side = self._direction(mention)
        if found.hangs == "event":
            return self._other_event(mention, found, order)
        if found.rule.name == "clock":
            return self._clock(mention, found)
        if found.hangs == "text":
            return self._from_text(found)
        if mention.key == "publication" and self._parsed.report.published is not None:
            side = "unknown"
        anchor = self._writing if found.rule.name in _OF_WRITING else self._anchor
        return value_of(found, anchor, side, self._day_first)

    def _direction(self, mention: Mention) -> Direction:
        sentence = self._sentences.get(mention.sentence)
        if sentence is None:
            return "past"
        words, base = self._parsed.report.quote(sentence.span), sentence.span.start
        return direction(sentence, words, mention.span.start - base, mention.span.end - base)

    def _clock(self, mention: Mention, found: Expression) -> DateValue:
        last = self._last_day
        if mention.key == "since":
            return value_of(found, self._anchor)
        if last is None or mention.sentence - last.sentence > _NEAR_SENTENCES:
            return DateValue()
        return clock_on(found, last.value, self._anchor.date if self._anchor else None)

    def _from_lead(self, mention: Mention) -> Mention:
        """A time without its day: the day of the news, else the days that a report tells of."""
        found, anchor = self._expression(mention), self._anchor
        if found is None or anchor is None or anchor.date is None:
            return mention
        if found.rule.name not in _OF_THE_NEWS or mention.key not in {"clock", "point"}:
            return mention
        latest = anchor.date
        if self._news is not None:
            value = clock_on(found, self._news, latest)
        elif self._opens_entry(mention):
            value = about(found, anchor, (latest, latest))
        else:
            said = self._said.value.start if self._said else None
            day = (said.latest if said else None) or latest
            value = about(found, anchor, (moved(day, -1), day))
        if value.start is None:
            return mention
        return replace(mention, value=value, value_state="given")

    def _opens_entry(self, mention: Mention) -> bool:
        """A time at the head of a paragraph with a mark behind it, as in a log of the day."""
        words = self._parsed.report.field(mention.span.field)
        before, after = words[: mention.span.start], words[mention.span.end :]
        opens = not before.strip() or before.rstrip(" [(*•").endswith("\n")
        return opens and re.match(r"\s?[\])]?\s?(?:[-–—:|]|\n)", after) is not None

    def _from_text(self, found: Expression) -> DateValue:
        """A date that counts from the last one named, else from the fresh news, with its doubt."""
        whole = found.rule.name == "text_month" or _WHOLE.search(found.match.group())
        last = self._last if whole else self._last_day or self._said
        if last is not None and last.value.start is not None:
            base = last.value.end or last.value.start
            return _stretched(found, base.earliest, base.latest, "in_text")
        if self._anchor is None or found.rule.name not in _COUNTED:
            return DateValue()
        if found.rule.name == "text_day" and not _BEFORE.search(found.match.group()):
            return DateValue()
        return self._from_news(found, 1)

    def _from_news(self, found: Expression, doubt: int) -> DateValue:
        if self._anchor is None or self._anchor.date is None:
            return DateValue()
        at = date.fromisoformat(self._anchor.date)
        early = date.fromordinal(at.toordinal() - doubt).isoformat()
        return _stretched(found, early, self._anchor.date, self._anchor.kind)

    def _other_event(self, mention: Mention, found: Expression, order: list[Mention]) -> DateValue:
        """The date of the event that the words count from ("two days after the attack")."""
        words = self._parsed.report.field(mention.span.field)
        for other in order:
            if other is mention or other.sentence != mention.sentence or other.key != "point":
                continue
            if other.span.start > mention.span.start:
                between = words[mention.span.end : other.span.start]
                if "," not in between:
                    continue
            base = self._plain(other)
            if base and base.start:
                return _stretched(found, base.start.earliest, base.start.latest, "in_text")
        told = self._told_before(mention)
        if told:
            return _stretched(found, told.earliest, told.latest, "in_text")
        return self._from_news(found, 1)

    def _told_before(self, mention: Mention) -> Interval | None:
        """The day of the sentence before, when it is older than the news itself can be."""
        last = self._last_day
        if last is None or mention.sentence - last.sentence > 1 or last.value.start is None:
            return None
        if self._anchor is None or self._anchor.date is None or last.value.start.latest is None:
            return last.value.start
        news = date.fromisoformat(self._anchor.date).toordinal() - 1
        older = date.fromisoformat(last.value.start.latest).toordinal() < news
        return last.value.start if older else None

    def _plain(self, mention: Mention) -> DateValue | None:
        found = self._expression(mention)
        if found is None or found.hangs in {"event", "text"}:
            return self._last.value if self._last and found else None
        value = value_of(found, self._anchor, self._direction(mention), self._day_first)
        return value if value.start else None


def _stretched(found: Expression, early: str | None, late: str | None, kind: str) -> DateValue:
    """The value counted from both ends of a doubtful base, as one interval."""
    anchor = DateAnchor("in_text" if kind == "in_text" else "published", late)
    if kind == "dateline":
        anchor = DateAnchor("dateline", late)
    if late is None or early is None:
        return DateValue()
    last = value_of(found, anchor)
    if early == late or last.start is None:
        return last
    first = value_of(found, replace(anchor, date=early))
    if first.start is None:
        return DateValue()
    start = Interval(first.start.earliest, last.start.latest)
    precision = "days" if last.precision in {"day", "hour"} and first != last else last.precision
    if last.precision == "day" and (
        date.fromisoformat(late).toordinal() - date.fromisoformat(early).toordinal() > 31
    ):
        return DateValue()
    return replace(last, start=start, precision=precision)


def _day_first(mentions: tuple[Mention, ...]) -> bool | None:
    """The order of day and month in the report's numerals, where one of them settles it."""
    for mention in mentions:
        m = re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d", mention.text)
        if mention.slot == "date" and m:
            if int(m[1]) > 12:
                return True
            if int(m[2]) > 12:
                return False
    return None


_WHOLE = re.compile(r"\b(?:months?|years?|decades?|century|quarter)\b", re.IGNORECASE)
