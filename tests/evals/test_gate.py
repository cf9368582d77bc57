"""The gate on a project of its own, in a repository of its own, with figures told to it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import gate
import pytest

from dateline.evaluate.corpus import board
from dateline.evaluate.newsroom import Line, Table
from dateline.evaluate.tally import LINES

Figures = dict[str, float]


class Project:
    """A folder with the two own sets; `scores` are the figures that its coder would get."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data: Path | None = None
        self.scores: dict[str, Figures] = {"examples": {"incidents": 80.0, "weapons": 50.0}}
        for name in ("evals/gold", "corpus/dev"):
            (root / name).mkdir(parents=True)
        (root / "evals/gold/examples.reports.jsonl").write_text("{}\n")
        self.key("one")
        (root / "corpus" / "dev" / "one.txt").write_text("@report one\n")

    def key(self, words: str) -> None:
        (self.root / "evals" / "gold" / "examples.jsonl").write_text(f'{{"id": "{words}"}}\n')

    def measure(self, found: gate.AnySet) -> gate.Scored:
        figures = self.scores.get(found.name, {"incidents": 10.0})
        lines = [Line(n, f / 100, f / 100, f / 100, 5, 1, 1, 1) for n, f in figures.items()]
        return gate.Scored(Table((*lines, Line("damage", 0, 0, 0, 0, 0, 0, 0)), 1))

    def run(self, *options: str) -> int:
        return gate.run(self.root, self.data, options, self.measure)

    def floors(self) -> dict[str, Figures]:
        sets = gate.read_floors((self.root / gate.FLOORS).read_text())
        return {name: one["floors"] for name, one in sets.items()}

    def set_floor(self, name: str, line: str, floor: float | None) -> None:
        sets = gate.read_floors((self.root / gate.FLOORS).read_text())
        if floor is None:
            del sets[name]["floors"][line]
        else:
            sets[name]["floors"][line] = floor
        (self.root / gate.FLOORS).write_text(gate.written(sets))

    def git(self, *words: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(self.root), *who, *words]
        subprocess.run(command, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "a step")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project")
    made.git("init", "-q")
    assert made.run("--raise") == 0
    made.commit()
    made.commit()
    return made


def test_floors_are_a_point_below_the_figures(project: Project) -> None:
    assert project.floors()["examples"] == {"incidents": 79.0, "weapons": 49.0}
    assert "damage" not in project.floors()["corpus dev"], "the key holds no such line"


def test_figures_above_their_floors_pass(project: Project) -> None:
    project.scores["examples"]["weapons"] = 49.0
    assert project.run() == 0


