"""Coding in worker processes, with results in the order of the documents.

A worker that dies takes its documents with it, not the run: those that it may have died of are
tried again, each alone; one that kills its worker again is given up.
"""

from __future__ import annotations

import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from os import _exit
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from dateline.errors import DatelineError, DocumentError, StopError
from dateline.model.coding import CodedReport, Skipped
from dateline.read.document import Document
from dateline.settings import CodingOptions

WAITING = 64
Outcome = CodedReport | Skipped
Say = Callable[[str], None]
T = TypeVar("T")


class Coder(Protocol):
    """What codes one document at a time; `name` is the coder of its codings."""

    @property
    def name(self) -> str:
        """The coder string, with the hash of all that can change its output."""
        ...

    def code(self, document: Document, warn: Say | None = None) -> CodedReport:
        """The report with its coding; DocumentError if the document cannot be used.

        `warn` is called with a sentence for each thing given that had to be left out.
        """
        ...


@dataclass(frozen=True, slots=True)
class CoderSpec:
    """How each process makes its coder: a module's function, and what it is handed.

    `prepare` runs once in the parent before any coder is made: it builds what workers only open,
    and says so.
    """

    make: Callable[[CodingOptions], Coder]
    options: CodingOptions
    prepare: Callable[[CodingOptions, Say], None] | None = None


def dateline_coder(options: CodingOptions) -> CoderSpec:
    """Dateline's own coder; the parent builds the place file and loads nothing of the coder."""
    return CoderSpec(_make, options, _prepare)


def _make(options: CodingOptions) -> Coder:
    from dateline.coding import make_coder

    return make_coder(options)


def _prepare(options: CodingOptions, say: Say) -> None:
    from dateline.gazetteer.build import build
    from dateline.values import own_actors

    if options.actors is not None:
        own_actors.read(options.actors)
    build(options.cache_dir, progress=say)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a document, with the warnings that its reading gave."""

    outcome: Outcome
    warnings: tuple[str, ...] = ()


def code_one(coder: Coder, document: Document) -> Done:
    """A document coded, or skipped with its reason; only errors that stop the run come out."""
    warnings: list[str] = []
    return Done(_outcome(coder, document, warnings.append), tuple(warnings))


def _outcome(coder: Coder, document: Document, warn: Say) -> Outcome:
    try:
        coded = coder.code(document, warn)
        report = coded.report
        for words in (report.title, report.text, report.byline or ""):
            words.encode()
    except DocumentError as error:
        return _skipped(document, error.reason, str(error))
    except UnicodeEncodeError:
        return _skipped(document, "bad_text", "the text holds halves of characters")
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - one document's fault must not end a long run
        return _skipped(document, "internal_error", _where(error))
    return coded


def _where(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"the coder failed on it: {type(error).__name__}: {error} ({place})"


def _skipped(document: Document, reason: str, message: str) -> Skipped:
    return Skipped(document.input_id, document.location, reason, message, document.source_hash)


# --- inside a worker -----------------------------------------------------------------------------


class _Worker:
    """What a worker process holds: the way to its coder, and the coder once it is needed."""

    spec: CoderSpec | None = None
    coder: Coder | None = None


def _start(spec: CoderSpec) -> None:
    """Ctrl-C is the parent's business; a worker whose parent is gone goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Worker.spec = spec


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        _exit(1)


def _coder() -> Coder:
    if _Worker.coder is None:
        assert _Worker.spec is not None  # the pool starts every worker with its spec
        _Worker.coder = _Worker.spec.make(_Worker.spec.options)
    return _Worker.coder


def _name_task() -> str:
    return _coder().name


def _code_task(document: Document) -> Done:
    return code_one(_coder(), document)


# --- in the parent -------------------------------------------------------------------------------


