"""Fields that hold one value: the one best supported, the others for it, vague of it, against it.

A value is supported by the origins that state it, or state it less precisely. Each origin counts
once, by its best claim. So the precise value that most go with wins, and a vague one never wins
over two precise ones that exclude each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.model.incident import Aside, IncidentField, Reason
from dateline.model.values import Value
from dateline.reconcile.agree import compare, known, width
from dateline.reconcile.voices import Voice, asides, ids, written

RULE, VERDICT = "most_origins", "verdict"
Stand = Literal["claims", "vague", "against", "aside"]


def single(
    name: str,
    voices: Sequence[Voice],
    verdict: Voice | None = None,
    key: str | None = None,
    plural: bool = False,
) -> IncidentField | None:
    """The field of some claims about one thing; None where there are none.

    With `plural` a report that says what others say may say more without being against it.
    """
    if not voices and verdict is None:
        return None
    told = [v for v in voices if known(v.claim)]
    away = [Aside(v.claim.id, unsaid(v)) for v in voices if not known(v.claim)]
    value = verdict.claim.value if verdict is not None else _best(told)
    if value is None:  # nobody gives a value, or everybody denies one
        return IncidentField(name, None, against=ids(told), key=key, aside=asides(away))
    stood = {v.claim.id: stand(v, value) for v in told}
    if plural:
        _allow_more(told, stood)
    away += [Aside(v.claim.id, _beside(v)) for v in told if stood[v.claim.id] == "aside"]
    lists = {
        s: [v for v in told if stood[v.claim.id] == s] for s in ("claims", "vague", "against")
    }
    return IncidentField(
        name,
        value,
        ids([*([verdict] if verdict else []), *lists["claims"]]),
        ids(lists["vague"]),
        ids(lists["against"]),
        VERDICT if verdict is not None else RULE,
        key,
        asides(away),
    )


def affirmed(voice: Voice) -> bool:
    """True for a claim that says that it is so."""
    return voice.claim.polarity == "affirmed"


def unsaid(voice: Voice) -> Reason:
    """Why a claim without a value has none."""
    state = voice.claim.value_state
    return "said_unknown" if state in ("said_unknown", "said_none") else "unresolved"


def stand(voice: Voice, value: Value) -> Stand:
    """How a claim stands to the value of its field."""
    held = voice.claim.value
    assert held is not None
    how = compare(held, value)
    less = how == "vaguer" and width(held) > width(value)
    if not affirmed(voice):
        return "against" if how == "agree" or less else "aside"
    if how == "disagree":
        return "against"
    return "vague" if less else "claims"


def _beside(voice: Voice) -> Reason:
    return "further" if affirmed(voice) else "denies_other"


def _allow_more(told: Sequence[Voice], stood: dict[str, Stand]) -> None:
    """What disagrees in an account that also agrees is a further value, unless it is a rival."""
    with_it = {v.heard.account.id for v in told if stood[v.claim.id] in ("claims", "vague")}
    rivals = {v.claim.id for v in told if v.claim.alternative_to}
    rivals |= {v.claim.alternative_to for v in told if v.claim.alternative_to}
    for voice in told:
        one = voice.claim.id
        if stood[one] == "against" and affirmed(voice) and one not in rivals:
            stood[one] = "aside" if voice.heard.account.id in with_it else "against"


def _best(told: Sequence[Voice]) -> Value | None:
    """The value that most origins go with; of several the most precise."""
    rivals: dict[str, Value] = {}
    for voice in told:
        if affirmed(voice) and voice.claim.value is not None:
            rivals.setdefault(written(voice.claim.value), voice.claim.value)
    if not rivals:
        return None
    rank = {text: (-support(told, v), width(v), text) for text, v in rivals.items()}
    return rivals[min(rank, key=lambda text: rank[text])]


def support(told: Sequence[Voice], value: Value) -> int:
    """How much speaks for a value: the best claim of each origin that goes with it."""
    best: dict[str, int] = {}
    for voice in told:
        if affirmed(voice) and stand(voice, value) in ("claims", "vague"):
            held = voice.claim.value
            # a claim that says more than the value speaks for itself, not for the value
            if held is not None and width(held) >= width(value):
                best[voice.origin] = max(best.get(voice.origin, 0), voice.weight)
    return sum(best.values())
