"""Accounts of people: who may read, code, edit; passwords kept as Argon2id hashes only.

They stand in a file beside the ledger, readable by its owner alone, so that a copy of the ledger
carries no password. Sessions live in memory: a restart logs everybody out.
"""

from __future__ import annotations

import json
import os
import secrets
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from dateline.errors import InputError

Role = Literal["reader", "coder", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION_SECONDS = 12 * 3600
SHORTEST_PASSWORD = 10
_TRIES, _WINDOW = 5, 300.0
# What a role may do; each may do what those before it may.
_MAY: dict[str, Role] = {"read": "reader", "act": "coder", "link": "editor", "people": "admin"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    name: str
    role: Role

    def may(self, what: str) -> bool:
        """True if the role allows it: read, act, link, people."""
        return ROLES.index(self.role) >= ROLES.index(_MAY[what])


class People:
    """The file of accounts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, name: str, password: str, role: Role) -> None:
        """Adds somebody, or gives somebody another password or role."""
        from argon2 import PasswordHasher

        name = " ".join(name.split())
        if not name or len(name) > 100:
            raise InputError("a name has 1 to 100 characters")
        if len(password) < SHORTEST_PASSWORD:
            raise InputError(f"a password has at least {SHORTEST_PASSWORD} characters")
        held = self._read()
        held[name] = {"role": role, "hash": PasswordHasher().hash(password)}
        self._write(held)

    def remove(self, name: str) -> None:
        """Takes somebody's account away; InputError if there is none."""
        held = self._read()
        if held.pop(name, None) is None:
            raise InputError(f"nobody is called '{name}' in {self.path}")
        self._write(held)

    def listed(self) -> list[Person]:
        """Everybody, by name."""
        return [Person(name, _role(one["role"])) for name, one in sorted(self._read().items())]

    def checked(self, name: str, password: str) -> Person | None:
        """The person if the password is theirs; as slow for a name that nobody has."""
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error

        held = self._read().get(" ".join(name.split()))
        hasher = PasswordHasher()
        if held is None:
            hasher.hash(password)
            return None
        try:
            hasher.verify(held["hash"], password)
        except Argon2Error:
            return None
        return Person(" ".join(name.split()), _role(held["role"]))

    def _read(self) -> dict[str, dict[str, str]]:
        if not self.path.is_file():
            return {}
        try:
            found: dict[str, dict[str, str]] = json.loads(self.path.read_text("utf-8"))["people"]
        except (ValueError, KeyError, TypeError):
            raise InputError(f"{self.path} is no file of accounts") from None
        return found

    def _write(self, held: dict[str, dict[str, str]]) -> None:
        text = json.dumps({"people": held}, indent=1, sort_keys=True, ensure_ascii=False)
        number, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
        with os.fdopen(number, "w", encoding="utf-8") as out:  # made for its owner alone
            out.write(text + "\n")
        Path(name).replace(self.path)


def _role(word: str) -> Role:
    for role in ROLES:
        if role == word:
            return role
    raise InputError(f"no role is called '{word}'; there are {', '.join(ROLES)}")


def role_of(word: str) -> Role:
    """The role of a word; InputError for one that there is not."""
    return _role(word)


@dataclass(slots=True)
class Sessions:
    """Who is logged in, and how often somebody tried; in memory alone."""

    held: dict[str, tuple[Person, float]] = field(default_factory=dict)
    tries: dict[str, list[float]] = field(default_factory=dict)

    def begin(self, person: Person) -> str:
        """A new session; returns its secret."""
        token = secrets.token_urlsafe(32)
        self.held[token] = (person, time.monotonic() + SESSION_SECONDS)
        return token

    def person(self, token: str) -> Person | None:
        """Who has this session; None if it is over."""
        found = self.held.get(token)
        if found is None or found[1] < time.monotonic():
            self.held.pop(token, None)
            return None
        return found[0]

    def end(self, token: str) -> None:
        """Logs out."""
        self.held.pop(token, None)

    def may_try(self, who: str) -> bool:
        """False after five failures in five minutes, for a name or an address."""
        now = time.monotonic()
        recent = [at for at in self.tries.get(who, []) if now - at < _WINDOW]
        self.tries[who] = recent
        return len(recent) < _TRIES

    def failed(self, *who: str) -> None:
        """Remembers a failed try."""
        for one in who:
            self.tries.setdefault(one, []).append(time.monotonic())
