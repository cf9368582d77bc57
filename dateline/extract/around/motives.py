"""Why it was done, as told, and what those who did it asked for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.around.finding import find, once
from dateline.model.claim import Slot, ValueState
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence

_KINDS: dict[str, tuple[Slot, ValueState]] = {
    "motive": ("motive", "given"),
    "motive_denied": ("motive", "given"),
    "motive_unknown": ("motive", "said_unknown"),
    "demand": ("demand", "given"),
    "demand_none": ("demand", "said_none"),
}


def motives(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of motives and demands; the words are the value, null for an unknown motive."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    for found in once(find(parsed, sentence, "motives"), lambda f: _KINDS[f.kind][0]):
        slot, state = _KINDS[found.kind]
        words = parsed.report.quote(found.span)
        yield Mention(
            slot, found.span, words, sentence.index, found.rule,
            polarity="denied" if found.kind == "motive_denied" else "affirmed",
            value_state=state, value=None if state == "said_unknown" else words,
        )  # fmt: skip
