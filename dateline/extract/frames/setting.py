"""What an act is set in: the kind of report, a comparison, a demand, a statistic, a bygone age.

Violent words in such a setting are play, figure of speech, chance or number, and no incident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.frames import phrases, proofs
from dateline.extract.frames.dated import dated
from dateline.extract.frames.genres import CHANCE, compiled, genre
from dateline.extract.frames.triggers import Trigger
from dateline.extract.frames.voids import armed, spoken_away
from dateline.lexicons import table
from dateline.model.parsed import Modality, Parsed, Sentence
from dateline.values import nouns

_GRAVE = 2
_BYGONE = 70  # years
_BESIDE = 2  # sentences that belong to a proof of violence
_COUNTING = frozenset({"statistics", "markets"})
_PLAIN = frozenset({"police", "dead", "soldiers", "stones"})
_ARMED_ACTS = frozenset(
    {"suicide_bombing", "vehicle_bomb", "air_strike", "drone_strike", "abduction", "stabbing",
     "hostage_taking", "assassination", "execution", "sexual_violence"}
)  # fmt: skip
_HARM = frozenset(
    {"verb:kill", "verb:wound", "verb:injure", "verb:hurt", "verb:hit", "verb:strike"}
)
_CUSTODY = frozenset({"arrest", "raid", "release"})
_YEAR = re.compile(
    r"(?<![\d,.])1[0-9]\d\d(?![\d,])(?! ?(?:people|men|women|troops|soldiers|hours|hrs|h\b))"
)
_RECENT = re.compile(
    r"\b(?:20\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|this week|today)\b"
)
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|dozens|scores|several|hundreds)"
)
_COUNTED = re.compile(
    rf"\b{_NUMBER} (?:[\w-]+ ){{0,3}}(?:(?:is|are|was|were) )?(?:\w+ )?"
    r"(?:dead|killed|bodies|wounded|injured|died|deaths)\b",
    re.IGNORECASE,
)
_ACCIDENTS = "accidents"
_OPENING = 450  # characters
_BY_CHANCE = frozenset(
    {
        "other",
        "ied",
        "shelling",
        "arson",
        "arrest",
        "raid",
        "shooting",
        "air_strike",
        "drone_strike",
    }
)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return compiled(table("contexts")[name])


@cache
def _guard(name: str) -> re.Pattern[str]:
    return compiled(table("contexts")["guards"][name])


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a whole report says of its violent words.

    `genre`: its kind, where that voids them; `mild`: fewer than two grave words; `proven`: the
    sentences that prove violence; `violent`: arms or intent anywhere; `civil`: people are
    arrested for what hurt nobody on purpose; `bygone`: sentences set in a far past; `chance`:
    the opening tells of an accident and nothing of violence; `mishap`: guns go off unmeant.
    """

    genre: str | None
    mild: bool
    proven: frozenset[int] = frozenset()
    violent: bool = True
    civil: bool = False
    bygone: frozenset[int] = frozenset()
    chance: bool = False
    mishap: bool = False


def backdrop(parsed: Parsed) -> Backdrop:
    """The surroundings of all acts of a report, found once."""
    whole = f"{parsed.report.title}\n{parsed.report.text}"
    found = {m.lower() for p in (_cues("hard"), _guard("grave")) for m in p.findall(whole)}
    proven = proofs.proven(parsed)
    violent = bool(proven) or proofs.violent(parsed)
    return Backdrop(
        genre(parsed, proven),
        len(found - _PLAIN) < _GRAVE,
        proven,
        violent,
        proofs.cues("civil").search(whole) is not None,
        _bygone(parsed),
        not violent and _cues(_ACCIDENTS).search(whole[:_OPENING]) is not None,
        proofs.mishap([whole]),
    )


def _bygone(parsed: Parsed) -> frozenset[int]:
    """Sentences with a year long past, and those behind them in their paragraph."""
    published = parsed.report.published
    if published is None:
        return frozenset()
    limit = int(published.day[:4]) - _BYGONE
    out: set[int] = set()
    last: int | None = None
    for sentence in parsed.sentences:
        text = parsed.report.quote(sentence.span)
        old = any(int(y) <= limit for y in _YEAR.findall(text))
        if _RECENT.search(text):
            last = None
        elif old or sentence.paragraph == last:
            last = sentence.paragraph
            out.add(sentence.index)
    return frozenset(out)


def speaks_of_captives(parsed: Parsed) -> bool:
    """True when the report speaks of people who were taken."""
    return bool(_guard("taking").search(f"{parsed.report.title}\n{parsed.report.text}"))


def _figurative(trigger: Trigger) -> bool:
    name = trigger.rule.split(":", 1)[1]
    listed = table("contexts")["guards"]["figurative"]
    return name in listed or name.split()[0] in listed


