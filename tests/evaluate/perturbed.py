"""Codings made from a key and then disturbed at random, to try a scorer on all it may meet."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

from dateline.model.taxonomy import SUB_TYPES

Row = dict[str, Any]

_ROLES = ("police", "military", "witness", "media", "other", "armed_group", "health")
_STATUS = ("asserted", "claimed", "denied", "suspected", "unverified", "unknown")
_FORMS = ("exact", "about", "up_to", "nearly", "at_least", "share")


def codings(gold: list[Row], reports: list[Row], chance: Random) -> list[Row]:
    """A coding of most reports: the key's incidents as accounts, with faults of every kind."""
    texts = {report["id"]: report for report in reports}
    out = []
    for key in gold:
        if chance.random() < 0.05:
            continue
        given = texts[key["id"]]
        own = {"input_id": key["id"], "id": "x", "title": given["title"], "text": given["text"]}
        if chance.random() < 0.2:
            own["text"] = own["text"].replace("\n", " ")
        incidents = [i for i in key["incidents"] if chance.random() < 0.85]
        incidents += [chance.choice(incidents) for _ in range(chance.choice((0, 0, 1, 2, 9)))
                      if incidents]  # fmt: skip
        chance.shuffle(incidents)
        out.append({"report": own, "accounts": [_account(i, own, chance) for i in incidents]})
    return out


def _account(incident: Row, own: Row, chance: Random) -> Row:
    claims = [*_setting(incident, chance), *_people(incident, own, chance),
              *_tolls(incident, own, chance), *_heard(incident, own, chance)]  # fmt: skip
    claims = [claim for claim in claims if chance.random() < 0.85]
    if claims and chance.random() < 0.3:
        claims.append(copy.deepcopy(chance.choice(claims)))
    for claim in claims:
        if chance.random() < 0.06:
            claim["polarity"] = chance.choice(("denied", "retracted"))
    chance.shuffle(claims)
    foreground = incident["foreground"] if chance.random() < 0.8 else not incident["foreground"]
    kind = chance.choice(("single",) * 6 + ("aggregate", "continuing"))
    return {"foreground": foreground, "kind": kind, "minimal": chance.random() < 0.2,
            "claims": claims}  # fmt: skip


def _setting(incident: Row, chance: Random) -> list[Row]:
    main = incident["event_type"] if chance.random() < 0.8 else chance.choice(list(SUB_TYPES))
    sub = incident["sub_event_type"] if chance.random() < 0.7 else chance.choice(SUB_TYPES[main])
    out: list[Row] = [_inferred("event_type", {"type": main, "sub_type": sub})]
    stage = incident["stage"] if chance.random() < 0.8 else "attempted"
    out.append(_inferred("stage", stage))
    out += [_day(incident["date"], chance)] if incident["date"].get("earliest") else []
    spot = incident["place"] or {}
    if spot.get("lat") is not None:
        spot = spot | {
            "lat": spot["lat"] + chance.choice((0, 0, 0.1, 0.3, 3)),
            "words": spot["text"],
        }
    role = chance.choice(("scene", "scene", "origin"))
    state = incident["responsibility"]["status"]
    out.append(_inferred("place", {**spot, "role": role}))
    if state != "not_mentioned" or chance.random() < 0.1:
        words = chance.choice((state, "claimed", "disowned"))
        actor = chance.choice((None, {"name": "a group"}, {"name": None, "label": "gunmen"}))
        out.append(_inferred("responsibility", {"state": words, "actor": actor}))
    return out


def _day(date: Row, chance: Random) -> Row:
    start = {"earliest": date["earliest"], "latest": date["latest"]}
    if chance.random() < 0.2:
        start["latest"] = date["latest"][:5] + "12-31"
    if chance.random() < 0.1:
        start["earliest"] += "T10:00:00"
    end = chance.choice((None, None, dict(start), {"earliest": None, "latest": None}))
    return _inferred("date", {"start": start, "end": end})


def _people(incident: Row, own: Row, chance: Random) -> list[Row]:
    out = []
    for slot in ("perpetrators", "targets", "weapons", "participants"):
        for item in incident.get(slot) or ():
            words = item["text"] if isinstance(item, dict) else item
            if chance.random() < 0.3:
                words = chance.choice((own["text"], words[: len(words) // 2], words.upper()))
            taken = (
                slot if chance.random() < 0.8 else chance.choice(("victims", "acts", "targets"))
            )
            out.append(_quoted(taken.removesuffix("s"), {"label": "people"}, words, own, chance))
    return out


def _tolls(incident: Row, own: Row, chance: Random) -> list[Row]:
    out = []
    for toll in incident["casualties"]:
        form = chance.choice(_FORMS) if chance.random() < 0.3 else "exact"
        low = toll["low"] if chance.random() < 0.8 else chance.randint(0, 9)
        count = {"low": low, "high": toll["high"], "stated": low, "form": form}
        fate = "died_later" if toll["fate"] == "killed" and chance.random() < 0.2 else toll["fate"]
        claim = _quoted("casualty", {"fate": fate, "count": count}, toll["text"], own, chance)
        said = toll["source"] if chance.random() < 0.8 else chance.choice((None, "police"))
        out.append(claim | {"source": _speaker(said, chance)})
    return out


def _heard(incident: Row, own: Row, chance: Random) -> list[Row]:
    out = []
    for fact in incident["attributions"]:
        words = fact["fact"]
        if chance.random() < 0.4:
            words = words[: len(words) // 2].rstrip()
        claim = _quoted("statement", {"topic": "x"}, words, own, chance)
        source = fact["source"] if chance.random() < 0.8 else "somebody else"
        out.append(claim | {"source": _speaker(source, chance), "status": chance.choice(_STATUS)})
    for quote in incident["unknowns"]:
        claim = _quoted("statement", {"topic": "x"}, quote, own, chance)
        state = chance.choice(("given", "said_unknown", "unresolved", "said_none"))
        sure = chance.choice(("stated", "hedged", "unknown"))
        out.append(claim | {"value_state": state, "certainty": sure})
    return out


def _speaker(words: str | None, chance: Random) -> Row | None:
    if words is None:
        return None
    named = chance.choice(("name", "organisation", "anonymous"))
    speaker: Row = {"text": words, "role": chance.choice(_ROLES), "named": named, "also": []}
    if chance.random() < 0.2:
        outer = {"text": "the agency", "role": "media", "named": "organisation"}
        return outer | {"via": speaker, "also": chance.choice(([], ["a note"], [speaker]))}
    return speaker


def _inferred(slot: str, value: Any) -> Row:
    return {"slot": slot, "value": value, "text": None, "evidence": [], "basis": "inferred"}


def _quoted(slot: str, value: Any, words: str | None, own: Row, chance: Random) -> Row:
    name = "text" if words and words in own["text"] else "title"
    at = own[name].find(words or "")
    start = max(0, at) + (chance.random() < 0.05)
    span = {"field": name, "start": start, "end": start + len(words or "")}
    evidence = [span] if words and (at >= 0 or chance.random() < 0.5) else []
    return {"slot": slot, "value": value, "text": words, "evidence": evidence, "source": None}
