"""Who a fate befalls when the people stand to the left: the subject of the clause."""

from __future__ import annotations

from dateline.extract.casualties.line import Line, governed, takes_up
from dateline.extract.casualties.people import People, name_before
from dateline.extract.casualties.words import grammar

_SUBJECT_PRONOUNS = frozenset(("he", "she"))
_ASIDE = 20  # words an aside between commas may have
_ASIDE_OPENERS = frozenset(
    (
        "including",
        "among",
        "most",
        "mostly",
        "who",
        "whom",
        "whose",
        "which",
        "aged",
        "both",
        "all",
        "known",
        "described",
        "identified",
        "named",
        "believed",
        "wearing",
        "armed",
    )
)
PLACES_TOO = frozenset(("liberate", "capture", "seize", "free"))  # done to towns as to people


def before_aside(line: Line, close: int) -> int:
    """Where the phrase ended before ", including five women," (the comma at `close`)."""
    for k in range(close - 1, max(0, close - _ASIDE), -1):
        if line.words[k].text != ",":
            continue
        p = line.starting(k + 1)
        age = line.words[k + 1].text.isdigit() and k + 2 == close
        fate = any(t.start == k + 1 and t.form in ("ed", "en", "phrase") for t in line.triggers)
        if (
            age
            or fate
            or line.words[k + 1].lower in _ASIDE_OPENERS
            or (p is not None and takes_up(line, p))
        ):
            return k
    return close + 1


def before_asides(line: Line, close: int) -> int:
    """Where the phrase ended before one or two asides (", aged 15 and 16, who were held,")."""
    open_ = before_aside(line, close)
    while line.ending(open_) is None and line.words[open_ - 1].text != "," and open_ < close:
        earlier = before_aside(line, open_)
        if earlier >= open_:
            break
        open_, close = earlier, open_
    return open_


def _of_whom(line: Line, p: People) -> bool:
    return line.words[p.end - 1].lower == "whom"


def nearest_subject(line: Line, group: int, lemma: str) -> People | None:
    """The nearest phrase to the left that no preposition governs, within the clause."""
    taken_up = line.ending(group)
    if taken_up is not None and takes_up(line, taken_up) and _of_whom(line, taken_up):
        return taken_up
    if group > 1 and line.words[group - 1].text == ",":
        before = line.ending(before_asides(line, group - 1))
        if before is not None and not governed(line, before):
            return before
    limit = _clause_start(line, group)
    found = [p for p in line.people if limit <= p.start and p.end <= group and not _aside(line, p)]
    free = [p for p in found if not governed(line, p)]
    named = line.cased and lemma not in PLACES_TOO
    name = name_before(line.words, group) if named else None
    nearest = name is not None and all(p.end <= name.start for p in free[-1:])
    if name is not None and nearest and not (free and _apposed(line, name)):
        return name
    for p in reversed(free):
        if _apposed(line, p) and p is not free[0]:
            continue
        return p
    at = group - 1
    if at >= 0 and line.words[at].lower in _SUBJECT_PRONOUNS:
        return People(at, group, "pronoun", line.words[at].lower, None, None, (at, group), True)
    return _antecedent(line, limit, group)


def _antecedent(line: Line, limit: int, group: int) -> People | None:
    """ "13 soldiers who ... were killed": the phrase before the relative word at the boundary."""
    at = limit - 1
    if at < 1 or any(
        p.start >= limit and p.end <= group and not governed(line, p) for p in line.people
    ):
        return None
    for k in range(at, max(-1, at - 8), -1):
        if line.words[k].lower in ("who", "which", "that") and k >= 1:
            if line.words[k - 1].text != ",":
                return line.ending(k)
            return line.ending(k - 1) or line.ending(before_asides(line, k - 1))
    return None


def _clause_start(line: Line, group: int) -> int:
    """Where the clause of a verb begins: behind the last boundary word that is not in a phrase."""
    g = grammar()
    inside = {k for p in line.people for k in range(p.start, p.end)}
    verbs = {k for t in line.triggers if t.form in ("s", "ed") for k in range(t.start, t.end)}
    for k in range(group - 1, -1, -1):
        if k in inside:
            continue
        word = line.words[k]
        if word.lower in g.boundary or word.text in (";", ":", "—", "–", "--", '"', "“", "”"):
            return k + 1
        if k in verbs or word.tag in ("VBD", "VBZ", "VBP", "MD"):
            return k + 1
    return 0


def _aside(line: Line, p: People) -> bool:
    """ ", three of them policemen,": a part told in passing, never the subject itself."""
    if takes_up(line, p):
        return p.start > 0 and line.words[p.start - 1].text == ","
    return any(
        takes_up(line, q) and p.start - 1 <= q.end <= p.start for q in line.people if q is not p
    )


def _apposed(line: Line, p: People) -> bool:
    """Set off by commas on both sides, so that it explains the phrase before it."""
    before = line.words[p.start - 1].lower if p.start else ""
    after = line.words[p.end].text if p.end < len(line.words) else ""
    opens = before == "," or before in ("all", "mostly", "mainly", "both")
    return p.kind != "counted" and opens and after == ","
