"""The layout of ACLED data: labels, places, dates, tolls, and the way back to the words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from export_samples import ANCHOR, many, with_claims
from samples import CODER, account, claim, report

from dateline.errors import InputError
from dateline.export import acled, acled_actors, choose, write
from dateline.export.tables import countries, layout, number
from dateline.export.write import Order
from dateline.gazetteer import curated
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.report import Report
from dateline.model.taxonomy import SUB_TYPES, TYPE_OF
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Interval,
    Place,
    Range,
    RangeForm,
)

ALL = frozenset(choose.REASONS)
HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)


def always(of: Report) -> bool:
    return True


def replaced(base: Account, slot: str, *claims: Claim) -> Account:
    return with_claims(base, *claims, without=(slot,))


def made(base: Account, of: Report | None = None) -> acled.Row:
    of = of or report()
    return acled.row(CodedReport(of, Coding(of.id, CODER, True, accounts=(base,))), base)


def cell(base: Account, name: str) -> object:
    return dict(zip(acled.columns(), made(base).values(), strict=True))[name]


def toll(count: Range | None, who: str = "total", **more: object) -> Claim:
    value = Casualty("killed", who, count)  # type: ignore[arg-type]
    return claim("casualty", "three officers", value, report(), ANCHOR, **more)


def dated(earliest: str | None, latest: str | None) -> Account:
    value = DateValue(Interval(earliest, latest), precision="days")
    return replaced(account(report()), "date", claim("date", "on Monday", value, report(), ANCHOR))


def placed(value: Place) -> Account:
    return replaced(
        account(report()),
        "place",
        claim("place", "the market of Oruba", value, report(), ANCHOR),
    )


def test_the_header_is_that_of_the_layout() -> None:
    assert ",".join(acled.columns()) == HEADER
    assert len(acled.columns()) == 31


def test_every_sub_type_and_every_country_has_its_labels() -> None:
    labels = layout("acled")
    assert set(labels["sub_event_type"]) == set(TYPE_OF)
    assert set(labels["event_type"]) == set(SUB_TYPES)
    assert len(labels["sub_event_type"]) == 25
    assert {r["iso2"] for r in curated.rows("countries.tsv")} == set(countries())
    assert countries()["PK"] == (586, "South Asia")
    assert len({region for _, region in countries().values()}) == 17


def test_every_form_of_a_number_becomes_one() -> None:
    from typing import get_args

    assert set(layout("ranges")["acled"]) == set(get_args(RangeForm))
    assert number(Range(12, 12, 12, "exact", 12), "acled") == 12
    assert number(Range(101, None, None, "more_than", 100), "acled") == 100
    assert number(Range(24, None, 99, "dozens"), "acled") == 12
    assert number(Range(3, None, 5, "between"), "acled") == 3
    assert number(Range(form="share"), "acled") is None
    assert number(Range(5, 5, 5), "acled") == 5


def test_a_row_of_the_sample() -> None:
    base = account(report())
    cells = dict(zip(acled.columns(), made(base).values(), strict=True))
    assert cells["event_id_cnty"] == f"DL-KEN-{base.id[:13]}"
    assert (cells["event_date"], cells["year"], cells["time_precision"]) == ("2026-03-02", 2026, 1)
    assert cells["disorder_type"] == "Political violence"
    assert (cells["event_type"], cells["sub_event_type"]) == ("Battles", "Armed clash")
    assert cells["actor1"] == "Unidentified Armed Group (Kenya)"
    assert cells["interaction"] == "Political militia only"
    assert (cells["iso"], cells["region"], cells["country"]) == (404, "Eastern Africa", "Kenya")
    assert cells["fatalities"] == 3
    assert cells["source"] == "The Oruba Courier"
    assert cells["civilian_targeting"] is None
    assert cells["notes"] == "Gunmen fired on a pa … trol near the market"


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "precision"),
    [
        ("2026-03-02", "2026-03-02", "2026-03-02", 1),
        ("2026-03-02", "2026-03-08", "2026-03-05", 2),
        ("2026-03-01", "2026-03-31", "2026-03-16", 3),
    ],
)
def test_dates_by_the_start_interval(earliest: str, latest: str, day: str, precision: int) -> None:
    assert cell(dated(earliest, latest), "event_date") == day
    assert cell(dated(earliest, latest), "time_precision") == precision


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        (dated("2026-01-01", "2026-12-31"), "date_too_vague"),
        (dated(None, "2026-03-02"), "no_date"),
        (replaced(account(report()), "date"), "no_date"),
        (replaced(account(report()), "place"), "no_place"),
        (replaced(account(report()), "event_type"), "no_event_type"),
        (placed(Place("Kenya", country="KE", lat=1, lon=38, precision="country")),
         "country_level_only"),
        (placed(Place("Oruba", country="KE", precision="city")), "no_point"),
    ],
)  # fmt: skip
def test_what_the_layout_cannot_hold(base: Account, reason: str) -> None:
    assert acled.unfit(base) == (reason,)


@pytest.mark.parametrize(
    ("place", "location", "precision"),
    [
        (Place("Old Town", city="Oruba", precision="neighbourhood"), "Oruba - Old Town", 1),
        (Place("Oruba", city="Oruba", precision="city"), "Oruba", 1),
        (Place("Oruba", city="Oruba", precision="city", relation="near"), "Oruba", 2),
        (Place("Oruba", city="Oruba", precision="city", radius_km=60), "Oruba", 2),
        (Place("Delta", admin2="Delta", precision="admin2", radius_km=80), "Delta", 3),
        (Place("North", admin1="North", precision="admin1"), "North", 3),
    ],
)
def test_places_by_precision_and_radius(place: Place, location: str, precision: int) -> None:
    base = placed(replace(place, country="KE", lat=-1.23456, lon=36.5))
    assert cell(base, "location") == location
    assert cell(base, "geo_precision") == precision
    assert cell(base, "latitude") == -1.2346


def test_contradicting_tolls_become_the_lowest_and_are_told() -> None:
    base = replaced(
        account(report()),
        "casualty",
        toll(Range(7, 7, 7, stated=7)),
        toll(Range(4, None, None, "at_least", 4)),
        toll(Range(24, None, 99, "dozens")),
        toll(Range(1, 1, 1, stated=1), polarity="denied"),
    )
    row = made(base)
    assert row.cells["fatalities"].value == 4
    (note,) = row.collapsed
    assert (note["why"], note["kept"], note["policy"]) == ("rival_figures", 4, "lowest")
    assert len(note["claims"]) == 3


def test_kinds_of_people_add_up_and_nothing_said_is_a_told_zero() -> None:
    parts = (toll(Range(2, 2, 2, stated=2), "civilians"), toll(Range(3, 3, 3), "state_forces"))
    assert cell(replaced(account(report()), "casualty", *parts), "fatalities") == 5
    silent = made(replaced(account(report()), "casualty"))
    assert silent.cells["fatalities"].value == 0
    assert silent.collapsed[0]["why"] == "no_information"
    none = toll(Range(0, 0, 0, "none", 0), value_state="said_none")
    assert made(replaced(account(report()), "casualty", none)).collapsed == ()


def typed(sub_type: str, *claims: Claim) -> Account:
    value = EventType(TYPE_OF[sub_type], sub_type)
    kind = claim("event_type", None, value, report(), ANCHOR)
    return with_claims(replaced(account(report()), "event_type", kind), *claims)


def who(slot: str, actor: Actor) -> Claim:
    return claim(slot, "Gunmen", actor, report(), ANCHOR)


def test_actors_have_neutral_names_and_types() -> None:
    base = typed(
        "attack",
        who("perpetrator", Actor("Front of Oruba", form="named_organisation",
                                 class_="rebel_group")),
        who("victim", Actor("Anna Example", form="named_person", class_="civilians")),
    )  # fmt: skip
    assert (cell(base, "actor1"), cell(base, "inter1")) == ("Front of Oruba", "Rebel group")
    assert (cell(base, "actor2"), cell(base, "inter2")) == ("Civilians (Kenya)", "Civilians")
    assert cell(base, "interaction") == "Rebel group-Civilians"
    assert cell(base, "civilian_targeting") == "Civilians targeted"


def test_two_armed_sides_and_an_army_from_abroad() -> None:
    base = typed(
        "armed_clash",
        who("perpetrator", Actor(class_="military", country="UG")),
        who("target", Actor(class_="police")),
        who("participant", Actor(class_="paramilitary", role="opposing_side")),
    )
    assert cell(base, "inter1") == "External/Other forces"
    assert cell(base, "actor1") == "Military Forces of Uganda"
    assert cell(base, "actor2") == "Paramilitary Forces of Kenya"
    assert cell(base, "assoc_actor_2") == "Police Forces of Kenya"
    assert cell(base, "interaction") == "State forces-External/Other forces"


def test_crowds_and_those_who_step_in() -> None:
    force = who("participant", Actor(class_="police", role="intervening_force"))
    crowd = who("participant", Actor(class_="protesters", count=Range(200, None, 999, "hundreds")))
    base = typed("protest_with_intervention", force, crowd)
    assert (cell(base, "actor1"), cell(base, "actor2")) == (
        "Protesters (Kenya)", "Police Forces of Kenya",
    )  # fmt: skip
    assert cell(base, "interaction") == "State forces-Protesters"
    assert cell(base, "tags") == "crowd size=Gunmen"
    assert cell(typed("mob_violence"), "tags") == "crowd size=no report"
    assert cell(typed("mob_violence"), "actor2") is None


def test_pairs_of_actor_types() -> None:
    assert acled_actors.interaction(["Civilians", "State forces"]) == "State forces-Civilians"
    pair = ["Civilians", "External/Other forces"]
    assert acled_actors.interaction(pair) == "External/Other forces-Civilians"
    assert acled_actors.interaction(["Protesters"]) == "Protesters only"


# --- files ---------------------------------------------------------------------------------------


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, write.Outcome]:
    path = tmp_path / "out.csv"
    order = Order("acled_like", include=ALL, newest="2026-03-03")
    return path, write.to_file(many(), order, path, always)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_every_account_is_a_row_or_in_the_loss_file(written: tuple[Path, write.Outcome]) -> None:
    path, outcome = written
    loss = json.loads(Path(f"{path}.loss.json").read_text())
    lost = {entry["account_id"] for entry in loss["left_out"]}
    accounts = {a.id for coded in many() for a in coded.coding.accounts}
    kept = {a for a in accounts if any(r["event_id_cnty"].endswith(a[:13]) for r in rows_of(path))}
    assert kept | lost == accounts
    assert not kept & lost
    assert len(rows_of(path)) == outcome.accounts == len(kept) == 8
    assert {"no_date", "no_place"} <= set(outcome.reasons())


def test_the_file_reads_back_as_it_was(written: tuple[Path, write.Outcome]) -> None:
    path, _ = written
    assert path.read_text("utf-8").splitlines()[0] == HEADER
    again = io.StringIO()
    rows = rows_of(path)
    out = csv.DictWriter(again, list(acled.columns()), lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    assert again.getvalue() == path.read_text("utf-8")
    assert {r["timestamp"] for r in rows} == {"1772496000"}


def test_every_cell_leads_to_its_words(written: tuple[Path, write.Outcome]) -> None:
    path, _ = written
    lines = [json.loads(x) for x in Path(f"{path}.provenance.jsonl").read_text().splitlines()]
    reports = {coded.report.id: coded.report for coded in many()}
    for line in lines:
        text = reports[line["doc_id"]].field(line["field"])
        assert text[line["start"] : line["end"]] == line["quote"] != ""
        assert line["rule"]
    held = {(line["row_id"], line["column"]): line["value"] for line in lines}
    constant = {"timestamp"}
    for row in rows_of(path):
        for name, value in row.items():
            if value and name not in constant and value != "crowd size=no report":
                assert str(held.pop((row["event_id_cnty"], name))) == value
    assert held == {}
    claims = {c.id for coded in many() for a in coded.coding.accounts for c in a.claims}
    assert {c for line in lines for c in line["claim_ids"]} <= claims


def test_rows_of_claims_have_no_place_in_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rows of its own"):
        write.to_file([], Order("acled_like", "claims"), tmp_path / "x", always)


def test_a_stream_holds_the_table_alone() -> None:
    out = io.BytesIO()
    outcome = write.to_stream(many(), Order("acled_like"), out, always)
    assert out.getvalue().decode().splitlines()[0] == HEADER
    assert outcome.accounts == 2
