"""Measures predicates against the dependencies of a silver file: heads of doers and patients.

    python training/measure_predicates.py silver.jsonl [--verbs kill,attack] [--show 40]

Only held-out documents count (the tenth that `training/tagger.py` keeps apart). A doer is the
subject, in the passive the by-agent; relative pronouns, coordination and participles are resolved
on both sides. The silver side is a parser's opinion, not the truth: agreement, no accuracy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any
from zlib import crc32

from dateline.model.parsed import Token
from dateline.parse.lemmas import lemma
from dateline.parse.phrases import noun_phrases
from dateline.parse.predicates import predicates
from dateline.parse.repairs import repair
from dateline.parse.tagger import tag

VERBS = (
    "abduct ambush arrest assassinate attack behead bomb burn capture clash damage destroy detain "
    "detonate die execute explode fire hit hurl injure kidnap kill launch loot murder raid rescue "
    "seize shell shoot stab storm strike target throw torch wound"
)
Edges = dict[tuple[str, int], set[int]]


def silver_edges(row: dict[str, Any]) -> tuple[Edges, set[int]]:
    """`(role, verb) -> heads of arguments` by the dependencies, and all verbs."""
    deps, heads, tags = row["deps"], row["heads"], row["tags"]
    children: dict[int, list[int]] = {}
    for i, head in enumerate(heads):
        if head != i:
            children.setdefault(head, []).append(i)
    verbs = {i for i, t in enumerate(tags) if t.startswith("VB") and deps[i] not in _NOT_MAIN}
    edges: Edges = {}
    for verb in verbs:
        for role, arg in _arguments(verb, deps, heads, tags, children, 0):
            edges.setdefault((role, verb), set()).add(arg)
    return edges, verbs


_NOT_MAIN = ("aux", "auxpass", "amod", "compound")


def _arguments(
    verb: int,
    deps: list[str],
    heads: list[int],
    tags: list[str],
    children: dict[int, list[int]],
    depth: int,
) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    passive = any(deps[c] in ("auxpass", "nsubjpass", "agent") for c in children.get(verb, []))
    for child in children.get(verb, []):
        role = {"nsubj": "doer", "nsubjpass": "patient", "dobj": "patient"}.get(deps[child])
        if role:
            out.append((role, _resolved(child, verb, deps, heads, tags)))
        if deps[child] == "agent":
            out.extend(("doer", c) for c in children.get(child, []) if deps[c] == "pobj")
    has_subject = any(deps[c] in ("nsubj", "nsubjpass") for c in children.get(verb, []))
    if has_subject or depth > 4:
        return out
    role = "patient" if passive or tags[verb] == "VBN" else "doer"
    if deps[verb] == "acl" and tags[verb] in ("VBN", "VBG"):
        out.append((role, heads[verb]))
    elif deps[verb] == "conj" and tags[heads[verb]].startswith("VB"):
        up = _arguments(heads[verb], deps, heads, tags, children, depth + 1)
        out.extend(("patient" if passive else r, a) for r, a in up if _is_subject(a, deps))
    elif deps[verb] == "advcl" and tags[verb] == "VBG":
        up = _arguments(heads[verb], deps, heads, tags, children, depth + 1)
        out.extend(("doer", a) for r, a in up if r == "doer")
    return out


def _is_subject(arg: int, deps: list[str]) -> bool:
    return deps[arg].startswith("nsubj")


def _resolved(arg: int, verb: int, deps: list[str], heads: list[int], tags: list[str]) -> int:
    if tags[arg] in ("WDT", "WP") and deps[verb] == "relcl":
        return heads[verb]
    return arg


def our_edges(row: dict[str, Any]) -> tuple[Edges, set[int]]:
    """The same from our own tags, phrases and predicates."""
    words = row["words"]
    tokens = [
        Token(i, i + 1, w, t, lemma(w, t))
        for i, (w, t) in enumerate(zip(words, repair(words, tag(words)), strict=True))
    ]
    edges: Edges = {}
    found = predicates(tokens, noun_phrases(tokens))
    for p in found:
        for role, phrase in (("doer", p.subject), ("patient", p.object)):
            if phrase is not None:
                edges.setdefault((role, p.head), set()).add(phrase.head)
    return edges, {p.head for p in found}


def main() -> None:
    """Prints agreement by role, and examples of disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("silver", type=Path)
    parser.add_argument("--verbs", default=VERBS.replace(" ", ","))
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="count every document")
    parser.add_argument("--only", default="", help="documents whose name contains this")
    args = parser.parse_args()
    wanted = set(args.verbs.split(","))
    count: Counter[str] = Counter()
    for line in args.silver.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        held_out = args.all or crc32(row["doc"].encode()) % 10 == 0
        if not held_out or args.only not in row["doc"]:
            continue
        gold, verbs = silver_edges(row)
        ours, heads = our_edges(row)
        for verb in sorted(verbs):
            name = lemma(row["words"][verb], row["tags"][verb])
            if wanted != {"all"} and name not in wanted:
                continue
            count["verbs"] += 1
            count["found"] += verb in heads
            if args.show and verb not in heads:
                print(f"no predicate: {row['words'][verb]}: {' '.join(row['words'])}")
            controlled = row["deps"][verb] in ("xcomp", "pcomp", "advcl", "acl", "ccomp")
            for role in ("doer", "patient"):
                if controlled and not gold.get((role, verb)):
                    continue  # the silver parse leaves controlled subjects open
                a, b = gold.get((role, verb), set()), ours.get((role, verb), set())
                count[role + " gold"] += bool(a)
                count[role + " ours"] += bool(b)
                count[role + " same"] += bool(a & b)
                if not (a & b) and (a or b) and count["shown"] < args.show:
                    count["shown"] += 1
                    _show(row["words"], f"{name} {role}", a, b)
    print(f"verbs {count['verbs']}, found {count['found'] / max(1, count['verbs']):.3f}")
    for role in ("doer", "patient"):
        same, gold_n, ours_n = (count[f"{role} {k}"] for k in ("same", "gold", "ours"))
        p, r = same / max(1, ours_n), same / max(1, gold_n)
        f1 = 2 * p * r / max(1e-9, p + r)
        print(f"{role}: precision {p:.3f}, recall {r:.3f}, F1 {f1:.3f} ({gold_n})")


def _show(words: list[str], what: str, silver: set[int], ours: set[int]) -> None:
    left, right = ([words[i] for i in sorted(side)] for side in (silver, ours))
    print(f"{what}: silver {left} ours {right}: {' '.join(words)}")


if __name__ == "__main__":
    main()
