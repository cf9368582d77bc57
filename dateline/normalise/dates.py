"""Gives date mentions their values: which anchor each hangs from, and to which side it points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.values.dates import Direction, Expression, parse, scan, value_of

_UNCOUNTED = {"duration"}


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions with the date values filled in; mentions of other slots pass unchanged.

    Anchors, in this order: the publication date; a full date in the dateline; a full date in
    furniture at the head of the text. "The next day", "two days later" hang from the last day
    named before them. What has no anchor stays unresolved; today's date is never used.
    """
    return _Resolver(parsed, mentions).run(mentions)


def report_anchor(parsed: Parsed, mentions: tuple[Mention, ...]) -> DateAnchor | None:
    """The day that words such as "on Friday" count from, None when the report names none."""
    report = parsed.report
    if report.published is not None:
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


def _single_day(value: DateValue) -> str | None:
    if value.start and value.start.earliest == value.start.latest:
        return value.start.earliest
    return None


@dataclass(slots=True)
class _Last:
    """The last day or span named in the text, and in which sentence."""

    value: DateValue
    sentence: int
    end: int


class _Resolver:
    """One pass over the mentions of a report, in the order of the text."""

    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self._parsed = parsed
        self._sentences = {s.index: s for s in parsed.sentences}
        self._anchor = report_anchor(parsed, mentions)
        self._day_first = _day_first(mentions)
        self._last: _Last | None = None

    def run(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """All mentions, date mentions with their values."""
        dated = [m for m in mentions if m.slot == "date"]
        order = sorted(dated, key=lambda m: (m.span.field != "title", m.span.start, m.span.end))
        values: dict[int, Mention] = {}
        for mention in order:
            values[id(mention)] = self._resolved(mention, order)
        out = tuple(values.get(id(m), m) for m in mentions)
        return _ended(out, self._parsed)

    def _resolved(self, mention: Mention, order: list[Mention]) -> Mention:
        found = max(scan(mention.text), key=lambda e: e.end - e.start, default=None)
        if found is None or mention.key in _UNCOUNTED:
            return replace(mention, value=DateValue(), value_state="unresolved")
        value = self._value(mention, found, order)
        if value.precision == "unresolved":
            return replace(mention, value=value, value_state="unresolved")
        if mention.key in {"point", "range"} and mention.span.field == "text":
            self._last = _Last(value, mention.sentence, mention.span.end)
        return replace(mention, value=value, value_state="given")

    def _value(self, mention: Mention, found: Expression, order: list[Mention]) -> DateValue:
        direction = self._direction(mention)
        if found.hangs == "event":
            return self._other_event(mention, found, order)
        if mention.key == "clock":
            return self._clock(mention, found)
        if found.hangs == "text":
            return self._from_text(found)
        if mention.key == "publication" and self._parsed.report.published is not None:
            direction = "unknown"
        return value_of(found, self._anchor, direction, self._day_first)

    def _direction(self, mention: Mention) -> Direction:
        sentence = self._sentences.get(mention.sentence)
        if sentence is None:
            return "past"
        return direction_at(self._parsed, sentence, mention)

    def _clock(self, mention: Mention, found: Expression) -> DateValue:
        last = self._last
        if last is None or mention.sentence - last.sentence > 1 or last.value.precision != "day":
            return DateValue()
        day = _single_day(last.value)
        return value_of(found, DateAnchor("in_text", day)) if day else DateValue()

    def _from_text(self, found: Expression) -> DateValue:
        """A date that counts from the last one named, else from the fresh news, with its doubt."""
        if self._last is not None and self._last.value.start is not None:
            base = self._last.value.end or self._last.value.start
            return _stretched(found, base.earliest, base.latest, "in_text")
        if self._anchor is None or found.rule.name not in {"text_counted", "text_some"}:
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
        return self._from_news(found, 1)

    def _plain(self, mention: Mention) -> DateValue | None:
        found = max(scan(mention.text), key=lambda e: e.end - e.start, default=None)
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


_FUTURE = re.compile(
    r"\b(?:will|won['’]?t|shall|would|going\s+to|(?:is|are|was|were|be|been)?\s*(?:due|set|scheduled"
    r"|expected|planned|slated|poised|likely|supposed)\s+(?:to|for|on|in|next)|to\s+be\s+\w+(?:ed|en|ld)"
    r"|plans?\s+to|plan(?:ned|ning)?\s+(?:to|for|a|an)|aims?\s+to|intends?\s+to|hopes?\s+to|vowed\s+to|can|may|might|could|upcoming|scheduled|must|should"
    r"|ahead\s+of|wants?\s+to|expects?\s+to|called\s+for|calls?\s+for|until|ll)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|was|were|had|has|have|did|told|came|took|went|began|left|shot|hit|broke|fell|held|found"
    r"|gave|got|saw|made|met|led|lost|struck|set\s+off|blew|fled|fought|rose|ran|put|sent|spoke|stood"
    r"|killed|wounded|injured|stormed|\w{2,}ed)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:starts?|begins?|opens?|meets?|runs?|ends?|returns?|votes?|resumes?|takes?\s+place|goes?\s+on"
    r"|arrives?|launches|expires?|is|are)\b",
    re.IGNORECASE,
)


def direction_at(parsed: Parsed, sentence: Sentence, mention: Mention) -> Direction:
    """Past, future or unknown, from the verb nearest to the mention in its clause."""
    words = parsed.report.quote(sentence.span)
    at = mention.span.start - sentence.span.start
    before, after = words[:at], words[at + len(mention.text) :]
    clause = re.split(r"[;:]|--|[.!?]\s", before)[-1]
    behind = _nearest(clause, last=True)
    if behind:
        return behind
    return _nearest(re.split(r"[;]|--|[.!?]\s", after)[0], last=False) or "unknown"


def _nearest(words: str, last: bool) -> Direction | None:
    hits: list[tuple[int, Direction]] = []
    for pattern, side in ((_FUTURE, "future"), (_PAST, "past"), (_PRESENT, "unknown")):
        for m in pattern.finditer(words):
            hits.append((m.start(), side))  # type: ignore[arg-type]
    if not hits:
        return None
    return max(hits)[1] if last else min(hits)[1]


_ENDED = re.compile(r"\b(?:ended|ending|ends|until|up\s+to)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)


def _ended(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """Durations whose sentence names their last day get both ends ("three days ... ended Friday")."""
    out = list(mentions)
    for i, mention in enumerate(out):
        if mention.slot != "date" or mention.key != "duration":
            continue
        m = re.match(
            r"(?:for\s+)?(?P<n>[\w-]+)[\s-](?:straight |consecutive )?days?\b", mention.text, re.I
        )
        words = parsed.report.field(mention.span.field)
        closing = next(
            (
                o for o in out
                if o.slot == "date" and o.sentence == mention.sentence and o.key in {"point", "until"}
                and o.span.start > mention.span.end and isinstance(o.value, DateValue)
                and (o.key == "until" or _ENDED.search(words[mention.span.end : o.span.start]))
            ),
            None,
        )  # fmt: skip
        if m is None or closing is None or not isinstance(closing.value, DateValue):
            continue
        last = closing.value.end or closing.value.start
        begun = parse(f"{m['n']} days ago", DateAnchor("in_text", last.latest if last else None))
        if begun.start is None or last is None or begun.precision != "day":
            continue
        first = date.fromisoformat(begun.start.earliest or "")
        start = date.fromordinal(first.toordinal() + 1).isoformat()
        value = DateValue(Interval(start, start), last, "day", anchor=closing.value.anchor)
        out[i] = replace(mention, value=value, value_state="given")
    return tuple(out)