@pytest.mark.parametrize("fallen", [48.9, None])
def test_a_figure_below_its_floor_fails(
    project: Project, fallen: float | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if fallen is None:
        del project.scores["examples"]["weapons"]
    else:
        project.scores["examples"]["weapons"] = fallen
    assert project.run() == 1
    assert f"weapons {fallen or 0.0}, its floor is 49.0" in capsys.readouterr().out


def test_a_changed_key_needs_new_floors(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.key("two")
    assert project.run() == 1
    assert "the key is not the one its floors were made for" in capsys.readouterr().out
    project.scores["examples"]["weapons"] = 20.0
    assert project.run("--raise") == 0
    assert project.floors()["examples"] == {"incidents": 79.0, "weapons": 19.0}
    assert "examples: weapons 49.0 -> 19.0" in capsys.readouterr().out, "what fell is told"
    project.commit()
    assert project.run() == 0


def test_raising_never_lowers_while_the_key_is_the_same(project: Project) -> None:
    project.scores["examples"] = {"incidents": 90.0, "weapons": 20.0}
    assert project.run("--raise") == 1, "weapons fell"
    assert project.floors()["examples"] == {"incidents": 89.0, "weapons": 49.0}


@pytest.mark.parametrize("floor", [20.0, None])
def test_a_floor_lowered_by_hand_is_refused(
    project: Project, floor: float | None, capsys: pytest.CaptureFixture[str]
) -> None:
    project.set_floor("examples", "weapons", floor)
    assert project.run() == 1
    shown = "gone" if floor is None else "20.0"
    assert f"lowered since HEAD: examples: weapons 49.0 -> {shown}" in capsys.readouterr().out


def test_a_lowered_floor_that_was_committed_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.set_floor("examples", "weapons", 20.0)
    project.commit()
    assert project.run() == 1
    assert "lowered since HEAD~1: examples: weapons 49.0 -> 20.0" in capsys.readouterr().out


def test_floors_of_a_whole_set_cannot_go(project: Project) -> None:
    sets = gate.read_floors((project.root / gate.FLOORS).read_text())
    del sets["examples"]
    (project.root / gate.FLOORS).write_text(gate.written(sets))
    assert project.run() == 1
    assert project.run("--raise") == 0, "the same figures give the same floors"


def test_a_set_without_floors_fails(project: Project) -> None:
    (project.root / gate.FLOORS).write_text(json.dumps({"sets": {}}))
    assert project.run() == 1


def test_without_git_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = Project(tmp_path / "bare")
    assert made.run("--raise") == 0
    assert "HEAD has no evals/floors.json to compare with" in capsys.readouterr().out


def test_absent_data_meet_no_floor(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.run() == 0
    assert "karachi: not run" in capsys.readouterr().out
    assert "karachi" not in project.floors()
    assert project.run("--require-data") == 1


def test_data_that_are_there_are_run(project: Project, tmp_path: Path) -> None:
    project.data = tmp_path / "away"
    (project.data / "examples").mkdir(parents=True)
    for name in ("karachi.reports.jsonl", "karachi.gold.json"):
        (project.data / "examples" / name).write_text("{}")
    assert project.run() == 1, "no floors yet"
    assert project.run("--raise") == 0
    project.data = None
    assert project.run("--raise") == 0
    assert project.floors()["karachi"] == {"incidents": 9.0}, "kept while the data are away"


def test_a_changed_file_of_the_corpus_needs_new_floors(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "corpus" / "dev" / "two.txt").write_text("@report two\n")
    assert project.run() == 1
    assert "corpus dev: the key is not the one" in capsys.readouterr().out


def test_the_train_split_is_shown_and_has_no_floors(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "corpus" / "train").mkdir()
    (project.root / "corpus" / "train" / "one.txt").write_text("@report three\n")
    assert project.run("--raise") == 0
    assert "corpus train" not in capsys.readouterr().out
    assert project.run("--table") == 0
    assert "corpus train: 1 lines, 0 problems" in capsys.readouterr().out
    assert "corpus train" not in project.floors()


def test_lines_of_full_keys_need_cases_enough() -> None:
    total = board.Board()
    total.add(board.SPEAKER, right=20, missed=10)
    total.add(board.ROLE, right=20)
    keyed = board.Result(total, 3, 3, {})
    found = gate.figures(gate.Scored(Table((), 3), keyed))
    assert found == {f"{gate.KEY}{board.SPEAKER}": 66.67}


def test_a_split_of_the_corpus_is_compiled() -> None:
    (dev,) = [one for one in gate.gold_sets(gate.ROOT, None) if one.name == "corpus dev"]
    content = dev.content()
    assert len(content.reports) == len(content.gold) == len(content.keys) > 100
    assert {row["split"] for row in content.reports} == {"dev"}
    assert len(dev.key()) == 64


def test_an_unknown_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--lower"]) == 2
    assert "unknown: --lower" in capsys.readouterr().out


def test_the_floors_of_this_project_are_of_its_sets() -> None:
    floors = gate.read_floors((gate.ROOT / gate.FLOORS).read_text())
    assert {"examples", "corpus dev"} <= set(floors)
    assert set(floors) <= {one.name for one in gate.gold_sets(gate.ROOT, None)}
    for one in floors.values():
        own = (gate.KEY, gate.LINKING)
        assert {name for name in one["floors"] if not name.startswith(own)} <= set(LINES)
        assert all(0 <= floor <= 100 for floor in one["floors"].values())


def test_families_are_scored_on_linking(tmp_path: Path) -> None:
    folder = tmp_path / "dev"
    folder.mkdir()
    source = gate.ROOT / "corpus" / "train"
    path = next(p for p in sorted(source.glob("fam-*.txt")))
    (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    keys = gate.CorpusSet("families", folder, families=True).content().keys
    linked = gate.linking(keys, [])
    assert linked["pairs of accounts, as keyed"] > 0.5
    assert linked["pairs of accounts, as coded"] == 0
    found = gate.figures(gate.Scored(Table((), 3), None, linked))
    assert found["linking: pairs of accounts, as coded"] == 0
