"""The words that attribute: verbs and nouns of reporting, and how their content is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from dateline import lexicons
from dateline.errors import StopError
from dateline.model.claim import Certainty, Polarity
from dateline.model.values import Medium

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun of reporting: its lemma, class, and how sure its content is said.

    `marks` are the letters of the lexicon (data/lexicons/reporting.toml) that say which
    complements it takes.
    """

    lemma: str
    group: str
    certainty: Certainty
    polarity: Polarity
    marks: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    phrase_only: bool = False


def forms(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb: -s, -ed, -ing, by spelling rule."""
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return (lemma, lemma + "es", lemma + "ed", lemma + "ing")
    return (lemma, lemma + "s", lemma + "ed", lemma + "ing")


@cache
def verbs() -> dict[str, Cue]:
    """Every form of every verb of reporting; StopError when a verb stands in two classes."""
    table = lexicons.table("reporting")
    out: dict[str, Cue] = {}
    seen: set[str] = set()
    for group, body in table["class"].items():
        for entry in body["verbs"]:
            lemma, _, marks = entry.partition(":")
            if lemma in seen:
                raise StopError(f"lexicon reporting.toml lists the verb {lemma} twice")
            seen.add(lemma)
            cue = Cue(
                lemma,
                group,
                cast("Certainty", body["certainty"]),
                cast("Polarity", body["polarity"]),
                frozenset(marks),
                frozenset(table["prepositions"].get(lemma, ())),
                bool(body.get("phrase_only")),
            )
            irregular = table["irregular"].get(lemma)
            for form in (lemma, *irregular) if irregular else forms(lemma):
                out.setdefault(form, cue)
    return out


@cache
def nouns() -> dict[str, Cue]:
    """The nouns of reporting, singular and plural, with the class of their verb."""
    table = lexicons.table("reporting")
    out: dict[str, Cue] = {}
    for group, entries in table["nouns"].items():
        body = table["class"][group]
        for noun in entries:
            cue = Cue(
                noun,
                group,
                cast("Certainty", body["certainty"]),
                cast("Polarity", body["polarity"]),
            )
            out[noun] = cue
            out[forms(noun)[1]] = cue
    return out


@cache
def _group_forms(*path: str) -> frozenset[str]:
    """All forms of the verbs listed at `path` in reporting.toml."""
    table = lexicons.table("reporting")
    entries = table[path[0]][path[1]]
    irregular = table["irregular"]
    return frozenset(
        form
        for lemma in entries
        for form in ((lemma, *irregular[lemma]) if lemma in irregular else forms(lemma))
    )


def silent() -> frozenset[str]:
    """Forms of verbs before "to say" that mean that nothing was said."""
    return _group_forms("others", "silent")


def leads_to_saying() -> frozenset[str]:
    """Forms of verbs before "to say" that leave the saying as it is."""
    return _group_forms("others", "go_on")


def hedging_passives() -> frozenset[str]:
    """Participles that hedge in the passive: "is believed to have"."""
    return _group_forms("hedges", "passive")


def impersonal() -> frozenset[str]:
    """Participles of "it was announced that"."""
    return hedging_passives() | _group_forms("hedges", "impersonal")


@cache
def taken_back() -> frozenset[str]:
    """Heads of the subject of "could not be verified" that point back to what was said before."""
    return frozenset(lexicons.table("reporting")["hedges"]["taken_back"])


def suspecting_passives() -> frozenset[str]:
    """Participles of blame in the passive: "is suspected of"."""
    return _group_forms("hedges", "suspected")


def seeming() -> frozenset[str]:
    """Forms of the verbs of seeming."""
    return _group_forms("hedges", "seeming")


def verifying() -> frozenset[str]:
    """Participles of checking, for "could not be verified"."""
    return _group_forms("hedges", "unverified")


@cache
def hedging_adverbs() -> frozenset[str]:
    """Adverbs with which the paper hedges in its own voice."""
    return frozenset(lexicons.table("reporting")["hedges"]["adverbs"])


@cache
def never_said() -> frozenset[str]:
    """Head nouns after "claimed" that are taken, not said ("claimed twenty lives")."""
    return frozenset(lexicons.table("reporting")["others"]["not_said"])


@cache
def others(name: str) -> frozenset[str]:
    """A plain word list of [others] in reporting.toml: `false`, `not_true`, `let_in`."""
    return frozenset(lexicons.table("reporting")["others"][name])


@cache
def ruled_out() -> Cue:
    """ "Ruled out": a denial, though the verb alone is an opinion or a judgement."""
    return Cue("rule out", "deny", "stated", "denied", frozenset("n"))


@cache
def counted() -> frozenset[str]:
    """What is put in "put the toll at 43"."""
    return frozenset(lexicons.table("reporting")["others"]["counted"])


@cache
def bound(name: str) -> frozenset[str]:
    """Lemmas that say something only of a number (`numbered`) or with "as" (`named_as`)."""
    return frozenset(lexicons.table("reporting")["others"][name])


@cache
def media() -> dict[str, Medium]:
    """Head nouns and the medium that they name."""
    table = lexicons.table("speech_media")
    return {
        noun: cast("Medium", medium)
        for medium, entries in table["nouns"].items()
        for noun in entries
    }


@cache
def medium_verbs() -> dict[str, Medium]:
    """Lemmas of verbs that name a medium by themselves ("tweeted")."""
    table = lexicons.table("speech_media")
    return {
        verb: cast("Medium", medium)
        for medium, entries in table["verbs"].items()
        for verb in entries
    }


@cache
def media_words(name: str) -> frozenset[str]:
    """A word list of speech_media.toml: `speaking_things`, `addressees` or `issue`."""
    table = lexicons.table("speech_media")
    return frozenset(table[name]["words"])
