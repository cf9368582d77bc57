"""Writes a trained reader as ONNX: `encoder.onnx`, `fillers.onnx`, `tokenizer.json`, `card.json`.

    python -m training.reader.export --weights DIR/weights.pt --tokenizer tokenizer.json \\
        --out dateline/data/reader/small
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from training.reader.graph import Graph
from training.reader.labels import ATTRIBUTES, ROLES, WINDOW_LABELS
from training.reader.net import Net
from training.reader.predict import DIGITS, LEAST, load_net

Weights = dict[str, np.ndarray]


def _pair(weights: Weights, name: str) -> tuple[np.ndarray, np.ndarray]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _attention(g: Graph, x: str, mask: str, heads: int, weights: Weights, name: str) -> str:
    width = weights[f"{name}.out.weight"].shape[0]
    each = width // heads
    qkv = g.linear(x, *_pair(weights, f"{name}.qkv"))
    parts = g.op("Split", qkv, outputs=3, axis=2, num_outputs=3)
    q, k, v = (g.reshape(part, [0, 0, heads, each]) for part in parts)
    q = g.op("Transpose", q, perm=[0, 2, 1, 3])
    k = g.op("Transpose", k, perm=[0, 2, 3, 1])
    v = g.op("Transpose", v, perm=[0, 2, 1, 3])
    q = g.op("Mul", q, g.constant(each**-0.5, np.float32))
    shares = g.op("Softmax", g.op("Add", g.op("MatMul", q, k), mask), axis=-1)
    mixed = g.op("Transpose", g.op("MatMul", shares, v), perm=[0, 2, 1, 3])
    return g.linear(g.reshape(mixed, [0, 0, width]), *_pair(weights, f"{name}.out"))


def _encoder(g: Graph, weights: Weights, layers: int, heads: int) -> str:
    """Vectors of the pieces, of inputs `ids` and `real`."""
    pieces = g.op("Shape", "ids", start=1, end=2)
    places = g.matrix(weights["encoder.places.weight"])
    places = g.op("Slice", places, g.constant([0]), pieces, g.constant([0]))
    x = g.op("Add", g.table(weights["encoder.words.weight"], "ids"), places)
    x = g.norm(x, *_pair(weights, "encoder.norm"), 1e-12)
    missing = g.op("Sub", g.constant(1.0, np.float32), "real")
    mask = g.op("Mul", missing, g.constant(-1e4, np.float32))
    mask = g.op("Unsqueeze", mask, g.constant([1, 2]))
    for i in range(layers):
        name = f"encoder.layers.{i}"
        mixed = _attention(g, x, mask, heads, weights, name)
        x = g.norm(g.op("Add", x, mixed), *_pair(weights, f"{name}.norm1"), 1e-12)
        inner = g.op("Gelu", g.linear(x, *_pair(weights, f"{name}.inner")))
        outer = g.linear(inner, *_pair(weights, f"{name}.outer"))
        x = g.norm(g.op("Add", x, outer), *_pair(weights, f"{name}.norm2"), 1e-12)
    return g.norm(x, *_pair(weights, "norm"), 1e-5)


def _whole(g: Graph, x: str) -> str:
    """The vector of a window: its first piece and the mean of the real ones."""
    real = g.op("Unsqueeze", "real", g.constant([2]))
    total = g.op("ReduceSum", g.op("Mul", x, real), g.constant([1]), keepdims=0)
    mean = g.op("Div", total, g.op("ReduceSum", real, g.constant([1]), keepdims=0))
    first = g.op("Gather", x, g.constant(0), axis=1)
    return g.op("Concat", first, mean, axis=1)


def _means(g: Graph, x: str, window: str, first: str, last: str) -> str:
    """The mean of `x` over the pieces of each span."""
    sums = g.op("CumSum", x, g.constant(1))
    end = g.gather(sums, window, last)
    begin = g.op("Sub", g.gather(sums, window, first), g.gather(x, window, first))
    one = g.op("Add", g.op("Sub", last, first), g.constant([[1]]))
    return g.op("Div", g.op("Sub", end, begin), g.op("Cast", one, to=TensorProto.FLOAT))


def _scores(g: Graph, x: str, whole: str, weights: Weights) -> str:
    window, first, last = g.op("Split", "spans", outputs=3, axis=1, num_outputs=3)
    edges = g.linear(x, *_pair(weights, "edges"))
    begin, end, inside = g.op("Split", edges, outputs=3, axis=2, num_outputs=3)
    own = g.op("GatherND", g.linear(whole, weights["whole.weight"]), window)
    length = g.op("Squeeze", g.op("Sub", last, first), g.constant([1]))
    mixed = g.op(
        "Sum",
        g.gather(g.linear(x, *_pair(weights, "first")), window, first),
        g.gather(g.linear(x, weights["last.weight"]), window, last),
        own,
        g.op("Gather", g.matrix(weights["length.weight"]), length),
    )
    return g.op(
        "Sum",
        g.linear(g.op("Gelu", mixed), *_pair(weights, "role")),
        g.gather(begin, window, first),
        g.gather(end, window, last),
        _means(g, inside, window, first, last),
    )


def encoder(net: Net) -> Any:
    """The graph from word pieces and spans to scores of windows and spans."""
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    g = Graph()
    x = _encoder(g, weights, net.shape.layers, net.shape.heads)
    whole = _whole(g, x)
    return g.model(
        {
            "ids": (TensorProto.INT64, ["windows", "pieces"]),
            "real": (TensorProto.FLOAT, ["windows", "pieces"]),
            "spans": (TensorProto.INT64, ["spans", 3]),
        },
        {
            "labels": (
                g.op("Sigmoid", g.linear(whole, *_pair(weights, "window"))),
                ["windows", len(WINDOW_LABELS)],
            ),
            "scores": (g.op("Sigmoid", _scores(g, x, whole, weights)), ["spans", len(ROLES)]),
            "pieces": (x, ["windows", "pieces", net.shape.width]),
            "wholes": (whole, ["windows", 2 * net.shape.width]),
        },
    )


def fillers(net: Net) -> Any:
    """The graph that describes chosen spans: attributes and the vectors that link them."""
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    width = net.shape.width
    g = Graph()
    window, first, last = g.op("Split", "spans", outputs=3, axis=1, num_outputs=3)
    mean = g.op("GatherND", "wholes", window)
    mean = g.op("Slice", mean, g.constant([width]), g.constant([2 * width]), g.constant([1]))
    parts = g.op(
        "Concat",
        g.gather("pieces", window, first),
        g.gather("pieces", window, last),
        _means(g, "pieces", window, first, last),
        mean,
        axis=1,
    )
    made = g.op("Gelu", g.linear(parts, *_pair(weights, "filler")))
    logits = g.linear(made, *_pair(weights, "attributes"))
    sizes = g.constant([len(values) for values in ATTRIBUTES.values()])
    shares = g.op("Split", logits, sizes, outputs=len(ATTRIBUTES), axis=1)
    shares = [g.op("Softmax", part, axis=1) for part in shares]
    return g.model(
        {
            "pieces": (TensorProto.FLOAT, ["windows", "pieces", width]),
            "wholes": (TensorProto.FLOAT, ["windows", 2 * width]),
            "spans": (TensorProto.INT64, ["spans", 3]),
        },
        {
            "attributes": (g.op("Concat", *shares, axis=1), ["spans", "values"]),
            "same": (g.linear(made, *_pair(weights, "same")), ["spans", net.shape.link]),
            "incident": (g.linear(made, *_pair(weights, "incident")), ["spans", net.shape.link]),
        },
    )


def heads(net: Net) -> dict[str, Any]:
    """What the numbers of the graphs mean."""
    return {
        "roles": list(ROLES),
        "labels": list(WINDOW_LABELS),
        "attributes": [[slot, list(values)] for slot, values in ATTRIBUTES.items()],
        "link_bias": [round(float(b), DIGITS) for b in net.link_bias.detach()],
        "least": LEAST,
    }


def write(net: Net, tokenizer: Path, out: Path, about: dict[str, Any]) -> None:
    """Writes the four files of a reader; `about` is what its card says beside the heads."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder(net), out / "encoder.onnx")
    onnx.save(fillers(net), out / "fillers.onnx")
    (out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    text = json.dumps({**about, "heads": heads(net)}, indent=1, sort_keys=True) + "\n"
    (out / "card.json").write_text(text, encoding="utf-8")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("weights", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    told = parser.parse_args()
    card = told.weights.parent / "card.json"
    about = json.loads(card.read_text(encoding="utf-8")) if card.exists() else {}
    write(load_net(told.weights), told.tokenizer, told.out, about)
    for file in sorted(told.out.iterdir()):
        print(f"{file.name}\t{file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
