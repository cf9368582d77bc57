from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from coded import place_file
from export_samples import ANCHOR, of_every_slot
from samples import account, claim, report, span

from dateline import lexicons
from dateline.coding import accounts as read_accounts
from dateline.evaluate.corpus.keys import keyed_folder
from dateline.export import rules, why
from dateline.export.origins import Origin, origins
from dateline.export.terminal import COLOUR
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor, Casualty, Range, Weapon
from dateline.read.article import report as read_report
from dateline.read.document import Document
from dateline.read.sources import documents

ROOT = Path(__file__).resolve().parents[2]
OF = report()


def made(slot: str, words: str | None, value: object, rule: str, **more: object) -> Claim:
    base = claim(slot, words, value, OF, ANCHOR, **more)  # type: ignore[arg-type]
    return replace(base, rule=None, produced_by=rule)


def line(origin: Origin) -> str:
    source = lexicons.taxonomy_source() if origin.file == "taxonomy.toml" else None
    text = source if source is not None else lexicons.source(origin.file)
    return text.splitlines()[origin.line - 1]


# --- the table of rules --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def coded() -> list[Account]:
    """The accounts of the examples and of the train part, coded with the small place file."""
    found = [
        read_report(document, places=place_file())
        for document in documents([str(ROOT / "examples")])
        if isinstance(document, Document)
    ]
    found += [keyed.report for keyed in keyed_folder(ROOT / "corpus", "train")]
    return [a for one in found for a in read_accounts(one, place_file())]


def test_every_rule_that_occurs_has_an_explanation(coded: list[Account]) -> None:
    names = {n for a in coded for c in a.claims for n in (c.rule, c.produced_by) if n}
    assert len(names) > 100
    missing = sorted(n for n in names if rules.explain(n) is None)
    assert missing == [], "these rules have no sentence in dateline/data/rules.toml"


def test_every_origin_is_a_line_that_holds_the_entry(coded: list[Account]) -> None:
    found = {o for a in coded for c in a.claims for o in origins(c)}
    assert len(found) > 100
    for origin in found:
        if origin.file == "taxonomy.toml":
            assert f'"{origin.entry.partition(" ")[0]}"' in line(origin)
        else:
            assert json.dumps(origin.entry, ensure_ascii=False) in line(origin) or (
                line(origin).startswith(origin.path.rpartition(".")[2])
            )


def test_acts_and_weapons_always_lead_to_an_entry(coded: list[Account]) -> None:
    plain = [c for a in coded for c in a.claims if (c.produced_by or "").startswith(
        ("verb:", "noun:", "weapon:", "type_table_"))]  # fmt: skip
    assert len(plain) > 100
    assert [c.produced_by for c in plain if not origins(c)] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("noun:raids:plural", ["'raids'", "in the plural"]),
        ("settle:fresh_news", ["day of publication"]),
        ("casualty:passive:one", ["passive verb", "One person"]),
        ("casualty:among:part:one", ["among the dead", "larger one", "One person"]),
        ("settle:type_table_13", ["Row 13"]),
        ("undergoer:oblique at", ["'at'"]),
    ],
)
def test_names_are_read_part_by_part(name: str, words: list[str]) -> None:
    says = rules.explain(name)
    assert says is not None
    assert all(w in says for w in words)


@pytest.mark.parametrize("name", ["", "nonsense", "casualty:nonsense", "verb:", ":plural"])
def test_what_is_no_rule_has_no_explanation(name: str) -> None:
    assert rules.explain(name) is None


def test_rules_are_found_as_people_type_them() -> None:
    assert rules.find("Fresh-News")[0][0] == "fresh_news"
    assert [name for name, _ in rules.find("weekday")] == ["date.weekday"]
    assert rules.find("killed") == ()


# --- origins -------------------------------------------------------------------------------------


def test_the_act_of_the_claim_is_tried_first() -> None:
    found = origins(made("act", "fired on", "shelling", "verb:fire"))
    assert {o.path for o in found} == {"shelling.verbs"}
    assert all(o.entry.startswith("fire") for o in found)


def test_a_toll_leads_to_the_verb_in_its_words() -> None:
    toll = Casualty("killed", count=Range(3, 3, 3, stated=3))
    found = origins(made("casualty", "killing three officers", toll, "casualty:active"))
    assert (found[0].file, found[0].path) == ("fates.toml", "done_to.killed")
    assert found[0].entry.startswith("kill ")


def test_the_longest_noun_gives_an_actor_its_label() -> None:
    gunmen = Actor(None, "unidentified armed group", "described_group")
    (found,) = origins(made("perpetrator", "Gunmen", gunmen, "doer:subject"))
    assert (found.file, found.entry) == ("actor_nouns.toml", "gunmen")


