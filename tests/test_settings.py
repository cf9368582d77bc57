from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.settings import SETTINGS, Settings, default_jobs, load, user_cache_dir


def test_defaults(tmp_path: Path) -> None:
    found = load({"XDG_CACHE_HOME": str(tmp_path)})
    assert found.db == Path("dateline.db")
    assert found.jobs == default_jobs() >= 1
    assert (found.eval_data, found.reference_scorer) == (None, None)


def test_every_setting_is_in_the_table() -> None:
    names = [s.name for s in SETTINGS]
    assert names == list(dict.fromkeys(names))
    assert set(names) == set(Settings.__slots__)
    assert all(s.env.startswith("DATELINE_") and s.help and s.default for s in SETTINGS)


def test_an_override_outranks_the_environment_which_outranks_the_file(tmp_path: Path) -> None:
    config = tmp_path / "dateline.toml"
    config.write_text('db = "from-file.db"\njobs = 3\nbusy_seconds = 2.5\n')
    env = {"DATELINE_CONFIG": str(config), "DATELINE_DB": "from-env.db", "DATELINE_JOBS": "4"}
    found = load(env, jobs=5, db=None)
    assert (found.db, found.jobs, found.busy_seconds) == (Path("from-env.db"), 5, 2.5)
    assert found.ledger().path == Path("from-env.db")


@pytest.mark.parametrize("env", [{"DATELINE_DB": ""}, {}])
def test_an_empty_variable_counts_as_not_given(env: dict[str, str]) -> None:
    assert load(env).db == Path("dateline.db")


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"DATELINE_JOBS": "0"}, "jobs must be a whole number"),
        ({"DATELINE_JOBS": "many"}, "not 'many'"),
        ({"DATELINE_BUSY_SECONDS": "-1"}, "busy_seconds must be"),
        ({"DATELINE_CONFIG": "/nowhere.toml"}, "cannot be read"),
    ],
)
def test_unusable_values_are_refused(env: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        load(env)


@pytest.mark.parametrize(("words", "says"), [("db = ", "no valid TOML"), ("dbb = 1", "dbb")])
def test_a_bad_file_is_refused(tmp_path: Path, words: str, says: str) -> None:
    config = tmp_path / "c.toml"
    config.write_text(words)
    with pytest.raises(InputError, match=says):
        load({"DATELINE_CONFIG": str(config)})


def test_an_unknown_override_is_refused() -> None:
    with pytest.raises(InputError, match="no setting is called colour"):
        load({}, colour="red")


@pytest.mark.parametrize(
    ("platform", "env", "tail"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/dateline"),
        ("linux", {}, "/.cache/dateline"),
        ("darwin", {"XDG_CACHE_HOME": "/c"}, "/Library/Caches/dateline"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/dateline/Cache"),
    ],
)
def test_the_cache_directory_follows_the_platform(
    platform: str, env: dict[str, str], tail: str
) -> None:
    assert user_cache_dir(platform, env).as_posix().endswith(tail)


@pytest.mark.parametrize("words", ["2026-03-03", "2026-03-03T10:00:00+05:30", " 2026-03-03 "])
def test_a_publication_date_of_the_user(words: str) -> None:
    assert load({}).coding(published=words).published == words.strip()


@pytest.mark.parametrize("words", ["yesterday", "03/03/2026", "2026-13-01", "20260303", ""])
def test_what_is_no_publication_date_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="is no publication date"):
        load({}).coding(published=words)


def test_coding_options_can_be_compared_and_hashed() -> None:
    one, two = load({}, cache_dir="/c").coding(), load({}, cache_dir="/c").coding()
    assert one == two
    assert hash(one) == hash(two)
