"""Builds dateline/data/actors/actors.tsv from the curated list and two open actor lexicons.

    python scripts/build_actors.py LEXICONS

LEXICONS is a directory with ucdp-actor-221.csv (UCDP Actor Dataset 22.1, CC BY 4.0) and
phoenix_military_nonstate.jsonl (Phoenix dictionaries, MIT). The same input gives the same file.
Names that could be read as ordinary words, peoples and informal groups are left out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "dateline" / "data"
OUT = DATA / "actors" / "actors.tsv"
_SECTORS = {
    "rebel_group": "REB", "criminal_group": "CRM", "military": "MIL", "police": "COP",
    "intelligence": "SPY", "political_militia": "PRM", "communal_militia": "PRM",
    "pro_state_militia": "PRM", "paramilitary": "PRM",
}  # fmt: skip
_CAMEO = {
    "rebel_group": "REB", "criminal_group": "CRM", "military": "MIL", "police": "COP",
    "intelligence": "SPY", "political_militia": "REB", "communal_militia": "REB",
    "pro_state_militia": "MIL", "paramilitary": "MIL",
}  # fmt: skip
_CRIME = re.compile(r"\b(?:cartel|gang|comando|mafia|los|clan)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:military faction|forces of|supporters of|civilians|republic of|government|various|"
    r"insurgents|opposition|residents|faction\))", re.IGNORECASE,
)  # fmt: skip
_SMALL = frozenset("of the and for in on de del la le les des du et al el da e y ul un to".split())
_UNFIT = frozenset(
    "front army movement resistance unity freedom union azad jihad tigers alliance tibet ali "
    "jamaat mujahideen commandos brigade brigades tolerance progress who fire".split()
)


@dataclass
class Entry:
    """One actor of the table."""

    id: str
    name: str
    country: str
    class_: str
    first: int = 0
    last: int = 0
    names: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    at_home: list[str] = field(default_factory=list)


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Country code by name, by three letters; Gleditsch-Ward number by country code."""
    by_name: dict[str, str] = {}
    by_three: dict[str, str] = {}
    numbers: dict[str, str] = {}
    with (DATA / "places" / "countries.tsv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            for name in (row["name"], *(row["aliases"] or "").split("|")):
                by_name[name.lower()] = row["iso2"]
            by_three[row["iso3"]] = row["iso2"]
            numbers[row["iso2"]] = row["gw"]
    by_name |= {"myanmar (burma)": "MM", "dr congo (zaire)": "CD", "yemen (north yemen)": "YE",
                "serbia (yugoslavia)": "RS", "cambodia (kampuchea)": "KH", "ivory coast": "CI",
                "russia (soviet union)": "RU", "zimbabwe (rhodesia)": "ZW"}  # fmt: skip
    return by_name, by_three, numbers


def curated() -> Iterator[Entry]:
    """The entries of our own list."""
    table = tomllib.loads((DATA / "actors" / "curated.toml").read_text(encoding="utf-8"))
    for a in table["actor"]:
        yield Entry(a["id"], a["name"], a["country"], a["class"], a["from"], a["to"], a["names"],
                    {"ucdp": str(a["ucdp"])} if "ucdp" in a else {},
                    (a["country"], *a.get("also", [])),
                    a.get("at_home", []))  # fmt: skip


def ucdp(path: Path, by_name: dict[str, str]) -> Iterator[Entry]:
    """Formally organised non-state groups of the UCDP Actor Dataset."""
    with path.open(encoding="utf-8-sig") as f:
        for row in csv.DictReader(f):
            if row["Org"] not in {"1", "2"} or _VAGUE.search(row["NameData"]):
                continue
            places = [by_name.get(p.strip().lower(), "") for p in row["Location"].split(",")]
            known = [p for p in places if p]
            full = row["NameOrigFullEng"].strip()
            raw = [full, row["NameOrigFull"], row["NameOrig"], row["NameData"]]
            names = _fit(raw)
            if not names:
                continue
            class_ = "criminal_group" if _CRIME.search(" ".join(names)) else "rebel_group"
            yield Entry(
                f"ucdp_{row['ActorId']}", names[0], known[0] if known else "", class_,
                names=names, codes={"ucdp": row["ActorId"]}, places=tuple(known),
            )  # fmt: skip


def _fit(raw: list[str]) -> list[str]:
    """Names that can be told from ordinary words: acronyms, or at least two words."""
    out: list[str] = []
    for name in raw:
        name = " ".join(name.replace("’", "'").split()).strip(" ,")
        name = name.removeprefix("The ")
        acronym = re.fullmatch(r"[A-Z][A-Z0-9/-]{2,6}(?:-[A-Za-z]+)?", name)
        words = [w for w in re.findall(r"[^\W\d_][\w'-]*", name) if w.lower() not in _SMALL]
        fit = len(words) >= 2 and words[0][0].isupper() and len(name) > 8
        if name.lower() in {"n/a", ""} or not (acronym or fit):
            continue
        if name.lower() not in _UNFIT and name not in out and "branch of" not in name:
            out.append(name)
    return out


def phoenix(path: Path, by_three: dict[str, str]) -> Iterator[Entry]:
    """Non-state groups of the Phoenix dictionaries, with their CAMEO code."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        code = row["codes"][0]["code"] if row["codes"] else ""
        if len(code) < 6 or code[3:6] not in {"REB", "CRM", "SEP", "INS"}:
            continue
        raw = [part for name in row["names"] for part in _phoenix_names(name)]
        names = _fit(raw)
        if names and code[:3] in by_three:
            class_ = "criminal_group" if code[3:6] == "CRM" else "rebel_group"
            country = by_three.get(code[:3], "")
            yield Entry(
                f"phx_{country.lower()}_{_key(names[0])[:64]}", names[0], country, class_,
                names=names, codes={"cameo": code}, places=(country,),
            )  # fmt: skip


def _phoenix_names(name: str) -> Iterator[str]:
    """ "ADEN ABYAN ISLAMIC ARMY (AAIA)": the name in our letters, and its acronym."""
    if "+" in name:
        return
    match = re.fullmatch(r"(.*?)\s*\(([A-Z-]{3,})\)", name)
    text, short = (match.group(1), match.group(2)) if match else (name, "")
    words = text.replace("_", " ").split()
    yield " ".join(w.lower() if w.lower() in _SMALL and i else w.capitalize()
                   for i, w in enumerate(words))  # fmt: skip
    if short:
        yield short


def merged(parts: list[Iterator[Entry]]) -> list[Entry]:
    """One entry for entries that share a name and a country, or a UCDP number."""
    out: list[Entry] = []
    held: dict[tuple[str, str], Entry] = {}
    taken: set[str] = set()  # names of our own list are not given to others as well
    for nth, part in enumerate(parts):
        for entry in part:
            twin = _twin(held, entry)
            if twin is None:
                out.append(entry)
                twin = entry
            else:
                for code, value in entry.codes.items():
                    twin.codes.setdefault(code, value)
                known = {_key(n) for n in twin.names + twin.at_home} | taken
                twin.names += [n for n in entry.names if _key(n) not in known]
            for where in {*entry.places, twin.country}:
                for name in twin.names + twin.at_home:
                    held.setdefault((_key(name), where), twin)
            if nth == 0:
                taken |= {_key(n) for n in entry.names + entry.at_home}
            if "ucdp" in entry.codes:
                held.setdefault((entry.codes["ucdp"], "ucdp"), twin)
    return out


def _twin(held: dict[tuple[str, str], Entry], entry: Entry) -> Entry | None:
    if "ucdp" in entry.codes and (entry.codes["ucdp"], "ucdp") in held:
        return held[entry.codes["ucdp"], "ucdp"]
    spots = [
        (_key(name), where)
        for name in entry.names + entry.at_home
        for where in entry.places
        if where
    ]
    return next((held[spot] for spot in spots if spot in held), None)


def rows(entries: list[Entry], numbers: dict[str, str], threes: dict[str, str]) -> Iterator[str]:
    """The lines of the table, sorted by id."""
    three = {two: code for code, two in threes.items()}
    yield "\t".join(
        ("id", "name", "country", "also", "class", "from", "to", "codes", "names", "at_home")
    )
    for e in sorted(entries, key=lambda e: e.id):
        codes = dict(e.codes)
        if numbers.get(e.country):
            codes["gw"] = numbers[e.country]
        if e.class_ in _SECTORS:
            codes["plover"] = _SECTORS[e.class_]
        if e.class_ in _CAMEO and e.country in three:
            codes.setdefault("cameo", three[e.country] + _CAMEO[e.class_])
        told = "|".join(f"{k}={v}" for k, v in sorted(codes.items()))
        dates = (str(e.first or ""), str(e.last or ""))
        also = "|".join(p for p in dict.fromkeys(e.places) if p and p != e.country)
        names = ("|".join(e.names), "|".join(e.at_home))
        yield "\t".join((e.id, e.name, e.country, also, e.class_, *dates, told, *names))


def main(folder: Path) -> None:
    """Writes the table and says how many actors and names it holds."""
    by_name, by_three, numbers = _countries()
    entries = merged([
        curated(),
        ucdp(folder / "ucdp-actor-221.csv", by_name),
        phoenix(folder / "phoenix_military_nonstate.jsonl", by_three),
    ])  # fmt: skip
    OUT.write_text("\n".join(rows(entries, numbers, by_three)) + "\n", encoding="utf-8")
    count = sum(len(e.names) + len(e.at_home) for e in entries)
    sys.stdout.write(f"{len(entries)} actors, {count} names\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
