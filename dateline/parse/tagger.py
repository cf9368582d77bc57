"""Penn Treebank tags by an averaged perceptron over a few cheap features.

The method is Collins (2002) with greedy decoding from left to right. Frequent words that take
one tag only are read from a table; for the other words the features below are looked up in the
weights of `data/tagger/weights.txt.gz` (written by `training/tagger.py`), kept packed until used.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from importlib import resources

from dateline.errors import StopError

_ZERO = 0x200  # the character code that stands for weight 0 in the packed file
_DIGITS = str.maketrans("123456789", "000000000")
_CURLY = {"“": "``", "”": "''", "„": "``", "«": "``", "»": "''", "‘": "`"}


class Model:
    """Weights: for each feature the tags it speaks for or against, in whole numbers."""

    def __init__(self, tags: Sequence[str], fixed: dict[str, str], packed: dict[str, str]) -> None:
        self.tags = tuple(tags)
        self.fixed = fixed
        self._packed = packed
        self._open: dict[str, tuple[tuple[int, int], ...]] = {}

    def weights(self, feature: str) -> tuple[tuple[int, int], ...]:
        """`(tag index, weight)` pairs of a feature; empty for one never seen in training."""
        found = self._open.get(feature)
        if found is None:
            code = self._packed.get(feature, "")
            found = tuple(
                (ord(code[i]) - 33, ord(code[i + 1]) - _ZERO) for i in range(0, len(code), 2)
            )
            if code:
                self._open[feature] = found
        return found

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag for each word of a sentence."""
        context = prepare(words)
        before, before2 = "^", "^"
        out: list[str] = []
        for i, word in enumerate(context.norms[2:-2]):
            tag = self.fixed.get(word)
            if tag is None:
                tag = self._best(features(context, i, before, before2))
            out.append(tag)
            before2, before = before, tag
        return out

    def _best(self, found: Sequence[str]) -> str:
        scores = [0] * len(self.tags)
        opened = self._open
        for feature in found:
            pairs = opened.get(feature)
            if pairs is None:
                pairs = self.weights(feature)
            for index, weight in pairs:
                scores[index] += weight
        return self.tags[scores.index(max(scores))]


class Context:
    """What the features of a sentence are cut from: words in lower case, and their shapes."""

    __slots__ = ("norms", "shapes", "tails")

    def __init__(self, norms: list[str], shapes: list[str]) -> None:
        self.norms = norms  # two border marks at each side
        self.shapes = shapes
        self.tails = [word[-3:] for word in norms]


def prepare(words: Sequence[str]) -> Context:
    """The context of a sentence; capitals say nothing where (nearly) every word has them."""
    blind = _blind(words)
    norms = ["^", "^", *(_norm(word) for word in words), "$", "$"]
    shapes = [_shape(word, blind) for word in words]
    if shapes and shapes[0] == "A":
        shapes[0] = "1"
    return Context(norms, shapes)


def _norm(word: str) -> str:
    """Lower case, digits as 0, straight quotes: what the tagger calls the same word."""
    if word.isalpha():
        return word.lower()
    return _CURLY.get(word) or word.lower().replace("’", "'").translate(_DIGITS)


def _blind(words: Sequence[str]) -> str:
    """ "C" for text in capitals, "T" for a headline with capitals throughout, else ""."""
    letters = [word for word in words if len(word) > 3 and word.isalpha()]
    if not letters:
        return ""
    if all(word.isupper() for word in letters):
        return "C"
    small = sum(word[0].islower() for word in letters)
    return "T" if len(letters) > 2 and small * 6 < len(letters) else ""


def _shape(word: str, blind: str) -> str:
    """One letter for how a word is written (a lower, A title, C capitals, 0 digits, ...)."""
    first = word[0]
    if first.isdigit():
        return "0" if word.translate(_DIGITS).strip("0,.:/-") == "" else "m"
    if not first.isalpha():
        return "."
    if blind:
        return blind
    if word.islower():
        return "-" if "-" in word else "a"
    if word.isupper() and len(word) > 1:
        return "C"
    return "A" if first.isupper() else "x"


def features(context: Context, i: int, before: str, before2: str) -> tuple[str, ...]:
    """The features of word `i`, given the tags of the two words before it."""
    norms, shapes, tails = context.norms, context.shapes, context.tails
    word, last, following = norms[i + 2], norms[i + 1], norms[i + 3]
    shape = shapes[i]
    return (
        "a" + word,
        "b" + tails[i + 2] + shape,
        "c" + word[:1] + word[-2:] + before,
        "d" + before,
        "e" + before2 + " " + before,
        "f" + word + " " + before,
        "g" + last,
        "h" + norms[i],
        "i" + following,
        "j" + norms[i + 4],
        "k" + tails[i + 3],
        "l" + shape + before,
        "m" + word + " " + following,
        "n" + last + " " + word,
        "o" + tails[i + 2] + " " + tails[i + 3],
        "q" + last + " " + tails[i + 2],
        "p" + word[-4:] if len(word) > 4 else "p" + word[-1:] + shape,
    )


@cache
def model() -> Model:
    """The shipped model, loaded at the first call; StopError when its file is missing."""
    path = resources.files("dateline") / "data" / "tagger" / "weights.txt.gz"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise StopError("the tagger's weights are missing; install dateline again") from None
    return unpack(gzip.decompress(raw).decode("utf-8"))


def unpack(text: str) -> Model:
    """A model from its file form: a line of tags, fixed words by tag, a blank line, features."""
    head, _, body = text.partition("\n\n")
    tags, *fixed_lines = head.split("\n")
    fixed: dict[str, str] = {}
    for line in fixed_lines:
        tag, *words = line.split("\t")
        fixed.update(dict.fromkeys(words, tag))
    cells = body.replace("\n", "\t").split("\t")
    return Model(tags.split(), fixed, dict(zip(cells[::2], cells[1::2], strict=False)))


def tag(words: Sequence[str]) -> list[str]:
    """Penn tags of the words of one sentence, one each; an empty list for no words."""
    return model().tag(words) if words else []
