"""Trains the part-of-speech tagger on silver labels and writes its packed weights.

    python training/tagger.py silver.jsonl --out dateline/data/tagger/weights.txt.gz

A tenth of the documents is held out. The others are also shown in other dress (capitals,
headline case, lower case, straight or curly quotes, and as headlines without articles and
auxiliaries), because news comes in all of these.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from dateline.parse.lemmas import lemma
from dateline.parse.tagger import _ZERO, Context, Model, features, prepare, unpack

Example = tuple[list[str], list[str]]
FIXED_COUNT, FIXED_SHARE = 25, 0.997
_REACH = 400  # weights are clipped there, so that each is one character
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "’s": "'s", "n’t": "n't"}
_CURLY = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d"}
_BE = frozenset(("is", "are", "was", "were", "been", "be", "being", "has", "have", "had"))
_ARTICLES = frozenset(("a", "an", "the"))


def read(path: Path) -> tuple[list[Example], list[Example]]:
    """`(training, held-out)` sentences; a document lies wholly on one side."""
    train: list[Example] = []
    held: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        side = held if crc32(row["doc"].encode()) % 10 == 0 else train
        side.append(
            (row["words"], [_plain(w, t) for w, t in zip(row["words"], row["tags"], strict=True)])
        )
    majority = closed_class([*train, *held])
    for words, tags in (*train, *held):
        for i, word in enumerate(words):
            if tags[i].startswith("NNP") and word.lower() in majority:
                tags[i] = majority[word.lower()]
            elif tags[i].startswith("NNP") and word.islower() and len(word) > 3:
                tags[i] = tags[i].replace("NNP", "NN")
    return train, held


def closed_class(examples: list[Example]) -> dict[str, str]:
    """Words that are nearly always of a closed class: as names they are mislabelled."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in examples:
        for word, tag in zip(words, tags, strict=True):
            seen[word.lower()][tag] += 1
    out: dict[str, str] = {}
    for word, counts in seen.items():
        tag, best = counts.most_common(1)[0]
        if tag in _CLOSED and best >= 5 and best / sum(counts.values()) > 0.6:
            out[word] = tag
    return out


_CLOSED = frozenset(("IN", "DT", "CC", "PRP", "PRP$", "MD", "TO", "WDT", "WP", "WRB", "EX", "CD"))


def _plain(word: str, tag: str) -> str:
    """spaCy's extra tags as Penn ones; marks that it sometimes mislabels as themselves."""
    if word in ("“", "”", '"', "''", "``"):
        return "``" if word in ("“", "``") else "''"
    if word in ("(", "[") or word in (")", "]"):
        return "-LRB-" if word in "([" else "-RRB-"
    if word in (".", "?", "!", ","):
        return "," if word == "," else "."
    return {
        "_SP": "NN",
        "XX": "FW",
        "ADD": "NNP",
        "NFP": ":",
        "AFX": "JJ",
        "HYPH": ":",
        "": "NN",
    }.get(tag, tag)


def views(examples: list[Example], seed: int) -> Iterator[Example]:
    """Every sentence as it is, and a share of them in each other dress."""
    pick = random.Random(seed)
    for words, tags in examples:
        yield words, tags
        dress = pick.random()
        if dress < 0.12:
            yield [w.upper() for w in words], tags
        elif dress < 0.20:
            yield [w if w.lower() in _SMALL else w[:1].upper() + w[1:] for w in words], tags
        elif dress < 0.26:
            yield [w.lower() for w in words], tags
        elif dress < 0.34:
            yield [_CURLY.get(w, w) for w in words], tags
        elif dress < 0.50 and 6 <= len(words) <= 40:
            yield headline(words, tags, capitals=pick.random() < 0.4)


_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and")
)


def headline(words: list[str], tags: list[str], *, capitals: bool) -> Example:
    """A sentence as a headline: in the present tense, without articles and auxiliaries."""
    kept: Example = ([], [])
    plural = True
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        following = tags[i + 1] if i + 1 < len(tags) else ""
        if word.lower() in _ARTICLES and tag == "DT":
            continue
        if word.lower() in _BE and following in ("VBN", "VBG"):
            continue
        if tag == "." or (tag == "," and len(kept[0]) > 5):
            break
        if tag.startswith("NN"):
            plural = tag.endswith("S")
        if tag == "VBD" and word.lower() not in _BE:
            word, tag = _present(word, plural)
        kept[0].append(word[:1].upper() + word[1:] if capitals or not kept[0] else word)
        kept[1].append(tag)
    return kept


def _present(word: str, plural: bool) -> tuple[str, str]:
    """A past form in the present tense of headlines."""
    base = lemma(word, "VBD")
    if plural:
        return base, "VBP"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es", "VBZ"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies", "VBZ"
    return base + "s", "VBZ"


