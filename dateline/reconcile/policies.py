"""The named policies of data/policies.toml, and the words that they are made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from dateline.errors import InputError, StopError

Pick = Literal["span", "latest", "lowest"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How one figure is had from many; the fields are those of the file."""

    name: str
    about: str
    pick: Pick
    ranked: bool
    enemy: bool
    official: bool


@cache
def tables() -> dict[str, Any]:
    """The whole file; StopError when it is missing or is no TOML."""
    file = resources.files("dateline") / "data" / "policies.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise StopError(f"data/policies.toml cannot be read: {error}") from None


def policy(name: str) -> Policy:
    """The policy of a name; InputError for an unknown one."""
    found = tables()["policy"].get(name)
    if found is None:
        raise InputError(f"no policy is called '{name}'; there are {', '.join(POLICIES)}")
    if found["pick"] not in get_args(Pick):
        raise StopError(f"data/policies.toml: policy {name} picks by '{found['pick']}'")
    return Policy(name, **found)


POLICIES: tuple[str, ...] = tuple(tables()["policy"])
DEFAULT: str = tables()["default"]


@cache
def official() -> frozenset[str]:
    """The roles of speakers who speak for the authorities."""
    return frozenset(tables()["figures"]["official"])


@cache
def rounded() -> frozenset[str]:
    """The forms of figures that are rounded."""
    return frozenset(tables()["figures"]["rounded"])


@cache
def rank(role: str) -> int:
    """The rank of a role as a source of figures, 0 first; `report` is the paper's own voice."""
    ranks = tables()["figures"]["ranks"]
    return next((n for n, roles in enumerate(ranks) if role in roles), len(ranks))


def first_days() -> int:
    """For how many days after an incident a figure is one of the first hours."""
    return int(tables()["figures"]["first_days"])


def less_precise(sub_type: str, other: str) -> bool:
    """True when a sub-type is a less precise statement of another."""
    return other in tables()["less_precise"].get(sub_type, ())


@cache
def state_classes() -> frozenset[str]:
    """The classes of actors that fight for a state."""
    return frozenset(tables()["figures"]["state"])
