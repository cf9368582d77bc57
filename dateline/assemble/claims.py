"""A mention becomes a claim: its id, its speaker, its certainty and polarity."""

from __future__ import annotations

from dateline.model.claim import Certainty, Claim, Polarity
from dateline.model.identity import claim_id
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Stretch
from dateline.model.span import Span
from dateline.model.values import Casualty, Responsibility, Speaker

_RANK: dict[str, int] = {"stated": 0, "hedged": 1, "suspected": 2, "unverified": 3, "unknown": 4}


def claim(parsed: Parsed, mention: Mention, anchor: Span) -> Claim | None:
    """The claim a mention makes; None for a mention whose value could not be had and is given."""
    if mention.value is None and mention.value_state == "given":
        return None
    stretch = parsed.stretch_at(mention.span)
    speaker = mention.speaker or (stretch.speaker if stretch else None)
    polarity = _polarity(mention, stretch)
    fate = mention.value.fate if isinstance(mention.value, Casualty) else None
    return Claim(
        id=claim_id(
            parsed.report.id, mention.slot, mention.span, anchor, mention.rule, fate,
            _where(speaker), polarity,
        ),
        slot=mention.slot,
        value=mention.value,
        value_state=mention.value_state,
        text=mention.text,
        evidence=(mention.span, *((mention.hook,) if mention.hook else ())),
        source=speaker,
        polarity=polarity,
        certainty=_certainty(mention, stretch),
        self_=mention.self_,
        rule=None,
        produced_by=mention.rule,
    )  # fmt: skip


def _where(speaker: Speaker | None) -> Span | None:
    return speaker.span if speaker else None


def _polarity(mention: Mention, stretch: Stretch | None) -> Polarity:
    if isinstance(mention.value, Responsibility) or mention.slot == "occurrence":
        return "affirmed"
    if mention.polarity != "affirmed":
        return mention.polarity
    return stretch.polarity if stretch else "affirmed"


def _certainty(mention: Mention, stretch: Stretch | None) -> Certainty:
    """The more doubtful of the words' own certainty and that of the stretch they stand in."""
    said: Certainty = stretch.certainty if stretch else "stated"
    return max((mention.certainty, said), key=lambda c: _RANK[c])
