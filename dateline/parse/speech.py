"""Who says what: the stretches of a report that are attributed, and to whom.

Quotations are found first (`speech_quotes`); the sentences between them become units of coded
items (`speech_items`); patterns over the codes find the attributions of each unit
(`speech_frames`); speakers are read (`speech_speakers`) and resolved against those met before
(`speech_resolve`, `speech_voices`); and last, words that go on without an attribution are given
to the speaker who was talking (`speech_continued`).
"""

from __future__ import annotations

from dateline.model.parsed import Sentence, Stretch
from dateline.model.report import Report
from dateline.parse import speech_frames as frames
from dateline.parse import speech_labels as labels
from dateline.parse import speech_resolve as resolve
from dateline.parse.speech_continued import answer, between, go_on
from dateline.parse.speech_drafts import Draft, take_back
from dateline.parse.speech_items import Unit, quoted, units
from dateline.parse.speech_nesting import settle
from dateline.parse.speech_voices import Voices


def attribute(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Stretch, ...]:
    """The attributed stretches of a report, in the order of their cues; title first."""
    fields: list[tuple[str, tuple[Unit, ...], tuple[Unit, ...]]] = []
    for name in ("title", "text"):
        own = [s for s in sentences if s.span.field == name]
        if own:
            text = report.field(name)
            fields.append((text, units(text, own), quoted(text, own)))
    everything = [unit for _, part, inner in fields for unit in (*part, *inner)]
    memory = resolve.Memory(resolve.index(everything), resolve.bodies(everything))
    out: list[Draft] = []
    for text, part, inner in fields:
        out.extend(_field(Voices(report, text, memory), part, inner))
    drafts = [draft.done() for draft in out if draft.parts]
    return settle(report, drafts)


def _field(voices: Voices, parts: tuple[Unit, ...], inner: tuple[Unit, ...]) -> list[Draft]:
    """The stretches of one field."""
    out: list[Draft] = []
    loose: list[tuple[int, Unit]] = []
    transcript = labels.turns(parts, voices.memory.reporters())
    for number, unit in enumerate(parts):
        found = frames.find(unit, title=unit.field == "title", transcript=transcript)
        drafts = voices.drafts(unit, number, found)
        if not any(draft.quoted for draft in drafts):
            loose.append((number, unit))
        out.extend(drafts)
    take_back(voices.text, parts, out)
    for number, unit in reversed(loose):
        go_on(parts, number, unit, out, voices.seen)
    if transcript is not None:
        answer(parts, out)
    between(parts, out)
    for unit in inner:
        out.extend(voices.drafts(unit, _place(unit, parts), frames.hedges_in(unit)))
    out.sort(key=lambda d: d.unit)
    return out


def _place(unit: Unit, parts: tuple[Unit, ...]) -> int:
    """The number of the unit that holds an inner one."""
    return next(
        n for n, part in enumerate(parts) if part.start <= unit.start and unit.end <= part.end
    )
