"""The network of the reader: a BERT encoder cut at a layer, span heads, filler heads, links."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.parse.pieces import MOST_PIECES
from training.reader.labels import ATTRIBUTES, ROLES, WINDOW_LABELS


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    layers: int = 5
    width: int = 384
    heads: int = 12
    inner: int = 1536
    words: int = 30522
    places: int = 512
    span: int = 192
    filler: int = 256
    link: int = 64
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT); attention without dropout, which is slow."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (batch, pieces, width), `mask` (batch, 1, 1, pieces): 0 or a large negative."""
        batch, pieces, width = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Measured: in fp32 faster than in bf16, where heads are this narrow.
        mixed = functional.scaled_dot_product_attention(
            q.float(), k.float(), v.float(), attn_mask=mask.float()
        )
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """The first layers of a BERT encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.words, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """`ids` and `real` (batch, pieces); vectors (batch, pieces, width)."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(at)))
        mask = ((1.0 - real.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, path: Path) -> None:
        """Takes the weights of a BERT model in safetensors; ids of segments are all 0."""
        held = load_file(path)
        held = {name.removeprefix("bert."): value for name, value in held.items()}
        own: dict[str, Tensor] = {
            "words.weight": held["embeddings.word_embeddings.weight"],
            "places.weight": held["embeddings.position_embeddings.weight"]
            + held["embeddings.token_type_embeddings.weight"][0],
        }
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = held[f"embeddings.LayerNorm.{part}"]
            for i in range(len(self.layers)):
                base, mine = f"encoder.layer.{i}.", f"layers.{i}."
                own[f"{mine}qkv.{part}"] = torch.cat(
                    [held[f"{base}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                )
                own[f"{mine}out.{part}"] = held[f"{base}attention.output.dense.{part}"]
                own[f"{mine}norm1.{part}"] = held[f"{base}attention.output.LayerNorm.{part}"]
                own[f"{mine}inner.{part}"] = held[f"{base}intermediate.dense.{part}"]
                own[f"{mine}outer.{part}"] = held[f"{base}output.dense.{part}"]
                own[f"{mine}norm2.{part}"] = held[f"{base}output.LayerNorm.{part}"]
        self.load_state_dict(own)


class Net(nn.Module):
    """Encoder and heads. Spans are numbered over a batch: window, first piece, last piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width, span, roles = shape.width, shape.span, len(ROLES)
        self.encoder = Encoder(shape)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(shape.dropout)
        self.edges = nn.Linear(width, 3 * roles)
        self.first = nn.Linear(width, span)
        self.last = nn.Linear(width, span, bias=False)
        self.whole = nn.Linear(2 * width, span, bias=False)
        self.length = nn.Embedding(MOST_PIECES, span)
        self.role = nn.Linear(span, roles)
        self.window = nn.Linear(2 * width, len(WINDOW_LABELS))
        self.filler = nn.Linear(4 * width, shape.filler)
        self.attributes = nn.Linear(shape.filler, sum(map(len, ATTRIBUTES.values())))
        self.same = nn.Linear(shape.filler, shape.link)
        self.incident = nn.Linear(shape.filler, shape.link)
        self.link_bias = nn.Parameter(torch.tensor([-1.0, 0.0]))
        nn.init.constant_(self.role.bias, -6.0)
        nn.init.zeros_(self.length.weight)

    def report(self) -> dict[str, Any]:
        """The sizes, for a checkpoint."""
        return asdict(self.shape)

    def read(self, ids: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of the pieces (batch, pieces, width) and of the windows (batch, 2 width)."""
        x = self.drop(self.norm(self.encoder(ids, real).float()))
        weight = real.to(x.dtype)[:, :, None]
        mean = (x * weight).sum(1) / weight.sum(1)
        return x, torch.cat([x[:, 0], mean], 1)

    def score(self, x: Tensor, whole: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
        """Role logits of spans (n, roles), and of pieces being inside (batch, pieces, roles)."""
        window, first, last = spans.unbind(1)
        roles = self.role.out_features
        edges = self.edges(x)
        begin, end, inside = edges.split(roles, 2)
        sums = functional.pad(inside.cumsum(1), (0, 0, 1, 0))
        size = (last - first + 1)[:, None].to(x.dtype)
        mean = (sums[window, last + 1] - sums[window, first]) / size
        mixed = (
            self.first(x)[window, first]
            + self.last(x)[window, last]
            + self.whole(whole)[window]
            + self.length(last - first)
        )
        logits = self.role(functional.gelu(mixed))
        return logits + begin[window, first] + end[window, last] + mean, inside

    def describe(self, x: Tensor, whole: Tensor, spans: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of chosen spans: attribute logits, vectors that match for one entity, one incident."""
        window, first, last = spans.unbind(1)
        sums = functional.pad(x.cumsum(1), (0, 0, 1, 0))
        size = (last - first + 1)[:, None].to(x.dtype)
        mean = (sums[window, last + 1] - sums[window, first]) / size
        width = self.shape.width
        parts = [x[window, first], x[window, last], mean, whole[window, width:]]
        made = functional.gelu(self.filler(torch.cat(parts, 1)))
        return self.attributes(made), self.same(made), self.incident(made)
