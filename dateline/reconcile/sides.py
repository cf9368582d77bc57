"""The sides of an incident and their dead, from `side` and `of`, never from a slot's name.

Each account has letters of its own (A is the side that it tells first). They are brought together
by whether a side fights for a state; where that does not tell, the letters are taken as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.account import Account
from dateline.model.incident import Heard, IncidentField
from dateline.model.values import Actor, Casualty
from dateline.reconcile import policies
from dateline.reconcile.agree import width
from dateline.reconcile.figures import Figure, candidates, narrow, picked, side_of, standing
from dateline.reconcile.voices import Voice, ids, written

_LETTERS = ("A", "B")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letter of the incident for each letter of each account."""

    of_account: dict[tuple[str, str], str]

    def of(self, account: Account, letter: str | None) -> str | None:
        """The incident's letter for one of an account's; C stays C."""
        if letter is None:
            return None
        return self.of_account.get((account.id, letter), letter)


def letters(heard: Sequence[Heard]) -> Letters:
    """Brings the letters of the accounts together: A is the side most accounts call A."""
    state = {h.account.id: _state_letter(h.account) for h in heard}
    told = Counter(letter for letter in state.values() if letter)
    states = "A" if told["A"] >= told["B"] else "B"
    found = {}
    for name, letter in state.items():
        if letter is not None and letter != states:
            found.update({(name, "A"): "B", (name, "B"): "A"})
    return Letters(found)


def _state_letter(account: Account) -> str | None:
    """The letter of the one side that fights for a state, if exactly one does."""
    actors = [c.value for c in account.claims if isinstance(c.value, Actor)]
    sided = {a.side for a in actors if a.side in _LETTERS and a.class_ in policies.state_classes()}
    return next(iter(sided)) if len(sided) == 1 else None


def sides(voices: Sequence[Voice], known: Letters) -> list[IncidentField]:
    """One entry a side: who fights on it, best told first; the claims that name them."""
    by: dict[str, list[Voice]] = {}
    for voice in voices:
        value = voice.claim.value
        if isinstance(value, Actor) and voice.claim.polarity == "affirmed":
            letter = known.of(voice.heard.account, value.side)
            if letter is not None:
                by.setdefault(letter, []).append(voice)
    entries = []
    for letter in sorted(by):
        best = min(by[letter], key=lambda v: (-v.weight, _width(v), written(v.claim.value)))
        entries.append(IncidentField(
            "sides", best.claim.value, ids(by[letter]), rule="side", key=letter
        ))  # fmt: skip
    return entries


def _width(voice: Voice) -> float:
    return width(voice.claim.value) if voice.claim.value is not None else 9.0


def losses(
    voices: Sequence[Voice], known: Letters, policy: policies.Policy, began: str | None
) -> list[IncidentField]:
    """The dead (injured ...) of each side: key `A/killed`; figures as for casualties."""
    by: dict[tuple[str, str], list[Figure]] = {}
    for voice in voices:
        value, account = voice.claim.value, voice.heard.account
        if not isinstance(value, Casualty) or value.count is None or account.kind != "single":
            continue
        letter = known.of(account, side_of(account, voice.claim))
        open_ = (value.count.low, value.count.high) == (None, None)
        if letter is None or narrow(voice.claim) or open_ or value.scope != "this_incident":
            continue
        by.setdefault((letter, value.fate), []).append(Figure(voice, value.count))
    entries = []
    for letter, fate in sorted(by):
        current = standing(by[letter, fate], began).current
        found = candidates(current, policy)
        count = picked(found, policy)
        if count is not None:
            value = Casualty(fate, "unknown", count)  # type: ignore[arg-type]
            entries.append(IncidentField(
                "losses", value, ids(f.voice for f in found), rule=policy.name,
                key=f"{letter}/{fate}",
            ))  # fmt: skip
    return entries
