"""Attributions by a verb of saying: its subject, whether its words precede or follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from dateline.model.claim import Certainty
from dateline.model.values import Medium
from dateline.parse import speech_adverbials as adverbials
from dateline.parse import speech_cues as cues
from dateline.parse import speech_joint as joint
from dateline.parse import speech_phrases as phrases
from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_complements import Rest, complement, lets_in, takes_clause, takes_phrase
from dateline.parse.speech_cues import Cue
from dateline.parse.speech_found import Found, Way
from dateline.parse.speech_items import Item, Unit
from dateline.parse.speech_phrases import Subject

_BE = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got")
).union(("'s", "'re", "’s", "’re", "'m", "’m"))
_HAVE = frozenset(("has", "have", "had", "having", "'s", "'ve", "’s", "’ve", "'d", "’d"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_NOBODY = frozenset(("no", "nobody", "none", "neither", "nothing"))
_LETTERS = 7  # an outlet's abbreviation is shorter
_NAMELESS = frozenset(("named", "identified", "anonymous", "name", "withheld", "anonymity"))
_FRAGMENT_TAIL = 9  # items of "..., a police source in the town says" at the most
_PLAIN = frozenset(("said", "says", "say", "told", "added", "tells", "saying"))


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group around the cue at `head`: where it starts, and what its auxiliaries tell."""

    start: int
    head: int
    voice: Literal["active", "passive", "bare"]
    negated: bool
    silent: bool
    supposed: bool = False


def group(unit: Unit, head: int) -> Group:
    """The verb group that ends in the verb at `head`, walked back over auxiliaries."""
    codes, items = unit.codes, unit.items
    at, negated, silent = head, False, False
    be = have = modal = supposed = False
    while at > 0:
        lower, code = items[at - 1].lower, codes[at - 1]
        if lower in _NOT:
            negated = True
        elif lower in _BE and code in "VBEG":
            be = be or not have
        elif lower in _HAVE and code in "VBGE" and codes[head] in "EV":
            have = True
        elif code == "M" or lower in ("do", "does", "did"):
            modal = True
            supposed = supposed or code == "M"
        elif code == "T" and codes[head] == "B" and at > 1:
            lead = items[at - 2].lower
            if lead not in cues.silent() and lead not in cues.leads_to_saying():
                break
            silent, modal = lead in cues.silent(), True
            at -= 1
        elif code == "R" and items[at - 1].lower != "'s":
            pass
        else:
            break
        at -= 1
    voice = _voice(codes[head], be, have or modal)
    return Group(at, head, voice, negated, silent, supposed and not negated)


def _voice(code: str, be: bool, helped: bool) -> Literal["active", "passive", "bare"]:
    if code == "E":
        return "passive" if be else ("active" if helped else "bare")
    if code == "G":
        return "active" if be else "bare"
    if code == "B":
        return "active" if helped else "bare"
    return "active"


def find(unit: Unit, head: int, cue: Cue) -> Found | None:
    """The attribution whose verb stands at `head`, None if its surroundings do not bear it out."""
    verbs = group(unit, head)
    plain = unit.items[head].lower in _PLAIN
    if verbs.supposed:
        return None
    if verbs.voice == "passive":
        return _by_agent(unit, verbs, cue)
    if verbs.voice == "bare" and not (plain and unit.codes[head] in "EB"):
        if unit.codes[head] == "E" and _closes_clause(unit, verbs, cue):
            return _active(unit, verbs, cue, phrases.before(unit, verbs.start))
        return _inverted(unit, verbs, cue) or _participle(unit, verbs, cue)
    inverted = _inverted(unit, verbs, cue)
    if inverted is not None:
        return inverted
    subject = phrases.before(unit, verbs.start)
    if subject is None:
        return _coordinated(unit, verbs, cue)
    return _active(unit, verbs, cue, subject)


def _by_agent(unit: Unit, verbs: Group, cue: Cue) -> Found | None:
    """ "The attack was confirmed by the army": what stands before is what is said."""
    at = verbs.head + 1
    if "n" not in cue.marks or cue.group in ("opinion", "show", "blame") or verbs.negated:
        return None
    if at >= len(unit.items) or unit.items[at].lower != "by":
        return None
    agent = phrases.after(unit, at + 1)
    told = phrases.before(unit, verbs.start)
    if agent is None or told is None or unit.codes[told.end - 1] == "W":
        return None
    found = Found(cue, verbs.start, at + 1, agent, "hedge", "passive_by", verbs.start, agent.end)
    found.content = [(told.start, told.shown)]
    _tone(found, verbs)
    return found


