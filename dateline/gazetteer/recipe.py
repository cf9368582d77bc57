"""What the place file of a cache folder is made from: the packages, a dump, one's own places."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.errors import InputError, StopError
from dateline.gazetteer import geonames, own, sources

FILE = "places.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """`dump` is a GeoNames folder or file, `aliases` a CSV; `stamp` hashes what they held."""

    dump: str | None = None
    countries: tuple[str, ...] = ()
    aliases: str | None = None
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The units, cities and own places of a recipe."""

    units: Iterable[sources.Unit]
    cities: Iterable[sources.City]
    own: tuple[own.Own, ...] = ()


def made(dump: Path | None, countries: Iterable[str], aliases: Path | None) -> Recipe:
    """A recipe of files that are there; InputError names one that is not."""
    for path in (dump, aliases):
        if path is not None and not path.exists():
            raise InputError(f"there is no {path}")
    codes = tuple(sorted({c.upper() for c in countries}))
    if codes and dump is None:
        raise InputError("--country chooses from a GeoNames dump; name its folder or file")
    if dump is None and aliases is None:
        return Recipe()
    digest = hashlib.sha256(",".join(codes).encode())
    for path in _files(dump, aliases):
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return Recipe(_whole(dump), codes, _whole(aliases), digest.hexdigest()[:12])


def _whole(path: Path | None) -> str | None:
    return str(path.resolve()) if path is not None else None


def _files(*given: Path | None) -> Iterator[Path]:
    for path in given:
        if path is not None and path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in (".txt", ".zip"))
        elif path is not None:
            yield path


def of(cache_dir: Path) -> Recipe:
    """The recipe that was last built in a cache folder; that of the packages if none was."""
    path = cache_dir / FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Recipe(told["dump"], tuple(told["countries"]), told["aliases"], told["stamp"])
    except (FileNotFoundError, NotADirectoryError):
        return Recipe()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StopError(
            f"{path} cannot be read ({error}); delete it, or run `dateline gazetteer build` with "
            "--from"
        ) from None


def keep(recipe: Recipe, cache_dir: Path) -> None:
    """Note the recipe in a cache folder; the packages alone need no note."""
    path = cache_dir / FILE
    if recipe == Recipe():
        path.unlink(missing_ok=True)
        return
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(recipe), indent=1) + "\n", encoding="utf-8")
    part.replace(path)


def inputs(recipe: Recipe) -> Inputs:
    """Opens what a recipe names; a dump replaces the packages' places of its countries."""
    places = own.read(Path(recipe.aliases)) if recipe.aliases else ()
    if recipe.dump is None:
        return Inputs(sources.units(), sources.cities(), places)
    known = list(sources.units())
    dump = geonames.read(Path(recipe.dump), known, recipe.countries)
    rest = [c for c in sources.cities() if c.country not in dump.countries]
    cities = sorted([*rest, *dump.cities], key=lambda c: (-c.population, c.geonameid))
    return Inputs([*known, *dump.units], cities, places)
