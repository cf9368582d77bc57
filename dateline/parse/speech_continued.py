"""Words that go on without a word of saying: quotations, and the answers of a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.parsed import Stretch
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.parse import speech_labels as labels
from dateline.parse.speech_drafts import Draft
from dateline.parse.speech_items import Unit
from dateline.parse.speech_nesting import same_speaker


def go_on(
    parts: Sequence[Unit], number: int, unit: Unit, out: list[Draft], seen: dict[int, Speaker]
) -> None:
    """Give a quotation without attribution to the one who was, or will be, talking.

    If nobody was, it is the person whom the sentence before it is about (`seen`, by unit).
    """
    quotes = [item.quotation for item in unit.items if item.quotation is not None]
    if not quotes or "Q" not in unit.codes or not _mostly_quoted(unit):
        return
    giver = _giver(number, unit, out) or _next_paragraph(parts, number, unit, out)
    if giver is None:
        giver = _person_before(parts, number, unit, seen)
        if giver is None:
            return
        out.append(giver)
    for quote in quotes:
        if quote is not None:
            giver.parts.append(Span(unit.field, quote.low, quote.high))
    giver.parts.sort()


def _person_before(
    parts: Sequence[Unit], number: int, unit: Unit, seen: dict[int, Speaker]
) -> Draft | None:
    """A stretch for the person before: `Omar Benn lost his shop. "They poured petrol ..."`."""
    person = seen.get(number - 1)
    if person is None or parts[number - 1].paragraph != unit.paragraph or unit.codes != "Q":
        return None
    stretch = Stretch((), person, None, "direct", rule="person", said_by=person.span)
    return Draft(stretch, unit.paragraph, number, True)


def _mostly_quoted(unit: Unit) -> bool:
    inside = sum(item.end - item.start for item in unit.items if item.quotation is not None)
    return inside * 2 > unit.end - unit.start


def _giver(number: int, unit: Unit, out: list[Draft]) -> Draft | None:
    """Whose words go on: the same paragraph before, one that waits, the paragraph's next."""
    before = [d for d in out if d.unit < number and d.stretch.speaker is not None]
    after = [d for d in out if d.unit > number and d.paragraph == unit.paragraph]
    after = [d for d in after if d.quoted and d.stretch.rule in ("verb", "inverted", "according")]
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


def _next_paragraph(
    parts: Sequence[Unit], number: int, unit: Unit, out: list[Draft]
) -> Draft | None:
    """The next paragraph's speaker, for a quotation that its own paragraph leaves open."""
    quote = next(item.quotation for item in reversed(unit.items) if item.quotation is not None)
    if quote is None or quote.closed or number + 1 >= len(parts):
        return None
    following = parts[number + 1]
    if following.paragraph != unit.paragraph + 1 or not following.codes.startswith("Q"):
        return None
    return next((d for d in out if d.quoted and _holds(d, following)), None)


def _holds(draft: Draft, unit: Unit) -> bool:
    return any(unit.start <= part.start < unit.end for part in draft.parts)


def between(parts: Sequence[Unit], out: list[Draft]) -> None:
    """Give a sentence to the speaker whose words stand before and behind it in one paragraph.

    So too a sentence that only quotes a few words, behind one of that speaker's.
    """
    spoken: dict[int, list[Draft]] = {}
    for draft in out:
        spoken.setdefault(draft.unit, []).append(draft)
    for number in range(1, len(parts)):
        unit = parts[number]
        earlier = [d for d in spoken.get(number - 1, ()) if d.stretch.speaker is not None]
        if number in spoken or not earlier or parts[number - 1].paragraph != unit.paragraph:
            continue
        if _few_quoted(unit) or _same(earlier[-1], spoken.get(number + 1, []), unit.paragraph):
            earlier[-1].parts.append(Span(unit.field, unit.start, unit.end))


def _few_quoted(unit: Unit) -> bool:
    """True for a sentence with some words in quotation marks at its end."""
    return unit.codes.rstrip(".").endswith("Q") and not _mostly_quoted(unit)


def _same(draft: Draft, following: list[Draft], paragraph: int) -> bool:
    """True when the next sentence of the paragraph is said by the same speaker."""
    one = draft.stretch.speaker
    for other in following:
        two = other.stretch.speaker
        if one is None or two is None or other.paragraph != paragraph:
            continue
        return same_speaker(one, two)
    return False


def answer(parts: Sequence[Unit], out: list[Draft]) -> None:
    """Give the rest of a paragraph in a transcript to the one who is named at its head."""
    for draft in out:
        if draft.stretch.rule != "label":
            continue
        for unit in parts[draft.unit + 1 :]:
            if unit.paragraph != draft.paragraph or labels.label(unit) is not None:
                break
            draft.parts.append(Span(unit.field, unit.start, unit.end))
