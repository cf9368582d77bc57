"""Headers, hosts, logins: nothing runs that is not ours, nobody gets in who should not."""

from __future__ import annotations

import re
import stat

import pytest
import samples
from serve_pages import BASE, fill, open_page

from dateline.cli import serving
from dateline.errors import InputError
from dateline.serve.people import People, Person, Sessions
from dateline.serve.security import MARK

HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=1> "
    "\u202egnp.exe </p></div>{{7*7}} &lt;b&gt; javascript:alert(1)"
)


@pytest.mark.parametrize("path", ["/", "/review", "/about", "/api/v1/incidents", "/nowhere"])
def test_every_answer_has_a_strict_policy(page, path):
    headers = page.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/review", "/about", "/login"])
def test_no_page_has_inline_script_style_or_handlers(page, path):
    html = page.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!www\.geonames\.org)', html)


def test_hostile_words_are_text(tmp_path):
    path = tmp_path / "ledger.db"
    text = f"{samples.TEXT} {HOSTILE}"
    report = samples.report(text=text, title=HOSTILE, publisher=HOSTILE, work="w9",
                            url="javascript:alert(1)")  # fmt: skip
    fill(path, [samples.coded(report)])
    with open_page(path) as page:
        found = page.first()
        for address in ("/", f"/incidents/{found['id']}", "/review"):
            html = page.get(address).text
            assert "<script>window" not in html
            assert "<img src=x" not in html
            assert not re.search(r"(?:href|src|action)=.?javascript", html)
            assert "\u202e" not in html


def test_a_name_that_is_not_ours_is_refused(page):
    assert page.get("/", headers={"Host": "evil.example"}).status_code == 403
    assert page.get("/", headers={"Host": "localhost:8700"}).status_code == 200
    assert page.get("/", headers={"Host": "[::1]:8700"}).status_code == 200


def test_a_fault_is_a_problem_without_its_details(page, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /home/ada")

    monkeypatch.setattr(type(page.rooms.house), "incident", broken)
    answer = page.get("/api/v1/incidents/i0")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


# --- people --------------------------------------------------------------------------------------

PASSWORD = "correct horse battery"


@pytest.fixture
def guarded(pages, tmp_path):
    people = tmp_path / "people.json"
    for role in ("reader", "coder", "editor"):
        People(people).add(role.title(), PASSWORD, role)
    return pages(login=True, people=people, hosts=("*",))


def log_in(page, name, password=PASSWORD):
    form = {"name": name, "password": password, "mark": page.rooms.marks.of("")}
    answer = page.client.post("/login", data=form, follow_redirects=False)
    token = page.client.cookies.get("dateline_session") or ""
    return answer, page.rooms.marks.of(token)


def test_without_a_login_nothing_is_shown(guarded):
    assert guarded.get("/", follow_redirects=False).headers["location"] == "/login"
    assert guarded.get("/api/v1/incidents").status_code == 401
    assert guarded.get("/api/v1/openapi.json").status_code == 401
    assert guarded.get("/login").status_code == 200


@pytest.mark.parametrize(
    ("name", "acts", "links"), [("Reader", 403, 403), ("Coder", 201, 403), ("Editor", 201, 201)]
)
def test_roles(guarded, name, acts, links):
    answer, mark = log_in(guarded, name)
    assert answer.status_code == 303
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    items = guarded.json("/api/v1/incidents")["items"]
    one = guarded.json(f"/api/v1/incidents/{items[0]['incident_id']}")
    claim = one["reports"][0]["claims"][1]["id"]
    body = {"kind": "acceptance", "target": claim, "by": "Somebody Else"}
    made = guarded.client.post("/api/v1/acts", json=body, headers={MARK: mark})
    assert made.status_code == acts
    if acts == 201:
        assert made.json()["acts"][0]["by"] == name  # never another's name
    body = {"kind": "merge", "target": one["id"], "to": items[1]["incident_id"], "why": "same"}
    made = guarded.client.post("/api/v1/acts", json=body, headers={MARK: mark})
    assert made.status_code == links


def test_the_mark_of_one_session_is_not_that_of_another(guarded):
    log_in(guarded, "Coder")
    claim = guarded.json("/api/v1/claims")["items"][0]["id"]
    body = {"kind": "acceptance", "target": claim}
    answer = guarded.client.post(
        "/api/v1/acts", json=body, headers={MARK: guarded.rooms.marks.of("")}
    )
    assert answer.status_code == 403


def test_after_five_wrong_passwords_no_more_are_looked_at(guarded):
    for _ in range(5):
        assert log_in(guarded, "Coder", "wrong wrong wrong")[0].status_code == 401
    assert log_in(guarded, "Coder")[0].status_code == 429


def test_logging_out_ends_the_session(guarded):
    _, mark = log_in(guarded, "Reader")
    token = guarded.client.cookies.get("dateline_session")
    guarded.client.post("/logout", data={"mark": mark}, follow_redirects=False)
    guarded.client.cookies.set("dateline_session", token)
    assert guarded.get("/api/v1/incidents").status_code == 401


def test_a_session_ends_by_itself(monkeypatch):
    sessions = Sessions()
    token = sessions.begin(Person("Ada", "coder"))
    assert sessions.person(token) is not None
    monkeypatch.setattr("dateline.serve.people.time.monotonic", lambda: 1e9)
    assert sessions.person(token) is None


def test_the_file_of_accounts_holds_hashes_for_its_owner_alone(tmp_path):
    people = People(tmp_path / "people.json")
    people.add("Ada", PASSWORD, "coder")
    text = people.path.read_text("utf-8")
    assert "argon2id" in text
    assert PASSWORD not in text
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600
    assert people.checked("Ada", PASSWORD) == Person("Ada", "coder")
    assert people.checked("Ada", "other") is None
    assert people.checked("Bob", PASSWORD) is None
    people.remove("Ada")
    assert people.listed() == []
    with pytest.raises(InputError, match="10 characters"):
        people.add("Ada", "short", "coder")


# --- where it is served --------------------------------------------------------------------------


def wish(db, **more):
    made = {"host": "127.0.0.1", "port": 8700, "read_only": False, "public": None, "delay_days": 3}
    return serving.Wish(db, **{**made, **more})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_on_this_computer_nobody_logs_in_and_names_are_shown(ledger, host):
    options = serving.options_of(wish(ledger, host=host))
    assert not options.login
    assert not options.public
    assert "nobody has to log in" in " ".join(serving.told(wish(ledger, host=host), options))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "news.example"])
def test_elsewhere_it_refuses_without_accounts(ledger, host):
    with pytest.raises(InputError, match="users add"):
        serving.options_of(wish(ledger, host=host))


def test_elsewhere_with_accounts_it_is_public_unless_told_otherwise(ledger):
    People(serving.people_file(ledger)).add("Ada", PASSWORD, "coder")
    options = serving.options_of(wish(ledger, host="0.0.0.0"))
    assert options.login
    assert options.public
    assert options.read_only
    full = serving.options_of(wish(ledger, host="0.0.0.0", public=False))
    assert full.login
    assert not full.public
    assert not full.read_only


def test_read_only_is_public_unless_told_otherwise(ledger):
    assert serving.options_of(wish(ledger, read_only=True)).public
    full = serving.options_of(wish(ledger, read_only=True, public=False))
    assert full.read_only
    assert not full.public


def test_the_page_says_in_which_profile_it_is(pages):
    assert "This computer only, no login" in pages().get("/").text
    assert "Public view" in pages(public=True, read_only=True).get("/").text
    assert BASE.startswith("http://127.0.0.1")
