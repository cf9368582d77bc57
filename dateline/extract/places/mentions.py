"""The mentions of places in a report: each a phrase that names one place, no choice made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.places.names import Name, Reader
from dateline.extract.places.phrases import phrases
from dateline.extract.places.unknown import unknown
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.ports import Lookup

FIELDS = frozenset({"title", "text"})


@dataclass(slots=True)
class _Read:
    sentence: Sentence
    reader: Reader
    names: list[Name]


def places(parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """All mentions of places in title and text, in order; `key` is the relation to the name."""
    small = frozenset(
        t.text for s in parsed.sentences for t in s.tokens if len(t.text) > 2 and t.text.islower()
    )
    read = [_read(s, lookup, small) for s in parsed.sentences if s.span.field in FIELDS]
    firm = {
        r.reader.text(n) for r in read if not r.reader.shouts for n in r.names if n.role == "place"
    }
    persons = frozenset(word for r in read for word in r.reader.others) | _agencies(parsed)
    return tuple(m for r in read for m in _mentions(r, firm, persons, parsed, lookup))


def _agencies(parsed: Parsed) -> frozenset[str]:
    """The names of the dateline's agencies and of the publisher: no places, whatever they mean."""
    line = parsed.report.dateline
    named = [*(line.sources if line else ()), parsed.report.publisher or ""]
    return frozenset(name.lower() for name in named if name)


def _read(sentence: Sentence, lookup: Lookup, small: frozenset[str]) -> _Read:
    reader = Reader(sentence, lookup, small)
    return _Read(sentence, reader, reader.read())


def _mentions(
    read: _Read, firm: set[str], persons: frozenset[str], parsed: Parsed, lookup: Lookup
) -> Iterator[Mention]:
    kept = [n for n in read.names if _stands(read.reader, n, firm, persons)]
    taken = [(n.start, n.end) for n in read.names if n.role not in ("doubt", "hint")]
    kept += unknown(read.reader, taken)
    kept.sort(key=lambda n: (n.start, n.end))
    for phrase in phrases(read.reader, kept, lookup):
        span = read.sentence.span_of(phrase.start, phrase.end)
        yield Mention(
            slot="place",
            span=span,
            text=parsed.report.quote(span),
            sentence=read.sentence.index,
            rule=f"place.{phrase.rule}",
            key=phrase.relation,
        )


def _stands(reader: Reader, name: Name, firm: set[str], persons: frozenset[str]) -> bool:
    """True for a name that is a place here: not the surname of somebody in the report."""
    if name.role == "hint":
        return False
    text = reader.text(name)
    if name.role == "doubt":
        return text in firm and text not in persons
    return name.role != "place" or text not in persons or reader.is_placed(name)
