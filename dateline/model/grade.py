"""How reliable persons hold a source to be: the Admiralty code, NATO AJP-2.1.

`A` completely reliable, `B` usually, `C` fairly, `D` not usually, `E` unreliable, `F` cannot be
judged; `1` confirmed by others, `2` probably true, `3` possibly, `4` doubtful, `5` improbable, `6`
cannot be judged. It is what a person said of a source, no score of truth: nothing is computed
from it, and no figure is chosen by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Source = Literal["A", "B", "C", "D", "E", "F"]
Information = Literal["1", "2", "3", "4", "5", "6"]
SOURCES: tuple[Source, ...] = get_args(Source)
INFORMATION: tuple[Information, ...] = get_args(Information)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of a publisher or a speaker; without `information` only the source is graded."""

    source: Source
    information: Information | None = None
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.source}{self.information or ''}"


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades that somebody gave, by the plain name of the publisher or the speaker."""

    publishers: dict[str, Grade]
    speakers: dict[str, Grade]
