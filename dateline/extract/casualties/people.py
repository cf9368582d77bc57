"""Phrases for people in a sentence: counted, single, plural or named, and their counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.extract.casualties.words import Word, grammar
from dateline.lexicons import table
from dateline.model.values import Range
from dateline.values import counts
from dateline.values.nouns import is_organisation
from dateline.values.people import nouns

Kind = Literal["counted", "one", "many", "name", "pronoun", "none"]
_PERSONAL = re.compile(r".+(?:ers|ors|ists|ians|men|women|ees|ites|iers|ants)$")
_REACH = 7  # words between a number and its noun
_OF_REACH = 5
_OF_NUMBER = frozenset(("family", "crew", "party", "team", "gang", "congregation"))
_THEM = frozenset(("them", "us", "whom", "those", "theirs", "ours"))


@dataclass(frozen=True, slots=True)
class People:
    """Words `[start, end)` for people; `count` in characters; `state` a fate word inside it."""

    start: int
    end: int
    kind: Kind
    head: str = ""
    count: tuple[int, int] | None = None
    value: Range | None = None
    who: tuple[int, int] | None = None
    definite: bool = False
    state: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity phrase as words `[start, end)` with its Range."""

    start: int
    end: int
    value: Range
    chars: tuple[int, int]


@cache
def _heads() -> frozenset[str]:
    return frozenset(form.rsplit(" ", 1)[-1] for form in nouns()) - {"other"}


@cache
def _things() -> frozenset[str]:
    return frozenset(table("people")["things"]["nouns"])


@cache
def _named_by() -> dict[str, str]:
    return {w: fate for fate, ws in table("fates")["named_by"].items() for w in ws}


def named_fate(word: str) -> str | None:
    """The fate that names people by itself: "dead" in "four of the dead"."""
    return _named_by().get(word)


def quantities(words: tuple[Word, ...], text: str) -> tuple[Quantity, ...]:
    """The quantity phrases of a sentence as word ranges; those cutting a word are left out."""
    if not words:
        return ()
    starts = {w.start: i for i, w in enumerate(words)}
    ends = {w.end: i + 1 for i, w in enumerate(words)}
    found = []
    for start, end, value in counts.find(text, words[0].start, words[-1].end):
        if start in starts and end in ends:
            found.append(Quantity(starts[start], ends[end], value, (start, end)))
    return tuple(found)


def people(words: tuple[Word, ...], amounts: tuple[Quantity, ...]) -> tuple[People, ...]:
    """All phrases for people in order; a noun belongs to one phrase only."""
    found = [p for q in amounts if (p := _crew_of(words, q) or _counted(words, q)) is not None]
    taken = {i for p in found for i in range(p.start, p.end)}
    taken |= {i for q in amounts for i in range(q.start, q.end)}
    found.extend(_uncounted(words, taken))
    return tuple(sorted(found, key=lambda p: (p.start, p.end)))


def _crew_of(words: tuple[Word, ...], q: Quantity) -> People | None:
    """ "a family of six", "the crew of 21": the number stands behind its noun."""
    head = q.start - 2
    if head < 0 or words[q.start - 1].lower != "of" or words[head].lower not in _OF_NUMBER:
        return None
    bare = q.end >= len(words) or not words[q.end].tag.startswith(("NN", "JJ", "CD"))
    if not bare or q.value.form == "share":
        return None
    start = head
    if start and words[start - 1].lower in grammar().determiners | {"a", "an"}:
        start -= 1
    head_span = (head, head + 1)
    return People(start, q.end, "counted", words[head].lower, q.chars, q.value, head_span)


def _counted(words: tuple[Word, ...], q: Quantity) -> People | None:
    """The phrase that a quantity opens; None when it counts something else."""
    at, partitive = _behind_digits(words, q.end), False
    if at < len(words) and words[at].lower == "of":
        at, partitive = at + 1, True
    elif at and words[at - 1].lower == "of" and q.value.form == "share":
        partitive = True
    start = q.start
    before = grammar().determiners - {"this", "that"} | {"another", "other"}
    if start and words[start - 1].lower in before:
        start -= 1
    definite = start < q.start and words[start].lower in grammar().determiners
    if partitive:
        return _partitive(words, q, at)
    end, state = _noun_end(words, at, q.value.low not in (0, 1))
    if end is None:
        if not _elliptic(words, at):
            return None
        stop = at + 1 if at < len(words) and words[at].lower == "more" else at
        return People(start, stop, "counted", "", q.chars, q.value, None, definite)
    head = words[end - 1].lower
    stop = _with_of(words, end)
    return People(start, stop, "counted", head, q.chars, q.value, (at, stop), definite, state)