def _closes_clause(unit: Unit, verbs: Group, cue: Cue) -> bool:
    """True for "..., the radio reported." where the tag says participle."""
    subject = phrases.before(unit, verbs.start)
    if subject is None or not _is_before(unit, subject.start):
        return False
    return complement(unit, cue, verbs.head + 1).kind in ("end", "comma")


def _active(unit: Unit, verbs: Group, cue: Cue, subject: Subject | None) -> Found | None:
    """Subject, verb, words said; or words said, subject, verb."""
    if subject is None or unit.items[subject.start].lower in _NOBODY:
        return None
    if "d" in cue.marks and not _can_show(unit, subject):
        return None
    subject = joint.widened(unit, subject)
    after = verbs.head + 1
    if cue.lemma == "rule" and after < len(unit.items) and unit.items[after].lower == "out":
        cue, after = cues.ruled_out(), after + 1
    rest = complement(unit, cue, after)
    if lets_in(unit, cue, after):
        return None
    if rest.kind == "clause" and cue.lemma == "rule out":
        rest = Rest(rest.at, "phrase")
    back = _is_before(unit, subject.start) or _is_parted(unit, subject.start, rest)
    relative = unit.codes[subject.end - 1] == "W"
    found = Found(cue, verbs.start, verbs.head + 1, subject, "none", "verb", subject.start)
    found.medium = _medium(unit, cue, verbs.head, rest, subject)
    _take(unit, found, rest, back and not relative)
    if found.way == "none" and cue.lemma == "put" and _puts_it(unit, verbs, subject):
        found.way, found.edge, found.rule = "backward", subject.start - 1, "put"
    if found.way == "none" or _wants_no_name(unit, cue, verbs.head):
        return None
    if cue.lemma in cues.others("claiming") and _is_act(unit, found.begin):
        found.rule += ":responsibility"
    _tone(found, verbs, _calls_false(unit, cue, found.begin))
    return found


def _wants_no_name(unit: Unit, cue: Cue, head: int) -> bool:
    """True for "asked not to be named"."""
    after = {item.lower for item in unit.items[head : head + 7]}
    asks = cue.lemma in ("ask", "want", "wish", "request", "prefer", "demand")
    return asks and not after.isdisjoint(_NAMELESS)


def _tone(found: Found, verbs: Group, false: bool = False) -> None:
    """Certainty and polarity: those of the class of verb, unless nothing was said."""
    found.certainty, found.polarity = found.cue.certainty, found.cue.polarity
    if found.rule.endswith(":responsibility"):
        found.certainty = "stated"
    if found.cue.group in ("neutral", "call", "deny") and found.way == "forward" and false:
        found.polarity = "denied"
    if verbs.negated or verbs.silent:
        found.certainty = _unsaid(found.cue)
        found.rule += ":not"


def _calls_false(unit: Unit, cue: Cue, at: int) -> bool:
    """True for "called the claim bogus", "described it as a lie"."""
    if not ("k" in cue.marks or cue.lemma in cues.bound("judged")):
        return False
    end = next((i for i in range(at, len(unit.items)) if unit.codes[i] in ".,:AHK"), None)
    return any(item.lower in cues.others("false") for item in unit.items[at:end])


def _unsaid(cue: Cue) -> Certainty:
    return "unverified" if cue.group == "confirm" else "unknown"


def _is_before(unit: Unit, at: int) -> bool:
    """True when words that could have been said stand before item `at`."""
    if at <= 0 or unit.codes[at - 1] not in ",Q-":
        return False
    head = unit.codes[: at - 1] if unit.codes[at - 1] != "Q" else unit.codes[:at]
    return any(code in "VMQBEG" for code in head) or _is_fragment(unit, at)


def _is_fragment(unit: Unit, at: int) -> bool:
    """True for a whole sentence without a verb before: "Six dead, say the women."."""
    head = unit.codes[: at - 1]
    after = unit.codes[at:].rstrip(".")
    short = len(after) <= _FRAGMENT_TAIL and not set(after) & set(",:(-Q")
    return short and head[:1] in tuple("DCNPRJ") and any(code in "NC" for code in head)


def _interviews(item: Item) -> bool:
    """True for "us", "this newspaper" and for an outlet's letters."""
    if item.lower in cues.media_words("broadcasters"):
        return False
    letters = item.text.isupper() and 1 < len(item.text) < _LETTERS and item.code == "P"
    return letters or item.lower in cues.media_words("interviewers") or speakers.is_outlet(item)


def _can_show(unit: Unit, subject: Subject) -> bool:
    """True for what can show or find: a document, a picture, a study, a court, a person."""
    items = unit.items[subject.start : subject.shown]
    named = speakers.read(items)
    known = named.head in cues.media() or named.head in cues.media_words("show")
    return known or named.named == "name" or named.role != "other" or items[0].code == "O"


