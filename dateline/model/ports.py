"""What stages are handed from outside: protocols, so that no stage imports a store or a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

CandidateKind = Literal["country", "admin1", "admin2", "city", "region", "water", "site"]
MatchKind = Literal["exact", "stripped", "abbreviation", "demonym", "alias", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. Coordinates WGS84, `radius_km` of the unit, ISO-2 country."""

    geonameid: int | None
    name: str
    kind: CandidateKind
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    population: int = 0
    match: MatchKind = "exact"
    point_of: str | None = None
    disputed: tuple[str, ...] = ()
    capital: bool = False


class Lookup(Protocol):
    """Names to candidate places; pure and read-only."""

    @property
    def key(self) -> str:
        """What the place data were built from: part of a coding's run."""
        ...

    def find(self, name: str) -> tuple[Candidate, ...]:
        """All places a name may mean, best first; an empty tuple for unknown names."""
        ...

    def longest(self, words: tuple[str, ...]) -> int:
        """How many of the leading words form the longest known name (0: none)."""
        ...

    def similar(self, name: str, country: str, admin1: str | None = None) -> tuple[Candidate, ...]:
        """Places of an established country that a name may spell otherwise, match `fuzzy`.

        Other articles and long vowels count anywhere in the country, names that sound alike
        only inside the first-level unit. Empty for short names.
        """
        ...
