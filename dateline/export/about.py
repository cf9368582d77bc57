"""What every export says about itself, wherever its format has room for it."""

from __future__ import annotations

from dateline.export.columns import Column

ACCOUNTS = (
    "Each row is an account: what ONE report says about ONE incident. Several rows may tell of "
    "the same incident. Do not sum tolls or count rows as incidents."
)
INCIDENTS = (
    "Each row is an incident: what all reports that were linked say about ONE incident, "
    "reconciled. Rows may be counted; linking can be wrong, and `dateline show` leads to the "
    "words behind it."
)
RECONCILED = (
    "Values are what was reported; a perpetrator is who is reported to have done it, never a "
    "finding of guilt. A figure is had by the policy named; where somebody says otherwise the "
    "field is listed in `disputed`, and the rows of claims hold every word of it."
)
UNSAID = "An empty cell is not mentioned, or said to be unknown: the rows of claims tell which."
LEFT = (
    "Incidents are left out by default if all their accounts are recalled, aggregates, continuing "
    "or denied, or if they are foiled or threatened; the loss file lists each with its reason, "
    "--include brings them back."
)
CLAIMS = (
    "Each row is a claim: one value that ONE report gives, with its words and its speaker. "
    "Several rows may give rival values for the same thing. Do not sum them."
)
NOTHING = (
    "Three kinds of nothing differ: an empty cell is not mentioned; `said unknown`: the report "
    "says that it is not known; `said none`: the report says that there is none."
)
REPORTED = (
    "Values are what was reported, by the speaker named; a perpetrator is who is reported to have "
    "done it, never a finding of guilt. A number is the first figure of the report, not the "
    "truest: the rows of claims hold all of them."
)
GUARDED = (
    "A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line "
    "break) has a ' before it."
)
TRANSPARENT = (
    "Accounts are left out by default if they are recalled, aggregates, continuing, foiled, "
    "threatened, denied by everybody, or of an older version of a page; the loss file lists each "
    "with its reason, --include brings them back."
)


def sentences(rows: str) -> tuple[str, ...]:
    """What a reader of the rows has to know, the most important first."""
    if rows == "incidents":
        return (INCIDENTS, UNSAID, RECONCILED, LEFT)
    first = ACCOUNTS if rows == "accounts" else CLAIMS
    return (first, NOTHING, REPORTED, TRANSPARENT)


def text(rows: str, columns: tuple[Column, ...]) -> str:  # type: ignore[type-arg]
    """The text of the file that lies beside a table."""
    lines = [f"Dateline export: {rows}", ""]
    lines += [line for sentence in (*sentences(rows), GUARDED) for line in (sentence, "")]
    width = max(len(column.name) for column in columns)
    lines += ["Columns", ""]
    lines += [f"{column.name:<{width}}  {column.note}" for column in columns]
    return "\n".join(lines) + "\n"
