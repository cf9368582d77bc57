"""Keys as records: the lines of a marked report as accounts, claims, speakers and spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from dateline.errors import InputError
from dateline.evaluate.corpus.checks import Block, Parts, parts
from dateline.evaluate.corpus.markup import KeyLine, Marked, Sheet, read
from dateline.evaluate.corpus.slots import CLAIM_SLOTS, REFERENCES, RELATION, TARGET_OBJECTS
from dateline.evaluate.corpus.values import (
    CountWords,
    actor_value,
    count_value,
    date_value,
    yes_or_no,
)
from dateline.model.account import Account, Relation
from dateline.model.claim import Claim
from dateline.model.identity import account_id, report_id
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import (
    Casualty,
    Damage,
    EventType,
    Object,
    Occurrence,
    Place,
    Response,
    Responsibility,
    Speaker,
    Statement,
    Value,
    Weapon,
)

_OPEN = ("said_unknown", "unresolved")


@dataclass(frozen=True, slots=True)
class KeyedAccount:
    """An account of a key, its name there, and every stretch that names its act.

    Accounts of one family with the same `incident` tell the same incident; without a name for it
    an account is an incident of its own.
    """

    name: str
    account: Account
    anchors: tuple[Span, ...]
    incident: str | None = None


@dataclass(frozen=True)
class Keyed:
    """A report with its key. `chains` gives each speaker's span the spans of the same speaker.

    `copy_of` is the id of the report of the family of which this one is a whole or partial copy.
    """

    report: Report
    accounts: tuple[KeyedAccount, ...]
    furniture: tuple[Span, ...]
    chains: Mapping[Span, tuple[Span, ...]]
    full: bool
    family: str
    split: str
    genre: str
    made: str
    copy_of: str | None = None

    @property
    def id(self) -> str:
        """The report's name in the corpus."""
        return self.report.input_id or ""

    @cached_property
    def speakers(self) -> dict[Span, Speaker]:
        """The speakers of all claims, by their span."""
        claims = (c for a in self.accounts for c in a.account.claims)
        return {c.source.span: c.source for c in claims if c.source and c.source.span}


def keyed_file(path: Path) -> tuple[Keyed, ...]:
    """The reports of a file of the corpus; InputError if its markup cannot be read."""
    sheet = read(path)
    if sheet.problems:
        first = sheet.problems[0]
        raise InputError(f"{path}:{first.line}: {first.words}")
    try:
        return keyed_sheet(sheet, path.stem, path.parent.name)
    except (KeyError, ValueError, IndexError) as error:
        raise InputError(f"{path} has a wrong key; run `dateline corpus check`: {error}") from None


def keyed_folder(folder: Path, split: str | None = None) -> tuple[Keyed, ...]:
    """All reports below a folder, by path; `split` keeps those of the folder of that name."""
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}")
    paths = sorted(folder.rglob("*.txt"))
    chosen = [path for path in paths if split is None or path.parent.name == split]
    if not chosen:
        raise InputError(f"no files of the corpus in {folder}")
    return tuple(report for path in chosen for report in keyed_file(path))


def keyed_sheet(sheet: Sheet, family: str, split: str) -> tuple[Keyed, ...]:
    """The reports of one file; KeyError or ValueError if a key does not pass the check."""
    return tuple(
        _keyed(report, sheet.state != "partial", family, split) for report in sheet.reports
    )


def _keyed(marked: Marked, full: bool, family: str, split: str) -> Keyed:
    held = parts(marked)
    report = _report(marked)
    voices = _Voices(marked, held)
    accounts = _accounts(marked, report, held, voices)
    return Keyed(
        report=report,
        accounts=accounts,
        furniture=tuple(marked.spans()[m] for line in held.furniture for m in line.marks),
        chains=voices.chains(),
        full=full,
        family=family,
        split=split,
        genre=marked.fields.get("genre", "other"),
        made=marked.fields.get("made", "hand"),
        copy_of=marked.fields.get("copy_of"),
    )


def _report(marked: Marked) -> Report:
    published = marked.fields.get("published")
    stamp = None
    if published:
        second = len(published) > 10
        offset = second and (published.endswith("Z") or "+" in published[10:])
        stamp = Stamp(published, "second" if second else "day", offset)
    return Report(
        id=report_id(None, marked.title, marked.text),
        title=marked.title,
        text=marked.text,
        seen_at=marked.fields.get("seen"),
        input_id=marked.id,
        url=marked.fields.get("url"),
        publisher=marked.fields.get("publisher"),
        published=stamp,
    )


