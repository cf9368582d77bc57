"""Measures the place part: resolution on LGL and GeoVirus, detection of names, speed.

Reads `data/geo_dev/*.jsonl` below the folder that DATELINE_EVAL_DATA names. Documents of LGL
with an even index are for measuring alone; odd ones and GeoVirus may be tuned on.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.extract.places import places
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Candidate
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Place
from dateline.normalise.places import resolve
from dateline.parse.sentences import split
from dateline.parse.tokens import tokenise
from dateline.values.places import kilometres, same_name

NEAR_KM = 161.0
PAGES: dict[str, tuple[Candidate, ...]] = {}
Doc = dict[str, Any]


def parse(text: str, publisher: str | None = None) -> Parsed:
    """A text as sentences and tokens, without tags."""
    report = Report("eval", "", text, publisher=publisher)
    sentences = tuple(
        s if s.tokens else replace(s, tokens=tokenise(text, s.span.start, s.span.end))
        for s in split(report)
    )
    return Parsed(report, sentences)


def gold_mentions(parsed: Parsed, doc: Doc) -> Iterator[tuple[Mention, Doc]]:
    """The keyed spans as mentions, each with its key."""
    for gold in doc["mentions"]:
        if gold.get("lat") is None:
            continue
        for s in parsed.sentences:
            if s.span.start <= gold["start"] < s.span.end:
                span = Span("text", gold["start"], gold["end"])
                text = doc["text"][span.start : span.end]
                yield Mention("place", span, text, s.index, "gold"), gold
                break


def is_right(place: Place, gold: Doc) -> bool:
    """Within 161 km of the keyed point, or the very unit that is keyed."""
    if gold.get("geonameid") and place.geonameid == int(gold["geonameid"]):
        return True
    if place.lat is None or place.lon is None:
        return False
    page = gold.get("page", "").rpartition("/")[2].replace("_", " ")
    if place.precision in ("country", "admin1", "region", "water") and _is_page(place, page):
        return True
    return kilometres(place.lat, place.lon, gold["lat"], gold["lon"]) <= NEAR_KM


def _is_page(place: Place, page: str) -> bool:
    """True when a large unit is the one that the keyed page is about (points are convention)."""
    return same_name(place.name, page) or any(
        c.kind == place.precision and c.name == place.name for c in PAGES.get(page, ())
    )


def measure(docs: list[Doc], gazetteer: Gazetteer, errors: int, countries: dict[str, str]) -> str:
    """Accuracy over all keyed spans, unresolved ones wrong; and the share in the right country."""
    counts: Counter[str] = Counter()
    shown: list[str] = []
    for doc in docs:
        parsed = parse(doc["text"], doc.get("source"))
        pairs = list(gold_mentions(parsed, doc))
        found = resolve(tuple(m for m, _ in pairs), parsed, gazetteer)
        for m, (_, gold) in zip(found, pairs, strict=True):
            assert isinstance(m.value, Place)
            right = is_right(m.value, gold)
            counts["all"] += 1
            counts["right"] += right
            counts["none"] += m.value.precision is None or m.value.lat is None
            code = countries.get(gold.get("country") or "")
            counts["country keyed"] += code is not None
            counts["country"] += code is not None and code == m.value.country
            if not right:
                v = m.value
                shown.append(
                    f"{doc['docid']}: {m.text!r} {gold.get('fcode', '')} {gold.get('admin1')} "
                    f"{gold['lat']},{gold['lon']} -> {v.name} {v.precision} {v.admin1} "
                    f"{v.country} {v.lat},{v.lon}"
                )
    for line in shown[:: max(1, len(shown) // errors)] if errors else ():
        print("   ", line)
    out = f"{counts['right'] / counts['all']:.3f} of {counts['all']} ({counts['none']} unresolved)"
    if counts["country keyed"]:
        out += f", right country {counts['country'] / counts['country keyed']:.3f}"
    return out


def detection(docs: list[Doc], gazetteer: Gazetteer, errors: int) -> str:
    """Recall and precision of mentions: a keyed span is found if a mention overlaps it."""
    hit = gold_n = good = found_n = 0
    wrong: list[str] = []
    for doc in docs:
        parsed = parse(doc["text"])
        spans = [(m.span.start, m.span.end) for m in places(parsed, gazetteer)]
        keyed = [(g["start"], g["end"]) for g in doc["mentions"]]
        hit += sum(any(a < e and s < b for a, b in spans) for s, e in keyed)
        gold_n += len(keyed)
        fits = [any(a < e and s < b for s, e in keyed) for a, b in spans]
        good += sum(fits)
        found_n += len(spans)
        text = doc["text"]
        wrong += [f"+ {text[a:b]!r} in {text[a - 30 : b + 30]!r}"
                  for (a, b), ok in zip(spans, fits, strict=True) if not ok]  # fmt: skip
        wrong += [f"- {text[s:e]!r} in {text[s - 30 : e + 30]!r}"
                  for s, e in keyed if not any(a < e and s < b for a, b in spans)]  # fmt: skip
    for line in wrong[:: max(1, len(wrong) // errors)] if errors else ():
        print("   ", line)
    return f"recall {hit / gold_n:.3f} precision {good / found_n:.3f}"


def speed(docs: list[Doc], gazetteer: Gazetteer) -> str:
    """Milliseconds of CPU for 300 words of finding and resolving, after one warm round."""
    parsed = [parse(d["text"]) for d in docs]
    words = sum(len(d["text"].split()) for d in docs)
    for _ in range(2):
        start = time.process_time()
        for p in parsed:
            resolve(places(p, gazetteer), p, gazetteer)
        spent = time.process_time() - start
    return f"{spent / words * 300 * 1000:.1f} ms for 300 words"


def country_names(gazetteer: Gazetteer, docs: list[Doc]) -> dict[str, str]:
    """The codes of the country names that the key uses."""
    out = {}
    for name in {g.get("country") for d in docs for g in d["mentions"]}:
        found = [c for c in gazetteer.find(name or "") if c.kind == "country"]
        if name and found and found[0].country:
            out[name] = found[0].country
    return out


def _read(path: Path) -> list[Doc]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    """Print the figures, or that there is nothing to measure on."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, required=True)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--part", choices=["even", "odd", "virus", "detect", "speed", "all"],
                         default="all")  # fmt: skip
    args = options.parse_args()
    root = os.environ.get("DATELINE_EVAL_DATA")
    folder = Path(root or "") / "data" / "geo_dev"
    if not root or not folder.is_dir():
        print("places: not run (DATELINE_EVAL_DATA has no data/geo_dev)")
        return
    gazetteer = open_gazetteer(args.cache)
    lgl, virus = _read(folder / "lgl.jsonl"), _read(folder / "geovirus.jsonl")
    names = country_names(gazetteer, lgl)
    for gold in (g for d in virus for g in d["mentions"]):
        page = gold["page"].rpartition("/")[2].replace("_", " ")
        PAGES[page] = gazetteer.find(page)[:1]
    parts = {
        "even": lambda: measure(lgl[0::2], gazetteer, args.errors, names),
        "odd": lambda: measure(lgl[1::2], gazetteer, args.errors, names),
        "virus": lambda: measure(virus, gazetteer, args.errors, names),
        "detect": lambda: detection(virus, gazetteer, args.errors),
        "speed": lambda: speed(lgl, gazetteer),
    }
    for part in parts if args.part == "all" else [args.part]:
        print(part, parts[part]())


if __name__ == "__main__":
    main()
