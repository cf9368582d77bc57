from collections.abc import Iterator

import pytest
from mini_gazetteer import build_mini

from dateline.gazetteer.lookup import Gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    found = build_mini(tmp_path_factory.mktemp("mini"))
    yield found
    found.close()
