"""`dateline eval dates`: how dates are read, beside a plain reader."""

from __future__ import annotations

import time
from pathlib import Path

from dateline.cli.common import data
from dateline.errors import InputError
from dateline.evaluate.dates import (
    MEASURED,
    SETS,
    Ours,
    Score,
    Text,
    calendar_days,
    misses,
    score,
    texts,
)
from dateline.evaluate.dates_baseline import baseline
from dateline.extract.dates import dates
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.values import DateValue, Interval
from dateline.normalise.dates import resolve
from dateline.settings import load

_NO_DAY = frozenset({"duration", "clock"})


def by_lines(text: Text) -> Parsed:
    """A parsed report of which every line is a sentence."""
    sentences, at = [], 0
    for index, line in enumerate(text.text.split("\n")):
        sentences.append(Sentence(index, Span("text", at, at + len(line)), index))
        at += len(line) + 1
    stamp = Stamp(text.published) if text.published else None
    return Parsed(Report(text.id, "", text.text, published=stamp), tuple(sentences))


def read(text: Text) -> tuple[Ours, ...]:
    """What Dateline reads in a text."""
    parsed = by_lines(text)
    return tuple(_ours(m) for m in resolve(dates(parsed), parsed))


def _ours(mention: Mention) -> Ours:
    told = mention.value_state == "given" and mention.key not in _NO_DAY
    return Ours(mention.span.start, mention.span.end, mention.text, spans_of(mention), told)


def spans_of(mention: Mention) -> tuple[tuple[str, str], ...]:
    """The intervals a mention stands for: of its start, of its end, and from one to the other."""
    value = mention.value
    if not isinstance(value, DateValue):
        return ()
    both = (value.start, value.end)
    found = [(i.earliest or "", i.latest or "") for i in both if isinstance(i, Interval)]
    if value.start and value.end and value.end.latest and value.start.earliest:
        found.append((value.start.earliest, value.end.latest))
    return tuple(found)


def plain(text: Text) -> tuple[Ours, ...]:
    """What the plain reader finds in a text."""
    if calendar_days(text.published[:10]) is None:
        return ()
    return tuple(
        Ours(start, end, text.text[start:end], ((first.isoformat(), last.isoformat()),))
        for start, end, first, last in baseline(text.text, text.published[:10])
    )


def measure(root: Path, name: str, errors: bool) -> tuple[str, ...]:
    """The lines of one set: with `errors` each miss, then our figures and the plain reader's."""
    ours = theirs = Score()
    lines: list[str] = []
    spent, words = 0.0, 0
    for text in texts(root, name):
        began = time.process_time()
        found = read(text)
        spent += time.process_time() - began
        words += len(text.text.split())
        ours, theirs = ours + score(text, found), theirs + score(text, plain(text))
        if errors:
            lines += misses(text, found)
    speed = f"{300_000 * spent / max(words, 1):.1f} ms per 300 words"
    return (*lines, f"{name}: {ours}, {speed}", f"{name}, plain reader: {theirs}")


def run(folder: Path | None, sets: list[str], errors: bool) -> None:
    """Prints the figures of the sets; InputError for a set or folder that is not there."""
    home = load().eval_data
    root = folder or (home / "data" if home else None)
    unknown = sorted(set(sets) - set(SETS))
    if unknown:
        raise InputError(f"there is no set {unknown[0]}; there are {', '.join(SETS)}")
    if root is None:
        raise InputError("name the folder of the sets with --data, or set DATELINE_EVAL_DATA")
    for name in sets or MEASURED:
        data(measure(root, name, errors))
