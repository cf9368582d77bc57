"""The doers and undergoers of an act word, read off its verb or from the phrases beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.frames import patterns, phrases
from dateline.extract.frames.triggers import Trigger
from dateline.lexicons import table
from dateline.model.claim import Certainty, Slot
from dateline.model.parsed import Phrase, Predicate, Sentence
from dateline.values import nouns, people

_PRONOUNS = frozenset(
    "he she it they we i you who which that this these those him her them us itself himself "
    "themselves herself there what one another others some".split()
)
_CLOSED = frozenset("on in at by of to for from with and or but as the a an".split())
_DATE_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday tonight night morning "
    "evening afternoon week month year day hours dawn noon midnight weekend".split()
)
_HARM = frozenset(
    {"abduction", "hostage_taking", "execution", "torture", "sexual_violence", "stabbing",
     "beating", "assassination", "robbery"}
)  # fmt: skip
_HARM_VERBS = frozenset(
    "kill murder slay wound injure martyr hurt massacre slaughter eliminate neutralise "
    "neutralize shoot behead lynch gun mow".split()
)
_PEACEFUL = frozenset({"protest", "strike", "blockade"})
_PARTS = {
    "riot": "rioters", "arrest": "arresting_force", "seizure_or_defusal": "arresting_force",
    "release": "releasing_party",
}  # fmt: skip
_PACTS = frozenset({"agreement", "group_change", "territory_transferred", "base_established"})
_ONTO = frozenset({"at", "on", "into", "toward", "towards", "upon", "against", "onto", "inside"})
_NOUN_ONTO = frozenset({"on", "at", "against", "upon", "inside", "outside", "targeting"})
_TERRITORY = frozenset({"territory_taken", "territory_transferred"})
_REPELLING = frozenset({"repel", "repulse", "fend"})
_SEARCHES = ("search", "crackdown", "cordon", "roundup", "operation")
_SWARMING = frozenset({"raid", "arson", "looting", "riot", "sabotage", "blockade"})
_BY_BLAST = frozenset({"outside", "inside", "under", "behind"})
_BLASTS = frozenset(
    {"ied", "vehicle_bomb", "suicide_bombing", "grenade", "shelling", "air_strike",
     "drone_strike", "arson", "shooting", "stabbing"}
)  # fmt: skip
_BOMBS = frozenset({"ied", "vehicle_bomb", "suicide_bombing"})
_OF_DOERS = frozenset({"clash", "protest", "riot"})
_SIDES = frozenset({"between", "with", "against", "among"})
_LONG = 14
_NAME = 5


@dataclass(frozen=True, slots=True)
class Role:
    """A phrase in a role of an act: slot, a key for participants, how sure the words are."""

    slot: Slot
    phrase: Phrase
    rule: str
    key: str | None = None
    certainty: Certainty = "stated"


@cache
def _verbs_of(name: str) -> frozenset[str]:
    return frozenset(table("contexts")["verbs"][name])


def roles(sentence: Sentence, trigger: Trigger) -> Iterator[Role]:
    """The roles that hang directly from one act word."""
    found = _nominal(sentence, trigger) if trigger.nominal else _verbal(sentence, trigger)
    for slot, phrase, rule in found:
        role = _role(sentence, trigger, slot, phrase, rule)
        if role is not None:
            yield role


Found = Iterator[tuple[str, Phrase, str]]


def _verbal(sentence: Sentence, trigger: Trigger) -> Found:
    p = trigger.predicate
    if p is None:
        return
    if p.subject is not None:
        for phrase in conjuncts(sentence, p.subject):
            yield "doer", phrase, "subject"
    if p.object is not None:
        for phrase in conjuncts(sentence, p.object):
            yield "undergoer", phrase, "object"
    yield from _of_obliques(sentence, trigger, p)


def _of_obliques(sentence: Sentence, trigger: Trigger, p: Predicate) -> Found:
    for o in p.obliques:
        if trigger.act == "clash" and o.prep in _SIDES:
            for phrase in conjuncts(sentence, o.phrase):
                yield "side", phrase, f"oblique {o.prep}"
        elif o.prep in _ONTO and not _whereabouts(trigger, p, o.prep):
            for phrase in conjuncts(sentence, o.phrase):
                yield "onto", phrase, f"oblique {o.prep}"
        elif trigger.act == "arson" and o.prep == "to":
            for phrase in conjuncts(sentence, o.phrase):
                yield "onto", phrase, "oblique to"
        elif _beside(trigger, o.prep) and _building(sentence, o.phrase):
            for phrase in conjuncts(sentence, o.phrase):
                yield "onto", phrase, f"oblique {o.prep}"


def _whereabouts(trigger: Trigger, p: Predicate, prep: str) -> bool:
    """People killed on a farm, land taken on trucks: the phrase says where or how."""
    if trigger.rule.startswith("verb:come under"):
        return True
    where = prep in {"on", "into", "against"} and p.object is not None and _harms(trigger)
    return where or trigger.act in _TERRITORY


def _beside(trigger: Trigger, prep: str) -> bool:
    if trigger.act in _BOMBS and prep in {"in", "near"}:
        return True
    return prep in _BY_BLAST and trigger.act in _BLASTS


def _building(sentence: Sentence, phrase: Phrase) -> bool:
    kind = nouns.object_kind(phrases.words_of(sentence, phrase))
    return kind is not None and kind.form == "facility" and kind.words not in {"camp", "mission"}


def _nominal(sentence: Sentence, trigger: Trigger) -> Found:
    p = trigger.predicate
    if p is not None and p.object is not None and p.subject is not None:
        inside = p.object.start <= trigger.start < p.object.end
        for phrase in conjuncts(sentence, p.subject) if inside and _light(p) else ():
            yield "doer", phrase, "light verb"
    yield from _named_before(sentence, trigger)
    yield from _after(sentence, trigger)


def _light(p: Predicate) -> bool:
    light = _verbs_of("light")
    return p.lemma in light or f"{p.lemma} {p.particle}" in light


def _named_before(sentence: Sentence, trigger: Trigger) -> Found:
    """ "a PKK attack", "the Taliban's assault": the name in front of the act noun."""
    phrase = trigger.phrase
    if phrase is None:
        return
    i = trigger.start - 1
    while i >= phrase.start and sentence.tokens[i].tag in {"JJ", "NN", "POS"}:
        i -= 1
    end = i + 1
    while i >= phrase.start and sentence.tokens[i].tag.startswith("NNP"):
        i -= 1
    if i + 1 < end:
        yield "name", Phrase(i + 1, end, end - 1, end), "name before noun"


def _after(sentence: Sentence, trigger: Trigger) -> Found:
    """Phrases behind the act noun: "by X", "on Y", "between X and Y"."""
    tokens = sentence.tokens
    verb = next((p.start for p in sentence.predicates if p.start >= trigger.end), len(tokens))
    for i in range(trigger.end, min(verb, trigger.end + 10, len(tokens))):
        word = tokens[i].lower
        if word in {",", ";", ".", "–", "—", "that", "which", "who"}:
            return
        phrase = _starting(sentence, i + 1)
        if phrase is None:
            continue
        if word == "by":
            kind = "doer"
        elif word in _SIDES and trigger.act in {"clash", "riot"}:
            kind = "side"
        elif word in _NOUN_ONTO or (word == "of" and trigger.act not in _OF_DOERS):
            kind = "onto"
        else:
            continue
        for x in conjuncts(sentence, phrase):
            yield kind, x, f"noun {word}"


def _starting(sentence: Sentence, at: int) -> Phrase | None:
    return next((p for p in sentence.phrases if p.start == at), None)


def conjuncts(sentence: Sentence, first: Phrase) -> list[Phrase]:
    """The phrase and those joined to it by commas and "and": "rangers, police, and attackers"."""
    out = [first]
    at = first.end
    limit = len(sentence.tokens)
    while at < limit:
        skip = at
        while skip < limit and sentence.tokens[skip].lower in {",", "and", "or", "&"}:
            skip += 1
        if skip == at:
            return out
        following = _starting(sentence, skip)
        if following is None:
            return out
        ends_list = any(sentence.tokens[i].lower in {"and", "or", "&"} for i in range(at, skip))
        if not ends_list and not _continues(sentence, following):
            return out
        if _is_subject(sentence, following, first):
            return out
        out.append(following)
        at = following.end
        if ends_list:
            return out
    return out


def _continues(sentence: Sentence, phrase: Phrase) -> bool:
    """True when the list goes on after this phrase with a comma or "and"."""
    at = phrase.end
    return at < len(sentence.tokens) and sentence.tokens[at].lower in {",", "and", "or"}


def _is_subject(sentence: Sentence, phrase: Phrase, first: Phrase) -> bool:
    """True when the phrase begins a clause of its own ("... and police returned fire")."""
    for p in sentence.predicates:
        subject = p.subject if p.voice == "active" else p.object
        if subject is not None and subject.start == phrase.start:
            shared = subject.start == first.start
            if not shared and p.start >= phrase.end and p.start - phrase.end <= 2:
                return True
    return False


def _role(
    sentence: Sentence, trigger: Trigger, found: str, phrase: Phrase, rule: str
) -> Role | None:
    words = phrases.words_of(sentence, phrase)
    head = sentence.tokens[phrase.head]
    if (
        not head.text[:1].isalnum()
        or head.lower in _CLOSED
        or head.lower in _PRONOUNS
        or head.lower in _DATE_WORDS
        or head.tag == "PRP"
    ):
        return None
    certainty: Certainty = "suspected" if _suspected(sentence, phrase) else "stated"
    if _turned_round(trigger):
        found = {"doer": "undergoer", "undergoer": "doer"}.get(found, found)
    if found in {"doer", "name"}:
        return _doer(sentence, trigger, phrase, words, rule, certainty, found == "name")
    if found == "side":
        return _side(sentence, trigger, phrase, words, rule)
    return _undergoer(sentence, trigger, phrase, words, rule, found)


def _turned_round(trigger: Trigger) -> bool:
    """ "Police came under fire", "the attackers were repelled": the subject is the undergoer."""
    if trigger.rule.startswith("verb:come under"):
        return True
    return trigger.predicate is not None and trigger.predicate.lemma in _REPELLING


def _suspected(sentence: Sentence, phrase: Phrase) -> bool:
    inside = {t.lower for t in sentence.tokens[phrase.start : phrase.end]}
    return bool(inside & {"suspected", "alleged", "accused", "presumed", "suspect"})


def _doer(
    sentence: Sentence,
    trigger: Trigger,
    phrase: Phrase,
    words: str,
    rule: str,
    certainty: Certainty,
    name: bool,
) -> Role | None:
    kind = nouns.actor_kind(words)
    named = sentence.tokens[phrase.head].tag.startswith("NNP")
    if kind is None and not (named or people_noun(sentence, phrase)):
        return None
    if kind is None and head_is_act(sentence, phrase):
        return None
    if nouns.weapon_kind(words) and not (kind and kind.armed == "yes"):
        return None
    if name and kind is None and not nouns.is_organisation(words):
        return None
    if kind is None and nouns.object_kind(words) is not None:
        return None
    if trigger.act == "base_established" and kind is not None and kind.armed == "yes":
        return _founder(kind, phrase, rule)
    part = _part_of(trigger.act) or (_part_as(sentence, trigger, kind) if kind else None)
    if part is not None:
        return Role("participant", phrase, f"doer:{rule}", part)
    return Role("perpetrator", phrase, f"doer:{rule}", certainty=certainty)


def _founder(kind: nouns.ActorKind, phrase: Phrase, rule: str) -> Role:
    """Peacekeepers who set up a base come between sides; other armed people extend their hold."""
    if kind.class_ == "peacekeepers":
        return Role("participant", phrase, f"doer:{rule}", "intervening_force")
    return Role("perpetrator", phrase, f"doer:{rule}")


def _part_of(act: str) -> str | None:
    """The participant's role that any doer of such an act has, or None for perpetrators."""
    if act in _PEACEFUL:
        return "demonstrators"
    if act in _PACTS:
        return "opposing_side"
    return _PARTS.get(act)


