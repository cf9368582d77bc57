"""What the corpus holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.corpus.slots import CLAIM_SLOTS
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import EventType, Place

_TOP = 12


def countries(keys: Iterable[Keyed]) -> Counter[str]:
    """Accounts by the country of their scenes."""
    found: Counter[str] = Counter()
    for account in _accounts(keys):
        values = [c.value for c in account.of("place") if isinstance(c.value, Place)]
        found.update({v.country for v in values if v.country and v.role == "scene"})
    return found


def sub_types(keys: Iterable[Keyed]) -> Counter[str]:
    """Accounts by their sub-type, further sub-types aside."""
    claims = (c for a in _accounts(keys) for c in a.of("event_type"))
    return Counter(c.value.sub_type for c in claims if isinstance(c.value, EventType))


def _accounts(keys: Iterable[Keyed]) -> Iterator[Account]:
    return (one.account for keyed in keys for one in keyed.accounts)


def _claims(keys: Iterable[Keyed]) -> Iterator[Claim]:
    return (claim for account in _accounts(keys) for claim in account.claims)


def lines(keys: Sequence[Keyed]) -> Iterator[str]:
    """The statistics as lines of `name<tab>value`, a block after another."""
    yield from _sizes(keys)
    accounts = list(_accounts(keys))
    yield f"incidents\t{len(accounts)}"
    yield f"incidents in the foreground\t{sum(a.foreground for a in accounts)}"
    yield from _table("told as", Counter(a.told_as for a in accounts))
    yield from _table("kind", Counter(a.kind for a in accounts))
    yield from _table("genre", Counter(k.genre for k in keys))
    yield from _table("made", Counter(k.made for k in keys))
    where = countries(keys)
    yield f"countries\t{len(where)}"
    yield f"most frequent countries\t{_row(where, _TOP)}"
    yield from _table("sub-type", sub_types(keys))
    claims = list(_claims(keys))
    yield f"claims\t{len(claims)}"
    slots = Counter(str(c.slot) for c in claims)
    yield from (f"slot {slot}\t{slots[slot]}" for slot in CLAIM_SLOTS)
    yield f"claims with a speaker\t{sum(c.source is not None for c in claims)}"
    yield from _table("speaker", Counter(c.source.role for c in claims if c.source))
    yield from _table("status", Counter(c.status for c in claims))
    yield f"stretches of furniture\t{sum(len(k.furniture) for k in keys)}"


def _sizes(keys: Sequence[Keyed]) -> Iterator[str]:
    yield f"reports\t{len(keys)}"
    yield f"families\t{len({(k.split, k.family) for k in keys})}"
    for split in sorted({k.split for k in keys}):
        held = [k for k in keys if k.split == split]
        empty = sum(not k.accounts for k in held)
        full = sum(k.full for k in held if k.accounts)
        yield (f"split {split}\t{len(held)} reports, {empty} without incident, {full} with a full "
               f"key, {len(held) - empty - full} with a partial key")  # fmt: skip
    counts = Counter(len(k.accounts) for k in keys)
    yield f"incidents a report\t{_row(Counter({str(n): c for n, c in counts.items()}), _TOP)}"
    words = sorted(len(k.report.text.split()) for k in keys)
    yield f"words a report\tmedian {median(words):.0f}, {words[0]} to {words[-1]}"


def _table(name: str, counts: Counter[str]) -> Iterator[str]:
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{name} {word}\t{count}"


def _row(counts: Counter[str], most: int) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return ", ".join(f"{word} {count}" for word, count in ordered)
