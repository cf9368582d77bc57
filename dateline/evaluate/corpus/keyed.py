"""Scores codings against full keys: incidents, speakers, tolls, links, and the words of slots.

Incidents and accounts of a report are paired one to one as the newsroom scorer pairs them.
Minimal, aggregate and continuing accounts of a key are neither asked for nor held against a
coding. Lines below the incidents count only reports whose key is full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.evaluate.alike import align, counting, same_sub_type, same_type
from dateline.evaluate.corpus import board as lines
from dateline.evaluate.corpus.alike import same_value, same_words, touching
from dateline.evaluate.corpus.board import Board, Result, intervals
from dateline.evaluate.corpus.gold import incident_row, is_incident
from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.corpus.shift import Shifts
from dateline.evaluate.corpus.slots import REFERENCES
from dateline.evaluate.sides import Side, by_report, coded_side, gold_side
from dateline.evaluate.speech import head
from dateline.evaluate.tally import summed
from dateline.evaluate.wording import most_pairs
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.codec import from_file_form
from dateline.model.coding import CodedReport
from dateline.model.span import Span
from dateline.model.values import Casualty, Speaker

Row = dict[str, Any]

_PRONOUNS = frozenset("he she they it who we i him her them one this that which".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A claim of a coding with its spans in the report as the key has it.

    `words` is the first span, that of the claim's text; `voices` are the spans of its speakers.
    """

    claim: Claim
    words: tuple[Span, ...]
    voices: tuple[Span, ...]


class Pair(NamedTuple):
    """An account of a key and the coded account that tells the same incident."""

    key: Account
    coded: Account
    found: tuple[Found, ...]

    def on(self, claim: Claim) -> list[Found]:
        """Coded claims of a claim's slot on its words."""
        return [
            f for f in self.found if f.claim.slot == claim.slot and claim.evidence
            and touching(claim.evidence, f.words)
        ]  # fmt: skip


def result(keys: Sequence[Keyed], coded: Iterable[Row], draws: int = 0) -> Result:
    """The counts of codings (file form) against keys; a report not coded counts as missed."""
    codings = by_report(coded)
    boards = [report_board(key, codings.get(key.id)) for key in keys]
    full = sum(key.full for key in keys)
    return Result(summed(boards, Board), len(keys), full, intervals(boards, draws))


def report_board(key: Keyed, row: Row | None) -> Board:
    """The counts of one report; `row` is its coding in the file form, None if there is none."""
    board = Board()
    coding = from_file_form(row) if row else None
    accounts = coding.coding.accounts if coding else ()
    sides = [coded_side(a) for a in (row or {}).get("accounts") or ()]
    pairs = _incidents(board, key, accounts, sides)
    if not key.accounts:
        board.case(lines.EMPTY, bool(accounts))
    if not key.full:
        return board
    found = _found(key, coding)
    for i, j in pairs:
        pair = Pair(key.accounts[i].account, accounts[j], found[j])
        _casualties(board, pair)
        _single(board, pair)
        _voices(board, key, pair)
        _links(board, pair)
    _furniture(board, key, found)
    _slots(board, key, found)
    return board


def _incidents(
    board: Board, key: Keyed, accounts: Sequence[Account], sides: Sequence[Side]
) -> list[tuple[int, int]]:
    """Counts incidents and their types; the numbers of accounts that are paired."""
    wanted = [is_incident(one.account) for one in key.accounts]
    gold = [gold_side(incident_row(one.account, key.report)) for one in key.accounts]
    pairs = align(gold, sides)
    paired = {j for _, j in pairs}
    surplus = [j for j in counting(gold, sides, pairs) if j not in paired]
    hits = [(i, j) for i, j in pairs if wanted[i]]
    board.add(lines.INCIDENTS, len(hits), len(surplus), sum(wanted) - len(hits))
    front = [i for i, one in enumerate(key.accounts) if one.account.foreground and wanted[i]]
    both = sum(i in front and accounts[j].foreground for i, j in hits)
    claimed = sum(accounts[j].foreground for j in [*surplus, *(j for _, j in hits)])
    board.add(lines.FOREGROUND, both, claimed - both, len(front) - both)
    for i, j in hits:
        board.case(lines.EVENT_TYPE, same_type(gold[i], sides[j]))
        board.case(lines.SUB_TYPE, same_sub_type(gold[i], sides[j]))
        board.case(lines.STAGE, gold[i].stage == sides[j].stage)
    return pairs


def _found(key: Keyed, coding: CodedReport | None) -> list[tuple[Found, ...]]:
    """The claims of each account of a coding, their spans led back to the key's report."""
    if coding is None:
        return []
    shifts = Shifts(key.report, coding.report)
    return [
        tuple(
            Found(
                claim,
                shifts.back(claim.evidence[:1]),
                shifts.back(s.span for s in _speakers(claim.source) if s.span),
            )
            for claim in account.claims
        )
        for account in coding.coding.accounts
    ]


