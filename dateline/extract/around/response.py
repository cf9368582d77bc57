"""What security forces, rescuers and authorities did about it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.around.finding import find, once
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence


def responses(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with the kind of response as `key`; each kind once for the same words."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    for found in once(find(parsed, sentence, "responses"), lambda f: f.kind):
        yield Mention(
            "response", found.span, parsed.report.quote(found.span), sentence.index,
            found.rule, key=found.kind,
        )  # fmt: skip
