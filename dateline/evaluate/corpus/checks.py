"""Checks a file of the corpus: marks, lines, closed lists, dates, and what an account must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from dateline.evaluate.corpus.markup import (
    STATES,
    KeyLine,
    Marked,
    Problem,
    Sheet,
    write,
)
from dateline.evaluate.corpus.slots import (
    ACCOUNT,
    CLAIM_SLOTS,
    FURNITURE,
    MARKS,
    REFERENCES,
    RELATION,
    SPEAKER,
    faults,
)
from dateline.lexicons import table

_NEEDED = ("publisher", "genre", "made", "title")
_HEAD = frozenset((*_NEEDED, "published", "url", "byline", "note", "seen", "copy_of"))
_REPORT_LEVEL = (SPEAKER, FURNITURE)
_MAY_COME = "threatened"
_UNTIMED = ("unresolved", "said_unknown")


class Block(NamedTuple):
    """The line of an account and the lines that belong to it."""

    head: KeyLine
    lines: tuple[KeyLine, ...]

    @property
    def name(self) -> str:
        """The account's name in its report; empty if it has none."""
        return self.head.values[0] if self.head.values else ""

    def of(self, slot: str) -> list[KeyLine]:
        """The lines of a slot."""
        return [line for line in self.lines if line.slot == slot]


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of a report's key: speakers by mark, furniture, accounts, and strays."""

    speakers: Mapping[str, KeyLine]
    furniture: tuple[KeyLine, ...]
    blocks: tuple[Block, ...]
    strays: tuple[KeyLine, ...]


def parts(report: Marked) -> Parts:
    """A report's key lines, sorted by what they belong to."""
    heads: list[KeyLine] = []
    held: list[list[KeyLine]] = []
    speakers: dict[str, KeyLine] = {}
    furniture, strays = [], []
    for line in report.lines:
        if line.slot == ACCOUNT:
            heads.append(line)
            held.append([])
        elif line.slot == SPEAKER:
            speakers.update(dict.fromkeys(line.marks, line))
        elif line.slot == FURNITURE:
            furniture.append(line)
        elif held:
            held[-1].append(line)
        else:
            strays.append(line)
    blocks = tuple(Block(h, tuple(lines)) for h, lines in zip(heads, held, strict=True))
    return Parts(speakers, tuple(furniture), blocks, tuple(strays))


def check(sheet: Sheet) -> list[Problem]:
    """All problems of one file, in the order of its lines."""
    found = list(sheet.problems)
    accounts = any(line.slot == ACCOUNT for r in sheet.reports for line in r.lines)
    if sheet.state not in (*STATES, None) or (accounts and sheet.state is None):
        found.append(Problem(1, "the first line must be '# key: full' or '# key: partial'"))
    for report in sheet.reports:
        found += _check_report(report, sheet.state != "partial")
    found += _copies(sheet.reports)
    if sheet.state == "full":
        found += _unfinished(sheet)
    return sorted(dict.fromkeys(found), key=lambda p: (p.line, p.words))


def _copies(reports: Sequence[Marked]) -> Iterator[Problem]:
    """A copy names a report that stands above it in the file."""
    above: set[str] = set()
    for report in reports:
        original = report.fields.get("copy_of")
        if original is not None and original not in above:
            yield Problem(report.line, f"copy_of: no report above is called {original!r}")
        above.add(report.id)


def _unfinished(sheet: Sheet) -> Iterator[Problem]:
    """The notes of what is still to be done, which no full key holds."""
    for number, line in enumerate(write(sheet).split("\n"), 1):
        if "# todo" in line:
            yield Problem(number, "a note says that something is still to be done")


def _check_report(report: Marked, full: bool) -> Iterator[Problem]:
    yield from _head(report)
    held = parts(report)
    for line in held.strays:
        yield Problem(line.number, f"{line.slot} stands above the first account")
    for line in report.lines:
        yield from (Problem(line.number, words) for words in faults(line))
    yield from _marks(report, held)
    yield from _references(held)
    published = _day(report.fields.get("published", ""))
    for block in held.blocks:
        yield from _days(block, published)
        if full:
            yield from (Problem(block.head.number, words) for words in _essentials(block))


def _head(report: Marked) -> Iterator[Problem]:
    if not report.id or " " in report.id:
        yield Problem(report.line, "the report has no id, or one with blanks")
    for name in _NEEDED:
        if name not in report.fields:
            yield Problem(report.line, f"the head has no line {name}:")
    for name in sorted(set(report.fields) - _HEAD):
        yield Problem(report.line, f"no line of a head is called {name}:")
    for name, known in (("genre", "genres"), ("made", "made")):
        value = report.fields.get(name)
        if value is not None and value not in table("corpus")[known]:
            yield Problem(report.line, f"{name} {value!r} is none of {table('corpus')[known]}")
    published = report.fields.get("published")
    if published is not None and _day(published) is None:
        yield Problem(report.line, f"published {published!r} is no date")
    seen = report.fields.get("seen")
    if seen is not None and (_day(seen) is None or len(seen) == len("2021-03-10")):
        yield Problem(report.line, f"seen {seen!r} is no time (such as 2021-03-10T08:00:00Z)")
    if not report.text.strip():
        yield Problem(report.line, "the report has no text")


def _day(words: str) -> str | None:
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return None
    return words[:10]


