"""The claim: one value in an account, with its words, who says so, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Object,
    Occurrence,
    Place,
    Range,
    Response,
    Responsibility,
    Speaker,
    Statement,
    Value,
    Weapon,
)

Slot = Literal[
    "occurrence", "act", "event_type", "stage", "date", "place", "perpetrator", "target",
    "victim", "participant", "weapon", "casualty", "perpetrator_count", "responsibility",
    "response", "motive", "demand", "damage", "context", "statement",
]  # fmt: skip
ValueState = Literal["given", "unresolved", "said_unknown", "said_none"]
Basis = Literal["quote", "inferred", "judgement"]
Polarity = Literal["affirmed", "denied", "retracted"]
Certainty = Literal["stated", "hedged", "suspected", "unverified", "unknown"]
Legal = Literal["none", "accused", "charged", "convicted", "acquitted"]
Status = Literal["asserted", "claimed", "suspected", "denied", "unverified", "unknown"]

SINGLE_SLOTS: frozenset[str] = frozenset({"event_type", "stage", "occurrence", "date", "context"})
SLOT_VALUES: dict[str, tuple[type, ...]] = {
    "occurrence": (Occurrence,),
    "act": (str,),
    "event_type": (EventType,),
    "stage": (str,),
    "date": (DateValue,),
    "place": (Place,),
    "perpetrator": (Actor,),
    "target": (Actor, Object),
    "victim": (Actor,),
    "participant": (Actor,),
    "weapon": (Weapon,),
    "casualty": (Casualty,),
    "perpetrator_count": (Range,),
    "responsibility": (Responsibility,),
    "response": (Response,),
    "motive": (str,),
    "demand": (str,),
    "damage": (Damage,),
    "context": (str,),
    "statement": (Statement,),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, its words, its speaker. `source` None is the report in its own voice."""

    id: str
    slot: Slot
    value: Value | None = None
    value_state: ValueState = "given"
    text: str | None = None
    evidence: tuple[Span, ...] = ()
    basis: Basis = "quote"
    source: Speaker | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "stated"
    self_: bool = False
    legal: Legal | None = None
    of: str | None = None
    part_of: str | None = None
    member_of: str | None = None
    alternative_to: str | None = None
    confidence: float | None = None
    rule: str | None = None
    produced_by: str | None = None
    alternative: str | None = None
    doubtful: bool = False
    from_: tuple[str, ...] = ()
    supersedes: str | None = None

    @property
    def status(self) -> Status:
        """One word for people: the first of the record's list that holds."""
        state = getattr(self.value, "state", None)
        if self.polarity != "affirmed" or state == "denied":
            return "denied"
        if self.value_state == "said_unknown":
            return "unverified"
        by_certainty: dict[str, Status] = {
            "suspected": "suspected",
            "unverified": "unverified",
            "hedged": "claimed",
            "unknown": "unknown",
        }
        return by_certainty.get(self.certainty, "asserted")
