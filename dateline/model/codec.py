"""Records to plain JSON types and back, field by field, for every store and file format."""

from __future__ import annotations

import dataclasses
import types
import typing
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


@cache
def _hints(cls: typing.Hashable) -> dict[str, Any]:
    return get_type_hints(cls)


def build(cls: type[T], data: dict[str, Any]) -> T:
    """A record of class `cls` from JSON types; unknown keys are ignored, missing ones default."""
    hints = _hints(typing.cast("typing.Hashable", cls))
    values: dict[str, Any] = {}
    for f in dataclasses.fields(cls):  # type: ignore[arg-type]
        if _key(f.name) not in data:
            continue
        raw = data[_key(f.name)]
        if cls is Claim and f.name == "value":
            values[f.name] = slot_value(data["slot"], raw)
        else:
            values[f.name] = _typed(hints[f.name], raw)
    return cls(**values)


def slot_value(slot: str, raw: Any) -> Any:
    """The value of a claim of a slot from JSON types; a word is itself."""
    return build(slot_class(slot, raw), raw) if isinstance(raw, dict) else raw


def slot_class(slot: str, raw: dict[str, Any]) -> type[Any]:
    """The class of a slot's value; of actors and objects, only actors have a `class`."""
    classes = SLOT_VALUES[slot]
    return classes[1] if len(classes) > 1 and "class" not in raw else classes[0]


def _typed(hint: Any, raw: Any) -> Any:
    if raw is None:
        return None
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return _typed(inner[0], raw) if len(inner) == 1 else raw
    if origin is tuple:
        return tuple(_typed(get_args(hint)[0], item) for item in raw)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, raw)
    return raw


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
