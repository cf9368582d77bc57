"""Progress on standard error, drawn only on a terminal; sentences and lines pass above it."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from dateline.cli.common import data, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from dateline.bulk import Summary


class Meter:
    """Counts documents. `with Meter() as meter:` draws it and takes it away at the end."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Meter:
        if sys.stderr.isatty():
            self._draw()
        return self

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("starting", total=None)
        self._progress.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def count(self, summary: Summary) -> None:
        """Shows how far the run has come."""
        if self._progress is not None and self._task is not None:
            words = f"{summary.documents} documents, {summary.accounts} accounts"
            self._progress.update(self._task, description=words)

    def say(self, words: str) -> None:
        """A sentence on standard error, above the progress."""
        if self._progress is not None:
            self._progress.console.print(words, markup=False, highlight=False, soft_wrap=True)
        else:
            say(words)

    def data(self, line: str) -> None:
        """A line on standard output; on a terminal the progress makes room for it."""
        if self._progress is not None and sys.stdout.isatty():
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            data((line,))
