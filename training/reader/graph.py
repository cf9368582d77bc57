"""Builds ONNX graphs by hand: a few operations, weights as they are to be stored.

Matrices are stored as halves and cast when the model is loaded; the word vectors as one byte a
number with a scale for each word. Nothing is rounded while it runs, which is why scores stay
those of the trained network to about three digits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 20


class Graph:
    """A graph under construction; every method adds a node and gives its output's name."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.count = 0

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """A node; its output's name, or their names."""
        self.count += 1
        names = [f"{kind.lower()}{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, values: Any, dtype: Any = np.int64) -> str:
        """A small constant, stored as it is."""
        self.count += 1
        name = f"constant{self.count}"
        self.weights.append(numpy_helper.from_array(np.array(values, dtype=dtype), name))
        return name

    def matrix(self, values: np.ndarray) -> str:
        """Weights stored as halves."""
        return self.op("Cast", self.constant(values, np.float16), to=TensorProto.FLOAT)

    def table(self, values: np.ndarray, ids: str) -> str:
        """Rows of a table that is stored as one byte a number, with a scale for each row."""
        scale = np.abs(values).max(1) / 127
        scale[scale == 0] = 1
        rows = self.constant(np.round(values / scale[:, None]), np.int8)
        scales = self.constant(scale[:, None], np.float32)
        taken = self.op("Cast", self.op("Gather", rows, ids), to=TensorProto.FLOAT)
        return self.op("Mul", taken, self.op("Gather", scales, ids))

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray | None = None) -> str:
        """`x` times the transposed weight, plus the bias."""
        y = self.op("MatMul", x, self.matrix(np.ascontiguousarray(weight.T)))
        return y if bias is None else self.op("Add", y, self.constant(bias, np.float32))

    def norm(self, x: str, weight: np.ndarray, bias: np.ndarray, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        scale, shift = self.constant(weight, np.float32), self.constant(bias, np.float32)
        return self.op("LayerNormalization", x, scale, shift, axis=-1, epsilon=epsilon)

    def reshape(self, x: str, shape: list[int]) -> str:
        """Another shape; 0 keeps a size, -1 is what is left."""
        return self.op("Reshape", x, self.constant(shape))

    def gather(self, x: str, window: str, piece: str) -> str:
        """`x[window, piece]` of a (windows, pieces, width) tensor."""
        at = self.op("Concat", window, piece, axis=1)
        return self.op("GatherND", x, at)

    def model(
        self, inputs: dict[str, tuple[int, list[Any]]], outputs: dict[str, tuple[str, list[Any]]]
    ) -> Any:
        """The finished model, from types and shapes of inputs, names and shapes of outputs."""
        for name, (inside, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inside], [name]))
        graph = helper.make_graph(
            self.nodes,
            "reader",
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [
                helper.make_tensor_value_info(n, TensorProto.FLOAT, shape)
                for n, (_, shape) in outputs.items()
            ],
            self.weights,
        )
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        made.ir_version = 10
        made.producer_name = "dateline"
        onnx.checker.check_model(made)
        return made
