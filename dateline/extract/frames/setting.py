"""What an act is set in: the kind of report, a comparison, a demand, a statistic, a bygone age.

Violent words in such a setting are play, figure of speech, chance or number, and no incident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.frames import guards, proofs
from dateline.extract.frames.genres import CHANCE, compiled, genre
from dateline.extract.frames.triggers import Trigger
from dateline.lexicons import table
from dateline.model.parsed import Modality, Parsed, Phrase, Predicate, Sentence
from dateline.values import nouns

_GRAVE = 2
_BYGONE = 70  # years
_BESIDE = 2  # sentences that belong to a proof of violence
_PLAIN = frozenset({"police", "dead", "soldiers", "stones"})
_ARMED_ACTS = frozenset(
    {"suicide_bombing", "vehicle_bomb", "air_strike", "drone_strike", "abduction", "stabbing",
     "hostage_taking", "assassination", "execution", "sexual_violence"}
)  # fmt: skip
_HARM = frozenset(
    {"verb:kill", "verb:wound", "verb:injure", "verb:hurt", "verb:hit", "verb:strike"}
)
_CUSTODY = frozenset({"arrest", "raid", "release"})
_BAIL = re.compile(r"\bon (?:[\w-]+ )?(?:bail|parole|licence)\b", re.IGNORECASE)
_OFTEN = frozenset({"twice", "thrice", "often", "regularly", "routinely", "sometimes", "usually",
                    "frequently"})  # fmt: skip
_YEAR = re.compile(r"(?<![\d,.])1[0-9]\d\d(?![\d,])(?! ?(?:people|men|women|troops|soldiers))")
_RECENT = re.compile(
    r"\b(?:20\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|this week|today)\b"
)
_ACCIDENTS = "accidents"
_OPENING = 450  # characters
_BY_CHANCE = frozenset({"other", "ied", "shelling", "arson", "arrest", "raid", "shooting"})
_TREND = re.compile(
    r"\b(?:fell|fallen|rose|risen|dropped|increased|declined|decreased|climbed|up|down|grew)"
    r" (?:by|from|to) (?:about |nearly |almost |some |over )?[\d.,]+"
    r"|\bbetween [A-Z][a-z]+ \d+ and [A-Z][a-z]+ \d+",
)
_UNDONE = frozenset({"out", "off"})


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
        and not (_armed(text) if act == "hostage_taking" else _armed_act(act, text))
    ):
        return "generic"
    if _guard("exercises").search(text) and not _struck_drill(sentence, scene, text):
        return "exercise"
    if text.rstrip("”’\"' ").endswith("?") or sentence.index in scene.bygone:
        return "generic"
    if _spoken_away(sentence, trigger, text) or _harmless(sentence, trigger, text, scene):
        return "generic"
    if scene.genre is not None:
        return modality if _stays(sentence, trigger, text, scene) else "generic"
    if _cues(_ACCIDENTS).search(text) and not _armed_act(act, text) and not _violent(text):
        return "generic"
    return modality


def _struck_drill(sentence: Sentence, scene: Backdrop, text: str) -> bool:
    """An exercise that was attacked is no exercise of an attack."""
    return scene.genre != "drill" and sentence.index in scene.proven


def _stays(sentence: Sentence, trigger: Trigger, text: str, scene: Backdrop) -> bool:
    """True for an act that is meant even in a report of a kind that voids others."""
    if scene.genre in {"drill", "opening", "fiction"}:
        return False
    near = any(abs(sentence.index - i) < _BESIDE for i in scene.proven)
    if near and not proofs.cues("periods").search(text):
        return True
    if scene.genre in CHANCE:
        return _armed_act(trigger.act, text) and not proofs.taken_back(text, len(text))
    return trigger.act == "sexual_violence" and scene.genre == "sport"


def _spoken_away(sentence: Sentence, trigger: Trigger, text: str) -> bool:
    """Compared, denied, demanded, habitual: the words name an act that nobody did."""
    at = sentence.tokens[trigger.start].start - sentence.span.start
    return (
        proofs.taken_back(text, at)
        or _demanded(sentence, trigger)
        or _habit(sentence, trigger)
        or _general(sentence, trigger)
        or _TREND.search(text) is not None
        or (trigger.act == "release" and _BAIL.search(text) is not None)
    )


def _demanded(sentence: Sentence, trigger: Trigger) -> bool:
    """ "demands that they lay down", "urged them to stop killing": it has not happened."""
    p = trigger.predicate
    if p is None or trigger.nominal:
        return False
    listed = table("proofs")["demanding"]
    for other in sentence.predicates:
        if other.lemma not in listed or not other.head < trigger.start:
            continue
        between = [t.lower for t in sentence.tokens[other.end : p.start]]
        infinitive = bool(between) and between[-1] == "to"
        if infinitive or ("that" in between and (p.tense != "past" or _adjective(sentence, p))):
            return not {",", ";"} & set(between)
    return False


def _adjective(sentence: Sentence, p: Predicate) -> bool:
    """ "abducted children": a participle right before its noun."""
    after = sentence.tokens[p.end : p.end + 1]
    before = sentence.tokens[max(0, p.start - 1) : p.start]
    finite = any(t.lower in {"who", "which", "have", "had", "was", "were"} for t in before)
    return bool(after) and after[0].tag.startswith("NN") and not finite


def _habit(sentence: Sentence, trigger: Trigger) -> bool:
    """ "was twice arrested", "killed more soldiers than artillery did": counted or compared."""
    p = trigger.predicate
    if sentence.tokens[trigger.start - 1].lower in _OFTEN and trigger.start:
        return True
    if p is None or trigger.nominal:
        return False
    before = {t.lower for t in sentence.tokens[max(0, p.start - 1) : p.head]}
    following = sentence.tokens[trigger.end : trigger.end + 1]
    if before & _OFTEN or (p.lemma == "storm" and following and following[0].lower in _UNDONE):
        return True
    after = [t.lower for t in sentence.tokens[trigger.end : trigger.end + 8]]
    return after[:1] in (["more"], ["fewer"]) and after[1:2] != ["than"] and "than" in after


def _general(sentence: Sentence, trigger: Trigger) -> bool:
    """ "a wave of attacks", "the killing of innocents", "armed groups attack villages"."""
    lower = [t.lower for t in sentence.tokens]
    if trigger.nominal:
        cues = table("contexts")["generic_before"]
        before = [" ".join(lower[max(0, trigger.start - n) : trigger.start]) for n in (2, 3)]
        innocents = lower[trigger.end : trigger.end + 2] == ["of", "innocent"]
        return any(b in cues and " " in b for b in before) or innocents
    p = trigger.predicate
    if p is None or p.tense != "present" or p.voice != "active" or sentence.span.field == "title":
        return False
    return _bare(sentence, p.subject) and (p.object is None or _bare(sentence, p.object))


def _bare(sentence: Sentence, phrase: Phrase | None) -> bool:
    """A plural without article, number or name: groups, villages, no one in particular."""
    if phrase is None:
        return False
    tags = [t.tag for t in sentence.tokens[phrase.start : phrase.core_end]]
    return sentence.tokens[phrase.head].tag == "NNS" and not {"DT", "CD", "NNP", "PRP$"} & set(
        tags
    )


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
    words = guards.words_of(sentence, p.object)
    return proofs.cues("terrain").search(words) is not None


def _by_thing(sentence: Sentence, trigger: Trigger) -> bool:
    """ "killed by a falling wall": the doer is neither people, arms, nor an act."""
    p = trigger.predicate
    if p is None or p.subject is None:
        return False
    words = guards.words_of(sentence, p.subject)
    if guards.people(sentence, p.subject) or nouns.is_armed(words):
        return False
    if nouns.weapon_inside(words) is not None or nouns.is_organisation(words):
        return False
    return _cues("chance_things").search(words) is not None


def _armed_act(act: str, text: str) -> bool:
    """True when the sentence has armed people in it, or the act needs them."""
    return act in _ARMED_ACTS or _armed(text)


def _armed(text: str) -> bool:
    words = nouns.tokens(text)
    return "armed" in words or any(
        nouns.is_armed(w) and not nouns.is_state_force(w) for w in words
    )


def _violent(text: str) -> bool:
    return proofs.meant(_cues("violent"), text)
