"""Words that say what happened to people: verbs, states after the noun, whole phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.errors import StopError
from dateline.extract.casualties.people import named_fate
from dateline.extract.casualties.words import Word, grammar
from dateline.lexicons import table

Form = Literal["base", "s", "ed", "en", "ing", "state", "phrase"]

# Verbs of violence that say nothing of death until "dead", "to death" or "and killed" follows.
_OPEN = frozenset(
    (
        "shoot",
        "stab",
        "beat",
        "hack",
        "burn",
        "club",
        "bludgeon",
        "stone",
        "knife",
        "slash",
        "rape",
        "gang-rape",
    )
)


_BEFORE = 14  # words in which what a phrase asks for must stand before it
_PARTICLE = 5  # words behind a verb in which its particle may stand
_NOUN_AFTER = frozenset(("a", "an", "each", "warning", "no", "any", "single"))  # "no shot"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Fate words `[start, end)`; `group` is where the verb group with its auxiliaries begins."""

    start: int
    end: int
    fate: str
    done_to: bool
    form: Form
    lemma: str
    group: int
    passive: bool = False
    perfect: bool = False
    joint: str | None = None
    both: str | None = None


@dataclass(frozen=True, slots=True)
class _Verb:
    fate: str
    done_to: bool
    form: Form
    lemma: str
    particle: str | None


@cache
def _verbs() -> dict[str, tuple[_Verb, ...]]:
    """Every verb form with its readings; a past that equals its participle is `ed`."""
    found: dict[str, list[_Verb]] = {}
    for use in ("done_to", "undergone"):
        for fate, entries in table("fates")[use].items():
            for entry in entries:
                forms, _, particle = entry.partition(" +")
                parts = forms.split()
                if len(parts) != 5:
                    raise StopError(f"lexicon fates.toml: {entry!r} needs five forms")
                for name, form in zip(("base", "s", "ed", "en", "ing"), parts, strict=True):
                    kind: Form = name  # type: ignore[assignment]
                    if kind == "en" and form == parts[2]:
                        continue
                    verb = _Verb(fate, use == "done_to", kind, parts[0], particle or None)
                    found.setdefault(form, []).append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}


@cache
def _states() -> dict[str, str]:
    return {w: fate for fate, ws in table("fates")["states"].items() for w in ws}


@dataclass(frozen=True, slots=True)
class Strict:
    """In which shapes a verb tells of harm: words behind its passive, nouns of its object."""

    behind: frozenset[str]
    objects: frozenset[str]


@cache
def strict() -> dict[str, Strict]:
    """Verbs, by their base form, that are read in some shapes only."""
    return {
        lemma: Strict(frozenset(entry["behind"]), frozenset(entry["objects"]))
        for lemma, entry in table("fates")["strict"].items()
    }


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """Fate, pattern, and words one of which must stand before it; none are asked for if empty."""
    return tuple(
        (
            entry["fate"],
            re.compile(r"\b(?:" + "|".join(entry["words"]) + r")(?![\w-])"),
            frozenset(entry.get("after", ())),
        )
        for entry in table("fates")["phrase"]
    )


@cache
def _among() -> re.Pattern[str]:
    """ "were among the dead", behind those who were."""
    named = "|".join(sorted({w for ws in table("fates")["named_by"].values() for w in ws}))
    return re.compile(rf"\b(?:was|were|is|are) among (?:the|those) (?P<noun>{named})(?![\w-])")


@cache
def _any_phrase() -> re.Pattern[str]:
    words = [w for entry in table("fates")["phrase"] for w in entry["words"]]
    return re.compile(r"\b(?:" + "|".join(words) + r")(?![\w-])")


def triggers(words: tuple[Word, ...], text: str) -> tuple[Trigger, ...]:
    """All fate words of a sentence in order; a phrase hides the verbs inside it."""
    found = list(_phrase_triggers(words, text))
    hidden = {i for t in found for i in range(t.start, t.end)}
    for i in range(len(words)):
        if i not in hidden:
            found.extend(_word_triggers(words, i))
    return tuple(_coordinated(sorted(found, key=lambda t: t.start), words))


def _phrase_triggers(words: tuple[Word, ...], text: str) -> Iterator[Trigger]:
    if not words:
        return
    base = words[0].start
    lower = text[base : words[-1].end].lower()
    if len(lower) != words[-1].end - base:
        return
    among = [(m, named_fate(m["noun"]) or "killed") for m in _among().finditer(lower)]
    if not among and not _any_phrase().search(lower):
        return
    starts = {w.start - base: i for i, w in enumerate(words)}
    ends = {w.end - base: i + 1 for i, w in enumerate(words)}
    taken: set[int] = set()
    matches = [
        (m, fate)
        for fate, pattern, after in _phrases()
        for m in pattern.finditer(lower)
        if not after or after & set(lower[: m.start()].split()[-_BEFORE:])
    ]
    for match, fate in (*among, *matches):
        start, end = starts.get(match.start()), ends.get(match.end())
        if start is None or end is None or taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        group, _, perfect = _group(words, start)
        yield Trigger(start, end, fate, False, "phrase", match[0], group, False, perfect)


