"""The brief: what it shows, in what order, and that nothing quoted becomes mark-up."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from export_samples import many, said_nothing
from samples import CODER, account, coded, report

from dateline.errors import InputError
from dateline.export import brief
from dateline.export.brief import Window
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report

HOSTILE = (
    "</p></blockquote><script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:x) "
    "`x` **b** & \u202e \x1b[31m"
)
WEEK = Window("2026-02-25", "2026-03-03")


def always(of: Report) -> bool:
    return True


def items(codings: list[CodedReport], wanted: Window = WEEK) -> list[brief.Item]:
    return brief.items(codings, wanted, always)


def hostile() -> CodedReport:
    of = report(title=HOSTILE, publisher=HOSTILE, url='javascript:alert("1")')
    held = replace(account(of), title=HOSTILE)
    return CodedReport(of, Coding(of.id, CODER, True, accounts=(held,)))


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, None))
        self.found += [(name, value) for name, value in attrs]


def tags(page: str) -> list[tuple[str, str | None]]:
    parser = Tags()
    parser.feed(page)
    return parser.found


@pytest.mark.parametrize(
    ("since", "until", "newest", "days"),
    [
        ("7d", None, "2026-03-07", ("2026-03-01", "2026-03-07")),
        ("1d", "2026-03-02", "2026-03-07", ("2026-03-02", "2026-03-02")),
        ("2026-02-01", None, "2026-03-07", ("2026-02-01", "2026-03-07")),
    ],
)
def test_days_count_back_from_the_newest_report(
    since: str, until: str | None, newest: str, days: tuple[str, str]
) -> None:
    made = brief.window(since, until, newest, "ke")
    assert (made.since, made.until, made.country) == (*days, "KE")


@pytest.mark.parametrize(
    ("since", "until", "newest", "country", "words"),
    [
        ("a week", None, "2026-03-07", None, "7d or YYYY-MM-DD"),
        ("7d", "soon", None, None, "--until 'soon'"),
        ("7d", None, None, None, "give --until"),
        ("7d", None, "2026-03-07", "Kenya", "two letters"),
    ],
)
def test_words_that_mean_no_days(
    since: str, until: str | None, newest: str | None, country: str | None, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        brief.window(since, until, newest, country)


def test_the_newest_come_first_and_recalled_ones_not_at_all() -> None:
    older = coded(report(title="older"), day="2026-02-28")
    found = items([older, *many()])
    assert [i.day for i in found] == sorted((i.day for i in found), reverse=True)
    assert found[-1].day == "2026-02-28"
    recalled = {a.id for c in many() for a in c.coding.accounts if not a.foreground}
    assert recalled
    assert not recalled & {i.id for i in found}
    assert {"foiled", "threatened", "aggregate", "denied"} <= {m for i in found for m in i.marks}


def test_the_window_and_the_country_choose() -> None:
    one = coded(day="2026-03-02", country="KE")
    assert len(items([one])) == 1
    assert items([one], Window("2026-03-03", "2026-03-09")) == []
    assert items([one], replace(WEEK, country="UG")) == []
    undated = coded(day=None)
    assert items([undated])[0].day == "2026-03-03"  # the day of publication


def test_markdown_of_one_account() -> None:
    one = coded()
    held = one.coding.accounts[0].id
    whole = replace(one.coding.accounts[0], summary=())
    one = replace(one, coding=replace(one.coding, accounts=(whole,)))
    made = brief.markdown(WEEK, items([one]))
    assert made == "\n".join(
        (
            "# Incidents 2026-02-25 to 2026-03-03",
            "",
            "1 account. Each entry is what one report says of one incident; several may tell of "
            "the same. Do not sum tolls. A perpetrator is who is reported to have done it, never "
            "a finding of guilt.",
            "",
            "## Armed clash, Oruba, 2026-03-02",
            "",
            "- **Place:** Oruba, KE",
            "- **Date:** 2 Mar 2026",
            "- **Toll:** 3 killed",
            "- **Said to be unknown or none:** responsibility: said none (“No group has claimed”)",
            "- **Not mentioned:** who did it",
            "- **Source:** The Oruba Courier, 2026-03-03",
            f"- **Account:** {held}",
            "",
            *_quotes(),
        )
    )


def _quotes() -> list[str]:
    sentence = (
        "Gunmen fired on a patrol near the market of Oruba on Monday, killing three officers, a "
        "police spokesman said."
    )
    return [
        f"> {sentence}  ",
        "> — the report itself; asserted",
        "",
        f"> {sentence}  ",
        "> — a police spokesman (police, statement) and the army (military); asserted",
        "",
    ]


def test_what_is_unknown_stands_apart_from_what_is_not_mentioned() -> None:
    of = report()
    one = CodedReport(of, Coding(of.id, CODER, True, accounts=(said_nothing(of),)))
    (item,) = items([one])
    assert any(u.startswith("perpetrator: said unknown") for u in item.unknown)
    assert any(u.startswith("weapon: said none") for u in item.unknown)
    assert item.not_mentioned == ()


def test_hostile_texts_stay_texts() -> None:
    found = items([hostile()])
    page = brief.page(WEEK, found)
    used = tags(page)
    assert {"script", "img", "onerror"}.isdisjoint(name for name, _ in used)
    assert not any(name in ("href", "src") for name, _ in used)
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    made = brief.markdown(WEEK, found)
    assert "\\<script\\>" in made
    assert "\\[a\\](javascript" in made
    assert made.count("\n## ") == 1


def test_a_page_asks_for_nothing_from_outside() -> None:
    one = coded(report(url="https://news.example/1?a=1&b=2"))
    page = brief.page(WEEK, items([one]))
    used = tags(page)
    assert ("href", "https://news.example/1?a=1&b=2") in used
    assert {"script", "link", "img", "iframe", "src"}.isdisjoint(name for name, _ in used)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert "@media print" in page


def test_an_empty_brief_says_so() -> None:
    assert "0 accounts." in brief.markdown(WEEK, [])
    assert "<article>" not in brief.page(WEEK, [])
