"""All attributions of one unit, in order, with their contents settled against one another."""

from __future__ import annotations

import re

from dateline.parse import speech_cues as cues
from dateline.parse import speech_hedges as hedges
from dateline.parse import speech_labels as labels
from dateline.parse import speech_patterns as patterns
from dateline.parse import speech_verbs as verbs
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit

_TRAILING = re.compile(r"[IK]D?[JN]*(?P<noun>[NP])(?:E[^,AQ]*)?(?:I?[JR]?Y[N]?)?$")
_VERB_AFTER_DEED = re.compile(r"(?P<said>R?T[^VMHWKQ:.]+?)(?:,A?|A)R*[VM]")
_VERB_AFTER_PHRASE = re.compile(r"(?P<said>[DJNPCISR]+?),?AR*[VM]")
_PHRASE_THEN_VERB = re.compile(r"(?P<said>[DJNPCISR]+)[VM]")
_PHRASE_THEN_TIME = re.compile(r"(?P<said>[DJNPCISRY]+),K")
_LAST_DATELINE = 2  # a dateline stands in one of the first sentences (title included)
_LONGEST_DATELINE = 14  # items
_BE = frozenset(("is", "are", "was", "were", "as"))
_AUTHOR = frozenset(("i", "we"))
_JOINS = frozenset(("while", "whereas", ";", "although", "but", "yet"))


def find(unit: Unit, title: bool, transcript: labels.Turns | None = None) -> list[Found]:
    """The attributions of a unit, in the order of their cues."""
    out: list[Found] = []
    first = patterns.headline(unit) if title else labels.find(unit, transcript)
    if first is not None:
        out.append(first)
    known = cues.verbs()
    for at, item in enumerate(unit.items):
        if item.code == "(":
            source = patterns.bracketed(unit, at)
            if source is not None:
                out.append(source)
        if item.code == "I":
            source = patterns.reckoned(unit, at)
            if source is not None:
                out.append(source)
                continue
        if item.code in ",.:-()QDOCHTAWS" or (item.code == "K" and item.lower != "as"):
            continue
        found = _at(unit, at, known.get(item.lower))
        if found is not None and (found.way == "aside" or not _overlaps(out, found)):
            out.append(found)
    out.sort(key=lambda f: f.cue_start)
    _settle(unit, out)
    return [found for found in out if found.content or found.awaits or found.way == "aside"]


def hedges_in(unit: Unit) -> list[Found]:
    """The hedges of a sentence inside a quotation; "I think" is one there."""
    out: list[Found] = []
    known = cues.verbs()
    for at, item in enumerate(unit.items):
        found = hedges.find(unit, at) if item.code in "VERJ" else None
        cue = known.get(item.lower)
        if found is None and cue is not None and cue.group == "opinion" and item.code == "V":
            found = hedges.own_opinion(unit, at, cue)
        if found is not None:
            out.append(found)
    return out


def _at(unit: Unit, at: int, cue: cues.Cue | None) -> Found | None:
    """The attribution whose cue stands at item `at`."""
    item = unit.items[at]
    if item.lower in ("according", "as") and at + 2 < len(unit.items):
        return patterns.according(unit, at)
    quoted = patterns.quoting(unit, at) or patterns.citing(unit, at) or patterns.issuing(unit, at)
    if quoted is not None:
        return quoted
    if item.code == "N":
        return patterns.noun(unit, at)
    if cue is not None and item.code in "VBGE":
        found = verbs.find(unit, at, cue)
        if found is not None:
            return found
    return hedges.find(unit, at) if item.code in "VERJ" else None


def _overlaps(out: list[Found], found: Found) -> bool:
    """True when the cue lies inside the attributing words of an earlier attribution."""
    return any(
        max(other.edge, found.cue_start) < min(max(other.begin, other.cue_end), found.cue_end)
        for other in out
        if other.way not in ("hedge", "forward") or found.cue_start < other.begin
    )


