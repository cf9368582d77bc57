"""`serve` and `users`: the page, and who may use it from elsewhere."""

from __future__ import annotations

import getpass
import ipaddress
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dateline.cli.common import data, say
from dateline.errors import InputError
from dateline.settings import LOCAL_HOSTS, ServeOptions, load

_EXTRA = "the page needs more packages; install them with: pip install 'dateline[web]'"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of `serve` say; None where nothing was given."""

    db: Path | None
    host: str
    port: int
    read_only: bool
    public: bool | None
    delay_days: int


def serve(wish: Wish) -> None:
    """Serves the page until it is stopped."""
    for name in ("fastapi", "jinja2", "uvicorn", "argon2"):
        if find_spec(name) is None:
            raise InputError(_EXTRA)
    import uvicorn

    from dateline.serve.app import create_app

    options = options_of(wish)
    app = create_app(options)
    for line in told(wish, options):
        say(line)
    uvicorn.run(app, host=wish.host, port=wish.port, log_level="warning", server_header=False)


def options_of(wish: Wish) -> ServeOptions:
    """The options of the application; InputError for an address that nobody could log in at.

    On loopback there is no login; any other address demands accounts, and shows the public
    profile unless `--full` asks for names. `--read-only` is public too unless told otherwise.
    """
    settings = load(db=wish.db)
    if not settings.db.is_file():
        raise InputError(f"there is no ledger {settings.db}; `dateline code` makes one")
    local = is_loopback(wish.host)
    people = people_file(settings.db)
    if not local and not _has_people(people):
        raise InputError(
            f"{wish.host} can be reached by others: give people accounts first "
            "(dateline users add NAME), or serve to this computer alone (--host 127.0.0.1)"
        )
    public = wish.public if wish.public is not None else (not local or wish.read_only)
    return ServeOptions(
        settings.ledger(),
        settings.cache_dir,
        public=public,
        read_only=wish.read_only or public,
        login=not local,
        people=people,
        person=settings.person,
        delay_days=wish.delay_days,
        hosts=LOCAL_HOSTS if local else ("*",),
    )


def is_loopback(host: str) -> bool:
    """True for an address that only this computer reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def people_file(db: Path) -> Path:
    """The file of accounts beside a ledger."""
    return db.with_name(db.name + ".people.json")


def _has_people(path: Path) -> bool:
    from dateline.serve.people import People

    return bool(People(path).listed())


def told(wish: Wish, options: ServeOptions) -> list[str]:
    """What is said when the page begins: where it is, who may see what."""
    shown = f"[{wish.host}]" if ":" in wish.host else wish.host
    lines = [f"The page is at http://{shown}:{wish.port}/ (Ctrl-C stops it)."]
    if options.login:
        lines.append("It can be reached by others: they must log in. Use HTTPS in front of it.")
    else:
        lines.append("It answers this computer alone, so nobody has to log in.")
    if options.public:
        lines.append("Public profile: private names are masked, nothing can be changed.")
    else:
        lines.append("Names are shown in full.")
    return lines


def add(name: str, role: str, db: Path | None) -> None:
    """Gives somebody an account; the password is asked for, or read from standard input."""
    from dateline.serve.people import People, role_of

    if find_spec("argon2") is None:
        raise InputError(_EXTRA)
    chosen = role_of(role)
    People(people_file(load(db=db).db)).add(name, _password(), chosen)
    say(f"{name} may log in as {chosen}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise InputError("the two passwords differ")
    return first


def remove(name: str, db: Path | None) -> None:
    """Takes somebody's account away."""
    from dateline.serve.people import People

    People(people_file(load(db=db).db)).remove(name)
    say(f"{name} has no account any more")


def listed(db: Path | None) -> None:
    """Prints who has an account, with their role."""
    from dateline.serve.people import People

    data(f"{p.name}\t{p.role}" for p in People(people_file(load(db=db).db)).listed())
