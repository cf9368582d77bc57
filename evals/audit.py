"""Counts how often each rule and each lexicon entry fires on our corpus: what looks over-fitted?

    python evals/audit.py [--all] [FOLDER]

FOLDER (corpus) has the splits train and dev. Printed are

- the rules by the number of train reports in which a claim carries them;
- the rules and entries that fire in one report of dev and in none of train, or in one report of
  all: each may have been written for that report alone, and deserves a look;
- how many entries of each lexicon never fire; --all lists them.

An entry fires where it is looked up and found, where a pattern made of it matches, or, for lists
of which neither is ever seen (they are tried letter by letter), where it stands in the report. A
word may fire without leading to a claim. An entry that two lists share counts for the one that is
asked. The output is the same for the same corpus and lexicons.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline import lexicons
from dateline.coding import Coder, make_coder
from dateline.evaluate.corpus.keys import Keyed, keyed_folder
from dateline.model.coding import Coding
from dateline.settings import load
from dateline.watching import Key, Watch, memories, occurs

ROOT = Path(__file__).resolve().parent.parent
SPLITS = ("train", "dev")

Read = Callable[[Keyed], Coding]


@dataclass
class Split:
    """The reports in which each rule and each entry fires, and the claims of each rule."""

    reports: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    entries: Counter[Key] = field(default_factory=Counter)


@dataclass
class Audit:
    """What fired in each split, and every entry that was loaded."""

    splits: dict[str, Split]
    known: frozenset[Key]

    def rules(self) -> list[str]:
        """All rules that fired, those in most train reports first."""
        train = self.splits["train"]
        names = {name for split in self.splits.values() for name in split.rules}
        return sorted(names, key=lambda n: (-train.rules[n], -self.splits["dev"].rules[n], n))

    def never(self) -> list[Key]:
        """Entries that fire in no report, in order."""
        return sorted(k for k in self.known if not any(s.entries[k] for s in self.splits.values()))


def audit(keyed: Sequence[Keyed], read: Read, watch: Watch) -> Audit:
    """Codes all reports and counts; the first round only fills the caches and is not counted."""
    for one in keyed:
        read(one)
    watch.fired("")
    kept_by_text = memories()
    splits = {name: Split() for name in SPLITS}
    texts: list[tuple[str, str]] = []
    for one in keyed:
        split = splits[one.split]
        for empty in kept_by_text:
            empty()
        coding = read(one)
        text = f"{one.report.title}\n{one.report.text}"
        texts.append((one.split, text))
        split.reports += 1
        names = [c.produced_by or c.rule or "" for a in coding.accounts for c in a.claims]
        split.claims.update(names)
        split.rules.update(set(names))
        split.entries.update(watch.fired(text))
    _silent(splits, texts, watch)
    return Audit(splits, frozenset(watch.known))


def _silent(splits: dict[str, Split], texts: list[tuple[str, str]], watch: Watch) -> None:
    """Counts the entries of lists that are never seen to fire by where they stand in a report."""
    heard = {key.list for split in splits.values() for key in split.entries}
    for key in sorted(watch.known):
        if key.list not in heard:
            for name, text in texts:
                splits[name].entries[key] += occurs(key, text)


# --- words ---------------------------------------------------------------------------------------


def lone(train: int, dev: int) -> bool:
    """True for what fires in one report of dev and none of train, or in one report of all."""
    return train + dev == 1


def lines(found: Audit, everything: bool = False) -> Iterator[str]:
    """The report on an audit, a line each."""
    train, dev = found.splits["train"], found.splits["dev"]
    yield f"{train.reports} train reports, {dev.reports} dev reports"
    yield ""
    yield "Rules: train reports, claims in them, dev reports"
    for name in found.rules():
        yield f"{train.rules[name]:5} {train.claims[name]:5} {dev.rules[name]:5}  {name}"
    yield from _lone(found)
    yield from _never(found, everything)


def _lone(found: Audit) -> Iterator[str]:
    train, dev = found.splits["train"], found.splits["dev"]
    rules = sorted(n for n in found.rules() if lone(train.rules[n], dev.rules[n]))
    keys = sorted(k for k in found.known if lone(train.entries[k], dev.entries[k]))
    for name, split in (("dev", dev), ("train", train)):
        here = [n for n in rules if split.rules[n]]
        yield ""
        yield f"Rules that fire in one report alone, and it is of {name}: {len(here)}"
        yield from (f"  {rule}" for rule in here)
    for name, split in (("dev", dev), ("train", train)):
        held = [k for k in keys if split.entries[k]]
        yield ""
        yield f"Lexicon entries that fire in one report alone, and it is of {name}: {len(held)}"
        yield from _by_list(held)


def _by_list(keys: list[Key]) -> Iterator[str]:
    for name in sorted({key.list for key in keys}):
        yield f"  {name}: " + "; ".join(key.entry for key in keys if key.list == name)


def _never(found: Audit, everything: bool) -> Iterator[str]:
    never = found.never()
    loaded = Counter(key.lexicon for key in found.known)
    count = Counter(key.lexicon for key in never)
    yield ""
    yield f"Lexicon entries that never fire: {len(never)} of {len(found.known)}"
    for name in sorted(loaded):
        yield f"{count[name]:6} of {loaded[name]:5}  {name}"
    if everything:
        yield ""
        yield from _by_list(never)


def main(arguments: Sequence[str]) -> int:
    """The audit, printed; 2 for a wrong call."""
    wanted = [a for a in arguments if a != "--all"]
    if len(wanted) > 1 or any(a.startswith("-") for a in wanted):
        print(__doc__)
        return 2
    keyed = keyed_folder(Path(wanted[0]) if wanted else ROOT / "corpus")
    with lexicons.watched() as watch:
        coder: Coder = make_coder(load().coding())
        found = audit(keyed, lambda one: coder.read(one.report), watch)
    for line in lines(found, "--all" in arguments):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
