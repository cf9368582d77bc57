"""Reads a file of grades: a CSV with the columns kind, name, grade and note."""

from __future__ import annotations

import csv
from pathlib import Path

from dateline.errors import InputError
from dateline.model.grade import INFORMATION, SOURCES, Grade, Grades
from dateline.model.report import Report
from dateline.model.values import Speaker
from dateline.values.names import plain

_KINDS = ("publisher", "speaker")


def read(path: Path) -> Grades:
    """The grades of a file; InputError for a line that cannot be used, with its number."""
    grades: dict[str, dict[str, Grade]] = {kind: {} for kind in _KINDS}
    try:
        with path.open(newline="", encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    for number, row in enumerate(rows, 2):
        kind, name = (row.get("kind") or "").strip(), plain(row.get("name") or "")
        if kind not in _KINDS or not name:
            raise InputError(
                f"{path}, line {number}: give the kind (publisher or speaker), a name and a grade"
            )
        grades[kind][name] = parse(row.get("grade") or "", f"{path}, line {number}", row)
    return Grades(grades["publisher"], grades["speaker"])


def parse(words: str, where: str, row: dict[str, str] | None = None) -> Grade:
    """A grade such as `B2` or `B`; InputError for anything else."""
    text = words.strip().upper()
    source = next((s for s in SOURCES if text[:1] == s), None)
    information = next((i for i in INFORMATION if text[1:] == i), None)
    if source is None or (text[1:] and information is None):
        raise InputError(f"{where}: '{words}' is no grade; give A to F and 1 to 6, such as B2")
    return Grade(source, information, ((row or {}).get("note") or "").strip() or None)


def of_publisher(grades: Grades | None, report: Report) -> Grade | None:
    """The grade of the publisher of a report."""
    if grades is None or not report.publisher:
        return None
    return grades.publishers.get(plain(report.publisher))


def of_speaker(grades: Grades | None, speaker: Speaker | None) -> Grade | None:
    """The grade of a speaker, by name, else by the words for them."""
    if grades is None or speaker is None:
        return None
    names = (speaker.name, speaker.text)
    found = (grades.speakers.get(plain(name)) for name in names if name)
    return next((grade for grade in found if grade is not None), None)
