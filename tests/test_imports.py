"""Heavy libraries enter by one door each: what must not be loaded by what."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    *("onnxruntime", "tokenizers", "torch", "trafilatura", "lxml"),
    *("pandas", "pyarrow", "fastapi"),
)


def loaded(module: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after importing one."""
    script = f"import sys, {module}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["dateline", "dateline.model.codec", "dateline.values", "dateline.desk"]
)
def test_light_modules_load_no_heavy_library(module: str) -> None:
    assert loaded(module).isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["dateline.model.codec", "dateline.values"])
def test_the_nouns_load_the_standard_library_alone(module: str) -> None:
    outside = {m for m in loaded(module) if m not in sys.stdlib_module_names}
    known = loaded("site") | {"dateline", "__main__", "__mp_main__"}
    assert {m for m in outside - known if not m.startswith("_")} == set()


def test_the_desk_opens_the_database_and_no_more() -> None:
    found = loaded("dateline.desk")
    assert "sqlalchemy" in found
    assert "alembic" not in found


def test_the_python_face_is_lazy() -> None:
    assert "sqlalchemy" not in loaded("dateline")
    assert loaded("dateline.api").isdisjoint(HEAVY)
