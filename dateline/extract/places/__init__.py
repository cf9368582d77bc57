"""Finds the words for places: names with their sites and relations, and hints at countries."""

from __future__ import annotations

from dateline.extract.places.hints import country_hints
from dateline.extract.places.mentions import places

__all__ = ["country_hints", "places"]
