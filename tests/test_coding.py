"""Bytes to accounts: quotes are exact whatever the text holds, and nothing else counts."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from coded import coded, made_report, place_file
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.coding import Coder, accounts, run_key
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.codec import plain, to_file_form
from dateline.model.coding import CodedReport
from dateline.model.report import Report
from dateline.model.values import Actor, Speaker
from dateline.read.document import Document, source_hash
from dateline.settings import CodingOptions

SENTENCES = [
    "Gunmen shot dead three farmers near Bamenda on Thursday.",
    "A suicide bomber killed four soldiers in Peshawar on Wednesday, police said.",
    "Protesters marched in Bogotá on Thursday.",
    "“They came at dawn,” a resident of Goma told Radio Lac by phone.",
    "No group has claimed responsibility for the attack.",
    "Six hand grenades were found, and the army denied that any soldier had died.",
    "Two years ago, rebels abducted 20 pupils in Kano.",
    "The wounded were taken to a hospital in São Paulo.",
    "Mr. A. B. Okoro, 34, a teacher, was among the dead; his brother Émile was hurt.",
    "A car bomb went off outside a hotel — the third this week — in Mogadishu.",
]
ODD = [
    " ", "\u00a0", "\r\n", "\r\n\r\n", "\n\n", "\t", "\u2009", "\u200b", "\ufeff", "😀", "𝟙𝟚",
    "e\u0301", "n\u0303", "\u0301", "\u202e", "ﬁ", "İ", "ß", "…", "«", "»", "\u2028", "\x0c",
    "\u0600", "한국", "العربية", "👩\u200d👩\u200d👧", "- ", "* ", "&nbsp;", "<b>", "1,5", "''",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SENTENCES + ODD), min_size=1, max_size=9).map("".join)
BROKEN = st.tuples(
    st.sampled_from(SENTENCES), st.integers(0, 60), st.sampled_from(ODD)
).map(lambda x: x[0][: x[1]] + x[2] + x[0][x[1] :])  # fmt: skip
FEW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def speakers(one: Speaker | None) -> list[Speaker]:
    if one is None:
        return []
    return [one, *[x for a in one.also for x in speakers(a)], *speakers(one.via)]


def check_claim(report: Report, claim: Claim) -> None:
    for span in claim.evidence:
        assert 0 <= span.start < span.end <= len(report.field(span.field))
    if claim.text is not None:
        assert report.quote(claim.evidence[0]) == claim.text
    else:
        assert claim.basis == "inferred"
    for speaker in speakers(claim.source):
        if speaker.span is not None:
            assert report.quote(speaker.span) == speaker.text


def check(report: Report, found: tuple[Account, ...]) -> None:
    assert len({a.id for a in found}) == len(found)
    for account in found:
        assert account.report_id == report.id
        assert report.quote(account.anchor)
        assert all(report.quote(s) for s in account.summary)
        assert len({c.id for c in account.claims}) == len(account.claims)
        for claim in account.claims:
            check_claim(report, claim)


@FEW
@given(TEXTS | BROKEN, TEXTS | st.just(""))
@example("Gunmen shot dead three 😀 farmers near Bamenda.", "Trois\u00a0morts")
@example("\r\n".join(SENTENCES), "")
def test_every_quote_is_exact(text: str, title: str) -> None:
    report = made_report(text, title)
    check(report, accounts(report, place_file()))


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_before_a_sentence_move_its_spans_and_nothing_else(odd: str) -> None:
    report = made_report(f"{odd}\n\n{SENTENCES[0]}")
    found = accounts(report, place_file())
    check(report, found)
    assert [c.text for a in found for c in a.of("victim", "perpetrator")] == [
        c.text for a in coded(SENTENCES[0]) for c in a.of("victim", "perpetrator")
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "…", "😀" * 40, "a" * 3000, "\u0301"])
def test_texts_of_nothing_tell_nothing(text: str) -> None:
    assert coded(text) == ()


def reports() -> list[Report]:
    chosen = random.Random(7)
    return [made_report("\n\n".join(chosen.sample(SENTENCES, 3))) for _ in range(8)]


def written(report: Report) -> str:
    return json.dumps(plain(accounts(report, place_file())), ensure_ascii=False)


def test_a_report_alone_among_others_and_in_any_order() -> None:
    every = reports()
    alone = [written(r) for r in every]
    assert any(a != "[]" for a in alone)
    assert [written(r) for r in reversed(every)] == alone[::-1]
    assert [written(r) for r in every] == alone


# -- the coder ---------------------------------------------------------------------------------


@pytest.fixture
def coder(tmp_path: Path) -> Coder:
    return Coder(CodingOptions(tmp_path), place_file())


def document(text: str) -> Document:
    raw = text.encode()
    return Document(raw, "text", "a.txt", source_hash(raw))


STORY = (
    "Gunmen shot dead three farmers near Bamenda on Thursday, police said on Friday. The "
    "attackers fled on motorcycles before the army could reach the village, and nobody has been "
    "arrested."
)


def test_the_coder_names_itself_and_its_run(coder: Coder) -> None:
    assert coder.name.startswith("dateline/")
    assert len(coder.name.split("+")[1]) == 12


def test_a_report_in_a_language_that_is_not_covered(coder: Coder) -> None:
    report = Report("r", "", "Homens armados mataram três agricultores.", language="pt")
    coding = coder.read(report)
    assert (coding.relevant, coding.reason, coding.accounts) == (False, "language", ())


def test_a_report_of_nothing_says_why(coder: Coder) -> None:
    coding = coder.read(made_report("The council met on Thursday and talked about the roads."))
    assert (coding.relevant, coding.reason) == (False, "no_incident")


def test_a_report_of_something_is_relevant(coder: Coder) -> None:
    coding = coder.read(made_report(STORY))
    assert (coding.relevant, coding.reason, coding.coder) == (True, None, coder.name)
    assert len(coding.accounts) == 1


def test_the_run_depends_on_reader_and_places() -> None:
    assert run_key("rules", "a") == run_key("rules", "a")
    assert len({run_key("rules", "a"), run_key("rules", "b"), run_key("model", "a")}) == 3


def test_a_day_given_by_the_user_is_the_day_of_publication(tmp_path: Path) -> None:
    coder = Coder(CodingOptions(tmp_path, published="2026-03-13"), place_file())
    coded_report = coder.code(document(STORY))
    assert isinstance(coded_report, CodedReport)
    assert coded_report.report.published is not None
    assert (coded_report.report.published.day, coded_report.report.published.from_) == (
        "2026-03-13", "user",
    )  # fmt: skip
    check(coded_report.report, coded_report.coding.accounts)
    assert to_file_form(coded_report)["relevant"] is True


def test_organisations_of_one_s_own_are_known_to_the_coder_and_name_its_run(
    tmp_path: Path,
) -> None:
    path = tmp_path / "my_actors.csv"
    path.write_text(
        "name,class,aliases,country\nSelva Front,rebel_group,SVF,PE\n", encoding="utf-8"
    )
    plain_coder = Coder(CodingOptions(tmp_path), place_file())
    own = Coder(CodingOptions(tmp_path, actors=path), place_file())
    report = made_report("Fighters of the Selva Front shot dead two farmers in Lima on Thursday.")

    def ids(coder: Coder) -> list[str | None]:
        return [
            c.value.actor_id
            for a in coder.read(report).accounts for c in a.of("perpetrator")
            if isinstance(c.value, Actor)
        ]  # fmt: skip

    assert ids(own) == ["own_selva_front"]
    assert ids(plain_coder) == [None]
    assert own.name != plain_coder.name
