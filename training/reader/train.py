"""Trains the reader.

    python -m training.reader.train --muc TRAIN.jsonl --corpus corpus \\
        --bert model.safetensors --tokenizer tokenizer.json --out DIR

Prints tokens a second and the forecast end after 50 steps, and stops there when the forecast is
beyond `--budget` minutes. Keeps a checkpoint (weights, optimiser, place in the order of examples,
random states) every `--keep` minutes in DIR; the same command goes on from it.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from dateline.parse.reader import load_tokenizer
from training.reader.documents import Document, corpus_documents, muc_documents
from training.reader.examples import Example, batch, examples
from training.reader.losses import loss_of
from training.reader.net import Net, Shape

WARM = 0.06
FORECAST_AFTER = 50


@dataclass(frozen=True)
class Plan:
    """How to train.

    Passes over the examples, learning rates of encoder and heads, pieces a batch, weight decay,
    seed, every how many epochs an empty window comes, and how many layers stay as they were.
    """

    epochs: int = 6
    rate: float = 2e-4
    head_rate: float = 1e-3
    pieces: int = 2048
    decay: float = 0.01
    seed: int = 1
    empties: int = 2
    frozen: int = 1


def order(held: list[Example], plan: Plan, epoch: int) -> list[list[int]]:
    """The batches of an epoch: shuffled, windows of about one length together.

    An empty window comes every `plan.empties` epochs and weighs as much more, which keeps the
    scores calibrated.
    """
    rng = random.Random(f"{plan.seed}/{epoch}")
    rows = [i for i, e in enumerate(held) if e.groups or (i + epoch) % plan.empties == 0]
    rng.shuffle(rows)
    pools = [rows[i : i + 64] for i in range(0, len(rows), 64)]
    batches: list[list[int]] = []
    for pool in pools:
        pool.sort(key=lambda i: len(held[i].window.ids))
        current: list[int] = []
        for row in pool:
            size = len(held[row].window.ids) * (len(current) + 1)
            if current and size > plan.pieces:
                batches.append(current)
                current = []
            current.append(row)
        batches.append(current)
    rng.shuffle(batches)
    return batches


def optimiser(net: Net, plan: Plan) -> torch.optim.AdamW:
    """AdamW; the heads learn faster than the encoder, vectors of size 1 do not decay."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, value in net.named_parameters():
        if not value.requires_grad:
            continue
        groups.setdefault((name.startswith("encoder."), value.dim() > 1), []).append(value)
    return torch.optim.AdamW(
        [
            {
                "params": held,
                "lr": plan.rate if encoder else plan.head_rate,
                "base": plan.rate if encoder else plan.head_rate,
                "weight_decay": plan.decay if decays else 0.0,
            }
            for (encoder, decays), held in groups.items()
        ],
        betas=(0.9, 0.98),
    )


def factor(step: int, total: int) -> float:
    """The share of the learning rate at a step: rises over the first, falls to nothing."""
    warm = max(1, int(WARM * total))
    return min(step / warm, max(0.0, (total - step) / max(1, total - warm)))


