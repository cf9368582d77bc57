"""Guards of the act verbs: is this verb, with these arguments, really such an act?"""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.frames import kinds
from dateline.extract.frames.phrases import (
    animal,
    armed,
    done_to,
    has_name,
    has_number,
    has_word,
    obliques,
    people,
    people_kind,
    thing,
    words_of,
)
from dateline.lexicons import table
from dateline.model.parsed import Phrase, Predicate, Sentence
from dateline.values import nouns

_ONTO = frozenset({"at", "on", "into", "toward", "towards", "upon", "through", "onto"})
_OPPOSED = frozenset({"with", "between", "against", "among"})
EVENTS = frozenset(
    {"blast", "explosion", "bombing", "bomb", "attack", "strike", "shelling", "fire", "raid"}
)
_AIR = ("aircraft", "plane", "planes", "jet", "jets", "warplane", "warplanes", "helicopter",
        "helicopters", "air", "airstrike", "airstrikes", "gunship", "gunships",
        "bomber")  # fmt: skip
_DRONE = ("drone", "drones", "uav", "uavs", "quadcopter", "quadcopters")
_SHELL = ("shell", "shells", "rocket", "rockets", "missile", "missiles", "mortar", "mortars",
          "artillery", "projectile", "projectiles")  # fmt: skip
_DEVICE = (*_SHELL, "round", "rounds", "bomb", "bombs", "device", "devices", "explosives",
           "mine", "mines", "car", "vehicle", "truck", "grenade", "grenades", "ied", "ieds",
           "charge", "charges", "motorcycle", "bomber", "attacker", "vest", "belt", "van",
           "landmine", "dynamite", "explosive", "ammunition", "bus", "package",
           "parcel", "letter", "pickup", "pick-up", "minibus", "lorry", "jeep", "motorbike",
           "scooter", "bicycle", "cart", "backpack", "rucksack", "suitcase",
           "briefcase")  # fmt: skip
PLACES = ("town", "village", "city", "district", "area", "territory", "bridge", "crossing",
          "villages", "towns", "province", "positions", "hill", "hills", "capital", "border",
          "airport", "camp", "region", "neighbourhood", "neighborhood", "road",
          "highway", "community", "commune", "locality", "municipality",
          "hamlet")  # fmt: skip
_TOWN = tuple(w for w in PLACES if w not in {"road", "highway", "area"})  # fmt: skip


def _guard_people(s: Sentence, p: Predicate) -> bool:
    if animal(s, p.subject):
        return False
    if any(people(s, x) for x in [*done_to(p), *obliques(p, _ONTO)]):
        return True
    # armed people and no thing: a carrier, a runner, whoever they are
    return armed(s, p.subject) and (p.object is None or _somebody(s, p.object))


def _somebody(s: Sentence, phrase: Phrase) -> bool:
    """A single countable noun that is no thing, place or beast."""
    head = s.tokens[phrase.head]
    if thing(s, phrase) or has_word(s, phrase, PLACES) or animal(s, phrase):
        return False
    ending = head.lower.endswith(("er", "or", "ist", "ant", "ers", "ors", "ists", "ants"))
    return head.tag in {"NN", "NNS"} and ending


def _guard_armed(s: Sentence, p: Predicate) -> bool:
    if animal(s, p.subject):
        return False
    if armed(s, p.subject):
        return True
    undergoers = [*done_to(p), *obliques(p, _ONTO)]
    return any(people(s, x) or thing(s, x) or has_word(s, x, PLACES) for x in undergoers)


def _guard_weapon(s: Sentence, p: Predicate) -> bool:
    if p.subject is None:
        return False
    words = words_of(s, p.subject)
    return nouns.weapon_inside(words) is not None or s.tokens[p.subject.head].lemma in EVENTS


_SPRAYED = (
    "tear",
    "teargas",
    "tear-gas",
    "gas",
    "canisters",
    "flares",
    "water",
    "pepper",
    "blanks",
)


def _guard_onto(s: Sentence, p: Predicate) -> bool:
    if has_word(s, p.object, _SPRAYED):
        return False
    return bool(obliques(p, _ONTO)) and not has_word(s, p.object, ("manager", "coach", "staff"))


def _guard_device(s: Sentence, p: Predicate) -> bool:
    return has_word(s, p.subject, _DEVICE) or has_word(s, p.object, _DEVICE)


