"""The scene of an account among the places told with it."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.mention import Mention
from dateline.model.values import Place, Value
from dateline.settle.context import Setting, add, inferred, with_claims
from dateline.values.places import containing

_LEVEL = {
    "site": 0, "neighbourhood": 0, "city": 0, "admin2": 1, "admin1": 2, "region": 3, "water": 3,
    "country": 4,
}  # fmt: skip
_SCENES = 3
_AWAY = frozenset({"to", "from", "towards", "toward", "into", "for"})
_AGAIN = re.compile(
    r"\b(?:same|nearby|in the (?:town|village|city|district|camp)"
    r"|th(?:e|is) (?:second|third|fourth|fifth|latest) such)\b"
)
_LEAD = 3


def scene(account: Account, setting: Setting) -> Account:
    """The place told first leads, or the finest one told that lies in it; titles come last.

    Vaguer places are left out; other towns of the same country stay as further scenes.
    """
    places = [c for c in account.claims if c.slot == "place" and isinstance(c.value, Place)]
    if not places:
        return account
    best = places[0]
    for claim in places[1:]:
        if _is_finer(claim.value, best.value):
            best = claim
    kept = [best]
    for claim in places:
        if _is_another(claim.value, kept):
            kept.append(claim)
    others = tuple(c for c in account.claims if c.slot != "place")
    return with_claims(account, (*others, *kept[:_SCENES]))


def _is_finer(value: Value | None, best: Value | None) -> bool:
    """True for a place of a lower level that lies in the best so far, as far as is known."""
    if not isinstance(value, Place) or not isinstance(best, Place):
        return False
    return _level(value) < _level(best) and containing(best, value)


def _level(place: Place) -> int:
    """How much the words say: a name that no list has is as fine as a town, whatever its point."""
    if place.point_of is not None and place.geonameid is None and place.country is not None:
        return 0
    return _LEVEL[place.precision] if place.precision else 5


def _is_another(value: Value | None, kept: list[Claim]) -> bool:
    """True for a place as fine as a town that is none of the towns kept."""
    if not isinstance(value, Place) or _level(value) > 0:
        return False
    return all(
        isinstance(k.value, Place) and (value.city, value.name) != (k.value.city, k.value.name)
        and value.words != k.value.words and value.country == k.value.country
        for k in kept
    )  # fmt: skip


def place_beside(account: Account, setting: Setting) -> Account:
    """News without a scene takes the dateline's place, else the town named nearest to it.

    A recalled account takes the town of the sentence before or behind it alone.
    """
    if account.of("place"):
        return account
    towns = [
        m
        for m in setting.mentions
        if m.slot == "place" and isinstance(m.value, Place) and _is_town(m.value)
    ]
    told = [s.index for s in setting.parsed.sentences if s.span in account.summary]
    near = [m for m in towns if any(m.sentence - n in {-1, 0, 1} for n in told)]
    line = setting.parsed.report.dateline
    if account.foreground and line is not None:
        near = [
            m for m in towns if m.span.field == "text" and m.span.start < len(line.text)
        ] or near
    if account.foreground:
        near = near or [m for m in towns if m.sentence <= _LEAD] or towns
    if not near or not isinstance(near[0].value, Place):
        return account
    best = min(near, key=lambda m: min((abs(m.sentence - n) for n in told), default=0))
    if not isinstance(best.value, Place):
        return account
    return add(account, inferred(account, "place", best.value, "place_beside", (), best))


def _is_town(place: Place) -> bool:
    return place.city is not None or (_level(place) == 0 and place.precision != "country")


def place_finer(account: Account, setting: Setting) -> Account:
    """A region alone gives way to the town in it that its sentence or the next one names."""
    places = [c for c in account.claims if c.slot == "place" and isinstance(c.value, Place)]
    if not places or not isinstance(places[0].value, Place) or not _is_vague(places[0].value):
        return account
    vague = places[0].value
    told = [s.index for s in setting.parsed.sentences if s.span in account.summary]
    towns = [
        m
        for m in setting.mentions
        if m.slot == "place" and isinstance(m.value, Place) and m.value.city and m.value.geonameid
        and any(m.sentence - n in {0, 1} for n in told[:1])
        and containing(vague, m.value) and not _is_elsewhere(m, setting)
    ]  # fmt: skip
    if not towns or not isinstance(towns[0].value, Place):
        return account
    finer = inferred(account, "place", towns[0].value, "place_finer", (places[0].id,), towns[0])
    return add(account, finer, first=True)


def _is_vague(place: Place) -> bool:
    return place.precision in {"country", "admin1", "region"} and place.geonameid is not None


def _is_elsewhere(mention: Mention, setting: Setting) -> bool:
    """True for where somebody fled to, came from or spoke."""
    before = [
        t.lower
        for t in setting.parsed.sentences[mention.sentence].tokens
        if t.end <= mention.span.start
    ]
    if before[-1:] and before[-1] in _AWAY:
        return True
    line = setting.parsed.report.dateline
    if line is not None and mention.span.field == "text" and mention.span.start < len(line.text):
        return True
    return any(
        s.speaker and s.speaker.span and s.speaker.span.overlap(mention.span)
        for s in setting.parsed.speech
    )


def place_again(account: Account, setting: Setting) -> Account:
    """A recalled act at "the same post" was where the news is; else it was in that country."""
    news = next((a for a in setting.accounts if a.foreground and a.of("place")), None)
    if account.of("place") or account.foreground or news is None:
        return account
    lead = news.of("place")[0]
    if not isinstance(lead.value, Place):
        return account
    words = " ".join(setting.parsed.report.quote(span) for span in account.summary).lower()
    value = lead.value if _AGAIN.search(words) else _country_of(lead.value)
    if value.country is None:
        return account
    return add(account, inferred(account, "place", value, "place_again", (lead.id,)))


def _country_of(place: Place) -> Place:
    return Place(words=place.words, country=place.country, precision="country")


def place_inherited(account: Account, setting: Setting) -> Account:
    """News without a place of its own happened where the dateline or the lead account is."""
    if account.of("place") or not account.foreground:
        return account
    for other in setting.accounts:
        found = other.of("place")
        if other.id != account.id and other.foreground and found:
            value = found[0].value
            if isinstance(value, Place):
                return add(
                    account,
                    inferred(account, "place", replace(value), "place_of_lead", (found[0].id,)),
                )
    return account
