"""The command line: thin commands over coding, the desk and the exports."""

from __future__ import annotations


def main() -> None:
    """The program `dateline`."""
    from dateline.cli.app import app

    app()