class _Voices:
    """The speakers of a report, by mark; `same=` points to the line that describes them."""

    def __init__(self, marked: Marked, held: Parts) -> None:
        self._marked = marked
        self._spans = marked.spans()
        self._lines = held.speakers

    def root(self, name: str) -> str:
        """The mark that describes a speaker, behind any pronouns."""
        seen: set[str] = set()
        while (same := self._lines[name].attributes.get("same")) and name not in seen:
            seen.add(name)
            name = same
        return name

    def chains(self) -> dict[Span, tuple[Span, ...]]:
        """For the span of each speaker, those of all who are the same."""
        groups: dict[str, list[Span]] = {}
        for name in self._lines:
            groups.setdefault(self.root(name), []).append(self._spans[name])
        return {self._spans[n]: tuple(groups[self.root(n)]) for n in self._lines}

    def speaker(self, names: str, deep: bool = True) -> Speaker:
        """The speaker that a mark names; further marks, with commas, say the same."""
        name, *others = names.split(",")
        line = self._lines[name]
        told = {**self._lines[self.root(name)].attributes, **line.attributes}
        role = (*line.values, *self._lines[self.root(name)].values, "other")[0]
        also = [*others, *(told.get("also", "").split(",") if deep else ())]
        span = self._spans[name]
        return Speaker(
            text=self._marked.quote(span),
            span=span,
            name=told.get("name"),
            role=cast(Any, role),
            named=cast(Any, told.get("named", "anonymous")),
            party=cast(Any, told.get("party")),
            medium=cast(Any, told.get("medium", "unspecified")),
            said_at=told.get("said_at"),
            also=tuple(self.speaker(other, False) for other in also if other) if deep else (),
            via=self.speaker(told["via"], False) if deep and told.get("via") else None,
        )


def _accounts(
    marked: Marked, report: Report, held: Parts, voices: _Voices
) -> tuple[KeyedAccount, ...]:
    spans = marked.spans()
    out: list[KeyedAccount] = []
    anchored: Counter[Span] = Counter()
    for block in held.blocks:
        marks = [m for m in block.head.attributes.get("anchor", "").split(",") if m]
        anchors = tuple(spans[m] for m in marks)
        anchor = anchors[0] if anchors else Span("text", 0, 0)
        flags = block.head.values[2:]
        account = Account(
            id=account_id(report.id, anchor, anchored[anchor]),
            report_id=report.id,
            anchor=anchor,
            title=block.name,
            foreground="foreground" in flags,
            told_as=cast(Any, block.head.values[1]),
            kind=cast(Any, block.head.attributes.get("kind", "single")),
            minimal="minimal" in flags,
            claims=_claims(block, marked, voices),
        )
        anchored[anchor] += 1
        incident = block.head.attributes.get("incident")
        out.append(KeyedAccount(block.name, account, anchors, incident))
    ids = {one.name: one.account.id for one in out}
    return tuple(
        replace(one, account=replace(one.account, relations=_relations(block, ids)))
        for one, block in zip(out, held.blocks, strict=True)
    )


def _relations(block: Block, ids: Mapping[str, str]) -> tuple[Relation, ...]:
    return tuple(
        Relation(ids[line.values[1]], cast(Any, line.values[0])) for line in block.of(RELATION)
    )


def _claims(block: Block, marked: Marked, voices: _Voices) -> tuple[Claim, ...]:
    lines = [line for line in block.lines if line.slot in CLAIM_SLOTS]
    ids = {line.number: f"{block.name}.{n}" for n, line in enumerate(lines, 1)}
    return tuple(_claim(line, lines, ids, marked, voices) for line in lines)


def _claim(
    line: KeyLine,
    lines: Sequence[KeyLine],
    ids: Mapping[int, str],
    marked: Marked,
    voices: _Voices,
) -> Claim:
    told = line.attributes
    spans = marked.spans()
    # Whoever takes or denies responsibility stands last in its evidence.
    actor = [told["actor"]] if "actor" in told and line.marks else []
    evidence = tuple(spans[m] for m in (*line.marks, *actor))
    state = told.get("state", "given")
    links = {
        name: ids[target.number]
        for name in REFERENCES
        if name in told and (target := _target(line, told[name], lines)) is not None
    }
    return Claim(
        id=ids[line.number],
        slot=cast(Any, line.slot),
        value=_value(line, marked) if state not in _OPEN or _given(line) else None,
        value_state=cast(Any, state),
        text=marked.quote(evidence[0]) if evidence else None,
        evidence=evidence,
        basis="quote" if evidence else "inferred",
        source=voices.speaker(told["by"]) if "by" in told else None,
        polarity=cast(Any, told.get("polarity", "affirmed")),
        certainty=cast(Any, told.get("certainty", "stated")),
        self_=_flag(line, "self"),
        legal=cast(Any, told.get("legal")),
        of=links.get("of"),
        part_of=links.get("part_of"),
        member_of=links.get("member_of"),
        alternative_to=links.get("alternative_to"),
        rule=None if evidence else "key",
    )


def _given(line: KeyLine) -> bool:
    return bool(line.values) and line.slot in ("casualty", "place", "participant", "response")


def _flag(line: KeyLine, name: str) -> bool:
    return name in line.values or bool(yes_or_no(line.attributes.get(name)))