def _behind_digits(words: tuple[Word, ...], at: int) -> int:
    """ "three (3) suspects": the number once more in brackets is passed over."""
    again = [w.text for w in words[at : at + 3]]
    return at + 3 if len(again) == 3 and again[::2] == ["(", ")"] and again[1].isdigit() else at


def _partitive(words: tuple[Word, ...], q: Quantity, at: int) -> People | None:
    """ "two of them", "five of the soldiers", "dozens of people", "four of the dead"."""
    first = at
    while at < len(words) and (
        words[at].lower in grammar().determiners or words[at].lower in ("those", "other")
    ):
        at += 1
    if at >= len(words):
        return None
    if words[first].lower in _THEM and at <= first + 1:
        return People(q.start, first + 1, "counted", "", q.chars, q.value, None, True)
    if named_fate(words[at].lower) and at > first:
        return People(q.start, at + 1, "counted", "", q.chars, q.value, None, True, at)
    if re.fullmatch(r"\d+|[a-z]+", words[at].lower) and counts.parse(words[at].lower):
        at += 1
    end, state = _noun_end(words, at)
    if end is None:
        bare = at > first and _elliptic(words, at)
        return People(q.start, at, "counted", "", q.chars, q.value, None, True) if bare else None
    head = words[end - 1].lower
    return People(q.start, end, "counted", head, q.chars, q.value, (first, end), at > first, state)


def _noun_end(
    words: tuple[Word, ...], at: int, many: bool = False
) -> tuple[int | None, int | None]:
    """Where the noun of a phrase whose words begin at `at` ends, and a fate word before it.

    Behind a number of `many` a singular is an adjective ("40 captive officers").
    """
    g, heads, end, state = grammar(), _heads(), None, None
    for i in range(at, min(at + _REACH, len(words))):
        word = words[i].lower
        noun = nouns().get(word) if many else None
        if word in heads and (noun is None or noun.plural):
            if end is not None and (end != i or word == "accused"):
                break
            end = i + 1
            continue
        if end is not None or not _modifier(words, i, g.stops, g.prepositions):
            break
        if word in _state_words():
            state = i
    if end is None:
        end = _open_head(words, at)
    if end is None and state is not None:
        return None, None
    return end, state


@cache
def _state_words() -> frozenset[str]:
    lists = table("fates")
    done = (e.split() for verbs in lists["done_to"].values() for e in verbs)
    participles = {forms[3] for forms in done if forms[0] not in lists["strict"]}
    return frozenset(
        participles | {w for ws in lists["states"].values() for w in ws} - {"critical"}
    )


@cache
def _fate_forms() -> frozenset[str]:
    """Words before which a bare number is a number of people ("12 died", "one surrendered")."""
    verbs = (e.split() for es in table("fates")["undergone"].values() for e in es)
    own = {form for forms in verbs for form in forms[:4]}
    return frozenset(own | _state_words() | {"feared", "critical", "unaccounted", "shot"})


@cache
def _plain_forms() -> frozenset[str]:
    """Forms of fate verbs that are never adjectives ("kill", "kills", "killing")."""
    lists = table("fates")
    entries = (e for use in ("done_to", "undergone") for es in lists[use].values() for e in es)
    forms = (entry.split() for entry in entries)
    plain = (f for f in forms if f[0] not in lists["strict"])
    return frozenset(form for f in plain for form in (f[0], f[1], f[4])) - _state_words()


def _modifier(
    words: tuple[Word, ...], i: int, stops: frozenset[str], prepositions: frozenset[str]
) -> bool:
    """Whether the word may stand between a number and its noun."""
    word = words[i]
    if word.lower in ("and", "or") and i + 1 < len(words):
        return words[i - 1].text[:1].isupper() and words[i + 1].text[:1].isupper()
    if word.text == "US":  # the country, not the pronoun
        return True
    if word.lower in stops or word.lower in prepositions or word.lower in grammar().boundary:
        return False
    if word.tag.startswith(("VBD", "VBZ", "VBP", "MD", "IN", "WP", "PRP")) and word.tag != "PRP$":
        return word.lower in _state_words()
    return word.text[0].isalnum() or word.text in ('"', "“", "”", "‘")


