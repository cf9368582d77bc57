"""Turns documents into what one step of training needs: pieces, spans, targets, groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.parse.pieces import Window, windows
from training.reader.documents import Document
from training.reader.labels import ATTRIBUTES, ROLES, SOURCES, WINDOW_LABELS

_ROLE = {role: i for i, role in enumerate(ROLES)}


@dataclass
class Group:
    """The spans of one entity in a window: rows of the window's spans, its role and labels."""

    role: int
    rows: list[int]
    incidents: frozenset[int]
    attributes: dict[str, frozenset[str]]


@dataclass
class Example:
    """One window with its labels; `asked` are the roles that its source knows."""

    document: str
    window: Window
    asked: np.ndarray
    groups: list[Group] = field(default_factory=list)
    labels: np.ndarray = field(default_factory=lambda: np.zeros(len(WINDOW_LABELS)))
    known: np.ndarray = field(default_factory=lambda: np.zeros(len(WINDOW_LABELS)))
    inside: np.ndarray = field(default_factory=lambda: np.zeros((0, len(ROLES))))


def _rows(window: Window, stretches: Sequence[tuple[int, int]]) -> list[int]:
    """The offered spans that hold exactly one of the stretches, articles in front left out."""
    begins = window.starts[window.spans[:, 0]]
    ends = window.ends[window.spans[:, 1]]
    wanted = set(stretches)
    return [i for i, pair in enumerate(zip(begins, ends, strict=True)) if pair in wanted]


def _without_article(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    for article in ("the ", "a ", "an "):
        if text[start:end].lower().startswith(article):
            return start + len(article), end
    return start, end


def examples(tokenizer: Tokenizer, document: Document) -> list[Example]:
    """The windows of a document with what they should be read as."""
    made = []
    asked = np.array([role in SOURCES[document.source] for role in ROLES])
    for window in windows(tokenizer, document.text):
        example = Example(document.id, window, asked)
        example.inside = np.zeros((len(window.ids), len(ROLES)))
        types: set[str] = set()
        for filler in document.fillers:
            stretches = [_without_article(document.text, s) for s in filler.stretches]
            rows = _rows(window, stretches)
            if not rows:
                continue
            role = _ROLE[filler.role]
            told = dict(filler.attributes)
            example.groups.append(Group(role, rows, filler.incidents, told))
            types |= told.get("inc_type", frozenset())
            for first, last in window.spans[rows]:
                example.inside[first : last + 1, role] = 1
        if document.source == "muc4" and not document.relevant:
            types = set()
        truth = {"muc4:relevant": bool(types), "corpus:incident": bool(example.groups)}
        truth |= {f"muc4:{name}": True for name in types}
        for i, label in enumerate(WINDOW_LABELS):
            example.known[i] = label.startswith(document.source + ":")
            example.labels[i] = truth.get(label, False)
        made.append(example)
    return made


@dataclass
class Batch:
    """Windows of about one length, padded; spans are numbered over the batch."""

    ids: Tensor
    real: Tensor
    spans: Tensor
    source: Tensor
    examples: list[Example]
    offsets: list[int]


def batch(chosen: Sequence[Example]) -> Batch:
    """Stacks windows."""
    longest = max(len(e.window.ids) for e in chosen)
    ids = torch.zeros(len(chosen), longest, dtype=torch.long)
    real = torch.zeros(len(chosen), longest)
    spans, offsets, total = [], [], 0
    for i, example in enumerate(chosen):
        n = len(example.window.ids)
        ids[i, :n] = torch.from_numpy(example.window.ids)
        real[i, :n] = 1
        own = torch.from_numpy(example.window.spans)
        spans.append(torch.cat([torch.full((len(own), 1), i), own], 1))
        offsets.append(total)
        total += len(own)
    asked = torch.from_numpy(np.stack([e.asked for e in chosen])).float()
    return Batch(ids, real, torch.cat(spans), asked, list(chosen), offsets)


def attribute_targets(told: dict[str, frozenset[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Per attribute a share of each of its values, and 1 where anything is known."""
    shares, known = [], []
    for slot, values in ATTRIBUTES.items():
        given = told.get(slot, frozenset())
        row = np.array([value in given for value in values], dtype=np.float32)
        known.append(float(row.sum() > 0))
        shares.append(row / row.sum() if row.sum() else row)
    return np.concatenate(shares), np.array(known, dtype=np.float32)
