from collections.abc import Iterator

import pytest
from mini_gazetteer import build_mini, parse

from dateline.extract.places import places
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.mention import Mention
from dateline.model.ports import Candidate
from dateline.model.span import Span
from dateline.model.values import Place
from dateline.normalise.places import resolve
from dateline.normalise.places.levels import at_home, level
from dateline.normalise.places.names import Named, Names
from dateline.normalise.places.publisher import country_of, is_of_publisher, published_in
from dateline.normalise.places.scores import Scored, score


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    found = build_mini(tmp_path_factory.mktemp("mini"))
    yield found
    found.close()


def resolved(text: str, gazetteer: Gazetteer, publisher: str | None = None) -> list[Place]:
    report = parse(text, publisher=publisher)
    found = [m.value for m in resolve(places(report, gazetteer), report, gazetteer)]
    assert all(isinstance(v, Place) for v in found)
    return [v for v in found if isinstance(v, Place)]


def test_a_city_has_its_units_and_point(gazetteer: Gazetteer) -> None:
    (place,) = resolved("A bomb went off in Karachi.", gazetteer)
    assert (place.name, place.city, place.admin1, place.country) == (
        "Karachi", "Karachi", "Sindh", "PK",
    )  # fmt: skip
    assert place.precision == "city"
    assert place.words == "Karachi"
    assert place.lat == pytest.approx(24.86, abs=0.1)
    assert place.radius_km is not None
    assert place.geonameid == 1174872


def test_a_country_alone_is_a_country(gazetteer: Gazetteer) -> None:
    (place,) = resolved("Two people died in Mali.", gazetteer)
    assert (place.country, place.precision, place.city) == ("ML", "country", None)


def test_the_most_specific_name_of_a_phrase_is_the_place(gazetteer: Gazetteer) -> None:
    text = "It hit a mosque in Pakistan's volatile northwestern city of Peshawar."
    (place,) = resolved(text, gazetteer)
    assert (place.city, place.admin1) == ("Peshawar", "Khyber Pakhtunkhwa")
    assert place.words == "a mosque in Pakistan's volatile northwestern city of Peshawar"


def test_an_embassy_is_where_it_stands(gazetteer: Gazetteer) -> None:
    (place,) = resolved("Protesters stoned the Turkish embassy in Berlin.", gazetteer)
    assert (place.city, place.country) == ("Berlin", "DE")


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("Three died in Paris, Texas.", "US", "Texas"),
        ("Three died in Paris.", "FR", "Île-de-France"),
        ("Shots were heard in Tbilisi, Georgia.", "GE", "Tbilisi"),
        ("Shots were heard in Atlanta, Georgia.", "US", "Georgia"),
    ],
)
def test_containers_decide(text: str, country: str, admin1: str, gazetteer: Gazetteer) -> None:
    (place,) = resolved(text, gazetteer)
    assert (place.country, place.admin1) == (country, admin1)


def test_the_rest_of_the_report_decides(gazetteer: Gazetteer) -> None:
    caucasus = resolved("Fighters crossed from Georgia to Baku, Yerevan and Grozny.", gazetteer)
    assert caucasus[0].country == "GE"
    south = resolved("He drove from Georgia to Dallas, Texas, and to Alabama.", gazetteer)
    assert south[0].admin1 == "Georgia"


def test_one_sense_a_report(gazetteer: Gazetteer) -> None:
    text = "A man died in Paris, Texas. Police in Dallas came. He was known in Paris."
    found = [p for p in resolved(text, gazetteer) if p.city == "Paris"]
    assert len(found) == 2
    assert {p.admin1 for p in found} == {"Texas"}


def test_an_unknown_village_lies_in_its_smallest_unit(gazetteer: Gazetteer) -> None:
    text = "Gunmen raided the village of Oxkutza in Borno state, Nigeria."
    (place,) = resolved(text, gazetteer)
    assert place.name == "Oxkutza"
    assert (place.admin1, place.country, place.precision) == ("Borno", "NG", "admin1")
    assert place.point_of == "Borno"
    assert place.geonameid is None
    assert place.city is None


