"""`dateline eval linking`: which accounts come to stand in one incident, against keys.

Linking sees the accounts of a part all at once, as a ledger does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline import link
from dateline.cli.common import data
from dateline.cli.evals import coded_reports
from dateline.errors import InputError
from dateline.evaluate import ecb, linking
from dateline.evaluate.corpus.gold import report_row
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.evaluate.files import json_values
from dateline.evaluate.tally import Counts, Sums, no_counts, resampled, summed
from dateline.model.account import Account
from dateline.model.codec import from_file_form
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.settings import load

Row = dict[str, Any]
Coding = tuple[Row, CodedReport]
_DRAWS = 500
_PAIRS = "pairwise"


def command(part: str | None, split: str, keys: Path | None, folder: Path | None) -> None:
    """Prints the lines of each part that there are files for."""
    root = load().eval_data
    place = folder or (root / "data" if root else None)
    parts = parts_of(place, keys or Path("corpus"), split)
    if part is not None and part not in parts:
        raise InputError(f"there are no files for {part!r}; parts: {', '.join(parts) or 'none'}")
    for name, run in parts.items():
        if part in (None, name):
            data(run())


def parts_of(
    folder: Path | None, keys: Path, split: str
) -> dict[str, Callable[[], Iterator[str]]]:
    """The parts that can be measured, by name."""
    parts: dict[str, Callable[[], Iterator[str]]] = {}
    if keys.is_dir():
        parts["families"] = lambda: families(keys, split)
        parts["families-coded"] = lambda: families_coded(keys, split)
    if folder is not None and (folder / "newsroom_dev" / "reports.jsonl").is_file():
        parts["newsroom"] = lambda: newsroom(folder / "newsroom_dev")
    documents = folder / "ecbplus" / "docs_topics_01-35.jsonl" if folder is not None else None
    if documents is not None and documents.is_file():
        parts["ecb"] = lambda: ecb_coded(json_values(documents))
        parts["ecb-gold"] = lambda: ecb_gold(json_values(documents))
    return parts


def groups(given: Iterable[tuple[Account, Report]]) -> dict[str, int]:
    """The number of the group in which each account comes to stand."""
    sketches = {}
    for account, report in given:
        one = link.sketch(account, report)
        sketches[one.account] = one
    linked = {name: one for name, one in sketches.items() if link.linkable(one)}
    scores = {
        (a, b): link.pair(linked[a], linked[b]).p
        for a, b in link.candidates(linked)
        if linked[a].report != linked[b].report
    }
    edges = {pair: p for pair, p in scores.items() if p >= link.EDGE}
    found = link.partition(sketches, edges)
    return {name: number for number, group in enumerate(found) for name in group}


def _coded(rows: Sequence[Mapping[str, Any]]) -> list[Coding]:
    """Reports coded now, in the file form and as records."""
    with TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        reports.write_text("".join(lines), encoding="utf-8")
        return [(row, from_file_form(row)) for row in coded_reports(reports)]


def _told_together(keys: Sequence[Keyed]) -> list[Keyed]:
    """The reports of families in which accounts of several reports tell one incident."""
    named = {key.family for key in keys for one in key.accounts if one.incident}
    return [key for key in keys if key.family in named]


def families(folder: Path, split: str) -> Iterator[str]:
    """Pairs of accounts of families, as the keys tell them."""
    keys = _told_together(keyed_folder(folder, split))
    yield from _families("families, as keyed", keys, linking.by_key(keys))


def families_coded(folder: Path, split: str) -> Iterator[str]:
    """Pairs of accounts of families, as they are coded; what is not found stands alone."""
    keys = _told_together(keyed_folder(folder, split))
    told = list(linking.by_coding(keys, _coded([report_row(key) for key in keys])))
    yield from _families("families, as coded", keys, told)
    found = {one.account.id for one in told}
    yield from _families("of these, accounts that were found", keys, told, found)


def family_pairs(
    keys: Sequence[Keyed], told: Iterable[linking.Told], only: Container[str] | None = None
) -> dict[str, Counts]:
    """The pairs of accounts of each family that stand together; of all, under the name "".

    `told` are the accounts that are linked, all families at once; `only` keeps accounts of the
    keys of these names.
    """
    found = groups((one.account, one.report) for one in told)
    asked = [one for one in linking.by_key(keys) if _asked(one)]
    gold: dict[str, dict[str, str]] = {"": {}}
    for one in asked:
        if only is None or one.account.id in only:
            for name in ("", one.family):
                gold.setdefault(name, {})[one.account.id] = one.incident
    return {name: linking.pairwise(of, found) for name, of in gold.items()}


def _families(
    title: str,
    keys: Sequence[Keyed],
    told: Iterable[linking.Told],
    only: Container[str] | None = None,
) -> Iterator[str]:
    """The lines of the families, with 95 % of the samples of families."""
    pairs = family_pairs(keys, told, only)
    counts = pairs.pop("")
    yield f"{title}\t{len(pairs)} families, {len(keys)} reports"
    ends = resampled([Sums({_PAIRS: one}) for one in pairs.values()], _DRAWS, _f1)[_PAIRS]
    yield (f"{_PAIRS}\tprecision {100 * counts.precision:.1f}"
           f"\trecall {100 * counts.recall:.1f}\tF1 {100 * counts.f1:.1f}"
           f"\t(families {100 * ends[0]:.1f} - {100 * ends[1]:.1f})")  # fmt: skip


def _asked(one: linking.Told) -> bool:
    """True for accounts that are linked: what is minimal or no single incident stands alone."""
    return one.account.kind == "single" and not one.account.minimal


def _f1(units: Iterable[Sums]) -> dict[str, float]:
    total = summed(units, lambda: Sums(no_counts((_PAIRS,))))
    return {_PAIRS: total.counts[_PAIRS].f1}


def newsroom(folder: Path) -> Iterator[str]:
    """The seven reports of one attack, beside all others: together, and nothing foreign inside."""
    attack = json_values(folder / "one_incident.jsonl")
    story = {row["id"]: "of one_incident.jsonl" for row in attack}
    # Some reports stand in both files.
    rows = [r for r in json_values(folder / "reports.jsonl") if r["id"] not in story]
    story |= {row["id"]: row["family"] for row in rows}
    yield from _stories(_coded([*rows, *attack]), story)


def _stories(coded: Sequence[Coding], story: Mapping[str, str]) -> Iterator[str]:
    """For each story of several reports whether it is one incident; and what mixes stories."""
    records = [record for _, record in coded]
    found = groups((a, r.report) for r in records for a in r.coding.accounts)
    told: dict[str, list[set[int]]] = {}
    fronts: dict[int, set[str]] = {}
    for record in records:
        name = record.report.input_id or ""
        numbers = {found[a.id] for a in record.coding.accounts if a.foreground}
        told.setdefault(story[name], []).append(numbers)
        for one in record.coding.accounts:
            if one.foreground:
                fronts.setdefault(found[one.id], set()).add(story[name])
    for name, members in sorted(told.items()):
        if len(members) > 1:
            numbers = set().union(*members)
            largest = max((sum(n in of for of in members) for n in numbers), default=0)
            yield f"story {name}\t{largest} of {len(members)} reports in one incident"
    mixed = [names for names in fronts.values() if len(names) > 1]
    yield f"incidents that mix news of several stories\t{len(mixed)}"


def ecb_coded(rows: Sequence[Row]) -> Iterator[str]:
    """Documents of the violent topics by the incident of their main account, as coded."""
    chosen = ecb.documents(rows, ecb.VIOLENT)
    coded = _coded([{"id": row["id"], "text": row["text"]} for row in chosen])
    found = groups((a, r.report) for _, r in coded for a in r.coding.accounts)
    told = linking.by_document([r for _, r in coded], found)
    yield from _ecb("ECB+, as coded", chosen, told)


def ecb_gold(rows: Sequence[Row]) -> Iterator[str]:
    """Documents of the violent topics, from their gold mentions."""
    chosen = ecb.documents(rows, ecb.VIOLENT)
    accounts = {str(row["id"]): ecb.account_of(row) for row in chosen}
    reports = {str(row["id"]): ecb.report_of(row) for row in chosen}
    found = groups((account, reports[name]) for name, account in accounts.items())
    yield from _ecb("ECB+, gold mentions", chosen, {n: found[a.id] for n, a in accounts.items()})


def _ecb(title: str, rows: Sequence[ecb.Row], found: Mapping[str, int]) -> Iterator[str]:
    gold = {str(row["id"]): str(row["subtopic"]) for row in rows}
    topic = {str(row["id"]): str(row["topic"]) for row in rows}
    score = linking.b_cubed(gold, found)
    linked, total = linking.crossing(gold, found, topic)
    yield f"{title}\t{len(gold)} documents, {len(gold) - len(found)} without an account"
    yield (f"B-cubed\tprecision {100 * score.precision:.1f}\trecall {100 * score.recall:.1f}"
           f"\tF1 {100 * score.f1:.1f}")  # fmt: skip
    yield f"cross-subtopic pairs linked\t{100 * linked / max(1, total):.1f} %\t{linked} of {total}"
