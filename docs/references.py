"""The references that are made from the program: docs/cli.md and docs/fields.md."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from dateline.cli.app import command
from dateline.cli.common import EXIT_CODES
from dateline.export import about, glossary, incidents, write
from dateline.export.columns import Column
from dateline.model import account, claim, coding, report, span, values

HERE = Path(__file__).parent
_NOTE = "*Made by `docs/generate.py` from the program: change that, then run `make docs`.*"
_CLASSES: tuple[type, ...] = (
    report.Report, report.Stamp, report.Dateline, report.Dropped, span.Span, coding.Coding,
    account.Account, account.Relation, claim.Claim, values.Speaker, values.Range,
    values.DateValue, values.Interval, values.DateAnchor, values.Place, values.Actor,
    values.Object, values.EventType, values.Occurrence, values.Weapon, values.Casualty,
    values.Responsibility, values.Response, values.Damage, values.Statement,
)  # fmt: skip


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _table(*heads: str) -> list[str]:
    return [_row(*heads), _row(*("---" for _ in heads))]


# --- docs/cli.md ---------------------------------------------------------------------------------


def cli() -> str:
    """The reference of the command line."""
    lines = [
        _NOTE,
        "",
        "# Commands",
        "",
        "News reports in, an attributed incident ledger out.",
        "",
    ]
    lines += [
        "Results go to standard output, all else to standard error; progress is drawn only on a "
        "terminal.",
        "",
    ]
    for path, one in _commands(command(), ("dateline",)):
        lines += _command(" ".join(path), one)
    lines += ["## Exit codes", "", *_table("code", "meaning")]
    lines += [_row(str(code), words) for code, words in EXIT_CODES]
    lines += ["", "Settings that are no options are in [settings.md](settings.md).", ""]
    return "\n".join(lines)


def _commands(one: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = getattr(one, "commands", None)
    if inner is None:
        yield path, one
        return
    for name, child in inner.items():
        yield from _commands(child, (*path, name))


def _command(name: str, one: Any) -> list[str]:
    shown = [_argument(p) for p in one.params if not p.opts[0].startswith("-")]
    lines = [f"## {name}", "", "```", " ".join([name, *shown, "[OPTIONS]"]), "```", ""]
    paragraphs = (one.help or "").strip().split("\n\n")
    for paragraph in paragraphs:
        lines += [" ".join(paragraph.split()), ""]
    lines += _table("argument or option", "meaning")
    lines += [_row(_usage(p), _meaning(p)) for p in one.params]
    return [*lines, ""]


def _argument(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _choices(param: Any) -> list[str]:
    hint = param.type_descriptor.annotation
    for option in (hint, *typing.get_args(hint)):
        if isinstance(option, type) and issubclass(option, Enum):
            return [str(member.value) for member in option]
    return []


def _usage(param: Any) -> str:
    if not param.opts[0].startswith("-"):
        return f"`{_argument(param)}`"
    words = ", ".join(param.opts)
    metavar = param.metavar or "|".join(_choices(param))
    return f"`{words} {metavar}`" if metavar and not param.is_flag else f"`{words}`"


def _meaning(param: Any) -> str:
    words = param.help or ""
    notes = ["required"] if param.required and param.opts[0].startswith("-") else []
    default = param.default
    if isinstance(default, Enum):
        notes.append(f"default: {default.value}")
    elif default not in (None, False, (), []):
        notes.append(f"default: {default}")
    return f"{words} ({'; '.join(notes)})" if notes else words


# --- docs/fields.md ------------------------------------------------------------------------------


def fields() -> str:
    """The reference of the record, its words, and the columns of the exports."""
    lines = ["# Fields", "", _NOTE, ""]
    lines += [
        "The record as JSON (`code --jsonl`, `export --format jsonl --rows accounts`): one line "
        'a report, `{"report": Report, "coder", "relevant", "relevance", "reason", "accounts": '
        "[Account]}`. Offsets count Unicode code points.",
        "",
    ]
    for cls in _CLASSES:
        lines += _fields(cls)
    lines += ["# Columns of exports", ""]
    for sentence in (about.NOTHING, about.REPORTED, about.GUARDED):
        lines += [sentence, ""]
    lines += [about.RECONCILED, ""]
    lines += _columns("incidents", about.INCIDENTS, incidents.columns())
    lines += _columns("accounts", about.ACCOUNTS, write.columns("accounts"))
    lines += [
        "GeoJSON features have the columns of incidents or accounts as properties, "
        "`place_precision` as `precision` and `place_radius_km` as `radius_km`; the point is the "
        "geometry.",
        "",
    ]
    lines += _columns("claims", about.CLAIMS, write.columns("claims"))
    lines += ["The words that a field may hold are in the [glossary](glossary.md)."]
    return "\n".join(lines).rstrip() + "\n"


def _fields(cls: type) -> list[str]:
    notes = glossary.notes()[cls.__name__]
    hints = typing.get_type_hints(cls)
    first = (cls.__doc__ or "").split("\n\n")[0]
    lines = [
        f"## {cls.__name__}",
        "",
        " ".join(first.split()),
        "",
        *_table("field", "type", "meaning"),
    ]
    for field in dataclasses.fields(cls):
        name = field.name.rstrip("_")
        lines.append(_row(f"`{name}`", _type(hints[field.name]), notes[name]))
    if cls is claim.Claim:
        lines.append(_row("`status`", "word", notes["status"]))
    return [*lines, ""]


_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def _type(hint: Any) -> str:
    """An annotation in words for people."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if dataclasses.is_dataclass(hint):
        return str(getattr(hint, "__name__", hint))
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "word"
    if origin is tuple:
        return f"list of {_type(options[0])}"
    inner = [_type(o) for o in options if o is not type(None)]
    words = " or ".join(dict.fromkeys(inner)) if len(inner) < 4 else "by slot"
    return f"{words}, or null" if type(None) in options else words


def _columns(rows: str, first: str, columns: tuple[Column[Any], ...]) -> list[str]:
    lines = [f"## Rows of {rows}", "", first, "", *_table("column", "meaning")]
    return [*lines, *(_row(f"`{c.name}`", c.note) for c in columns), ""]


def pages() -> dict[Path, str]:
    """Each page with its content."""
    return {HERE / "cli.md": cli(), HERE / "fields.md": fields()}
