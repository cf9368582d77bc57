"""The incident: what many linked accounts add up to, with their disagreements kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Value

# Why a claim is neither for a value nor vague of it nor against it.
Reason = Literal[
    "superseded", "outdated", "retracted", "retracts", "part", "out_of_scope", "older_version",
    "said_unknown", "unresolved", "no_number", "denies_other", "further",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One account as it reads now, with what reconciling has to know of its report.

    `published` is a day or an ISO 8601 date and time; `seen_at` stands in for it. `voice` is the
    id of the group of near-duplicate texts that the report belongs to. `newest` is false for a
    version that its page has replaced. `agencies` are those that its dateline credits.
    """

    account: Account
    report_id: str
    published: str | None = None
    publisher: str | None = None
    voice: str | None = None
    url: str | None = None
    seen_at: str | None = None
    newest: bool = True
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A claim set aside in its field: the reason, and the claim that it gave way to, if any."""

    claim: str
    reason: Reason
    by: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentField:
    """One reconciled value: the claim ids for it, vague of it, against it, and those set aside.

    Names are those of the record; a plural field has one entry a value, told apart by `key` (the
    fate, `fate/who`, the side, the actor ...). Each claim stands in one list of one entry, but
    `losses` (the dead of a side) repeats claims of `casualties`.
    """

    name: str
    value: Value | None = None
    claims: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    rule: str | None = None
    key: str | None = None
    aside: tuple[Aside, ...] = ()

    @property
    def disputed(self) -> bool:
        """True when somebody says otherwise."""
        return bool(self.against)


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
    policy: str | None = None

    def of(self, *names: str) -> tuple[IncidentField, ...]:
        """The entries of the named fields, in order."""
        return tuple(f for f in self.fields if f.name in names)

    def field(self, name: str, key: str | None = None) -> IncidentField | None:
        """The entry of a name and key; without a key the first of that name."""
        found = (f for f in self.fields if f.name == name and key in (None, f.key))
        return next(found, None)


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
