"""Training the reader on invented texts: labels, resuming, and the exported graph.

Needs the extra `train`; without PyTorch the tests are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from training.reader import export, train  # noqa: E402
from training.reader.documents import Document, muc_document  # noqa: E402
from training.reader.examples import Example, examples  # noqa: E402
from training.reader.labels import ROLES  # noqa: E402
from training.reader.net import Net, Shape  # noqa: E402
from training.reader.predict import reading  # noqa: E402

SMALL = Shape(
    layers=1, width=16, heads=2, inner=24, words=40, places=64, span=12, filler=12, link=4
)
TEXT = "GUNMEN ATTACKED THE BRIDGE NEAR PORT TOWN. TWO GUARDS DIED ON MONDAY, THE MINISTER SAID."


def fill(*alts: str, of: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"alts": list(alts), "xref": list(of), "optional": False}


def document(name: str = "D1") -> Document:
    slots = {
        "inc_type": [fill("ATTACK")],
        "perp_ind_id": [fill("GUNMEN")],
        "phys_id": [fill("THE BRIDGE", "HARBOUR HOUSE")],
        "phys_effect": [fill("SOME DAMAGE", of=("THE BRIDGE",))],
        "hum_desc": [fill("GUARDS")],
        "hum_effect": [fill("DEATH", of=("GUARDS",))],
    }
    return muc_document({"docid": name, "text": TEXT, "templates": [{"slots": slots}]})


def test_fillers_have_the_stretches_and_attributes_of_the_key() -> None:
    held = {f.role: f for f in document().fillers}
    assert set(held) == {"PerpInd", "Target", "HumDesc"}
    (start, end) = held["Target"].stretches[0]
    assert TEXT[start:end] == "BRIDGE"
    assert held["Target"].attributes["phys_effect"] == {"SOME DAMAGE"}
    assert held["HumDesc"].attributes["hum_effect"] == {"DEATH"}
    assert held["HumDesc"].attributes["perp_category"] == {"-"}


def test_a_window_is_labelled_with_the_spans_of_each_entity(tokenizer: Any) -> None:
    (example,) = examples(tokenizer, document())
    found = {
        ROLES[group.role]: example.window.spans[group.rows].tolist() for group in example.groups
    }
    assert {role: len(rows) for role, rows in found.items()} == {
        "PerpInd": 1,
        "Target": 1,
        "HumDesc": 1,
    }
    assert (example.labels * example.known).sum() == 2  # relevant, and an attack
    assert not example.asked[ROLES.index("corpus:act")]


def held(tokenizer: Any) -> list[Example]:
    plain = Document("D0", "muc4", TEXT.replace("ATTACKED", "NEAR"), ())
    documents = [document(f"D{i}") for i in range(1, 5)] + [plain]
    return [e for one in documents for e in examples(tokenizer, one)]


def run(tokenizer: Any, out: Path, steps: int | None = None) -> Net:
    torch.manual_seed(3)
    plan = train.Plan(epochs=6, pieces=64, frozen=0)
    going = train.Run(Net(SMALL), held(tokenizer), plan, out)
    going.resume()
    assert going.go(budget=60, keep=60, steps=steps)
    return going.net


def test_a_run_that_was_stopped_ends_as_one_that_was_not(tokenizer: Any, tmp_path: Path) -> None:
    whole = run(tokenizer, tmp_path / "whole")
    run(tokenizer, tmp_path / "parts", steps=4)
    parts = run(tokenizer, tmp_path / "parts")
    for name, value in whole.state_dict().items():
        assert torch.equal(value, parts.state_dict()[name]), name


def test_a_checkpoint_of_another_plan_is_refused(tokenizer: Any, tmp_path: Path) -> None:
    run(tokenizer, tmp_path, steps=2)
    other = train.Run(Net(SMALL), held(tokenizer), train.Plan(epochs=2), tmp_path)
    with pytest.raises(ValueError, match="another plan"):
        other.resume()


def test_a_run_beyond_its_budget_stops(
    tokenizer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "FORECAST_AFTER", 2)
    going = train.Run(Net(SMALL), held(tokenizer), train.Plan(epochs=50), tmp_path)
    assert not going.go(budget=0, keep=60)
    assert going.step == 2


def test_empty_windows_come_every_other_epoch(tokenizer: Any) -> None:
    windows = held(tokenizer)
    rows = [sorted(i for b in train.order(windows, train.Plan(), e) for i in b) for e in (0, 1)]
    assert rows == [[0, 1, 2, 3, 4], [0, 1, 2, 3]]


def test_the_exported_graph_scores_as_the_network(tokenizer: Any, tmp_path: Path) -> None:
    from dateline.parse.reader import open_reader

    net = run(tokenizer, tmp_path / "run", steps=6)
    net.eval()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    export.write(net, tmp_path / "tokenizer.json", tmp_path / "out", {})
    ours = open_reader("large", tmp_path / "out").read(TEXT)
    theirs = reading(net, tokenizer, TEXT)
    assert len(ours.candidates) > 3
    scores = {(c.start, c.end, c.role): c for c in theirs.candidates}
    for one in ours.candidates:
        other = scores[one.start, one.end, one.role]
        assert one.score == pytest.approx(other.score, abs=0.01)
        assert one.same == pytest.approx(other.same, abs=0.02)
        for slot, shares in one.attributes.items():
            assert shares == pytest.approx(dict(other.attributes[slot]), abs=0.01)
    for ours_window, their_window in zip(ours.windows, theirs.windows, strict=True):
        assert np.allclose(list(ours_window.values()), list(their_window.values()), atol=0.01)