def test_an_unknown_village_is_sought_where_the_report_is(gazetteer: Gazetteer) -> None:
    text = "Gunmen raided the village of Oxkutza. They came from Kano and fled to Lagos, Nigeria."
    place = resolved(text, gazetteer)[0]
    assert (place.name, place.country) == ("Oxkutza", "NG")


def test_a_namesake_abroad_is_not_taken(gazetteer: Gazetteer) -> None:
    text = "Mortars fell on Griffin, near Goma. Soldiers came from Bukavu and Kinshasa."
    places_found = resolved(text, gazetteer)
    assert {p.country for p in places_found} == {"CD"}
    assert places_found[0].geonameid is None


def test_a_namesake_outside_the_named_unit_is_not_taken(gazetteer: Gazetteer) -> None:
    report = parse("Rebels took Griffin in Borno state, Nigeria.")
    words = "Griffin in Borno state, Nigeria"
    mention = Mention("place", Span("text", 12, 12 + len(words)), words, 0, "place.name")
    (place,) = (m.value for m in resolve((mention,), report, gazetteer))
    assert isinstance(place, Place)
    assert (place.name, place.admin1, place.country) == ("Griffin", "Borno", "NG")
    assert place.point_of == "Borno"


def test_nothing_is_made_up_without_any_ground(gazetteer: Gazetteer) -> None:
    (place,) = resolved("Gunmen raided the village of Oxkutza.", gazetteer)
    assert place.precision is None
    assert (place.lat, place.country) == (None, None)
    assert place.words == "the village of Oxkutza"


def test_a_seat_and_its_unit(gazetteer: Gazetteer) -> None:
    (city,) = resolved("A bomb killed two in Baghdad.", gazetteer)
    assert city.precision == "city"
    (unit,) = resolved("A bomb killed two in Idlib province, Syria.", gazetteer)
    assert (unit.precision, unit.city) == ("admin1", None)


def test_relation_and_dispute_are_kept(gazetteer: Gazetteer) -> None:
    near, kashmir = resolved("It fell 5 km south of Lahore. He was from Kashmir.", gazetteer)
    assert near.relation == "near"
    assert set(kashmir.disputed) == {"IN", "PK"}


def test_alternatives_are_few_and_others(gazetteer: Gazetteer) -> None:
    (place,) = resolved("A man was shot in Springfield.", gazetteer)
    assert 1 <= len(place.alternatives) <= 3
    assert place.geonameid not in {a.geonameid for a in place.alternatives}


def test_the_publisher_is_a_hint(gazetteer: Gazetteer) -> None:
    (place,) = resolved("A man was shot in Cambridge.", gazetteer, "echo.example.co.uk")
    assert place.country == "GB"


@pytest.mark.parametrize(
    ("publisher", "country"),
    [("news.example.pk", "PK"), ("news.example.co.uk", "GB"), ("example.com", None),
     ("example.io", None), ("https://www.example.ng/a/b", "NG"), (None, None)],
)  # fmt: skip
def test_country_of_the_publisher(publisher: str | None, country: str | None) -> None:
    assert country_of(parse("Text.", publisher=publisher).report) == country


def test_other_mentions_pass_unchanged(gazetteer: Gazetteer) -> None:
    report = parse("Soldiers died in Lima.")
    other = Mention("weapon", Span("text", 0, 8), "Soldiers", 0, "test")
    mentions = (other, *places(report, gazetteer))
    out = resolve(mentions, report, gazetteer)
    assert out[0] is other
    assert len(out) == 2


def test_the_same_input_gives_the_same_values(gazetteer: Gazetteer) -> None:
    text = "Clashes in Aleppo, Idlib and Homs. Paris, London and Georgia reacted."
    assert resolved(text, gazetteer) == resolved(text, gazetteer)


def test_a_hyphened_name_is_not_the_village_that_its_half_spells(gazetteer: Gazetteer) -> None:
    text = "They died on the Trans-Paris road, in the far south. Police in Sindh, Pakistan, came."
    found = [p for p in resolved(text, gazetteer) if "Trans" in p.words]
    assert all(p.country == "PK" for p in found)


