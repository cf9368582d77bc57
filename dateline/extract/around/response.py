"""What security forces, rescuers and authorities did about it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.around.finding import find
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence


def responses(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with the kind of response as `key`; each kind once for the same words."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    taken: list[Mention] = []
    for found in find(parsed, sentence, "responses"):
        if any(m.span.overlap(found.span) and m.key == found.kind for m in taken):
            continue
        made = Mention(
            "response", found.span, parsed.report.quote(found.span), sentence.index,
            found.rule, key=found.kind,
        )  # fmt: skip
        taken.append(made)
        yield made
