from __future__ import annotations

from dataclasses import replace

from coded import made_report, only, parsed

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.reading import Candidate, Reading
from dateline.model.span import Span
from dateline.parse.document import parse
from dateline.settle.keep import features, keep, reality, score, seen


def act(modality: str) -> Mention:
    return Mention("act", Span("text", 0, 3), "act", 0, "noun:attack", None, "other", modality)  # type: ignore[arg-type]


def test_a_full_account_scores_above_the_threshold() -> None:
    account = only("Gunmen killed nine traders in Kano on Thursday.")
    found = features(account, 1.0, False)
    assert found["harm"] == found["day"] == found["town"] == found["armed_doer"] == 1.0
    assert score(found) >= table("keep")["threshold"]


def test_a_bare_act_scores_below_it() -> None:
    assert score({"bare_acts": 1.0, "place": 1.0}) < 0.5


def test_harm_and_a_place_speak_for_an_incident() -> None:
    found = {"day": 1.0}
    assert score(found | {"harm": 1.0}) > score(found)
    assert score(found | {"place": 1.0}) > score(found)


def test_scores_are_rounded_and_ignore_the_order_of_features() -> None:
    found = {"harm": 1.0, "day": 1.0, "town": 1.0}
    assert score(found) == score(dict(reversed(found.items())))
    assert score(found) == round(score(found), 4)


def test_reality_is_the_share_of_acts_meant() -> None:
    assert reality(()) == 1.0
    assert reality((act("real"), act("generic"))) == 0.5


def test_every_weight_is_a_number_that_some_feature_may_have() -> None:
    account = only("Gunmen killed nine traders in Kano on Thursday.")
    known = set(features(account, 1.0, False)) | {"bias"}
    for name, weight in table("keep")["weights"].items():
        assert isinstance(weight, float)
        assert name in known or name.startswith("family_")


def seen_at(words: str, role: str, score: float) -> Reading:
    text = "Gunmen killed nine traders in Kano on Thursday."
    start = text.index(words)
    one = Candidate(start, start + len(words), words, role, score, 0, {})
    return Reading(text, ({},), (one,), keep={"bias": -5.0, "seen_harmed": 4.0})


def test_what_a_reader_saw_counts_where_it_touches_the_words_of_an_account() -> None:
    account = only("Gunmen killed nine traders in Kano on Thursday.")
    report = parse(made_report("Gunmen killed nine traders in Kano on Thursday."))
    high = seen(account, report, seen_at("traders", "HumDesc", 0.9))
    low = seen(account, report, seen_at("traders", "HumDesc", 0.1))
    none = seen(account, report, Reading(report.report.text))
    assert high["seen_harmed"] > low["seen_harmed"] > none["seen_harmed"]
    assert high["seen_doer"] == none["seen_doer"]
    assert abs(none["seen_harmed"]) < 0.01


def test_a_reading_with_weights_decides_and_one_without_does_not() -> None:
    account = only("Gunmen killed nine traders in Kano on Thursday.")
    report = parse(made_report("Gunmen killed nine traders in Kano on Thursday."))
    told = (act("real"),)
    assert keep(report, (account,), told, seen_at("traders", "HumDesc", 0.99)) == (account,)
    assert keep(report, (account,), told, seen_at("traders", "HumDesc", 0.1)) == ()
    assert keep(report, (account,), told, Reading(report.report.text)) == (account,)


def test_the_likeliest_account_of_a_report_that_would_be_left_with_none_stays() -> None:
    whole = only("Gunmen killed nine traders in Kano on Thursday.")
    report = parsed("Gunmen killed nine traders in Kano on Thursday. " * 9)
    low, least = table("keep")["lone_threshold"], table("keep")["threshold"]
    armed = replace(
        whole, claims=tuple(c for c in whole.claims if c.slot in {"act", "perpetrator"})
    )
    faceless = replace(
        whole, claims=tuple(c for c in whole.claims if c.slot in {"act", "casualty"})
    )
    faceless = replace(faceless, foreground=False)
    assert low <= score(features(armed, 1.0, False)) < least
    assert keep(report, (armed,)) == (armed,)
    assert keep(report, (whole, armed)) == (whole,)
    assert score(features(faceless, 1.0, False)) < least
    assert keep(report, (faceless,)) == ()
    assert keep(report, ()) == ()