def _part_as(sentence: Sentence, trigger: Trigger, kind: nouns.ActorKind) -> str | None:
    """The participant's role of doers of this kind: searching police, a swarming crowd."""
    if kind.class_ in nouns.STATE_CLASSES:
        if _search(trigger):
            return "arresting_force"
        if any(t.lower == "warning" for t in sentence.tokens[trigger.start : trigger.end]):
            return "intervening_force"
    if _swarm(kind) and trigger.act in _SWARMING:
        return "rioters"
    return "demonstrators" if trigger.act == "clash" and kind.class_ == "protesters" else None


def _search(trigger: Trigger) -> bool:
    return trigger.nominal and any(w in trigger.rule for w in _SEARCHES)


def _swarm(kind: nouns.ActorKind) -> bool:
    return kind.class_ in {"rioters", "protesters"} or kind.words in {"crowd", "crowds"}


def _side(
    sentence: Sentence, trigger: Trigger, phrase: Phrase, words: str, rule: str
) -> Role | None:
    kind = nouns.actor_kind(words)
    if kind is None and not sentence.tokens[phrase.head].tag.startswith("NNP"):
        return None
    if kind is not None and kind.class_ in nouns.STATE_CLASSES:
        crowd = trigger.act == "riot" or _crowd_fight(sentence)
        slot: Slot = "participant" if crowd else "target"
        return Role(
            slot, phrase, f"side:{rule}", "intervening_force" if slot == "participant" else None
        )
    if kind is not None and kind.class_ in {"protesters", "rioters", "civilians"}:
        key = "rioters" if kind.class_ == "rioters" else "demonstrators"
        return Role("participant", phrase, f"side:{rule}", key)
    return Role("perpetrator", phrase, f"side:{rule}")