class Workers:
    """`jobs` processes that code; with one job the coding is done in this process."""

    def __init__(self, spec: CoderSpec, jobs: int, say: Say | None = None) -> None:
        self.spec = spec
        self.jobs = jobs
        self._say = say or (lambda words: None)
        self._pool: ProcessPoolExecutor | None = None
        self._own: Coder | None = None

    def __enter__(self) -> Workers:
        if self.spec.prepare is not None:
            self.spec.prepare(self.spec.options, self._say)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def name(self) -> str:
        """The coder's name, from the first process that made one; StopError if that dies."""
        if self.jobs == 1:
            return self._own_coder().name
        try:
            pool = self._open()
            asked = [pool.submit(_name_task) for _ in range(self.jobs)]  # so that all start now
            return asked[0].result()
        except BrokenProcessPool:
            raise StopError(
                "the process that codes ended while it started; "
                "try --jobs 1 to see why, or give it more memory"
            ) from None

    def submit(self, document: Document) -> Future[Done]:
        """Begins to code a document."""
        future: Future[Done] = Future()
        if self.jobs == 1:
            future.set_result(code_one(self._own_coder(), document))
            return future
        try:
            return self._open().submit(_code_task, document)
        except BrokenProcessPool as error:
            future.set_exception(error)
            return future

    def retry(self, documents: list[Document]) -> list[Future[Done]]:
        """After a worker died: a new future for each document that was not finished.

        Documents are begun in order, so one of the first `jobs` of them was in the dead worker's
        hands (one more may just have been handed over): these are tried alone.
        """
        self._close()
        suspects = self.jobs + 1
        futures = [self._alone(document) for document in documents[:suspects]]
        self._close()
        return futures + [self.submit(document) for document in documents[suspects:]]

    def _alone(self, document: Document) -> Future[Done]:
        future: Future[Done] = Future()
        try:
            future.set_result(self._open(1).submit(_code_task, document).result())
        except BrokenProcessPool:
            self._close()
            message = (
                "the process that coded it died, twice; it may need more memory than there is"
            )
            future.set_result(Done(_skipped(document, "worker_died", message)))
        return future

    def _own_coder(self) -> Coder:
        if self._own is None:
            self._own = self.spec.make(self.spec.options)
        return self._own

    def _open(self, processes: int | None = None) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                processes or self.jobs,
                mp_context=get_context("spawn"),
                initializer=_start,
                initargs=(self.spec,),
            )
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


@dataclass(slots=True)
class _Place(Generic[T]):
    """An item's place in the queue; `document` is None for what needs no coding."""

    item: T
    document: Document | None
    future: Future[Done] | None

    def broken(self) -> bool:
        done = self.future is not None and self.future.done()
        return done and isinstance(self.future and self.future.exception(), BrokenProcessPool)


def in_order(
    items: Iterable[T], workers: Workers, to_code: Callable[[T], Document | None]
) -> Iterator[tuple[T, Done | None]]:
    """Each item with what its document came to (None where nothing was to code), in order.

    At most WAITING items are under way or wait for those before them.
    """
    queue: deque[_Place[T]] = deque()
    for item in items:
        document = to_code(item)
        future = workers.submit(document) if document is not None else None
        queue.append(_Place(item, document, future))
        while queue and (len(queue) >= WAITING or _ready(queue[0])):
            yield _first(queue, workers)
    while queue:
        yield _first(queue, workers)


def _ready(place: _Place[T]) -> bool:
    return place.future is None or place.future.done()


def _first(queue: deque[_Place[T]], workers: Workers) -> tuple[T, Done | None]:
    while True:
        place = queue[0]
        try:
            done = place.future.result() if place.future is not None else None
        except BrokenProcessPool:
            _renew(queue, workers)
        else:
            queue.popleft()
            return place.item, done


def _renew(queue: deque[_Place[T]], workers: Workers) -> None:
    """Gives every unfinished place a new future; what was finished keeps its result."""
    lost = [p for p in queue if p.future is not None and (not p.future.done() or p.broken())]
    futures = workers.retry([p.document for p in lost if p.document is not None])
    for place, future in zip(lost, futures, strict=True):
        place.future = future
