"""Gives every place mention of a report its place, in one joint pass."""

from __future__ import annotations

from dateline.normalise.places.resolve import resolve

__all__ = ["resolve"]