def _guard_place(s: Sentence, p: Predicate) -> bool:
    phrases = [*done_to(p), *obliques(p, _ONTO)]
    return any(thing(s, x) or has_word(s, x, PLACES) or has_name(s, x) for x in phrases) and (
        p.subject is None or not has_word(s, p.subject, ("fire", "fires", "storm", "shares"))
    )


def _guard_town(s: Sentence, p: Predicate) -> bool:
    return p.object is not None and (
        has_word(s, p.object, _TOWN)
        or (has_name(s, p.object) and not has_number(s, p.object) and not people_kind(s, p.object))
    )


def _guard_crowd(s: Sentence, p: Predicate) -> bool:
    if p.lemma in {"march", "rally", "picket"} and people(s, p.object):
        return False
    if armed(s, p.subject):
        return False
    return people(s, p.subject) or p.subject is None


def _guard_throwers(s: Sentence, p: Predicate) -> bool:
    """Whoever throws stones: protesters, police, settlers."""
    return p.subject is None or people(s, p.subject)


def _guard_forces(s: Sentence, p: Predicate) -> bool:
    return p.subject is not None and nouns.is_state_force(words_of(s, p.subject))


def _guard_fight(s: Sentence, p: Predicate) -> bool:
    sides = [*obliques(p, _OPPOSED), *done_to(p)]
    opposed = any(
        nouns.is_armed(words_of(s, x, True)) or nouns.is_people(words_of(s, x)) for x in sides
    )
    return opposed or armed(s, p.subject)


_ARMS = ("device", "devices", "ordnance", "detonators", "ammunition", "munitions", "charges")


def _guard_weapons(s: Sentence, p: Predicate) -> bool:
    if has_word(s, p.object, _ARMS):
        return True
    if p.object is not None and p.object.end < len(s.tokens):
        tail = s.tokens[p.object.core_end : p.object.core_end + 4]
        words = " ".join(t.text for t in tail[1:])
        if tail and tail[0].lower == "with" and nouns.weapon_inside(words) is not None:
            return True
    return p.object is not None and nouns.weapon_inside(words_of(s, p.object, True)) is not None


_VIOLENT = frozenset(
    {"attack", "kill", "bomb", "shoot", "strike", "destroy", "retaliate", "execute", "behead",
     "murder", "attacks", "violence", "war", "explode", "blow", "retaliation", "harm"}
)  # fmt: skip


def _guard_violence(s: Sentence, p: Predicate) -> bool:
    return any(t.lemma in _VIOLENT for t in s.tokens[p.end : p.end + 6])


def _guard_group(s: Sentence, p: Predicate) -> bool:
    return armed(s, p.subject) or has_name(s, p.subject)


def _guard_by(listed: tuple[str, ...]) -> Callable[[Sentence, Predicate], bool]:
    def guard(s: Sentence, p: Predicate) -> bool:
        doer = p.subject or (p.object if p.lemma in _FALLING else None)
        return has_word(s, doer, listed)

    return guard


# what a shell does by itself: a reading that makes it a passive is mistaken
_FALLING = frozenset({"land", "fall", "hit", "explode", "slam"})


def captives(s: Sentence) -> bool:
    """True when the sentence speaks of captives."""
    return any(t.lower in table("contexts")["guards"]["captives"] for t in s.tokens)


def _guard_captive(s: Sentence, p: Predicate) -> bool:
    return captives(s) and _guard_people(s, p)


def _guard_rebels(s: Sentence, p: Predicate) -> bool:
    """Armed people who are no force of a state, as doers (in the passive: as those done to)."""
    doer = p.subject or p.object
    if doer is None:
        return False
    words = words_of(s, doer, True)
    return nouns.is_organisation(words) or (
        nouns.is_armed(words) and not nouns.is_state_force(words)
    )


def _guard_attacked(s: Sentence, p: Predicate) -> bool:
    """Armed people, a place or a thing under fire, and not for what they said or cost."""
    struck = p.subject or p.object
    if any(o.prep in {"over", "for"} for o in p.obliques):
        return False
    return armed(s, struck) or thing(s, struck) or has_word(s, struck, PLACES)


def _guard_attackers(s: Sentence, p: Predicate) -> bool:
    """Armed doers, or (where none is named) armed people, a town or a post undergone."""
    if p.subject is not None:
        return armed(s, p.subject) or has_name(s, p.subject)
    return _guard_attacked(s, p)


