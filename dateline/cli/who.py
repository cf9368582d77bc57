"""Who acts on a ledger, as the options say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.desk import Desk
from dateline.errors import InputError
from dateline.settings import load


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, why, on which revision, in which ledger; as the options say."""

    by: str | None
    why: str | None
    seen: str | None
    db: Path | None

    def name(self) -> str:
        """The name of the person; InputError if neither option nor setting gives one."""
        found = self.by or load(db=self.db).person
        if not found:
            raise InputError("say who you are: give a name with --by, or set DATELINE_PERSON")
        return found

    def open(self) -> Desk:
        """The ledger, to write; InputError if there is none."""
        settings = load(db=self.db)
        if not settings.db.is_file():
            raise InputError(f"there is no ledger {settings.db}; `dateline code` makes one")
        return Desk(settings.ledger(), cache_dir=settings.cache_dir)
