"""One claim with where it was heard: what every field of an incident is made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.incident import Aside, Heard
from dateline.reconcile.origins import Origins


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim, the account it stands in, the origin it goes back to, and its day."""

    claim: Claim
    heard: Heard
    origin: str

    @property
    def day(self) -> str | None:
        """The day on which it was said or published; None if neither is known."""
        said_at = self.claim.source.said_at if self.claim.source is not None else None
        stamp = said_at or self.heard.published or self.heard.seen_at
        return stamp[:10] if stamp else None

    @property
    def recalled(self) -> bool:
        """True if its report only recalls the incident."""
        return self.heard.account.told_as == "recalled"

    @property
    def weight(self) -> int:
        """News before recollection, words before inference, plain before hedged."""
        told = 1 if self.recalled else 3
        given = 1 if self.claim.basis == "inferred" else 3
        sure = {"asserted": 3, "claimed": 2}.get(self.claim.status, 1)
        return told * given * sure

    @property
    def order(self) -> tuple[str, str, str]:
        """A fixed place among all voices: by day, then by id."""
        return (self.day or "", self.claim.id, self.heard.account.id)


def later(a: Voice, b: Voice) -> bool:
    """True if `a` is known to have been published after `b`.

    Days decide; of one day only the times of one publisher, or of one clock, are compared.
    """
    if a.day is None or b.day is None:
        return False
    if a.day != b.day:
        return a.day > b.day
    one, other = a.heard.published or "", b.heard.published or ""
    if len(one) <= 10 or len(other) <= 10 or one[19:] != other[19:]:
        return False
    same_clock = bool(one[19:]) or a.heard.publisher == b.heard.publisher
    return same_clock and one > other


def voices(heard: Sequence[Heard], origins: Origins) -> list[Voice]:
    """Every claim of the accounts, in a fixed order, each id once."""
    found: dict[str, Voice] = {}
    for one in sorted(heard, key=lambda h: (not h.newest, h.account.id)):
        for claim in one.account.claims:
            found.setdefault(claim.id, Voice(claim, one, origins.of(one, claim.source)))
    return sorted(found.values(), key=lambda v: v.order)


def ids(many: Iterable[Voice]) -> tuple[str, ...]:
    """The claim ids of voices, in their fixed order."""
    return tuple(v.claim.id for v in sorted(many, key=lambda v: v.order))


def asides(many: Iterable[Aside]) -> tuple[Aside, ...]:
    """Claims set aside, in a fixed order."""
    return tuple(sorted(many, key=lambda a: (a.claim, a.reason)))


def written(value: object) -> str:
    """A value as text: the last resort where two are equally good."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
