"""The exception tree. Messages say what is wrong and what to do next.

DatelineError
├── DocumentError      this document cannot be read; go on with the rest
├── InputError         the command or call was given something it cannot use
│   ├── NotFoundError  nothing stored goes by that name
│   └── StaleError     what was looked at has changed since
└── StopError          the run cannot go on (ledger locked, disk full, broken data)
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose."""


class DocumentError(DatelineError):
    """One document cannot be read or coded; `reason` is a short code for the skipped table."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class InputError(DatelineError):
    """An argument, option, file or setting cannot be used as given."""


class NotFoundError(InputError):
    """No report, account, claim, slot or name matches what was asked for."""


class StaleError(InputError):
    """What somebody looked at reads otherwise now; `before` and `now` are the two in words."""

    def __init__(self, message: str, before: str, now: str) -> None:
        super().__init__(message)
        self.before = before
        self.now = now


class StopError(DatelineError):
    """The run has to stop; everything finished so far is kept."""
