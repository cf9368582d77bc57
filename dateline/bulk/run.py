"""The loop over documents: skip what is finished, code the rest, keep it, write it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from dateline.bulk.lines import Lines, Target
from dateline.bulk.workers import CoderSpec, Outcome, Say, Workers, in_order
from dateline.desk import Desk, RunInfo, input_key
from dateline.model.coding import CodedReport, Skipped
from dateline.read.document import Document
from dateline.settings import CodingOptions


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to. `reused` of the coded and skipped were finished by an earlier run."""

    documents: int = 0
    coded: int = 0
    relevant: int = 0
    accounts: int = 0
    claims: int = 0
    skipped: int = 0
    reused: int = 0


Progress = Callable[[Summary, CodedReport | Skipped], None]


@dataclass(frozen=True, slots=True)
class _Item:
    """A document or a refusal, its key, and whether an earlier run has finished it."""

    document: Document | Skipped
    key: str | None
    finished: bool = False

    def to_code(self) -> Document | None:
        if self.finished or isinstance(self.document, Skipped):
            return None
        return self.document


def run(
    documents: Iterable[Document | Skipped],
    coder: CoderSpec,
    desk: Desk | None = None,
    jsonl: Target = None,
    jobs: int = 1,
    progress: Progress | None = None,
    command: str | None = None,
    say: Say | None = None,
) -> Summary:
    """Codes documents, keeps the codings in the desk's ledger, writes them as JSONL.

    Whatever the number of jobs, and after any kill and resume, ledger and output hold the same,
    in the order of the documents. `progress` is called after each document, `say` with sentences
    for the user (a field that had to be left out, the place file being built). StopError ends
    the run; what was kept by then stays.
    """
    documents = iter(documents)
    first = list(islice(documents, 2))
    jobs = jobs if len(first) == 2 else 1
    with Lines(jsonl) as lines, Workers(coder, jobs, say) as workers:
        given = _Given(coder.options, desk, jobs, command, workers.name() if first else "")
        summary = Summary()
        items = given.items(chain(first, documents))
        for item, done in in_order(items, workers, _Item.to_code):
            outcome = given.keep(item, done.outcome if done else None)
            if say is not None and done is not None:
                for words in done.warnings:
                    say(words)
            if isinstance(outcome, CodedReport):
                lines.write(outcome)
            summary = _counted(summary, outcome, item.finished)
            if progress is not None:
                progress(summary, outcome)
        given.end()
    return summary


class _Given:
    """The desk's side of a run; without a desk nothing is known before and nothing is kept."""

    def __init__(
        self, options: CodingOptions, desk: Desk | None, jobs: int, command: str | None, name: str
    ) -> None:
        self._options = options
        self._desk = desk
        self._run = RunInfo(name, jobs, command, options.publisher is not None)

    def items(self, documents: Iterable[Document | Skipped]) -> Iterator[_Item]:
        for document in documents:
            if isinstance(document, Skipped):
                yield _Item(document, None)
                continue
            key = _key(document, self._options)
            finished = self._desk is not None and self._desk.finished(key, self._run.coder)
            yield _Item(document, key, finished)

    def keep(self, item: _Item, outcome: Outcome | None) -> Outcome:
        """Stores what an item came to, or fetches what it came to before."""
        if isinstance(item.document, Skipped):
            outcome = item.document
        elif item.finished and self._desk is not None and item.key is not None:
            outcome = self._desk.again(item.key, self._run.coder)
        assert outcome is not None  # a document is coded, refused, or was finished before
        if self._desk is not None and not item.finished:
            if isinstance(outcome, CodedReport):
                outcome = self._desk.admitted(outcome)
            if isinstance(outcome, CodedReport):
                self._desk.store(outcome, self._run, item.key)
            else:
                self._desk.skip(outcome, self._run, item.key)
        return outcome

    def end(self) -> None:
        if self._desk is not None:
            self._desk.end(self._run)


def _key(document: Document, options: CodingOptions) -> str:
    """All that a report is made from, beside the coder: its bytes and what was given with them."""
    given = {
        "kind": document.kind,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "seen_at": document.seen_at,
        "charset": document.charset,
        "user_published": options.published,
        "user_publisher": options.publisher,
    }
    return input_key(document.source_hash, document.input_id, given)


def _counted(summary: Summary, outcome: Outcome, reused: bool) -> Summary:
    summary = replace(
        summary, documents=summary.documents + 1, reused=summary.reused + int(reused)
    )
    if isinstance(outcome, Skipped):
        return replace(summary, skipped=summary.skipped + 1)
    accounts = outcome.coding.accounts
    return replace(
        summary,
        coded=summary.coded + 1,
        relevant=summary.relevant + int(outcome.coding.relevant),
        accounts=summary.accounts + len(accounts),
        claims=summary.claims + sum(len(a.claims) for a in accounts),
    )
