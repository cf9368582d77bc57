"""Many documents: coded in worker processes, kept by the desk in the parent, in input order."""

from __future__ import annotations

from dateline.bulk.run import Summary, run
from dateline.bulk.workers import WAITING, Coder, CoderSpec, dateline_coder

__all__ = ["WAITING", "Coder", "CoderSpec", "Summary", "dateline_coder", "run"]
