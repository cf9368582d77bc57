"""What the tests of parsing share: a sentence analysed, and its phrases as words."""

import pytest

from dateline.model.parsed import Phrase, Sentence
from dateline.model.report import Report
from dateline.parse.document import analyse
from dateline.parse.sentences import split


class Read:
    """One analysed sentence with readable views of its parts."""

    def __init__(self, text: str, *, headline: bool = False) -> None:
        report = Report("r1", text, "") if headline else Report("r1", "", text)
        (bare,) = split(report)
        self.sentence: Sentence = analyse(report, bare)

    def words(self, phrase: Phrase | None, *, core: bool = True) -> str | None:
        """The words of a phrase, by default without what is attached to it."""
        if phrase is None:
            return None
        end = phrase.core_end if core else phrase.end
        return " ".join(t.text for t in self.sentence.tokens[phrase.start : end])

    def verbs(self) -> list[tuple[str, str, str | None, str | None]]:
        """`(lemma, voice, subject, object)` of each predicate."""
        return [
            (p.lemma, p.voice, self.words(p.subject), self.words(p.object))
            for p in self.sentence.predicates
        ]

    def modalities(self) -> dict[str, str]:
        """The modality of each predicate by its lemma."""
        return {p.lemma: p.modality for p in self.sentence.predicates}


@pytest.fixture
def read() -> type[Read]:
    return Read
