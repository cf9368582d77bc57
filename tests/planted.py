"""Invented reports with a name planted in every place where one may stand."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from dateline.export import letters
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id, report_id
from dateline.model.ports import Candidate
from dateline.model.report import Dateline, Dropped, Report, Stamp
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    DateValue,
    EventType,
    Interval,
    Object,
    Place,
    Range,
    Response,
    Speaker,
    Statement,
    Value,
)

# Invented persons: full name, and the parts that lead to the person by themselves.
NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Amina Diallo", ("Amina", "Diallo")),
    ("Chukwuemeka Okonkwo-Eze", ("Chukwuemeka", "Okonkwo")),
    ("Abdullah bin Rashid al-Harthi", ("Rashid", "Harthi")),
    ("Juan Carlos de la Vega", ("Carlos", "Vega")),
    ("Pieter van der Merwe", ("Pieter", "Merwe")),
    ("Sean O'Rafferty", ("Rafferty",)),
    ("N’Golo Kouyaté", ("Kouyaté",)),
    ("Nguyễn Văn Thành", ("Nguyễn", "Thành")),
    ("Kim Jong-suk", ("Jong-suk",)),
    ("Li Xiaoming", ("Xiaoming",)),
    ("Yamamoto Haruka", ("Yamamoto", "Haruka")),
    ("Suharyanto", ("Suharyanto",)),
    ("Thiruvengadam", ("Thiruvengadam",)),
    ("J. R. Pemberton", ("Pemberton",)),
    ("Michael T. Ashdown", ("Michael", "Ashdown")),
    ("Søren Kjærgaard", ("Søren", "Kjærgaard")),
    ("Łukasz Żółtowski", ("Łukasz", "Żółtowski")),
    ("Jürgen Müller", ("Jürgen", "Müller")),
    ("José Ñúñez Echeverría", ("Ñúñez", "Echeverría")),
    ("Fatima Zahra el-Idrissi", ("Fatima", "Idrissi")),
    ("Mohammad Yousuf Ghani", ("Yousuf", "Ghani")),
    ("Gulsum Nazarbekova", ("Gulsum", "Nazarbekova")),
    ("Ivan Petrovich Sidorchuk", ("Petrovich", "Sidorchuk")),
    ("Oleksandr Hryhorenko", ("Oleksandr", "Hryhorenko")),
    ("Giorgi Tsiklauri", ("Giorgi", "Tsiklauri")),
    ("Araksi Manukyan", ("Araksi", "Manukyan")),
    ("Ayşe Yıldırım", ("Ayşe", "Yıldırım")),
    ("Rukhsana Bibi", ("Rukhsana",)),
    ("Priya Venkataraman", ("Priya", "Venkataraman")),
    ("Sarath Wickremaratne", ("Sarath", "Wickremaratne")),
    ("Tashi Dorjee", ("Tashi", "Dorjee")),
    ("Aung Kyaw Htwe", ("Kyaw", "Htwe")),
    ("Somchai Rattanakul", ("Somchai", "Rattanakul")),
    ("Siti Nurhaliza binti Osman", ("Nurhaliza", "Osman")),
    ("Maria dos Santos Figueiredo", ("Maria", "Figueiredo")),
    ("Wanjiku Mwangi", ("Wanjiku", "Mwangi")),
    ("Tesfaye Gebremedhin", ("Tesfaye", "Gebremedhin")),
    ("Deng Akuei Majok", ("Akuei", "Majok")),
    ("Thandiwe Mokoena", ("Thandiwe", "Mokoena")),
    ("Babajide Adébáyò", ("Babajide", "Adébáyò")),
    ("Blessing Okafor", ("Okafor",)),
    ("Sunday Ezenwa", ("Ezenwa",)),
    ("Moana Tuilagi", ("Moana", "Tuilagi")),
    ("Aputsiaq Kleist", ("Aputsiaq", "Kleist")),
    ("Eino Hämäläinen", ("Eino", "Hämäläinen")),
    ("Zoltán Szőllősi", ("Zoltán", "Szőllősi")),
    ("Nikolaos Papadakis", ("Nikolaos", "Papadakis")),
    ("Rebecca d'Almeida", ("Rebecca", "Almeida")),
    ("Xóchitl Tlatelpa", ("Xóchitl", "Tlatelpa")),
    ("Ould Cheikh Sidaty", ("Cheikh", "Sidaty")),
)
KEPT = ("Oruba", "Belomar", "Oruba General Hospital", "Ministry of the Interior", "Red Cross",
        "Front for Belomar", "Kenya")  # fmt: skip
NUMBERS = ("14", "27", "3,500")
_SIX = (
    "{name}, 34, a teacher, was among 14 people killed in Oruba on Monday, the Red Cross said.",
    "Gunmen of the Front for Belomar shot Mr {last} outside the Oruba General Hospital, and "
    "{last}’s wife fled to Belomar.",
    "“They took {first} at night,” said {name}, a resident. Officials of the Ministry of the "
    "Interior in Kenya counted 27 wounded and 3,500 displaced.",
    "{upper} was buried on Tuesday; {broken} had lived there, and so had {plain}.",
    "Police searched the roads near Belomar. The home of {first} burned, wrote @{handle}.",
)
FRIENDS = "Friends of amina diallo came."
_HIDDEN = "{name} also sang in a choir. This sentence is quoted by nobody."


def first_last(name: str) -> tuple[str, str]:
    words = name.split()
    return words[0], words[-1]


class FakePlaces:
    """A place file of a few towns."""

    def find(self, name: str) -> tuple[Candidate, ...]:
        towns = {"Oruba": "KE", "Belomar": "KE", "Vega": "ES", "Osman": "TR", "Maria": "PH"}
        if name not in towns:
            return ()
        return (Candidate(7, name, "city", towns[name], lat=1.0, lon=36.0, population=9000),)


def slug(name: str) -> str:
    return "-".join(w.key for w in letters.words(name))


def text_of(name: str) -> str:
    first, last = first_last(name)
    held = {
        "name": name,
        "first": first,
        "last": last,
        "upper": name.upper(),
        "broken": "\n".join(name.split()),
        "plain": " ".join(w.key.title() for w in letters.words(name)),
        "handle": slug(name).replace("-", ""),
    }
    return "\n\n".join(p.format(**held) for p in (*_SIX, _HIDDEN))


def planted(name: str, number: int) -> CodedReport:
    """A report that has the name in every field, with a coding that has it in every value."""
    text = text_of(name)
    title = f"{name} among 14 killed in Oruba"
    base = Report(
        report_id(None, title, text),
        title,
        text,
        input_id=f"reports/{slug(name)}-killed",
        url=_url(name, number),
        publisher="The Oruba Courier" if number % 3 else f"{name} Blog",
        byline=f"By {name}",
        language="en",
        published=Stamp(f"2026-03-{number % 20 + 1:02d}"),
        dateline=Dateline("ORUBA (OP) --", "Oruba", None, ("OP", name)),
        dropped=(Dropped(f"Photo: {name}", "caption", 3), Dropped(f"See {name}", "related")),
        source_hash="s",
        content_hash="c",
    )
    coder = f"person:{slug(name)}" if number % 2 else "dateline/0.1.0+0123456789ab"
    return CodedReport(base, Coding(base.id, coder, True, accounts=(_account(base, name),)))


def _url(name: str, number: int) -> str:
    plain = slug(name)
    return (
        f"https://news.example/2026/{plain}-killed-in-oruba.html",
        f"https://{plain.replace('-', '')}.example/posts/1",
        f"https://news.example/{quote(name)}?author={quote(name)}#{plain}",
        f"https://{plain}:pass@news.example/killed-in-oruba",
        f"https://news.example/tag/{plain.replace('-', '_')}/",
    )[number % 5]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("text", start, start + len(words))


def _account(of: Report, name: str) -> Account:
    text = of.text
    first, last = first_last(name)
    anchor = _span(text, "killed in Oruba")
    body = text[: text.index(_HIDDEN.format(name=name))].rstrip()
    summary, at = [], 0
    for paragraph in body.split("\n\n"):
        summary.append(Span("text", at, at + len(paragraph)))
        at += len(paragraph) + 2
    resident = Speaker(f"{name}, a resident", _span(text, f"{name}, a resident"), name,
                       "resident", "name", also=(Speaker(first, name=first, named="name"),),
                       via=Speaker(name, name=name, role="media", named="name"))  # fmt: skip
    day = DateValue(Interval("2026-03-02", "2026-03-02"), precision="day")
    victim = Actor(name, "person", "named_person", "civilians", described_as=f"friend of {name}")
    home = Place(f"{first}'s home", f"home of {first}", city="Oruba", country="KE",
                 precision="site", lat=1.23456, lon=36.5)  # fmt: skip
    other = Place(name, f"the market of {name}", country="KE", precision="city")
    scene = Place("Oruba", "Oruba", city="Oruba", country="KE", precision="city", lat=1, lon=36,
                  alternatives=(other,))  # fmt: skip
    given: tuple[tuple[str, Value | None, str], ...] = (
        ("event_type", EventType("violence_against_civilians", "attack"), "killed in Oruba"),
        ("act", "shooting", "shot"),
        ("date", day, "on Monday"),
        ("place", scene, "Oruba"),
        ("place", home, f"home of {first}"),
        ("casualty", Casualty("killed", "total", Range(14, 14, 14, stated=14)), "14 people"),
        ("casualty", Casualty("injured", "total", Range(27, 27, 27, stated=27)), "27 wounded"),
        ("victim", victim, name),
        ("target", Object(f"{name}'s home", "facility"), f"home of {first}"),
        ("damage", Damage(f"home of {name}"), "burned"),
        ("motive", f"a quarrel with {name}", "at night"),
        ("demand", f"the release of {last}", "They took"),
        ("response", Response("pursuit"), "Police searched the roads near Belomar"),
        ("statement", Statement("other"), "They took"),
    )
    claims = tuple(
        Claim(f"c{of.id[1:9]}{n}", slot, value, text=words, evidence=(_span(text, words),),  # type: ignore[arg-type]
              source=resident, alternative=name, rule="r")
        for n, (slot, value, words) in enumerate(given)
    )  # fmt: skip
    return Account(
        account_id(of.id, anchor), of.id, anchor, f"Attack on {name}, Oruba",
        summary=tuple(summary), claims=claims,
    )  # fmt: skip


def bare() -> list[CodedReport]:
    """The same reports with codings that know of no person."""
    made = []
    for coded in reports():
        (account,) = coded.coding.accounts
        claims = tuple(
            replace(c, source=None, alternative=None)
            for c in account.claims
            if c.slot in ("event_type", "act", "date", "casualty")
            or (c.slot == "place" and c.text == "Oruba")
        )
        held = replace(account, title="Attack, Oruba", claims=claims)
        made.append(replace(coded, coding=replace(coded.coding, accounts=(held,))))
    return made


def reports() -> list[CodedReport]:
    made = [planted(name, number) for number, (name, _) in enumerate(NAMES)]
    return [made[0], _with_friends(made[1]), *made[2:]]


def _with_friends(coded: CodedReport) -> CodedReport:
    """The report with a quoted sentence that has another's name, where nothing tells a name."""
    text = f"{coded.report.text}\n\n{FRIENDS}"
    (account,) = coded.coding.accounts
    account = replace(account, summary=(*account.summary, _span(text, FRIENDS)))
    coding = replace(coded.coding, accounts=(account,))
    return CodedReport(replace(coded.report, text=text), coding)


def forms(name: str) -> Iterator[bytes]:
    """The bytes of a name in many spellings and encodings."""
    plain = " ".join(w.key for w in letters.words(name))
    spelled = {
        name,
        plain,
        plain.replace(" ", "-"),
        plain.replace(" ", "_"),
        letters.umlauts(name),
    }
    spelled |= {plain.replace(" ", "")} if len(plain) > 5 else set()
    spelled |= {unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKD")}
    for one in sorted(spelled):
        ascii_ = html.escape(one).encode("ascii", "xmlcharrefreplace").decode()
        for coded in (one, ascii_, quote(one), one.encode("unicode_escape").decode()):
            yield coded.lower().encode("utf-8")
        yield one.lower().encode("utf-16-le")
        yield one.lower().encode("latin-1", "ignore") if one.isascii() else one.lower().encode()
