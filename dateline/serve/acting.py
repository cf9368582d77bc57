"""Acts of a person through the page: one form for all, each with the revision that was seen."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.desk import Desk
from dateline.errors import InputError
from dateline.model.codec import plain

Kind = Literal[
    "reading", "rejection", "acceptance", "move", "split", "join", "foreground", "undo",
    "merge", "part", "verdict",
]  # fmt: skip
LINKING = frozenset({"merge", "part", "verdict"})


class ActIn(BaseModel):
    """What somebody does.

    `target` is the id of a claim or an account, for `merge` and `part` of an incident; `claims`
    those that a move or a split takes along; `to` the account or incident that they go to;
    `seen` the revision of the report that was looked at.
    """

    model_config = ConfigDict(extra="forbid")
    kind: Kind
    target: str | None = Field(default=None, max_length=80)
    claims: list[str] = Field(default_factory=list, max_length=200)
    to: str | None = Field(default=None, max_length=80)
    value: Any = None
    foreground: bool | None = None
    slot: str | None = Field(default=None, max_length=40)
    source: str | None = Field(default=None, max_length=500)
    why: str | None = Field(default=None, max_length=2000)
    seen: str | None = Field(default=None, max_length=40)
    act: int | None = None
    by: str | None = Field(default=None, max_length=100)


def perform(desk: Desk, one: ActIn, by: str) -> list[dict[str, Any]]:
    """Does what was asked and returns the acts that it made, in plain form.

    StaleError if what was seen has changed, InputError for what cannot be done.
    """
    if one.kind == "undo":
        if one.act is None:
            raise InputError("say which act is to be undone")
        return [plain(desk.undo(one.act, by, one.why))]
    if one.kind in LINKING:
        return [plain(_linking(desk, one, by))]
    if one.kind in ("move", "split"):
        claims = one.claims or ([one.target] if one.target else [])
        to = one.to if one.kind == "move" else None
        if one.kind == "move" and to is None:
            raise InputError("say which account the claims go to")
        return [plain(a) for a in desk.move(claims, to, by, one.why, one.seen)]
    if one.target is None:
        raise InputError("say which claim or account is meant")
    return [plain(_one(desk, one, one.target, by))]


def _linking(desk: Desk, one: ActIn, by: str) -> Any:
    """Acts on incidents: merge two, take accounts out of one, decide a field."""
    if one.target is None:
        raise InputError("say which incident is meant")
    if one.kind == "merge":
        if one.to is None:
            raise InputError("say which incident is the same")
        return desk.merge(one.target, one.to, by, one.why)
    if one.kind == "part":
        return desk.split(one.target, one.claims, by, one.why)
    if one.slot is None or one.value is None:
        raise InputError("say which field has which value")
    return desk.decide(one.target, one.slot, one.value, by, one.why or "", one.source)


def _one(desk: Desk, one: ActIn, target: str, by: str) -> Any:
    if one.kind == "reading":
        if one.value is None:
            raise InputError("give the value that the words have")
        return desk.correct(target, one.value, by, one.why, one.seen)
    if one.kind == "rejection":
        return desk.reject(target, by, one.why, one.seen)
    if one.kind == "acceptance":
        return desk.accept(target, by, one.why, one.seen)
    if one.kind == "join":
        if one.to is None:
            raise InputError("say which account the other one is joined to")
        return desk.join(one.to, target, by, one.why, one.seen)
    if one.kind == "foreground":
        if one.foreground is None:
            raise InputError("say whether the report is about it, or recalls it")
        return desk.foreground(target, one.foreground, by, one.why, one.seen)
    raise InputError(f"'{one.kind}' cannot be done on this ledger")
