"""Whose fate a toll tells when its words leave it open: "two others", "both", "he", "killing 30".

Such words take the kind of the people told before them. The rules are those of a reader: who is
told in the same sentence comes first, then in the two sentences before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.span import Span
from dateline.model.values import Casualty, Fate, Who
from dateline.values.people import describe, nouns

_BACK = 2  # sentences in which an antecedent may stand
_WORD = re.compile(r"[\w’'-]+")
_LOOKS_BACK = re.compile(
    r"\b(?:of (?:them|whom|these|those|theirs)|others?|more|both|another|third|second|fourth|fifth"
    r"|none|all)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bof (?:them|whom|these|those)\b", re.IGNORECASE)
_AMONG = re.compile(r"\bamong (?:the|its|their) ((?:\w+ ?){1,3})", re.IGNORECASE)
_JAIL = re.compile(r"\b(?:jail|prison|facility|custody|police station|detention|remand)\b")
_AND = re.compile(r",? and (?:[\w-]+ ){0,3}")
_OWN_SIDE = re.compile(r"[\w\s]{0,24}\b(?:on|to|from) (?:our |their )?own (?:side|troops)\b")
_OPENING = 12  # characters of a sentence in which a figure opens it
_AFTER_ARREST: frozenset[str | None] = frozenset(("released", "held", "detained", "escaped"))
_ARMED: frozenset[Who] = frozenset(("non_state_armed", "suspects", "prisoners"))
_FREED: frozenset[Fate] = frozenset(("released", "rescued", "unharmed", "escaped", "held"))
_HOSTAGES = re.compile(r"\b(?:hostages?|captives?)\b", re.IGNORECASE)
_TAKEN: frozenset[Fate] = frozenset(("detained", "held"))
_CROWD = 20  # as many as flee their homes; fewer run from the scene
_DWELLERS = (
    ["residents"], ["villagers"], ["families"], ["inhabitants"], ["people"], ["farmers"],
    ["herders"], ["herdsmen"], ["fishermen"], ["traders"],
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told before: where, whose fate, which, of how many, whether a part."""

    sentence: int
    span: Span
    who: Who
    fate: Fate
    single: bool
    part: bool


