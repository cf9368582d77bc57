"""Gives casualty mentions their values: whose fate, how many, of which age, gender, occupation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, get_args

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.span import Span
from dateline.model.values import Casualty, Fate, Range, Who
from dateline.normalise import echoes
from dateline.normalise.kinds import Kinds
from dateline.values import counts
from dateline.values.people import People, describe

_AGE = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:year|month)s?[- ]old\b", re.IGNORECASE)
_PROVISIONAL = re.compile(
    r"\b(?:so far|preliminary|provisional|initial|early reports?|first reports?|expected to rise"
    r"|could rise|may rise|likely to rise|still rising)\b",
    re.IGNORECASE,
)
Scope = Literal["this_incident", "several_incidents", "since_date"]
_FATES: frozenset[str] = frozenset(get_args(Fate))


def resolve(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """The same mentions, those of slots `casualty` and `perpetrator_count` with their values.

    A count said to be unknown keeps value None (`perpetrator_count`) or has a Casualty without
    a count, so that the fate is not lost.
    """
    valued = tuple(
        _resolve(m, parsed) if m.slot in ("casualty", "perpetrator_count") else m for m in mentions
    )
    return echoes.settled(_of_whom(valued, parsed), parsed)


def _of_whom(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions with the kind of people that words such as "two others" leave open."""
    tolls = sorted(
        (i for i, m in enumerate(mentions) if m.slot == "casualty"),
        key=lambda i: (mentions[i].sentence, mentions[i].span, i),
    )
    kinds, out = Kinds(parsed), list(mentions)
    for n, i in enumerate(tolls):
        out[i] = kinds.settled(out[i], tuple(mentions[k] for k in tolls[n + 1 : n + 3]))
    return tuple(out)


def _resolve(mention: Mention, parsed: Parsed) -> Mention:
    if mention.value_state == "said_unknown":
        return _unknown(mention, parsed)
    amount = _amount(mention, parsed)
    if mention.slot == "perpetrator_count":
        return replace(mention, value=amount)
    if mention.key not in _FATES:
        return mention
    return replace(mention, value=_casualty(mention, parsed, amount))


def _unknown(mention: Mention, parsed: Parsed) -> Mention:
    """A toll that is said to be unknown keeps its fate and its people; its number is open."""
    if mention.slot != "casualty" or mention.key not in _FATES:
        return mention
    return replace(mention, value=_casualty(mention, parsed, Range(form="some")))


def _words(parsed: Parsed, span: Span | None) -> str:
    return "" if span is None else parsed.report.field(span.field)[span.start : span.end]


def _amount(mention: Mention, parsed: Parsed) -> Range:
    """The Range of the count's words, else one or some people by the form of the phrase."""
    steps = mention.rule.split(":")
    found = counts.parse(_words(parsed, mention.count)) if mention.count else None
    if found is None and mention.value_state == "said_none":
        return Range(0, 0, 0, "none", 0)
    if found is None:
        found = counts.plural() if "many" in steps else counts.exact(1)
    if "joint" in steps:
        found = _share_of_joint(found)
    if _PROVISIONAL.search(_sentence(mention, parsed)):
        found = replace(found, provisional=True)
    return found


def _share_of_joint(r: Range) -> Range:
    """ "20 killed or injured": of either fate up to 20; of an open sum nothing is known."""
    if r.form == "none":
        return r
    if r.high is None:
        return Range(0, None, None, "some", r.stated)
    return Range(None, None, r.high, "up_to", r.stated)


def _sentence(mention: Mention, parsed: Parsed) -> str:
    return _words(parsed, parsed.sentences[mention.sentence].span)


def _casualty(mention: Mention, parsed: Parsed, amount: Range) -> Casualty:
    phrase = _words(parsed, mention.who)
    people = describe(phrase) if phrase else None
    age = _AGE.search(phrase)
    return Casualty(
        mention.key,  # type: ignore[arg-type]
        _who(mention, phrase, people, parsed),
        amount,
        age[0] if age else people.age if people else None,
        people.gender if people else None,
        None,
        people.occupation if people else None,
        None,
        _scope(mention.rule),
    )


def _who(mention: Mention, phrase: str, people: People | None, parsed: Parsed) -> Who:
    """What the words say of the people; `total` where they say nothing."""
    if "of war" in phrase.lower():
        return "state_forces"  # prisoners of war
    if people is not None:
        return people.who
    if mention.count is not None and _words(parsed, mention.count).lower() == "a couple":
        return "civilians"
    steps = mention.rule.split(":")
    open_ = phrase == "" or "name" in steps or "pronoun" in steps
    return "total" if open_ else "civilians"  # "two growers", "nine Afghans": a noun not listed


def _scope(rule: str) -> Scope:
    last = rule.rsplit(":", 1)[-1]
    if last == "since_date":
        return "since_date"
    return "several_incidents" if last == "several_incidents" else "this_incident"
