"""What is told around an act: response, damage, motive, demand, and what kind of matter it was."""

from __future__ import annotations

from dateline.extract.around.contexts import contexts
from dateline.extract.around.damage import damage
from dateline.extract.around.motives import motives
from dateline.extract.around.response import responses
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed

__all__ = ["around"]


def around(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of the slots response, damage, motive, demand and context, slot by slot."""
    return (*responses(parsed), *damage(parsed), *motives(parsed), *contexts(parsed))
