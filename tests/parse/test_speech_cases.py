"""Who says which words, in the manners of many kinds of reports: the table speech_cases.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from speech_reading import make

from dateline.model.claim import Claim
from dateline.model.parsed import Stretch
from dateline.model.report import Stamp
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.parse.document import parse

_TOLD = frozenset(("status", "named", "medium", "party", "said", "also", "via"))


@dataclass(frozen=True, slots=True)
class Expected:
    """Some words of a report, and who says them."""

    words: str
    speaker: str
    role: str
    more: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A report and the readings that are expected of it."""

    name: str
    title: str
    text: str
    said: tuple[Expected, ...]


def _cases() -> Iterator[Case]:
    table = Path(__file__).with_name("speech_cases.txt").read_text(encoding="utf-8")
    for block in table.split("\n== ")[1:]:
        name, *lines = block.split("\n")
        title = "".join(line[6:] for line in lines if line.startswith("TITLE "))
        text = [line for line in lines if not line.startswith(("TITLE ", "> ", "#"))]
        said = tuple(_expected(line[2:]) for line in lines if line.startswith("> "))
        assert said, f"the case {name!r} expects nothing"
        yield Case(name, title, "\n".join(text).strip(), said)


def _expected(line: str) -> Expected:
    words, speaker, *rest = (part.strip() for part in line.split("|"))
    role = rest[0] if rest else ""
    pairs = rest[1].split() if len(rest) > 1 else []
    more = dict(pair.split("=") for pair in pairs)
    assert speaker, f"{words!r} has no speaker; the paper's own voice is -"
    assert more.keys() <= _TOLD, f"{words!r} expects something that is never compared"
    more |= {key: more[key].replace("_", " ") for key in ("via", "also") if key in more}
    return Expected(words, speaker, role, more)


def _span(case: Case, words: str) -> Span:
    for field, whole in (("text", case.text), ("title", case.title)):
        at = whole.find(words)
        if at >= 0:
            return Span(field, at, at + len(words))
    raise AssertionError(f"{words!r} does not stand in the report")


def _is(speaker: Speaker | None, expected: str) -> bool:
    if speaker is None:
        return expected in ("", "-")
    return speaker.text.startswith(expected) or speaker.name == expected


def _status(stretch: Stretch | None) -> str:
    if stretch is None:
        return "asserted"
    return Claim("c", "act", certainty=stretch.certainty, polarity=stretch.polarity).status


def _shown(speaker: Speaker | None) -> str:
    """The speaker in the words of the table, for the message of a failure."""
    if speaker is None:
        return "-"
    also = ";".join(other.text for other in speaker.also)
    via = speaker.via.text if speaker.via else ""
    return (
        f"{speaker.text} | {speaker.role} | named={speaker.named} name={speaker.name} "
        f"medium={speaker.medium} also={also} via={via} said={speaker.said_at} "
        f"party={speaker.party}"
    )


def _wrong(expected: Expected, stretch: Stretch | None) -> list[str]:
    """What differs from the expectation."""
    speaker = stretch.speaker if stretch else None
    out = [] if _is(speaker, expected.speaker) else ["speaker"]
    if speaker is not None and expected.role and expected.speaker != "-":
        out += ["role"] if speaker.role != expected.role else []
    if expected.more.get("status", "asserted") != _status(stretch) and (
        expected.speaker != "-" or "status" in expected.more
    ):
        out.append("status " + _status(stretch))
    if speaker is None:
        return out
    found = {
        "named": speaker.named,
        "medium": speaker.medium,
        "party": str(speaker.party),
        "said": str(speaker.said_at),
        "also": ";".join(other.text for other in speaker.also),
    }
    out += [key for key, value in found.items() if expected.more.get(key, value) != value]
    if "via" in expected.more and not _is(speaker.via, expected.more["via"]):
        out.append("via")
    return out


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.name.replace(" ", "-"))
def test_who_says_it(case: Case) -> None:
    report = replace(make(case.text, case.title), published=Stamp("2023-03-14"))
    parsed = parse(report)
    for expected in case.said:
        stretch = parsed.stretch_at(_span(case, expected.words))
        wrong = _wrong(expected, stretch)
        assert not wrong, f"{expected.words!r}: {wrong}: {_shown(stretch and stretch.speaker)}"
