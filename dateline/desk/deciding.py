"""What a person does to incidents: merges two, splits one, decides a field, takes it back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from dateline.desk.person import Stamp
from dateline.desk.reading import Find, read
from dateline.errors import InputError
from dateline.model.act import IncidentAct
from dateline.model.claim import SLOT_VALUES, Claim, Slot
from dateline.model.codec import plain
from dateline.model.identity import digest
from dateline.model.values import Casualty, Fate, Object, Place, Value
from dateline.store.incidents import Member
from dateline.store.ledger import Ledger

FATES: tuple[str, ...] = get_args(Fate)
# The fields of an incident that a verdict may be given on, with the slots of their claims.
FIELDS: dict[str, Slot] = {
    "event_type": "event_type", "acts": "act", "stage": "stage", "occurrence": "occurrence",
    "date": "date", "place": "place", "perpetrators": "perpetrator", "targets": "target",
    "victims": "victim", "weapons": "weapon", "perpetrator_count": "perpetrator_count",
    "responsibility": "responsibility", "context": "context",
}  # fmt: skip


class Decisions:
    """The acts of persons on the incidents of one ledger; each returns what it wrote down."""

    def __init__(self, ledger: Ledger, find: Find) -> None:
        self._ledger = ledger
        self._find = find

    def merge(self, one: str, other: str, stamp: Stamp) -> IncidentAct:
        """Two incidents are one. InputError if a report tells of both, each on its own."""
        found = self._ledger.incidents
        first, second = found.find(one), found.find(other)
        if first == second:
            raise InputError(f"'{one}' and '{other}' are the same incident")
        ours, theirs = found.members(first), found.members(second)
        _apart_in_reports(ours, theirs)
        accounts = [m.account.id for m in (*ours, *theirs)]
        return self._write("merge", first, stamp, accounts=tuple(accounts))

    def split(self, name: str, accounts: Sequence[str], stamp: Stamp) -> IncidentAct:
        """Some accounts of an incident are of another one, all of the same."""
        found = self._ledger.incidents
        incident = found.find(name)
        members = [m.account.id for m in found.members(incident)]
        chosen = [self._member(account, incident, members) for account in accounts]
        chosen = list(dict.fromkeys(chosen))
        rest = [account for account in members if account not in chosen]
        if not chosen:
            raise InputError("say which accounts are of another incident: --accounts ID")
        if not rest:
            raise InputError(f"these are all the accounts of incident {incident}: leave one there")
        return self._write("divide", incident, stamp, accounts=tuple(chosen), others=tuple(rest))

    def _member(self, name: str, incident: str, members: Sequence[str]) -> str:
        """The account of an incident that an id, or the beginning of one, names."""
        near = [account for account in members if account.startswith(name)]
        if not near:
            own = self._ledger.incidents.account(name)
            near = [account for account in members if account == own]
        if len(near) != 1:
            what = "is the beginning of several accounts" if near else "is no account"
            raise InputError(
                f"'{name}' {what} of incident {incident}; it has {', '.join(members[:8])}"
                + (" ..." if len(members) > 8 else "")
            )
        return near[0]

    def decide(
        self,
        name: str,
        field: str,
        value: str | Value | dict[str, Any],
        stamp: Stamp,
        source: str | None = None,
    ) -> IncidentAct:
        """A verdict: a field of an incident has this value, whatever the reports say.

        `field` is a field of the record, or a fate for a number of people. InputError for other
        fields, for values that the field does not hold, and without a reason.
        """
        if not (stamp.why or "").strip():
            raise InputError("say why: a verdict needs a reason, --why WORDS")
        found = self._ledger.incidents
        incident = found.find(name)
        accounts = tuple(m.account.id for m in found.members(incident))
        claim = self._claim(field, value)
        stamp = stamp.checked()
        made = json.dumps(plain(claim.value), sort_keys=True, ensure_ascii=False)
        parts = ("verdict", claim.slot, made, stamp.by, stamp.at, *sorted(accounts))
        claim = replace(claim, id="c" + digest(parts))
        return self._write(
            "verdict", incident, stamp, accounts=accounts, claim=claim, source=source
        )

    def _claim(self, field: str, value: str | Value | dict[str, Any]) -> Claim:
        """The claim of a verdict, not yet numbered."""
        word = "_".join(field.lower().replace("-", " ").split())
        if word in FATES:
            bare = Claim("", "casualty", Casualty(word), basis="judgement")  # type: ignore[arg-type]
            words = value if not isinstance(value, str) or "=" in value else f"{word}={value}"
            found = read(bare, words, self._find)
            if isinstance(found, Casualty) and found.fate != word:
                raise InputError(f"'{value}' is about {found.fate}, not about {word}")
        elif word in FIELDS:
            bare = Claim("", FIELDS[word], basis="judgement")
            found = read(bare, value, self._find)
        else:
            known = ", ".join([*FIELDS, *FATES])
            raise InputError(f"'{field}' is no field of an incident; there are {known}")
        if isinstance(found, Place):
            found = replace(found, words=found.words or (value if isinstance(value, str) else ""))
        assert isinstance(found, (*SLOT_VALUES[bare.slot], Object))
        return replace(bare, value=found, produced_by="person")

    def undo(self, act: IncidentAct, stamp: Stamp) -> IncidentAct:
        """Takes an act back, by a new one; undoing that one brings it back."""
        if act.undone_by is not None:
            by = self._ledger.incidents.act(act.undone_by)
            assert by is not None  # what undid it is an act on incidents too
            raise InputError(
                f"act {act.id} was undone by {by.by} (act {by.id}, {by.at[:10]}); "
                f"to bring it back: dateline undo {by.id}"
            )
        return self._write("undo", act.incident_id, stamp, undoes=act.id)

    def _write(self, kind: str, incident: str, stamp: Stamp, **said: Any) -> IncidentAct:
        stamp = stamp.checked()
        act = IncidentAct(0, kind, stamp.by, stamp.at, stamp.why, incident, **said)  # type: ignore[arg-type]
        return self._ledger.writer.decide(act)


def _apart_in_reports(ours: Sequence[Member], theirs: Sequence[Member]) -> None:
    """InputError if a report has an account in both."""
    held = {m.report.id: m.account.id for m in ours}
    for member in theirs:
        if member.report.id in held:
            one, two = held[member.report.id], member.account.id
            raise InputError(
                f"report {member.report.id} tells of both incidents, each on its own: if its two "
                f"accounts are one, join them first (dateline join {one} {two}); if one is wrong, "
                f"reject it or split it off"
            )
