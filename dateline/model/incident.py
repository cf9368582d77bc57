"""The incident: what many linked accounts add up to, with their disagreements kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Claim
from dateline.model.values import Value


@dataclass(frozen=True, slots=True)
class IncidentField:
    """One reconciled field: its value, and the claim ids for it, vague of it, against it."""

    name: str
    value: Value | None = None
    claims: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """How widely an incident is reported: counts, and the sides that were heard."""

    reports: int = 0
    publishers: int = 0
    origins: int = 0
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """A cluster of accounts, reconciled under a named policy."""

    id: str
    accounts: tuple[str, ...]
    fields: tuple[IncidentField, ...] = ()
    sources: Sources = Sources()
    first_reported: str | None = None
    last_reported: str | None = None
    review_state: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word that two accounts are of the same incident, or are not.

    `a` and `b` are lasting ids of accounts; one act (`act_id`) may make several judgements.
    """

    id: int
    kind: Literal["same", "not_same", "unsure"]
    a: str
    b: str
    by: str
    at: str
    why: str
    undone_by: int | None = None
    act_id: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's claim on an incident, basis judgement: it outranks all that reports say.

    `act` is the number of the act that made it, `source` an outside source that was named.
    """

    claim: Claim
    act: int
    by: str
    at: str
    why: str
    source: str | None = None


HistoryKind = Literal["merged", "split", "restored", "ended"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One step in the life of an incident's id: the accounts that went from `old_id` to
    `incident_id` (None: nowhere, their reports no longer tell of it), in a run or by an act."""

    no: int
    old_id: str
    incident_id: str | None
    kind: HistoryKind
    accounts: tuple[str, ...] = ()
    run_id: int | None = None
    act_id: int | None = None
