"""Documents of the ECB+ corpus as accounts, made from its gold mentions.

ECB+ (Cybulska and Vossen, 2014) marks events and their times, places and participants in press
articles; every topic holds two different incidents of one kind, its two subtopics. The texts are
not ours: they are measured on, never shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.identity import account_id, report_id
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Actor, Place
from dateline.values import dates

Row = Mapping[str, Any]
FITTED = tuple(str(n) for n in range(1, 19))
VIOLENT = ("19", "21", "22", "24", "26", "32", "33")
_ACTIONS = ("ACTION_", "NEG_ACTION_")
_SKIPPED = ("ACTION_REPORTING", "ACTION_GENERIC", "NEG_ACTION_REPORTING")
_PEOPLE = ("HUMAN_PART_",)


def documents(rows: Iterable[Row], topics: Sequence[str]) -> list[Row]:
    """The documents of the topics, by id."""
    return sorted((row for row in rows if row["topic"] in topics), key=lambda r: str(r["id"]))


def report_of(row: Row) -> Report:
    """A document as a report; it has no day of publication."""
    return Report(report_id(None, "", row["text"]), "", row["text"], input_id=row["id"])


def account_of(row: Row) -> Account:
    """One account of a document, from its gold mentions.

    Times, places and participants are those that are marked; the sentences that hold a mention
    of an event, a time, a place or a participant are the ones that tell it.
    """
    report = report_of(row)
    mentions = row["mentions"]
    told = [m for m in mentions if not m["tag"].startswith(_SKIPPED)]
    actions = [m for m in told if m["tag"].startswith(_ACTIONS)]
    first = (actions or told or [{"begin": 0, "end": 0}])[0]
    anchor = Span("text", first["begin"], first["end"])
    lines = {_line(report.text, m["begin"]) for m in told}
    return Account(
        id=account_id(report.id, anchor),
        report_id=report.id,
        anchor=anchor,
        title=str(row["id"]),
        foreground=False,
        summary=tuple(Span("text", start, end) for start, end in sorted(lines)),
        claims=tuple(_claims(mentions)),
    )


def _line(text: str, at: int) -> tuple[int, int]:
    """The sentence at a place: ECB+ has one a line."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _claims(mentions: Iterable[Row]) -> Iterator[Claim]:
    for number, mention in enumerate(mentions):
        tag, words = mention["tag"], mention["text"]
        name = f"m{number}"
        if tag == "TIME_DATE":
            value = dates.parse(words)
            if value.start is not None:
                yield Claim(name, "date", value, text=words)
        elif tag in ("LOC_GEO", "LOC_FAC", "LOC_OTHER") and words[:1].isupper():
            precision: Any = "site" if tag == "LOC_FAC" else None
            yield Claim(name, "place", Place(words, words, precision=precision), text=words)
        elif tag.startswith(_PEOPLE) and words[:1].isupper() and tag.endswith("_PER"):
            yield Claim(name, "victim", Actor(words, form="named_person"), text=words)


def main_account(accounts: Sequence[Account]) -> Account | None:
    """The account that says what a document is about: the first in the foreground, else the first.

    None if there is no account.
    """
    return next((a for a in accounts if a.foreground), accounts[0] if accounts else None)
