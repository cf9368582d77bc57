"""Fits the weights of the place resolver: a conditional logit over the candidates of a name.

    python training/places.py GEOVIRUS.jsonl [--corpus corpus] [--rounds 4] [--prior 0.02]

Trained on GeoVirus (Wikinews; Gritta et al. 2018), on the keyed places of our corpus's train
part, and on simulated local reports: a town drawn from the place file, its neighbours, its units,
a few names from elsewhere. They teach what news of the great capitals does not: how far the other
names of a report outweigh a famous namesake. LGL is for measuring alone and is never read here.

A feature of a candidate depends on the chances of the other names of its report, hence on the
weights: features and weights are made in turn. Prints the table of
dateline/data/lexicons/place_weights.toml; needs scipy (extra `eval`).
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

from dateline.cli.place_eval import gold_mentions, parse
from dateline.evaluate.corpus.keys import keyed_folder
from dateline.evaluate.places import Gold, is_right
from dateline.gazetteer import curated
from dateline.gazetteer.build import path_in
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.gazetteer.names import fold
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Place
from dateline.normalise.places import scores
from dateline.normalise.places.names import Named, collect
from dateline.normalise.places.publisher import country_of
from dateline.normalise.places.resolve import bare
from dateline.parse.document import parse as read_document
from dateline.settings import load

Names = tuple[Parsed, tuple[tuple[Mention, Gold], ...]]
Simulated = tuple[dict[str, Named], list[tuple[str, Gold]]]
Rows = tuple[np.ndarray, np.ndarray]
FIXED = {"site": 3.0, "abbreviation": 0.0}  # too rare in the texts to be fitted


def from_geovirus(path: Path, gazetteer: Gazetteer) -> Iterator[Names]:
    """The keyed names of each document."""
    for line in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        parsed = parse(doc["text"])
        pairs = []
        for mention, raw in gold_mentions(parsed, doc):
            page = raw["page"].rpartition("/")[2].replace("_", " ")
            found = gazetteer.find(page)[:1]
            names = (page, *(c.name for c in found))
            kinds = frozenset(c.kind for c in found)
            pairs.append((mention, Gold(raw["lat"], raw["lon"], names=names, kinds=kinds)))
        yield parsed, tuple(pairs)


def from_corpus(folder: Path) -> Iterator[Names]:
    """The keyed places of the train part that have a point."""
    for key in keyed_folder(folder, "train"):
        parsed = read_document(key.report)
        pairs: dict[tuple[str, int], tuple[Mention, Gold]] = {}
        for one in key.accounts:
            for claim in one.account.of("place"):
                value = claim.value
                if not (claim.evidence and isinstance(value, Place) and value.lat and value.lon):
                    continue
                span = claim.evidence[0]
                at = next(
                    (s.index for s in parsed.sentences
                     if s.span.field == span.field and s.span.start <= span.start < s.span.end),
                    None,
                )  # fmt: skip
                if at is None:
                    continue
                words = key.report.field(span.field)[span.start : span.end]
                gold = Gold(value.lat, value.lon, country=value.country)
                pairs[span.field, span.start] = (Mention("place", span, words, at, "gold"), gold)
        yield parsed, tuple(pairs.values())


def simulated(gazetteer: Gazetteer, path: Path, number: int, seed: int) -> Iterator[Simulated]:
    """Names of simulated local reports, each with the place it was drawn for."""
    draw = np.random.default_rng(seed)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        towns = db.execute(
            "SELECT geonameid, name, country, admin1, admin2, lat, lon, population FROM places "
            "WHERE kind = 'city' AND admin1 IS NOT NULL ORDER BY id"
        ).fetchall()
    points = np.array([(t[5], t[6]) for t in towns])
    people = np.array([t[7] for t in towns], dtype=float)
    common = np.sqrt(people + 500) / np.sqrt(people + 500).sum()
    for _ in range(number):
        focus = int(draw.choice(len(towns), p=common))
        lat, lon = points[focus]
        east = (points[:, 1] - lon) * np.cos(np.radians(lat))
        apart = 111.2 * np.hypot(points[:, 0] - lat, east)
        near = np.sqrt(people + 500) * np.exp(-apart / 60.0)
        near[focus] = 0.0
        more = int(draw.integers(0, 5))
        chosen = [focus, *draw.choice(len(towns), more, False, near / near.sum())]
        named: dict[str, Named] = {}
        gold: list[tuple[str, Gold]] = []
        for at in chosen:
            town = towns[int(at)]
            key = _put(named, town[1], gazetteer, 1 + int(draw.poisson(1.0)))
            if key:
                gold.append((key, Gold(town[5], town[6], geonameid=town[0])))
        _, _, country, admin1, admin2, *_ = towns[focus]
        for chance, name in ((0.45, admin1), (0.35, _country(country)), (0.2, admin2)):
            if name and draw.random() < chance:
                over = _put(named, name, gazetteer, 1)
                first = gold[0][0] if gold else None
                if over and first and over != first and draw.random() < 0.4:
                    named[first].inside.append(over)
        for at in draw.choice(len(towns), int(draw.integers(0, 4)), False, common):
            key = _put(named, towns[int(at)][1], gazetteer, 1)
            if key and draw.random() < 0.7 and all(key != k for k, _ in gold):
                named[key].hint = True
        yield named, gold


def _put(named: dict[str, Named], name: str, gazetteer: Gazetteer, count: int) -> str | None:
    """The key under which a name stands from now on; None if it did already, or no list has it."""
    key = fold(name)
    found = gazetteer.find(name)
    if not found or key in named:
        return None
    named[key] = Named(key, name, found, count=count)
    return key


@cache
def _country(code: str) -> str:
    return next((row["name"] for row in curated.rows("countries.tsv") if row["iso2"] == code), "")


def rows_simulated(names: Simulated, order: list[str]) -> Iterator[Rows]:
    """As `rows_of`, of a simulated report."""
    named, gold = names
    ranked = scores.score(named) if named else {}
    for key, place in gold:
        yield from _informative(ranked[key], place, order)


def _informative(rows: list[scores.Scored], gold: Gold, order: list[str]) -> Iterator[Rows]:
    right = np.array([is_right(bare(r.candidate), gold) for r in rows])
    if right.any() and not right.all():
        yield np.array([[r.features.get(f, 0.0) for f in order] for r in rows]), right


def rows_of(names: Names, gazetteer: Gazetteer, order: list[str]) -> Iterator[Rows]:
    """For each keyed name with a right and a wrong candidate: features, and which are right."""
    parsed, pairs = names
    found = collect(parsed, tuple(m for m, _ in pairs), gazetteer)
    ranked = scores.score(found.named, country_of(parsed.report, gazetteer))
    for mention, gold in pairs:
        inside = [o for o in found.within(mention) if not o.piece]
        if not inside:
            continue
        yield from _informative(ranked[inside[0].key], gold, order)


def fit(data: list[Rows], start: np.ndarray, prior: float, held: np.ndarray) -> np.ndarray:
    """The weights of greatest likelihood, drawn a little towards zero; `held` ones stay."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(w)
        for table, right in data:
            s = table @ w
            e = np.exp(s - s.max())
            p, good = e / e.sum(), (e * right) / (e * right).sum()
            total -= float(np.log(p[right].sum()))
            slope += (p - good) @ table
        total, slope = total / len(data), slope / len(data)
        slope = np.where(held, 0.0, slope + prior / len(w) * w)
        return total + prior / len(w) * float(w @ w) / 2, slope

    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def main() -> None:
    """Makes features and weights in turn, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("geovirus", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--prior", type=float, default=0.02)
    parser.add_argument("--simulated", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    gazetteer = open_gazetteer(load().cache_dir, print)
    documents = [*from_geovirus(told.geovirus, gazetteer), *from_corpus(told.corpus)]
    drawn = list(simulated(gazetteer, path_in(load().cache_dir), told.simulated, told.seed))
    weights = dict(scores.weights())
    order = sorted(weights)
    held = np.array([f in FIXED for f in order])
    for turn in range(told.rounds):
        with patch.object(scores, "weights", lambda table=weights: table):
            data = [row for names in documents for row in rows_of(names, gazetteer, order)]
            real = len(data)
            data += [row for names in drawn for row in rows_simulated(names, order)]
        found = fit(data, np.array([weights[f] for f in order]), told.prior, held)
        weights = {f: round(float(x), 2) for f, x in zip(order, found, strict=True)} | FIXED
        right = sum(bool(r[(t @ found).argmax()]) for t, r in data)
        share = right / len(data)
        of = f"{real} names of texts and {len(data) - real} drawn"
        print(f"# round {turn + 1}: {share:.3f} of {of}")
    print("[weights]")
    for feature in scores.weights():
        print(f"{feature} = {weights[feature]}")


if __name__ == "__main__":
    main()
