"""Finds date expressions in the sentences of a report, with what kind of date each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lexicons
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.values.dates import Expression, scan

_HEAD = 400


def dates(parsed: Parsed) -> tuple[Mention, ...]:
    """All date mentions of title and text, in order; values are left to normalise.

    `key` says what kind it is: point, range, since, until, bound ("by Friday"), window ("the
    past three days"), duration, clock (a time without its day), event_relative ("a week after
    the raid"), publication (in the dateline) or furniture ("Updated: 2016-07-15 06:50").
    """
    return tuple(m for s in parsed.sentences for m in _of_sentence(parsed.report, s))


def _of_sentence(report: Report, sentence: Sentence) -> Iterator[Mention]:
    words = report.quote(sentence.span)
    for found in scan(words):
        if not plausible(words, found):
            continue
        span = Span(
            sentence.span.field,
            sentence.span.start + found.start,
            sentence.span.start + found.end,
        )
        yield Mention(
            slot="date",
            span=span,
            text=words[found.start : found.end],
            sentence=sentence.index,
            rule=f"date.{found.rule.name}",
            key=_place(report, sentence, words, found) or found.key,
        )


def _place(report: Report, sentence: Sentence, words: str, found: Expression) -> str | None:
    """Whether the words stand in the dateline or in furniture; None for the article's own."""
    if sentence.span.field != "text" or sentence.span.start + found.start > _HEAD:
        return None
    before, after = words[: found.start], words[found.end :]
    if _guards()["furniture"].search(before) and not _guards()["document"].search(before):
        return "furniture"
    if not before.strip() and not after.strip(" .,|:-–—") and found.key == "point":
        return "furniture"
    if _in_dateline(report, sentence.span.start + found.start):
        return "publication"
    opens = report.text[: sentence.span.start].strip() == ""
    if opens and _guards()["place"].fullmatch(before) and _guards()["dash"].match(after):
        return "publication"
    return None


def _in_dateline(report: Report, at: int) -> bool:
    if report.dateline is None:
        return False
    lead = len(report.text) - len(report.text.lstrip())
    end = lead + len(report.dateline.text)
    return report.text[lead:end] == report.dateline.text and at < end


def _any_of(entries: list[str]) -> str:
    return "(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in entries) + ")"


@cache
def _guards() -> dict[str, re.Pattern[str]]:
    """What stands before or behind words that look like a date, by what it tells."""
    return _guards_of_days() | _guards_of_years()


def _guards_of_days() -> dict[str, re.Pattern[str]]:
    table, flags = lexicons.table("dates"), re.IGNORECASE
    names = table["names"]
    prepositions = r"(?:in|since|until|till|during|through|throughout|last|next|this|before|of)"
    return {
        "furniture": re.compile(
            rf"\b{_any_of(table['furniture']['words'])}\b[^.\n]{{0,30}}$", flags
        ),
        "document": re.compile(
            rf"(?<!\w)(?:{'|'.join(table['documents']['nouns'])})\s+"
            rf"(?:{'|'.join(table['documents']['made'])})\b[^.\n]{{0,30}}$",
            flags,
        ),
        "place": re.compile(
            r"[A-Z][^a-z\n]{1,60}?(?:\([^)]*\)\s*)?[,/:]?\s*|[A-Z][\w .'-]{2,30},\s*"
        ),
        "dash": re.compile(
            r"[^\w\n]{0,4}(?:\([^)\n]{1,40}\)|[A-Z][\w/ ]{1,20})?\s*(?:[-–—:]|$)|\s*\("
        ),
        "preposition": re.compile(
            rf"(?<!\w){prepositions}\s+(?:the\s+|late\s+|early\s+)?$", flags
        ),
        "of_month": re.compile(
            r"(?<!\w)(?:in|since|until|till|during|through|throughout)\s+$", flags
        ),
        "on_day": re.compile(r"(?<!\w)on\s+$", flags),
        "from": re.compile(r"(?:from|between)\b", flags),
        "modal": re.compile(r"\s+(?:have|be|not|also|well|or\s+may)\b", flags),
        "feast_before": re.compile(
            r"(?<!\w)(?:on|at|over|during|since|until|till|by|before|after|this|last)\s+$", flags
        ),
        "the": re.compile(r"(?<!\w)(?:the|a|last|that)\s+$", flags),
        "noun": re.compile(rf"\s+(?!{_any_of(table['shy']['before_noun'])}\b|\w+ed\b)[a-z]{{4,}}"),
        "on": re.compile(r"(?<!\w)(?:on|last|next|this|since|until|of)\s+(?:the\s+)?$", flags),
        "before_weekday": re.compile(rf"(?<!\w){_any_of(names['before_weekday'])}\.?\s+$", flags),
        "after_weekday": re.compile(rf"\s+{_any_of(names['after_weekday'])}(?!\w)", flags),
        "before_month": re.compile(rf"(?<!\w){_any_of(names['before_month'])}\s+$", flags),
    }


