"""Which reports are one voice: copies of one text, whole or in part, and versions of one page.

Two texts are tied if they share a key and are alike, or if one stands in the other; a group is all
that ties reach. Texts never change, so a tie once found stays: the order of arrival does not
matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.link import voices
from dateline.store.linking import Links, Standing, hashed


def voice(links: Links, standing: Mapping[str, Standing]) -> set[str]:
    """Puts the reports that tell of something into their groups; returns all those whose group
    has another name now."""
    telling = {name: one.report for name, one in standing.items() if one.accounts}
    changed: set[str] = set()
    for name, no in sorted(links.unsigned(telling).items(), key=lambda item: item[1]):
        text = telling[name].text
        signature = voices.text_signature(text)
        keys = {hashed(k) for k in (*voices.signature_keys(signature), *voices.passage_keys(text))}
        found = links.sharing(keys)
        links.sign(name, no, signature, keys)
        tied = {name, *links.versions(name)}
        alike = {r for r, other in found.items() if _alike(signature, other)}
        tied |= alike
        changed |= links.unite(tied)
        for other in sorted(found.keys() - tied):
            if voices.copied(text, links.text(other)) >= voices.COPIED:
                changed |= links.unite({name, other})
    return changed


def _alike(a: bytes, b: bytes) -> bool:
    return voices.likeness(a, b) >= voices.ALIKE


def beside(links: Links, report_id: str) -> list[str]:
    """The other reports of the group that a report is in."""
    return [name for name in links.group(report_id) if name != report_id]


def forget(links: Links, reports: Sequence[str]) -> None:
    """Takes reports out of their groups; `voice` groups them again, without what is gone."""
    for name in reports:
        links.unsign(name)