def _target(line: KeyLine, names: str, lines: Sequence[KeyLine]) -> KeyLine | None:
    """The line that a link means; of several on one mark the one that is most like this line."""
    name = names.split(",")[0]
    found = [other for other in lines if name in other.marks and other is not line]
    return max(
        found,
        key=lambda o: (o.slot == line.slot, o.values[:1] == line.values[:1], "total" in o.values),
        default=None,
    )


def _value(line: KeyLine, marked: Marked) -> Value | None:
    return _MAKERS[line.slot](line, marked)


def _words(line: KeyLine, marked: Marked) -> str:
    return marked.quote(marked.spans()[line.marks[0]]) if line.marks else ""


def _word(line: KeyLine, marked: Marked) -> str | None:
    return line.values[0] if line.values else _words(line, marked) or None


def _event_type(line: KeyLine, marked: Marked) -> EventType:
    sub = line.values[0].partition("/")[2]
    also = [s for s in line.attributes.get("also", "").split(",") if s]
    return EventType(TYPE_OF[sub], sub, tuple(also))


def _place(line: KeyLine, marked: Marked) -> Place:
    told = line.attributes

    def number(name: str) -> float | None:
        return float(told[name]) if name in told else None

    words = _words(line, marked)
    return Place(
        name=told.get("name") or words or None,
        words=words,
        role=cast(Any, (*line.values, "scene")[0]),
        city=told.get("city"),
        admin1=told.get("admin1"),
        admin2=told.get("admin2"),
        country=told.get("country"),
        lat=number("lat"),
        lon=number("lon"),
        radius_km=number("radius_km"),
        precision=cast(Any, told.get("precision")),
        relation=cast(Any, told.get("relation", "at")),
    )


def _aimed(line: KeyLine, marked: Marked) -> Value:
    told = line.attributes
    if told.get("form") in TARGET_OBJECTS:
        aimed = cast(Any, told.get("aimed_at"))
        return Object(told.get("name"), cast(Any, told["form"]), told.get("sector"), aimed)
    return actor_value(told)


def _participant(line: KeyLine, marked: Marked) -> Value:
    role = cast(Any, line.values[0] if line.values else None)
    return replace(actor_value(line.attributes), role=role)


def _weapon(line: KeyLine, marked: Marked) -> Weapon:
    told = line.attributes
    count = count_value(CountWords(told["count"])) if "count" in told else None
    name = told.get("name") or _words(line, marked)
    return Weapon(name, cast(Any, line.values[0]), count, cast(Any, line.values[1]))


def _casualty(line: KeyLine, marked: Marked) -> Casualty:
    told = line.attributes
    values = [v for v in line.values if v != "provisional" and v != "self"]
    count = None
    if len(values) > 2:
        count = count_value(_count(values[2], told), _flag(line, "provisional"))
    return Casualty(
        fate=cast(Any, values[0]),
        who=cast(Any, values[1] if len(values) > 1 else "total"),
        count=count,
        age=told.get("age"),
        gender=told.get("gender"),
        nationality=told.get("nationality"),
        occupation=told.get("occupation"),
        includes_attackers=yes_or_no(told.get("includes_attackers")),
        scope=cast(Any, told.get("scope", "this_incident")),
    )


def _perpetrator_count(line: KeyLine, marked: Marked) -> Value:
    return count_value(_count(line.values[0], line.attributes))


def _count(written: str, told: Mapping[str, str]) -> CountWords:
    return CountWords(written, told.get("form"), told.get("stated"), told.get("share"))


def _responsibility(line: KeyLine, marked: Marked) -> Responsibility:
    told = line.attributes
    actor = None
    if "actor" in told or "name" in told or "form" in told:
        actor = actor_value(told)
        if actor.name is None and "actor" in told:
            actor = replace(actor, name=marked.quote(marked.spans()[told["actor"]]))
    return Responsibility(cast(Any, line.values[0]), actor, cast(Any, told.get("medium")))


_MAKERS: dict[str, Callable[[KeyLine, Marked], Value | None]] = {
    "occurrence": lambda line, marked: Occurrence(cast(Any, line.values[0])),
    "act": _word,
    "event_type": _event_type,
    "stage": _word,
    "date": lambda line, marked: date_value(line.values, line.attributes),
    "place": _place,
    "perpetrator": lambda line, marked: actor_value(line.attributes),
    "target": _aimed,
    "victim": _aimed,
    "participant": _participant,
    "weapon": _weapon,
    "casualty": _casualty,
    "perpetrator_count": _perpetrator_count,
    "responsibility": _responsibility,
    "response": lambda line, marked: Response(cast(Any, line.values[0])),
    "motive": lambda line, marked: _words(line, marked),
    "demand": lambda line, marked: _words(line, marked),
    "damage": lambda line, marked: Damage(
        line.attributes.get("what") or _words(line, marked),
        cast(Any, (*line.values, "damaged")[0]),
    ),
    "context": _word,
    "statement": lambda line, marked: Statement(
        line.attributes.get("topic") or _words(line, marked)
    ),
}
