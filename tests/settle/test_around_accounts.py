"""What is told around an act reaches its account; how accounts stand to one another."""

from __future__ import annotations

from dataclasses import replace

from coded import coded, only, parsed

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.span import Span
from dateline.model.values import Damage, DateValue, Place, Response
from dateline.settle.context import Setting
from dateline.settle.context_kind import adopt, responses

SPAN = Span("text", 0, 6)
LEAD = "Gunmen attacked a police post in Maiduguri on Thursday, killing four officers. "


def kinds(account: Account) -> list[str]:
    return [c.value.kind for c in account.of("response") if isinstance(c.value, Response)]


def relations(text: str) -> list[tuple[str, str]]:
    """(kind, title of the account it points to), in the order of accounts."""
    accounts = coded(text)
    titles = {a.id: a.title for a in accounts}
    return [(r.kind, titles[r.account]) for a in accounts for r in a.relations]


def test_a_response_told_in_the_next_sentence_belongs_to_the_attack() -> None:
    one = only(LEAD + "Soldiers sealed off the area and a manhunt is under way, the army said.")
    assert kinds(one) == ["cordon", "pursuit"]
    assert {c.source.text for c in one.of("response") if c.source} == {"the army"}


def test_damage_keeps_the_thing_and_the_degree() -> None:
    one = only(LEAD + "Three houses were burned down.")
    (claim,) = one.of("damage")
    assert claim.value == Damage("Three houses", "destroyed")
    assert claim.status == "asserted"


def test_an_unknown_motive_is_a_claim_without_a_value() -> None:
    (claim,) = only(LEAD + "The motive for the attack was not known.").of("motive")
    assert (claim.value, claim.value_state, claim.status) == (None, "said_unknown", "unverified")


def test_one_context_an_account() -> None:
    one = only(
        "Eleven people were killed in Maiduguri on Thursday in fighting between farmers and "
        "herders. Police called it a land dispute between the two communities."
    )
    assert [c.value for c in one.of("context")] == ["communal"]


def test_what_the_title_tells_again_counts_once() -> None:
    title = "Four officers killed in Maiduguri; three houses burned down"
    accounts = coded(LEAD + "Three houses were burned down.", title)
    assert [c.text for c in accounts[0].of("damage")] == ["Three houses were burned down"]


def account_of(*claims: Claim) -> Account:
    return Account("a1", "r1", SPAN, "", claims=claims)


def test_an_arrest_that_is_the_incident_is_no_response_to_it() -> None:
    arrest = Claim("c1", "response", Response("arrest"), evidence=(SPAN,))
    cordon = Claim("c2", "response", Response("cordon"), evidence=(SPAN,))
    setting = Setting(parsed("Police arrested two men."), ())
    raid, attack = Claim("c3", "act", "raid"), Claim("c4", "act", "shooting")
    assert kinds(responses(account_of(raid, arrest, cordon), setting)) == ["cordon"]
    assert kinds(responses(account_of(attack, raid, arrest), setting)) == ["arrest"]


def test_what_an_account_that_is_not_kept_told_goes_to_the_one_before() -> None:
    report = parsed(LEAD + "Windows were shattered. Then rain fell.")
    spans = [s.span for s in report.sentences if s.span.field == "text"]
    told = Claim("c1", "damage", Damage("Windows", "damaged"), evidence=(spans[1],))
    one = Account("a1", "r1", SPAN, "", summary=(spans[0],))
    other = Account("a2", "r1", SPAN, "", summary=(spans[2],))
    lost = Account("a3", "r1", SPAN, "", claims=(told,))
    kept = adopt(report, (one, other, lost), (one, other))
    assert [a.of("damage") for a in kept] == [(told,), ()]
    dated = Claim("c2", "date", DateValue(), evidence=(spans[1],))
    recalled = replace(lost, foreground=False, claims=(dated, told))
    assert adopt(report, (one, recalled), (one,))[0].claims == ()


def test_a_place_where_people_were_taken_is_no_scene() -> None:
    one = only("Gunmen killed two people in Maiduguri on Thursday and took four girls from Kano.")
    roles = {c.text: c.value.role for c in one.of("place") if isinstance(c.value, Place)}
    assert roles.get("Maiduguri") == "scene"
    assert roles.get("Kano") == "taken_at"


def test_a_reprisal_points_to_what_it_answers() -> None:
    found = relations(
        "Gunmen killed nine villagers in Maiduguri on Thursday in retaliation for the killing of "
        "two herders by soldiers in Bama last week."
    )
    assert [kind for kind, _ in found] == ["retaliation_for"]


def test_a_similar_attack_recalled_is_of_the_same_series() -> None:
    found = relations(
        LEAD + "In January, gunmen killed seven officers in a similar attack in Kano."
    )
    assert [kind for kind, _ in found] == ["same_series"]


def test_an_account_alone_has_no_relations() -> None:
    assert only(LEAD + "It was a similar attack.").relations == ()
