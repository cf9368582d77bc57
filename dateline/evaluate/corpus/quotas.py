"""What the corpus as a whole must hold: its splits, its countries, its kinds of incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.evaluate.corpus.keys import Keyed
from dateline.evaluate.corpus.overlap import repeats
from dateline.evaluate.corpus.stats import countries, sub_types
from dateline.model.taxonomy import TYPE_OF

SPLITS = ("train", "dev")
DEV = "dev"
COUNTRIES = 40
DEV_SHARE = 0.4
EMPTY_DEV = 40
SINGLE_SHARE = 0.3


def is_whole(folder: Path) -> bool:
    """True for a folder that holds both splits."""
    return all((folder / split).is_dir() for split in SPLITS)


def shortfalls(keys: Sequence[Keyed]) -> Iterator[str]:
    """What the whole corpus lacks, or has twice.

    The quotas hold for reports by themselves: families that tell one incident in many reports
    are there for linking, and neither fill a quota nor break one.
    """
    yield from _identity(keys)
    yield from alike(keys)
    together = {k.family for k in keys if any(a.incident for a in k.accounts)}
    keys = [k for k in keys if k.family not in together]
    where = countries(keys)
    if len(where) < COUNTRIES:
        yield f"{len(where)} countries; there must be {COUNTRIES}"
    kinds = sub_types(keys)
    yield from (f"no incident has the sub-type {sub}" for sub in TYPE_OF if not kinds[sub])
    single = sum(len(k.accounts) == 1 for k in keys)
    if single > SINGLE_SHARE * len(keys):
        yield f"{single} of {len(keys)} reports hold exactly one incident; 30 % is the most"
    dev = [k for k in keys if k.split == DEV]
    if len(dev) < DEV_SHARE * len(keys):
        yield f"{len(dev)} of {len(keys)} reports are in dev; 40 % is the least"
    empty = sum(not k.accounts for k in dev)
    if empty < EMPTY_DEV:
        yield f"{empty} reports of dev hold no incident; there must be {EMPTY_DEV}"


def _identity(keys: Sequence[Keyed]) -> Iterator[str]:
    for name, count in Counter(k.id for k in keys).items():
        if count > 1:
            yield f"the report id {name} stands {count} times"
    splits: dict[str, set[str]] = {}
    for key in keys:
        splits.setdefault(key.family, set()).add(key.split)
    for family, found in sorted(splits.items()):
        if len(found) > 1:
            yield f"the family {family} is divided between {' and '.join(sorted(found))}"


def alike(keys: Sequence[Keyed]) -> Iterator[str]:
    """Reports written by hand that repeat one another, those of one family aside."""
    texts = {k.id: f"{k.report.title}.\n{k.report.text}" for k in keys if k.made == "hand"}
    family = {k.id: k.family for k in keys}
    for a, b, share in repeats(texts):
        if family[a] == family[b]:
            continue  # rewrites and copies of one story share their words by nature
        yield f"{a} and {b} share {share:.1f} runs of five words for 100 words; 8 is the most"
