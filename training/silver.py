"""Makes silver labels (Penn tags and dependencies) for the tagger with a spaCy model.

Needs spaCy and an English model in its own environment; Dateline itself never needs them.

    python training/silver.py --model en_core_web_sm --out silver.jsonl \\
        wikinews:docs.jsonl lines:docs.jsonl upper:docs.jsonl

Each input is `<kind>:<path of a JSONL file>`. Kinds: `prose` (field `text`), `lines` (`text` with
one tokenised sentence a line), `upper` (`text` in capitals, which is first given its likely case).
A `skip` pattern leaves out documents by their `source` (share-alike parts).
One line out: `{"doc", "words", "tags", "heads", "deps"}`; heads index into `words`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from dateline.model.report import Report
from dateline.parse.sentences import split
from dateline.parse.tokens import tokenise

Sentences = list[list[str]]


def documents(path: Path, skip: str | None) -> Iterator[tuple[str, str]]:
    """`(id, text)` of each document of a JSONL file whose source does not contain `skip`."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        data = json.loads(line)
        if skip and skip.lower() in str(data.get("source", "")).lower():
            continue
        name = data.get("id") or data.get("docid") or str(number)
        yield f"{path.parent.name}/{path.stem}/{name}", data["text"]


def prose(text: str) -> Sentences:
    """The tokens of each sentence of running text."""
    report = Report("r", "", text)
    return [_words(text[s.span.start : s.span.end]) for s in split(report)]


def lines(text: str) -> Sentences:
    """The tokens of each line of a text that is already one sentence a line."""
    return [_words(line) for line in text.splitlines() if line.strip()]


def _words(text: str) -> list[str]:
    return [t.text for t in tokenise(text)]


class Truecaser:
    """Gives capitals their likely case, from the case that words have inside other texts.

    A word unknown there is taken for a name unless its ending, or a small word that stands
    before it somewhere in the capitals themselves, speaks for a common word.
    """

    def __init__(self, known: Iterable[list[str]], capitals: Iterable[list[str]]) -> None:
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for words in known:
            for word in words[1:]:
                self.forms[word.lower()][word] += 1
        self.common = {
            b.lower()
            for words in capitals
            for a, b in pairwise(words)
            if a.lower() in _BEFORE_COMMON
        }

    def __call__(self, words: list[str]) -> list[str]:
        """The sentence with the most frequent form of each word."""
        out = [self._form(word) for word in words]
        if out:
            out[0] = out[0][:1].upper() + out[0][1:]
        return out

    def _form(self, word: str) -> str:
        lower = word.lower()
        if lower in self.forms:
            forms = self.forms[lower]
            if forms[lower] * 4 >= sum(forms.values()):
                return lower  # "the army" is oftener a common noun than press releases have it
            return forms.most_common(1)[0][0]
        if lower in self.common or lower.endswith(_COMMON_ENDINGS):
            return lower
        stem = lower.removesuffix("s")
        return lower if stem in self.forms or stem in self.common else word.capitalize()


_BEFORE_COMMON = frozenset(
    ("a", "an", "their", "his", "some", "any", "these", "those", "no", "very", "more", "its",
     "several", "many", "our", "such", "other", "two", "three", "four", "five")
)  # fmt: skip
_COMMON_ENDINGS = (
    "ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "able", "ible", "ous", "ive",
    "ity", "ities", "ance", "ence", "ful", "less", "ship", "ism", "ists", "ers", "ors", "ize",
)  # fmt: skip


def collect(inputs: list[str], skip: str | None) -> list[tuple[str, list[str]]]:
    """`(document, words)` of every sentence of every input; capitals are given their case."""
    plain: list[tuple[str, list[str]]] = []
    capitals: list[tuple[str, list[str]]] = []
    for item in inputs:
        kind, _, path = item.partition(":")
        for name, text in documents(Path(path), skip):
            sentences = lines(text) if kind == "lines" else prose(text)
            (capitals if kind == "upper" else plain).extend((name, s) for s in sentences)
    recase = Truecaser([words for _, words in plain], [words for _, words in capitals])
    return plain + [(name, recase(words)) for name, words in capitals]


def label(sentences: list[tuple[str, list[str]]], model: str) -> Iterator[dict[str, object]]:
    """The silver labels of each sentence, in order."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(model, exclude=["ner", "lemmatizer"])
    docs = ((Doc(nlp.vocab, words=words), name) for name, words in sentences if words)
    for doc, name in nlp.pipe(docs, as_tuples=True, batch_size=64):
        yield {
            "doc": name,
            "words": [t.text for t in doc],
            "tags": [t.tag_ for t in doc],
            "heads": [t.head.i for t in doc],
            "deps": [t.dep_ for t in doc],
        }


def main() -> None:
    """Reads the inputs, labels them, writes JSONL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", metavar="kind:path")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--skip", help="leave out documents whose source contains this")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for row in label(collect(args.inputs, args.skip), args.model):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
