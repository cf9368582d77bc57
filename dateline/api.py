"""The Python face: code one report, or read a ledger, as records or as data frames."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline.desk import Act, ActRow, Desk, Filter, Found, LedgerClaim
from dateline.errors import InputError
from dateline.export import view as views
from dateline.model.account import Account
from dateline.model.act import IncidentAct
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.coding import CodedReport, Skipped
from dateline.model.report import Report
from dateline.model.values import DateValue, EventType, Place, Value
from dateline.settings import CodingOptions, LedgerOptions, load, published_stamp

if TYPE_CHECKING:
    import pandas as pd

    from dateline.coding import Coder

T = TypeVar("T")
_SHOWN_ROWS = 20


def code(
    text: str | None = None,
    html: str | None = None,
    *,
    title: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    seen_at: str | None = None,
    input_id: str | None = None,
    cache_dir: str | Path | None = None,
    actors: str | Path | None = None,
) -> CodedReport:
    """Codes one report, given as plain text or as HTML; nothing is stored.

    `actors` is a CSV of organisations of your own (docs/actors.md).

    `published` is a day (`YYYY-MM-DD` or a date) or a date and time; without it relative dates
    stay unresolved. InputError for unusable arguments, DocumentError for an unreadable text.
    """
    from dateline.read.document import Document, source_hash

    if (text is None) == (html is None):
        raise InputError("give either text or html")
    content = (text if text is not None else html or "").encode("utf-8", "replace")
    document = Document(
        content=content,
        kind="text" if text is not None else "html",
        location="<text>" if text is not None else "<html>",
        source_hash=source_hash(content),
        input_id=input_id,
        url=url,
        publisher=publisher,
        title=title,
        byline=byline,
        published=_stamp(published),
        seen_at=seen_at,
        charset="utf-8",
    )
    own = Path(actors) if actors is not None else None
    return _coder(load(cache_dir=cache_dir).coding(actors=own)).code(document, _warn)


def _warn(words: str) -> None:
    warnings.warn(words, stacklevel=2)


def _stamp(published: str | date | None) -> str | None:
    if isinstance(published, (date, datetime)):
        return published.isoformat()
    return published_stamp(published) if published else None


@lru_cache(maxsize=2)
def _coder(options: CodingOptions) -> Coder:
    from dateline.coding import make_coder

    return make_coder(options)


def open_ledger(path: str | Path | None = None) -> Ledger:
    """Opens a ledger to read; without a path the one of the settings. InputError if none is."""
    settings = load(db=path)
    return Ledger(settings.ledger(), settings.cache_dir)


@dataclass(frozen=True, slots=True)
class View:
    """A report and some of its accounts, which a notebook shows (docs/notebook.md)."""

    report: Report
    accounts: tuple[Account, ...]
    reason: str | None = None

    def html(self) -> str:
        """The view as a piece of HTML that needs nothing else."""
        return views.page(self.report, self.accounts, self.reason)

    def _repr_html_(self) -> str:
        return self.html()


def view(shown: CodedReport | Account | Found, report: Report | None = None) -> View:
    """A view for a notebook: a coded report, what `Ledger.show` found, or an account.

    An account needs its report beside it; InputError without, or with that of another.
    """
    if isinstance(shown, Found):
        return _found_view(shown)
    if isinstance(shown, CodedReport):
        return View(shown.report, shown.coding.accounts, shown.coding.reason)
    if report is None or report.id != shown.report_id:
        raise InputError(
            f"view an account with its report: view(account, report {shown.report_id})"
        )
    return View(report, (shown,))


def _found_view(found: Found) -> View:
    if found.account is not None:
        return View(found.report, (found.account,))
    coding = found.coding
    return View(found.report, coding.accounts, coding.reason) if coding else View(found.report, ())


@dataclass(frozen=True, slots=True)
class Shown(Found):
    """What a name led to in a ledger; a notebook shows its text and claims."""

    def _repr_html_(self) -> str:
        return _found_view(self).html()


class Records(Generic[T]):
    """Records of a ledger: iterate as often as you like, or take them as a data frame."""

    def __init__(self, read: Callable[[], Iterator[T]], row: Callable[[T], dict[str, Any]]):
        self._read = read
        self._row = row

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def to_pandas(self) -> pd.DataFrame:
        """One row a record; InputError if pandas is not installed."""
        try:
            import pandas as pd
        except ImportError:
            raise InputError(
                "pandas is not installed; run: pip install 'dateline[pandas]'"
            ) from None
        return pd.DataFrame([self._row(record) for record in self])

    def _repr_html_(self) -> str:
        """The first records as a table, for a notebook."""
        first = [self._row(record) for record in islice(self, _SHOWN_ROWS + 1)]
        return views.table(first[:_SHOWN_ROWS], len(first) > _SHOWN_ROWS)


class Ledger:
    """A ledger, open for reading. `with dateline.open_ledger(path) as ledger:` closes it.

    What it gives reads as persons have corrected it. Acts (`correct` and the like) open it for
    writing, each for itself; `by` names who acts, `seen` the revision that was looked at.
    """

    def __init__(self, options: LedgerOptions, cache_dir: Path | None = None) -> None:
        self._desk = Desk(options, write=False).open()
        self._writing = Desk(options, cache_dir=cache_dir)

    def reports(self) -> Records[Report]:
        """Every report, as it counts now."""
        return Records(self._desk.reports, _report_row)

    def codings(self) -> Records[CodedReport]:
        """Every report with the coding of it that counts."""
        return Records(self._desk.codings, _coded_row)

    def accounts(self, **wanted: Any) -> Records[Account]:
        """Accounts; filters are since, until, country, type, foreground (see `Filter`)."""
        chosen = _filter(wanted)
        return Records(lambda: self._desk.accounts(chosen), _account_row)

    def claims(self, slot: str | None = None, **wanted: Any) -> Records[LedgerClaim]:
        """Claims with where they stand, of one slot or of all; filters as for accounts."""
        chosen = _filter(wanted)
        return Records(lambda: self._desk.claims(chosen, slot), _claim_row)

    def skipped(self) -> Records[Skipped]:
        """The documents that were not coded, with their reasons."""
        return Records(self._desk.skipped, plain)

    def show(self, name: str) -> Shown:
        """What an id, the beginning of one, or an input's name leads to."""
        found = self._desk.show(name)
        return Shown(**{field.name: getattr(found, field.name) for field in fields(Found)})

    def acts(self, name: str | None = None) -> Records[ActRow]:
        """What persons did, orphans first: everything, or on the page of a report, account or
        claim."""
        return Records(lambda: iter(self._desk.acts(name)), _act_row)

    def revision(self, name: str) -> str | None:
        """The revision of what a name leads to, for `seen`."""
        return self._desk.revision(name)

    def correct(
        self,
        claim: str,
        value: str | Value | dict[str, Any],
        *,
        by: str,
        why: str | None = None,
        seen: str | None = None,
    ) -> Act:
        """Gives a claim another value: a value, its plain form, or words (docs/correcting.md)."""
        with self._writing as desk:
            return desk.correct(claim, value, by, why, seen)

    def reject(
        self, name: str, *, by: str, why: str | None = None, seen: str | None = None
    ) -> Act:
        """Says that a claim, or a whole account, is wrong."""
        with self._writing as desk:
            return desk.reject(name, by, why, seen)

    def accept(
        self, name: str, *, by: str, why: str | None = None, seen: str | None = None
    ) -> Act:
        """Says that a claim, or a whole account, is right."""
        with self._writing as desk:
            return desk.accept(name, by, why, seen)

    def move(
        self,
        claims: str | Sequence[str],
        to: str | None = None,
        *,
        by: str,
        why: str | None = None,
        seen: str | None = None,
    ) -> list[Act]:
        """Moves claims to another account of their report; without `to` to a new one."""
        names = [claims] if isinstance(claims, str) else claims
        with self._writing as desk:
            return desk.move(names, to, by, why, seen)

    def join(
        self, into: str, other: str, *, by: str, why: str | None = None, seen: str | None = None
    ) -> Act:
        """Makes one account of two of a report: the second goes into the first."""
        with self._writing as desk:
            return desk.join(into, other, by, why, seen)

    def foreground(
        self,
        account: str,
        value: bool,
        *,
        by: str,
        why: str | None = None,
        seen: str | None = None,
    ) -> Act:
        """Says that the report is about an account, or only recalls it."""
        with self._writing as desk:
            return desk.foreground(account, value, by, why, seen)

    def merge(self, one: str, other: str, *, by: str, why: str | None = None) -> IncidentAct:
        """Makes one incident of two."""
        with self._writing as desk:
            return desk.merge(one, other, by, why)

    def split(
        self, incident: str, accounts: Sequence[str], *, by: str, why: str | None = None
    ) -> IncidentAct:
        """Says that some accounts of an incident are of another one."""
        with self._writing as desk:
            return desk.split(incident, accounts, by, why)

    def decide(
        self,
        incident: str,
        field: str,
        value: str | Value | dict[str, Any],
        *,
        by: str,
        why: str,
        source: str | None = None,
    ) -> IncidentAct:
        """A verdict: what holds of an incident, whatever the reports say."""
        with self._writing as desk:
            return desk.decide(incident, field, value, by, why, source)

    def undo(self, number: int, *, by: str, why: str | None = None) -> Act | IncidentAct:
        """Takes an act back, by a new one."""
        with self._writing as desk:
            return desk.undo(number, by, why)

    def close(self) -> None:
        """Closes the ledger."""
        self._desk.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _filter(wanted: dict[str, Any]) -> Filter:
    known = Filter.__dataclass_fields__
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise InputError(f"no filter is called {', '.join(unknown)}; there are {', '.join(known)}")
    return Filter(**wanted)


