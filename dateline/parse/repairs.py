"""Repairs of tags by context: what a greedy tagger gets wrong and its neighbours betray.

Each rule is a transformation in the manner of Brill (1995), written for news of violence: result
participles ("..., wounding three"), bare pasts tagged as participles ("denied they had"), and
infinitives tagged as nouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline import lexicons
from dateline.parse.lemmas import lemma
from dateline.parse.verbs import frames

_OBJECT = frozenset(("DT", "PRP$", "PRP", "CD", "JJR"))
_MANY = frozenset(
    ("nobody", "nothing", "everyone", "everybody", "several", "many", "dozens", "scores",
     "hundreds", "thousands")
)  # fmt: skip
_SUBJECTS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT", ",", "''", "-RRB-"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
_IN_PHRASE = frozenset((*_NOUNS, "DT", "JJ", "CD", "PRP$", "POS", "``", "''"))
_CONTENT = frozenset(("NN", "JJ", "FW", "RB"))
_UNITS = frozenset("%$€£¥#&°")
_ADVERBS = frozenset(("RB", "RBR", "RBS"))


def repair(words: Sequence[str], tags: Sequence[str], *, headline: bool = False) -> list[str]:
    """The tags with the rules applied from left to right; the tags given are not changed."""
    out = list(tags)
    shouted = all(word.isupper() for word in words if word.isalpha())
    for i in range(len(out)):
        out[i] = _repaired(words, out, i)
        if not shouted and words[i] in ("WHO", "US", "IT"):
            out[i] = "NNP"
    if headline and not any(t in ("VBD", "VBZ", "MD") for t in out):
        _headline(words, out)
    return out


def _repaired(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """The tag of word `i` under the first rule that speaks of it."""
    tag, word = tags[i], words[i].lower()
    if word in frames()["name_particles"]:
        return _particle(tags, i)
    if tag in ("PRP$", "POS"):
        return _possessive(words, tags, i)
    if word == "to" and tag in ("IN", "TO"):
        return _to(words, tags, i)
    if tag in ("NN", "NNP", "JJ", "VBN", "VB") and _paired(words, tags, i):
        return "VBD"
    if tag == "IN":
        return _in(words, tags, i)
    if not word[0].isalnum() and tag[:2] in _CONTENT and len(word) == 1 and word not in _UNITS:
        return ":"
    if tag == "VBG" and word in frames()["prepositional"]:
        return _preposition(words, tags, i)
    if tag in ("VBD", "VBP", "VB"):
        return _finite(words, tags, i)
    if tag == "VBN":
        return _past(words, tags, i)
    return _verbal(words, tags, i) if tag in ("JJ", "NN", "NNP") else tag


def _finite(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """A verb tagged as finite or plain, in the form that its neighbours ask for."""
    tag, word = tags[i], words[i].lower()
    before = tags[i - 1] if i else ""
    if tag != "VB" and before == "TO":
        return "VB"
    if tag == "VBD":
        return "VBN" if before == "," and _by_behind(words, tags, i) else tag
    if tag == "VBP" and word.endswith("s") and not word.endswith("ss"):
        return "NNS"
    if word.endswith("ed") and lemma(word, "VBD") != word:
        return "VBD"
    if tag == "VBP":
        return tag
    plain_past = before in _NOUNS and word in frames()["same_past"]
    return "VBD" if plain_past else _joined(words, tags, i)


def _by_behind(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """True for "..., mowed down by a truck": a participle with its agent behind a comma."""
    k = i + 1
    if k < len(tags) and tags[k] == "RP":
        k += 1
    return k < len(words) and words[k].lower() == "by"


def _noun_at(tags: Sequence[str], k: int) -> bool:
    return k < len(tags) and tags[k] in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP$")


def _possessive(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "her" before no noun is an object; "'s" before "been" or an article is a verb."""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if tags[i] == "PRP$":
        alone = following in ("IN", "TO", ".", ",", "DT", "CC", "VBD", "''")
        return "PRP" if alone and words[i].lower() == "her" else "PRP$"
    verb = words[i].lower() in ("'s", "’s") and (following == "DT" or _been(words, i + 1))
    return "VBZ" if verb else "POS"


def _been(words: Sequence[str], k: int) -> bool:
    return k < len(words) and words[k].lower() in ("been", "not", "being", "going")