def _guard_stranded(s: Sentence, p: Predicate) -> bool:
    """ "The post was fired on": nothing follows the preposition that it could go with."""
    after = p.head + 2
    free = not any(x.start == after for x in s.phrases)
    return p.voice == "passive" and free and _guard_attacked(s, p)


def _guard_inmates(s: Sentence, p: Predicate) -> bool:
    doer = p.subject or p.object
    listed = table("contexts")["guards"]["inmates"]
    return doer is not None and any(
        t.lower in listed for t in s.tokens[doer.start : doer.core_end]
    )


def _guard_suspicion(s: Sentence, p: Predicate) -> bool:
    after = " ".join(t.lower for t in s.tokens[p.end : p.end + 14])
    cues = table("contexts")["guards"]["suspicion"]
    return _guard_people(s, p) and any(cue in f" {after} " for cue in cues)


_VEHICLES = frozenset("car truck van lorry vehicle bus pickup tractor driver".split())


def _guard_vehicle(s: Sentence, p: Predicate) -> bool:
    return any(t.lemma in _VEHICLES for t in s.tokens)


def _guard_ceding(s: Sentence, p: Predicate) -> bool:
    held = has_word(s, p.object, PLACES) or has_name(s, p.object)
    return held and any(armed(s, x) for x in s.phrases[:2]) and any(
        t.lower in {"deal", "agreement", "handed", "truce", "accord"} for t in s.tokens
    )  # fmt: skip


_PLANTED = ("mine", "mines", "landmine", "landmines", "bomb", "bombs", "ied", "ieds", "explosive",
            "explosives", "device", "devices", "charge", "booby-trap")  # fmt: skip
_DROPPED = (*_SHELL, "bomb", "bombs", "munition", "munitions")
_GRENADE = ("grenade", "grenades", "hand-grenade")


_BLAZE = ("flames", "flame", "fire", "fires", "blaze", "blazes", "wildfire", "wildfires")


def _guard_plane(s: Sentence, p: Predicate) -> bool:
    """Aircraft that attack, and not a fire that they put out."""
    planes = tuple(w for w in _AIR if w != "bomber")
    return _guard_by(planes)(s, p) and not has_word(s, p.object, _BLAZE)


def _guard_strike(s: Sentence, p: Predicate) -> bool:
    """ "A strike near the town killed two": what kills is no strike of workers."""
    if p.subject is None or has_word(s, p.subject, _SHELL):
        return False
    return s.tokens[p.subject.head].lower in {"strike", "strikes", "airstrike", "airstrikes"}


def _guard_object(listed: tuple[str, ...]) -> Callable[[Sentence, Predicate], bool]:
    def guard(s: Sentence, p: Predicate) -> bool:
        return has_word(s, p.object, listed)

    return guard


def _irregular(s: Sentence, phrase: Phrase | None) -> bool:
    """Armed people who are no force of a state."""
    words = words_of(s, phrase, True)
    return nouns.is_armed(words) and not nouns.is_state_force(words)


def _guard_taker(s: Sentence, p: Predicate) -> bool:
    """ "Armed men took him from a bar": people are the object, and no help is meant."""
    away = any(o.prep in {"from", "to", "into", "away", "with"} for o in p.obliques)
    return away and _irregular(s, p.subject) and people(s, p.object)


def _guard_taken(s: Sentence, p: Predicate) -> bool:
    """ "was taken from his farm": people are led off from where they belong, and to no doctor."""
    away = [o.phrase for o in p.obliques if o.prep == "from"]
    words = {t.lower for t in s.tokens}
    if p.voice != "passive" or not people(s, p.object):
        return False
    listed = table("contexts")["guards"]
    if words.intersection(listed["cared_for"]):
        return False
    homes = tuple(listed["homes"])
    return any(has_word(s, x, homes) for x in away) or armed(s, p.subject)


def _guard_suspects(s: Sentence, p: Predicate) -> bool:
    listed = table("contexts")["guards"]["suspects"]
    if p.subject is not None and not nouns.is_state_force(words_of(s, p.subject)):
        return False
    if p.object is None:
        return False
    words = s.tokens[p.object.start : max(p.object.end, p.object.core_end + 2)]
    return any(t.lower in listed for t in words)


def _guard_invaders(s: Sentence, p: Predicate) -> bool:
    goal = [*done_to(p), *obliques(p, frozenset({"into", "in", "through"}))]
    towns = any(has_word(s, x, _TOWN) or has_name(s, x) for x in goal)
    return towns and _irregular(s, p.subject)


