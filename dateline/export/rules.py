"""What each rule does, in a sentence: loaded from `data/rules.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from dateline.errors import StopError

_NAME = "rules.toml"
_PARTS = ("rule", "family", "ending")


@cache
def _load() -> dict[str, dict[str, str]]:
    file = resources.files("dateline") / "data" / _NAME
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise StopError(f"data/{_NAME} cannot be read ({error}); install dateline again") from None
    for part in _PARTS:
        for name, says in found[part].items():
            if not isinstance(says, str) or not says.endswith("."):
                raise StopError(f"data/{_NAME}: {name} has no sentence")
    return found


def bare(name: str) -> str:
    """A rule's name without the stage that it belongs to: "settle:fresh_news" is fresh_news."""
    return name.removeprefix("settle:")


def explain(name: str) -> str | None:
    """What a rule does, in a sentence or several; None for a name that is not explained."""
    name, endings = bare(name), list[str]()
    while True:
        says = _says(name)
        if says is not None:
            return " ".join([says, *reversed(endings)])
        name, _, last = name.rpartition(":")
        ending = _load()["ending"].get(f":{last}")
        if not name or ending is None:
            return None
        endings.append(ending)


def _says(name: str) -> str | None:
    """The sentence of a name whose endings are gone; the longest family decides."""
    held = _load()
    if name in held["rule"]:
        return held["rule"][name]
    stem, _, last = name.rpartition(":")
    if f":{last}" in held["ending"] and (stem in held["rule"] or _family(stem)):
        return None
    family = _family(name)
    return held["family"][family].replace("{}", name[len(family) :]) if family else None


def _family(name: str) -> str:
    """The longest family that a name belongs to, "" for none."""
    fits = (f for f in _load()["family"] if name.startswith(f) and len(name) > len(f))
    return max(fits, key=len, default="")


def find(name: str) -> tuple[tuple[str, str], ...]:
    """The rules of a name as people type it, each with its sentence: "fresh-news", "passive"."""
    wanted = name.strip().lower().replace("-", "_")
    held = _load()["rule"]
    exact = {n: s for n, s in held.items() if n.lower() == wanted}
    tails = {n: s for n, s in held.items() if n.replace(".", ":").rpartition(":")[2] == wanted}
    found = exact or tails
    if not found and (":" in wanted or "_" in wanted):
        says = explain(name.strip())
        found = {name.strip(): says} if says else {}
    return tuple(found.items())
