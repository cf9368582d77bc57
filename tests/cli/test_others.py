"""`explain`, `gazetteer`, `eval`, and what all commands share."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from samples import coded
from typer.testing import Result

import dateline
from dateline.cli import places
from dateline.cli.app import command
from dateline.cli.commands.exports import Format, Include, Rows
from dateline.cli.common import EXIT_CODES, STOPPED, handled
from dateline.export import choose, glossary, jsonl, write

Run = Callable[..., Result]


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"dateline {dateline.__version__}\n"


def test_help_names_commands_and_exit_codes(run: Run) -> None:
    words = " ".join(run("--help").stdout.split())
    for name in ("code", "show", "list", "explain", "export", "gazetteer", "db", "eval"):
        assert name in words
    assert all(f"{code}: " in words for code, _ in EXIT_CODES)


def test_the_choices_are_those_of_the_exports() -> None:
    assert [f.value for f in Format] == list(write.FORMATS)
    assert [r.value for r in Rows] == list(write.ROWS)
    assert [i.value for i in Include] == [*choose.REASONS, choose.ALL]


def walk(node: object) -> list[object]:
    inner = getattr(node, "commands", {})
    return [one for child in inner.values() for one in walk(child)] if inner else [node]


def test_every_command_and_option_has_help() -> None:
    for one in walk(command()):
        assert one.help  # type: ignore[attr-defined]
        assert all(p.help for p in one.params)  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", [("nonsense",), ("code",), ("list", "--nonsense")])
def test_usage_errors_end_with_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


# --- explain -------------------------------------------------------------------------------------


def test_explain_gives_every_meaning(run: Run) -> None:
    lines = run("explain", "denied").stdout.splitlines()
    assert "denied (polarity): The speaker says that it is not so." in lines
    assert len(lines) == len(glossary.find("denied")) > 3


def test_explain_suggests(run: Run) -> None:
    done = run("explain", "kiled")
    assert done.exit_code == 2
    assert "'kiled' is no word of the record; did you mean killed" in done.stderr
    assert run("explain", "xyzzy").stderr == "dateline: 'xyzzy' is no word of the record\n"


# --- gazetteer -----------------------------------------------------------------------------------


@pytest.fixture
def places_built(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The mini place file, where the commands look for the real one."""
    monkeypatch.setattr(places, "build_file", lambda folder, force, say, made=None: mini)
    monkeypatch.setattr(places, "open_gazetteer", lambda folder, say: places.Gazetteer(mini))
    return mini


def test_gazetteer_build_prints_where_it_is(run: Run, places_built: Path) -> None:
    assert run("gazetteer", "build").stdout == f"{places_built}\n"


def test_gazetteer_find_prints_candidates(run: Run, places_built: Path) -> None:
    lines = run("gazetteer", "find", "Karachi").stdout.splitlines()
    cells = lines[0].split("\t")
    assert cells[0] == "Karachi, Sindh, PK"
    assert cells[1] == "city"
    lat, lon = map(float, cells[2].split(","))
    assert (round(lat), round(lon)) == (25, 67)


def test_gazetteer_find_suggests(run: Run, places_built: Path) -> None:
    done = run("gazetteer", "find", "Karachhi")
    assert done.exit_code == 2
    assert "no place is called 'Karachhi'; did you mean Karachi, Sindh, PK" in done.stderr
    assert done.stdout == ""


# --- eval ----------------------------------------------------------------------------------------


def lines(path: Path, *rows: object) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_eval_newsroom_scores_codings(run: Run, here: Path) -> None:
    one = coded()
    body = {"id": one.report.id, "title": one.report.title, "text": one.report.text}
    reports = lines(here / "reports.jsonl", body)
    gold = lines(here / "gold.jsonl", {"id": one.report.id, "incidents": []})
    made = here / "coded.jsonl"
    made.write_text(jsonl.line(one))
    given = ("--reports", reports, "--gold", gold)
    done = run("eval", "newsroom", *given, "--coded", str(made))
    assert done.exit_code == 0, done.stderr
    assert "incidents" in done.stdout
    fresh = run("eval", "newsroom", *given)
    assert fresh.exit_code == 0, fresh.stderr


@pytest.mark.parametrize("missing", ["reports", "gold", "coded"])
def test_eval_names_a_file_that_is_not_there(run: Run, here: Path, missing: str) -> None:
    names = {name: lines(here / f"{name}.jsonl", {"id": "a"}) for name in ("reports", "gold",
                                                                           "coded")}  # fmt: skip
    names[missing] = "none.jsonl"
    words = [word for name, path in names.items() for word in (f"--{name}", path)]
    done = run("eval", "newsroom", *words)
    assert done.exit_code == 2
    assert "there is no file none.jsonl" in done.stderr


def test_eval_speech(run: Run, here: Path) -> None:
    text = "The bridge is closed, the mayor said on Monday."
    end = text.index(", the mayor")
    gold = {"text": text, "attributions": [{"source": [{"text": "the mayor"}],
                                            "content": [{"begin": 0, "end": end}]}]}  # fmt: skip
    done = run("eval", "speech", "--gold", lines(here / "gold.jsonl", gold))
    assert done.stdout.splitlines() == [
        "texts\t1", "recall\t100.0\t1 of 1", "precision\t100.0\t1 of 1",
    ]  # fmt: skip
    odd = run("eval", "speech", "--gold", lines(here / "odd.jsonl", {"text": text}))
    assert odd.exit_code == 2
    assert "line 1 of" in odd.stderr


# --- errors --------------------------------------------------------------------------------------


def test_an_interruption_has_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    import typer

    @handled
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as ended:
        interrupted()
    assert ended.value.exit_code == 130
    assert "what was finished is kept" in capsys.readouterr().err
    assert STOPPED == 3
