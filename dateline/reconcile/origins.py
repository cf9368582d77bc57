"""Who a claim goes back to: all who cite one person, agency or organisation are one origin.

The paper's own voice goes back to the agency that its dateline credits, else to the group of
near-duplicate texts that it belongs to, else to its publisher. The police, the officials or the
ministry of one incident are one agency, whoever quotes them; of unnamed witnesses and sources each
paper (or the agency that it has them from) has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.model.incident import Heard
from dateline.model.values import Speaker
from dateline.reconcile import policies
from dateline.values.names import plain, shorter

_INSTITUTIONS = frozenset({"international_org", "aid_or_ngo", "monitor", "armed_group"})
# What is said of the one who speaks, not of whom he speaks for.
_SPOKEN = frozenset(
    "a an the of for from in at and or its their his her by spokesman spokeswoman spokesperson "
    "spokesmen spokespeople official officials officer officers source sources statement local "
    "authority authorities one two three several some other others another senior top unnamed "
    "anonymous who said which that".split()
)
_SECOND = frozenset("co com org net gov ac edu gob".split())


def publisher(heard: Heard) -> str | None:
    """The publisher as it is compared: a site's name without its sub-domains."""
    name = (heard.publisher or "").strip().lower()
    if not name:
        return None
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name):
        parts = name.split(".")
        keep = 3 if len(parts) > 2 and parts[-2] in _SECOND and len(parts[-1]) == 2 else 2
        return ".".join(parts[-keep:])
    return plain(name) or None


class Origins:
    """The origins of the claims of one incident."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._shared = _shared_voices(heard)
        speakers = [s for h in heard for c in h.account.claims for s in everyone(c.source)]
        self._names = _full_names(speakers)
        self._described = _described(speakers, self._names)

    def own(self, heard: Heard) -> str:
        """The origin of what a report says in its own voice."""
        if len(heard.agencies) == 1:
            return f"agency:{plain(heard.agencies[0])}"
        if heard.voice is not None and heard.voice in self._shared:
            return f"voice:{heard.voice}"
        name = publisher(heard)
        return f"publisher:{name}" if name else f"report:{heard.voice or heard.report_id}"

    def of(self, heard: Heard, speaker: Speaker | None) -> str:
        """The origin of what a speaker says in a report; the report's own voice for None."""
        if speaker is None:
            return self.own(heard)
        if speaker.actor_id:
            return f"actor:{speaker.actor_id}"
        if speaker.named == "name" and speaker.name:
            name = plain(speaker.name)
            return f"person:{self._names.get(name, name)}"
        words = frozenset(_content(speaker))
        found = self._described.get((speaker.role, words))
        if found is not None:
            return found
        if speaker.named == "organisation":
            return f"organisation:{_joined(words) or plain(speaker.name or speaker.text)}"
        if speaker.role in policies.official() | _INSTITUTIONS:
            return f"{speaker.role}:{_joined(words - {speaker.role})}"
        beside = self.of(heard, speaker.via) if speaker.via else self.own(heard)
        return f"{beside}|{speaker.role}:{_joined(words)}"


def everyone(speaker: Speaker | None) -> Iterable[Speaker]:
    """A speaker and those who say the same with them."""
    if speaker is not None:
        yield speaker
        for other in speaker.also:
            yield from everyone(other)


def _joined(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _content(speaker: Speaker) -> list[str]:
    """The words of an unnamed speaker or an organisation that say whom they speak for."""
    named = speaker.named == "organisation" and speaker.name
    return [w for w in plain(str(named or speaker.text)).split() if w not in _SPOKEN]


def _shared_voices(heard: Sequence[Heard]) -> frozenset[str]:
    """Groups of near-duplicates that more than one publisher printed."""
    by: dict[str, set[str | None]] = {}
    for one in heard:
        if one.voice is not None:
            by.setdefault(one.voice, set()).add(publisher(one) or one.report_id)
    return frozenset(voice for voice, names in by.items() if len(names) > 1)


def _full_names(speakers: Sequence[Speaker]) -> dict[str, str]:
    """The full name for each shorter one that only one full name of the incident ends in."""
    names = sorted({plain(s.name) for s in speakers if s.named == "name" and s.name})
    full = {}
    for name in names:
        longer = [n for n in names if shorter(name, n)]
        if len(longer) == 1:
            full[name] = longer[0]
    return {n: full.get(f, f) for n, f in full.items()}


def _described(
    speakers: Sequence[Speaker], names: dict[str, str]
) -> dict[tuple[str, frozenset[str]], str]:
    """Unnamed speakers whose description (two words at least) fits one named speaker alone."""
    told: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for one in speakers:
        if one.named == "name" and one.name:
            name = plain(one.name)
            key = (one.role, frozenset(plain(one.text).split()))
            told.setdefault(names.get(name, name), set()).add(key)
    found: dict[tuple[str, frozenset[str]], str] = {}
    for one in speakers:
        words = frozenset(_content(one))
        if one.named == "name" or len(words) < 2:
            continue
        fits = {n for n, keys in told.items() for r, k in keys if r == one.role and words <= k}
        if len(fits) == 1:
            found[one.role, words] = f"person:{fits.pop()}"
    return found
