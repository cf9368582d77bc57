"""Measures who says what on a corpus of news articles with annotated attributions.

DATELINE_EVAL_DATA names a folder that holds data/polnear_dev/dev.jsonl; without it nothing is
run and the exit code is 0. A gold attribution is found if the content spans share at least half
of either side's characters and the sources agree (see dateline/evaluate/speech.py). Recall is
over all gold attributions, precision over predictions whose cue is a verb or noun of reporting
or "according to" (hedges of the paper's own voice are left out). The first half of the documents
may be looked at (`--errors`); the second half is the figure to report.

    python evals/speech.py [--errors] [--first]
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from dateline.evaluate.speech import Attribution, Score, annotated, pairs, read, score
from dateline.model.identity import report_id
from dateline.model.report import Report
from dateline.parse import speech
from dateline.parse.document import parse
from dateline.settings import load


def main(arguments: list[str]) -> int:
    """Print recall and precision; 0 also when there is nothing to measure on."""
    folder = load().eval_data
    path = folder / "data" / "polnear_dev" / "dev.jsonl" if folder else None
    if path is None or not path.exists():
        print("not run: DATELINE_EVAL_DATA names no folder with data/polnear_dev/dev.jsonl")
        return 0
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    middle = len(documents) // 2
    first = "--errors" in arguments or "--first" in arguments
    measure(documents[:middle] if first else documents[middle:], "--errors" in arguments)
    return 0


def measure(documents: list[dict[str, Any]], errors: bool) -> Score:
    """Score all documents and print the figures."""
    total, seconds, words = Score(), 0.0, 0
    for document in documents:
        report = Report(report_id(None, "", document["text"]), "", document["text"])
        parsed = parse(report)
        begun = time.process_time()
        stretches = speech.attribute(report, parsed.sentences)
        seconds += time.process_time() - begun
        words += len(report.text.split())
        gold = [annotated(entry) for entry in document["attributions"]]
        predicted = [read(report, stretch) for stretch in stretches]
        total = total + score(gold, predicted)
        if errors:
            _show(report, gold, predicted)
    print(
        f"{len(documents)} documents: recall {total.recall:.1f} ({total.found}/{total.gold}), "
        f"precision {total.precision:.1f} ({total.right}/{total.predicted}), "
        f"{1000 * seconds / max(words, 1) * 300:.1f} ms for 300 words"
    )
    return total


def _show(report: Report, gold: list[Attribution], predicted: list[Attribution]) -> None:
    """Print what was missed and what was found wrongly."""
    found = pairs(gold, predicted)
    for mark, entries, seen in (
        ("missed", gold, set(found)),
        ("wrong", predicted, set(found.values())),
    ):
        for number, entry in enumerate(entries):
            if number not in seen and entry.counted:
                words = " / ".join(report.text[a:b] for a, b in entry.content)
                print(f"{mark}\t{' | '.join(entry.source)}\t{words[:160]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
