"""Reads invented reports in a process of its own: `reading_process.py ORDER [READER]`, no network.

Prints one line of JSON for each report, `ORDER` being `forward`, `backward` or the number of the
one report to read. Any use of a socket ends the process.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


def refuse(event: str, args: object) -> None:
    """An audit hook: the process may not even make a socket."""
    if event.startswith("socket."):
        raise SystemExit(f"a socket was used: {event}")


def main(order: str, reader: str = "rules") -> None:
    """Codes the reports in the order asked for."""
    import report_cases
    from coded import made_report, place_file

    from dateline.coding import Coder
    from dateline.model.codec import plain
    from dateline.parse.reader import open_reader, read_text
    from dateline.settings import CodingOptions

    coder = Coder(CodingOptions(Path("unused"), reader=reader), place_file())
    texts = [text for text, _ in report_cases.ONE_INCIDENT] + report_cases.NO_INCIDENT
    texts.append("\n\n".join(texts[:6]))
    chosen = {"forward": texts, "backward": texts[::-1]}.get(order) or [texts[int(order)]]
    for text in chosen:
        report = made_report(text)
        coding = plain(coder.read(report))
        if reader != "rules":
            coding["reading"] = repr(open_reader(reader).read(read_text(report)))
        sys.stdout.write(json.dumps(coding, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.addaudithook(refuse)
    main(*sys.argv[1:])
