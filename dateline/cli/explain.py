"""`dateline explain`: what a word of the record means; `dateline show --why`: whence a claim."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.cli.common import data
from dateline.desk import Desk, Found
from dateline.errors import InputError, NotFoundError
from dateline.export import glossary, rules, terminal, why
from dateline.model.claim import Claim
from dateline.model.parsed import Parsed, Stretch
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.settings import load


def explain(word: str) -> None:
    """Prints every meaning of a word or a rule's name; NotFoundError with what is near."""
    found = glossary.find(word)
    ruled = () if found else rules.find(word)
    if not found and not ruled:
        near = glossary.near(word)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise NotFoundError(f"'{word}' is no word of the record{hint}")
    data(f"{entry.word} ({entry.kind}): {entry.meaning}" for entry in found)
    data(f"{name} (rule): {says}" for name, says in ruled)


def show_why(name: str, db: Path | None, as_json: bool, marks: terminal.Marks) -> None:
    """Prints for each claim of a report, an account or a claim how it came about."""
    with Desk(load(db=db).ledger(), write=False) as desk:
        found = desk.show(name)
    if found.coding is None or (found.account is None and not found.coding.accounts):
        raise InputError(f"'{name}' has no account of an incident, so there is nothing to explain")
    cues = Cues(found.report)
    if as_json:
        data((json.dumps(_plain(found, cues), ensure_ascii=False, indent=2),))
    else:
        data(_lines(found, cues, marks))


class Cues:
    """The words of saying of a report, read once, when the first is asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._parsed: Parsed | None = None

    def of(self, claim: Claim) -> Span | None:
        """The words that give a claim to its speaker, or make it less sure, if there are any.

        They are read again from the report, so a ledger of an older version may show others.
        """
        if not claim.evidence or claim.basis != "quote":
            return None
        at = claim.evidence[0]
        mine = [s for s in self._speech() if _same_speaker(s, claim)]
        over = [s for s in mine if any(part.overlap(at) for part in s.content)]
        return min(over, key=lambda s: s.length).cue if over else None

    def _speech(self) -> tuple[Stretch, ...]:
        from dateline.parse.document import parse

        if self._parsed is None:
            self._parsed = parse(self._report)
        return self._parsed.speech


def _same_speaker(stretch: Stretch, claim: Claim) -> bool:
    if stretch.speaker is None or claim.source is None:
        return stretch.speaker is None and claim.source is None
    return stretch.speaker.span == claim.source.span


def _plain(found: Found, cues: Cues) -> dict[str, object]:
    head: dict[str, object] = {"report": found.report.id, "input_id": found.report.input_id}
    if found.account is None:
        held = found.coding.accounts if found.coding else ()
        return {**head, "accounts": [why.account_plain(found.report, a, cues.of) for a in held]}
    if found.claim is None:
        return {**head, "accounts": [why.account_plain(found.report, found.account, cues.of)]}
    one = why.why(found.report, found.account, found.claim, cues.of)
    account = {"account": found.account.id, "title": found.account.title}
    return {**head, "accounts": [{**account, "claims": [why.plain(one)]}]}


def _lines(found: Found, cues: Cues, marks: terminal.Marks) -> list[str]:
    if found.claim is not None and found.account is not None:
        return list(why.lines(why.why(found.report, found.account, found.claim, cues.of), marks))
    held = (found.account,) if found.account else found.coding.accounts if found.coding else ()
    out: list[str] = []
    for account in held:
        out += ["", ""] if out else []
        out += why.account_lines(found.report, account, marks, cues.of)
    return out