def test_an_unlisted_village_takes_the_unit_named_beside_it(gazetteer: Gazetteer) -> None:
    text = "Men shot two farmers in the village of Kotlandi, near Peshawar, Pakistan."
    found = next(p for p in resolved(text, gazetteer) if p.name == "Kotlandi")
    assert (found.country, found.geonameid) == ("PK", None)
    assert found.point_of in {"Peshawar", "Pakistan"}


def test_another_spelling_is_read_inside_the_unit(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in the town of Pishawarh in Khyber Pakhtunkhwa."
    (place,) = resolved(text, gazetteer)
    assert (place.name, place.geonameid) == ("Peshawar", 1168197)


def test_the_parts_of_an_unlisted_name_say_nothing_of_other_places(gazetteer: Gazetteer) -> None:
    text = "Peshawar: A man was shot near Grozny Mile Baku village on Friday. Peshawar was calm."
    found = resolved(text, gazetteer)
    assert [p.country for p in found if p.words == "Peshawar"] == ["PK", "PK"]


@pytest.mark.parametrize(
    ("publisher", "code"),
    [("Karachi Morning Courier", "PK"), ("Meridian Wire", None), ("post.example.uk", "GB")],
)
def test_the_name_of_a_publisher_tells_its_country(
    publisher: str, code: str | None, gazetteer: Gazetteer
) -> None:
    report = parse("Two men died.", publisher=publisher).report
    assert country_of(report, gazetteer) == code
    assert is_of_publisher(report, "Karachi") == publisher.startswith("Karachi")


def test_an_unlisted_village_is_not_put_into_the_capital(gazetteer: Gazetteer) -> None:
    text = "Baku: officials spoke. Men shot two farmers in the village of Kotlandi. Baku was calm."
    found = next(p for p in resolved(text, gazetteer) if p.name == "Kotlandi")
    assert (found.country, found.city, found.precision) == ("AZ", None, "country")


def test_a_unit_owned_by_another_decides_where_a_village_lies(gazetteer: Gazetteer) -> None:
    text = "A drone fell near the village of Bakhmut in Pakistan's Sindh province."
    first = resolved(text, gazetteer)[0]
    assert (first.name, first.country, first.point_of) == ("Bakhmut", "PK", "Sindh")
    assert first.geonameid is None


def test_a_place_beside_another_is_not_the_other(gazetteer: Gazetteer) -> None:
    (known,) = resolved("A bomb exploded in Kirkuk, south-east of Mosul.", gazetteer)
    assert (known.city, known.words) == ("Kirkuk", "Kirkuk, south-east of Mosul")
    (village,) = resolved("A bomb exploded in the town of Zarwan, west of Mosul.", gazetteer)
    assert (village.name, village.city, village.country) == ("Zarwan", "Mosul", "IQ")
    assert village.point_of == "Mosul"


def test_a_people_before_a_village_is_not_its_name(gazetteer: Gazetteer) -> None:
    place = resolved("Two died in the Iraqi village of Zarwan near Mosul.", gazetteer)[0]
    assert (place.name, place.point_of) == ("Zarwan", "Mosul")


def test_each_of_a_row_of_villages_is_a_place(gazetteer: Gazetteer) -> None:
    text = "Near Mosul, the villages of Zarwan, Haldor and Tel Marga were burned."
    names = [p.name for p in resolved(text, gazetteer)]
    assert names == ["Mosul", "Zarwan", "Haldor", "Tel Marga"]


def test_the_owner_of_a_unit_is_the_unit_that_holds_it() -> None:
    country = Candidate(1, "Sava", "country", "XS", None, None, -18.0, 35.0, 500.0, 8_000_000)
    town = Candidate(2, "Sava", "city", "XS", "North", "North", -15.0, 40.7, 2.0, 50_000)
    north = Candidate(3, "North", "admin1", "XS", "North", None, -15.1, 39.3, 90.0, 2_000_000)
    named = {
        "sava": Named("sava", "Sava", (country, town), count=1),
        "north": Named("north", "North", (north,), inside=["sava"], kinds={"admin1"}, count=1),
    }
    best = score(named)["sava"][0]
    assert best.candidate is country
    assert best.features["holds"] == pytest.approx(1.0)


def unit(number: int, name: str, country: str, lat: float, lon: float) -> Candidate:
    return Candidate(number, name, "admin1", country, name, None, lat, lon, 80.0, 900_000)


def town(number: int, name: str, country: str, admin1: str, lat: float, lon: float) -> Candidate:
    return Candidate(number, name, "city", country, admin1, None, lat, lon, 3.0, 60_000)


def test_a_name_outside_the_mentions_holds_no_place() -> None:
    named = {
        "mary": Named("mary", "Mary", (unit(1, "Mary", "TM", 37.4, 62.0),), count=1, hint=True),
        "arden": Named(
            "arden", "Arden", (town(2, "Arden", "US", "North Carolina", 35.4, -82.5),),
            inside=["mary"], count=1,
        ),
    }  # fmt: skip
    assert score(named)["arden"][0].features["outside"] == 0.0
    named["mary"].hint = False
    assert score(named)["arden"][0].features["outside"] > 0.5


def test_the_publisher_s_town_decides_among_namesakes() -> None:
    near = town(1, "Dubhill", "US", "Ohio", 40.1, -83.1)
    far = town(2, "Dubhill", "US", "Georgia", 32.5, -82.9)
    named = {"dubhill": Named("dubhill", "Dubhill", (far, near), count=2)}
    home = {
        "ostrava": Named("ostrava", "Ostrava", (town(3, "Ostrava", "US", "Ohio", 40.0, -83.0),))
    }
    assert score(named)["dubhill"][0].candidate is far
    ranked = score(named, None, home)
    assert ranked["dubhill"][0].candidate is near
    assert list(ranked) == ["dubhill"]


@pytest.mark.parametrize(
    ("publisher", "key"),
    [
        ("Karachi Morning Courier", "karachi"),
        ("thepeshawartimes.example", "peshawar"),
        ("Meridian Wire", None),
    ],
)
def test_places_in_a_publisher_s_name(
    publisher: str, key: str | None, gazetteer: Gazetteer
) -> None:
    report = parse("Two men died.", publisher=publisher).report
    assert list(published_in(report, (), gazetteer)) == ([key] if key else [])
    assert published_in(report, ("karachi", "peshawar"), gazetteer) == {}


def test_a_unit_without_a_point_of_its_own_gives_way_to_its_city() -> None:
    bare = Candidate(
        None, "Veld", "admin1", "HU", "Veld", None, 47.0, 20.0, 172.0, point_of="Hungary"
    )
    city = town(2, "Veld", "HU", "Southern Plain", 46.2, 20.1)
    assert (
        level([Scored(bare, {}, 2.0, 0.9), Scored(city, {}, 1.0, 0.1)], "Veld").candidate is city
    )


def test_of_namesakes_abroad_and_at_home_the_one_at_home_is_meant() -> None:
    abroad = town(1, "Santa Rita", "HN", "Yoro", 15.2, -87.9)
    home = town(2, "Santa Rita", "PY", "Alto Paraná", -25.8, -55.1)
    asuncion = Candidate(
        3, "Asunción", "city", "PY", "Asunción", None, -25.3, -57.6, 9.0, 500_000, capital=True
    )
    found = Names(
        {
            "santa rita": Named("santa rita", "Santa Rita", (abroad, home), count=1),
            "asuncion": Named("asuncion", "Asunción", (asuncion,), count=3),
        },
        [],
    )
    rows = [Scored(abroad, {}, 2.0, 0.8), Scored(home, {}, 1.0, 0.2)]
    ranked = {"santa rita": rows, "asuncion": [Scored(asuncion, {}, 3.0, 1.0)]}
    assert [r.candidate for r in at_home(rows, found, ranked, "santa rita")] == [home]