def _settle(unit: Unit, out: list[Found]) -> None:
    """Give each attribution its content, cut where another one takes over."""
    for number, found in enumerate(out):
        if found.way == "hedge":
            continue
        if found.way in ("backward", "both"):
            _add(unit, found, _back_start(unit, out, number), found.edge)
        if found.way in ("forward", "both"):
            start = found.begin
            if found.way == "both" and unit.codes[start : start + 1] in (",", "-", ":"):
                start += 1
            _add(unit, found, start, _front_end(unit, out, number, start))
    for found in out:
        if found.way == "hedge":
            _clip(found, out)


def _clip(found: Found, out: list[Found]) -> None:
    """Keep a hedge inside the words of the attribution that holds it."""
    for other in out:
        for low, high in other.content if other.way != "hedge" else ():
            if low <= found.cue_start < high:
                found.content = [(max(low, s), min(high, e)) for s, e in found.content]


def _add(unit: Unit, found: Found, start: int, end: int) -> None:
    """Append items `[start, end)` as content, marks at the edges left out."""
    codes = unit.codes
    while (
        start < end
        and codes[start] in ",.:-A"
        and not (codes[start] == "A" and found.way != "forward")
    ):
        start += 1
    while end > start and codes[end - 1] in ",.:-":
        end -= 1
    if end > start:
        found.content.append((start, end))


def _back_start(unit: Unit, out: list[Found], number: int) -> int:
    """Where the words before an attribution begin: after an earlier sibling or semicolon."""
    found = out[number]
    if unit.codes[found.edge - 2 : found.edge] == "W,":
        return found.edge - 2  # "a man who, the mayor said, had fled": the clause alone
    start = _after_dateline(unit, found.edge)
    if found.rule == "reckoned":
        return max(start, _last_clause(unit, found.edge))
    judged = _judged_in_quotes(unit, start, found)
    if judged is not None:
        return judged
    if unit.codes[found.edge - 1 : found.edge] == "Q" and _is_said_in(unit, out[:number]):
        return found.edge - 1
    for other in out[:number]:
        if other.rule == "colon" or (
            other.way in ("backward", "both")
            and any(code in "VMQ" for code in unit.codes[other.begin : found.edge])
        ):
            start = max(start, other.begin)
    for at in range(start, found.edge):
        if unit.items[at].lower == ";":
            start = at + 1
    return start


def _last_clause(unit: Unit, edge: int) -> int:
    """Where the clause before item `edge` begins: a figure is reckoned, not all before it."""
    at = edge - 1
    while at > 0 and unit.codes[at - 1] not in ",WHK:Q":
        at -= 1
    return at


def _judged_in_quotes(unit: Unit, start: int, found: Found) -> int | None:
    """Where a quotation begins that alone is said of a fact: `It was "barbaric", he said`."""
    at = found.edge - 1
    while at > start and unit.codes[at] in ",K":
        at -= 1
    if at <= start or unit.codes[at] != "Q" or found.way != "backward":
        return None
    if unit.items[found.edge].lower == "as" or unit.items[at - 1].lower in _BE:
        return at
    return None


def _after_dateline(unit: Unit, end: int) -> int:
    """The first item after a dateline ("LIMA, 12 May (EFE) --"); 0 when there is none."""
    if unit.sentence > _LAST_DATELINE or not unit.items[0].text.isupper():
        return 0
    for at in range(1, min(_LONGEST_DATELINE, end)):
        if unit.codes[at] == "-" or unit.items[at].lower == ":":
            return at + 1
        if unit.codes[at] not in "PNC,.()Y":
            break
    return 0


def _is_said_in(unit: Unit, earlier: list[Found]) -> bool:
    """True when the words before are already another saying of the same sentence."""
    return any(other.way == "forward" and other.rule == "verb" for other in earlier)


