"""Which lines of which lexicon a claim comes from, as far as its rule and its words tell.

A claim keeps the name of its rule, not the entry that fired. The entry is found again: from the
name where the name holds it ("verb:open fire"), else by trying the lists that the rule reads on
the claim's own words. Where neither leads to an entry, nothing is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicons
from dateline.export.rules import bare
from dateline.model.claim import Claim
from dateline.model.values import Actor, Casualty, Damage, Response

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"([\w\"-]+)\s*=")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FATE_LISTS = ("done_to", "undergone", "states", "counted", "of_people", "named_by")
_PARTICLE = " +"
_TAXONOMY = "taxonomy.toml"


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry of a lexicon: the file, the line from 1, the list that holds it, its words."""

    file: str
    line: int
    path: str
    entry: str


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    header: str
    nth: int
    key: str
    text: str


@cache
def _lines(file: str) -> tuple[_Line, ...]:
    """The lines of a TOML file, each with the table, its number among those, and the key."""
    out, header, key = [], "", ""
    counts: dict[str, int] = {}
    for number, text in enumerate(_source(file).splitlines(), 1):
        opened = _HEADER.match(text)
        if opened and not text.startswith(" "):
            header, key = opened[1].strip(), ""
            counts[header] = counts.get(header, -1) + 1
        named = _KEY.match(text)
        key = named[1].strip('"') if named else key
        out.append(_Line(number, header, counts.get(header, 0), key, text))
    return tuple(out)


def _source(file: str) -> str:
    return lexicons.taxonomy_source() if file == _TAXONOMY else lexicons.source(file)


def _at(
    file: str, header: str, key: str, entry: str, nth: int | None = None, named: bool = False
) -> Origin | None:
    """Where an entry stands: below a table's header, in the list of a key (or as the key)."""
    quoted = json.dumps(entry, ensure_ascii=False)
    for line in _lines(file):
        if (line.header, line.key) != (header, key) or (nth is not None and line.nth != nth):
            continue
        if named or quoted in line.text:
            path = ".".join(part for part in (header, key) if part)
            return Origin(file, line.number, path, entry)
    return None


def origins(claim: Claim, cue: str | None = None) -> tuple[Origin, ...]:
    """The lexicon entries behind a claim, at most four; `cue` is the word of saying."""
    rule = bare(claim.produced_by or claim.rule or "")
    found: list[Origin] = []
    for beginning, look in _LOOKS:
        if rule.startswith(beginning):
            found.extend(o for o in look(rule[len(beginning) :], claim) if o is not None)
            break
    if isinstance(claim.value, Actor) and claim.text:
        found.extend(o for o in _of_actor(claim.value, claim.text) if o is not None)
    if cue:
        found.extend(o for o in _of_cue(cue) if o is not None)
    return tuple(dict.fromkeys(found))[:4]


Looked = Iterable[Origin | None]


def _act(kind: str) -> Callable[[str, Claim], Looked]:
    """Looks up a pattern of the act lexicon; the act that the claim has is tried first."""

    def look(rest: str, claim: Claim) -> Looked:
        wanted = rest.removesuffix(":plural")
        acts = lexicons.table("acts")
        mine = [a for a in acts if a == claim.value and claim.slot == "act"]
        for act in (*mine, *(a for a in acts if a not in mine)):
            listed = [e for e in acts[act].get(kind, ()) if e.partition(" @")[0] == wanted]
            if listed:
                return [_at("acts.toml", act, kind, entry) for entry in listed]
        return []

    return look


def _stage(rest: str, claim: Claim) -> Looked:
    kind, _, words = rest.partition(":")
    return _act(f"{kind}s")(words, claim) if kind in ("verb", "noun") else []


def _weapon(rest: str, claim: Claim) -> Looked:
    for kind, listed in lexicons.table("weapons").items():
        if rest in listed:
            yield _at("weapons.toml", "", kind, rest)


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def _casualty(rest: str, claim: Claim) -> Looked:
    if not isinstance(claim.value, Casualty) or not claim.text:
        return
    said = _words(claim.text)
    lists = lexicons.table("fates")
    for part in _FATE_LISTS:
        for entry in lists[part].get(claim.value.fate, ()):
            if _told(entry, said):
                yield _at("fates.toml", part, claim.value.fate, entry)
    for entry in lexicons.table("tolls")["nouns"].get(claim.value.fate, ()):
        if rest.startswith("toll") and entry in said:
            yield _at("tolls.toml", "nouns", claim.value.fate, entry)


def _told(entry: str, said: list[str]) -> bool:
    """True when a form of a verb's entry, with the particle that it asks for, is said."""
    forms, _, particle = entry.partition(_PARTICLE)
    if particle and particle not in said:
        return False
    return any(form in said for form in forms.split())