def test_a_word_of_saying_leads_to_its_verb() -> None:
    rifle = made("weapon", "fired", Weapon("rifle", "firearm"), "weapon:rifle")
    assert [o.file for o in origins(rifle, "has denied")] == ["weapons.toml", "reporting.toml"]
    assert origins(rifle, "has denied")[1].path == "class.deny.verbs"


def test_nothing_is_given_where_nothing_fits() -> None:
    assert origins(made("casualty", "three officers", Casualty("killed"), "casualty:part")) == ()
    assert origins(made("act", "fired on", "shooting", "verb:no such pattern")) == ()


# --- one claim -----------------------------------------------------------------------------------


def test_why_of_a_quoted_claim() -> None:
    held = account(OF)
    toll = held.of("casualty")[0]
    one = why.why(OF, held, toll, lambda c: span("said"))
    assert (one.text, one.cue, one.basis, one.status) == (
        "three officers", "said", "quote", "asserted")  # fmt: skip
    assert one.speaker.startswith("a police spokesman (police, statement)")
    assert "killing [[three officers]]," in why.plain(one)["sentence"]


def chain() -> tuple[Account, Claim]:
    """A claim made from one that was made from the date; and a ring, and a lost claim."""
    held = account(OF)
    day = next(c for c in held.claims if c.slot == "date")
    first = replace(day, id="c1", basis="inferred", rule="fresh_news", text=None, evidence=(),
                    from_=("report.published",))  # fmt: skip
    top = replace(held.of("event_type")[0], id="c2", rule="type_table_2", alternative="attack",
                  from_=("c1", "c2", "c3", "clost"), doubtful=True, confidence=0.25)  # fmt: skip
    ring = replace(day, id="c3", from_=("c2", "c1"))
    return replace(held, claims=(first, top, ring)), top


def test_grounds_are_followed_to_their_end() -> None:
    held, top = chain()
    one = why.why(OF, held, top)
    assert [g.claim for g in one.grounds] == ["c1", "c3", "clost"]
    (published,) = one.grounds[0].grounds
    assert (published.slot, published.shows) == ("published", "2026-03-03 (from input)")
    assert [g.claim for g in one.grounds[1].grounds] == ["c1"]
    assert one.grounds[2].shows == "no longer in this account"


def test_lines_tell_grounds_alternative_chance_and_doubt() -> None:
    held, top = chain()
    text = "\n".join(why.lines(why.why(OF, held, top)))
    for words in ("made from date: 2 Mar 2026 (fresh_news)", "from published: 2026-03-03",
                  "on Monday", "next best attack", "chance    0.25", "doubtful", "Row 2 of",
                  "basis     inferred"):  # fmt: skip
        assert words in text


def test_rivals_are_named_on_both_sides() -> None:
    held = account(OF)
    toll = held.of("casualty")[0]
    other = replace(toll, id="cother", value=Casualty("killed", count=Range(4, 4, 4, stated=4)),
                    alternative_to=toll.id)  # fmt: skip
    both = replace(held, claims=(*held.claims, other))
    assert why.why(OF, both, toll).rivals == ("4 killed",)
    assert why.why(OF, both, other).rivals == ("3 killed (state forces)",)


# --- the terminal --------------------------------------------------------------------------------


def test_lines_fit_the_terminal_and_hold_every_claim() -> None:
    held = of_every_slot(OF)
    found = list(why.account_lines(OF, held))
    assert max(map(len, found)) <= 80
    assert all(any(f"claim     {c.id}" in at for at in found) for c in held.claims)
    assert not any("\x1b" in at or "\ue000" in at for at in found)


def test_colours_are_closed_at_each_line_end() -> None:
    held = account(OF)
    far = replace(held.of("casualty")[0], evidence=(span(OF.text),), text=OF.text)
    block = list(why.lines(why.why(OF, held, far), COLOUR))
    assert sum("\x1b[1;7m" in at for at in block) > 1
    assert all(at.count("\x1b[1") == at.count("\x1b[0m") for at in block)


def test_words_cannot_steer_the_terminal() -> None:
    of = report(text="Gunmen\x1b[2J fired on a patrol\u202e near Oruba.")
    held = replace(account(of), claims=(), summary=())
    bad = replace(claim("act", "fired on", "shooting", OF, ANCHOR), text="x\x1b[2J\u202e",
                  evidence=(replace(ANCHOR, start=0, end=len(of.text)),))  # fmt: skip
    text = "\n".join(why.lines(why.why(of, held, bad)))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_json_form_is_plain() -> None:
    held, _ = chain()
    again = json.loads(json.dumps(why.account_plain(OF, held)))
    assert again["account"] == held.id
    assert again["claims"][1]["grounds"][0]["grounds"][0]["claim"] == "report.published"