def _crowd_fight(sentence: Sentence) -> bool:
    """True when a crowd is one side of what the sentence tells."""
    return any(t.lower in _crowd_words() for t in sentence.tokens)


@cache
def _crowd_words() -> frozenset[str]:
    kinds = [k for k in table("actor_nouns")["kind"] if k["class"] in {"protesters", "rioters"}]
    return frozenset(w for k in kinds for w in k["words"] if " " not in w)


def _undergoer(
    sentence: Sentence, trigger: Trigger, phrase: Phrase, words: str, rule: str, found: str
) -> Role | None:
    kind = nouns.actor_kind(words)
    thing = nouns.object_kind(words)
    named = sentence.tokens[phrase.head].tag.startswith("NNP")
    if nouns.weapon_kind(words) and thing is None and kind is None:
        return None
    counted = phrases.has_number(sentence, phrase)
    alike = _harms(trigger) and found == "undergoer" and phrases.people(sentence, phrase)
    alike = (alike and not counted) or (_harms(trigger) and people_noun(sentence, phrase))
    if kind is None and thing is None and not (named and found == "undergoer") and not alike:
        return None
    if trigger.act in _PEACEFUL | _PACTS | {"arrest", "seizure_or_defusal", "threat"}:
        return None
    if trigger.act in _TERRITORY and kind is None:
        return None
    if trigger.act == "release":
        return Role("victim", phrase, f"undergoer:{rule}") if kind is not None else None
    if trigger.act == "vehicle_ramming" and thing is not None and thing.form == "vehicle":
        return None
    if kind is not None and thing is None and (_harms(trigger) or _hurt(trigger, kind)):
        return Role("victim", phrase, f"undergoer:{rule}")
    if kind is None and thing is None and _harms(trigger):
        return Role("victim", phrase, f"undergoer:{rule}")
    return Role("target", phrase, f"undergoer:{rule}")


