"""The words of the record, each with a sentence: loaded from `data/glossary.toml`."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, get_args, get_type_hints

from dateline.errors import StopError
from dateline.export import choose
from dateline.lexicons import table
from dateline.model import account, claim, report, taxonomy, values

_NAME = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a word: what kind of word it is, and a sentence."""

    word: str
    kind: str
    meaning: str


def _of(cls: type, field: str) -> tuple[str, ...]:
    """The words that a field of a record may hold."""
    return _literal(get_type_hints(cls)[field])


def _literal(hint: Any) -> tuple[str, ...]:
    options = get_args(hint)
    if all(isinstance(option, str) for option in options):
        return options
    inner = [o for o in options if o is not type(None)]
    return _literal(inner[0]) if inner else ()


def vocabulary() -> dict[str, tuple[str, ...]]:
    """Every kind of word with all its words, as the types of the record have them."""
    return {
        "slot": get_args(claim.Slot),
        "value state": get_args(claim.ValueState),
        "basis": get_args(claim.Basis),
        "polarity": get_args(claim.Polarity),
        "certainty": get_args(claim.Certainty),
        "status": get_args(claim.Status),
        "legal standing": get_args(claim.Legal),
        "told as": get_args(account.ToldAs),
        "kind of account": get_args(account.Kind),
        "relation": get_args(account.RelationKind),
        "event type": tuple(taxonomy.SUB_TYPES),
        "event sub-type": tuple(taxonomy.TYPE_OF),
        "act": taxonomy.ACTS,
        "stage": taxonomy.STAGES,
        "context": taxonomy.CONTEXTS,
        "date precision": get_args(values.DatePrecision),
        "date anchor": get_args(values.AnchorKind),
        "place role": get_args(values.PlaceRole),
        "place precision": get_args(values.PlacePrecision),
        "place relation": get_args(values.PlaceRelation),
        "form of a number": get_args(values.RangeForm),
        "form of an actor": get_args(values.ActorForm),
        "class of an actor": get_args(values.ActorClass),
        "participant's role": get_args(values.ParticipantRole),
        "yes or no": get_args(values.Ternary),
        "side of a conflict": _of(values.Actor, "side"),
        "form of an object": get_args(values.ObjectForm),
        "speaker's role": get_args(values.SpeakerRole),
        "how a speaker is named": _of(values.Speaker, "named"),
        "speaker's party": _of(values.Speaker, "party"),
        "medium": get_args(values.Medium),
        "type of a weapon": get_args(values.WeaponType),
        "use of a weapon": _of(values.Weapon, "used"),
        "fate": get_args(values.Fate),
        "who was harmed": get_args(values.Who),
        "scope of a toll": _of(values.Casualty, "scope"),
        "responsibility": _of(values.Responsibility, "state"),
        "occurrence": _of(values.Occurrence, "state"),
        "response": _of(values.Response, "kind"),
        "degree of damage": _of(values.Damage, "degree"),
        "precision of a stamp": _of(report.Stamp, "precision"),
        "where a stamp is from": get_args(report.StampSource),
        "reason to leave out": choose.REASONS,
        "sector": tuple(dict.fromkeys(s for held in table("facilities").values() for s in held)),
        "topic of a statement": (*table("statements")["topics"], "other"),
    }


@cache
def entries() -> tuple[Entry, ...]:
    """All entries in the file's order; StopError if the file cannot be read."""
    return tuple(
        Entry(word, kind, meaning)
        for kind, words in _load()["words"].items()
        for word, meaning in words.items()
    )


@cache
def notes() -> dict[str, dict[str, str]]:
    """A sentence for each field of each class of the record: class, field, sentence."""
    found: dict[str, dict[str, str]] = _load()["fields"]
    return found


@cache
def _load() -> dict[str, dict[str, dict[str, str]]]:
    file = resources.files("dateline") / "data" / _NAME
    try:
        found: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise StopError(f"data/{_NAME} cannot be read ({error}); install dateline again") from None
    for kind, words in found["words"].items():
        if not all(
            isinstance(meaning, str) and meaning.endswith(".") for meaning in words.values()
        ):
            raise StopError(f"data/{_NAME}: {kind} has an entry that is no sentence")
    return found


def _key(word: str) -> str:
    return "_".join(word.strip().lower().replace("-", " ").replace("_", " ").split())


def find(word: str) -> tuple[Entry, ...]:
    """Every meaning of a word, in any spelling of case, hyphens and underscores."""
    wanted = _key(word)
    named = tuple(e for e in entries() if _key(e.word) == wanted)
    fields = tuple(
        Entry(field, f"field of {cls}", meaning)
        for cls, held in notes().items()
        for field, meaning in held.items()
        if _key(field) == wanted
    )
    return named + fields


def near(word: str, limit: int = 4) -> list[str]:
    """Words that look like one that is not known."""
    wanted = _key(word)
    known = {_key(e.word): e.word for e in entries()}
    known |= {_key(f): f for held in notes().values() for f in held}
    close = difflib.get_close_matches(wanted, known, limit, 0.6)
    inside = [key for key in known if len(wanted) > 3 and wanted in key and key not in close]
    return [known[key] for key in (*close, *sorted(inside))][:limit]
