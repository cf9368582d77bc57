"""Countries that a report speaks of without placing anything there: demonyms, bodies, persons."""

from __future__ import annotations

from collections import Counter

from dateline.gazetteer.scan import names
from dateline.model.parsed import Parsed
from dateline.model.ports import Lookup


def country_hints(parsed: Parsed, lookup: Lookup) -> dict[str, int]:
    """How often each country (ISO-2) is spoken of by name, demonym or region, most first."""
    found: Counter[str] = Counter()
    for sentence in parsed.sentences:
        words = [t.text for t in sentence.tokens]
        for start, end in names(words, lookup):
            firm = [
                c
                for c in lookup.find(" ".join(words[start:end]))
                if c.kind in ("country", "region", "admin1") and c.match != "alias"
            ]
            countries = {c.country for c in firm if c.country}
            if len(countries) == 1:
                found.update(countries)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
