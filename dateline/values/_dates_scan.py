"""Finds date expressions in plain text and reads them; knows nothing of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.values._dates_absolute import ABSOLUTE
from dateline.values._dates_counted import COUNTED
from dateline.values._dates_relative import RELATIVE
from dateline.values._dates_rules import Context, Hangs, Match, Reading, Rule, weekday_number
from dateline.values._dates_words import clock, fill, part_of_day, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression in a text: offsets, the rule and its match, what stands around it.

    `lead` and `tail` are times of day before and after the core; `bound` is since, until, by or
    before; `last` is the other end of a range, `between` when the range is doubt, not duration.
    """

    start: int
    end: int
    rule: Rule
    match: Match
    lead: str = ""
    tail: str = ""
    bound: str = ""
    last: Expression | None = None
    between: bool = False

    @property
    def key(self) -> str:
        """What kind of date it is: point, range, since, until, window, duration and so on."""
        if self.bound:
            return self.bound
        if self.between or self._named("between") or self._named("to") in {"and", "&"}:
            return "point"
        return self.rule.key if self.last is None else "range"

    @property
    def hangs(self) -> Hangs:
        """What the expression is counted from: nothing, the report, the text, an event."""
        ends = [self.rule.hangs if self._named("y") is None else "nothing"]
        if self._named("back"):
            ends.append("text")
        if self.last is not None:
            return self.last.hangs
        return ends[-1]

    def _named(self, name: str) -> str | None:
        return self.match.groupdict().get(name)


@cache
def _by_word() -> dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    words = vocabulary()
    first = {
        "@months": {m.split()[0] for m in words.months},
        "@weekdays": set(words.weekdays),
        "@numbers": {n.split()[0] for n in words.numbers},
        "@seasons": set(words.seasons),
        "@feasts": {
            re.split(r"[\s'’-]", f)[0] for f in (*words.feasts, *words.easter, *words.islamic)
        },
        "@named": {re.split(r"\W", n)[0] for n in words.named},
        "@decades": set(words.decades),
        "@ordinals": set(words.ordinals),
        "@parts": {p.split()[0] for p in words.parts if " " in p},
        "@digits": {"0"},
    }
    found: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in (*ABSOLUTE, *RELATIVE, *COUNTED):
        pattern = rule.compiled()
        starts = sorted({w for s in rule.starts for w in first.get(s, {s})})
        for word in starts:
            found.setdefault("0" if word.isdigit() else word, []).append((rule, pattern))
    return {word: tuple(rules) for word, rules in found.items()}


