"""Which accounts an export holds, and why the others are left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

from dateline.errors import InputError
from dateline.model.account import Account

Reason = Literal[
    "recalled", "aggregate", "continuing", "foiled", "threatened", "denied", "older_version"
]
REASONS: tuple[Reason, ...] = get_args(Reason)
ALL = "all"


def wanted(include: Collection[str]) -> frozenset[str]:
    """The reasons that shall not leave an account out; InputError for an unknown one."""
    unknown = sorted(set(include) - {*REASONS, ALL})
    if unknown:
        raise InputError(
            f"--include knows no '{unknown[0]}'; there are {', '.join((*REASONS, ALL))}"
        )
    return frozenset(REASONS) if ALL in include else frozenset(include)


def reasons(account: Account, newest: bool = True) -> tuple[Reason, ...]:
    """Why an account is not exported unless it is asked for; empty for one that is."""
    stages = {c.value for c in account.of("stage") if c.status != "denied"}
    held: dict[Reason, bool] = {
        "recalled": not account.foreground,
        "aggregate": account.kind == "aggregate",
        "continuing": account.kind == "continuing",
        "foiled": "foiled" in stages,
        "threatened": "threatened" in stages,
        "denied": _denied(account),
        "older_version": not newest,
    }
    return tuple(reason for reason in REASONS if held[reason])


def _denied(account: Account) -> bool:
    """True when everybody who says that it happened is denying it."""
    claims = account.of("act", "occurrence")
    return bool(claims) and all(c.status == "denied" for c in claims)
