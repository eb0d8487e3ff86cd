"""The local app over HTTP: who may ask, what comes back, and that nothing kept is ever lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import retold
from cases import hostile
from grounding import FIVE, SIXTH, write_reports
from retold.model import ACTIONS
from retold.records import check

pytest.importorskip("starlette", reason="the extra is not installed: pip install retold[serve]")
pytest.importorskip("uvicorn", reason="the extra is not installed: pip install retold[serve]")
served = pytest.importorskip("served")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a built case, a hostile one, and things that are no cases."""
    folder = tmp_path_factory.mktemp("shelf")
    write_reports(folder.parent / "grounding-in")
    retold.save(retold.build(folder.parent / "grounding-in"), folder / "ferry.json")
    retold.save(hostile(), folder / "hostile.json")
    (folder / "notes.json").write_text("{}", "utf-8")
    (folder / "torn.json").write_bytes((folder / "ferry.json").read_bytes()[:5000])
    (folder / ".hidden.json").write_bytes((folder / "ferry.json").read_bytes())
    (folder / "empty").mkdir()
    (folder.parent / "secret.json").write_bytes((folder / "ferry.json").read_bytes())
    (folder / "link.json").symlink_to(folder.parent / "secret.json")
    return folder


@pytest.fixture(scope="module")
def app(shelf: Path) -> Iterator[Any]:
    with served.Served(shelf) as running:
        yield running


def case_of(app: Any, name: str = "ferry") -> Any:
    return app.get(f"/case/{name}.json").json


def number(case: Any) -> Any:
    variants = sorted(case["stories"][0]["variants"], key=lambda item: item["rank"])
    return next(item for item in variants if item["type"] == "number" and item["before"] and "4" in item["before"]["exact"])


# --------------------------------------------------------------------------------------------------- who may ask


def test_without_the_key_nothing_is_shown(app: Any) -> None:
    for path in ("/", "/index.json", "/case/ferry", "/case/ferry.json", "/static/app.css", "/nothing"):
        assert app.get(path, known=False).status == 403, path
        assert app.get(path, known=False, headers={"Authorization": "Bearer wrong"}).status == 403
        assert app.get(path, known=False, headers={"Cookie": f"retold_{app.port}=wrong"}).status == 403
    assert app.get("/open/wrong", known=False).status == 403
    assert app.get("/open/", known=False).status == 403
    assert b"ferry" not in app.get("/", known=False).body