def _guards_of_years() -> dict[str, re.Pattern[str]]:
    """Years, and the seasons, quarters and decades told like them; numbers that are no years."""
    beside, flags = lexicons.table("dates")["beside_years"], re.IGNORECASE
    counted, events = _any_of(beside["counted"]), _any_of(beside["events"])
    return {
        "year_before": re.compile(
            rf"(?:(?<!\w){_any_of(beside['before'])}\s+|[(\[‘“–—-]\s?|(?:19|20)\d\d\s?[,/]\s?|^\s*)$",
            flags,
        ),
        "year_in_clause": re.compile(r"(?<!\w)(?:not|least|only|just|with|on|at|when)\s+$", flags),
        "clause_end": re.compile(r"\s?(?:[.,;:)!?]|$|(?:and|but|as|when|to|with|in|by)\b)"),
        "loose_year_before": re.compile(
            r"(?<!\w)(?:in|since|during|until|till|back\s+in)\s+$", flags
        ),
        "short_year_before": re.compile(
            r"(?<!\w)(?:in|since|during|until|till|of|from|to|by|before|after|around|through"
            r"|the|spring|summer|autumn|fall|winter|early|late|mid)[\s-]+$"
            r"|[’'‘]\s?\d\d\s?(?:,|and|or|to|-|–|,\s?and)\s*$",
            flags,
        ),
        "bare_year_before": re.compile(
            r"(?<!\w)(?:back\s+in|in|since)\s+(?:[4-9]\d\s?(?:,|,?\s?and|or|to|-|–)\s*)*$", flags
        ),
        "people": re.compile(rf"\s+(?:[a-z]+-)?{counted}(?!\w)|\s?%|\s?[x×]\s?\d"),
        "things": re.compile(
            rf"\s+(?:[a-z]+-)?(?:{counted}|(?!{events}\b)[a-z]+s)(?!\w)|\s?%|\s?[x×]\s?\d"
        ),
        "number_before": re.compile(r"(?:[\d$£€#:/.-]|[A-Z]{2,3}\$|\d\s?,)\s?$"),
        "number_after": re.compile(r"\s?[-–]\s?(?:years?|day|strong|kg|km|\d)"),
        "year_range": re.compile(r"(?<!\d)(?:19|20)\d\d\s?(?:[-–,/]|and|or|to)\s?$"),
        "year_range_on": re.compile(r"\s?[-–/]\s?(?:19|20)\d\d(?!\d)"),
        "name_before": re.compile(r"[A-Z]\w*\s+$|[a-z)\]]\s?,\s$"),
        "name_after": re.compile(r"\s+[A-Z][a-z]"),
        "season_before": re.compile(
            r"(?<!\w)(?:(?:in|during|since|by|over|through|until)\s+(?:the\s+)?|this\s+)$", flags
        ),
        "quarter_before": re.compile(
            r"(?<!\w)(?:in|for|during|of|since|by|from)\s+(?:the|its)\s+$", flags
        ),
        "decade_before": re.compile(r"(?<!\w)(?:the|early|mid|late|swinging)[\s-]+$", flags),
    }


def plausible(text: str, found: Expression) -> bool:
    """False where the words, in the text around them, are names, counts or plain words."""
    check = _CHECKS.get(found.rule.name)
    if check is None or check(text, found):
        return True
    if found.last is None or not _guards()["from"].match(text, found.start):
        return False
    return found.match.group()[0].isupper() and plausible(text, found.last)


def _group(found: Expression, name: str) -> str | None:
    value: str | None = found.match.groupdict().get(name)
    return value


def _core(found: Expression) -> int:
    return found.match.start()


@cache
def _shy() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicons.table("dates")
    return (
        frozenset(table["shy"]["months"]),
        frozenset(table["shy"]["weekdays"]),
        frozenset([*table["foreign_weekdays"], *table["weekday_abbreviations"]]),
    )


def _month(text: str, found: Expression) -> bool:
    word = found.match["m"]
    lower = word.lower().rstrip(".")
    table = lexicons.table("dates")
    at = found.match.start("m")
    before = text[:at]
    if not word[0].isupper():
        return False
    if found.match["y"]:
        return True
    if lower not in table["months"] and lower not in table["month_abbreviations"]:
        return False
    if _guards()["before_month"].search(before):
        return False
    guards, end = _guards(), found.match.end()
    if _group(found, "how") or _group(found, "part") or _group(found, "yr"):
        return not (lower == "may" and guards["modal"].match(text, end))
    if lower in _shy()[0] or lower in table["month_abbreviations"]:
        if guards["of_month"].search(before) or _listed(before):
            return True
        named = bool(guards["the"].search(before) and guards["noun"].match(text, end))
        return named and lower in table["months"]
    if guards["preposition"].search(before):
        return True
    return not (re.search(r"[A-Z]\w+\s+$", before) and re.match(r"\s+[A-Z]", text[end:]))


def _listed(before: str) -> bool:
    """True after another month of a list ("in April and May", "April to June")."""
    return bool(
        re.search(r"(?<!\w)(?:[A-Z]\w{2,8})\s*(?:,|and|or|to|-|–)\s*(?:early |late )?$", before)
    ) and bool(re.search(_month_names() + r"\s*(?:,|and|or|to|-|–)\s*(?:early |late )?$", before))