def setting(parsed: Parsed, sentence: Sentence, trigger: Trigger, scene: Backdrop) -> Modality:
    """The modality of an act in its surroundings: exercise or generic where they void it."""
    text = parsed.report.quote(sentence.span)
    act, modality = trigger.act, trigger.modality
    if (
        scene.mild
        and _figurative(trigger)
        and not _harmed_beside(parsed, sentence)
        and not _with_arms(sentence, trigger)
        and not (armed(text) if act == "hostage_taking" else _armed_act(act, text))
        and not (scene.genre is None and _pinned(sentence, trigger, text))
        and not _near_proof(sentence, scene)
    ):
        return "generic"
    if _guard("exercises").search(text) and not _struck_drill(sentence, scene, text):
        return "exercise"
    if text.rstrip("”’\"' ").endswith("?") or sentence.index in scene.bygone:
        return "generic"
    if spoken_away(sentence, trigger, text) or _harmless(sentence, trigger, text, scene):
        return "generic"
    if scene.genre is not None:
        return modality if _stays(sentence, trigger, text, scene) else "generic"
    if _cues(_ACCIDENTS).search(text) and not _armed_act(act, text) and not _violent(text):
        return "generic"
    return modality


def _harmed_beside(parsed: Parsed, sentence: Sentence) -> bool:
    """The sentence or the next one counts dead or hurt people: no figure of speech."""
    texts = [parsed.report.quote(s.span) for s in parsed.sentences
             if sentence.index <= s.index <= sentence.index + 1]  # fmt: skip
    return any(_COUNTED.search(text) for text in texts)


def _with_arms(sentence: Sentence, trigger: Trigger) -> bool:
    """ "attacked herders with rifles"."""
    p = trigger.predicate
    return p is not None and any(
        o.prep == "with" and nouns.weapon_inside(phrases.words_of(sentence, o.phrase)) is not None
        for o in p.obliques
    )


def _struck_drill(sentence: Sentence, scene: Backdrop, text: str) -> bool:
    """An exercise that was attacked is no exercise of an attack."""
    return scene.genre != "drill" and sentence.index in scene.proven


def _pinned(sentence: Sentence, trigger: Trigger, text: str) -> bool:
    """Held to a day, or done with arms."""
    return dated(sentence, trigger, text) or proofs.meant(proofs.cues("arms"), text)


def _near_proof(sentence: Sentence, scene: Backdrop) -> bool:
    return any(abs(sentence.index - i) < _BESIDE for i in scene.proven)


def _stays(sentence: Sentence, trigger: Trigger, text: str, scene: Backdrop) -> bool:
    """True for an act that is meant even in a report of a kind that voids others."""
    if scene.genre in {"drill", "opening", "fiction"}:
        return False
    if scene.genre in _COUNTING and trigger.nominal and dated(sentence, trigger, text):
        return True
    if _near_proof(sentence, scene) and not proofs.cues("periods").search(text):
        return True
    if scene.genre == "nature" and _cues("animals").search(text):
        return False  # "killer whales" are no killers
    if scene.genre in CHANCE:
        return _armed_act(trigger.act, text) and not proofs.taken_back(text, len(text))
    return trigger.act == "sexual_violence" and scene.genre == "sport"


def _harmless(sentence: Sentence, trigger: Trigger, text: str, scene: Backdrop) -> bool:
    """Harm that things do, harm without a cause of violence, arrests for neglect or fraud."""
    if scene.mishap or (scene.chance and trigger.act in _BY_CHANCE):
        return not (scene.chance and proofs.meant(proofs.cues("outlaws"), text))
    if _into_terrain(sentence, trigger):
        return True
    if trigger.rule in _HARM and trigger.act == "other":
        return _by_thing(sentence, trigger) or (
            not scene.violent and not _violent(text) and _cues(_ACCIDENTS).search(text) is not None
        )
    return trigger.act in _CUSTODY and scene.civil and not scene.violent


def _into_terrain(sentence: Sentence, trigger: Trigger) -> bool:
    """A helicopter that strikes a hillside crashes."""
    p = trigger.predicate
    if trigger.act != "air_strike" or trigger.nominal or p is None or p.object is None:
        return False
    words = phrases.words_of(sentence, p.object)
    return proofs.cues("terrain").search(words) is not None


def _by_thing(sentence: Sentence, trigger: Trigger) -> bool:
    """ "killed by a falling wall": the doer is neither people, arms, nor an act."""
    p = trigger.predicate
    if p is None or p.subject is None:
        return False
    words = phrases.words_of(sentence, p.subject)
    if phrases.people(sentence, p.subject) or nouns.is_armed(words):
        return False
    if nouns.weapon_inside(words) is not None or nouns.is_organisation(words):
        return False
    return _cues("chance_things").search(words) is not None


def _armed_act(act: str, text: str) -> bool:
    """True when the sentence has armed people in it, or the act needs them."""
    return act in _ARMED_ACTS or armed(text)


def _violent(text: str) -> bool:
    return proofs.meant(_cues("violent"), text)