def people_noun(sentence: Sentence, phrase: Phrase) -> bool:
    """True when the phrase's head is a noun for people, be it none of the actor lexicon's."""
    head = sentence.tokens[phrase.head]
    return head.tag.startswith("N") and head.lower in people.nouns()


def _hurt(trigger: Trigger, kind: nouns.ActorKind) -> bool:
    """ "The woman was hit by shrapnel": unarmed people who are hit are harmed."""
    p = trigger.predicate
    return kind.armed != "yes" and p is not None and p.lemma in {"hit", "strike"}


def head_is_act(sentence: Sentence, phrase: Phrase) -> bool:
    """True when the phrase's head is itself an act word ("gunfire", "the blast")."""
    head = sentence.tokens[phrase.head]
    if nouns.is_people(head.lower):
        return False  # the militants of "a surrender of militants"
    return head.lower in patterns.nouns() or (head.lemma or "") in patterns.nouns()


def _harms(trigger: Trigger) -> bool:
    if trigger.act in _HARM:
        return True
    return not trigger.nominal and trigger.rule.split(":", 1)[1].split()[0] in _HARM_VERBS


def extent(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """Tokens of the phrase to quote: with its attachments unless they run long.

    A name that stands behind a description belongs to it: "the woman, Ana Ruiz".
    """
    end = phrase.end if phrase.end - phrase.start <= _LONG else phrase.core_end
    end = max(end, phrase.start + 1)
    return phrase.start, _with_name(sentence, phrase, end)


def _with_name(sentence: Sentence, phrase: Phrase, end: int) -> int:
    """The end of the name in apposition, set off by commas, else `end`."""
    tokens = sentence.tokens
    if tokens[phrase.head].tag.startswith("NNP") or end >= len(tokens) or tokens[end].text != ",":
        return end
    name = _starting(sentence, end + 1)
    if name is None or not tokens[name.head].tag.startswith("NNP"):
        return end
    if len(tokens) <= name.end or tokens[name.end].text not in {",", "."}:
        return end
    words = tokens[name.start : name.core_end]
    whole = 2 <= len(words) <= _NAME and all(t.text[:1].isupper() for t in words)
    return name.end if whole and people_noun(sentence, phrase) else end