def test_the_address_printed_opens_the_door_for_this_browser_alone(app: Any) -> None:
    way = app.get(f"/open/{app.token}", known=False)
    assert (way.status, way.headers["location"]) == (303, "/")
    cookie = way.headers["set-cookie"]
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"httponly", "path=/", "samesite=strict"}
    assert len(app.token) >= 32
    assert app.get("/", known=False, headers={"Cookie": cookie.split(";")[0]}).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.nip.example:{port}", "0.0.0.0:{port}", ""]
)
def test_another_name_for_this_machine_is_refused(host: str, app: Any) -> None:
    """DNS rebinding: a page of another site asks us under its own name."""
    answer = app.get("/", headers={"Host": host.format(port=app.port)})
    assert answer.status in (400, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_can_change_nothing(headers: dict[str, str], app: Any) -> None:
    """Even where the browser sent our cookie along."""
    mine = {"Cookie": f"retold_{app.port}={app.token}", **headers}
    for path in ("/case/ferry/decide", "/case/ferry/undo", "/case/ferry/reports", "/case/ferry/build", "/new"):
        assert app.send_form(path, {"target": "x", "action": "accept"}, headers=mine, known=False).status == 403, path


def test_a_page_of_ours_may(app: Any) -> None:
    mine = {"Cookie": f"retold_{app.port}={app.token}", "Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert app.send_form("/case/ferry/decide", {"target": "nothing", "action": "accept"}, headers=mine, known=False).status == 422


def test_every_answer_forbids_what_the_pages_never_need(app: Any) -> None:
    asked = [("/", True), ("/case/ferry", True), ("/case/ferry.json", True), ("/static/app.js", True), ("/nothing", True), ("/", False)]
    for path, known in asked:
        headers = app.get(path, known=known).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


def test_it_listens_on_this_machine_alone(app: Any) -> None:
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("this system does not tell who listens where")
    listening = [line.split()[1] for line in table.read_text("ascii").splitlines()[1:] if line.split()[3] == "0A"]
    assert [address for address in listening if address.endswith(f":{app.port:04X}")] == [f"0100007F:{app.port:04X}"]


# ---------------------------------------------------------------------------------------------------- what it shows


def test_the_shelf_lists_cases_alone(app: Any) -> None:
    names = [item["name"] for item in app.get("/index.json").json["cases"]]
    assert {"ferry", "hostile"} <= set(names)
    assert not {"notes", "link", "secret", "empty", "hidden", ".hidden"} & set(names)


@pytest.mark.parametrize(
    "name",
    ["..", "../secret", "%2e%2e", "..%2fsecret", "%2e%2e%2fsecret", "link", ".hidden", "notes", "secret", "ferry%00", "ferry/../../secret"],
)
def test_no_path_leads_out_of_the_shelf(name: str, app: Any) -> None:
    for path in (f"/case/{name}", f"/case/{name}.json", f"/static/{name}", f"/static/..%2f..%2f{name}"):
        assert app.get(path).status in (404, 405), path


def test_every_page_answers_as_data_too(app: Any) -> None:
    claim = case_of(app)["stories"][0]["claims"][0]["id"]
    for page, data in (
        ("/case/ferry", "/case/ferry.json"),
        ("/case/ferry/work", "/case/ferry/work.json"),
        ("/case/ferry/decisions", "/case/ferry/decisions.json"),
        (f"/case/ferry/thing?id={claim}", f"/case/ferry/thing.json?id={claim}"),
        ("/", "/index.json"),
    ):
        shown = app.get(page)
        assert shown.headers["content-type"].startswith("text/html"), page
        assert shown.status == 200
        told = app.get(data)
        assert told.headers["content-type"] == "application/json"
        assert told.json is not None
    assert check(case_of(app)) == ()


def test_errors_come_as_pages_and_as_data(app: Any) -> None:
    assert app.get("/case/nothing").status == 404
    assert app.get("/case/nothing.json").json["error"]["message"]
    wrong = app.get("/case/ferry/thing.json?id=zzz")
    assert (wrong.status, wrong.json["error"]["code"]) == (422, "R201")
    assert "R201" in app.get("/case/ferry/thing?id=<b>zzz").text
    assert "<b>" not in app.get("/case/ferry/thing?id=<b>zzz").text


def test_a_case_that_cannot_be_read_says_so_and_harms_no_other(app: Any) -> None:
    page, data = app.get("/case/torn"), app.get("/case/torn.json")
    assert (page.status, data.status) == (500, 500)
    assert "R502" in page.text
    assert data.json["error"]["code"] == "R502"
    assert app.get("/case/ferry").status == 200


def test_beside_every_result_stands_what_can_be_decided(app: Any) -> None:
    page, story = app.get("/case/ferry").text, case_of(app)["stories"][0]
    claims = [claim["id"] for claim in story["claims"]]
    readings = [reading["id"] for claim in story["claims"] if len(claim["readings"]) > 1 for reading in claim["readings"]]
    names = [name["id"] for name in story["names"] if sum(len(spelling["spans"]) for spelling in name["spellings"]) > 1]
    others = [item["id"] for item in (*story["stemma"]["derivations"], *story["quotes"], *story["figures"], *story["discrepancies"])]
    for thing in (*claims, *readings, *names, *others, *story["reports"], story["id"], number(case_of(app))["id"]):
        assert f'name="target" value="{thing}"' in page, thing


def test_a_hostile_case_is_shown_and_escaped(app: Any) -> None:
    page = app.get("/case/hostile").text
    assert page.count("<script") == 2, "ours"
    assert "<script src=" in page
    assert "onerror=alert" not in page.replace("&#34;", "").lower() or "<img" not in page.lower()
    assert "style=" not in page


def test_the_page_as_one_file_is_the_report(app: Any) -> None:
    answer = app.get("/case/ferry/report.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="ferry.html"'
    assert "/static/" not in answer.text
    assert "<form" not in answer.text


# ------------------------------------------------------------------------------------------------ what it changes


def test_paste_build_decide_undo(app: Any) -> None:
    reports = [{"outlet": name.title(), "text": text} for name, text in FIVE.items()]
    started = app.post("/new.json", {"title": "The Alder Queen", "reports": reports})
    assert started.status == 202
    name = started.json["case"]
    assert name == "The-Alder-Queen"
    assert app.built(name)["state"] == "done"
    case = case_of(app, name)
    assert len(case["reports"]) == 5
    assert {report["outlet"] for report in case["reports"]} == {name.title() for name in FIVE}
    assert all(report["path"].startswith("case.reports/") for report in case["reports"])

    variant = number(case)["id"]
    decided = app.post(f"/case/{name}/decide.json", {"target": variant, "action": "reject", "note": "a slip"})
    assert decided.status == 202
    app.built(name)
    after = case_of(app, name)
    assert variant not in {item["id"] for item in after["stories"][0]["variants"]}
    (kept,) = after["decisions"]
    assert (kept["by"], kept["note"], kept["applied"]) == ("ida", "a slip", True)
    assert "in force" in app.get(f"/case/{name}/decisions").text

    app.post(f"/case/{name}/reports.json", {"reports": [{"outlet": "Star", "text": SIXTH}]})
    app.built(name)
    six = case_of(app, name)
    assert len(six["reports"]) == 6
    assert [decision["applied"] for decision in six["decisions"]] == [True]

    app.post(f"/case/{name}/undo.json", {})
    app.built(name)
    last = case_of(app, name)
    assert last["decisions"] == []
    assert variant in {item["id"] for item in last["stories"][0]["variants"]}


def test_every_action_can_be_taken_in_the_app(app: Any) -> None:
    story = case_of(app)["stories"][0]
    things = [item["id"] for key in ("claims", "variants", "names", "quotes") for item in story[key]]
    things += [*story["reports"], *(edge["id"] for edge in story["stemma"]["derivations"])]
    offered = {choice["action"] for thing in things for choice in app.get(f"/case/ferry/thing.json?id={thing}").json["choices"]}
    assert offered == set(ACTIONS)


def test_files_are_dropped_and_what_is_no_report_is_told(app: Any) -> None:
    files = {f"{name}.txt": text.encode() for name, text in FIVE.items()} | {"../../torn.bin": b"\x00\x01\x02\xff" * 9}
    way = app.upload("/new", files)
    assert way.status == 303
    name = way.headers["location"].split("/")[2]
    assert app.built(name)["state"] == "done"
    case = case_of(app, name)
    assert {report["label"] for report in case["reports"]} == set(FIVE)
    assert [(item["path"], item["code"]) for item in case["run"]["inputs"] if item["status"] == "skipped"] == [
        ("case.reports/torn.bin", "R103")
    ]
    assert "R103" in app.get(f"/case/{name}").text


def test_nothing_sent_is_said_and_makes_no_case(app: Any) -> None:
    before = app.get("/index.json").json
    assert app.post("/new.json", {"title": "empty"}).json["error"]["code"] == "R100"
    assert app.send_form("/new", {"text-0": "  ", "title": "empty"}).status == 422
    assert app.get("/index.json").json == before


def test_texts_that_are_no_report_end_in_a_failed_build_that_says_why(app: Any) -> None:
    name = app.upload("/new", {"torn.bin": b"\x00\x01\x02\xff" * 9}).headers["location"].split("/")[2]
    state = app.built(name)
    assert state["state"] == "failed"
    assert state["message"].startswith("R100")
    assert "R100" in app.get(f"/case/{name}/work").text
    app.upload(f"/case/{name}/reports", {f"{key}.txt": text.encode() for key, text in FIVE.items()})
    assert app.built(name)["state"] == "done"


def test_too_much_is_refused_unread(app: Any) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=20)
    connection.putrequest("POST", "/new")
    for header, value in (("Authorization", f"Bearer {app.token}"), ("Content-Length", str(2**40)), ("Content-Type", "application/json")):
        connection.putheader(header, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_too_much_without_a_length_is_cut_off(app: Any) -> None:
    import http.client

    def endless() -> Iterator[bytes]:
        for _ in range(80):
            yield b" " * 2**20

    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=60)
    headers = {"Authorization": f"Bearer {app.token}", "Content-Type": "application/json"}
    try:
        connection.request("POST", "/new.json", endless(), headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # it hung up on us, which will do
    finally:
        connection.close()
    assert app.get("/index.json").status == 200


@pytest.mark.parametrize("body", [b"[1]", b"{", b'{"reports": 3}', b"[" * 100_000, b'{"target": 3, "action": null}'])
def test_a_body_that_is_nonsense_is_refused(body: bytes, app: Any) -> None:
    answer = app.ask("POST", "/case/ferry/decide.json", body, {"Content-Type": "application/json"})
    assert answer.status in (400, 422)
    assert answer.json["error"]["message"]


def test_the_way_back_leads_nowhere_else(app: Any) -> None:
    form = {"target": number(case_of(app))["id"], "action": "accept", "back": "x\r\nset-cookie: a=b"}
    location = app.send_form("/case/ferry/decide", form).headers["location"]
    assert location.startswith("/case/ferry/work?back=")
    assert location.isprintable()
    assert "set-cookie" not in location
    app.built("ferry")
    app.post("/case/ferry/undo.json", {})
    app.built("ferry")


# -------------------------------------------------------------------------------------------------------- crashes


def test_kill_9_after_an_answer_loses_nothing_and_the_next_start_builds_it(tmp_path: Path) -> None:
    write_reports(tmp_path / "in")
    retold.save(retold.build(tmp_path / "in"), tmp_path / "shelf.json")
    with served.Served(tmp_path / "shelf.json") as first:
        before = case_of(first, "shelf")
        kept = first.post("/case/shelf/decide.json", {"target": number(before)["id"], "action": "reject"}).json["decision"]
        first.post("/case/shelf/reports.json", {"reports": [{"outlet": "Star", "text": SIXTH}]})
        first.kill()
    assert json.loads((tmp_path / "shelf.json").read_bytes())["schema"] == "retold/1"
    with served.Served(tmp_path / "shelf.json") as second:
        assert second.built("shelf")["state"] in ("done", "none")
        after = case_of(second, "shelf")
        assert [(decision["id"], decision["applied"]) for decision in after["decisions"]] == [(kept, True)]
        assert "Star" in {report["outlet"] for report in after["reports"]}


def test_one_case_alone_is_served_and_its_home_is_its_page(tmp_path: Path) -> None:
    retold.save(hostile(), tmp_path / "case.json")
    with served.Served(tmp_path) as running:
        assert running.get("/").headers["location"] == f"/case/{tmp_path.name.strip('_')}"
        assert len(running.get("/index.json").json["cases"]) == 1


def test_a_port_in_use_and_a_folder_that_cannot_be_are_said(app: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from retold.cli import run

    assert run(["serve", str(tmp_path / "new"), "--port", str(app.port)]) == 3
    assert "R507" in capsys.readouterr().err
    (tmp_path / "file").write_text("", "utf-8")
    assert run(["serve", str(tmp_path / "file" / "below")]) == 5
    assert "R504" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    from retold.cli import run

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["serve", str(tmp_path)]) == 2
    heard = capsys.readouterr()
    assert "R413" in heard.err
    assert "pip install 'retold[serve]'" in heard.err
    assert heard.out == ""


def test_ctrl_c_ends_it_well(tmp_path: Path) -> None:
    import signal

    with served.Served(tmp_path / "cases") as running:
        assert running.get("/index.json").json == {"cases": []}
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(15) == 0


@pytest.mark.parametrize("title", ["Überfahrt", "Паром на мели", "../..", "con", "a.json", "x" * 300])
def test_any_title_makes_a_name(title: str, tmp_path: Path) -> None:
    from retold.web.shelf import Shelf

    shelf = Shelf(tmp_path)
    first = shelf.new(title)
    first.files.reports.mkdir(parents=True)
    assert first.files.case.parent.parent == tmp_path
    assert shelf.find(first.name) is not None, first.name
    assert shelf.new(title).name != first.name
