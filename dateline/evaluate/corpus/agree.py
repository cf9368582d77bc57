"""How far two keyings of the same reports agree, slot by slot: for the second reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.evaluate.alike import align
from dateline.evaluate.corpus.alike import same_value, same_words, touching
from dateline.evaluate.corpus.gold import incident_row
from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.corpus.slots import CLAIM_SLOTS
from dateline.evaluate.sides import coded_side, gold_side
from dateline.evaluate.tally import Counts
from dateline.evaluate.wording import most_pairs
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.codec import plain

INCIDENTS, SPEAKERS = "incidents", "speakers"
_TEXTS = frozenset(("motive", "demand", "statement"))


@dataclass(slots=True)
class Agreement:
    """Counts of one line: the same words, and the same words with a value that is alike."""

    words: Counts = field(default_factory=Counts)
    values: Counts = field(default_factory=Counts)


def agree(first: Sequence[Keyed], second: Sequence[Keyed]) -> dict[str, Agreement]:
    """The lines of all slots over the reports that both keyings hold, in the record's order."""
    others = {keyed.id: keyed for keyed in second}
    names = (INCIDENTS, *CLAIM_SLOTS, SPEAKERS)
    lines = {name: Agreement() for name in names}
    for one in first:
        other = others.get(one.id)
        if other is not None:
            _report(lines, one, other)
    return lines


def pairs(first: Keyed, second: Keyed) -> list[tuple[Account | None, Account | None]]:
    """Accounts of two keyings: those that name one act in the same words, then by likeness.

    What has no partner stands alone.
    """
    left, right = list(first.accounts), list(second.accounts)
    out: list[tuple[Account | None, Account | None]] = []
    for one in first.accounts:
        twin = next(
            (o for o in right if o.anchors and touching(one.anchors, o.anchors)
             and one.account.foreground == o.account.foreground), None
        )  # fmt: skip
        if twin is not None:
            out.append((one.account, twin.account))
            left.remove(one)
            right.remove(twin)
    ours = [gold_side(incident_row(k.account, first.report)) for k in left]
    theirs = [coded_side(plain(k.account)) for k in right]
    found = align(ours, theirs)
    out += [(left[i].account, right[j].account) for i, j in found]
    out += [(k.account, None) for i, k in enumerate(left) if i not in {i for i, _ in found}]
    out += [(None, k.account) for j, k in enumerate(right) if j not in {j for _, j in found}]
    return out


def _report(lines: dict[str, Agreement], first: Keyed, second: Keyed) -> None:
    for one, other in pairs(first, second):
        both = one is not None and other is not None
        for counts in (lines[INCIDENTS].words, lines[INCIDENTS].values):
            _add(counts, int(both), int(one is not None), int(other is not None))
        for slot in CLAIM_SLOTS:
            left = one.of(slot) if one else ()
            right = other.of(slot) if other else ()
            _claims(lines[slot], left, right)
        _speakers(lines[SPEAKERS], one, other)


def _claims(line: Agreement, left: Sequence[Claim], right: Sequence[Claim]) -> None:
    words = most_pairs(left, right, lambda a, b: same_words(a.evidence, b.evidence))
    values = most_pairs(left, right, alike)
    _add(line.words, words, len(left), len(right))
    _add(line.values, values, len(left), len(right))


def alike(a: Claim, b: Claim) -> bool:
    """True if two claims of a slot stand on the same words and say the same."""
    if not same_words(a.evidence, b.evidence) or a.value_state != b.value_state:
        return False
    return a.slot in _TEXTS or same_value(a.value, b.value)


def _speakers(line: Agreement, one: Account | None, other: Account | None) -> None:
    """Claims with a speaker: the same words of slot and speaker; then role and status too."""
    left = [c for c in one.claims if c.source] if one else []
    right = [c for c in other.claims if c.source] if other else []
    words = most_pairs(left, right, _same_speaker)
    values = most_pairs(left, right, lambda a, b: _same_speaker(a, b) and _same_standing(a, b))
    _add(line.words, words, len(left), len(right))
    _add(line.values, values, len(left), len(right))


def _same_speaker(a: Claim, b: Claim) -> bool:
    if a.slot != b.slot or not same_words(a.evidence, b.evidence):
        return False
    spans = [c.source.span for c in (a, b) if c.source and c.source.span]
    return len(spans) == 2 and spans[0].overlap(spans[1]) > 0


def _same_standing(a: Claim, b: Claim) -> bool:
    roles = {c.source.role for c in (a, b) if c.source}
    return len(roles) == 1 and a.status == b.status


def _add(counts: Counts, both: int, left: int, right: int) -> None:
    counts.right += both
    counts.missed += left - both
    counts.wrong += right - both


def render(lines: dict[str, Agreement]) -> list[str]:
    """The lines as text: F1 of words and of values in points, how many claims on either side."""
    out = [f"{'':20}{'words':>8}{'values':>8}{'A':>7}{'B':>7}"]
    for name, line in lines.items():
        left, right = line.words.right + line.words.missed, line.words.right + line.words.wrong
        if not left and not right:
            continue
        figures = f"{100 * line.words.f1:8.1f}{100 * line.values.f1:8.1f}"
        out.append(f"{name:20}{figures}{left:7d}{right:7d}")
    return out