def _is_act(unit: Unit, at: int) -> bool:
    """True for "responsibility" and for an act that is claimed: "claimed the bombing"."""
    end = phrases.addressee(unit, at)
    return end > at and any(i.lower in cues.others("claimed") for i in unit.items[at:end])


def _puts_it(unit: Unit, verbs: Group, subject: Subject) -> bool:
    """True for "..., as the officer put it"."""
    after = unit.items[verbs.head + 1 : verbs.head + 2]
    as_ = unit.items[max(0, subject.start - 1)].lower == "as"
    return bool(after) and after[0].lower == "it" and as_


def _is_parted(unit: Unit, at: int, rest: Rest) -> bool:
    """True for an aside: "The museum, he said, celebrated heroes"."""
    if rest.kind != "comma" or at < 2 or unit.codes[at - 1] != ",":
        return False
    return unit.codes[rest.at + 1 : rest.at + 2] in tuple("VMRDNPCOIKTJEG")


def _take(unit: Unit, found: Found, rest: Rest, back: bool) -> None:
    """Decide between the words before and the words after, and set `way` and `begin`."""
    found.begin = rest.at
    found.way = _way(unit, found, rest, back)
    found.awaits = rest.kind == "colon" and rest.at >= len(unit.codes)


def _way(unit: Unit, found: Found, rest: Rest, back: bool) -> Way:
    """Where the words said stand; `back` tells that words before the subject could be them."""
    if rest.kind == "colon":
        quoted = "Q" in unit.codes[rest.at : rest.at + 1]
        return "none" if "c" in found.cue.marks and not quoted else "forward"
    if rest.kind == "quote":
        return "both" if back and "Q" in unit.codes[: found.edge] else "forward"
    if back and _after_quotation(unit, found.edge):
        return "backward"
    if rest.kind == "that":
        return "forward"
    if rest.kind in ("end", "comma", "other"):
        onward = "both" if _goes_on(unit, found, rest) else "backward"
        return cast("Way", onward) if back else "none"
    if takes_clause(found.cue, rest):
        return "forward"
    if takes_phrase(unit, found.cue, rest):
        found.plain = True
        return "forward"
    quoted = back and unit.codes[found.edge - 1] == "Q"
    return "backward" if quoted or (back and rest.kind == "phrase") else "none"


def _after_quotation(unit: Unit, edge: int) -> bool:
    """True right after a quotation that ends in a comma or the like, no full stop."""
    if edge == 0 or unit.codes[edge - 1] != "Q":
        return False
    return unit.items[edge - 1].text.rstrip("\"'”’» ").endswith((",", "?", "!", "-", "—"))


def _goes_on(unit: Unit, found: Found, rest: Rest) -> bool:
    """True when what was said goes on after a comma: "..., officials said, in the worst ...\""""
    if rest.kind != "comma" or _is_aside(unit, rest.at + 1) or is_comment(unit, rest.at + 1):
        return False
    if unit.codes[rest.at + 1 : rest.at + 2] == "K" and _is_whole(unit, found.edge):
        return False  # "..., a monitor said, as the marches went on": the paper's background
    return "Q" not in unit.codes[max(0, found.edge - 2) : found.edge]


def _is_whole(unit: Unit, edge: int) -> bool:
    """True when a clause with a verb stands before the attribution."""
    return any(code in "VM" for code in unit.codes[:edge])


def is_comment(unit: Unit, at: int) -> bool:
    """True for what the paper adds at the end: "..., in the third attack on the line"."""
    words = [item.lower for item in unit.items[at : at + 3]]
    if words[:1] not in (["in"], ["the"], ["one"]):
        return False
    return any(word in cues.others("comment") or word.endswith("est") for word in words[1:])


def _is_aside(unit: Unit, at: int) -> bool:
    """True when "citing", "adding" or the like follows: words of another attribution."""
    if unit.codes[at : at + 1] != "G":
        return False
    lower = unit.items[at].lower
    return lower == "citing" or lower in cues.verbs()


