"""CEAF-REE (Du, Rush and Cardie 2021, GRIT) and CEAF-TF (the same, GTT) over five roles.

The key is that of the benchmark: names that do not occur in its text are left out, optional fills
count as ordinary, templates that are equal count once. Names are compared in lower case without
punctuation and articles.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dateline.evaluate.assignment import assign
from dateline.evaluate.muc4.fills import ROLES, Document, Template
from dateline.evaluate.muc4.tally import Tally

_HEAD = re.compile(r"(?s).*?--\s+(?:\[[^\]]+\]\s+)+")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_MOST_MAPPINGS = 50_000
Entity = frozenset[str]


class Roles(NamedTuple):
    """A template of the benchmark: its type and the entities of each role."""

    type: str
    entities: tuple[tuple[Entity, ...], ...]


@cache
def plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(_ARTICLES.sub(" ", name.lower().translate(_PUNCTUATION)).split())


def benchmark_text(raw: str) -> str:
    """The text of a document as the benchmark has it: no header, round brackets, lower case."""
    whole = raw.strip()
    head = _HEAD.match(whole)
    body = whole[head.end() if head else 0 :].strip()
    body = body.replace("[", "(").replace("]", ")").lower()
    return " ".join(part.replace("\n", " ") for part in body.split("\n\n"))


def _pooled(entities: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Entities without those that hold, or are held by, an earlier one."""
    kept: list[frozenset[str]] = []
    for entity in entities:
        if not any(entity <= other or other <= entity for other in kept):
            kept.append(entity)
    return kept


def _names(document: Document, slot: str) -> Iterator[list[str]]:
    yield from (fill.names for template in document.templates for fill in template.of(slot))


def _asked(key: Document, slot: str, text: str) -> list[Entity]:
    pooled = _pooled(frozenset(n.lower() for n in names if n) for names in _names(key, slot))
    present = ([name for name in entity if name in text] for entity in pooled)
    return [frozenset(map(plain, names)) for names in present if names]


def _said(found: Document, role: str) -> list[Entity]:
    if found.extracts is not None:
        return [frozenset(map(plain, names)) for names in found.extracts.get(role, [])]
    named = (frozenset(plain(n) for n in names if n) for names in _names(found, ROLES[role]))
    return _pooled(entity for entity in named if entity)


def role_fillers(key: Document, found: Document | None) -> dict[str, Tally]:
    """CEAF-REE of one document, by role: entities paired one to one, right if all names are."""
    text = benchmark_text(key.raw)
    tallies = {}
    for role, slot in ROLES.items():
        asked = _asked(key, slot, text)
        said = _said(found, role) if found else []
        worth = [[float(s <= a) for s in said] for a in asked]
        right = sum(worth[a][s] for a, s in assign(worth))
        tallies[role] = Tally(right, len(said), right, len(asked))
    return tallies


def key_templates(key: Document) -> list[Roles]:
    """The templates of a key as the benchmark has them."""
    text = benchmark_text(key.raw)
    made: list[tuple[str, list[list[list[str]]]]] = []
    for template in key.templates:
        kinds = template.of("inc_type")
        kind = " / ".join(a.lower() for a in kinds[0].names) if kinds else ""
        roles = []
        for slot in ROLES.values():
            entities = []
            for fill in template.of(slot):
                places = [(text.find(n.lower()), i, n.lower()) for i, n in enumerate(fill.names)]
                present = [(at, i, name) for at, i, name in places if name and at >= 0]
                if present:
                    entities.append(sorted(present))
            entities.sort(key=lambda entity: entity[0][0])
            roles.append([[name for _, _, name in entity] for entity in entities])
        if (kind, roles) not in made:
            made.append((kind, roles))
    return [_roles(kind, roles) for kind, roles in made]


def _roles(kind: str, roles: list[list[list[str]]]) -> Roles:
    named = tuple(tuple(frozenset(map(plain, names)) for names in role) for role in roles)
    return Roles(kind, named)


def _told(template: Template) -> Roles:
    kinds = template.of("inc_type")
    kind = str(kinds[0].alts[0]).lower() if kinds else "attack"
    return _roles(kind, [[fill.names for fill in template.of(s)] for s in ROLES.values()])


class _Match(NamedTuple):
    """What a pair of templates has in common: told entities that are right, asked ones met."""

    found: int
    met: int


def _matches(said: list[Roles], asked: list[Roles]) -> dict[tuple[int, int], _Match]:
    matches = {}
    for i, one in enumerate(said):
        for j, other in enumerate(asked):
            if one.type not in other.type:
                continue
            found = met = 1
            for ours, theirs in zip(one.entities, other.entities, strict=True):
                found += sum(any(e <= x for x in theirs) for e in ours)
                met += sum(any(e <= x for e in ours) for x in theirs)
            matches[i, j] = _Match(found, met)
    return matches


def _size(templates: list[Roles]) -> int:
    return len(templates) + sum(len(role) for t in templates for role in t.entities)


def templates(key: Document, found: Document | None) -> Tally:
    """CEAF-TF of one document: templates mapped one to one so that its F1 is highest."""
    asked = key_templates(key)
    said = [_told(t) for t in found.templates] if found else []
    matches = _matches(said, asked)
    base = Tally(0, _size(said), 0, _size(asked))
    if (len(asked) + 1) ** len(said) <= _MOST_MAPPINGS:
        sums = _every(matches, len(said), len(asked))
    else:
        sums = _best_sums(matches, len(said), len(asked))
    best = base
    for match in sums:
        tally = Tally(match.found, base.said, match.met, base.asked)
        if tally.f1 > best.f1:
            best = tally
    return best


def _every(
    matches: Mapping[tuple[int, int], _Match], said: int, asked: int, used: int = 0, at: int = 0
) -> Iterator[_Match]:
    """The sums of all mappings of templates, those to early templates of the key first."""
    if at == said:
        yield _Match(0, 0)
        return
    for j in (*range(asked), -1):
        if j >= 0 and used >> j & 1:
            continue
        own = matches.get((at, j), _Match(0, 0))
        taken = used | 1 << j if j >= 0 else used
        for rest in _every(matches, said, asked, taken, at + 1):
            yield _Match(own.found + rest.found, own.met + rest.met)


def _best_sums(
    matches: Mapping[tuple[int, int], _Match], said: int, asked: int
) -> Iterator[_Match]:
    """The sums of mappings that no other beats in both: over the sets of used templates."""
    states: dict[int, set[_Match]] = {0: {_Match(0, 0)}}
    for i in range(said):
        after: dict[int, set[_Match]] = {}
        for used, sums in states.items():
            after.setdefault(used, set()).update(sums)
            for j in range(asked):
                if (i, j) in matches and not used >> j & 1:
                    own = matches[i, j]
                    grown = {_Match(s.found + own.found, s.met + own.met) for s in sums}
                    after.setdefault(used | 1 << j, set()).update(grown)
        states = {used: _front(sums) for used, sums in after.items()}
    yield from sorted(match for sums in states.values() for match in sums)


def _front(sums: set[_Match]) -> set[_Match]:
    return {
        s for s in sums if not any(o != s and o.found >= s.found and o.met >= s.met for o in sums)
    }
