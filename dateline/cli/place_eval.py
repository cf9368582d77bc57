"""`dateline eval places`: resolution of keyed names, detection of names, unlisted places, speed.

LGL's documents with an even index are for measuring alone; odd ones and GeoVirus may be tuned on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from dateline.cli.common import data, say
from dateline.errors import InputError
from dateline.evaluate.corpus.keys import keyed_folder
from dateline.evaluate.files import json_values
from dateline.evaluate.places import Gold, Tally, describe
from dateline.extract.places import places
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Candidate
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Place
from dateline.normalise.places import resolve
from dateline.parse.document import parse as read_document
from dateline.parse.sentences import split
from dateline.parse.tokens import tokenise
from dateline.settings import load
from dateline.values.places import same_name

Doc = dict[str, Any]


def command(folder: Path | None, part: str | None, keys: Path | None, errors: int) -> None:
    """Prints a line for each part that there are files for."""
    root = load().eval_data
    place = folder or (root / "data" / "geo_dev" if root else None)
    gazetteer = open_gazetteer(load().cache_dir, say)
    parts = parts_of(place, keys or Path("corpus"), gazetteer, errors)
    if part is not None and part not in parts:
        raise InputError(f"there are no files for {part!r}; parts: {', '.join(parts) or 'none'}")
    data(f"{name} {run()}" for name, run in parts.items() if part in (None, name))


def parts_of(
    folder: Path | None, keys: Path, gazetteer: Gazetteer, errors: int
) -> dict[str, Callable[[], str]]:
    """The parts that can be measured, by name."""
    parts: dict[str, Callable[[], str]] = {}
    lgl, virus = _read(folder, "lgl.jsonl"), _read(folder, "geovirus.jsonl")
    countries = country_names(gazetteer, lgl)
    pages = {g["page"] for d in virus for g in d["mentions"]}
    known = {page: gazetteer.find(_titled(page))[:1] for page in pages}
    score = partial(resolution, gazetteer=gazetteer, countries=countries, pages=known)
    if lgl:
        parts["even"] = lambda: score(lgl[0::2], errors=errors)
        parts["odd"] = lambda: score(lgl[1::2], errors=errors)
    if virus:
        parts["virus"] = lambda: score(virus, errors=errors)
        parts["detect"] = lambda: detection(virus, gazetteer, errors)
    if lgl:
        parts["speed"] = lambda: speed(lgl, gazetteer)
    if keys.is_dir():
        parts["units"] = lambda: unlisted(keys, gazetteer, errors)
    return parts


def _titled(page: str) -> str:
    return page.rpartition("/")[2].replace("_", " ")


def _read(folder: Path | None, name: str) -> list[Doc]:
    path = folder / name if folder is not None else None
    return json_values(path) if path is not None and path.is_file() else []


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


def resolution(
    docs: list[Doc], gazetteer: Gazetteer, countries: dict[str, str],
    pages: dict[str, tuple[Candidate, ...]], errors: int,
) -> str:  # fmt: skip
    """Accuracy over all keyed spans, unresolved ones wrong; and the share in the right country."""
    tally = Tally()
    shown: list[str] = []
    for doc in docs:
        parsed = parse(doc["text"], doc.get("source"))
        pairs = list(gold_mentions(parsed, doc))
        found = resolve(tuple(m for m, _ in pairs), parsed, gazetteer)
        for m, (_, raw) in zip(found, pairs, strict=True):
            gold = _gold(raw, countries, pages)
            if isinstance(m.value, Place) and not tally.count(m.value, gold):
                shown.append(describe(doc["docid"], m.text, m.value, gold))
    _show(shown, errors)
    return tally.line()


def _gold(raw: Doc, countries: dict[str, str], pages: dict[str, tuple[Candidate, ...]]) -> Gold:
    page = raw.get("page", "")
    return Gold(
        lat=raw["lat"], lon=raw["lon"],
        geonameid=int(raw["geonameid"]) if raw.get("geonameid") else None,
        code=raw.get("fcode") or "", country=countries.get(raw.get("country") or ""),
        names=(_titled(page), *(c.name for c in pages.get(page, ()))) if page else (),
        kinds=frozenset(c.kind for c in pages.get(page, ())),
    )  # fmt: skip


def _show(lines: list[str], errors: int) -> None:
    for line in lines[:: max(1, len(lines) // errors)] if errors else ():
        say("    " + line)


def detection(docs: list[Doc], gazetteer: Gazetteer, errors: int) -> str:
    """Recall and precision of mentions: a keyed span is found if a mention overlaps it."""
    hit = gold_n = good = found_n = 0
    wrong: list[str] = []
    for doc in docs:
        spans = [(m.span.start, m.span.end) for m in places(parse(doc["text"]), gazetteer)]
        keyed = [(g["start"], g["end"]) for g in doc["mentions"]]
        missed = [k for k in keyed if not _meets(k, spans)]
        odd = [s for s in spans if not _meets(s, keyed)]
        hit, gold_n = hit + len(keyed) - len(missed), gold_n + len(keyed)
        good, found_n = good + len(spans) - len(odd), found_n + len(spans)
        text = doc["text"]
        for mark, rows in (("+", odd), ("-", missed)):
            wrong += [f"{mark} {text[a:b]!r} in {text[a - 30 : b + 30]!r}" for a, b in rows]
    _show(wrong, errors)
    return f"recall {hit / gold_n:.3f} precision {good / found_n:.3f}"


def _meets(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def speed(docs: list[Doc], gazetteer: Gazetteer) -> str:
    """CPU of finding and resolving 300 words, and names resolved a second, after a warm round."""
    parsed = [parse(d["text"]) for d in docs]
    words = sum(len(d["text"].split()) for d in docs)
    for _ in range(2):
        start = time.process_time()
        found = [places(p, gazetteer) for p in parsed]
        read = time.process_time()
        for p, mentions in zip(parsed, found, strict=True):
            resolve(mentions, p, gazetteer)
        end = time.process_time()
    rate = sum(map(len, found)) / (end - read)
    spent = (end - start) / words * 300 * 1000
    return f"{spent:.1f} ms for 300 words ({rate:.0f} names resolved a second)"


def unlisted(folder: Path, gazetteer: Gazetteer, errors: int) -> str:
    """Of keyed places of the corpus that no list has: right first-level unit, wrong country."""
    seen = right = wrong = listed = 0
    shown: list[str] = []
    for key in keyed_folder(folder, "train"):
        parsed = read_document(key.report)
        for text, value, gold in _keyed(parsed, key.accounts, gazetteer):
            if value.geonameid is not None:
                listed += 1
                continue
            seen += 1
            wrong += value.country not in (gold.country, None)
            fits = same_unit(value, gold, gazetteer)
            right += fits
            if not fits:
                shown.append(f"{key.id}: {text!r} {gold.admin1} {gold.country} -> {value}")
    _show(shown, errors)
    share = f"{right / seen:.3f}, wrong country {wrong / seen:.3f}" if seen else "none"
    return f"{share} of {seen} that no list has (of {seen + listed} keyed with a unit)"


def _keyed(
    parsed: Parsed, accounts: Any, gazetteer: Gazetteer
) -> Iterator[tuple[str, Place, Place]]:
    """The words, our place and the keyed place of each keyed span that names something."""
    keyed = [
        (c.evidence[0], c.value)
        for one in accounts for c in one.account.of("place")
        if c.evidence and isinstance(c.value, Place) and c.value.admin1 and c.value.country
    ]  # fmt: skip
    spans = {span for span, _ in keyed}
    found = resolve(places(parsed, gazetteer), parsed, gazetteer)
    for span, gold in keyed:
        if any(other != span and span.covers(other) for other in spans):
            continue
        for m in found:
            if span.covers(m.span) and isinstance(m.value, Place):
                yield m.text, m.value, gold
                break


def same_unit(value: Place, gold: Place, gazetteer: Gazetteer) -> bool:
    """True when a place lies in the keyed country and first-level unit, by any of its names."""
    if value.country != gold.country:
        return False
    if same_name(value.admin1, gold.admin1):
        return True
    units = [c for c in gazetteer.find(gold.admin1 or "") if c.country == gold.country]
    return any(c.admin1 is not None and c.admin1 == value.admin1 for c in units)


def country_names(gazetteer: Gazetteer, docs: list[Doc]) -> dict[str, str]:
    """The codes of the country names that the key uses."""
    out = {}
    for name in {g.get("country") for d in docs for g in d["mentions"]}:
        found = [c for c in gazetteer.find(name or "") if c.kind == "country"]
        if name and found and found[0].country:
            out[name] = found[0].country
    return out
