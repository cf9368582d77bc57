"""Dateline: news reports in, an attributed incident ledger out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.api import code, open_ledger, view

__all__ = ["__version__", "code", "open_ledger", "view"]


def __getattr__(name: str) -> Any:
    if name in ("code", "open_ledger", "view"):
        from dateline import api

        return getattr(api, name)
    raise AttributeError(name)
