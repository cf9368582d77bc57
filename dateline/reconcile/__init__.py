"""Reconciling: the accounts of one incident, linked, to the incident that they add up to.

Pure, and free of order: the same accounts give the same incident, however they came.
"""

from __future__ import annotations

from dateline.model.incident import Heard
from dateline.reconcile.naming import title
from dateline.reconcile.policies import DEFAULT, POLICIES
from dateline.reconcile.run import reconcile

__all__ = ["DEFAULT", "POLICIES", "Heard", "reconcile", "title"]