# --- rows of data frames -------------------------------------------------------------------------


def _report_row(report: Report) -> dict[str, Any]:
    row: dict[str, Any] = plain(report)
    stamp = row.pop("published") or {}
    dateline = row.pop("dateline") or {}
    row["modified"] = (row["modified"] or {}).get("value")
    return {
        **row,
        "published": stamp.get("value"),
        "published_precision": stamp.get("precision"),
        "published_from": stamp.get("from"),
        "dateline": dateline.get("text"),
    }


def _coded_row(coded: CodedReport) -> dict[str, Any]:
    coding = coded.coding
    own = {
        "coder": coding.coder,
        "relevant": coding.relevant,
        "relevance": coding.relevance,
        "reason": coding.reason,
        "accounts": len(coding.accounts),
    }
    return {**_report_row(coded.report), **own}


def _act_row(row: ActRow) -> dict[str, Any]:
    act: dict[str, Any] = plain(row.act)
    aim = act.pop("target")
    names = ("account_id", "claim_id", "slot", "quote", "speaker")
    return {"status": row.status, "how": row.how, **act, **{name: aim[name] for name in names}}


def _account_row(account: Account) -> dict[str, Any]:
    kind = _first(account, EventType)
    when = _first(account, DateValue)
    place = next((v for v in _values(account, Place) if v.role == "scene"), None)
    start = when.start if when else None
    return {
        "id": account.id,
        "report_id": account.report_id,
        "title": account.title,
        "foreground": account.foreground,
        "told_as": account.told_as,
        "kind": account.kind,
        "minimal": account.minimal,
        "event_type": kind.type if kind else None,
        "sub_type": kind.sub_type if kind else None,
        "earliest": start.earliest if start else None,
        "latest": start.latest if start else None,
        "place": (place.name or place.words) if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "claims": len(account.claims),
    }


V = TypeVar("V")


def _values(account: Account, kind: type[V]) -> list[V]:
    return [c.value for c in account.claims if isinstance(c.value, kind)]


def _first(account: Account, kind: type[V]) -> V | None:
    return next(iter(_values(account, kind)), None)


def _claim_row(stood: LedgerClaim) -> dict[str, Any]:
    claim: Claim = stood.claim
    row: dict[str, Any] = plain(claim)
    source = row.pop("source") or {}
    span: dict[str, Any] = next(iter(row.pop("evidence")), {})
    where = {"report_id": stood.report_id, "coder": stood.coder, "account_id": stood.account_id}
    said = {f"speaker_{n}": source.get(n) for n in ("text", "name", "role", "named", "medium")}
    return {
        **where,
        **row,
        **said,
        **{f"span_{n}": span.get(n) for n in ("field", "start", "end")},
    }