@cache
def _month_names() -> str:
    return "(?:" + "|".join(m.capitalize() for m in lexicons.table("dates")["months"]) + ")"


def _month_day(text: str, found: Expression) -> bool:
    word = found.match["m"]
    lower = word.lower().rstrip(".")
    if found.match["y"]:
        return True
    if lower == "may" and _guards()["modal"].match(text, found.match.end()):
        return False
    if word[0].isupper():
        return True
    table = lexicons.table("dates")
    return lower not in _shy()[0] and lower in {*table["months"], *table["foreign_months"]}


def _weekday(text: str, found: Expression) -> bool:
    word = found.match["wd"]
    lower = word.lower().rstrip(".")
    before, after = text[: found.match.start("wd")], text[found.match.end() :]
    guards = _guards()
    if guards["before_weekday"].search(before) or guards["after_weekday"].match(after):
        return False
    tied = bool(guards["on"].search(before)) or found.lead != ""
    if lower in _shy()[2]:
        return word[0].isupper() and (tied or word.endswith(".") or found.tail != "")
    if not word[0].isupper():
        return tied or found.tail != ""
    if tied or found.tail or not re.match(r"\s+[A-Z][a-z]", after):
        return True
    return not (re.search(r"(?:^|[A-Z][\w.]*\s|[\"“‘]\s?)$", before) and lower in _shy()[1])


def _year(text: str, found: Expression) -> bool:
    if _group(found, "part"):
        return True
    before, after = text[: found.match.start("y")], text[found.match.end() :]
    guards = _guards()
    if guards["people"].match(after):
        return False
    if guards["year_range"].search(before) or guards["year_range_on"].match(after):
        return True
    if guards["number_before"].search(before) or guards["number_after"].match(after):
        return False
    if guards["things"].match(after):
        return bool(guards["loose_year_before"].search(before))
    if guards["year_before"].search(before):
        return True
    if guards["name_before"].search(before) or guards["name_after"].match(after):
        return True
    return bool(guards["year_in_clause"].search(before) and guards["clause_end"].match(after))


def _day_alone(text: str, found: Expression) -> bool:
    tied = found.lead or _guards()["on_day"].search(text[: found.start])
    return bool(tied or _group(found, "how"))


def _short_year(text: str, found: Expression) -> bool:
    guards, before = _guards(), text[: found.start].rstrip()[:-1]
    if guards["people"].match(text, found.end):
        return False
    return bool(guards["short_year_before"].search(before))


def _bare_short_year(text: str, found: Expression) -> bool:
    """Two digits alone are a year only behind "in" or "since", or in a list that they open."""
    return bool(_guards()["bare_year_before"].search(text[: found.start]))


def _season(text: str, found: Expression) -> bool:
    if _group(found, "y") or _group(found, "how") or _group(found, "yr"):
        return not re.match(r"\s*(?:semester|term|\w+ed\b)", text[found.match.end() :])
    return (
        bool(_guards()["season_before"].search(text[: _core(found)]))
        and found.match["season"].lower() != "fall"
    )


def _quarter(text: str, found: Expression) -> bool:
    if _group(found, "y") or _group(found, "yr") or "year" in found.match.group():
        return True
    if (_group(found, "unit") or "quarter").lower() == "half":
        return False
    return bool(_guards()["quarter_before"].search(text[: _core(found)])) and not re.match(
        r"\s+of\s+", text[found.match.end() :]
    )


def _decade(text: str, found: Expression) -> bool:
    if _group(found, "y"):
        return True
    return bool(_group(found, "part") or _guards()["decade_before"].search(text[: _core(found)]))


def _numeric(text: str, found: Expression) -> bool:
    if found.match["s"] in "-." and len(found.match["y"]) != 4:
        return False
    at = _core(found)
    return not re.search(r"[\w.,/+-]$", text[:at]) or text[at - 1 : at] in {"("}


def _feast(text: str, found: Expression) -> bool:
    """A feast that many things are named after needs a word in front that makes it a day."""
    at, end = _core(found), found.match.end()
    if _group(found, "y") or _group(found, "yr") or _group(found, "nth") or _group(found, "eve"):
        return True
    if found.match["feast"].lower() not in lexicons.table("dates")["shy"]["feasts"]:
        return True
    tied = found.lead or _guards()["feast_before"].search(text[:at])
    return bool(tied) and not re.match(r"[’']s|\s+[a-z]{4,}(?<!with)(?<!when)", text[end:])


def _clock(text: str, found: Expression) -> bool:
    return not re.match(r"\s?[-–:]\s?\d|\s?%", text[found.end :])


_CHECKS = {
    "month": _month,
    "text_month": _month_day,
    "month_day": _month_day,
    "day_month": _month_day,
    "days_month": _month_day,
    "month_days": _month_day,
    "weekday": _weekday,
    "text_weekday": _weekday,
    "year": _year,
    "short_year": _short_year,
    "bare_short_year": _bare_short_year,
    "day_alone": _day_alone,
    "season": _season,
    "quarter": _quarter,
    "feast": _feast,
    "decade": _decade,
    "numeric": _numeric,
    "clock": _clock,
}
