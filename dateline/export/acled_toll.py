"""Fatalities by the policy `lowest`: the lowest figure reported; no information is 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.export import pick, wording
from dateline.export.tables import number
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Casualty, Fate

POLICY = "lowest"
_FATES: tuple[Fate, ...] = ("killed", "died_later")
_WHOLE = ("total", "unknown")


@dataclass(frozen=True, slots=True)
class Toll:
    """The number, the rule that gave it, and the claims it rests on."""

    value: int
    rule: str
    claims: tuple[Claim, ...] = ()


def fatalities(account: Account) -> tuple[Toll, list[dict[str, Any]]]:
    """The number of dead, and what was given up for having one number.

    Of figures for all the dead the lowest counts. Where there are none, the lowest figure for each
    kind of people counts, and the kinds add up; those who died later are added to the killed.
    """
    notes: list[dict[str, Any]] = []
    parts = [_fate(pick.figures(account, fate), notes) for fate in _FATES]
    found = [part for part in parts if part is not None]
    if not found:
        silent = [c for fate in _FATES for c in pick.figures(account, fate)]
        notes.append(_note(0, "no_information", silent))
        return Toll(0, "no_information", tuple(silent)), notes
    claims = tuple(c for part in found for c in part.claims)
    return Toll(sum(part.value for part in found), POLICY, claims), notes


def _fate(claims: Iterable[Claim], notes: list[dict[str, Any]]) -> Toll | None:
    known = [(n, c) for c in claims if (n := _number(c)) is not None and c.status != "denied"]
    if not known:
        return None
    whole = [(n, c) for n, c in known if _who(c) in _WHOLE and c.part_of is None]
    parts = [(n, c) for n, c in known if (n, c) not in whole]
    chosen = [min(whole, key=lambda pair: pair[0])] if whole else _lowest_of_each(parts)
    toll = Toll(sum(n for n, _ in chosen), POLICY, tuple(c for _, c in chosen))
    rivals = whole if whole else parts
    if len({n for n, _ in rivals}) > 1 and len(rivals) > len(chosen):
        notes.append(_note(toll.value, "rival_figures", [c for _, c in rivals]))
    return toll


def _lowest_of_each(pairs: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    lowest: dict[str, tuple[int, Claim]] = {}
    for pair in pairs:
        who = _who(pair[1])
        if who not in lowest or pair[0] < lowest[who][0]:
            lowest[who] = pair
    return list(lowest.values())


def _who(claim: Claim) -> str:
    return claim.value.who if isinstance(claim.value, Casualty) else "unknown"


def _number(claim: Claim) -> int | None:
    if not isinstance(claim.value, Casualty) or claim.value.count is None:
        return None
    return number(claim.value.count, "acled")


def _note(kept: int, why: str, claims: Iterable[Claim]) -> dict[str, Any]:
    listed = [{"claim_id": c.id, "shown": wording.show(c), "words": c.text} for c in claims]
    return {"column": "fatalities", "kept": kept, "policy": POLICY, "why": why, "claims": listed}