def _marks(report: Marked, held: Parts) -> Iterator[Problem]:
    """Marks without a line, lines without a mark, ids that stand twice."""
    ids = Counter(name for mark in report.marks for name in mark.ids)
    where = {name: _line_of(report, name) for name in ids}
    used = set()
    for line in report.lines:
        named = [*line.marks, *(m for a in MARKS for m in _names(line, a))]
        used.update(named)
        for name in named:
            if name and name not in ids:
                yield Problem(line.number, f"the words hold no mark {name}")
        if line.slot in _REPORT_LEVEL and not line.marks:
            yield Problem(line.number, f"a line of {line.slot} needs a mark")
    for name, count in ids.items():
        if count > 1:
            yield Problem(where[name], f"the mark {name} stands {count} times")
        if name not in used:
            yield Problem(where[name], f"no line of the key uses the mark {name}")


def _names(line: KeyLine, attribute: str) -> list[str]:
    """The marks that an attribute names; `also` of an event type names sub-types."""
    if attribute == "also" and line.slot != SPEAKER:
        return []
    value = line.attributes.get(attribute)
    return value.split(",") if value is not None else []


def _line_of(report: Marked, name: str) -> int:
    """The number of the line in which a mark begins."""
    span = report.spans()[name]
    if span.field == "title":
        for number, line in enumerate(report.head):
            if line.startswith("title:"):
                return report.line + number
        return report.line
    return report.line + len(report.head) + 1 + report.text.count("\n", 0, span.start)


def _references(held: Parts) -> Iterator[Problem]:
    """Speakers must have their line; links must point into their own account."""
    lines = [line for block in held.blocks for line in block.lines]
    for line in lines:
        for name in _names(line, "by"):
            if name not in held.speakers:
                yield Problem(line.number, f"by={name}: there is no line 'speaker {name}'")
    for line in held.speakers.values():
        for attribute in ("via", "also", "same"):
            for name in _names(line, attribute):
                if name not in held.speakers or name in line.marks:
                    yield Problem(line.number, f"{attribute}={name} is no other speaker")
        if not line.values and "same" not in line.attributes:
            yield Problem(line.number, "a speaker needs a role, or same= another speaker")
    names = Counter(block.name for block in held.blocks)
    for block in held.blocks:
        if names[block.name] > 1:
            yield Problem(block.head.number, f"two accounts are called {block.name}")
        yield from _links(block, set(names))
    yield from _told_twice(held.blocks)


def _told_twice(blocks: Sequence[Block]) -> Iterator[Problem]:
    """A report has one account of an incident at most."""
    told: dict[str, str] = {}
    for block in blocks:
        slug = block.head.attributes.get("incident")
        if slug in told:
            words = f"incident={slug}: account {told[slug]} tells it already"
            yield Problem(block.head.number, f"{words}; a report has one account of an incident")
        elif slug is not None:
            told[slug] = block.name


def _links(block: Block, names: set[str]) -> Iterator[Problem]:
    for line in block.lines:
        for attribute in REFERENCES:
            for name in _names(line, attribute):
                if not any(name in other.marks for other in block.lines if other is not line):
                    yield Problem(
                        line.number, f"{attribute}={name}: no other line of the account has it"
                    )
        others = names - {block.name}
        if line.slot == RELATION and len(line.values) == 2 and line.values[1] not in others:
            yield Problem(line.number, f"there is no other account {line.values[1]}")


def _days(block: Block, published: str | None) -> Iterator[Problem]:
    """No day may lie after publication, unless it is only announced."""
    stages = [value for line in block.of("stage") for value in line.values]
    if published is None or _MAY_COME in stages:
        return
    for line in block.of("date"):
        days = [
            d for v in (*line.values[:1], line.attributes.get("end", "")) for d in v.split("..")
        ]
        late = max(days, default="")
        if late > published:
            yield Problem(line.number, f"the day {late} lies after publication, {published}")


def _essentials(block: Block) -> Iterator[str]:
    """What every account of a full key must say."""
    if not block.head.attributes.get("anchor"):
        yield f"account {block.name} has no anchor"
    for slot in ("act", "stage", "event_type"):
        if not block.of(slot):
            yield f"account {block.name} has no line {slot}"
    if not block.of("date"):
        yield (f"account {block.name} has no date; if the report gives none, say so: "
               "date - state=unresolved")  # fmt: skip
    if not block.of("place"):
        yield (f"account {block.name} has no place; if the report names none, say so: "
               "place - state=unresolved")  # fmt: skip
    for slot in ("event_type", "stage"):
        if len([line for line in block.of(slot) if "by" not in line.attributes]) > 1:
            yield f"account {block.name} has more than one {slot}"
    bare = [line.slot for line in block.lines if not line.marks and line.slot in _QUOTED]
    for slot in bare:
        yield f"account {block.name}: {slot} is always in the words, mark them"


_QUOTED = frozenset(CLAIM_SLOTS) - {
    "event_type", "stage", "date", "place", "context", "occurrence", "responsibility",
    "perpetrator", "casualty",
}  # fmt: skip


def report_of(lines: Sequence[Problem], path: str) -> list[str]:
    """Problems as lines for a person: `path:line: words`."""
    return [f"{path}:{problem.line}: {problem.words}" for problem in lines]
