"""Reads what the reader learns from: MUC-4 and our own corpus, as texts with labelled spans."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.evaluate.corpus.keys import keyed_folder
from dateline.parse.reader import read_text
from training.reader.labels import ATTRIBUTES, CORPUS_SLOTS, OF_ROLE, OF_TEMPLATE, SLOT_OF_ROLE

_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity that fills a role: its stretches of the text and what is said about it.

    `stretches` are `(start, end)` in characters; one of them is enough to name the entity.
    `incidents` are numbers of the templates or accounts it belongs to.
    """

    role: str
    stretches: tuple[tuple[int, int], ...]
    incidents: frozenset[int]
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A text, where it comes from, and its fillers; `types` are those of its incidents."""

    id: str
    source: str
    text: str
    fillers: tuple[Filler, ...]
    types: frozenset[str] = frozenset()
    relevant: bool = False

    @property
    def hash(self) -> str:
        """SHA-256 of the text: what the card of a model lists."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def _fills(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []


def _alternatives(fill: Mapping[str, Any]) -> list[str]:
    names = [_ARTICLE.sub("", a, count=1) if _ARTICLE.match(a) else a for a in fill["alts"] if a]
    return sorted({name.upper() for name in names if name.strip('" -')})


def _occurrences(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for name in names:
        for match in re.finditer(re.escape(name), text):
            left = text[match.start() - 1 : match.start()]
            right = text[match.end() : match.end() + 1]
            if not (left.isalnum() and name[:1].isalnum()) and not (
                right.isalnum() and name[-1:].isalnum()
            ):
                found.append(match.span())
    return sorted(set(found))


def _values(slots: Mapping[str, Any], slot: str, names: set[str]) -> frozenset[str]:
    """The set fills of a slot that are about an entity with one of these names."""
    known = set(ATTRIBUTES[slot])
    found: set[str] = set()
    for fill in _fills(slots.get(slot)):
        about = {str(x).upper() for x in fill.get("xref") or [] if x}
        if not about or about & names:
            found |= {str(a) for a in fill["alts"]} & known
    return frozenset(found)


def _of_template(slots: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    told = {}
    for slot in OF_TEMPLATE:
        fills = _fills(slots.get(slot))
        values = {str(a) for fill in fills for a in fill["alts"]} & set(ATTRIBUTES[slot])
        if not values and slot == "perp_category":
            values = {"-"}
        told[slot] = frozenset(values)
    return told


def _told(slots: Mapping[str, Any], role: str, names: set[str]) -> dict[str, frozenset[str]]:
    told = _of_template(slots)
    for slot in OF_ROLE.get(role, ()):
        values = _values(slots, slot, names)
        if not values and "-" in ATTRIBUTES[slot]:
            values = frozenset("-")
        told[slot] = values
    return told


def _place_fills(value: Any) -> Iterator[list[str]]:
    for fill in _fills(value):
        names = set()
        for place in fill.get("parsed") or []:
            for level in (place or {}).get("path") or []:
                names |= {entry["name"] for entry in level}
        yield from ([name] for name in sorted(names))


def _entities(slots: Mapping[str, Any], role: str) -> Iterator[tuple[list[str], set[str]]]:
    """The names of each entity of a role, and the names by which other slots refer to it."""
    if role == "Place":
        yield from ((names, set(names)) for names in _place_fills(slots.get("inc_location")))
        return
    for fill in _fills(slots.get(SLOT_OF_ROLE[role])):
        names = _alternatives(fill)
        referred = {str(x).upper() for x in fill.get("xref") or [] if x}
        yield names, {str(a).upper() for a in fill["alts"] if a} | set(names) | referred


def muc_document(row: Mapping[str, Any]) -> Document:
    """One line of the MUC-4 files as a document."""
    text = row["text"]
    gathered: dict[tuple[str, tuple[str, ...]], Filler] = {}
    types: set[str] = set()
    for number, template in enumerate(row["templates"]):
        slots = template["slots"]
        types |= _of_template(slots)["inc_type"]
        for role in SLOT_OF_ROLE:
            for names, referred in _entities(slots, role):
                stretches = tuple(_occurrences(text, names))
                if not stretches:
                    continue
                key = (role, tuple(names))
                told = _told(slots, role, referred)
                before = gathered.get(key)
                incidents = frozenset({number})
                if before:
                    incidents |= before.incidents
                    told = {k: v | before.attributes.get(k, frozenset()) for k, v in told.items()}
                gathered[key] = Filler(role, stretches, incidents, told)
    return Document(
        row["docid"], "muc4", text, tuple(gathered.values()), frozenset(types), bool(types)
    )


def muc_documents(path: Path) -> list[Document]:
    """The documents of a MUC-4 file (`train.jsonl`, `dev.jsonl`)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [muc_document(json.loads(line)) for line in lines]


def corpus_documents(folder: Path, split: str = "train") -> list[Document]:
    """The reports of a part of our own corpus, title and text in one."""
    documents = []
    for keyed in keyed_folder(folder, split):
        report = keyed.report
        text = read_text(report)
        shift = {"title": 0, "text": len(text) - len(report.text)}
        fillers = []
        for number, account in enumerate(keyed.accounts):
            for claim in account.account.claims:
                role = CORPUS_SLOTS.get(claim.slot)
                if role is None or not claim.evidence:
                    continue
                stretches = tuple(
                    (s.start + shift[s.field], s.end + shift[s.field]) for s in claim.evidence
                )
                fillers.append(Filler(role, stretches, frozenset({number})))
        documents.append(
            Document(
                keyed.id,
                "corpus",
                text,
                tuple(fillers),
                relevant=bool(fillers),
            )
        )
    return documents
