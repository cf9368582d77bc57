"""Why a claim stands in the ledger: words, speaker, rule, lexicon line, and what it was made from.

Made from the stored record alone; what the record does not keep (the word of saying) is given by
the caller, and is left out where it cannot be had.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dateline.export import rules, terminal, wording
from dateline.export.origins import Origin, origins
from dateline.export.terminal import PLAIN, Marks
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.span import Span

WIDTH = 80
_LABEL = 10
_DEEPEST = 6
_PUBLISHED = "report.published"
# Stand for [[ and ]] while lines are broken: as wide, and of the range for private use.
_OPEN, _CLOSE = "\ue000" * 2, "\ue001" * 2

CueOf = Callable[[Claim], Span | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim (or the report's date) that an inferred value comes from, and its own grounds."""

    claim: str
    slot: str
    shows: str
    text: str | None
    rule: str | None
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A claim with all that is known of how it came about.

    `span` is where `text` stands; `sentence` the words around it, `text` between two marks;
    `cue` the words of saying; `says` what the rule does, in a sentence.
    """

    claim: str
    slot: str
    shows: str
    status: str
    text: str | None
    span: Span | None
    sentence: str | None
    speaker: str
    cue: str | None
    certainty: str
    basis: str
    rule: str | None
    says: str | None
    lexicon: tuple[Origin, ...]
    grounds: tuple[Ground, ...]
    alternative: str | None
    rivals: tuple[str, ...]
    confidence: float | None
    doubtful: bool


def nobody(claim: Claim) -> Span | None:
    """No word of saying is known."""
    return None


def why(report: Report, account: Account, claim: Claim, cue_of: CueOf = nobody) -> Why:
    """All that is known of how one claim came about."""
    said = cue_of(claim)
    cue = report.quote(said) if said else None
    name = claim.rule or claim.produced_by
    held = {c.id: c for c in account.claims}
    first = claim.evidence[0] if claim.evidence else None
    marks = Marks((_OPEN, _CLOSE))
    return Why(
        claim=claim.id,
        slot=claim.slot,
        shows=wording.show(claim),
        status=claim.status,
        text=claim.text,
        span=first,
        sentence=terminal.quoted(report, first, account.summary, marks) if first else None,
        speaker=wording.speaker(claim.source),
        cue=cue,
        certainty=claim.certainty,
        basis=claim.basis,
        rule=name,
        says=rules.explain(name) if name else None,
        lexicon=origins(claim, cue),
        grounds=_grounds(report, claim, held, (claim.id,)),
        alternative=claim.alternative,
        rivals=tuple(wording.show(c) for c in account.claims if _rival(claim, c)),
        confidence=claim.confidence,
        doubtful=claim.doubtful,
    )


def _rival(claim: Claim, other: Claim) -> bool:
    return claim.id == other.alternative_to or other.id == claim.alternative_to


def _grounds(
    report: Report, claim: Claim, held: Mapping[str, Claim], above: tuple[str, ...]
) -> tuple[Ground, ...]:
    """What a claim was made from, and so on; a ring ends where it closes."""
    return tuple(
        ground
        for name in claim.from_
        if name not in above and len(above) <= _DEEPEST
        for ground in _ground(report, name, held, above)
    )


def _ground(
    report: Report, name: str, held: Mapping[str, Claim], above: tuple[str, ...]
) -> Iterator[Ground]:
    if name == _PUBLISHED:
        stamp = report.published
        shows = f"{stamp.value} (from {wording.spaced(stamp.from_)})" if stamp else "not known"
        yield Ground(name, "published", shows, None, None)
    elif name in held:
        one = held[name]
        deeper = _grounds(report, one, held, (*above, name))
        rule = one.rule or one.produced_by
        yield Ground(name, one.slot, wording.show(one), one.text, rule, deeper)
    else:  # of another account of the report, or corrected away since
        yield Ground(name, "claim", "no longer in this account", None, None)


# --- as JSON -------------------------------------------------------------------------------------


def plain(one: Why) -> dict[str, Any]:
    """The JSON form; the quote in `sentence` stands between [[ and ]]."""
    found = asdict(one)
    if one.sentence is not None:
        found["sentence"] = one.sentence.replace(_OPEN, "[[").replace(_CLOSE, "]]")
    return found


def account_plain(report: Report, account: Account, cue_of: CueOf = nobody) -> dict[str, Any]:
    """The JSON form of an account with the why of each of its claims."""
    claims = [plain(why(report, account, claim, cue_of)) for claim in account.claims]
    return {"account": account.id, "title": account.title, "claims": claims}


# --- for the terminal ----------------------------------------------------------------------------


def account_lines(
    report: Report, account: Account, marks: Marks = PLAIN, cue_of: CueOf = nobody
) -> Iterator[str]:
    """The lines of an account: a block for each claim."""
    yield from _wrapped(terminal.line(account.title), "", "", marks.heading)
    yield f"{'account':<{_LABEL + 2}}{account.id}"
    for claim in account.claims:
        yield ""
        yield from lines(why(report, account, claim, cue_of), marks)


def lines(one: Why, marks: Marks = PLAIN) -> Iterator[str]:
    """The lines of one claim, at most 80 columns wide as long as its words can be broken."""
    yield from _wrapped(
        f"{wording.spaced(one.slot)}: {terminal.line(one.shows)}  ({one.status})",
        "", "  ", marks.heading,
    )  # fmt: skip
    for label, words in _facts(one):
        lead = f"  {label:<{_LABEL}}"
        yield from _marked(_wrapped(words, lead, " " * len(lead)), marks)


def _facts(one: Why) -> Iterator[tuple[str, str]]:
    yield "claim", one.claim
    if one.sentence is not None:
        yield "words", one.sentence
    if one.basis == "quote":
        cue = f"; words of saying: “{terminal.line(one.cue)}”" if one.cue else ""
        yield "speaker", terminal.line(one.speaker) + cue
    if one.rule:
        yield "rule", f"{terminal.line(rules.bare(one.rule))}. {one.says or ''}".strip()
    for origin in one.lexicon:
        entry = textwrap.shorten(origin.entry, 90, placeholder=" …")
        yield "lexicon", f"{origin.file}, line {origin.line} [{origin.path}]: {entry}"
    yield "basis", one.basis if one.certainty == "stated" else f"{one.basis}, {one.certainty}"
    for number, ground in enumerate(one.grounds):
        yield "made from" if number == 0 else "", _ground_words(ground)
        yield from _below(ground, 1)
    if one.alternative:
        yield "next best", terminal.line(one.alternative)
    for rival in one.rivals:
        yield "rival", terminal.line(rival)
    if one.confidence is not None:
        yield "chance", f"{one.confidence:.2f} that a careful reader would write the same"
    if one.doubtful:
        yield "doubtful", "below the threshold"


def _below(ground: Ground, depth: int) -> Iterator[tuple[str, str]]:
    for inner in ground.grounds:
        yield "", "  " * depth + "from " + _ground_words(inner)
        yield from _below(inner, depth + 1)


def _ground_words(ground: Ground) -> str:
    words = f"{wording.spaced(ground.slot)}: {terminal.line(ground.shows)}"
    if ground.text:
        words += f" — “{terminal.line(ground.text)}”"
    return words + (f" ({rules.bare(ground.rule)})" if ground.rule else "")


def _wrapped(
    words: str, lead: str, rest: str, around: tuple[str, str] = ("", "")
) -> Iterator[str]:
    own = len(words) - len(words.lstrip())
    for line in textwrap.wrap(
        words.lstrip(), WIDTH, initial_indent=lead + " " * own, subsequent_indent=rest + " " * own,
        break_long_words=False, break_on_hyphens=False,
    ):  # fmt: skip
        yield f"{around[0]}{line}{around[1]}"


def _marked(broken: Iterator[str], marks: Marks) -> Iterator[str]:
    """The marks of the quote put in; on a terminal they are closed and opened at line ends."""
    inside = False
    opening, closing = marks.quote
    colour = opening.startswith("\x1b")
    for line in broken:
        done = line.replace(_OPEN, opening).replace(_CLOSE, closing)
        if colour and inside:
            blank = len(done) - len(done.lstrip())
            done = done[:blank] + opening + done[blank:]
        inside = (inside or _OPEN in line) and _CLOSE not in line
        yield done + closing if colour and inside else done