class Kinds:
    """Goes through the tolls of a report in order and says of each whose fate it tells."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._told: list[Told] = []
        self._suspects: set[Span] = set()

    def settled(self, mention: Mention, follows: tuple[Mention, ...]) -> Mention:
        """The mention with the kind of its people; `follows` are the tolls behind it."""
        value = mention.value
        if not isinstance(value, Casualty):
            return mention
        who = self._who(mention, value, follows)
        described = value.who if value.fate == "detained" else who
        value = self._by_kind(mention, replace(value, who=who))
        if value is None:
            return replace(mention, value=None)
        if mention.count is not None and value.fate == "detained":
            self._suspects.add(mention.count)
        self._remember(mention, replace(value, who=described))
        return replace(mention, value=value)

    def _remember(self, mention: Mention, value: Casualty) -> None:
        count = value.count
        if count is None or count.form in ("none", "share") or mention.modality != "real":
            return
        part = "part" in mention.rule.split(":")
        single = count.form == "exact" and count.best == 1
        self._told.append(
            Told(mention.sentence, mention.span, value.who, value.fate, single, part)
        )

    def _who(self, mention: Mention, value: Casualty, follows: tuple[Mention, ...]) -> Who:
        if self._in_custody(mention, value):
            return "suspects"
        if self._own_side(mention):
            return "state_forces"
        steps = mention.rule.split(":")
        if "name" in steps or "pronoun" in steps:
            return self._person(mention, value)
        if value.fate in _FREED and _HOSTAGES.search(self._words(mention.span)):
            return self._taken_before() or value.who
        if value.who not in ("total", "unknown") or mention.value_state != "given":
            return value.who
        return self._left_open(mention, value, follows)

    def _left_open(self, mention: Mention, value: Casualty, follows: tuple[Mention, ...]) -> Who:
        """The kind of people that the words of the toll itself do not tell."""
        phrase = mention.who
        if phrase is not None and not _vague_noun(self._words(phrase)):
            return self._explained(phrase, mention, value.who)
        if mention.count is not None and value.count is not None and value.count.best == 1:
            told = self._explained(mention.count, mention, "total")
            if told != "total":
                return told
        if phrase is None and "toll" in mention.rule.split(":"):
            return value.who
        found = self._group(mention) or self._next_to(mention, follows)
        if found is not None and self._denied_by(mention, found, follows):
            return value.who
        harm = value.fate in ("killed", "injured", "died_later")
        around = self._around(mention)
        if harm and found == "civilians" and not _LOOKS_BACK.search(around + self._with(mention)):
            return value.who  # "killing two women and wounding 20": anybody may be among them
        return found or value.who

    def _with(self, mention: Mention) -> str:
        """ "of them" where a part is told so: "21 injured, four with pellet wounds"."""
        part = mention.count is not None and self._rest(mention).split()[1:2] == ["with"]
        return " of them" if part else ""

    def _in_custody(self, mention: Mention, value: Casualty) -> bool:
        """People who are arrested, or held or let go after an arrest."""
        if value.fate == "detained":
            return not _captured(mention, self._parsed, value.who)
        if mention.count is not None and mention.count in self._suspects:
            return True
        if value.who not in ("civilians", "total", "protesters"):
            return False
        if value.fate == "held" and self._arrests():
            return True
        if value.fate == "held" and _JAIL.search(self._rest(mention)):
            return True
        return value.fate == "released" and self._arrests()

    def _rest(self, mention: Mention) -> str:
        """The words of the sentence from the toll on."""
        span = self._parsed.sentences[mention.sentence].span
        return self._words(Span(span.field, mention.span.start, span.end))

    def _own_side(self, mention: Mention) -> bool:
        """ "no casualty on own side", as armies write, and deputies where there is a sheriff."""
        text = self._parsed.report.field(mention.span.field)
        if _OWN_SIDE.match(text, mention.span.end):
            return True
        deputy = self._words(mention.who).lower().split()[-1:] in (["deputy"], ["deputies"])
        return deputy and "sheriff" in self._parsed.report.text.lower()

    def _arrests(self) -> bool:
        """Whether people were arrested here and nobody was carried off."""
        fates = {t.fate for t in self._told}
        return "detained" in fates and "abducted" not in fates

    def _words(self, span: Span | None) -> str:
        if span is None:
            return ""
        return self._parsed.report.field(span.field)[span.start : span.end]

    def _next_to(self, mention: Mention, follows: tuple[Mention, ...]) -> Who | None:
        """ "14 dead and 40 injured soldiers": the noun stands behind the second figure."""
        if mention.who is not None or not follows:
            return None
        other = follows[0]
        between = self._words(
            Span(mention.span.field, mention.span.end, max(mention.span.end, other.span.start))
        )
        near = other.sentence == mention.sentence and _AND.fullmatch(between)
        if not near or not isinstance(other.value, Casualty):
            return None
        return other.value.who if other.value.who in ("state_forces", "non_state_armed") else None

    def _taken_before(self) -> Who | None:
        """Whom the report has told to be taken: those are the hostages it speaks of."""
        taken = [t.who for t in self._told if t.fate in ("abducted", "held")]
        return taken[-1] if taken and taken[-1] != "total" else None

    def _explained(self, phrase: Span, mention: Mention, who: Who) -> Who:
        """ "61 persons, mostly women", "one, a sergeant,": what stands behind says who."""
        text = self._parsed.report.field(phrase.field)
        end = self._parsed.sentences[mention.sentence].span.end
        behind = text[phrase.end : min(end, phrase.end + 60)]
        match = _apposition().match(behind)
        found = describe(match["words"]) if match else None
        return found.who if found is not None and found.who != "total" else who

    def _group(self, mention: Mention) -> Who | None:
        """The kind of the people that a bare figure, "others" or "both" goes back to."""
        here = [t for t in self._fitting(mention) if t.sentence == mention.sentence]
        whole = [t for t in here if not t.part]
        if here:
            return (whole or here)[-1].who
        among = self._among(mention)
        if among is not None:
            return among
        if mention.span.field == "title":
            return None
        around = self._around(mention)
        if not _LOOKS_BACK.search(around) and not self._opens(mention):
            return None
        if _OF_THEM.search(around):
            inside = self._noun_in(mention, mention.sentence, last=True)
            if inside is not None:
                return inside
        for i in range(mention.sentence - 1, mention.sentence - 1 - _BACK, -1):
            told = [t for t in self._fitting(mention) if t.sentence == i]
            if told:
                return ([t for t in told if not t.part] or told)[-1].who
            found = self._noun_in(mention, i, last=False)
            if found is not None:
                return found
        return None

    def _fitting(self, mention: Mention) -> list[Told]:
        """What was told before in the same field; arrests do not tell whose harm follows."""
        key = mention.key
        return [
            t
            for t in self._told
            if t.span.field == mention.span.field
            and (t.fate not in _TAKEN or key in _AFTER_ARREST)
        ]

    def _opens(self, mention: Mention) -> bool:
        """ "Two are in hospital.": a bare figure opens the sentence."""
        start = self._parsed.sentences[mention.sentence].span.start
        count = mention.count
        return mention.who is None and count is not None and count.start - start < _OPENING

    def _around(self, mention: Mention) -> str:
        """The words of the figure with what follows it closely."""
        start = mention.count or mention.span
        text = self._parsed.report.field(start.field)
        first = min(start.start, mention.span.start)
        return text[first : max(start.end, min(start.end + 14, mention.span.end + 1))]

    def _among(self, mention: Mention) -> Who | None:
        """ "Among the troops, 30 were killed", "blew up cars among the troops, killing 30"."""
        sentence = self._parsed.sentences[mention.sentence].span
        before = self._words(Span(sentence.field, sentence.start, mention.span.start))
        match = _AMONG.search(before)
        found = describe(match[1]) if match else None
        return found.who if found is not None and found.who != "total" else None

    def _denied_by(self, mention: Mention, who: Who, follows: tuple[Mention, ...]) -> bool:
        """ "seven others, including two passers-by": the whole is not of one kind."""
        for other in follows[:2]:
            if other.sentence != mention.sentence or "part" not in other.rule.split(":"):
                return False
            if isinstance(other.value, Casualty) and other.value.who not in (who, "total"):
                return True
        return False

    def _person(self, mention: Mention, value: Casualty) -> Who:
        """The kind of a named person or of whom a pronoun goes back to; a civilian by default."""
        steps = mention.rule.split(":")
        found = self._named(mention) if "name" in steps else self._pronoun(mention)
        if value.fate in ("held", "released") and self._was_taken(mention):
            return "suspects"
        return found or "civilians"

    def _was_taken(self, mention: Mention) -> bool:
        before = [t for t in self._told if t.span.field == mention.span.field]
        return any(t.fate in _TAKEN and t.who == "suspects" for t in before[-2:])

    def _pronoun(self, mention: Mention) -> Who | None:
        near = [
            t
            for t in self._told
            if t.span.field == mention.span.field
            and t.single
            and 0 <= mention.sentence - t.sentence <= _BACK
        ]
        if near and near[-1].who not in ("total", "unknown"):
            return near[-1].who
        for i in range(mention.sentence, mention.sentence - 1 - _BACK, -1):
            found = self._noun_in(mention, i, last=True, plural=False)
            if found is not None:
                return found
        return None

    def _named(self, mention: Mention) -> Who | None:
        """What a title before the name, here or elsewhere, or words behind it say of a person."""
        if mention.who is None:
            return None
        text = self._parsed.report.field(mention.who.field)
        behind = text[mention.who.end : mention.who.end + 70]
        match = _apposition().match(behind)
        found = describe(match["words"]) if match else None
        if found is not None:
            return found.who if found.who != "total" else None
        surname = self._words(mention.who).split()[-1]
        for hit in re.finditer(rf"\b{re.escape(surname)}\b", text):
            title = _WORD.findall(text[max(0, hit.start() - 40) : hit.start()])[-3:]
            for word in reversed(title):
                noun = nouns().get(word.lower())
                if noun is not None and noun.who is not None and not noun.plural:
                    return noun.who
        return None

    def _noun_in(
        self, mention: Mention, sentence: int, last: bool, plural: bool = True
    ) -> Who | None:
        """The kind of a people noun of a sentence, the first or the last before the mention."""
        if sentence < 0:
            return None
        span = self._parsed.sentences[sentence].span
        if span.field != mention.span.field:
            return None
        end = mention.span.start if sentence == mention.sentence else span.end
        words = self._words(Span(span.field, span.start, max(span.start, end)))
        found = _people_in(words, plural)
        return None if not found else found[-1] if last else found[0]

    def _by_kind(self, mention: Mention, value: Casualty) -> Casualty | None:
        """The value with what its kind decides: who flees home, who escapes; None if neither."""
        if "fled" in mention.rule.split(":"):
            if value.who in _ARMED or value.who == "state_forces":
                counted = value.count is not None and value.count.form != "plural"
                return replace(value, fate="escaped") if counted else None
            if not self._leaves_home(mention, value):
                return None
            value = replace(value, fate="displaced")
        if value.fate == "displaced" and value.who == "total":
            return replace(value, who="civilians")
        return value

    def _leaves_home(self, mention: Mention, value: Casualty) -> bool:
        """Those who live there, or so many that they cannot be a few who ran."""
        noun = self._words(mention.who).lower().split()[-1:]
        low = value.count.low if value.count is not None else None
        return noun in _DWELLERS or (low is not None and low >= _CROWD)


def _people_in(text: str, plural: bool) -> list[Who]:
    """The kinds of the people nouns of a text, those who only speak left out."""
    words = [w.lower() for w in _WORD.findall(text)]
    found: list[Who] = []
    for i, word in enumerate(words):
        noun = nouns().get(word)
        if noun is None or noun.who in (None, "total") or noun.plural != plural:
            continue
        if noun.singular in _officials():
            continue
        kind = describe(" ".join(words[max(0, i - 2) : i + 1]))
        found.append(kind.who if kind is not None else noun.who)
    return found


@cache
def _officials() -> frozenset[str]:
    """Those who speak in reports and are seldom the ones who are harmed."""
    return frozenset(table("people")["speakers"]["nouns"])


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        r",? (?:(?:aged )?\d+,? )?(?![^,.;]* (?:said|says|told|added)\b)"
        r"(?:a|an|the(?! (?:majority|bulk|rest|remainder|half)\b)|mostly|mainly|all(?: of them)?)"
        r" (?P<words>[^,.;:()]{3,40})[,.;)]?",
        re.IGNORECASE,
    )


def _vague_noun(words: str) -> bool:
    """ "others", "another", "victim": a noun that says nothing of its people."""
    return words.lower().split()[-1:] in (["others"], ["other"], ["victims"], ["survivors"])


def _captured(mention: Mention, parsed: Parsed, who: Who) -> bool:
    """Soldiers taken prisoner in a fight are no suspects."""
    if mention.hook is None or who != "state_forces":
        return False
    field = parsed.report.field(mention.hook.field)
    return "captur" in field[mention.hook.start : mention.hook.end].lower()
