"""The act of a person: what was said about a claim or an account, and how to find it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from dateline.model.claim import Claim
from dateline.model.span import Span

ActKind = Literal[
    "reading", "rejection", "acceptance", "move", "split", "join", "foreground", "undo"
]
IncidentActKind = Literal["merge", "divide", "verdict", "undo"]
State = Literal["applied", "history", "orphan"]
Status = Literal["living", "history", "orphan", "undone", "undo"]


@dataclass(frozen=True, slots=True)
class Target:
    """A claim or an account, with all by which it is found again in another coding.

    For an account `span` and `quote` are its anchor; `made` is true for one that a person's split
    has made, whose `account_id` is then the id that it got there. `anchor` is that of the account
    that a claim stood in. `occurrence_no` counts the same words before it in its field, from 0.
    """

    account_id: str
    claim_id: str | None = None
    slot: str | None = None
    quote: str | None = None
    occurrence_no: int | None = None
    speaker: str | None = None
    span: Span | None = None
    anchor: Span | None = None
    made: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who, when, why, on what, and what was said of it.

    `seen` is the revision of the report that the person saw. `value` (plain form) belongs to a
    reading, `to` to a move, a split or a join, `foreground` to its switch, `undoes` to an undo.
    """

    id: int
    kind: ActKind
    by: str
    at: str
    report_id: str
    coding_id: int
    target: Target
    why: str | None = None
    work_id: str | None = None
    seen: str | None = None
    value: Any = None
    to: Target | None = None
    foreground: bool | None = None
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentAct:
    """One act of a person on incidents, in the numbering of all acts.

    It speaks of accounts, by their lasting ids, since clusters come and go: `accounts` are of one
    incident (merge), or of one apart from the `others` (divide), or the `claim` holds of their
    incident (verdict, with an outside `source` if one was named). `incident_id` is the incident
    as the person saw it.
    """

    id: int
    kind: IncidentActKind
    by: str
    at: str
    why: str | None
    incident_id: str
    accounts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    claim: Claim | None = None
    source: str | None = None
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """Where an act stands in one coding: what it applies to there, or why it does not.

    `how` names the way it was found (same_id, moved, same_words, same_account, made) or, for
    history and orphans, the reason. `span` is where its words stand there.
    """

    act_id: int
    coding_id: int
    state: State
    how: str
    account_id: str | None = None
    claim_id: str | None = None
    to_account_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A living act beside the place that it has in one coding."""

    act: Act
    at: Carried


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act with how it stands now; `how` says why for one that is not applied."""

    act: Act
    status: Status
    how: str | None = None


def living(acts: Iterable[Act]) -> frozenset[int]:
    """The ids of the acts that hold, of a run of acts in their order from the first one on.

    An undo of an undo brings back what that had undone. Undos hold as acts of their own.
    """
    known: dict[int, Act] = {}
    holds: dict[int, bool] = {}
    for act in acts:
        known[act.id] = act
        holds[act.id] = True
        number, value = act.undoes, False
        while number is not None:
            holds[number] = value
            number, value = known[number].undoes if number in known else None, not value
    return frozenset(number for number, value in holds.items() if value)
