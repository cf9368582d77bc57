"""A made-up piece of a GeoNames dump: one region of Mali with a town and a village."""

from __future__ import annotations


def row(
    gid: int, name: str, cls: str, code: str, admin1: str, admin2: str = "", people: int = 0,
    lat: float = 15.0, aliases: str = "", country: str = "ML",
) -> str:  # fmt: skip
    """A line of a dump, as the readme orders its columns."""
    cells = [gid, name, name, aliases, lat, -4.0, cls, code, country, "", admin1, admin2, "", "",
             people, "", 250, "Africa/Bamako", "2024-01-01"]  # fmt: skip
    return "\t".join(map(str, cells)) + "\n"


MALI = (
    row(1, "Zana Region", "A", "ADM1", "77")
    + row(2, "Cercle de Doro", "A", "ADM2", "77", "771")
    + row(3, "Tiguira", "P", "PPL", "77", "771", 180, 15.2, "Tigira,Tiguirra")
    + row(4, "Old Tiguira", "P", "PPLH", "77", "771")
    + row(5, "Mount Tigui", "T", "MT", "77")
    + row(6, "Doro", "P", "PPLA2", "77", "771", 9000)
)
