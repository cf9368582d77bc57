"""Writes the pages that are made from the program and its data.

docs/event-types.md from dateline/data/taxonomy.toml, docs/glossary.md from
dateline/data/glossary.toml, docs/settings.md from dateline/settings.py; references.py makes
docs/cli.md and docs/fields.md, linking_table.py docs/linking-features.md.

With --check nothing is written, and the exit code is 1 if a page differs from its data.

    python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import linking_table
import references

from dateline.export import glossary as words
from dateline.lexicons import taxonomy
from dateline.model.taxonomy import ACTS, CONTEXTS, STAGES, SUB_TYPES, TYPE_OF
from dateline.settings import CONFIG_ENV, SETTINGS

DOCS = Path(__file__).resolve().parent
CONDITIONS = {
    "acts": "an act is {}",
    "also_acts": "an act is also {}",
    "not_acts": "no act is {}",
    "weapons": "a weapon is {}",
    "doer": "a doer is {}",
    "undergoer": "who underwent it is {}",
    "undergoer_not": "nobody who underwent it is {}",
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
    "mob": ("the words tell of a mob, or of a death by stoning", "no word tells of a mob"),
    "soft_target": (
        "all clashes are ambushes of those who are no armed side",
        "a clash is no ambush of those who are no armed side",
    ),
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

_SETTINGS = f"""# Settings

*Made by `docs/generate.py` from `dateline/settings.py`: change that, then run `make docs`.*

The first of these that is given counts: the option of a command, the variable of the environment,
the configuration file, the default. `{CONFIG_ENV}` names the configuration file (TOML, with the
names below); without it there is none.

| name | variable | default | what it is |
|---|---|---|---|"""
_TERMS = """# Glossary

*Made by `docs/generate.py` from `dateline/data/glossary.toml`: change that, then run `make docs`.*

`dateline explain WORD` prints these on the command line. The fields themselves are in
[fields.md](fields.md).

| word | meaning |
|---|---|
| report | One version of one article as it was published; its text is never changed. |
| coding | What one coder, Dateline or a person, read in a report. |
| account | What one report says about one incident. |
| claim | One value in an account: what, who says so, in which words, how sure. |
| incident | What the accounts of many reports add up to. |
| slot | What a claim is about: the date, a toll, a weapon. |
| span | Where words stand: a field of the report, a start and an end. |
| anchor (of an account) | The words that name the act. |
| anchor (of a date) | What a relative date was counted from. |
| speaker | Who answers for a claim; without one it is the report itself. |
| scene | The place where it happened. |
| dateline | The line that opens wire copy, with place and date. |
| furniture | What is on a page and is not the article. |
| ledger | The file in which reports and their codings are kept. |
| place file | The file of places that is built once from GeoNames data. |
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


def glossary() -> str:
    """The page of words: the terms of the design, then the words that fields may hold."""
    lines = [_TERMS]
    for kind in words.vocabulary():
        lines += [f"## {kind[0].upper()}{kind[1:]}", "", "| word | meaning |", "|---|---|"]
        lines += [f"| {_code(e.word)} | {e.meaning} |" for e in words.entries() if e.kind == kind]
        lines.append("")
    return "\n".join(lines)


def settings() -> str:
    """The page of settings, from their table."""
    lines = [f"| {_code(s.name)} | {_code(s.env)} | {s.default} | {s.help} |" for s in SETTINGS]
    return "\n".join([_SETTINGS, *lines, ""])


def pages() -> dict[Path, str]:
    """Each generated page with its content."""
    return {
        DOCS / "event-types.md": event_types(),
        DOCS / "glossary.md": glossary(),
        DOCS / "linking-features.md": linking_table.features(),
        DOCS / "settings.md": settings(),
        **references.pages(),
    }


def main(arguments: list[str]) -> int:
    """Writes the pages, or with --check compares them."""
    made = pages()
    stale = [p for p, words in made.items() if not p.exists() or p.read_text("utf-8") != words]
    for page in stale:
        sys.stdout.write(
            f"{page.name} {'is out of date' if '--check' in arguments else 'written'}\n"
        )
        if "--check" not in arguments:
            page.write_text(made[page], encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
