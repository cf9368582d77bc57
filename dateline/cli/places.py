"""`dateline gazetteer`: the place file."""

from __future__ import annotations

from pathlib import Path

from dateline.cli.common import data, say
from dateline.errors import InputError, NotFoundError
from dateline.gazetteer import recipe
from dateline.gazetteer.build import build as build_file
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.model.ports import Candidate
from dateline.settings import load


def build(
    force: bool, source: str | None, dump: Path | None, countries: list[str], aliases: Path | None
) -> None:
    """Builds the place file if it is missing, anew, or from other sources; prints where it is.

    Without `source` and `aliases` the folder keeps what it was built from. Raises InputError.
    """
    if source == "geonames" and dump is None:
        raise InputError("--from geonames needs the folder or file of the dump")
    if dump is not None and source != "geonames":
        raise InputError("a dump is read with --from geonames")
    given = source or aliases or countries
    made = recipe.made(dump, countries, aliases) if given else None
    data((str(build_file(load().cache_dir, force, say, made)),))


def find(name: str) -> None:
    """Prints the places that a name may mean, best first; NotFoundError with what is near."""
    gazetteer = open_gazetteer(load().cache_dir, say)
    try:
        found = gazetteer.find(name)
        if not found:
            raise NotFoundError(_unknown(name, gazetteer))
        data(_line(candidate) for candidate in found)
    finally:
        gazetteer.close()


def _unknown(name: str, gazetteer: Gazetteer) -> str:
    near = list(dict.fromkeys(_named(c) for c in gazetteer.suggest(name)))
    return f"no place is called '{name}'" + (f"; did you mean {'; '.join(near)}?" if near else "")


def _named(place: Candidate) -> str:
    units = (place.name, place.admin1, place.country)
    return ", ".join(dict.fromkeys(unit for unit in units if unit))


def _line(place: Candidate) -> str:
    point = (
        f"{place.lat:.4f},{place.lon:.4f}"
        if place.lat is not None and place.lon is not None
        else ""
    )
    radius = f"{place.radius_km:g} km" if place.radius_km is not None else ""
    people = f"{place.population}" if place.population else ""
    number = str(place.geonameid) if place.geonameid is not None else ""
    return "\t".join((_named(place), place.kind, point, radius, people, number, place.match))
