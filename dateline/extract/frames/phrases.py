"""What a phrase of a sentence means: people, armed people, a thing, a name."""

from __future__ import annotations

from dateline.lexicons import table
from dateline.model.parsed import Phrase, Predicate, Sentence
from dateline.values import nouns

_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday".split()
)


def words_of(sentence: Sentence, phrase: Phrase | None, full: bool = False) -> str:
    """The plain words of a phrase, determiner to head (or with all attachments), "" for None."""
    if phrase is None:
        return ""
    counts = sentence.tokens[phrase.head].lower in nouns.LOOKED_THROUGH
    end = phrase.end if full or counts else phrase.core_end
    return " ".join(t.text for t in sentence.tokens[phrase.start : end])


def has_name(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase's head is a proper name."""
    if phrase is None or sentence.tokens[phrase.head].lower in _TIMES:
        return False
    return sentence.tokens[phrase.head].tag.startswith("NNP")


def has_number(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase is a bare number ("killed 20") or counts with a quantity word."""
    if phrase is None:
        return False
    head = sentence.tokens[phrase.head]
    counted = head.tag == "CD" or head.lower in {"dozens", "scores", "hundreds", "thousands"}
    return counted and not _countable(sentence, phrase)


def _countable(sentence: Sentence, phrase: Phrase) -> bool:
    """ "eleven of twelve seats": the whole that the number is taken from is no people."""
    after = [t.lower for t in sentence.tokens[phrase.head + 1 : phrase.head + 5]]
    return after[:1] == ["of"] and bool(set(table("proofs")["countables"]).intersection(after))


_PERSON_ENDINGS = ("ician", "icians", "arian", "arians", "ologist", "ologists", "smith", "smiths",
                   "keeper", "keepers", "worker", "workers", "woman", "women", "man", "men",
                   "goer", "goers", "seller", "sellers", "owner", "owners", "driver", "drivers",
                   "maker", "makers", "year-old", "year-olds")  # fmt: skip


def people(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase means people: a people word, a number, a pronoun, or a name."""
    if phrase is None or sentence.tokens[phrase.head].lower in _TIMES:
        return False
    if nouns.is_people(words_of(sentence, phrase)) or has_number(sentence, phrase):
        return True
    head = sentence.tokens[phrase.head]
    if head.lower.endswith(_PERSON_ENDINGS) and not nouns.object_kind(head.lower):
        return True
    return head.tag.startswith("NNP") or head.lower in {
        "him", "her", "them", "himself", "others", "another", "everyone", "anyone", "us", "me",
        "he", "she", "they", "who", "i", "we",
    }  # fmt: skip


def armed(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase means people with arms."""
    return phrase is not None and nouns.is_armed(words_of(sentence, phrase))


def thing(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase means a facility, a vehicle or another object."""
    return phrase is not None and nouns.object_kind(words_of(sentence, phrase)) is not None


def has_word(sentence: Sentence, phrase: Phrase | None, listed: tuple[str, ...]) -> bool:
    """True when a word of the phrase, attachments left out, is listed."""
    if phrase is None:
        return False
    return any(t.lower in listed for t in sentence.tokens[phrase.start : phrase.core_end])


def done_to(p: Predicate) -> list[Phrase]:
    """The object of a verb, as a list of one or none."""
    return [p.object] if p.object else []


def obliques(p: Predicate, preps: frozenset[str]) -> list[Phrase]:
    """The phrases that hang from a verb by one of the prepositions."""
    return [o.phrase for o in p.obliques if o.prep in preps]


def animal(s: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase speaks of a beast."""
    listed = table("contexts")["animals"]
    return phrase is not None and any(
        t.lower in listed for t in s.tokens[phrase.start : phrase.end]
    )


def people_kind(sentence: Sentence, phrase: Phrase | None) -> bool:
    """True when the phrase's head is a people word."""
    return phrase is not None and nouns.is_people(words_of(sentence, phrase))