def _around(name: str) -> Callable[[str, Claim], Looked]:
    """Looks up a rule of damages, matters, motives or responses: by its verb, or its pattern."""

    def look(rest: str, claim: Claim) -> Looked:
        raw = lexicons.table(name)
        kind = _kind(claim)
        for nth, row in enumerate(raw.get("verb", ())):
            if rest in row["verbs"] and kind in (None, row["kind"]):
                yield _at(f"{name}.toml", "verb", "verbs", rest, nth)
                return
        for nth, row in enumerate(raw.get("words", ())):
            if row["kind"] == rest:
                yield _by_pattern(name, row, nth, raw.get("parts", {}), claim.text or "")

    return look


def _kind(claim: Claim) -> str | None:
    if isinstance(claim.value, Response):
        return claim.value.kind
    return claim.value.degree if isinstance(claim.value, Damage) else None


def _by_pattern(
    name: str, row: dict[str, Any], nth: int, parts: dict[str, str], text: str
) -> Origin | None:
    for pattern in row["patterns"]:
        whole = pattern
        for part, words in parts.items():
            whole = whole.replace("{" + part + "}", words)
        if re.search(whole, text, re.IGNORECASE):
            return _at(f"{name}.toml", "words", "patterns", pattern, nth)
    return None


def _responsibility(rest: str, claim: Claim) -> Looked:
    for pattern in lexicons.table("responsibility").get(rest, ()):
        if claim.text and re.search(pattern, claim.text, re.IGNORECASE):
            yield _at("responsibility.toml", "", rest, pattern)
            return


def _place_role(rest: str, claim: Claim) -> Looked:
    pattern = lexicons.table("place_roles")["roles"].get(rest, "")
    return [_at("place_roles.toml", "roles", rest, pattern)]


def _type_row(rest: str, claim: Claim) -> Looked:
    """The row of the table of event types; its entry is the sub-type that it gives."""
    for line in _lines(_TAXONOMY):
        if line.header == "rule" and line.nth == int(rest) - 1 and line.key == "sub_type":
            row = lexicons.taxonomy()["rule"][line.nth]
            entry = f"{row['sub_type']} when {_conditions(row['when'])}"
            yield Origin(_TAXONOMY, line.number, f"rule {rest}", entry)


def _conditions(when: dict[str, Any]) -> str:
    """The conditions of a row in words: "acts: protest, strike; harm: yes"."""
    parts = []
    for name, wanted in when.items():
        shown = ", ".join(wanted) if isinstance(wanted, list) else "yes" if wanted else "no"
        parts.append(f"{name.replace('_', ' ')}: {shown}")
    return "; ".join(parts) or "nothing else holds"


def _of_actor(actor: Actor, text: str) -> Iterator[Origin | None]:
    """The named group, or the longest noun, that gives an actor its label."""
    for nth, group in enumerate(lexicons.table("armed_groups")["group"]):
        names = [n for n in group["names"] if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text)]
        if names and actor.name in (group["name"], *group["names"]):
            yield _at("armed_groups.toml", "group", "names", max(names, key=len), nth)
            return
    said = f" {' '.join(_words(text))} "
    best: tuple[int, int, str] | None = None
    for nth, kind in enumerate(lexicons.table("actor_nouns")["kind"]):
        for word in kind["words"]:
            if kind["label"] == actor.label and f" {word} " in said:
                best = max(best or (0, 0, ""), (len(word), -nth, word))
    if best is not None:
        yield _at("actor_nouns.toml", "kind", "words", best[2], -best[1])


def _of_cue(cue: str) -> Iterator[Origin | None]:
    """The entry of the reporting lexicon that a word of saying is a form of."""
    table = lexicons.table("reporting")
    said = set(_words(cue))
    for group, body in table["class"].items():
        for entry in body["verbs"]:
            lemma = entry.partition(":")[0]
            if said.intersection((lemma, *(table["irregular"].get(lemma) or _regular(lemma)))):
                yield _at("reporting.toml", f"class.{group}", "verbs", entry)
                return


def _regular(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb, as the reading makes them."""
    if lemma.endswith("e"):
        return (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return (lemma + ending, lemma + "ed", lemma + "ing")


_LOOKS: tuple[tuple[str, Callable[[str, Claim], Looked]], ...] = (
    ("verb:", _act("verbs")),
    ("noun:", _act("nouns")),
    ("stage:", _stage),
    ("weapon:", _weapon),
    ("casualty:", _casualty),
    ("damages:", _around("damages")),
    ("matters:", _around("matters")),
    ("motives:", _around("motives")),
    ("responses:", _around("responses")),
    ("responsibility:", _responsibility),
    ("place_role:", _place_role),
    ("type_table_", _type_row),
)
