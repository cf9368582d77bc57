"""What was destroyed or damaged, and that nothing was."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.around.finding import find, once
from dateline.model.claim import ValueState
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence


def damage(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with the degree as `key` and the thing that was hit as `who`."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    for found in once(find(parsed, sentence, "damages"), lambda f: None):
        state: ValueState = "said_none" if found.kind == "none" else "given"
        yield Mention(
            "damage", found.span, parsed.report.quote(found.span), sentence.index,
            found.rule, key=found.kind, who=found.thing or found.span, value_state=state,
        )  # fmt: skip
