"""The markup of the corpus: a file of reports with their marks and key lines, read and written.

A mark `{ids:words}` stands in a title or a text; ids are letters and a number, several with
commas. Marks nest and never cross. Without the marks the words are the report's, exactly.
Reading never stops at a fault: what is wrong is kept as `Problem`s of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from dateline.errors import InputError
from dateline.model.span import Span

MARK_ID = re.compile(r"[a-z]{1,3}[0-9]{1,3}")
NO_MARK = "-"
_OPEN = re.compile(r"\{([^{}:\s]*):")
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*")+')
_ATTRIBUTE = re.compile(r"([a-z_0-9]+)=(.*)", re.DOTALL)
_STATE = re.compile(r"#\s*key:\s*(\S+)")
STATES = ("full", "partial")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: the line, counted from 1, and what it is."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch and its ids; the first to open stands first in a list of marks."""

    ids: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of a key: `slot mark value... attribute=value...`, and the words as written."""

    number: int
    words: str
    slot: str
    marks: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """One report with its marks and key lines; `head` and `key` hold its lines as written.

    `tail` is how many blank lines stand behind the text. `key` holds comments and blank lines.
    """

    id: str
    line: int
    head: tuple[str, ...]
    fields: Mapping[str, str]
    title: str
    text: str
    marks: tuple[Mark, ...]
    key: tuple[str, ...]
    lines: tuple[KeyLine, ...]
    tail: int = 1

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return (self.title if span.field == "title" else self.text)[span.start : span.end]

    def spans(self) -> dict[str, Span]:
        """The stretch of each mark id."""
        return {name: mark.span for mark in self.marks for name in mark.ids}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: the lines above its first report, its reports, and what is wrong with it."""

    opening: tuple[str, ...]
    reports: tuple[Marked, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def state(self) -> str | None:
        """`full` or `partial`, as a comment above the first report says; None without one."""
        for line in self.opening:
            if match := _STATE.match(line):
                return match[1]
        return None


def unmark(words: str, where: str) -> tuple[str, tuple[Mark, ...], list[tuple[int, str]]]:
    """The words without marks, the marks in them, and faults with their place in `words`.

    `where` is the field, `title` or `text`.
    """
    plain: list[str] = []
    length = at = 0
    opened: list[tuple[int, tuple[str, ...], int]] = []
    found: list[tuple[int, Mark]] = []
    faults: list[tuple[int, str]] = []
    for brace in re.finditer(r"[{}]", words):
        if brace.start() < at:
            continue
        plain.append(words[at : brace.start()])
        length += brace.start() - at
        at = brace.end()
        if brace[0] == "{":
            head = _OPEN.match(words, brace.start())
            ids = tuple(head[1].split(",")) if head else ()
            if head is None or not all(MARK_ID.fullmatch(name) for name in ids):
                faults.append((brace.start(), "a brace that opens no mark such as {p1:words}"))
                continue
            at = head.end()
            opened.append((brace.start(), ids, length))
        elif opened:
            place, ids, start = opened.pop()
            if start == length:
                faults.append((place, f"the mark {','.join(ids)} holds no words"))
            found.append((place, Mark(ids, Span(where, start, length))))
        else:
            faults.append((brace.start(), "a brace closes a mark that was never opened"))
    plain.append(words[at:])
    faults += [(place, f"the mark {','.join(ids)} is never closed") for place, ids, _ in opened]
    return "".join(plain), tuple(mark for _, mark in sorted(found, key=lambda f: f[0])), faults


def mark(words: str, marks: Sequence[Mark]) -> str:
    """The words with marks in them, the inverse of `unmark`; InputError if two marks cross.

    Of marks that cover the same words the first in the list is the outer one.
    """
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    out: list[str] = []
    at = 0
    ends: list[int] = []

    def close(limit: int) -> None:
        nonlocal at
        while ends and ends[-1] <= limit:
            out.append(words[at : ends[-1]] + "}")
            at = ends.pop()

    for one in ordered:
        close(one.span.start)
        if ends and one.span.end > ends[-1]:
            raise InputError(f"the mark {','.join(one.ids)} crosses another")
        out.append(words[at : one.span.start] + "{" + ",".join(one.ids) + ":")
        at = one.span.start
        ends.append(one.span.end)
    close(len(words))
    return "".join(out) + words[at:]


def key_line(words: str, number: int) -> tuple[KeyLine | None, str | None]:
    """One line of a key, or None for a comment or a blank line; and what is wrong with it."""
    stripped = words.strip()
    if not stripped or stripped.startswith("#"):
        return None, None
    tokens = []
    for token in _TOKEN.findall(stripped):
        if token.startswith("#"):
            break
        tokens.append(token)
    fault = None
    if stripped.count('"') % 2:
        fault = "a double quote is never closed"
    slot, rest = tokens[0], tokens[1:]
    marks: tuple[str, ...] = ()
    if slot not in ("account", "relation") and rest and "=" not in rest[0]:
        first, rest = rest[0], rest[1:]
        marks = () if first == NO_MARK else tuple(first.split(","))
    values, attributes = [], {}
    for token in rest:
        if match := _ATTRIBUTE.fullmatch(token):
            if match[1] in attributes:
                fault = f"{match[1]} is given twice"
            attributes[match[1]] = match[2].replace('"', "")
        else:
            values.append(token.replace('"', ""))
    return KeyLine(number, words, slot, marks, tuple(values), attributes), fault


def line_words(line: KeyLine) -> str:
    """The words of a key line, made from its parts."""
    parts = [line.slot]
    if line.slot not in ("account", "relation"):
        parts.append(",".join(line.marks) or NO_MARK)
    parts += map(_quoted, line.values)
    parts += [f"{name}={_quoted(value)}" for name, value in line.attributes.items()]
    return " ".join(parts)


def _quoted(value: str) -> str:
    return f'"{value}"' if not value or re.search(r"\s|^#|=", value) else value


def parse(words: str) -> Sheet:
    """The reports of a file."""
    lines = words.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    starts = [n for n, line in enumerate(lines) if line.startswith("@report")]
    problems: list[Problem] = []
    first = starts[0] if starts else len(lines)
    opening = tuple(lines[:first])
    for number, line in enumerate(opening, 1):
        if line.strip() and not line.startswith("#"):
            problems.append(Problem(number, "only comments may stand above the first @report"))
    if not starts:
        problems.append(Problem(1, "the file holds no @report"))
    reports = []
    for begin, end in pairwise([*starts, len(lines)]):
        reports.append(_report(lines, begin, end, problems))
    return Sheet(opening, tuple(reports), tuple(sorted(problems, key=lambda p: p.line)))


def _report(lines: Sequence[str], begin: int, end: int, problems: list[Problem]) -> Marked:
    """The report of the lines `begin` to `end`; faults are added to `problems`."""
    at = {name: _find(lines, name, begin, end) for name in ("@text", "@key")}
    for name, place in at.items():
        if place is None:
            problems.append(Problem(begin + 1, f"the report has no line {name}"))
    text_at = at["@text"] if at["@text"] is not None else end
    key_at = at["@key"] if at["@key"] is not None else end
    if text_at > key_at:
        problems.append(Problem(key_at + 1, "@key stands before @text"))
        key_at = end
    head = tuple(lines[begin:text_at])
    fields, title_at = _fields(head, begin, problems)
    title, title_marks, faults = unmark(fields.get("title", ""), "title")
    problems += [Problem(title_at + 1, words) for _, words in faults]
    body = list(lines[text_at + 1 : key_at])
    tail = 0
    while body and body[-1] == "":
        body.pop()
        tail += 1
    marked = "\n".join(body)
    text, marks, faults = unmark(marked, "text")
    for place, words in faults:
        problems.append(Problem(text_at + 2 + marked.count("\n", 0, place), words))
    key = tuple(lines[key_at + 1 : end])
    return Marked(
        id=head[0].removeprefix("@report").strip() if head else "",
        line=begin + 1,
        head=head,
        fields=fields,
        title=title,
        text=text,
        marks=(*title_marks, *marks),
        key=key,
        lines=tuple(_key_lines(key, key_at + 2, problems)),
        tail=tail,
    )


def _find(lines: Sequence[str], name: str, begin: int, end: int) -> int | None:
    return next((n for n in range(begin, end) if lines[n].rstrip() == name), None)


def _fields(
    head: Sequence[str], begin: int, problems: list[Problem]
) -> tuple[dict[str, str], int]:
    """The fields of a head, and the number (from 0) of the line of its title."""
    fields: dict[str, str] = {}
    title_at = begin
    for number, line in enumerate(head[1:], begin + 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch(r"[a-z_]+", name):
            problems.append(Problem(number + 1, f"no line of a head: {line!r}"))
            continue
        if name in fields:
            problems.append(Problem(number + 1, f"{name} is given twice"))
        fields[name] = value.strip()
        title_at = number if name == "title" else title_at
    return fields, title_at


def _key_lines(key: Iterable[str], first: int, problems: list[Problem]) -> Iterator[KeyLine]:
    for number, words in enumerate(key, first):
        line, fault = key_line(words, number)
        if fault is not None:
            problems.append(Problem(number, fault))
        if line is not None:
            yield line


def write(sheet: Sheet) -> str:
    """The words of a file: the marks are set anew, all other lines stand as they were."""
    out = list(sheet.opening)
    for report in sheet.reports:
        title = mark(report.title, [m for m in report.marks if m.span.field == "title"])
        titled = f"title: {title}".rstrip()
        out += [titled if line.startswith("title:") else line for line in report.head]
        text = mark(report.text, [m for m in report.marks if m.span.field == "text"])
        out += ["@text", *text.split("\n"), *[""] * report.tail, "@key", *report.key]
    return "\n".join(out) + "\n"


def read(path: Path) -> Sheet:
    """The reports of the file at `path`; InputError if it cannot be read as UTF-8."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
