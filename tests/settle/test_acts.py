from __future__ import annotations

from coded import only


def acts(text: str) -> list[tuple[object, str | None]]:
    return [(c.value, c.text) for c in only(text).of("act")]


def test_a_bare_word_goes_where_a_telling_act_is() -> None:
    told = acts("Gunmen shot dead nine traders in Kano on Thursday. The attack lasted an hour.")
    assert told == [("shooting", "shot dead")]


def test_an_act_told_again_becomes_evidence() -> None:
    account = only(
        "A bomb exploded in a bus in Quetta on Thursday. The blast killed six passengers."
    )
    blasts = [c for c in account.of("act") if c.value == "ied"]
    assert len(blasts) == 1
    assert len(blasts[0].evidence) > 1


def test_a_bare_word_alone_stays() -> None:
    assert acts("Gunmen killed nine traders in Kano on Thursday.") == [("other", "killed")]


def test_nothing_is_drawn_from_what_was_left_out() -> None:
    account = only(
        "A bomb exploded in a bus in Quetta on Thursday. The blast killed six passengers."
    )
    ids = {c.id for c in account.claims} | {"report.published"}
    assert all(set(c.from_) <= ids for c in account.claims)
