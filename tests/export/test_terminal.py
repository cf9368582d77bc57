from __future__ import annotations

from dataclasses import replace

import pytest
from export_samples import of_every_slot, said_nothing
from samples import account, coded, report, span

from dateline.export import terminal
from dateline.model.coding import Coding
from dateline.model.span import Span

OF = report(input_id="one", url="https://news.example/1")
EVERY = of_every_slot(OF)


def test_an_account_has_each_value_with_its_words_speaker_and_status() -> None:
    lines = list(terminal.account(OF, account(OF)))
    assert lines[0] == "Armed clash, Oruba, 2026-03-02"
    assert lines[1] == f"account    {account(OF).id}"
    at = lines.index("Tolls")
    assert lines[at + 1] == (
        "  3 killed (state forces)  (asserted, said by a police spokesman (police, statement) "
        "and the army (military))"
    )
    assert lines[at + 2].strip() == (
        "Gunmen fired on a patrol near the market of Oruba on Monday, killing [[three officers]], "
        "a police spokesman said."
    )


def test_every_claim_is_shown() -> None:
    text = "\n".join(terminal.account(OF, EVERY))
    assert text.count("[[") == sum(bool(c.evidence) for c in EVERY.claims)
    for title in ("Acts", "Where", "Reported to have done it", "Demands", "Did it happen"):
        assert f"\n{title}\n" in text


def test_what_is_said_to_be_unknown_stands_apart() -> None:
    lines = list(terminal.account(OF, said_nothing(OF)))
    at = lines.index("Said to be unknown or none")
    assert "Tolls" not in lines
    rest = "\n".join(lines[at:])
    for words in ("casualty: none killed", "casualty: injured: said unknown",
                  "perpetrator: said unknown", "weapon: said none"):  # fmt: skip
        assert words in rest


def test_inferred_values_name_their_rule() -> None:
    assert any("inferred by the rule r" in line for line in terminal.account(OF, account(OF)))


def test_a_report_lists_its_accounts() -> None:
    made = coded(OF)
    lines = list(terminal.report(OF, made.coding))
    assert lines[0] == "Patrol attacked in Oruba"
    assert "published  2026-03-03 (from input)" in lines
    assert "1 account" in lines
    name = made.coding.accounts[0].id[: terminal.ID_LENGTH]
    assert f"  {name}  Armed clash, Oruba, 2026-03-02; 3 killed" in lines


def test_a_report_without_accounts_says_why() -> None:
    undated = replace(OF, published=None)
    silent = Coding(OF.id, "c", False, "no_incident")
    lines = list(terminal.report(undated, silent))
    assert lines[-1] == "no account of an incident (no incident)"
    assert "published  not known: relative dates stay unresolved" in lines
    assert list(terminal.report(OF, None))[-1] == "not coded"


def test_a_claim_says_what_it_rests_on() -> None:
    one = EVERY.of("responsibility")[-1]
    lines = list(terminal.claim(OF, EVERY, one))
    assert lines[0] == "responsibility: claimed by Front of Oruba"
    assert "made from  ca, cb" in lines
    assert "rival of   cnone" in lines
    assert lines[-1].strip() == "No group has [[claimed]] the attack."


def test_a_line_of_a_list() -> None:
    one = replace(account(OF), foreground=False, kind="aggregate", title="A\tB\x1b[31m")
    name, title, toll, speakers = terminal.summary(one)
    assert (name, toll) == (one.id[:10], "3 killed")
    assert title == "A B\ufffd[31m (recalled, aggregate)"
    assert speakers == "a police spokesman"


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r"])
def test_what_a_terminal_would_obey_is_taken_out(char: str) -> None:
    text = f"Guards fled{char} at noon. Then nothing."
    made = terminal.quoted(replace(OF, text=text), Span("text", 0, 6))
    assert char not in made
    assert char not in terminal.line(f"a{char}b")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("One. Two men fell. Three.", "men", "Two [[men]] fell."),
        ("One.\n\nTwo men fell\n\nThree.", "Two", "[[Two]] men fell"),
        ("He said: “Go.” Two men fell!", "Two men fell!", "[[Two men fell!]]"),
        ("Two men fell", "Two men fell", "[[Two men fell]]"),
        ("a b\nc", "a b", "[[a b]]"),
    ],
)
def test_quotes_stand_in_their_sentence(text: str, words: str, wanted: str) -> None:
    of = replace(OF, text=text)
    assert terminal.quoted(of, span(words, text)) == wanted


def test_long_context_is_cut_between_words() -> None:
    text = "word " * 100 + "HERE " + "tail " * 100
    made = terminal.quoted(replace(OF, text=text), span("HERE", text))
    assert made.startswith("… word ")
    assert made.endswith(" tail …")
    assert len(made) < 260


def test_the_sentence_that_the_account_knows_is_taken() -> None:
    text = "Lt. Col. Doe fell. More."
    of = replace(OF, text=text)
    assert (
        terminal.quoted(of, span("fell", text), [Span("text", 0, 18)]) == "Lt. Col. Doe [[fell]]."
    )


def test_colours_replace_the_brackets() -> None:
    made = terminal.quoted(OF, span("three officers"), (), terminal.COLOUR)
    assert "\x1b[1;7mthree officers\x1b[0m" in made
    assert "[[" not in made
