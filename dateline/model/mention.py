"""The mention: words that an extractor found for a slot, before they are given to an incident."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import Certainty, Polarity, Slot, ValueState
from dateline.model.parsed import Modality
from dateline.model.span import Span
from dateline.model.values import Speaker, Value


@dataclass(frozen=True, slots=True)
class Mention:
    """Raw words for one slot, where they stand, and what they hang from.

    `hook` is the span of the act word (verb or noun) that gives the words their role; it is the
    direct evidence by which a mention joins an account. `key` is the word of the slot's closed
    list where the words decide it (kind of act, fate, response kind, participant role, state).
    `value` is filled by normalise. `rule` names the rule or lexicon line that fired.
    """

    slot: Slot
    span: Span
    text: str
    sentence: int
    rule: str
    hook: Span | None = None
    key: str | None = None
    modality: Modality = "real"
    value_state: ValueState = "given"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "stated"
    self_: bool = False
    speaker: Speaker | None = None
    count: Span | None = None
    who: Span | None = None
    value: Value | None = None
