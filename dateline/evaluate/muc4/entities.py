"""From the candidates of a reading to the entities of each role of MUC-4.

Mentions with the same plain words are one; of mentions that overlap the best stays; the rest join
a better one when the model links them, when one is in the other's words, or is its acronym.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluate.muc4.profile import Profile
from dateline.evaluate.muc4.roles import plain
from dateline.model.reading import Candidate, Reading

_LEAST = 1e-4
_FACT = "REPORTED AS FACT"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of a role: its mentions, the best first, and how sure it is."""

    role: str
    mentions: tuple[Candidate, ...]
    score: float

    @property
    def best(self) -> Candidate:
        """The mention that names it."""
        return self.mentions[0]

    @property
    def start(self) -> int:
        """Where it is first mentioned."""
        return min(m.start for m in self.mentions)

    def share(self, slot: str, value: str) -> float:
        """The probability of a value of an attribute, at the best mention."""
        return self.best.attributes.get(slot, {}).get(value, 0.0)

    def accused(self, least: float) -> str:
        """Who says that it was this group: told as a fact unless another value is likely."""
        total = sum(m.score for m in self.mentions)
        sums: dict[str, float] = {}
        for mention in self.mentions:
            for value, share in mention.attributes.get("perp_org_conf", {}).items():
                sums[value] = sums.get(value, 0.0) + share * mention.score / total
        best = max(sorted(sums), key=lambda v: sums[v]) if sums else _FACT
        return best if sums.get(best, 0.0) > least else _FACT

    def value(self, slot: str) -> str:
        """The likeliest value of an attribute."""
        shares = self.best.attributes.get(slot, {})
        return max(sorted(shares), key=lambda v: shares[v]) if shares else "-"


def logit(p: float) -> float:
    """The log-odds of a probability."""
    p = min(1 - _LEAST, max(_LEAST, p))
    return math.log(p / (1 - p))


def _strings(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Mentions with the same plain words together, the best first; the best string first."""
    held: dict[str, list[Candidate]] = {}
    for one in candidates:
        if name := plain(one.words):
            held.setdefault(name, []).append(one)
    for same in held.values():
        same.sort(key=lambda c: (-c.score, c.start))
    return sorted(held.values(), key=lambda same: (-same[0].score, same[0].start, same[0].end))


def _acronym(short: str, long: str) -> bool:
    letters = [word[0] for word in long.split() if word not in ("of", "for", "and", "de", "la")]
    return len(short) > 2 and " " not in short and "".join(letters).startswith(short[:4])


def _akin(a: str, b: str, role: str) -> bool:
    """True if the words of one are in the other's so that they name one entity."""
    if role in ("PerpOrg", "Weapon") and (_acronym(a, b) or _acronym(b, a)):
        return True
    one, other = a.split(), b.split()
    short, long = sorted((one, other), key=len)
    if role in ("Victim",):
        return set(short) <= set(long)
    if role in ("PerpOrg", "PerpInd"):
        return short == long[-len(short) :] or short == long[: len(short)]
    return short[-1] == long[-1] and set(short) <= set(long)


def _overlap(a: Candidate, b: Candidate) -> bool:
    return a.start < b.end and b.start < a.end


def _bracketed(text: str, a: Candidate, b: Candidate) -> bool:
    """True if the second stands in brackets right behind the first, or the other way round."""
    first, second = (a, b) if a.start < b.start else (b, a)
    return text[first.end : second.start].strip() in ("(", "[")


def _joined(
    reading: Reading, entity: list[Candidate], string: list[Candidate], profile: Profile
) -> bool:
    role = string[0].role
    if any(_overlap(a, b) or _bracketed(reading.text, a, b) for a in entity for b in string):
        return True
    if _akin(plain(entity[0].words), plain(string[0].words), role):
        return True
    return reading.one_entity(entity[0], string[0]) >= profile.one_entity


def _score(mentions: Sequence[Candidate], profile: Profile, relevance: float) -> float:
    best = max(logit(m.score) for m in mentions)
    among = math.log(sum(math.exp(logit(m.score) - best) for m in mentions))
    total = best + profile.repeated * among + profile.relevance * relevance
    return 1 / (1 + math.exp(-total))


def entities(reading: Reading, profile: Profile) -> dict[str, list[Entity]]:
    """The entities of each role, surest first; those below the role's threshold are left out."""
    relevance = logit(reading.label("muc4:relevant"))
    by_role: Mapping[str, list[Candidate]] = {role: [] for role in profile.thresholds}
    for candidate in reading.candidates:
        if candidate.role in by_role:
            by_role[candidate.role].append(candidate)
    found = {}
    for role, candidates in by_role.items():
        groups: list[list[Candidate]] = []
        for string in _strings(candidates):
            home = next((g for g in groups if _joined(reading, g, string, profile)), None)
            if home is None:
                groups.append(list(string))
            else:
                home += string
        made = [Entity(role, tuple(g), _score(g, profile, relevance)) for g in groups]
        least = profile.thresholds[role]
        found[role] = sorted((e for e in made if e.score >= least), key=lambda e: -e.score)
    return found
