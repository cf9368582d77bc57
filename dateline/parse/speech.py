"""Who says what: the stretches of a report that are attributed, and to whom.

Quotations are found first (`speech_quotes`); the sentences between them become units of coded
items (`speech_items`); patterns over the codes find the attributions of each unit
(`speech_frames`); speakers are read (`speech_speakers`) and resolved against those met before
(`speech_resolve`); and last, quotations that go on without an attribution are given to the
speaker who was talking.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from dateline.model.parsed import Sentence, Stretch
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.parse import speech_cues as cues
from dateline.parse import speech_frames as frames
from dateline.parse import speech_phrases as phrases
from dateline.parse import speech_resolve as resolve
from dateline.parse import speech_speakers as speakers
from dateline.parse import speech_verbs as verbs
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit, quoted, units
from dateline.parse.speech_nesting import settle

Manner = Literal["direct", "indirect", "mixed", "hedge"]


@dataclass(slots=True)
class _Draft:
    """A stretch in the making, with the paragraph it stands in."""

    stretch: Stretch
    paragraph: int
    unit: int
    quoted: bool
    awaits: bool = False
    parts: list[Span] = field(default_factory=list)

    def done(self) -> Stretch:
        """The stretch with all its parts."""
        return replace(self.stretch, content=tuple(self.parts))


def attribute(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Stretch, ...]:
    """The attributed stretches of a report, in the order of their cues; title first."""
    fields: list[tuple[str, tuple[Unit, ...], tuple[Unit, ...]]] = []
    for name in ("title", "text"):
        own = [s for s in sentences if s.span.field == name]
        if own:
            text = report.field(name)
            fields.append((text, units(text, own), quoted(text, own)))
    everything = (unit for _, part, inner in fields for unit in (*part, *inner))
    memory = resolve.Memory(persons=resolve.index(everything))
    out: list[_Draft] = []
    for text, part, inner in fields:
        out.extend(_field(text, part, inner, memory))
    drafts = [draft.done() for draft in out if draft.parts]
    return settle(report, drafts)


def _field(
    text: str, parts: tuple[Unit, ...], inner: tuple[Unit, ...], memory: resolve.Memory
) -> list[_Draft]:
    """The stretches of one field."""
    out: list[_Draft] = []
    loose: list[tuple[int, Unit]] = []
    for number, unit in enumerate(parts):
        found = frames.find(unit, title=unit.field == "title")
        drafts = _drafts(text, unit, number, found, memory)
        if not any(draft.quoted for draft in drafts):
            loose.append((number, unit))
        out.extend(drafts)
    _take_back(text, parts, out)
    for number, unit in loose:
        _continue(text, parts, number, unit, out)
    for unit in inner:
        out.extend(_drafts(text, unit, _place(unit, parts), frames.hedges_in(unit), memory))
    out.sort(key=lambda d: d.unit)
    return out


def _place(unit: Unit, parts: tuple[Unit, ...]) -> int:
    """The number of the unit that holds an inner one."""
    return next(
        n for n, part in enumerate(parts) if part.start <= unit.start and unit.end <= part.end
    )


def _take_back(text: str, parts: tuple[Unit, ...], out: list[_Draft]) -> None:
    """ "The claim could not be verified": what was said in the sentence before is unverified."""
    for at, draft in enumerate(out):
        if draft.stretch.rule != "unverified" or not draft.parts:
            continue
        words = text[draft.parts[0].start : draft.parts[0].end].lower().split()
        if not cues.taken_back() & set(words[:4]):
            continue
        for earlier in out[:at]:
            near = 0 < draft.unit - earlier.unit <= 1
            if near and earlier.stretch.speaker is not None:
                earlier.stretch = replace(earlier.stretch, certainty="unverified")


def _drafts(
    text: str, unit: Unit, number: int, found: list[Found], memory: resolve.Memory
) -> list[_Draft]:
    """The stretches of one unit, speakers resolved."""
    _issued(text, unit, memory)
    out: list[_Draft] = []
    last: tuple[Speaker, Span | None] | None = None
    cited: Speaker | None = None
    for one in found:
        if one.way == "aside":
            cited = _cited(text, unit, one, memory)
            if out:
                _via(cited, out)
                cited = None
            continue
        speaker, said_by = _speaker(text, unit, one, last, memory)
        if cited is not None and speaker is not None:
            speaker, cited = replace(cited, via=speaker), None
        if speaker is None and one.way != "hedge" and one.rule != "noun":
            continue
        relative = one.subject is not None and unit.codes[one.subject.end - 1] == "W"
        if speaker is not None and not relative:
            last = (speaker, said_by)
        spans, manner = _content(text, unit, one)
        cue = Span(unit.field, unit.items[one.cue_start].start, unit.items[one.cue_end - 1].end)
        stretch = Stretch(
            (), speaker, cue, manner, one.certainty, one.polarity, one.rule, said_by=said_by
        )
        draft = _Draft(stretch, unit.paragraph, number, manner in ("direct", "mixed"), one.awaits)
        draft.parts.extend(spans)
        out.append(draft)
    if not out:
        resolve.see(text, unit, memory)
    return out


def _speaker(
    text: str,
    unit: Unit,
    one: Found,
    last: tuple[Speaker, Span | None] | None,
    memory: resolve.Memory,
) -> tuple[Speaker | None, Span | None]:
    """The speaker of an attribution, and the words that stand for them in this clause."""
    if one.subject is None:
        if one.inherits:
            return last or _main_subject(text, unit, one, memory)
        return None, None
    if resolve.is_own_voice(unit, one.subject):
        return None, None
    said_by = _words_here(text, unit, one)
    speaker = resolve.build(text, unit, one.subject, one.medium, memory)
    if one.via is not None:
        via = resolve.build(text, unit, one.via, "unspecified", memory)
        speaker = replace(speaker, via=via)
    return speaker, said_by


def _main_subject(
    text: str, unit: Unit, one: Found, memory: resolve.Memory
) -> tuple[Speaker | None, Span | None]:
    """The subject of the main verb, for "He issued a statement saying that ..."."""
    for at in range(one.edge):
        if unit.codes[at] in "VM":
            subject = phrases.before(unit, at)
            if subject is None or resolve.is_own_voice(unit, subject):
                continue
            if unit.codes[subject.end - 1] != "W":
                words = resolve.words_of(text, unit, subject.start, subject.shown)[1]
                return resolve.build(text, unit, subject, one.medium, memory), words
    return None, None


def _words_here(text: str, unit: Unit, one: Found) -> Span | None:
    """The words that stand for the speaker in the clause: a relative pronoun, or the phrase."""
    subject = one.subject
    if subject is None:
        return None
    if unit.codes[subject.end - 1] == "W":
        return resolve.words_of(text, unit, subject.end - 1, subject.end)[1]
    return resolve.words_of(text, unit, subject.start, subject.shown)[1]


def _cited(text: str, unit: Unit, one: Found, memory: resolve.Memory) -> Speaker | None:
    """Who is cited, if the words after "citing" name somebody who can speak."""
    if one.subject is None:
        return None
    items = unit.items[one.subject.start : one.subject.shown]
    if not speakers.in_lexicon(items) and speakers.read(items).named != "name":
        return None
    return resolve.build(text, unit, one.subject, one.medium, memory)


def _via(cited: Speaker | None, out: list[_Draft]) -> None:
    """ "..., the radio reported, citing police": police, via the radio."""
    if cited is not None:
        outer = out[-1].stretch
        via = replace(cited, via=outer.speaker)
        out[-1].stretch = replace(outer, speaker=via, said_by=cited.span)


def _issued(text: str, unit: Unit, memory: resolve.Memory) -> None:
    """Remember who issued a statement: "the ministry issued a statement"."""
    things = cues.media_words("speaking_things")
    for at, item in enumerate(unit.items):
        if item.code != "V" or item.lower not in cues.media_words("issue"):
            continue
        if not any(i.lower in things for i in unit.items[at + 1 : at + 5]):
            continue
        subject = phrases.before(unit, verbs.group(unit, at).start)
        if subject is not None:
            memory.issuer = resolve.build(text, unit, subject, "statement", memory)


def _content(text: str, unit: Unit, one: Found) -> tuple[list[Span], Manner]:
    """The spans of what is said, and whether in quotation marks."""
    spans: list[Span] = []
    quoted = 0
    plain = 0
    for start, end in one.content:
        items = unit.items[start:end]
        quotes = [item for item in items if item.quotation is not None]
        low, high = items[0].start, items[-1].end
        if items[0].quotation is not None and len(items) == 1:
            low, high = items[0].quotation.low, items[0].quotation.high
        else:
            low, high = _balanced(text, low, high)
        quoted += len(quotes)
        plain += len(items) - len(quotes)
        if high > low:
            spans.append(Span(unit.field, low, high))
    if one.way == "hedge" and one.rule != "passive_by":
        return spans, "hedge"
    if quoted and plain <= 1:
        return spans, "direct"
    return spans, "mixed" if quoted else "indirect"


def _balanced(text: str, low: int, high: int) -> tuple[int, int]:
    """A closing or opening quotation mark that the content would leave alone is taken in."""
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        inner = text[low:high]
        odd = inner.count(opening) != inner.count(closing) or (
            opening == closing and inner.count(opening) % 2 == 1
        )
        if (
            odd
            and text[high : high + 1] == closing
            and inner.count(opening) >= inner.count(closing)
        ):
            return low, high + 1
        if odd and text[low - 1 : low] == opening and low > 0:
            return low - 1, high
    return low, high


def _continue(
    text: str, parts: tuple[Unit, ...], number: int, unit: Unit, out: list[_Draft]
) -> None:
    """Give a quotation without attribution to the one who was, or will be, talking."""
    quotes = [item.quotation for item in unit.items if item.quotation is not None]
    if not quotes or "Q" not in unit.codes or not _mostly_quoted(unit):
        return
    giver = _giver(number, unit, out)
    if giver is None:
        return
    for quote in quotes:
        if quote is not None:
            giver.parts.append(Span(unit.field, quote.low, quote.high))


def _mostly_quoted(unit: Unit) -> bool:
    inside = sum(item.end - item.start for item in unit.items if item.quotation is not None)
    return inside * 2 > unit.end - unit.start


def _giver(number: int, unit: Unit, out: list[_Draft]) -> _Draft | None:
    """Whose words go on: the same paragraph before, one that waits, the paragraph's next."""
    before = [d for d in out if d.unit < number and d.stretch.speaker is not None]
    after = [d for d in out if d.unit > number and d.paragraph == unit.paragraph]
    after = [d for d in after if d.quoted and d.stretch.rule in ("verb", "inverted")]
    near = [d for d in before if d.quoted and d.paragraph == unit.paragraph]
    last = near[-1] if near else (before[-1] if before else None)
    if last is not None and last.awaits and last.unit == number - 1:
        return last
    if last is not None and last.paragraph == unit.paragraph and (last.quoted or not after):
        return last
    if after and after[0].unit == number + 1:
        return after[0]
    if last is not None and last.quoted and last.paragraph == unit.paragraph - 1:
        return last
    return None
