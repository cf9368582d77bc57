"""The seam for a trained model: the only door through which span scores enter the program.

A reader sees the text of a report once and says which stretches may fill which role. The rules
alone give no scores. Scores are rounded to four decimals before any threshold, a call holds the
windows of one report and nothing else, and one thread computes: a report reads alike alone, among
others, and in any process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.errors import InputError
from dateline.model.reading import Candidate, Reading
from dateline.model.report import Report
from dateline.parse.pieces import Window, windows

DIGITS = 4
_FILES = ("card.json", "encoder.onnx", "fillers.onnx", "tokenizer.json")
Floats = NDArray[np.float32]


def read_text(report: Report) -> str:
    """What a reader reads of a report: the title, a blank line, the text."""
    return f"{report.title}\n\n{report.text}" if report.title else report.text


class Reader(Protocol):
    """Says what it sees in a text; pure, one call a report."""

    @property
    def key(self) -> str:
        """Which model this is: part of a coding's run."""
        ...

    def read(self, text: str) -> Reading:
        """The reading of one report."""
        ...


class RulesReader:
    """The reader without a model: sees nothing, so that the rules decide alone."""

    key = "rules"

    def read(self, text: str) -> Reading:
        """A reading without candidates."""
        return Reading(text)


class ModelReader:
    """A trained reader: a folder with `encoder.onnx`, `fillers.onnx`, tokenizer and card."""

    def __init__(self, folder: Path, name: str) -> None:
        missing = [file for file in _FILES if not (folder / file).is_file()]
        if missing:
            raise InputError(f"{folder} holds no reader: it lacks {', '.join(missing)}")
        self._folder = folder
        self._name = name
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        self._heads: Mapping[str, Any] = card["heads"]
        self._keep: Mapping[str, float] = card.get("keep", {})
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._encoder = _session(folder / "encoder.onnx")
        self._fillers = _session(folder / "fillers.onnx")

    @cached_property
    def key(self) -> str:
        """The name and 12 hex digits over the files: other weights, another run."""
        h = hashlib.sha256()
        for file in _FILES:
            h.update((self._folder / file).read_bytes())
        return f"{self._name}:{h.hexdigest()[:12]}"

    def read(self, text: str) -> Reading:
        """The candidates of a text and the labels of its windows."""
        held = windows(self._tokenizer, text)
        if not held:
            return Reading(text)
        ids, real, spans = _stacked(held)
        labels, scores, pieces, wholes = self._encoder.run(
            None, {"ids": ids, "real": real, "spans": spans}
        )
        scores = np.round(scores, DIGITS)
        rows = np.flatnonzero(scores.max(1) >= self._heads["least"])
        found: tuple[Candidate, ...] = ()
        if len(rows):
            told = self._fillers.run(
                None, {"pieces": pieces, "wholes": wholes, "spans": spans[rows]}
            )
            found = self._candidates(text, held, spans[rows], scores[rows], told)
        names = self._heads["labels"]
        seen = tuple(dict(zip(names, _plain(row), strict=True)) for row in labels)
        one, other = self._heads["link_bias"]
        return Reading(text, seen, found, (one, other), self._keep)

    def _candidates(
        self,
        text: str,
        held: list[Window],
        spans: NDArray[np.int64],
        scores: Floats,
        told: list[Floats],
    ) -> tuple[Candidate, ...]:
        attributes, same, incident = told
        roles = self._heads["roles"]
        found = []
        for i, (number, first, last) in enumerate(spans.tolist()):
            start, end = int(held[number].starts[first]), int(held[number].ends[last])
            about = self._attributes(attributes[i])
            for order, score in enumerate(scores[i].tolist()):
                if score >= self._heads["least"]:
                    candidate = Candidate(
                        start,
                        end,
                        text[start:end],
                        roles[order],
                        round(score, DIGITS),
                        number,
                        about,
                        _plain(same[i]),
                        _plain(incident[i]),
                    )
                    found.append((start, end, order, candidate))
        return tuple(one[-1] for one in sorted(found, key=lambda one: one[:3]))

    def _attributes(self, shares: Floats) -> dict[str, dict[str, float]]:
        told, at = {}, 0
        for slot, values in self._heads["attributes"]:
            own = _plain(shares[at : at + len(values)])
            told[slot] = dict(zip(values, own, strict=True))
            at += len(values)
        return told


def _plain(values: Floats) -> tuple[float, ...]:
    return tuple(round(value, DIGITS) for value in values.tolist())


def load_tokenizer(path: Path) -> Any:
    """The tokenizer of a JSON file, without truncation and padding."""
    from tokenizers import Tokenizer  # here: the rules alone start without it

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> Any:
    import onnxruntime  # here: the rules alone start without it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _stacked(held: list[Window]) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
    """The pieces of the windows, padded; 1 where they are real; `(window, first, last)`."""
    longest = max(len(window.ids) for window in held)
    ids = np.zeros((len(held), longest), dtype=np.int64)
    real = np.zeros((len(held), longest), dtype=np.float32)
    spans = []
    for i, window in enumerate(held):
        ids[i, : len(window.ids)] = window.ids
        real[i, : len(window.ids)] = 1
        number = np.full((len(window.spans), 1), i, dtype=np.int64)
        spans.append(np.concatenate([number, window.spans], axis=1))
    return ids, real, np.concatenate(spans)


def open_reader(name: str, folder: Path | None = None) -> Reader:
    """The reader `rules`, `small` (of the package) or `large` (of a folder)."""
    if name == "rules":
        return RulesReader()
    if name == "small":
        shipped = resources.files("dateline") / "data" / "reader" / "small"
        return ModelReader(Path(str(shipped)), "small")
    if name != "large":
        raise InputError(f"there is no reader {name}; there are rules, small and large")
    if folder is None:
        raise InputError("the reader large needs its folder: give --reader-path DIR")
    return ModelReader(folder, "large")
