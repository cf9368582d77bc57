"""Sites that the act is told at and that bear no name: "in front of the press club"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.lexicons import table
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.identity import claim_id
from dateline.model.parsed import Phrase, Sentence
from dateline.model.span import Span
from dateline.model.values import Place, PlaceRelation
from dateline.settle.context import Setting, with_claims

_MOST = 2
_VAGUE = frozenset(
    {"area", "border", "coast", "capital", "territory", "stretch", "road", "roads", "street",
     "streets", "highway", "motorway", "main", "home"}
)  # fmt: skip


@cache
def _nouns() -> frozenset[str]:
    """Heads of phrases that are a site: no units, which have names, nothing that is all over."""
    lists = table("place_words")
    return frozenset(lists["sites"]) - frozenset(lists["kinds"]) - _VAGUE


@cache
def _leads() -> dict[str, PlaceRelation]:
    """The words that lead to a site, with the relation they tell."""
    lists = table("place_words")
    found: dict[str, PlaceRelation] = dict.fromkeys(lists["site_at"], "at")
    return found | dict.fromkeys(lists["site_near"], "near")


def sites(account: Account, setting: Setting) -> Account:
    """The sites without a name that stand with the acts; their point is that of the scene."""
    scenes = [c.value for c in account.of("place") if isinstance(c.value, Place)]
    lead = next((v for v in scenes if v.role == "scene" and v.country), None)
    if lead is None or not (lead.city or lead.point_of):
        return account
    taken = [m.span for m in setting.mentions if m.slot in ("place", "target", "victim")]
    told = {c.evidence[0] for c in account.of("act") if c.evidence}
    more: list[Claim] = []
    for sentence in setting.parsed.sentences:
        if any(sentence.span.covers(span) for span in told):
            more += _told(sentence, lead, taken, account, setting)
    return with_claims(account, (*account.claims, *more[:_MOST])) if more else account


def _told(
    sentence: Sentence, lead: Place, taken: list[Span], account: Account, setting: Setting
) -> Iterator[Claim]:
    for phrase in sentence.phrases:
        found = _led(sentence, phrase)
        if found is None:
            continue
        start, relation = found
        span = sentence.span_of(start, phrase.core_end)
        if any(span.overlap(other) for other in taken):
            continue
        words = setting.parsed.report.quote(span)
        place = replace(
            lead, name=words, words=words, relation=relation, geonameid=None, alternatives=(),
            point_of=lead.point_of or lead.name,
        )  # fmt: skip
        yield _claim(account, span, place, setting)


def _led(sentence: Sentence, phrase: Phrase) -> tuple[int, PlaceRelation] | None:
    """Where the words of a site begin and its relation; None for all other phrases."""
    tokens = sentence.tokens
    if tokens[phrase.head].lower not in _nouns() or phrase.start == 0:
        return None
    if any(t.text[0].isupper() for t in tokens[phrase.start : phrase.core_end]):
        return None
    for size in (3, 2, 1):
        first = phrase.start - size
        lead = " ".join(t.lower for t in tokens[max(0, first) : phrase.start])
        if first >= 0 and lead in _leads():
            whole = size > 1 or _leads()[lead] == "near"
            return (first if whole else phrase.start), _leads()[lead]
    return None


def _claim(account: Account, span: Span, value: Place, setting: Setting) -> Claim:
    stretch = setting.parsed.stretch_at(span)
    return Claim(
        id=claim_id(
            account.report_id, "place", span, account.anchor, "site", None, None, "affirmed"
        ),
        slot="place",
        value=value,
        text=value.words,
        evidence=(span,),
        source=stretch.speaker if stretch else None,
        certainty=stretch.certainty if stretch else "stated",
        produced_by="place.site_told",
    )
