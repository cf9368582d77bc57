from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import audit
import pytest
from samples import account, report

from dateline import lexicons
from dateline.evaluate.corpus.keys import Keyed
from dateline.model.coding import Coding
from dateline.watching import Key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mini.txt").write_text("bomb\ngrenade\nnapalm\nrifle\nsabre\n")
    (tmp_path / "letters.toml").write_text('cues = ["hidden", "absent"]\n')
    monkeypatch.setattr(lexicons, "_file", lambda name: tmp_path / name)
    return tmp_path


def keyed(text: str, split: str) -> Keyed:
    return Keyed(report(text, title=""), (), (), {}, True, "f", split, "news", "hand")


def read(one: Keyed) -> Coding:
    """Looks each word up, and makes a claim with a rule of its name for each that is listed."""
    found = [word for word in one.report.text.split() if word in lexicons.words("mini")]
    for cue in lexicons.table("letters")["cues"]:
        assert cue != "a cue that no list holds"
    whole = account(one.report)
    claim = whole.claims[0]
    claims = tuple(replace(claim, produced_by=f"weapon:{word}") for word in found)
    return Coding(one.report.id, "c", True, accounts=(replace(whole, claims=claims),))


def audited() -> audit.Audit:
    reports = [
        keyed("bomb bomb rifle hidden", "train"), keyed("bomb sabre", "dev"),
        keyed("bomb grenade rifle", "dev"),
    ]  # fmt: skip
    with lexicons.watched() as watch:
        return audit.audit(reports, read, watch)


def test_reports_and_claims_are_counted_by_split(folder: Path) -> None:
    found = audited()
    train, dev = found.splits["train"], found.splits["dev"]
    assert (train.reports, dev.reports) == (1, 2)
    assert (train.rules["weapon:bomb"], train.claims["weapon:bomb"]) == (1, 2)
    assert dev.entries == {Key("mini", "", w): n for w, n in
                           (("bomb", 2), ("grenade", 1), ("rifle", 1), ("sabre", 1))} | {
        Key("letters", "cues", w): 0 for w in ("hidden", "absent")}  # fmt: skip
    assert train.entries[Key("letters", "cues", "hidden")] == 1
    assert found.never() == [Key("letters", "cues", "absent"), Key("mini", "", "napalm")]


def test_what_fires_in_one_report_alone_is_listed(folder: Path) -> None:
    text = "\n".join(audit.lines(audited()))
    assert "    1     2     2  weapon:bomb\n" in text
    at = text.index("it is of dev: 2\n  weapon:grenade\n  weapon:sabre\n")
    assert "it is of train: 0" in text[at:]
    assert "it is of dev: 2\n  mini: grenade; sabre\n" in text
    assert "it is of train: 1\n  letters.cues: hidden\n" in text
    assert "never fire: 2 of 7\n     1 of     2  letters\n     1 of     5  mini" in text
    assert "napalm" not in text
    assert "mini: napalm" in "\n".join(audit.lines(audited(), everything=True))


def test_the_output_is_stable(folder: Path) -> None:
    assert list(audit.lines(audited())) == list(audit.lines(audited()))


def test_a_wrong_call_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(["--nonsense"]) == 2
    assert "python evals/audit.py" in capsys.readouterr().out
