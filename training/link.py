"""Fits the weights by which two accounts are held to tell one incident; counts stems.

    DATELINE_EVAL_DATA=... python training/link.py corpus --codings FOLDER

Labelled pairs come from four sets: accounts of ECB+ topics 1 to 18 as the program codes them, and
as the gold mentions tell them; accounts of the corpus's train part as its keys tell them, and as
the program codes them. Of ECB+ two documents tell one incident if they are of one subtopic; in
the corpus two accounts do if their keys carry the same name of an incident. Pairs are those that
blocking compares, and accounts of other incidents moved to one's day or place. Logistic
regression with an L2 penalty, calibrated on what was held out; a weight whose sign is known may
not take the other one, so that each says what its feature says. Other topics of ECB+ and the dev
part of the corpus are not looked at.

`--codings` is a folder where the codings are kept between two runs.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from dateline import bulk, link
from dateline.evaluate import ecb, linking
from dateline.evaluate.corpus.gold import report_row
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.evaluate.files import json_values
from dateline.link.features import FEATURES, FIXED, features
from dateline.link.wording import stems
from dateline.model.codec import from_file_form
from dateline.model.coding import CodedReport
from dateline.read.sources import documents
from dateline.settings import load

FOLDS, STEPS, RATE, PENALTY = 5, 1500, 0.5, 1.0
LEAST = 3
OTHERS = 8
SHIFTED, DAYS = 3, 4
OUT = Path("dateline/data/lexicons")
AGAINST = frozenset(
    "days_apart far_apart news_days_apart hours_apart too_early told_apart sites_differ apart "
    "country_differs acts_clash stage_differs weapon_differs doer_differs target_differs "
    "persons_differ names_none toll_apart".split()
)
FREE = frozenset("undated placeless acts_mix toll_rises".split())
# How much each set counts beside the others, whatever its size.
SHARES = {"ecb_coded": 1.0, "ecb_gold": 0.5, "keys": 1.5, "coded": 1.5, "shifted": 1.0}


class Example(NamedTuple):
    """The features of a pair, whether it tells one incident, its set and its fold."""

    found: dict[str, float]
    right: bool
    set: str
    fold: int


class One(NamedTuple):
    """A sketch, the incident it tells, and the family or topic it belongs to."""

    sketch: link.Sketch
    incident: str
    group: str


def examples(name: str, ones: Mapping[str, One]) -> list[Example]:
    """The pairs of a set that blocking compares, and some others: clusters ask for them too."""
    out = []
    pairs = set(link.candidates({k: v.sketch for k, v in ones.items()}))
    names = sorted(ones, key=link.rank)
    for step in range(1, OTHERS + 1):
        pairs.update(link.ordered(a, b) for a, b in zip(names, names[step:], strict=False))
    for a, b in sorted(pairs):
        one, other = ones[a], ones[b]
        if one.sketch.report == other.sketch.report:
            continue
        fold = crc32(min(one.group, other.group).encode()) % FOLDS
        found = features(one.sketch, other.sketch)
        out.append(Example(found, one.incident == other.incident, name, fold))
    return out


def ecb_gold(rows: Sequence[Mapping[str, Any]]) -> dict[str, One]:
    """Documents of ECB+ from their gold mentions."""
    out = {}
    for row in rows:
        account = ecb.account_of(row)
        sketch = link.sketch(account, ecb.report_of(row))
        out[account.id] = One(sketch, row["subtopic"], row["topic"])
    return out


def ecb_coded(rows: Sequence[Mapping[str, Any]], codings: Path) -> dict[str, One]:
    """The main accounts of documents of ECB+, as coded now."""
    given = [{"id": row["id"], "text": row["text"]} for row in rows]
    of = {row["id"]: row for row in rows}
    out = {}
    for _, coded in coding(given, codings):
        account = ecb.main_account(coded.coding.accounts)
        if account is not None:
            row = of[coded.report.input_id]
            sketch = link.sketch(account, coded.report)
            out[account.id] = One(sketch, row["subtopic"], row["topic"])
    return out


def told(given: Iterable[linking.Told]) -> dict[str, One]:
    """Accounts whose incident a key names."""
    out = {}
    for one in given:
        sketch = link.sketch(one.account, one.report)
        if one.incident and link.linkable(sketch):
            out[one.account.id] = One(sketch, one.incident, one.family)
    return out


def coding(given: Sequence[Mapping[str, Any]], kept: Path) -> list[tuple[Any, CodedReport]]:
    """The codings of reports, in the file form and as records; read from `kept` if it is there."""
    if not kept.is_file():
        with TemporaryDirectory() as folder:
            reports = Path(folder) / "reports.jsonl"
            reports.write_text("".join(json.dumps(row) + "\n" for row in given))
            settings = load()
            coder = bulk.dateline_coder(settings.coding())
            bulk.run(documents([str(reports)]), coder, jsonl=kept, jobs=settings.jobs)
    return [(row, from_file_form(row)) for row in json_values(kept)]


def shifted(ones: Mapping[str, One]) -> list[Example]:
    """Accounts of other incidents moved to the day of an account, or to its place, not both.

    Attacks of one day in two places, and of one place on two days, are what a ledger is full of,
    and a corpus hardly holds them by chance.
    """
    out = []
    names = sorted(ones, key=link.rank)
    for n, name in enumerate(names):
        one = ones[name]
        others = [m for m in names[n + 1 :] + names[:n] if ones[m].incident != one.incident]
        alike = [m for m in others if ones[m].sketch.sub_types & one.sketch.sub_types]
        fold = crc32(one.group.encode()) % FOLDS
        for other in (*alike[:SHIFTED], *others[:SHIFTED]):
            theirs, ours = ones[other].sketch, one.sketch
            if not ours.spots or not theirs.spots or ours.first is None or theirs.first is None:
                continue
            same_day = replace(theirs, first=ours.first, last=ours.last, dated=ours.dated,
                               published=ours.published, hours=None)  # fmt: skip
            same_place = replace(theirs, spots=ours.spots)
            if not set(theirs.spots) & set(ours.spots):
                out.append(Example(features(ours, same_day), False, "shifted", fold))
            if abs(theirs.first - ours.first) > DAYS:
                out.append(Example(features(ours, same_place), False, "shifted", fold))
    return out


def calibrated(
    weights: Mapping[str, float], held: Sequence[tuple[Example, float]]
) -> dict[str, float]:
    """The weights, stretched and shifted so that chances hold for what was held out (Platt)."""
    odds = np.array([math.log(p / (1 - p)) for _, p in held])
    right = np.array([e.right for e, _ in held], dtype=float)
    share = _shares([e for e, _ in held])
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        wrong = share * (1 / (1 + np.exp(-(slope * odds + shift))) - right)
        slope -= RATE * float(wrong @ odds) / len(held) / 10
        shift -= RATE * float(wrong.sum()) / len(held)
    print(f"calibration: slope {slope:.3f}, shift {shift:.3f}")
    out = {name: slope * weight for name, weight in weights.items()}
    out["bias"] += shift
    return out


def _shares(given: Sequence[Example]) -> Any:
    sizes = Counter(e.set for e in given)
    share = np.array([SHARES[e.set] / sizes[e.set] for e in given])
    return share * len(given) / share.sum()


def fit(given: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Weights by feature, and the bias: projected gradient descent with momentum."""
    x = np.array([[e.found.get(n, 0.0) for n in names] for e in given])
    x = np.hstack([np.ones((len(given), 1)), x])
    y = np.array([e.right for e in given], dtype=float)
    share = _shares(given)
    low = np.array([-np.inf, *(0.0 if n not in AGAINST | FREE else -np.inf for n in names)])
    high = np.array([np.inf, *(0.0 if n in AGAINST else np.inf for n in names)])
    w = np.zeros(x.shape[1])
    speed = np.zeros_like(w)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (share * (p - y))
        slope[1:] += PENALTY * w[1:]
        speed = 0.9 * speed - RATE * slope / len(given)
        w = np.clip(w + speed, low, high)
    return {"bias": float(w[0]), **{n: float(v) for n, v in zip(names, w[1:], strict=True)}}


