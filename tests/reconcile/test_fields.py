"""Single and plural fields, origins, sources: who agrees, who says less, who disagrees."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.values import (
    Actor,
    DateValue,
    EventType,
    Interval,
    Place,
    Responsibility,
    Speaker,
)
from dateline.reconcile import reconcile, title
from dateline.reconcile.origins import Origins
from tests.told import MAYOR, POLICE, WITNESS, claim, dead, heard, kind, scene, when

FRONT = Actor("Northern Front", "armed group", "named_organisation", actor_id="nf")
ARMY = Actor("River Army", "armed group", "named_organisation", actor_id="ra")
GUNMEN = Actor(label="gunmen", form="described_group", armed="yes")


def ids(*claims: object) -> set[str]:
    return {c.id for c in claims}  # type: ignore[attr-defined]


def test_the_precise_value_that_most_go_with_stands() -> None:
    month = claim("date", DateValue(Interval("2026-03-01", "2026-03-31"), precision="month"), "m")
    days = [when("2026-03-02", "a"), when("2026-03-02", "b"), when("2026-03-04", "c"), month]
    accounts = [heard(str(n), "2026-03-05", [c]) for n, c in enumerate(days)]
    found = reconcile(accounts).field("date")
    assert found is not None
    assert found.value == days[0].value
    assert set(found.claims) == ids(*days[:2])
    assert found.vague == (month.id,)
    assert found.against == (days[2].id,)


def test_many_copies_of_one_text_are_one_voice() -> None:
    copies = [heard(str(n), "2026-03-05", [when("2026-03-04", str(n))], voice="v")
              for n in range(4)]  # fmt: skip
    others = [heard(f"x{n}", "2026-03-05", [when("2026-03-02", f"x{n}")]) for n in range(2)]
    found = reconcile([*copies, *others]).field("date")
    assert found is not None
    assert found.value == others[0].account.claims[0].value


def test_news_outweighs_what_is_recalled_and_words_what_is_inferred() -> None:
    recalled = heard("1", "2027-03-01", [when("2026-03-04", "r")], told_as="recalled")
    inferred = heard("2", "2026-03-05", [when("2026-03-05", "i", basis="inferred", rule="fresh")])
    told = heard("3", "2026-03-05", [when("2026-03-02", "t")])
    found = reconcile([recalled, inferred, told]).field("date")
    assert found is not None
    assert found.value == told.account.claims[0].value
    assert len(found.against) == 2


def test_another_town_is_a_contradiction_and_a_country_is_vague() -> None:
    land = claim("place", Place("Kenya", "Kenya", country="KE", precision="country"), "l")
    places = [scene("Oruba", "1"), scene("Oruba", "2"), scene("Kenda", "3", lat=3.0), land]
    accounts = [heard(str(n), "2026-03-02", [c]) for n, c in enumerate(places)]
    found = reconcile(accounts).field("place")
    assert found is not None
    assert (found.value, found.against) == (places[0].value, (places[2].id,))
    assert (set(found.claims), found.vague) == (ids(*places[:2]), (land.id,))


def test_a_denial_is_against_what_it_denies() -> None:
    yes = claim("perpetrator", FRONT, "y", source=POLICE)
    no = claim("perpetrator", FRONT, "n", source=MAYOR, polarity="denied")
    made = reconcile([heard("1", "2026-03-02", [yes]), heard("2", "2026-03-02", [no])])
    (found,) = made.of("perpetrators")
    assert (found.claims, found.against) == ((yes.id,), (no.id,))
    assert found.disputed


def test_two_papers_that_name_two_groups_disagree_and_one_that_names_both_does_not() -> None:
    one, two = claim("perpetrator", FRONT, "1"), claim("perpetrator", ARMY, "2")
    apart = reconcile([heard("1", "2026-03-02", [one]), heard("2", "2026-03-02", [two])])
    assert [f.against for f in apart.of("perpetrators")] == [(two.id,), (one.id,)]
    both = reconcile([heard("1", "2026-03-02", [one, two])])
    assert [f.against for f in both.of("perpetrators")] == [(), ()]


def test_gunmen_may_be_the_group_that_another_names_unless_two_are_named() -> None:
    gunmen, named = claim("perpetrator", GUNMEN, "g"), claim("perpetrator", FRONT, "f")
    one = [heard("1", "2026-03-02", [gunmen]), heard("2", "2026-03-02", [named])]
    (found,) = reconcile(one).of("perpetrators")
    assert (found.claims, found.vague) == ((named.id,), (gunmen.id,))
    three = [*one, heard("3", "2026-03-02", [claim("perpetrator", ARMY, "r")])]
    assert len(reconcile(three).of("perpetrators")) == 3


def test_nobody_has_claimed_it_gives_way_to_a_claim() -> None:
    none = claim("responsibility", Responsibility("none_reported"), "n", value_state="said_none")
    claimed = claim("responsibility", Responsibility("claimed", FRONT), "c")
    made = reconcile([heard("1", "2026-03-02", [none]), heard("2", "2026-03-04", [claimed])])
    found = made.of("responsibility")
    assert found[0].claims == (claimed.id,)
    assert [(a.claim, a.reason, a.by) for f in found for a in f.aside] == [
        (none.id, "superseded", claimed.id)
    ]


def test_a_type_that_tells_less_is_vague_of_one_that_tells_more() -> None:
    plain, bomb = kind("attack", "a"), kind("suicide_bomb", "b", "explosions_remote_violence")
    made = reconcile([heard("1", "2026-03-02", [plain]), heard("2", "2026-03-02", [bomb])])
    found = made.field("event_type")
    assert found is not None
    assert isinstance(found.value, EventType)
    assert (found.value.sub_type, found.vague) == ("suicide_bomb", (plain.id,))


def test_the_last_verdict_holds_and_the_older_is_kept() -> None:
    first, last = when("2026-03-04", "v1"), when("2026-03-05", "v2")
    told = when("2026-03-02", "t")
    found = reconcile([heard("1", "2026-03-06", [told])], verdicts=[first, last]).field("date")
    assert found is not None
    assert (found.value, found.claims, found.against) == (last.value, (last.id,), (told.id,))
    assert [(a.claim, a.by) for a in found.aside] == [(first.id, last.id)]


def test_an_older_version_of_a_page_counts_nowhere_but_is_listed() -> None:
    old = heard("1", "2026-03-02", [dead("30", "o", POLICE)], newest=False)
    made = reconcile([old, heard("2", "2026-03-02", [dead("12", "n", POLICE)])])
    gone = [a.reason for f in made.fields for a in f.aside]
    assert gone == ["older_version"]
    assert made.sources.origins == 1


def test_who_is_one_origin() -> None:
    full = replace(MAYOR, text="Ada Okoro, mayor of Oruba town")
    short = Speaker("Okoro", name="Okoro", role="government", named="name")
    told = Speaker("the mayor of Oruba town", role="government")
    spoke = replace(POLICE, text="a police spokesman")
    claims = [dead("3", str(n), s) for n, s in enumerate((full, short, told, POLICE, spoke))]
    one, two = heard("1", "2026-03-02", claims), heard("2", "2026-03-02", [])
    known = Origins([one, two])
    assert len({known.of(one, s) for s in (full, short, told)}) == 1
    assert known.of(one, POLICE) == known.of(two, spoke)
    assert known.of(one, POLICE) != known.of(one, full)
    # unnamed witnesses are each paper's own, unless both have them from one agency
    assert known.of(one, WITNESS) != known.of(two, WITNESS)
    agency = Speaker("OP", name="OP", role="media", named="organisation")
    cited = replace(WITNESS, via=agency)
    assert known.of(one, cited) == known.of(two, cited)


def test_sites_of_one_house_are_one_publisher_and_an_agency_is_its_own_origin() -> None:
    sites = [heard("1", "2026-03-02", [], "www.courier.example.com"),
             heard("2", "2026-03-02", [], "world.courier.example.com")]  # fmt: skip
    known = Origins(sites)
    assert known.own(sites[0]) != "publisher:"
    wires = [replace(h, publisher=p, agencies=("OP",)) for h, p in zip(sites, "AB", strict=True)]
    assert Origins(wires).own(wires[0]) == Origins(wires).own(wires[1]) == "agency:op"
    assert reconcile(sites).sources.publishers == 1


def test_the_title_is_made_from_the_values() -> None:
    accounts = [heard("1", "2026-03-02", [
        kind("attack", "k"), scene("Oruba", "s"), when("2026-03-02", "w")])]  # fmt: skip
    assert title(reconcile(accounts)) == "Attack, Oruba, 2 Mar 2026"
    assert title(reconcile([heard("1", None, [])])) == "Incident"
