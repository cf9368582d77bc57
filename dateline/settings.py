"""Options of a run: frozen classes, and the only reader of environment and configuration files.

Where a value comes from, the first that is given: the caller's override, the environment, the
configuration file that DATELINE_CONFIG names (TOML, the same names), the default.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table of settings: its name, its variable, its default in words, help."""

    name: str
    env: str
    default: str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("db", "DATELINE_DB", "./dateline.db", "The ledger file."),
    Setting(
        "cache_dir",
        "DATELINE_CACHE",
        "the user's cache directory",
        "Where the place file is built once and kept.",
    ),
    Setting("jobs", "DATELINE_JOBS", "one for each processor", "How many processes code reports."),
    Setting(
        "busy_seconds",
        "DATELINE_BUSY_SECONDS",
        "10",
        "How long to wait for another process that is writing to the ledger.",
    ),
    Setting(
        "reader",
        "DATELINE_READER",
        "rules",
        "Which reader looks at a report beside the rules: rules (none), small or large.",
    ),
    Setting("reader_path", "DATELINE_READER_PATH", "empty", "The folder of the reader `large`."),
    Setting(
        "eval_data",
        "DATELINE_EVAL_DATA",
        "empty",
        "Directory of evaluation sets that cannot be shipped; empty leaves them out.",
    ),
    Setting(
        "reference_scorer",
        "DATELINE_REFERENCE_SCORER",
        "empty",
        "Path of a second scorer to check ours against; empty leaves it out.",
    ),
    Setting(
        "person",
        "DATELINE_PERSON",
        "empty",
        "Your name, as it is written beside corrections when `--by` is not given.",
    ),
)
CONFIG_ENV = "DATELINE_CONFIG"
READERS = ("rules", "small", "large")


@dataclass(frozen=True, slots=True)
class CodingOptions:
    """What the coding of one report depends on, beside the report; the same in every process.

    `published` and `publisher` are given by the user and outrank what the page says; `actors` is
    a CSV of organisations of the user's own.
    """

    cache_dir: Path
    published: str | None = None
    publisher: str | None = None
    reader: str = "rules"
    reader_path: Path | None = None
    actors: Path | None = None


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """Where the ledger is, and how long to wait for another writer, in seconds."""

    path: Path
    busy_seconds: float = 10.0


LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Which ledger the page shows, where, and in which profile.

    `public` masks and cuts (docs/publishing.md); `read_only` refuses every act; `login` demands
    an account of the file `people`; `person` is who acts where there is no login.
    """

    ledger: LedgerOptions
    cache_dir: Path | None = None
    public: bool = False
    read_only: bool = False
    login: bool = False
    people: Path | None = None
    person: str | None = None
    delay_days: int = 3
    hosts: tuple[str, ...] = LOCAL_HOSTS


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, each with its value in force."""

    db: Path
    cache_dir: Path
    jobs: int
    busy_seconds: float
    eval_data: Path | None
    reference_scorer: Path | None
    person: str | None = None
    reader: str = "rules"
    reader_path: Path | None = None

    def ledger(self) -> LedgerOptions:
        """The options of the ledger."""
        return LedgerOptions(self.db, self.busy_seconds)

    def coding(
        self,
        published: str | None = None,
        publisher: str | None = None,
        actors: Path | None = None,
    ) -> CodingOptions:
        """The options of the coding stages; InputError if `published` is no date."""
        if published is not None:
            published = published_stamp(published)
        return CodingOptions(
            self.cache_dir, published, publisher or None, self.reader, self.reader_path, actors
        )


def published_stamp(words: str) -> str:
    """`YYYY-MM-DD`, or a full ISO 8601 date and time, as given; InputError for all else."""
    text = words.strip()
    try:
        if len(text) == 10:
            date.fromisoformat(text)
        else:
            datetime.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"'{words}' is no publication date; give YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS+HH:MM"
        ) from None
    if len(text) < 10 or text[4] != "-" or text[7] != "-":
        raise InputError(f"'{words}' is no publication date; give YYYY-MM-DD")
    return text


def user_cache_dir(platform: str = sys.platform, environ: Mapping[str, str] | None = None) -> Path:
    """Dateline's directory below the user's cache directory, by the rules of the platform."""
    env = os.environ if environ is None else environ
    home = Path.home()
    if platform == "win32":
        base = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return base / "dateline" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "dateline"
    return Path(env.get("XDG_CACHE_HOME") or home / ".cache") / "dateline"


def default_jobs() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load(environ: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """The settings in force; an override of None counts as not given; InputError if unusable."""
    env = os.environ if environ is None else environ
    names = {s.name for s in SETTINGS}
    unknown = sorted(set(overrides) - names)
    if unknown:
        raise InputError(f"no setting is called {', '.join(unknown)}")
    given: dict[str, Any] = _config_file(env.get(CONFIG_ENV) or None)
    given |= {s.name: env[s.env] for s in SETTINGS if env.get(s.env)}
    given |= {name: value for name, value in overrides.items() if value is not None}
    return Settings(
        db=Path(given.get("db", "dateline.db")),
        cache_dir=Path(given.get("cache_dir") or user_cache_dir(environ=env)),
        jobs=_whole("jobs", given.get("jobs", default_jobs())),
        busy_seconds=_seconds("busy_seconds", given.get("busy_seconds", 10.0)),
        eval_data=_optional_path(given.get("eval_data")),
        reference_scorer=_optional_path(given.get("reference_scorer")),
        person=str(given["person"]) if given.get("person") else None,
        reader=_reader(str(given.get("reader") or "rules")),
        reader_path=_optional_path(given.get("reader_path")),
    )


def _reader(name: str) -> str:
    if name not in READERS:
        raise InputError(f"there is no reader {name}; there are {', '.join(READERS)}")
    return name


def _config_file(name: str | None) -> dict[str, Any]:
    if name is None:
        return {}
    try:
        given = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{CONFIG_ENV} names {name}, which cannot be read: {error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{name} is no valid TOML: {error}") from None
    unknown = sorted(set(given) - {s.name for s in SETTINGS})
    if unknown:
        raise InputError(f"{name}: no setting is called {', '.join(unknown)}")
    return given


def _whole(name: str, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if number < 1:
        raise InputError(f"{name} must be a whole number of at least 1, not '{value}'")
    return number


def _seconds(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= 86_400:
        raise InputError(f"{name} must be a number of seconds from 0 to 86400, not '{value}'")
    return number


def _optional_path(value: Any) -> Path | None:
    return Path(value) if value else None
