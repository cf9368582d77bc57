from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import fake_coder
import pytest
from samples import CODER, coded, report

import dateline
from dateline import api
from dateline.desk import Desk, RunInfo
from dateline.errors import InputError
from dateline.model.coding import Skipped
from dateline.model.values import Casualty, Range


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The coding stages replaced by the fake coder; the list takes the options it is made with."""
    made: list[object] = []

    def make(options: object) -> fake_coder.FakeCoder:
        made.append(options)
        return fake_coder.make(options)  # type: ignore[arg-type]

    monkeypatch.setitem(sys.modules, "dateline.coding", SimpleNamespace(make_coder=make))
    api._coder.cache_clear()
    yield made
    api._coder.cache_clear()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[api.Ledger]:
    run = RunInfo(CODER)
    with Desk(tmp_path / "x.db") as desk:
        desk.store(coded(report(title="one", input_id="first")), run)
        desk.store(coded(report(title="two"), country="NG"), run)
        desk.skip(Skipped("x", "x.txt", "too_short", "there is nothing in it"), run)
    with dateline.open_ledger(tmp_path / "x.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-03-03", "2026-03-03"),
        (date(2026, 3, 3), "2026-03-03"),
        (datetime(2026, 3, 3, 10, tzinfo=UTC), "2026-03-03T10:00:00+00:00"),
        (None, None),
    ],
)
def test_code_gives_a_coded_report(
    coder: list[object], given: str | date | None, expected: str | None
) -> None:
    found = dateline.code("report of an attack", published=given, publisher="P", input_id="i")
    assert found.coding.accounts
    assert (found.report.publisher, found.report.input_id) == ("P", "i")
    assert (found.report.published.value if found.report.published else None) == expected


def test_the_coder_is_made_once(coder: list[object], tmp_path: Path) -> None:
    for _ in range(3):
        dateline.code(html="<p>plain report</p>", cache_dir=tmp_path)
    assert [o.cache_dir for o in coder] == [tmp_path]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "either text or html"),
        ({"text": "a", "html": "b"}, "either text or html"),
        ({"text": "a", "published": "last Friday"}, "is no publication date"),
    ],
)
def test_unusable_arguments_are_refused(
    coder: list[object], arguments: dict[str, str], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        dateline.code(**arguments)


def test_a_ledger_gives_records_as_often_as_asked(ledger: api.Ledger) -> None:
    reports = ledger.reports()
    assert [r.title for r in reports] == [r.title for r in reports] == ["one", "two"]
    assert [c.coding.coder for c in ledger.codings()] == [CODER, CODER]
    assert len(list(ledger.accounts(country="NG", foreground=True))) == 1
    assert len(list(ledger.claims("act", country="KE"))) == 1
    assert [s.reason for s in ledger.skipped()] == ["too_short"]
    assert ledger.show("first").report.title == "one"


def test_frames_hold_one_row_a_record(ledger: api.Ledger) -> None:
    reports = ledger.reports().to_pandas()
    assert list(reports["published"]) == ["2026-03-03", "2026-03-03"]
    accounts = ledger.accounts().to_pandas()
    assert list(accounts["country"]) == ["KE", "NG"]
    assert list(accounts["sub_type"]) == ["armed_clash", "armed_clash"]
    assert list(accounts["claims"]) == [6, 6]
    claims = ledger.claims(country="KE").to_pandas()
    toll = claims[claims["slot"] == "casualty"].iloc[0]
    assert (toll["speaker_role"], toll["speaker_medium"]) == ("police", "statement")
    assert toll["value"]["count"]["best"] == 3
    assert (toll["span_field"], toll["text"], toll["status"]) == (
        "text",
        "three officers",
        "asserted",
    )
    assert len(ledger.codings().to_pandas()) == 2
    assert list(ledger.skipped().to_pandas()["location"]) == ["x.txt"]


def test_without_pandas_there_is_a_clear_word(
    ledger: api.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match="pandas is not installed"):
        ledger.reports().to_pandas()


def test_an_unknown_filter_is_refused(ledger: api.Ledger) -> None:
    with pytest.raises(InputError, match="no filter is called colour"):
        ledger.accounts(colour="red")


def test_the_ledger_of_the_settings_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "mine.db"))
    with pytest.raises(InputError, match=r"there is no ledger .*mine\.db"):
        dateline.open_ledger()
    Desk(tmp_path / "mine.db").open().close()
    with dateline.open_ledger() as opened:
        assert list(opened.reports()) == []


def test_acts_are_written_through_a_ledger_open_for_reading(ledger: api.Ledger) -> None:
    (one, _) = ledger.accounts()
    toll, place = one.of("casualty")[0], one.of("place")[0]
    seen = ledger.revision(toll.id)
    act = ledger.correct(toll.id, "killed=2", by="ana", why="counted twice", seen=seen)
    assert (act.id, act.kind, act.by) == (1, "reading", "ana")
    value = next(iter(ledger.accounts())).of("casualty")[0].value
    assert isinstance(value, Casualty)
    assert value.count == Range(2, 2, 2, stated=2)
    with pytest.raises(InputError, match="has changed since revision"):
        ledger.accept(toll.id, by="ben", seen=seen)
    ledger.accept(toll.id, by="ben")
    ledger.reject(place.id, by="ana")
    (split,) = ledger.move(toll.id, by="ana")
    assert split.to is not None
    new = split.to.account_id
    ledger.foreground(new, False, by="ana")
    ledger.join(one.id, new, by="ana")
    ledger.undo(3, by="ana")
    assert next(iter(ledger.accounts())).of("place") == (place,)
    rows = ledger.acts(one.id).to_pandas()
    assert list(rows["kind"]) == [
        "reading", "acceptance", "rejection", "split", "foreground", "join", "undo",
    ]  # fmt: skip
    assert list(rows["status"])[2] == "undone"
    assert rows["quote"][0] == "three officers"


def test_a_value_may_be_given_as_an_object(ledger: api.Ledger) -> None:
    toll = next(iter(ledger.accounts())).of("casualty")[0]
    ledger.correct(toll.id, Casualty("injured", count=Range(4, 4, 4)), by="ana")
    ledger.correct(toll.id, {"fate": "injured", "count": {"low": 5}}, by="ana")
    value = next(iter(ledger.accounts())).of("casualty")[0].value
    assert value == Casualty("injured", count=Range(low=5))


# --- notebooks -----------------------------------------------------------------------------------


def test_a_coded_report_has_a_view(ledger: api.Ledger) -> None:
    whole = next(iter(ledger.codings()))
    page = dateline.view(whole)._repr_html_()
    assert page == dateline.view(whole).html()
    assert "three officers</mark>" in page


def test_what_is_shown_shows_itself(ledger: api.Ledger) -> None:
    of = next(r for r in ledger.reports() if r.input_id == "first")
    held = next(a for a in ledger.accounts() if a.report_id == of.id)
    page = ledger.show(held.id)._repr_html_()
    assert page == dateline.view(held, of).html() == dateline.view(ledger.show(held.id)).html()
    assert ledger.show("first").report == of
    assert held.title in dateline.view(ledger.show("first")).html()


def test_an_account_is_viewed_with_its_own_report(ledger: api.Ledger) -> None:
    held = next(iter(ledger.accounts()))
    other = next(r for r in ledger.reports() if r.id != held.report_id)
    for wrong in (None, other):
        with pytest.raises(InputError, match="view an account with its report"):
            dateline.view(held, wrong)


def test_records_are_tables_in_a_notebook(ledger: api.Ledger) -> None:
    assert ledger.accounts()._repr_html_().count("<tr>") == 3
    many = api.Records(lambda: iter(range(50)), lambda n: {"n": n})
    assert many._repr_html_().count("<tr>") == 21
    assert "… and more." in many._repr_html_()
