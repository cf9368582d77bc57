"""Records as rows and back. Rows are the plain form of the record, so that no field is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import values
from dateline.model.account import Account, Relation
from dateline.model.claim import Claim
from dateline.model.codec import build, plain
from dateline.model.coding import Coding, Skipped
from dateline.model.identity import digest
from dateline.model.incident import Incident, IncidentField, Judgement, Sources
from dateline.model.report import Report

Row = Mapping[Any, Any]


def family(coder: str) -> str:
    """Coders of one family supersede one another: "dateline", or one person."""
    return coder if coder.startswith("person:") else coder.split("/", 1)[0]


def _hash(data: Any) -> str:
    return digest((json.dumps(data, sort_keys=True, ensure_ascii=True),), 32)


# --- reports -----------------------------------------------------------------------------------


def report_row(report: Report) -> dict[str, Any]:
    """What is fixed by the report's id: its words."""
    return {
        "id": report.id,
        "work_id": report.work_id,
        "title": report.title,
        "text": report.text,
        "content_hash": report.content_hash,
    }


def facts_row(report: Report, publisher_by_user: bool) -> dict[str, Any]:
    """All that may differ between two givings of the same words, with its hash."""
    data = plain(report)
    for name in ("id", "work_id", "title", "text", "content_hash", "version_no"):
        data.pop(name)
    stamp = data.pop("published") or {}
    for name in ("value", "precision", "offset_known", "from"):
        data[f"published_{name}"] = stamp.get(name)
    data["publisher_by_user"] = publisher_by_user
    return {**data, "facts_hash": _hash(data)}


def build_report(words: Row, facts: Row, version_no: int | None = None) -> Report:
    """The report of a row of `reports` and a row of `report_meta`."""
    stamp = {n: facts[f"published_{n}"] for n in ("value", "precision", "offset_known", "from")}
    data = {**words, **facts, "published": stamp if stamp["value"] is not None else None}
    data["version_no"] = version_no
    return build(Report, data)


def basis(facts: Row) -> tuple[str | None, str | None, str | None]:
    """What a coding's dates and voice hang from: the publication stamp and the publisher."""
    return facts["published_value"], facts["published_precision"], facts["publisher"]


# --- codings -----------------------------------------------------------------------------------


def coding_row(coding: Coding, data: Row, facts: Row) -> dict[str, Any]:
    """The coding itself, `data` being its plain form; its hash covers everything that it says."""
    return {
        "report_id": coding.report_id,
        "coder": coding.coder,
        "family": family(coding.coder),
        "basis_hash": digest(basis(facts), 32),
        "coding_hash": _hash(data),
        "relevant": coding.relevant,
        "reason": coding.reason,
        "relevance": coding.relevance,
    }


def account_row(data: Row, no: int) -> dict[str, Any]:
    """The account of a plain form, without its claims and relations."""
    row = {n: v for n, v in data.items() if n not in ("claims", "relations", "anchor")}
    row |= {f"anchor_{name}": value for name, value in data["anchor"].items()}
    return {**row, "no": no}


def claim_row(claim: Claim, data: Row, no: int) -> dict[str, Any]:
    """The claim of a plain form without its evidence, with the columns that queries look for."""
    row = {n: v for n, v in data.items() if n != "evidence"}
    speaker = claim.source
    first, last = days_of(claim.value)
    return {
        **row,
        "no": no,
        "speaker_name": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_named": speaker.named if speaker else None,
        "speaker_medium": speaker.medium if speaker else None,
        "key": key_of(claim.value),
        "country": getattr(claim.value, "country", None),
        "earliest": first,
        "latest": last,
    }


def key_of(value: values.Value | None) -> str | None:
    """The word of a value's closed list that people filter by."""
    if isinstance(value, str):
        return value if len(value) <= 40 else None
    for name in ("sub_type", "fate", "role", "state", "kind", "degree", "topic", "class_"):
        found = getattr(value, name, None)
        if found is not None:
            return str(found)
    return getattr(value, "type", None)


def days_of(value: values.Value | None) -> tuple[str | None, str | None]:
    """The first and the last day of a date, as far as they are known; of other values none."""
    if not isinstance(value, values.DateValue):
        return None, None
    start, end = value.start, value.end
    ends = [i.latest for i in (start, end) if i is not None and i.latest is not None]
    return (start.earliest if start else None), max(ends, default=None)


def build_claim(row: Row, evidence: Sequence[Row]) -> Claim:
    """The claim of its row and the rows of its spans in order."""
    spans = [{"field": e["field"], "start": e["start"], "end": e["end"]} for e in evidence]
    return build(Claim, {**row, "evidence": spans})


def build_account(row: Row, relations: Sequence[Row], claims: Sequence[Claim]) -> Account:
    """The account of its row, the rows of its relations and its claims, all in order."""
    anchor = {n: row[f"anchor_{n}"] for n in ("field", "start", "end")}
    bare: Account = build(Account, {**row, "anchor": anchor})
    joined = tuple(Relation(r["account"], r["kind"]) for r in relations)
    return replace(bare, relations=joined, claims=tuple(claims))


def build_coding(row: Row, accounts: Sequence[Account] = ()) -> Coding:
    """The coding of its row and its accounts."""
    return replace(build(Coding, dict(row)), accounts=tuple(accounts))


def skipped_row(skipped: Skipped) -> dict[str, Any]:
    """The refusal, field by field."""
    data: dict[str, Any] = plain(skipped)
    return data


def build_skipped(row: Row) -> Skipped:
    """The refusal of its row."""
    return build(Skipped, dict(row))


# --- incidents ---------------------------------------------------------------------------------


def incident_row(incident: Incident) -> dict[str, Any]:
    """The incident without its fields and members."""
    sources = plain(incident.sources)
    return {
        "id": incident.id,
        "policy": incident.policy,
        **sources,
        "first_reported": incident.first_reported,
        "last_reported": incident.last_reported,
        "review_state": incident.review_state,
    }


def field_row(field: IncidentField, no: int) -> dict[str, Any]:
    """One reconciled field; `value_class` says how to read the value back."""
    data: dict[str, Any] = plain(field)
    cls = None if field.value is None else type(field.value).__name__
    return {**data, "no": no, "value_class": cls}


def build_field(row: Row) -> IncidentField:
    """The reconciled field of its row."""
    data = dict(row)
    raw = data.pop("value")
    data["aside"] = data["aside"] or []
    found: IncidentField = build(IncidentField, data)
    cls = row["value_class"]
    value = build(getattr(values, cls), raw) if isinstance(raw, dict) else raw
    return replace(found, value=value)


def build_incident(row: Row, fields: Sequence[Row], accounts: Sequence[str]) -> Incident:
    """The incident of its row, the rows of its fields and the ids of its accounts, in order."""
    sources = build(Sources, dict(row))
    bare: Incident = build(Incident, {**row, "accounts": list(accounts)})
    return replace(bare, sources=sources, fields=tuple(build_field(f) for f in fields))


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The judgement, field by field."""
    data: dict[str, Any] = plain(judgement)
    return data


def build_judgement(row: Row) -> Judgement:
    """The judgement of its row."""
    return build(Judgement, dict(row))
