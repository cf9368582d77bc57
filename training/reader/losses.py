"""What a step of training minimises.

Spans: binary cross-entropy over all offered spans and asked roles. An entity is found when one of
its mentions is (noisy alternatives, as in multiple-instance learning): the log-sum-exp of its
mentions carries most of the weight, single mentions little.
"""

from __future__ import annotations

from itertools import combinations

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.examples import Batch, Group, attribute_targets
from training.reader.labels import ATTRIBUTES
from training.reader.net import Net

MENTION = 0.3
INSIDE = 0.3
WINDOW = 1.0
ATTRIBUTE = 0.3
LINK = 0.3
MOST_LINKED = 48


def _groups(batch: Batch) -> list[tuple[int, Group, Tensor]]:
    """Each entity of a batch: its window, itself, the rows of its spans in the batch."""
    return [
        (i, group, torch.tensor(group.rows) + offset)
        for i, (example, offset) in enumerate(zip(batch.examples, batch.offsets, strict=True))
        for group in example.groups
    ]


def _weights(batch: Batch, empties: int) -> Tensor:
    return torch.tensor([1.0 if e.groups else float(empties) for e in batch.examples])


def _span_loss(
    logits: Tensor, batch: Batch, groups: list[tuple[int, Group, Tensor]], weights: Tensor
) -> Tensor:
    weight = (batch.source * weights[:, None])[batch.spans[:, 0]]
    truth = torch.zeros_like(logits)
    for _, group, rows in groups:
        truth[rows, group.role] = 1
        weight[rows, group.role] = MENTION
    each = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    loss = (each * weight).sum()
    for _, group, rows in groups:
        loss = loss + functional.softplus(-torch.logsumexp(logits[rows, group.role], 0))
    return loss


def _inside_loss(inside: Tensor, batch: Batch, weights: Tensor) -> Tensor:
    truth = torch.zeros_like(inside)
    for i, example in enumerate(batch.examples):
        truth[i, : len(example.inside)] = torch.from_numpy(example.inside).float()
    each = functional.binary_cross_entropy_with_logits(inside, truth, reduction="none")
    return (each * (batch.source * weights[:, None])[:, None] * batch.real[:, :, None]).sum()


def _window_loss(logits: Tensor, batch: Batch, weights: Tensor) -> Tensor:
    truth = torch.stack([torch.from_numpy(e.labels) for e in batch.examples]).float()
    known = torch.stack([torch.from_numpy(e.known) for e in batch.examples]).float()
    each = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    return (each * known * weights[:, None]).sum()


def _attribute_loss(logits: Tensor, told: list[Group]) -> Tensor:
    loss = logits.new_zeros(())
    targets = [attribute_targets(group.attributes) for group in told]
    truth = torch.stack([torch.from_numpy(shares) for shares, _ in targets])
    known = torch.stack([torch.from_numpy(k) for _, k in targets])
    at = 0
    for i, values in enumerate(ATTRIBUTES.values()):
        part = slice(at, at + len(values))
        each = -(functional.log_softmax(logits[:, part], 1) * truth[:, part]).sum(1)
        loss = loss + (each * known[:, i]).sum()
        at += len(values)
    return loss


def _link_loss(vectors: Tensor, bias: Tensor, pairs: list[tuple[int, int, bool]]) -> Tensor:
    if not pairs:
        return vectors.new_zeros(())
    left = torch.tensor([p[0] for p in pairs])
    right = torch.tensor([p[1] for p in pairs])
    truth = torch.tensor([float(p[2]) for p in pairs])
    logits = (vectors[left] * vectors[right]).sum(1) / vectors.shape[1] ** 0.5 + bias
    each = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    return each.sum() / len(pairs) ** 0.5


def loss_of(net: Net, batch: Batch, empties: int = 1) -> dict[str, Tensor]:
    """The parts of the loss of a batch, each divided by the number of windows.

    An empty window stands for `empties` of them.
    """
    x, whole = net.read(batch.ids, batch.real)
    logits, inside = net.score(x, whole, batch.spans)
    groups = _groups(batch)
    weights = _weights(batch, empties)
    loss = {
        "span": _span_loss(logits, batch, groups, weights),
        "inside": INSIDE * _inside_loss(inside, batch, weights),
        "window": WINDOW * _window_loss(net.window(whole), batch, weights),
    }
    if groups:
        chosen, owners = [], []
        for number, (_, group, rows) in enumerate(groups):
            best = torch.topk(logits[rows, group.role].detach(), min(2, len(rows))).indices
            chosen.append(rows[best])
            owners += [number] * len(best)
        attributes, same, incident = net.describe(x, whole, batch.spans[torch.cat(chosen)])
        held = [groups[o] for o in owners]
        if any(group.attributes for _, group, _ in held):
            loss["attribute"] = ATTRIBUTE * _attribute_loss(attributes, [g for _, g, _ in held])
        near = [
            (a, b)
            for a, b in combinations(range(min(len(owners), 8 * MOST_LINKED)), 2)
            if held[a][0] == held[b][0]
        ]
        one = [
            (a, b, owners[a] == owners[b]) for a, b in near if held[a][1].role == held[b][1].role
        ]
        told = [
            (a, b, bool(held[a][1].incidents & held[b][1].incidents))
            for a, b in near
            if owners[a] != owners[b]
        ]
        loss["same"] = LINK * _link_loss(same, net.link_bias[0], one)
        loss["incident"] = LINK * _link_loss(incident, net.link_bias[1], told)
    return {name: part / len(batch.examples) for name, part in loss.items()}