def _open_head(words: tuple[Word, ...], at: int) -> int | None:
    """A noun not in the lexicon that names people by its ending or as a people's name."""
    for i in range(at, min(at + 3, len(words))):
        word = words[i]
        if word.lower in _state_words() or not word.text[0].isalpha():
            return None
        if word.lower in grammar().stops or word.lower in grammar().prepositions:
            return None
        if word.lower in _things():
            return None
        last = i + 1 >= len(words) or not words[i + 1].text[0].isalpha()
        last = last or words[i + 1].lower in grammar().stops | grammar().prepositions
        last = last or words[i + 1].lower in _state_words()
        personal = bool(_PERSONAL.match(word.lower))
        people_name = word.text.istitle() and (
            word.lower.endswith(("s", "ese", "ish")) or is_organisation(word.text)
        )
        if last and (personal or people_name):
            return i + 1
    return None


def _elliptic(words: tuple[Word, ...], at: int) -> bool:
    """Whether a number stands alone, its people understood ("12 died", "56 more.")."""
    if at >= len(words):
        return True
    word, g = words[at], grammar()
    if word.lower in ("others", "more", "prisoner", "critically", "seriously", "in", "from"):
        return True
    if not word.text[0].isalnum():
        return word.text not in ("-", "/", "%", "°")
    return (
        word.lower in g.stops - {"the", "a", "an"}
        or word.lower in g.prepositions
        or word.lower in _fate_forms()
        or g.adverb(word.lower)
        or word.tag.startswith(("VBD", "VBZ", "VBP", "MD"))
    )


def _with_of(words: tuple[Word, ...], end: int) -> int:
    """Where the phrase ends with an attached "of the security forces"."""
    if end >= len(words) or words[end].lower != "of":
        return end
    at = end + 1
    while at < len(words) and at <= end + _OF_REACH:
        word = words[at]
        if not word.text[0].isalnum() or (
            word.lower in grammar().stops - {"the", "a", "an", "his", "her", "their", "its", "one"}
            or word.lower in grammar().prepositions
            or word.lower in _state_words()
            or word.tag in ("VBD", "VBZ", "MD")
        ):
            break
        at += 1
    while at > end + 1 and words[at - 1].lower in grammar().determiners | {"a", "an"}:
        at -= 1  # "relatives of the dead" is not about "relatives of the"
    return at if at > end + 1 else end


def _uncounted(words: tuple[Word, ...], taken: set[int]) -> Iterator[People]:
    """Phrases without a number: "a policeman", "members of the security forces", "the driver"."""
    i = 0
    while i < len(words):
        if i not in taken and _another(words, i):
            first = i if words[i].lower == "another" else i - 1
            yield People(first, i + 1, "one", "", None, None, None)
        if _accused_of(words, i):
            i += 1
            continue
        if i in taken or words[i].lower not in _heads() or _possessive(words, i + 1):
            i += 1
            continue
        while i + 1 < len(words) and words[i + 1].lower in _heads() and i + 1 not in taken:
            if _accused_of(words, i + 1):
                break
            i += 1
        yield _from_head(words, i, taken)
        i = max(i + 1, _with_of(words, i + 1))


