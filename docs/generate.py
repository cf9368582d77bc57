"""Writes the pages that are made from data: docs/event-types.md from dateline/data/taxonomy.toml.

With --check nothing is written, and the exit code is 1 if a page differs from its data.

    python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from dateline.lexicons import taxonomy
from dateline.model.taxonomy import ACTS, CONTEXTS, STAGES, SUB_TYPES, TYPE_OF

DOCS = Path(__file__).resolve().parent
CONDITIONS = {
    "acts": "an act is {}",
    "also_acts": "an act is also {}",
    "not_acts": "no act is {}",
    "weapons": "a weapon is {}",
    "doer": "a doer is {}",
    "undergoer": "who underwent it is {}",
    "participants": "a participant is {}",
    "participants_not": "no participant is {}",
    "stage": "the stage is {}",
}
YES_OR_NO = {
    "armed_sides": ("two armed sides are named", "no two armed sides are named"),
    "harm": ("somebody was killed or injured", "nobody was killed or injured"),
    "people": ("people were aimed at or harmed", "no people were aimed at or harmed"),
    "state_doer": ("a state force is the doer", "no state force is the doer"),
    "intervention": ("a force stepped in", "no force stepped in"),
}
_INTRO = """# Event types

*Made by `docs/generate.py` from `dateline/data/taxonomy.toml`: change that, then run `make docs`.*

Nothing in a report says "event type": the type is **derived** from what is claimed. Its claim has
basis `inferred`, its `rule` is `type_table_<number>` (the number in the table below), and its
`from` lists the claims it rests on: acts, weapons, and those who did it, underwent it or took
part.

The rules are tried in this order and the **first whose conditions all hold decides**. Claims with
the status `denied` are not looked at. `also` of the event type keeps the sub-types of the acts
that did not decide. `dateline show <account>` prints the rule beside the type.

- A *state force* is an actor of the class military, police, paramilitary, intelligence, foreign
  military or peacekeepers.
- *Two armed sides* are a state force (named, or counted among the casualties) and another actor
  who is said to be armed (or armed people counted among the casualties).
- *A force stepped in* when it is named as intervening or arresting, when tear gas, water cannon,
  rubber bullets or batons were used, or when people were detained.
- `chemical_war` stands for agents of war (chlorine, sarin and the like), not for tear gas.

The names are ACLED's, the rules are ours: [limits.md](limits.md#names-that-others-use-too) says
where they part.
"""


def event_types() -> str:
    """The page of event types: the names, the ordered table, the acts, stages and contexts."""
    table = taxonomy()
    return "\n".join((_INTRO, _names(), _rules(table["rule"]), _acts(table["acts"]), _words()))


def _names() -> str:
    lines = ["## Types and sub-types", "", "| type | sub-types |", "|---|---|"]
    lines += [f"| {_code(main)} | {_list(subs, ', ')} |" for main, subs in SUB_TYPES.items()]
    return "\n".join([*lines, ""])


def _rules(rules: list[dict[str, Any]]) -> str:
    lines = ["## The ordered table", "", "| rule | type | sub-type | when |", "|---|---|---|---|"]
    for number, rule in enumerate(rules, 1):
        sub = rule["sub_type"]
        when = "; ".join(_condition(n, w) for n, w in rule["when"].items()) or "nothing else held"
        lines.append(f"| {number} | {_code(TYPE_OF[sub])} | {_code(sub)} | {when} |")
    return "\n".join([*lines, ""])


def _condition(name: str, wanted: Any) -> str:
    """One condition in words; KeyError for a condition that has none yet."""
    if isinstance(wanted, bool):
        return YES_OR_NO[name][0 if wanted else 1]
    return CONDITIONS[name].format(_list(wanted, " or "))


def _acts(acts: dict[str, str]) -> str:
    alone = [a for a in ACTS if a not in acts]
    lines = [
        "## Acts", "", "What an act stands for in `also`:", "", "| act | sub-type |", "|---|---|"
    ]  # fmt: skip
    lines += [f"| {_code(act)} | {_code(sub)} |" for act, sub in acts.items()]
    lines += ["", f"These add nothing to `also`: {_list(alone, ', ')}.", ""]
    return "\n".join(lines)


def _words() -> str:
    return f"""## Stages and contexts

Stages: {_list(STAGES, ", ")}. *Accomplished* is carried out, with or
without harm; *attempted* is begun and failed by itself; *foiled* is stopped by others;
*threatened* is announced only.

Contexts: {_list(CONTEXTS, ", ")}.
"""


def _list(names: tuple[str, ...] | list[str], between: str) -> str:
    return between.join(_code(n) for n in names)


def _code(name: str) -> str:
    return f"`{name}`"


def pages() -> dict[Path, str]:
    """Each generated page with its content."""
    return {DOCS / "event-types.md": event_types()}


def main(arguments: list[str]) -> int:
    """Writes the pages, or with --check compares them."""
    stale = [p for p, words in pages().items() if not p.exists() or p.read_text("utf-8") != words]
    for page in stale:
        sys.stdout.write(
            f"{page.name} {'is out of date' if '--check' in arguments else 'written'}\n"
        )
        if "--check" not in arguments:
            page.write_text(pages()[page], encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
