"""Voices: texts that are copies of one another, whole or in part.

Likeness is the share of runs of `RUN` words that two texts have in common (Jaccard), estimated
from MinHash signatures (Broder 1997) made by `rensa`; bands of a signature are the keys under
which likely copies meet. All of it depends on the words alone, never on the order of arrival.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from functools import cache
from operator import eq

from rensa import RMinHash

RUN = 4
SIZE = 128
BANDS = 32
SEED = 41
ALIKE = 0.6
COPIED = 0.3
_WORD = re.compile(r"\w+")
_LEAST_RUNS = 16
_LEAST_IN_PARAGRAPH = 8


def _runs(text: str) -> list[str]:
    """The different runs of words of a text, in small letters, without marks."""
    words = _WORD.findall(text.lower())
    if len(words) < RUN:
        return [" ".join(words)] if words else []
    return sorted({" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)})


def text_signature(text: str) -> bytes:
    """The MinHash signature of a text: `SIZE` numbers of four bytes; empty for no words."""
    runs = _runs(text)
    if not runs:
        return b""
    hasher = RMinHash(num_perm=SIZE, seed=SEED)
    hasher.update(runs)
    return struct.pack(f"<{SIZE}I", *hasher.digest())


def signature_keys(signature: bytes) -> tuple[str, ...]:
    """The keys of a signature, one a band; texts that are alike share one with high chance."""
    if not signature:
        return ()
    width = len(signature) // BANDS
    bands = (signature[n * width : (n + 1) * width] for n in range(BANDS))
    return tuple(
        f"v{n}:{hashlib.blake2b(band, digest_size=8).hexdigest()}" for n, band in enumerate(bands)
    )


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of runs in common, from 0 to 1; 0 where a text has no words."""
    if not a or not b:
        return 0.0
    ours, theirs = _numbers(a), _numbers(b)
    same: int = sum(map(eq, ours, theirs))
    return round(same / len(ours), 4)


@cache
def _format(length: int) -> struct.Struct:
    return struct.Struct(f"<{length // 4}I")


def _numbers(signature: bytes) -> tuple[int, ...]:
    return _format(len(signature)).unpack(signature)


def copied(a: str, b: str) -> float:
    """The share of the runs of the shorter text that stand in the longer, from 0 to 1.

    An agency's paragraphs inside a longer article are found so. Texts of a few words count as
    no copies.
    """
    return contained(runs_of(a), runs_of(b))


def runs_of(text: str) -> frozenset[int]:
    """The runs of a text as numbers that hold within one process, for `contained`."""
    return frozenset(map(hash, _runs(text)))


def contained(ours: frozenset[int], theirs: frozenset[int]) -> float:
    """`copied`, of texts whose runs are known."""
    least = min(len(ours), len(theirs))
    return round(len(ours & theirs) / least, 4) if least >= _LEAST_RUNS else 0.0


def groups(
    texts: Mapping[str, str],
    works: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Voices among texts by their report ids: sorted groups, whatever the order of the texts.

    Two reports are one voice if they are alike (`ALIKE` of all runs) or one stands in the other
    (`COPIED` of the shorter one), or if `works` gives both the same work id: versions of a page.
    `works` holds for a report its work id and what its versions are sorted by.
    """
    signatures = {name: text_signature(text) for name, text in texts.items()}
    pairs = set(candidates(signatures)) | set(_sharing(texts))
    tied = [
        (a, b) for a, b in sorted(pairs)
        if likeness(signatures[a], signatures[b]) >= ALIKE or copied(texts[a], texts[b]) >= COPIED
    ]  # fmt: skip
    first: dict[str, str] = {}
    for name, (work, _) in sorted((works or {}).items()):
        if name in texts:
            tied.append((first.setdefault(work, name), name))
    return united(texts, tied)


def candidates(signatures: Mapping[str, bytes]) -> Iterable[tuple[str, str]]:
    """Pairs of reports that share a key of their signatures."""
    blocks: dict[str, list[str]] = {}
    for name in sorted(signatures):
        for key in signature_keys(signatures[name]):
            blocks.setdefault(key, []).append(name)
    for members in blocks.values():
        # One representative a band is enough: likeness ties the others to it.
        yield from ((members[0], other) for other in members[1:])


def passage_keys(text: str) -> tuple[str, ...]:
    """Keys under which partial copies meet: the least hashes of each paragraph's runs."""
    found: set[str] = set()
    for paragraph in re.split(r"\n\s*\n", text):
        runs = _runs(paragraph)
        if len(runs) >= _LEAST_IN_PARAGRAPH:
            hashes = sorted(hashlib.blake2b(r.encode(), digest_size=8).hexdigest() for r in runs)
            found.update(f"q{h}" for h in hashes[:2])
    return tuple(sorted(found)[:40])


def _sharing(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Pairs of texts that share a key of a passage."""
    blocks: dict[str, list[str]] = {}
    for name in sorted(texts):
        for key in passage_keys(texts[name]):
            blocks.setdefault(key, []).append(name)
    for members in blocks.values():
        yield from ((a, b) for n, a in enumerate(members) for b in members[n + 1 : n + 9])


def united(names: Iterable[str], tied: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Names in the groups that ties make, each sorted, in the order of their first names."""
    root = {name: name for name in names}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for a, b in tied:
        one, other = find(a), find(b)
        root[max(one, other)] = min(one, other)
    out: dict[str, list[str]] = {}
    for name in sorted(root):
        out.setdefault(find(name), []).append(name)
    return tuple(tuple(out[name]) for name in sorted(out))


def newest(group: Iterable[str], works: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Of each work of a group the newest version, which speaks for the page; others as they are.

    `works` holds for a report its work id and what its versions are sorted by.
    """
    last: dict[str, tuple[str, str]] = {}
    alone: list[str] = []
    for name in sorted(group):
        if name not in works:
            alone.append(name)
            continue
        work, order = works[name]
        last[work] = max(last.get(work, ("", "")), (order, name))
    return tuple(sorted([*alone, *(name for _, name in last.values())]))