def _speakers(source: Speaker | None) -> Iterator[Speaker]:
    """A speaker and those who say the same."""
    if source is not None:
        yield source
        yield from source.also


def _casualties(board: Board, pair: Pair) -> None:
    """Tolls by fate, whose and how many, each once."""
    keyed = _tolls(pair.key)
    coded = _tolls(pair.coded)
    hits = most_pairs(keyed, coded, same_value)
    board.add(lines.CASUALTIES, hits, len(coded) - hits, len(keyed) - hits)


def _tolls(account: Account) -> list[Casualty]:
    values = [c.value for c in account.of("casualty") if c.polarity == "affirmed"]
    out: list[Casualty] = []
    for value in values:
        if not isinstance(value, Casualty) or value.count is None or value.count.form == "share":
            continue
        if not any(same_value(value, other) for other in out):
            out.append(value)
    return out


def _single(board: Board, pair: Pair) -> None:
    """Context, date and place where the key has one."""
    for slot, line in (("context", lines.CONTEXT), ("date", lines.DATE), ("place", lines.PLACE)):
        keyed = [c.value for c in pair.key.of(slot) if c.value is not None and _stands(c)]
        coded = [c.value for c in pair.coded.of(slot) if c.value is not None and _stands(c)]
        if keyed:
            board.case(line, any(same_value(keyed[0], value) for value in coded))


def _stands(claim: Claim) -> bool:
    role = getattr(claim.value, "role", None)
    return claim.polarity == "affirmed" and role in (None, "scene")


def _voices(board: Board, key: Keyed, pair: Pair) -> None:
    """Who says it: of keyed claims with a speaker, and of those in the report's own voice."""
    for claim in pair.key.claims:
        if not claim.evidence:
            continue
        ours = pair.on(claim)
        if claim.source is None:
            if ours:
                board.case(lines.OWN_VOICE, all(f.claim.source is not None for f in ours))
            continue
        board.case(lines.WORDS, bool(ours))
        if not ours:
            continue
        right = [f for f in ours if _same_voice(claim.source, f, key.chains)]
        board.case(lines.SPEAKER, bool(right))
        if claim.slot in lines.WORDED:
            board.case(lines.speaker_line(claim.slot), bool(right))
        if right:
            roles = {s.role for f in right for s in _speakers(f.claim.source)}
            board.case(lines.ROLE, claim.source.role in roles)
            board.case(lines.STATUS, any(f.claim.status == claim.status for f in right))


def _same_voice(source: Speaker, found: Found, chains: Mapping[Span, tuple[Span, ...]]) -> bool:
    """True if a coded speaker is the keyed one: its words, a pronoun for it, or its head word."""
    spans = [
        span for s in _speakers(source) if s.span for span in chains.get(s.span, (s.span,))
    ]  # fmt: skip
    if any(a.overlap(b) > 0 for a in spans for b in found.voices):
        return True
    ours = {head(s.text) for s in _speakers(found.claim.source)} - _PRONOUNS
    return any(head(s.text) in ours for s in _speakers(source))


def _links(board: Board, pair: Pair) -> None:
    """Links between claims whose two ends were both found; rivals are tied either way."""
    keyed = {claim.id: claim for claim in pair.key.claims}
    for claim in pair.key.claims:
        for link in REFERENCES:
            other = keyed.get(getattr(claim, link) or "")
            if other is None:
                continue
            ours, theirs = pair.on(claim), pair.on(other)
            if ours and theirs:
                tied = _tied(link, ours, theirs)
                board.case(lines.link_line(link), tied or (
                    link == "alternative_to" and _tied(link, theirs, ours)))  # fmt: skip


def _tied(link: str, ours: Sequence[Found], theirs: Sequence[Found]) -> bool:
    ids = {f.claim.id for f in theirs}
    return any(getattr(f.claim, link) in ids for f in ours)


def _furniture(board: Board, key: Keyed, found: Sequence[Sequence[Found]]) -> None:
    """Claims, each once, that stand on words of the page and not of the report."""
    spans = {f.words for account in found for f in account if f.words}
    if not key.furniture:
        return
    for words in sorted(spans):
        board.case(lines.FURNITURE, touching(words, key.furniture))


def _slots(board: Board, key: Keyed, found: Sequence[Sequence[Found]]) -> None:
    """Of each slot the stretches that were found, whatever account they were given to."""
    keyed = [c for one in key.accounts for c in one.account.claims if c.evidence]
    coded = [f for account in found for f in account if f.words and f.claim.basis == "quote"]
    for slot in lines.WORDED:
        gold = _stretches(c.evidence for c in keyed if c.slot == slot)
        ours = _stretches(f.words for f in coded if f.claim.slot == slot)
        hits = most_pairs(gold, ours, same_words)
        board.add(lines.slot_line(slot), hits, len(ours) - hits, len(gold) - hits)


def _stretches(claims: Iterable[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    return sorted(set(claims))
