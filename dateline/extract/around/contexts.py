"""What kind of matter the report says it was: a feud, a robbery, a search, a crackdown."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.around.finding import find, once
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence


def contexts(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with the word of the list as `key` and value; one for the same words."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    for found in once(find(parsed, sentence, "matters"), lambda f: None):
        yield Mention(
            "context", found.span, parsed.report.quote(found.span), sentence.index,
            found.rule, key=found.kind, value=found.kind,
        )  # fmt: skip