def fixed_words(examples: list[Example]) -> dict[str, str]:
    """Frequent words that nearly always take one tag."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in examples:
        for word, tag in zip(prepare(words).norms[2:-2], tags, strict=True):
            seen[word][tag] += 1
    out: dict[str, str] = {}
    for word, counts in seen.items():
        tag, best = counts.most_common(1)[0]
        total = sum(counts.values())
        share = 0.985 if tag in _CLOSED else FIXED_SHARE
        if total >= FIXED_COUNT and best / total >= share and not tag.startswith("NNP"):
            out[word] = tag
    return out


class Perceptron:
    """Averaged weights; each cell keeps its sum and the time of its last change."""

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags
        self.index = {tag: i for i, tag in enumerate(tags)}
        self.weights: dict[str, dict[int, list[float]]] = {}
        self.now = 0

    def guess(self, found: tuple[str, ...]) -> int:
        """The best tag under the present weights."""
        scores = [0.0] * len(self.tags)
        for feature in found:
            for index, cell in self.weights.get(feature, _NONE).items():
                scores[index] += cell[0]
        return scores.index(max(scores))

    def update(self, found: tuple[str, ...], right: int, wrong: int) -> None:
        """Moves every feature towards the right tag and away from the wrong one."""
        for feature in found:
            row = self.weights.setdefault(feature, {})
            for index, step in ((right, 1.0), (wrong, -1.0)):
                cell = row.setdefault(index, [0.0, 0.0, 0])
                cell[1] += cell[0] * (self.now - cell[2])
                cell[2] = self.now
                cell[0] += step

    def averaged(self) -> dict[str, dict[int, float]]:
        """The mean of each weight over all steps."""
        return {
            feature: {
                index: (cell[1] + cell[0] * (self.now - cell[2])) / max(1, self.now)
                for index, cell in row.items()
            }
            for feature, row in self.weights.items()
        }


_NONE: dict[int, list[float]] = {}


def train(examples: list[Example], rounds: int) -> tuple[Perceptron, dict[str, str]]:
    """The perceptron after so many rounds, and the table of fixed words."""
    tags = sorted({tag for _, sentence in examples for tag in sentence})
    learner = Perceptron(tags)
    fixed = fixed_words(examples)
    ready = [(prepare(words), sentence) for words, sentence in examples]
    order = random.Random(7)
    for number in range(rounds):
        order.shuffle(ready)
        wrong = sum(_learn(learner, context, gold, fixed) for context, gold in ready)
        print(f"round {number + 1}: {wrong} wrong", flush=True)
    return learner, fixed


def _learn(learner: Perceptron, context: Context, gold: list[str], fixed: dict[str, str]) -> int:
    before, before2 = "^", "^"
    wrong = 0
    for i, right in enumerate(gold):
        tag = fixed.get(context.norms[i + 2])
        if tag is None:
            learner.now += 1
            found = features(context, i, before, before2)
            guess = learner.guess(found)
            if learner.tags[guess] != right:
                learner.update(found, learner.index[right], guess)
                wrong += 1
            tag = learner.tags[guess]
        before2, before = before, tag
    return wrong


def pack(learner: Perceptron, fixed: dict[str, str], limit: int, scale: float) -> str:
    """The file form: strongest features first kept, weights as whole numbers."""
    rows: list[tuple[float, str, str]] = []
    for feature, row in learner.averaged().items():
        if "\t" in feature or "\n" in feature:
            continue
        whole = {i: max(-_REACH, min(_REACH, round(w * scale))) for i, w in row.items()}
        code = "".join(chr(33 + i) + chr(_ZERO + w) for i, w in sorted(whole.items()) if w)
        if code:
            rows.append((sum(abs(w) for w in row.values()), feature, code))
    rows.sort(key=lambda r: (-r[0], r[1]))
    by_tag: defaultdict[str, list[str]] = defaultdict(list)
    for word, tag in sorted(fixed.items()):
        by_tag[tag].append(word)
    head = [" ".join(learner.tags), *("\t".join([t, *by_tag[t]]) for t in sorted(by_tag))]
    body = sorted(f"{feature}\t{code}" for _, feature, code in rows[:limit])
    return "\n".join(head) + "\n\n" + "\n".join(body)


def agreement(model: Model, examples: list[Example]) -> tuple[float, float]:
    """`(share of tags that agree, tokens a second)`."""
    total = right = 0
    begun = time.process_time()
    for words, tags in examples:
        right += sum(a == b for a, b in zip(model.tag(words), tags, strict=True))
        total += len(words)
    return right / max(1, total), total / max(1e-9, time.process_time() - begun)


def report(model: Model, held: list[Example]) -> None:
    """Prints agreement on the held-out part in each dress, and the commonest confusions."""
    dresses = {
        "as is": held,
        "capitals": [([w.upper() for w in ws], ts) for ws, ts in held],
        "lower": [([w.lower() for w in ws], ts) for ws, ts in held],
        "headline": [headline(ws, ts, capitals=False) for ws, ts in held if len(ws) > 5],
    }
    for name, examples in dresses.items():
        share, speed = agreement(model, [e for e in examples if e[0]])
        print(f"{name}: {100 * share:.2f} % agree, {speed:.0f} tokens/s")
    pairs = Counter(
        (right, guess)
        for words, tags in held
        for right, guess in zip(tags, model.tag(words), strict=True)
        if right != guess
    )
    print("commonest (silver, ours):", pairs.most_common(12))


def main() -> None:
    """Trains, packs, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("silver", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=int, default=150_000, help="features kept")
    parser.add_argument("--scale", type=float, default=8.0)
    args = parser.parse_args()
    examples, held = read(args.silver)
    learner, fixed = train(list(views(examples, seed=1)), args.rounds)
    text = pack(learner, fixed, args.limit, args.scale)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(fixed)} fixed words, {args.out.stat().st_size} bytes")
    report(unpack(text), held)


if __name__ == "__main__":
    main()
