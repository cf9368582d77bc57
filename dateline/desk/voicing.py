"""Which reports are one voice: copies of one text, whole or in part, and versions of one page.

Two texts are tied if they share a key and are alike, or if one stands in the other; a group is all
that ties reach. Texts never change, so a tie once found stays: the order of arrival does not
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.link import voices
from dateline.store.linking import Links, Standing, hashed

_MOST_KEPT = 5000


class Runs:
    """The runs of words of texts, of the ledger's as they are asked for; the last ones are kept
    at hand."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[int]] = {}

    def load(self, links: Links, reports: Iterable[str]) -> None:
        """Has those of some reports at hand."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        for name, text in links.copies.texts(set(reports) - self._known.keys()).items():
            self._known[name] = voices.runs_of(text)

    def of(self, report: str) -> frozenset[int]:
        """The runs of a text that is at hand."""
        return self._known[report]


def voice(links: Links, standing: Mapping[str, Standing], runs: Runs) -> set[str]:
    """Puts the reports that tell of something into their groups; returns all those whose group
    has another name now."""
    telling = {name: one.report for name, one in standing.items() if one.accounts}
    changed: set[str] = set()
    for name, no in sorted(links.copies.unsigned(telling).items(), key=lambda item: item[1]):
        text = telling[name].text
        signature = voices.text_signature(text)
        keys = {hashed(k) for k in (*voices.signature_keys(signature), *voices.passage_keys(text))}
        found = links.copies.sharing(keys)
        links.copies.sign(name, no, signature, keys)
        tied = {name, *links.copies.versions(name)}
        tied |= {r for r, other in found.items() if _alike(signature, other)}
        rest = found.keys() - tied
        if rest:
            runs.load(links, {name, *rest})
            own = runs.of(name)
            tied |= {r for r in rest if voices.contained(own, runs.of(r)) >= voices.COPIED}
        changed |= links.copies.unite(tied)
    return changed


def _alike(a: bytes, b: bytes) -> bool:
    return voices.likeness(a, b) >= voices.ALIKE


def beside(links: Links, report_id: str) -> list[str]:
    """The other reports of the group that a report is in."""
    return [name for name in links.copies.group(report_id) if name != report_id]


def forget(links: Links, reports: Sequence[str]) -> None:
    """Takes reports out of their groups; `voice` groups them again, without what is gone."""
    for name in reports:
        links.copies.unsign(name)