def _guard_intransitive(s: Sentence, p: Predicate) -> bool:
    return p.object is None and p.voice == "active"


def _guard_gunners(s: Sentence, p: Predicate) -> bool:
    return p.object is None and p.voice == "active" and armed(s, p.subject)


_CRAFT = ("tanker", "ship", "vessel", "boat", "trawler", "freighter", "dhow", "bus", "minibus",
          "plane", "aircraft", "airliner", "train", "ferry", "truck", "lorry", "car", "van",
          "convoy", "helicopter", "yacht", "barge")  # fmt: skip
_MARCHERS = ("demonstrators", "protesters", "protestors", "marchers", "crowd", "crowds",
             "protest", "demonstration", "rally", "march", "strikers", "sit-in", "supporters",
             "students", "youths", "mourners", "activists", "teachers", "farmers",
             "rioters")  # fmt: skip
_PIRATES = ("pirates", "pirate", "hijackers", "hijacker")


def _guard_hijackers(s: Sentence, p: Predicate) -> bool:
    doer = _irregular(s, p.subject) or has_word(s, p.subject, _PIRATES)
    return doer and has_word(s, p.object, _CRAFT)


def _guard_occupiers(s: Sentence, p: Predicate) -> bool:
    return _irregular(s, p.subject) and thing(s, p.object)


def bare(s: Sentence) -> bool:
    """True when the sentence says what a weapon or a hostage does or suffers."""
    listed = table("contexts")["guards"]["bare"]
    return any(p.lemma in listed for p in s.predicates)


def _guard_bare(s: Sentence, p: Predicate) -> bool:
    return bare(s)


_GUARDS: dict[str, Callable[[Sentence, Predicate], bool]] = {
    "people": _guard_people,
    "armed": _guard_armed,
    "weapon": _guard_weapon,
    "onto": _guard_onto,
    "device": _guard_device,
    "place": _guard_place,
    "crowd": _guard_crowd,
    "forces": _guard_forces,
    "fight": _guard_fight,
    "weapons": _guard_weapons,
    "violence": _guard_violence,
    "group": _guard_group,
    "aircraft": _guard_by(_AIR),
    "strike": _guard_strike,
    "plane": _guard_plane,
    "drone": _guard_by(_DRONE),
    "shell": _guard_by(_SHELL),
    "riot": _guard_throwers,
    "captive": _guard_captive,
    "vehicle": _guard_vehicle,
    "town": _guard_town,
    "bare": _guard_bare,
    "ceding": _guard_ceding,
    "rebels": _guard_rebels,
    "attacked": _guard_attacked,
    "attackers": _guard_attackers,
    "stranded": _guard_stranded,
    "inmates": _guard_inmates,
    "suspicion": _guard_suspicion,
    "ordnance": _guard_object(_DROPPED),
    "mine": _guard_by(_PLANTED),
    "mine_laid": _guard_object(_PLANTED),
    "grenade": _guard_object(_GRENADE),
    "thrown": _guard_by(_GRENADE),
    "taker": _guard_taker,
    "taken": _guard_taken,
    "suspects": _guard_suspects,
    "invaders": _guard_invaders,
    "gunners": _guard_gunners,
    "intransitive": _guard_intransitive,
    "hijackers": _guard_hijackers,
    "craft": _guard_object(
        (
            "helicopter",
            "helicopters",
            "plane",
            "planes",
            "aircraft",
            "jet",
            "jets",
            "airliner",
            "warplane",
            "warplanes",
            "gunship",
        )
    ),
    "demonstrators": _guard_object(_MARCHERS),
    "occupiers": _guard_occupiers,
}


NAMES = frozenset(_GUARDS)


def verb_passes(
    guard: str | None, sentence: Sentence, predicate: Predicate, captives: bool = False
) -> bool:
    """True when the verb's arguments satisfy the guard (always, without a guard).

    `captives`: the report speaks of captives, though this sentence may not.
    """
    return all(_meets(part, sentence, predicate, captives) for part in kinds.parts(guard))


def _meets(part: str, sentence: Sentence, predicate: Predicate, captives: bool) -> bool:
    if kinds.is_listed(part):
        return kinds.verb_meets(part, sentence, predicate)
    if part == "captive" and captives:
        return _guard_people(sentence, predicate)
    return _GUARDS[part](sentence, predicate)