def chance(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The chance that a pair tells one incident."""
    total = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in found.items())
    return 1 / (1 + math.exp(-total))


def show(title: str, scored: Iterable[tuple[Example, float]]) -> None:
    """Precision and recall of pairs at 0.5 by set, and how well chances are calibrated."""
    rows = list(scored)
    print(title)
    for name in SHARES:
        of = [(e, p) for e, p in rows if e.set == name]
        hit = sum(e.right and p >= 0.5 for e, p in of)
        told, right = sum(p >= 0.5 for _, p in of), sum(e.right for e, _ in of)
        figures = f"precision {hit / max(1, told):.3f}, recall {hit / max(1, right):.3f}"
        print(f"  {name:10} {len(of):6} pairs, {right} right; {figures}")
    for low in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9):
        high = {0.0: 0.1, 0.1: 0.3, 0.3: 0.5, 0.5: 0.7, 0.7: 0.9, 0.9: 1.01}[low]
        of = [(e, p) for e, p in rows if low <= p < high]
        if of:
            print(f"  chance {low:.1f}-{min(high, 1):.1f}: {len(of):6} pairs,"
                  f" mean {sum(p for _, p in of) / len(of):.3f},"
                  f" right {sum(e.right for e, _ in of) / len(of):.3f}")  # fmt: skip


def counted(keys: Sequence[Keyed]) -> tuple[dict[str, int], int]:
    """In how many families each stem stands, if in several; and how many families there are."""
    held: dict[str, set[str]] = {}
    for key in keys:
        for one in stems(f"{key.report.title}\n{key.report.text}"):
            held.setdefault(one, set()).add(key.family)
    several = {s: len(of) for s, of in sorted(held.items()) if len(of) >= LEAST}
    return several, len({key.family for key in keys})


def write_stems(found: Mapping[str, int], families: int) -> None:
    """Writes in how many families of the corpus stems stand."""
    head = """\
# In how many families of the corpus's train part a stem stands; written by
# training/link.py --stems. What is not listed is rare. Linking weighs words by it.
"""
    rows = "".join(f"{json.dumps(s, ensure_ascii=False)} = {n}\n" for s, n in found.items())
    path = OUT / "linking_words.toml"
    path.write_text(f"{head}\nfamilies = {families}\n\n[stems]\n{rows}", encoding="utf-8")


def write(weights: Mapping[str, float]) -> None:
    """Writes the weights, in the order of the features."""
    rows = [f"{name} = {weights[name]:.3f}" for name in ("bias", *FEATURES)]
    head = """\
# Weights by which two accounts are held to tell one incident; written by training/link.py.
# A pair's chance is 1 / (1 + exp(-(bias + sum of weight * feature))).

[weights]
"""
    (OUT / "linking.toml").write_text(head + "\n".join(rows) + "\n")


def main() -> None:
    """Reads the sets, fits, prints what came of it, writes the two files of the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--codings", type=Path, required=True)
    parser.add_argument("--stems", action="store_true", help="only count the stems")
    options = parser.parse_args()
    keys = keyed_folder(options.corpus, "train")
    if options.stems:
        write_stems(*counted(keys))
        return
    folder = Path(os.environ["DATELINE_EVAL_DATA"]) / "data" / "ecbplus"
    rows = ecb.documents(json_values(folder / "docs_topics_01-35.jsonl"), ecb.FITTED)
    options.codings.mkdir(parents=True, exist_ok=True)
    given = examples("ecb_gold", ecb_gold(rows))
    given += examples("ecb_coded", ecb_coded(rows, options.codings / "ecb.jsonl"))
    keyed = told(linking.by_key(keys))
    given += examples("keys", keyed)
    given += shifted(keyed)
    codings = coding([report_row(key) for key in keys], options.codings / "corpus.jsonl")
    given += examples("coded", told(linking.by_coding(keys, codings)))
    names = [n for n in FEATURES if n not in FIXED]
    weights = fit(given, names)
    show("all", ((e, chance(weights, e.found)) for e in given))
    held: list[tuple[Example, float]] = []
    for fold in range(FOLDS):
        part = fit([e for e in given if e.fold != fold], names)
        held += [(e, chance(part, e.found)) for e in given if e.fold == fold]
    show("held out, by topic and family", held)
    write({**calibrated(weights, held), **FIXED})


if __name__ == "__main__":
    main()
