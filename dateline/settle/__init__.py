"""Completes accounts by an ordered tuple of named rules; all it adds is marked as inferred."""

from dateline.settle.run import settle

__all__ = ["settle"]