def _to(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """TO before a verb, IN before a noun phrase."""
    k = i + 1
    while k < len(tags) and tags[k] in _ADVERBS:
        k += 1
    if k < len(tags) and tags[k] == "VB":
        return "TO"
    noun = i + 1 < len(tags) and tags[i + 1] in ("DT", "PRP$", "NNP", "NNS", "PRP")
    return "IN" if noun else tags[i]


def _in(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """Only known words are prepositions; "that" before a finite verb is a pronoun."""
    word = words[i].lower()
    if word == "that":
        return _relative(tags, i)
    return "IN" if word in lexicons.words("prepositions") else "NN"


def _headline(words: Sequence[str], tags: list[str]) -> None:
    """Finds the verb of a headline that was taken for a noun: "militants ambush convoy"."""
    plural: bool | None = None  # of the subject, None before there is one
    settled = False  # the first verb is known: nouns behind it are no subjects
    for i, tag in enumerate(tags):
        if tag == "RP" and i and tags[i - 1] == "VBN" and _noun_at(tags, i + 1):
            tags[i] = "IN"  # "two held over mosque attack"
        found = "" if plural is None else _headline_verb(words, tags, i, plural, settled)
        if found:
            tags[i] = found
            if i + 1 < len(tags) and tags[i + 1] in ("VBP", "VB"):
                tags[i + 1] = "NN"  # what seemed a verb was its object
        if tags[i] in ("VBP", "VBZ"):
            settled = True
        elif not settled and tag in ("NN", "NNP", "NNS", "NNPS"):
            plural = words[i].lower().endswith("s") or tag.endswith("S")


def _headline_verb(
    words: Sequence[str], tags: Sequence[str], i: int, plural: bool, settled: bool
) -> str:
    """The tag of a verb of headlines at `i`, "" when the word may as well be a noun."""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    if settled and tags[i - 1] not in (",", "CC", ":"):
        return ""
    if not _noun_at(tags, i + 1) and following not in ("IN", "VBP", "VB"):
        return ""
    word = words[i].lower()
    if not plural:
        verb = tags[i] == "NNS" and lemma(word, "VBZ") in frames()["headline"]
        return "VBZ" if verb else ""
    base = tags[i] in ("NN", "JJ", "VB", "NNP") and word in frames()["headline"]
    return "VBP" if base and tags[i - 1] != "JJ" else ""


def _particle(tags: Sequence[str], i: int) -> str:
    """ "del" between two names is a name."""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    named = following in ("NNP", "NNPS") and i > 0 and tags[i - 1] in ("NNP", "NNPS")
    return "NNP" if named else tags[i]


def _preposition(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "including children", "following an argument": no verbs, unless after "be"."""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    helped = _helper(words, tags, i) == "be"
    return tags[i] if helped or following in ("RB", "RP", ".") else "IN"


def _relative(tags: Sequence[str], i: int) -> str:
    """ "that" between a noun and a finite verb is a pronoun."""
    k = i + 1
    while k < len(tags) and tags[k] in _ADVERBS:
        k += 1
    verb = k < len(tags) and tags[k] in ("VBD", "VBZ", "VBP", "MD")
    noun = i > 0 and tags[i - 1] in ("NN", "NNS", "NNP", "NNPS")
    return "WDT" if verb and noun else "IN"


def _helper(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """The lemma of the verb before `i` with only adverbs between, "" when there is none."""
    k = i - 1
    while k >= 0 and tags[k] in _ADVERBS:
        k -= 1
    if k < 0 or tags[k][:2] not in ("VB", "MD", "PO"):
        return ""
    return lemma(words[k], "VBZ" if tags[k] == "POS" else tags[k])


def _object_at(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """True when a noun phrase that can only be an object opens at `k`."""
    if k >= len(words):
        return False
    word = words[k].lower()
    if word == "at":
        return k + 1 < len(words) and words[k + 1].lower() in ("least", "most")
    return tags[k] in _OBJECT or word in _MANY


def _past(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """A participle with an object and no auxiliary is a past form: "gunmen killed two"."""
    before = tags[i - 1] if i else ""
    particle = i + 1 < len(tags) and tags[i + 1] == "RP"
    if _after_aside(words, tags, i):
        return "VBD"
    intransitive = words[i].lower() in frames()["intransitive_past"]
    if intransitive and before in _NOUNS and not _helper(words, tags, i):
        return "VBD"
    if _first_verb(words, tags, i):
        return "VBD"
    if not _object_at(words, tags, i + 1 + particle) or before not in _SUBJECTS:
        return "VBN"
    word = words[i].lower()
    return "VBN" if word in frames()["two_objects"] else "VBD"


def _first_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """ "Troops shelled villages in the east": harm done to a noun, by the noun that begins it all.

    No verb stands before, and none that could be the sentence's own before the next comma.
    """
    k = i + 1
    if lemma(words[i], "VBN") not in frames()["done_to_others"] or not _noun_at(tags, k):
        return False
    if tags[i - 1] not in _NOUNS or not all(_in_phrase(words, tags, j) for j in range(i)):
        return False
    if words[k].lower().rstrip(".") in frames()["no_objects"]:
        return False
    end = next((j for j in range(k, len(tags)) if tags[j] in (",", "CC", ":")), len(tags))
    return not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags[k:end])


def _in_phrase(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """True for what a noun phrase is made of: "a group of the herders"."""
    return tags[i] in _IN_PHRASE or words[i].lower() == "of"


def _after_aside(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """ "The mayor, a former judge, also acknowledged in a tweet ...": the sentence's own verb."""
    k = i - 1
    while k >= 0 and tags[k] in _ADVERBS:
        k -= 1
    if k == i - 1 or k < 0 or tags[k] != ",":
        return False
    following = words[i + 1].lower() if i + 1 < len(words) else ""
    finite = any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags[:k])
    return following in ("in", "that", "during", "at", "to") and not finite


def _verbal(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """A noun or adjective that is a verb where it stands."""
    tag, word = tags[i], words[i].lower()
    before = tags[i - 1] if i else ""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    if word.endswith("ing") and len(word) > 5 and not word.endswith("thing"):
        return _gerund(words, tags, i)
    if before == "TO" and tag == "NN" and following in (*_OBJECT, "IN", "NNP", "NNS", ".", "RP"):
        return "VB"
    if tag == "JJ" and following in ("VBD", "VBP", "MD") and _plural(words[i]):
        return "NNS"
    if tag == "JJ" and word.endswith("ed"):
        helper = _helper(words, tags, i)
        if helper == "have" or (helper in ("be", "get") and _hurts(word)):
            return "VBN"
    return tag


def _plural(word: str) -> bool:
    """True for a capitalised word in the form of a plural: "Villagers shot my brother"."""
    return word[:1].isupper() and word.endswith("s") and not word.endswith(("ss", "ous", "us"))


def _paired(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """One of two violent verbs with one object: "stabbed and wounded two", "beat and burned"."""
    if not _violent(words, i):
        return False
    before = tags[i - 1] if i else ""
    if before == "CC" and i > 1:
        first = tags[i - 2] in ("VBD", "VBN") or _violent(words, i - 2)
        return first and _object_behind(words, tags, i + 1)
    joined = i + 2 < len(tags) and tags[i + 1] == "CC" and words[i + 1].lower() in ("and", "or")
    if not joined or before not in (*_NOUNS, "JJ", ",", ".") or _helper(words, tags, i):
        return False
    second = tags[i + 2] == "VBD" or _violent(words, i + 2)
    return second and _object_behind(words, tags, i + 3)


def _violent(words: Sequence[str], i: int) -> bool:
    word = words[i].lower()
    if word in frames()["invariant"]:
        return True
    return word.endswith("ed") and lemma(word, "VBD") in frames()["transitive"]


def _object_behind(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    if [w.lower() for w in words[k : k + 2]] == ["to", "death"]:
        k += 2
    return _object_at(words, tags, k) or (k < len(tags) and tags[k] in ("NNP", "NNS"))


def _hurts(word: str) -> bool:
    return lemma(word, "VBN") in frames()["transitive"]


def _gerund(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "..., wounding three", "and injuring 12", "demonstrators marching to"."""
    tag = tags[i]
    before = tags[i - 1] if i else ""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    object_follows = following in _OBJECT or (
        i + 1 < len(words)
        and words[i + 1].lower() in ("at", "more", "dozens", "several", "scores")
    )
    if before in (",", "CC", "NNS", "IN", "RB") and object_follows and tag != "NNP":
        return "VBG"
    harmful = lemma(words[i], "VBG") in frames()["gerunds"]
    if harmful and before in (",", "CC", "IN", "NN", "NNP") and tag != "NNP":
        nouns = following in ("NNS", "NNP", "NNPS", "JJ") and before != "NN"
        return "VBG" if nouns or following in _OBJECT else tag
    if before == "NNS" and following in ("IN", "TO") and tag == "NN":
        return "VBG"
    return tag


def _joined(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "set fire to it and beat the priest": an invariant verb joined to a past form is past."""
    if i == 0 or tags[i - 1] != "CC" or lemma(words[i], "VBD") != words[i].lower():
        return "VB"
    if words[i].lower() not in frames()["invariant"]:
        return "VB"
    for k in range(i - 2, -1, -1):
        if tags[k] in ("TO", "MD", "VB"):
            return "VB"
        if tags[k] == "VBD":
            return "VBD"
    return "VB"
