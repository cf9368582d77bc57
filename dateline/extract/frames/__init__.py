"""Who did what to whom: act words, with the doers and the undergoers that hang from them."""

from dateline.extract.frames.find import frames

__all__ = ["frames"]
