"""Reads documents with the weights of a checkpoint: for tuning, and to hold the export against."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dateline.model.reading import Candidate, Reading
from dateline.parse.pieces import Window, windows
from training.reader.labels import ATTRIBUTES, ROLES, WINDOW_LABELS
from training.reader.net import Net, Shape

LEAST = 0.02
DIGITS = 4


def load_net(path: Path) -> Net:
    """The network of a file of weights or a checkpoint, ready to read."""
    state = torch.load(path, weights_only=False)
    net = Net(Shape(**state["shape"]))
    net.load_state_dict(state["net"])
    return net.eval()


def _attributes(logits: torch.Tensor) -> dict[str, dict[str, float]]:
    told, at = {}, 0
    for slot, values in ATTRIBUTES.items():
        shares = torch.softmax(logits[at : at + len(values)], 0)
        told[slot] = {v: round(float(s), DIGITS) for v, s in zip(values, shares, strict=True)}
        at += len(values)
    return told


def _vector(values: torch.Tensor) -> tuple[float, ...]:
    return tuple(round(float(v), DIGITS) for v in values)


def _window(
    net: Net, window: Window, number: int, text: str
) -> tuple[dict[str, float], list[Candidate]]:
    ids = torch.from_numpy(window.ids)[None]
    x, whole = net.read(ids, torch.ones(ids.shape))
    labels = torch.sigmoid(net.window(whole))[0]
    told = {n: round(float(p), DIGITS) for n, p in zip(WINDOW_LABELS, labels, strict=True)}
    spans = torch.from_numpy(window.spans)
    if not len(spans):
        return told, []
    spans = torch.cat([torch.zeros(len(spans), 1, dtype=torch.long), spans], 1)
    scores = torch.sigmoid(net.score(x, whole, spans)[0])
    rows = torch.nonzero(scores.max(1).values >= LEAST)[:, 0]
    if not len(rows):
        return told, []
    attributes, same, incident = net.describe(x, whole, spans[rows])
    found = []
    for i, row in enumerate(rows.tolist()):
        start = int(window.starts[int(spans[row, 1])])
        end = int(window.ends[int(spans[row, 2])])
        for role, score in zip(ROLES, scores[row].tolist(), strict=True):
            if score >= LEAST:
                found.append(
                    Candidate(
                        start,
                        end,
                        text[start:end],
                        role,
                        round(score, DIGITS),
                        number,
                        _attributes(attributes[i]),
                        _vector(same[i]),
                        _vector(incident[i]),
                    )
                )
    return told, found


@torch.no_grad()
def reading(net: Net, tokenizer: Tokenizer, text: str) -> Reading:
    """What the network sees in a text, window by window."""
    told, found = [], []
    for number, window in enumerate(windows(tokenizer, text)):
        labels, candidates = _window(net, window, number, text)
        told.append(labels)
        found += candidates
    found.sort(key=lambda c: (c.start, c.end, ROLES.index(c.role)))
    one, other = net.link_bias.tolist()
    return Reading(text, tuple(told), tuple(found), (round(one, DIGITS), round(other, DIGITS)))


def readings(net: Net, tokenizer: Tokenizer, texts: Iterable[str]) -> list[Reading]:
    """What the network sees in each text."""
    return [reading(net, tokenizer, text) for text in texts]
