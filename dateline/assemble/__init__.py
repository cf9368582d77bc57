"""Groups mentions into accounts, by direct evidence only."""

from dateline.assemble.build import assemble

__all__ = ["assemble"]