def _possessive(words: tuple[Word, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at].lower in ("'s", "’s", "'", "’")


def _accused_of(words: tuple[Word, ...], i: int) -> bool:
    """ "a gunman accused of": no noun, unlike "the accused"."""
    return words[i].lower == "accused" and i > 0 and words[i - 1].lower in _heads()


def _another(words: tuple[Word, ...], i: int) -> bool:
    """ "another was hurt", "a third was captured": one more person, the noun understood."""
    ordinal = words[i].lower in ("second", "third", "fourth", "fifth")
    if words[i].lower != "another" and not (ordinal and i and words[i - 1].lower == "a"):
        return False
    return i + 1 < len(words) and (
        grammar().auxiliary(words[i + 1].lower)
        or words[i + 1].lower in _fate_forms()
        or words[i + 1].tag == "VBD"
    )


def _from_head(words: tuple[Word, ...], i: int, taken: set[int]) -> People:
    g, first, state = grammar(), i, None
    while first > 0 and first > i - _REACH and first - 1 not in taken:
        word = words[first - 1]
        if not _modifier(words, first - 1, g.stops, g.prepositions) or _verbal(words, first - 1):
            break
        if word.lower in ("and", "or"):
            break
        first -= 1
        state = first if word.lower in _state_words() else state
    determiner = words[first - 1].lower if first else ""
    noun = nouns().get(words[i].lower)
    plural = noun.plural if noun is not None else words[i].lower.endswith("s")
    start = first
    if first - 1 not in taken and (
        determiner in g.singular_determiners or determiner in g.determiners
    ):
        start = first - 1
        if _possessive(words, start):
            start = _possessor(words, start)
    kind: Kind = "many" if plural and determiner not in ("a", "an") else "one"
    end = _with_name(words, i + 1) if kind == "one" else i + 1
    named = end > i + 1
    end = _with_of(words, end)
    definite = determiner in g.determiners
    return People(
        start, end, kind, words[i].lower, None, None, (first, end), definite, state, named
    )


def _possessor(words: tuple[Word, ...], mark: int) -> int:
    """Where the owner's words begin before "'s" ("the group's commander")."""
    g, at = grammar(), mark
    while at > 0 and mark - at < 4 and words[at - 1].text[0].isalnum():
        word = words[at - 1].lower
        if word in g.stops or word in g.prepositions or _verbal(words, at - 1):
            return at - 1 if word in ("the", "a", "an", "his", "her", "their", "its") else at
        at -= 1
    return at


def _verbal(words: tuple[Word, ...], i: int) -> bool:
    """A verb form right before a noun that is a verb there ("killed soldiers")."""
    word = words[i].lower
    if word.endswith("ing") or words[i].tag in ("VBD", "VBZ", "VBP", "VBG", "VB"):
        return True
    if word in _plain_forms():
        return True
    if word in _state_words():
        before = words[i - 1].lower if i else ""
        return before not in grammar().determiners | {"a", "an", "of", "other"}
    return word in grammar().boundary or word.endswith(("kills", "wounds", "injures"))


def _with_name(words: tuple[Word, ...], end: int) -> int:
    """Where the phrase ends with the name behind a title ("Officer Ana Ruiz")."""
    at = end
    while at < len(words) and at < end + 4 and words[at].text[:1].isupper():
        if words[at].lower in grammar().stops:
            break
        at += 1
    return at


def name_before(words: tuple[Word, ...], at: int) -> People | None:
    """A personal name that ends right before word `at`, an age in commas skipped."""
    end = at
    if end >= 3 and words[end - 1].text == "," and words[end - 2].text.isdigit():
        end -= 3
    start = end
    while start > 0 and end - start < 4 and _name_word(words, start - 1):
        start -= 1
    if start and start < end and words[start - 1].lower in ("a", "an"):
        return People(start - 1, end, "one", "", None, None, (start, end))
    if (
        start == end
        or _plural_name(words, start, end)
        or (start and words[start - 1].lower in grammar().prepositions | {"the"})
    ):
        return None
    return People(start, end, "name", "", None, None, (start, end), True)


def name_after(words: tuple[Word, ...], at: int) -> People | None:
    """A personal name that begins at word `at`."""
    end = at
    while end < len(words) and end - at < 4 and _name_word(words, end):
        end += 1
    if end == at or _plural_name(words, at, end):
        return None
    return People(at, end, "name", "", None, None, (at, end), True)


def _plural_name(words: tuple[Word, ...], start: int, end: int) -> bool:
    """One capitalised plural is a people or a group ("Afghans"), no person."""
    return end - start == 1 and words[start].lower.endswith("s")


def _name_word(words: tuple[Word, ...], i: int) -> bool:
    word = words[i]
    return (
        word.text[:1].isupper()
        and not word.text.isupper()
        and word.lower not in grammar().stops
        and word.lower not in grammar().prepositions
        and word.lower not in grammar().boundary
        and word.lower not in _heads()
        and not grammar().adverb(word.lower)
        and counts.parse(word.lower) is None
    )
