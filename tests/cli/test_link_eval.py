"""`dateline eval linking`: its parts and lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import link_eval
from dateline.errors import InputError
from dateline.evaluate.corpus.keys import keyed_folder
from dateline.model.account import Account
from dateline.model.codec import to_file_form
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report

FAMILY = """\
# key: partial
@report {name}-one
published: {day}-10
publisher: The Plain
genre: wire
made: hand
title: Ambush near {town}

@text
{{p1:Gunmen}} {{k1:shot}} {{c1:four soldiers}} dead near {{l1:{town}}} on {{d1:{day}-09}}, Colonel {chief} said.

@key
account A news foreground anchor=k1 incident=ambush
act k1 shooting
date d1 {day}-09
place l1 scene city={town} country={land} lat={lat} lon={lat}
casualty c1 killed state_forces 4

@report {name}-two
published: {day}-11
publisher: The Hill
genre: wire
made: hand
title: Five now dead

@text
{{k1:The shooting}} near {{l1:{town}}} on {{d1:{day}-09}} killed {{c1:five soldiers}}, Colonel {chief} said.

@key
account A follow_up foreground anchor=k1 incident=ambush
act k1 shooting
date d1 {day}-09
place l1 scene city={town} country={land} lat={lat} lon={lat}
casualty c1 killed state_forces 5
"""  # noqa: E501


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "dev"
    folder.mkdir(parents=True)
    for name, day, town, land, lat, chief in (
        ("diffa", "2021-03", "Diffa", "NE", "13.3", "Maman"),
        ("pemba", "2022-07", "Pemba", "MZ", "-13.0", "Machel"),
    ):
        words = FAMILY.format(name=name, day=day, town=town, land=land, lat=lat, chief=chief)
        (folder / f"{name}.txt").write_text(words)
    return tmp_path / "corpus"


def test_families_as_keyed(corpus: Path) -> None:
    first, second = link_eval.families(corpus, "dev")
    assert first == "families, as keyed\t2 families, 4 reports"
    assert second.startswith("pairwise\tprecision 100.0\trecall 100.0\tF1 100.0\t")


def test_families_as_coded(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = keyed_folder(corpus, "dev")
    records = [
        CodedReport(k.report, Coding(k.report.id, "dateline/0+0", True,
                                     accounts=tuple(a.account for a in k.accounts)))
        for k in keys
    ]  # fmt: skip
    empty = replace(records[3], coding=replace(records[3].coding, accounts=()))
    monkeypatch.setattr(
        link_eval, "_coded", lambda _: [(to_file_form(r), r) for r in (*records[:3], empty)]
    )
    lines = list(link_eval.families_coded(corpus, "dev"))
    assert "recall 50.0" in lines[1]
    assert "recall 100.0" in lines[3]


def test_parts_are_those_that_there_are_files_for(corpus: Path, tmp_path: Path) -> None:
    assert list(link_eval.parts_of(None, corpus, "dev")) == ["families", "families-coded"]
    for name in ("newsroom_dev/reports.jsonl", "ecbplus/docs_topics_01-35.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("")
    assert list(link_eval.parts_of(tmp_path, tmp_path / "none", "dev")) == [
        "newsroom", "ecb", "ecb-gold",
    ]  # fmt: skip


def test_a_part_without_files_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATELINE_EVAL_DATA", raising=False)
    with pytest.raises(InputError, match="no files for 'ecb'; parts: families, families-coded"):
        link_eval.command("ecb", "dev", corpus, None)


def story(name: str, *accounts: Account) -> tuple[dict[str, Any], CodedReport]:
    report = Report(f"r-{name}", "", "text", input_id=name)
    record = CodedReport(report, Coding(report.id, "dateline/0+0", True, accounts=accounts))
    return to_file_form(record), record


def test_stories_of_several_reports(corpus: Path) -> None:
    keys = keyed_folder(corpus, "dev")
    coded = [(to_file_form(r), r) for r in (
        CodedReport(k.report, Coding(k.report.id, "dateline/0+0", True,
                                     accounts=tuple(a.account for a in k.accounts)))
        for k in keys)]  # fmt: skip
    coded.append(story("empty"))
    named = {k.id: k.family for k in keys} | {"empty": "diffa"}
    assert list(link_eval._stories(coded, named)) == [
        "story diffa\t2 of 3 reports in one incident",
        "story pemba\t2 of 2 reports in one incident",
        "incidents that mix news of several stories\t0",
    ]
    mixed = dict.fromkeys(named, "other") | {"diffa-one": "mixed"}
    assert list(link_eval._stories(coded, mixed))[-1].endswith("\t1")


def test_documents_of_ecb() -> None:
    def row(name: str, sub: str, words: str) -> dict[str, Any]:
        first = {"tag": "ACTION_OCCURRENCE", "begin": 0, "end": 4, "text": words[:4]}
        who = {"tag": "HUMAN_PART_PER", "begin": 0, "end": 4, "text": words.split(" by ")[1]}
        return {
            "id": name,
            "topic": "19",
            "subtopic": sub,
            "text": words,
            "mentions": [first, who],
        }

    theft, riot = "Theft of zebus by Anna Bako", "Riot over tariffs by Juan Cruz"
    told = (("1", "19a", theft), ("2", "19a", theft), ("3", "19b", riot), ("4", "19b", riot))
    rows = [row(*one) for one in told] + [row("5", "1x", riot) | {"topic": "20"}]
    assert list(link_eval.ecb_gold(rows)) == [
        "ECB+, gold mentions\t4 documents, 0 without an account",
        "B-cubed\tprecision 100.0\trecall 100.0\tF1 100.0",
        "cross-subtopic pairs linked\t0.0 %\t0 of 4",
    ]