class Run:
    """A training run that can be interrupted and resumed."""

    def __init__(self, net: Net, held: list[Example], plan: Plan, out: Path) -> None:
        self.net, self.held, self.plan, self.out = net, held, plan, out
        self.optimiser = optimiser(net, plan)
        whole = [len(order(held, plan, epoch)) for epoch in range(int(plan.epochs))]
        self.total = sum(whole)
        self.step = self.epoch = self.at = 0
        self.spent = 0.0
        out.mkdir(parents=True, exist_ok=True)

    @property
    def checkpoint(self) -> Path:
        """Where the state is kept."""
        return self.out / "checkpoint.pt"

    def save(self) -> None:
        """Keeps the state; a kill while writing leaves the one before."""
        state = {
            "shape": self.net.report(),
            "plan": vars(self.plan),
            "net": self.net.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "at": (self.step, self.epoch, self.at, self.spent),
            "random": (random.getstate(), np.random.get_state(), torch.get_rng_state()),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def resume(self) -> bool:
        """Goes on from a checkpoint, when there is one; ValueError if its plan is another."""
        if not self.checkpoint.exists():
            return False
        state: dict[str, Any] = torch.load(self.checkpoint, weights_only=False)
        if state["plan"] != vars(self.plan):
            raise ValueError(f"{self.checkpoint} was made with another plan: {state['plan']}")
        self.net.load_state_dict(state["net"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.epoch, self.at, self.spent = state["at"]
        python, numpy, torch_state = state["random"]
        random.setstate(python)
        np.random.set_state(numpy)
        torch.set_rng_state(torch_state)
        return True

    def one(self, rows: list[int]) -> dict[str, float]:
        """One step of the optimiser."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor(self.step + 1, self.total)
        self.net.train()
        with torch.autocast("cpu", torch.bfloat16):
            parts = loss_of(self.net, batch([self.held[i] for i in rows]), self.plan.empties)
        loss = torch.stack([p.float() for p in parts.values()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        return {name: float(part.detach()) for name, part in parts.items()}

    def go(self, budget: float, keep: float, steps: int | None = None) -> bool:
        """Trains to the end, or `steps` steps; False if the forecast is beyond the budget."""
        begun = kept = time.monotonic()
        seen, first, forecast = 0, self.step, False
        sums: Counter[str] = Counter()
        while self.step < self.total:
            batches = order(self.held, self.plan, self.epoch)
            while self.at < len(batches) and self.step < self.total:
                rows = batches[self.at]
                sums.update(self.one(rows))
                seen += sum(len(self.held[i].window.ids) for i in rows)
                self.at += 1
                self.step += 1
                done = self.step - first
                took = time.monotonic() - begun
                if done == FORECAST_AFTER and not forecast:
                    forecast = True
                    whole = (self.spent + took / done * (self.total - first)) / 60
                    print(f"{seen / took:.0f} tokens a second; {whole:.0f} minutes in all")
                    if whole > budget:
                        print(f"that is more than the budget of {budget:.0f}: stopped")
                        return False
                if self.step % FORECAST_AFTER == 0:
                    words = " ".join(f"{k} {v / FORECAST_AFTER:.2f}" for k, v in sums.items())
                    spent = (self.spent + took) / 60
                    print(f"step {self.step}/{self.total} {spent:.1f} min {words}", flush=True)
                    sums.clear()
                if time.monotonic() - kept > 60 * keep:
                    self.spent += time.monotonic() - begun
                    begun, first, seen = time.monotonic(), self.step, 0
                    self.save()
                    kept = time.monotonic()
                if steps is not None and self.step >= steps:
                    self.spent += time.monotonic() - begun
                    self.save()
                    return True
            if self.at >= len(batches):
                self.epoch, self.at = self.epoch + 1, 0
                torch.save({"shape": self.net.report(), "net": self.net.state_dict()},
                           self.out / "weights.pt")  # fmt: skip
        self.spent += time.monotonic() - begun
        self.save()
        torch.save(
            {"shape": self.net.report(), "net": self.net.state_dict()}, self.out / "weights.pt"
        )
        return True


def card(documents: list[Document], plan: Plan, run: Run) -> dict[str, Any]:
    """What the card of a model says about its data: sources, hashes, seed, hours."""
    sources: dict[str, list[str]] = {}
    for document in documents:
        sources.setdefault(document.source, []).append(document.hash)
    return {
        "plan": vars(plan),
        "shape": run.net.report(),
        "steps": run.step,
        "hours": round(run.spent / 3600, 2),
        "documents": {name: sorted(hashes) for name, hashes in sources.items()},
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("muc", "bert", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--budget", type=float, default=90, help="minutes")
    parser.add_argument("--keep", type=float, default=10, help="minutes between checkpoints")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--layers", type=int, default=Shape.layers)
    for name, value in vars(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    told = parser.parse_args()
    plan = Plan(**{name: getattr(told, name) for name in vars(Plan())})
    torch.set_num_threads(told.threads)
    torch.manual_seed(plan.seed)
    random.seed(plan.seed)
    np.random.seed(plan.seed)

    documents = muc_documents(told.muc)
    if told.corpus:
        documents += corpus_documents(told.corpus)
    tokenizer = load_tokenizer(told.tokenizer)
    held = [e for d in documents for e in examples(tokenizer, d)]
    pieces = sum(len(e.window.ids) for e in held)
    print(f"{len(documents)} documents, {len(held)} windows, {pieces} word pieces", flush=True)

    net = Net(Shape(layers=told.layers))
    net.encoder.load_bert(told.bert)
    net.encoder.words.requires_grad_(False)  # half of the weights; most words are seen too rarely
    for layer in net.encoder.layers[: plan.frozen]:
        layer.requires_grad_(False)
    run = Run(net, held, plan, told.out)
    if run.resume():
        print(f"goes on at step {run.step}")
    if not run.go(told.budget, told.keep):
        return 1
    written = json.dumps(card(documents, plan, run), indent=1, sort_keys=True)
    (told.out / "card.json").write_text(written + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