@cache
def _around() -> dict[str, re.Pattern[str]]:
    return {
        "lead": fill(
            r"(?:(?<!\w)(?:early|late|mid)(?:\s+on)?|(?<![\w:.])(?:<CLOCK>|<SPOKEN>)"
            r"(?:\s*\(?<ZONE>\)?|<GLOSS>)?\s*,?(?:\s+(?:on|of|in|between))?(?:\s+the)?"
            r"|(?<!\w)overnight(?:\s+on)?)\s+$"
        ),
        "tail": fill(
            r"(?:\s*,?\s*(?:(?:early|late)\s+(?=in)|(?:in\s+the\s+|at\s+)?(?:early|late)(?!\w)"
            r"(?=\s*[,.;)]|$|\s+local)|<CLOCK>|<SPOKEN>)(?:\s+<CLOCK>)?"
            r"|\s*,?\s+(?:shortly|just|soon)\s+<PART>)(?:\s*,?\s*\(?(?:<ZONE>)\)?|<GLOSS>)?"
            r"|\s*,?\s+local\s+time\b"
        ),
        "bound": re.compile(
            r"(?<!\w)(?P<word>ever\s+since|since|until|till|through|up\s+to|by|before|prior\s+to)"
            r"\s+(?:the\s+|at\s+least\s+|about\s+)?$",
            re.IGNORECASE,
        ),
        "to": re.compile(
            r"\s*(?:-|–|—|--|to|until|till|through|thru|into|and)\s*(?:the\s+)?$", re.I
        ),
        "from": re.compile(r"(?<!\w)(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE),
    }


def longest_at(text: str, at: int, word: str) -> tuple[Rule, Match] | None:
    """The longest rule match that begins at `at`, whose first word is `word` in lower case."""
    best: tuple[Rule, Match] | None = None
    for rule, pattern in _by_word().get(word, ()):
        m = pattern.match(text, at)
        if m and (best is None or m.end() > best[1].end()):
            best = rule, m
    return best


def _cores(text: str) -> Iterator[Expression]:
    rules, taken = _by_word(), 0
    for w in _WORD.finditer(text):
        if w.start() < taken:
            continue
        word = w.group().lower()
        word = "0" if word[0].isdigit() else word
        if word not in rules:
            head = re.split(r"['’-]", word, maxsplit=1)[0]
            if head == word or head not in rules:
                continue
            word = head
        found = longest_at(text, w.start(), word)
        if found is None:
            continue
        if word == "0" and found[0].name != "year" and _glued(text, w.start()):
            continue
        taken = found[1].end()
        end = w.start() + len(_trimmed(found[1].group()))
        yield Expression(w.start(), end, *found)


def _trimmed(words: str) -> str:
    """The words without blanks at the end, or a bracket that was opened before them."""
    words = words.rstrip()
    return words[:-1].rstrip() if words.endswith(")") and "(" not in words else words


def _glued(text: str, at: int) -> bool:
    """True for digits that belong to a longer number, an amount, a name or a code."""
    before = text[max(0, at - 2) : at]
    if not before or before[-1] not in ".,:/-$£€#_":
        return before[-1:].isalpha()
    return before[-1] not in ",-/:" or len(before) < 2 or before[0].isalnum()


def _dressed(text: str, core: Expression, left: int) -> Expression:
    """The core with the times of day around it."""
    if not core.rule.daily:
        return core
    lead = _around()["lead"].search(text, max(left, core.start - 60), core.start)
    tail = _around()["tail"].match(text, core.end)
    start = lead.start() if lead else core.start
    end = core.end + len(_trimmed(tail.group())) if tail else core.end
    return replace(
        core,
        start=start,
        end=end,
        lead=lead.group() if lead else "",
        tail=tail.group() if tail else "",
    )


def _bounded(text: str, found: Expression, left: int) -> Expression:
    """The expression with "since", "until", "by" or "before" in front of it."""
    bound = _around()["bound"].search(text, max(left, found.start - 20), found.start)
    if bound is None or found.key not in {"point", "clock"}:
        return found
    word = bound["word"].lower().split()[-1]
    if found.key == "clock" and word not in {"since", "until", "till"}:
        return found
    if word in {"by", "before", "to"}:
        if text[found.end : found.end + 1] in {"'", "’"}:
            return found
        return replace(found, bound="bound")
    return replace(found, start=bound.start(), bound="since" if word == "since" else "until")


def _joined(text: str, first: Expression, last: Expression, left: int) -> Expression | None:
    """Two expressions as one range, when the words between them say so."""
    between = text[first.end : last.start]
    if not _around()["to"].fullmatch(between) or {first.key, last.key} != {"point"}:
        return None
    opening = _around()["from"].search(text, max(left, first.start - 20), first.start)
    word = opening.group().split()[0].lower() if opening else ""
    if between.strip().lower() == "and" and word != "between":
        return _two_days(first, last)
    if not opening and between.strip().lower() not in {"to", "-", "–", "—", "through", "into"}:
        return None
    start = opening.start() if opening else first.start
    return replace(first, start=start, end=last.end, last=last, between=word == "between")


def _two_days(first: Expression, last: Expression) -> Expression | None:
    """Two weekdays in a row are one stretch of time ("on Monday and Tuesday")."""
    days = [e.match["wd"] if e.rule.name == "weekday" else None for e in (first, last)]
    if days[0] is None or days[1] is None or first.tail or last.lead:
        return None
    if (weekday_number(days[1]) - weekday_number(days[0])) % 7 != 1:
        return None
    return replace(first, end=last.end, last=last)


def scan(text: str) -> tuple[Expression, ...]:
    """All date expressions of a text, in order, not overlapping."""
    found: list[Expression] = []
    for core in _cores(text):
        left = found[-1].end if found else 0
        if core.start < left:
            continue
        loose = bool(found) and found[-1].rule.name in {"clock", "part_word"}
        dressed = _dressed(text, core, found[-1].start if loose else left)
        if loose and dressed.start < left:
            found.pop()
        before = found[-2].end if len(found) > 1 else 0
        if found and found[-1].last is None:
            joined = _joined(text, found[-1], dressed, before)
            if joined:
                found[-1] = joined
                continue
        found.append(dressed)
    out: list[Expression] = []
    for expression in found:
        left = out[-1].end if out else 0
        out.append(_bounded(text, expression, left))
    return tuple(out)


def read(found: Expression, ctx: Context) -> Reading | None:
    """What an expression means under an anchor and a direction; None when it cannot be told."""
    if found.last is not None:
        reading = _read_range(found, found.last, ctx)
    else:
        reading = found.rule.read(found.match, ctx)
    if reading is None:
        return None
    if found.lead or found.tail:
        reading = _with_time(reading, found.lead, found.tail)
    if found.bound == "since":
        return replace(reading, ongoing=True)
    if found.bound == "until":
        return replace(reading, start=None, end=reading.start)
    return reading


def _read_range(first: Expression, last: Expression, ctx: Context) -> Reading | None:
    end = read(last, ctx)
    if end is None or end.start is None:
        return None
    needs = first.rule.hangs != "nothing"
    inner = Context(end.start[1], "past", ctx.day_first) if needs else ctx
    start = read(replace(first, last=None, bound=""), inner)
    if start is None or start.start is None or start.start[0] > end.start[1]:
        return None
    if not first.between:
        return replace(start, end=end.start)
    whole = (start.start[0], end.start[1])
    if start.precision in {"day", "hour", "days", "week"}:
        return Reading(whole, "days")
    return Reading(whole, "year" if start.precision == "year" else "season")


def _with_time(reading: Reading, lead: str, tail: str) -> Reading:
    words = f"{lead} {tail}"
    exact = clock(words) if re.search(r"\d", words) else None
    if exact:
        one = reading.start is not None and reading.start[0] == reading.start[1]
        fine = "hour" if one else reading.precision  # two possible days are no hour
        return Reading(reading.start, fine, reading.end, reading.ongoing, exact)
    part = part_of_day(words)
    if part is None:
        return reading
    if part == "night" and reading.start and reading.end:
        return Reading((reading.start[0], reading.end[1]), "days", time=part)
    return replace(reading, time=part)
