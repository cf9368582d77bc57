"""How near a fill is to the key: 1 right, 0.5 partly, 0 wrong.

After the scoring guidelines of MUC-4 (Chinchor 1992), made automatic: no judge is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.evaluate.muc4.fills import Fill

Day = tuple[int | None, int | None]

_PREMODIFIERS = frozenset(
    "A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN MORE MOST "
    "MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF AT LEAST ABOUT APPROXIMATELY".split()
)
_HEAD_ENDS = frozenset(
    "OF IN AT WHO WHICH THAT FROM WITH BY ON FOR NEAR WHERE BELONGING TO AND".split()
)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
# From the narrower value to the broader: a broader answer earns half.
_BROADER: dict[str, dict[str, str]] = {
    "inc_type": dict.fromkeys(
        ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"),
        "ATTACK",
    ),
    "inc_instr_type": {
        **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
        **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
        **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
        **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    },
    "perp_org_conf": {"SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED"},
    "phys_type": {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"},
    "phys_effect": {"SOME DAMAGE": "DESTROYED"},
    "hum_type": {
        "GOVERNMENT OFFICIAL": "POLITICAL FIGURE",
        "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    },
    "hum_effect": {"NO INJURY OR DEATH": "NO DEATH", "NO DEATH": "NO INJURY"},
}
_NUMBERS = ("phys_num", "phys_total", "hum_num", "hum_total")
_WORDS = ("inc_instr_id", "perp_ind_id", "perp_org_id", "phys_id", "hum_name", "hum_desc")
_WHOM = ("hum_name", "hum_desc")
REFERS_TO = {
    "inc_instr_type": ("inc_instr_id",),
    "perp_org_conf": ("perp_org_id",),
    **dict.fromkeys(("phys_type", "phys_num", "phys_nation", "phys_effect"), ("phys_id",)),
    "hum_desc": ("hum_name",),
    **dict.fromkeys(("hum_type", "hum_num", "hum_nation", "hum_effect"), _WHOM),
}


def words(value: str) -> tuple[str, ...]:
    """The words of a fill without what only stands in front of it."""
    bare = value.upper().replace("'S ", " ").replace("'", "")
    split = re.sub(r"[^A-Z0-9&]+", " ", bare).split()
    while len(split) > 1 and (split[0] in _PREMODIFIERS or split[0].isdigit()):
        split = split[1:]
    return tuple(split)


def _head(of: tuple[str, ...]) -> str:
    for i, word in enumerate(of):
        if i and word in _HEAD_ENDS:
            return of[i - 1]
    return of[-1] if of else ""


def _singular(word: str) -> str:
    if word.endswith("IES"):
        return word[:-3] + "Y"
    return word[:-1] if word.endswith("S") and len(word) > 3 else word


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def string(said: str, key: str, slot: str) -> float:
    """Names and descriptions."""
    ours, theirs = words(said), words(key)
    if not ours or not theirs:
        return 0
    if ours == theirs or words(re.sub(r"[\[(].*?[\])]", " ", said)) == theirs:
        return 1
    one, other = tuple(map(_singular, ours)), tuple(map(_singular, theirs))
    if one == other:
        return 0.5
    heads = _singular(_head(ours)) == _singular(_head(theirs))
    if _holds(one, other):
        return 1 if heads and one[: len(other)] != other else 0.5
    return 0.5 if _holds(other, one) or (slot != "hum_name" and heads) else 0


def closed(said: str, key: str, slot: str) -> float:
    """Values of a closed list: a broader value earns half."""
    ours, theirs = said.upper().strip(), key.upper().strip()
    if ours == theirs:
        return 1
    broader = _BROADER.get(slot, {})
    while theirs in broader:
        theirs = broader[theirs]
        if theirs == ours:
            return 0.5
    return 0


def _number(value: str) -> tuple[str, ...] | str:
    """`(kind, ends...)` with kind `n`, `~` or `range`; other words as they are."""
    bare = value.upper().replace(",", "").replace(" ", "")
    match = re.fullmatch(r"(~)?(\d+)?(-)?(\d+)?", bare)
    if not match or not bare:
        return bare
    if match[3]:
        return ("range", match[2] or "", match[4] or "")
    return ("~" if match[1] else "n", match[2] or "")


def number(said: str, key: str, slot: str) -> float:
    """Numbers: an end of a range, or an exact number for an about, earns half."""
    ours, theirs = _number(said), _number(key)
    if ours == theirs:
        return 1
    if isinstance(ours, str) or isinstance(theirs, str):
        return 0
    if ours[0] == "n" and theirs[0] == "range":
        return 0.5 if ours[1] in theirs[1:] else 0
    return 0.5 if {ours[0], theirs[0]} == {"n", "~"} and ours[1] == theirs[1] else 0


def _day(day: str | None, month: str | None, year: str | None) -> int | None:
    """A day as a number that sorts, year in two digits, 0 without one."""
    if day is None or month is None:
        return None
    at = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else 0
    return int(year or 0) % 100 * 10000 + at * 100 + int(day)


def _date(value: str) -> Day | None:
    bare = re.sub(r"[()?]", "", value.upper()).strip()
    one = r"(\d{1,2}) ([A-Z]{3})[A-Z]*(?: (\d{2,4}))?"
    match = re.fullmatch(rf"(?:{one})?\s*(-)?\s*(?:{one})?", bare)
    if not match or not bare:
        return None
    first, last = _day(*match.group(1, 2, 3)), _day(*match.group(5, 6, 7))
    return (first, last) if match[4] else (first, first)


def date(said: str, key: str, slot: str) -> float:
    """Days `01 JAN 90`, intervals `a - b`, and `- b`: on or before."""
    ours, theirs = _date(said), _date(key)
    if ours is None or theirs is None:
        return float(said.strip() == key.strip())
    if ours == theirs:
        return 1
    return 0.5 if _dates_touch(ours, theirs) else 0


def _dates_touch(ours: Day, theirs: Day) -> bool:
    first, last = ours
    low, high = theirs
    if last is None or high is None:
        return False
    if first is None:
        return last == high
    if first != last:
        return last == high or first == low
    return 0 <= high - last <= 7 if low is None else low <= first <= high


def _location(value: str) -> tuple[str, frozenset[str]]:
    flat = re.sub(r"\s+", " ", value.upper()).strip()
    country, *rest = (
        re.sub(r"\s*\(.*?\)|[()]", "", part).strip() for part in re.split(r":(?![^()]*\))", flat)
    )
    names = [name for part in rest for name in part.split(" - ")]
    plain = (re.sub(r"[^A-Z0-9]+", " ", name).strip() for name in names)
    return country, frozenset(name for name in plain if name)


def location(said: str, key: str, slot: str) -> float:
    """`COUNTRY: PLACE (KIND): ...`: country and all places; one of the two earns half."""
    country, names = _location(said)
    true_country, true_names = _location(key)
    if country == true_country:
        return 1 if names == true_names else 0.5
    return 0.5 if names and names == true_names else 0


def _judge(slot: str) -> Callable[[str, str, str], float]:
    if slot == "inc_date":
        return date
    if slot == "inc_location":
        return location
    if slot in _NUMBERS:
        return number
    return string if slot in _WORDS else closed


def credit(said: Fill, key: Fill, slot: str) -> float:
    """What a fill is worth against a fill of the key; the wrong reference costs half."""
    judge = _judge(slot)
    worth = max((judge(a, b, slot) for a in said.names for b in key.names), default=0.0)
    asked = [name for name in key.refers if name]
    if slot in REFERS_TO and worth == 1 and asked:
        told = [name for name in said.refers if name and name != "-"]
        if not any(string(a, b, "") for a in told for b in asked):
            return 0.5
    return worth