def _inverted(unit: Unit, verbs: Group, cue: Cue) -> Found | None:
    """Words said, verb, subject: `"...", said the mayor.`"""
    start, codes = verbs.start, unit.codes
    if start == 0 or codes[start - 1] not in "Q,-" or cue.group == "blame":
        return None
    if cue.lemma == "tell" or (codes[start - 1] == "-" and codes[start - 2] != "Q"):
        return None
    direct = codes[start - 1] == "Q" or (
        codes[start - 1] in ",-" and codes[start - 2 : start - 1] == "Q"
    )
    at = verbs.head + 1
    by_way = adverbials.end_of(unit, at) if "t" not in cue.marks else at
    subject = phrases.after(unit, by_way)
    if subject is None or codes[subject.start] == "Y":
        return None
    subject = joint.lengthened(unit, subject)
    following = codes[subject.end : subject.end + 1]
    if not direct and cue.group == "opinion":
        return None
    if direct:
        if following in ("V", "M") and codes[subject.start] != "W":
            return None
    elif not _may_end(unit, subject) or not _may_begin(unit, start, subject):
        return None
    if not direct and "n" in cue.marks and not _may_speak(unit, subject):
        return None
    if codes[verbs.head] == "G" or (
        not direct and "n" in cue.marks and not _ends_there(unit, subject)
    ):
        return None
    found = Found(cue, start, verbs.head + 1, subject, "backward", "inverted", start, subject.end)
    goes_on = codes[subject.end : subject.end + 2] in (",Q", ":Q")
    if not direct and not _is_before(unit, start):
        goes_on = True  # "The dead, said the prefect, were all herders"
    found.way = "both" if goes_on else "backward"
    if codes[subject.end : subject.end + 1] == ":" and subject.end + 1 >= len(codes):
        found.awaits = True
    found.medium = _medium(unit, cue, verbs.head, Rest(by_way, "end"), subject)
    _tone(found, verbs)
    return found


def _may_end(unit: Unit, subject: Subject) -> bool:
    """True when a mark, or what the speaker is, follows "..., said the mayor"."""
    return unit.codes[subject.end : subject.end + 1] in (".", ",", "") or _is_who(unit, subject)


def _may_begin(unit: Unit, start: int, subject: Subject) -> bool:
    """True when words that could be said stand before "said the mayor", or on both sides."""
    parted = unit.codes[subject.end + 1 : subject.end + 2] in ("V", "M")
    return _is_before(unit, start) or (parted and _may_speak(unit, subject))


def _is_who(unit: Unit, subject: Subject) -> bool:
    """True for "said an official who was not allowed to speak"."""
    who = unit.items[subject.end : subject.end + 1]
    items = unit.items[subject.start : subject.shown]
    return bool(who) and who[0].lower in ("who", "whose") and speakers.is_kind(items)


def _may_speak(unit: Unit, subject: Subject) -> bool:
    """False for what is confirmed or denied: "the mayor, Ada Lind, confirmed the incident"."""
    items = unit.items[subject.start : subject.shown]
    named = speakers.read(items)
    return named.named == "name" or speakers.is_kind(items) or named.role != "other"


def _ends_there(unit: Unit, subject: Subject) -> bool:
    return subject.end >= len(unit.codes) or unit.codes[subject.end] in ".,W"


def _participle(unit: Unit, verbs: Group, cue: Cue) -> Found | None:
    """Same subject as before: "..., adding that the road was closed"."""
    codes = unit.codes
    if codes[verbs.head] != "G" or verbs.start == 0 or cue.group in ("show", "opinion"):
        return None
    if codes[verbs.start - 1] not in ",NPAYC)Q-":
        return None
    return _inherited(unit, verbs, cue, "participle")


def _coordinated(unit: Unit, verbs: Group, cue: Cue) -> Found | None:
    """A second verb of the same subject: "and said that", "but denied"."""
    if verbs.start == 0:
        return None
    if unit.codes[verbs.start - 1] not in "A," and unit.items[verbs.start - 1].lower != "but":
        return None
    return _inherited(unit, verbs, cue, "coordinated")


def _inherited(unit: Unit, verbs: Group, cue: Cue, rule: str) -> Found | None:
    """A saying without a subject of its own, whose words follow it."""
    found = Found(cue, verbs.start, verbs.head + 1, None, "none", rule, verbs.start)
    found.inherits = True
    _take(unit, found, complement(unit, cue, verbs.head + 1), False)
    if found.way == "none":
        return None
    _tone(found, verbs)
    return found


def _medium(unit: Unit, cue: Cue, head: int, rest: Rest, subject: Subject) -> Medium:
    """The medium: named by the verb, after it, or between subject and verb."""
    by_verb = cues.medium_verbs().get(cue.lemma)
    if by_verb is not None:
        return by_verb
    after = adverbials.medium(unit, head + 1, max(rest.at, adverbials.end_of(unit, head + 1)))
    if cue.lemma == "tell" and after in ("unspecified", "broadcast", "document"):
        end = phrases.addressee(unit, head + 1)
        if any(_interviews(item) for item in unit.items[head + 1 : end]):
            return "interview"
    if after != "unspecified":
        return after
    told = unit.items[head + 1].lower if head + 1 < len(unit.items) else ""
    if cue.lemma == "tell" and told in ("reporters", "journalists"):
        return "press_conference"
    between = unit.items[subject.shown : subject.end]
    if any(item.lower in ("spoke", "met", "reached") for item in between):
        return "interview"
    return adverbials.medium(unit, subject.shown, subject.end)
