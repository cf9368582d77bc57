"""Records to plain JSON types and back, field by field, for every store and file format."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from dateline.model.claim import SLOT_VALUES, Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report

T = TypeVar("T")


def _key(name: str) -> str:
    return name.rstrip("_")


def plain(value: Any) -> Any:
    """A record as JSON types: dataclasses as dicts (`class_` as `class`), tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out = {_key(f.name): plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        if isinstance(value, Claim):
            out["status"] = value.status
        return out
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    return value


Reader = Callable[[Any], Any]


@cache
def _plan(cls: typing.Hashable) -> tuple[tuple[str, str, Reader | None], ...]:
    """Of each field its name, its key and how it is read; None where it is as it stands."""
    hints = get_type_hints(cls)
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    return tuple((f.name, _key(f.name), _reader(hints[f.name])) for f in fields)


def build(cls: type[T], data: dict[str, Any]) -> T:
    """A record of class `cls` from JSON types; unknown keys are ignored, missing ones default."""
    values: dict[str, Any] = {}
    for name, key, read in _plan(typing.cast("typing.Hashable", cls)):
        if key not in data:
            continue
        raw = data[key]
        if cls is Claim and name == "value":
            values[name] = slot_value(data["slot"], raw)
        else:
            values[name] = raw if read is None or raw is None else read(raw)
    return cls(**values)


def slot_value(slot: str, raw: Any) -> Any:
    """The value of a claim of a slot from JSON types; a word is itself."""
    return build(slot_class(slot, raw), raw) if isinstance(raw, dict) else raw


def slot_class(slot: str, raw: dict[str, Any]) -> type[Any]:
    """The class of a slot's value; of actors and objects, only actors have a `class`."""
    classes = SLOT_VALUES[slot]
    return classes[1] if len(classes) > 1 and "class" not in raw else classes[0]


def _reader(hint: Any) -> Reader | None:
    """How a value that is not None is read; None where it is as it stands."""
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return _reader(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        item = _reader(get_args(hint)[0])
        if item is None:
            return tuple
        return lambda raw: tuple(None if part is None else item(part) for part in raw)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return lambda raw: build(hint, raw)
    return None


def to_file_form(coded: CodedReport) -> dict[str, Any]:
    """The file form: one line of JSONL for one coding of one report."""
    coding = plain(coded.coding)
    coding.pop("report_id")
    return {"report": plain(coded.report), **coding}


def from_file_form(data: dict[str, Any]) -> CodedReport:
    """The inverse of `to_file_form`."""
    report = build(Report, data["report"])
    coding = build(Coding, {**data, "report_id": report.id})
    return CodedReport(report, coding)