def _word_triggers(words: tuple[Word, ...], i: int) -> Iterator[Trigger]:
    word = words[i].lower
    if word.endswith("ing") and i and words[i - 1].lower in ("the", "this", "that"):
        return  # "in the shooting a tailor died": a noun
    fate = _states().get(word)
    if fate is None and word not in _verbs():
        return
    group, be, perfect = _group(words, i)
    if fate is not None:
        yield Trigger(i, i + 1, fate, False, "state", word, group, be, perfect)
        return
    for verb in _readings(words, i, be):
        near = [w.lower for w in words[i + 1 : i + 1 + _PARTICLE]]
        if verb.particle is not None and verb.particle not in near:
            continue
        passive = verb.done_to and be and verb.form in ("ed", "en", "ing")
        made = Trigger(
            i, i + 1, verb.fate, verb.done_to, verb.form, verb.lemma, group, passive, perfect
        )
        if verb.particle is not None and near[0] == verb.particle:
            made = replace(made, end=i + 2)
        graver = _graver(words, made)
        if graver is not None:
            yield graver
        return


def _readings(words: tuple[Word, ...], i: int, be: bool) -> tuple[_Verb, ...]:
    """The readings of a verb form: "hurt" is a base form only behind "to", "did" or a modal."""
    readings = _verbs()[words[i].lower]
    before = words[i - 1].lower if i else ""
    g = grammar()
    if len(readings) == 1 or (not be and (before == "to" or before in g.modal | g.did)):
        return readings
    return tuple(sorted(readings, key=lambda v: v.form not in ("ed", "en")))


def _group(words: tuple[Word, ...], i: int) -> tuple[int, bool, bool]:
    """Where the verb group before word `i` begins, whether it holds a form of be, of have."""
    g, at, be, have = grammar(), i, False, False
    while at > 0:
        word = words[at - 1].lower
        if word in g.be:
            be = True
        elif word in g.have:
            have = True
        elif not (_in_group(word) or (word == "to" and be)):
            break
        at -= 1
    while at < i and g.adverb(words[at].lower) and not be and not have:
        at += 1
    return at, be, have


def _in_group(word: str) -> bool:
    g = grammar()
    helps = word in g.modal or word in g.did or word in g.reporting
    return helps or g.negates(word) or g.adverb(word)


def _graver(words: tuple[Word, ...], t: Trigger) -> Trigger | None:
    """The trigger with the fate that the words around it make of it; None if it is none."""
    after = [w.lower for w in words[t.end : t.end + 8]]
    before = [w.lower for w in words[max(0, t.start - 2) : t.start]]
    if t.lemma == "shoot" and after[:1] == ["at"]:
        return None
    noun_like = t.form in ("ed", "base", "s") and not words[t.start].lower.endswith("ed")
    if noun_like and before[-1:] and before[-1] in _NOUN_AFTER:
        return None
    if t.fate == "injured" and any(w in ("fatally", "mortally") for w in (*before, *after[:1])):
        return replace(t, fate="killed")
    if t.lemma in _OPEN or (t.fate == "injured" and after[:2] == ["to", "death"]):
        if "dead" in after[:1]:
            return replace(t, fate="killed", end=t.end + 1)
        if after[:2] == ["to", "death"]:
            return replace(t, fate="killed", end=t.end + 2)
        if "dead" in after[:6] and not {"left", "found", ",", "leaving"} & set(
            after[: after.index("dead")]
        ):
            return replace(t, fate="killed")
        at = next((k for k in range(len(after) - 1) if after[k : k + 2] == ["to", "death"]), None)
        if at is not None and "," not in after[:at]:
            return replace(t, fate="killed")
    return t


def _coordinated(found: list[Trigger], words: tuple[Word, ...]) -> Iterator[Trigger]:
    """ "shot and killed" is one fate, "killed or wounded" a joint one."""
    skip: set[int] = set()
    for n, t in enumerate(found):
        if n in skip:
            continue
        nxt = found[n + 1] if n + 1 < len(found) else None
        if nxt is not None and nxt.start < t.end:
            skip.add(n + 1)
            nxt = found[n + 2] if n + 2 < len(found) else None
        if nxt is None or not _joined(words, t, nxt):
            if not (
                nxt is not None
                and nxt.form == "state"
                and t.lemma in _OPEN
                and t.fate == "killed"
                and nxt.fate == "killed"
                and nxt.start - t.end <= 5
            ):
                yield t
                continue
            skip.add(n + 1)
            yield t
            continue
        skip.add(n + 1)
        fate, joint, both = nxt.fate, None, None
        if t.lemma not in _OPEN and t.fate != nxt.fate:
            fate, joint = t.fate, nxt.fate
            if _in_turn(words, t, nxt):
                joint, both = None, nxt.fate
        yield replace(t, end=nxt.end, fate=fate, joint=joint, both=both)


def _in_turn(words: tuple[Word, ...], a: Trigger, b: Trigger) -> bool:
    """ "abducted and killed" befalls all of them; "killed and wounded" is shared out."""
    apart = {a.fate, b.fate} <= {"killed", "injured"}
    return not apart and any(w.lower == "and" for w in words[a.end : b.start])


def _joined(words: tuple[Word, ...], a: Trigger, b: Trigger) -> bool:
    """ "a and b" or "a or b" with nothing else between, both verbs of one form."""
    between = [w.lower for w in words[a.end : b.start]]
    alike = a.form == b.form or {a.form, b.form} == {"ed", "en"}
    plain = [w for w in between if not grammar().adverb(w)]
    return a.done_to and b.done_to and alike and plain in (["and"], ["or"], ["/"])