def _front_end(unit: Unit, out: list[Found], number: int, start: int) -> int:
    """Where the words after an attribution end."""
    end = len(unit.items)
    if unit.codes[start : start + 1] == "Q" and _is_sentence(unit.items[start].text):
        follows = unit.items[start + 1].text[:1] if start + 1 < end else ""
        end = start + 1 if follows.isupper() else end
    for at in range(start, end):
        if unit.items[at].lower == ";" and _ends_at(unit, out, number, at):
            end = at
            break
        if at > start and unit.items[at].lower in _AUTHOR and unit.codes[at - 1] in "KA:":
            end = at - 1  # "..., but I have no confirmation": the one who writes
            break
    for other in out[number + 1 :]:
        if other.cue_start < start or other.edge >= end:
            continue
        cut = _cut(unit, other)
        if cut is not None and cut > start:
            end = min(end, cut)
    if out[number].rule == "verb" and out[number].way == "forward":
        end = _phrase_end(unit.codes, out[number], start, end)
    return _before_medium(unit, start, _relative_end(unit, out[number], end))


def _phrase_end(codes: str, found: Found, start: int, end: int) -> int:
    """A phrase that is said ends where the sentence's next verb follows: "... and sent troops"."""
    if codes[start : start + 1] in ("T", "R"):
        match = _VERB_AFTER_DEED.match(codes, start, end)
    elif found.plain or "n" in found.cue.marks:
        match = _VERB_AFTER_PHRASE.match(codes, start, end)
        if match is None:
            match = _PHRASE_THEN_TIME.match(codes, start, end)
    else:
        return end
    return match.end("said") if match is not None else end


def _ends_at(unit: Unit, out: list[Found], number: int, at: int) -> bool:
    """A semicolon ends what is said, but not what "According to X, ..." opens, if X goes on."""
    if out[number].rule != "according" or out[number].cue_start > 0:
        return True
    return any(other.cue_start > at for other in out[number + 1 :])


def _is_sentence(quoted: str) -> bool:
    return quoted.rstrip("\"'”’ ").endswith((".", "!", "?"))


def _relative_end(unit: Unit, found: Found, end: int) -> int:
    """A relative clause ends where the main verb follows: ", who said so, fled"."""
    subject = found.subject
    if subject is None or unit.codes[subject.end - 1] != "W" or subject.end < 2:
        return end
    if unit.codes[subject.end - 2] != ",":
        match = _PHRASE_THEN_VERB.match(unit.codes, found.begin, end)
        phrase = found.plain or "n" in found.cue.marks
        return match.end("said") if match is not None and phrase else end
    for at in range(found.begin, end - 1):
        if unit.codes[at] == "," and unit.codes[at + 1] in "VM":
            return at
    return end


def _before_medium(unit: Unit, start: int, end: int) -> int:
    """Leave out a medium that trails what was said: "... in a statement on Monday"."""
    match = _TRAILING.search(unit.codes, start + 2, end)
    if match is None or not match.group("noun"):
        return end
    head = unit.items[match.end("noun") - 1].lower
    return match.start() if head in cues.media() and _is_channel(unit, match.start()) else end


def _is_channel(unit: Unit, at: int) -> bool:
    return unit.items[at].lower in ("in", "on", "at", "during", "via")


def _cut(unit: Unit, other: Found) -> int | None:
    """Where a later attribution ends the content of an earlier one; None if it is inside it."""
    codes = unit.codes
    if other.way in ("backward", "both") and other.rule != "noun":
        return other.edge
    if other.way == "aside" or other.rule in ("participle", "coordinated"):
        return _before_join(codes, other.edge)
    if (
        other.way == "forward"
        and _takes_turn(unit, other)
        and other.rule.startswith(("verb", "quoted"))
    ):
        before = codes[other.edge - 1 : other.edge]
        if before == "A" or unit.items[other.edge - 1].lower in _JOINS:
            return _before_join(codes, other.edge)
    return None


def _takes_turn(unit: Unit, other: Found) -> bool:
    """True for a saying with a subject of its own that is no relative clause."""
    relative = other.subject is not None and unit.codes[other.subject.end - 1] == "W"
    return not relative and other.cue.group not in ("opinion", "show")


def _before_join(codes: str, at: int) -> int:
    """Before the comma and conjunction that lead to item `at`."""
    while at > 0 and codes[at - 1] in "A,K:":
        at -= 1
    return at
