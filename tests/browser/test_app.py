"""The local app in a real Chromium: paste, watch the build, decide, undo; by keyboard alone; read aloud; without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import retold
from cases import hostile
from grounding import FIVE, write_reports

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("starlette", reason="the extra is not installed: pip install retold[serve]")
served = pytest.importorskip("served")
pytestmark = pytest.mark.browser

VARIANT = "[id^=v-]:has(.decide)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server with a case in which one thing was decided, and a hostile one."""
    folder = tmp_path_factory.mktemp("shelf")
    write_reports(folder.parent / "app-in")
    retold.save(retold.build(folder.parent / "app-in"), folder / "ferry.json")
    retold.save(hostile(), folder / "hostile.json")
    with served.Served(folder) as running:
        claim = running.get("/case/ferry.json").json["stories"][0]["claims"][0]["id"]
        running.post("/case/ferry/decide.json", {"target": claim, "action": "accept", "note": "<b>seen</b>"})
        running.built("ferry")
        yield running


def opened(browser: Any, app: Any, path: str = "", **settings: Any) -> tuple[Any, list[str]]:
    """A tab that came through the door, and everything that went wrong or out."""
    page = browser.new_context(**settings).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith((app.home, "data:")) else None)
    page.goto(app.address)
    if path:
        page.goto(app.home + path)
    return page, heard


def paste(page: Any) -> None:
    for number, (name, text) in enumerate(list(FIVE.items())[:3]):
        page.fill(f"[name=outlet-{number}]", name.title())
        page.fill(f"[name=text-{number}]", text)


def test_paste_watch_the_build_decide_and_undo(browser: Any, app: Any) -> None:
    page, heard = opened(browser, app)
    paste(page)
    page.fill("[name=title]", "Pasted here")
    page.get_by_role("button", name="Build the case").click()
    assert "/work" in page.url
    page.wait_for_url("**/case/Pasted-here")
    assert page.locator(".card").count() >= 4

    variant = page.locator(VARIANT, has_text="410").first
    target = variant.get_attribute("id")
    variant.locator("summary").click()
    variant.get_by_role("button", name="Reject").click()
    page.wait_for_url(f"**/case/Pasted-here#{target}")
    assert page.locator(f"#{target}").count() == 0
    page.get_by_role("link", name="1 decision").click()
    assert "in force" in page.locator("table").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/case/Pasted-here#**")
    assert page.locator(f"#{target}").count() == 1
    assert page.get_by_role("link", name="0 decisions").count() == 1
    assert heard == []


def test_files_are_dropped_anywhere_on_the_page(browser: Any, app: Any) -> None:
    page, heard = opened(browser, app)
    page.evaluate(
        """texts => {
          const all = new DataTransfer();
          for (const [name, text] of Object.entries(texts)) all.items.add(new File([text], name + ".txt"));
          document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: all, bubbles: true, cancelable: true }));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: all, bubbles: true, cancelable: true }));
        }""",
        dict(FIVE),
    )
    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 5
    page.get_by_role("button", name="Another text").click()
    assert page.locator("[name=text-3]").count() == 1
    page.get_by_role("button", name="Build the case").click()
    page.wait_for_url("**/case/*")
    assert page.locator(".report-text").count() == 5
    assert heard == []


def test_keyboard_alone_is_enough(browser: Any, app: Any) -> None:
    """From the first Tab to a parent set and taken back, without a pointer; the focus can always be seen."""
    page, _ = opened(browser, app, "case/ferry")

    def reach(wanted: str, most: int = 400) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                """() => { const at = document.activeElement, style = getComputedStyle(at);
                  const seen = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
                  return [at.textContent.trim().replace(/\\s+/g, " "), seen, at.tagName] }"""
            )
            if wanted in shown[0] and shown[2] in ("A", "BUTTON", "SUMMARY"):
                assert shown[1], f"no visible focus on {shown[0]}"
                return
        raise AssertionError(f"{wanted} is never reached")

    report = app.get("/case/ferry.json").json["reports"]
    portal = next(item["id"] for item in report if item["label"] == "portal")
    reach(f"Decide on report {portal}")
    page.keyboard.press("Enter")
    reach("More", 3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/thing?**")
    page.focus("form.choice select")
    page.keyboard.type("paper")
    page.keyboard.press("Tab")
    page.keyboard.type("my own look")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/ferry#**")
    story = app.get("/case/ferry.json").json["stories"][0]
    paper = next(item["id"] for item in report if item["label"] == "paper")
    assert (paper, portal) in {(edge["parent"], edge["child"]) for edge in story["stemma"]["derivations"]}
    page.keyboard.press("Control+Home")
    page.goto(app.home + "case/ferry")
    reach("Undo last decision", 12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/ferry#**")
    story = app.get("/case/ferry.json").json["stories"][0]
    assert (paper, portal) not in {(edge["parent"], edge["child"]) for edge in story["stemma"]["derivations"]}


def test_it_works_without_script(browser: Any, app: Any) -> None:
    page, _ = opened(browser, app, java_script_enabled=False)
    paste(page)
    page.fill("[name=title]", "No script")
    page.get_by_role("button", name="Build the case").click()
    page.get_by_role("link", name="Open the case").click(timeout=30_000)
    variant = page.locator(VARIANT, has_text="410").first
    variant.locator("summary").click()
    variant.get_by_role("button", name="Reject").click()
    page.get_by_role("link", name="Open the case").click(timeout=30_000)
    assert page.get_by_role("link", name="1 decision").count() == 1
    assert page.locator(VARIANT, has_text="410").count() == 0


def test_hostile_text_does_not_run(browser: Any, app: Any) -> None:
    page, heard = opened(browser, app, "case/hostile")
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelectorAll('img, iframe').length") == 0
    assert page.evaluate("document.querySelectorAll('script:not([src])').length") == 0
    assert heard == []
    page.goto(app.home + "case/ferry")
    assert page.locator(".decided b").count() == 0
    assert "<b>seen</b>" in page.locator(".decided").first.text_content()


PAGES = {"home": "", "case": "case/ferry", "thing": "case/ferry/thing?id={claim}", "decisions": "case/ferry/decisions"}
PLAIN = {"work": "case/hostile/work", "hostile": "case/hostile", "error": "case/nothing"}  # built of the same parts: one look will do


@pytest.mark.parametrize(("name", "look"), [*((name, look) for name in PAGES for look in LOOKS), *((name, "light") for name in PLAIN)])
def test_it_is_accessible(browser: Any, app: Any, name: str, look: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    claim = app.get("/case/ferry.json").json["stories"][0]["claims"][0]["id"]
    page, _ = opened(browser, app, {**PAGES, **PLAIN}[name].format(claim=claim), **LOOKS[look])
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    found = axe.run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"


def test_a_page_of_another_site_reaches_nothing(browser: Any, app: Any, tmp_path: Path) -> None:
    """A page from elsewhere, in the browser that holds the key: it can neither send a form nor frame a page nor read one."""
    context = browser.new_context()
    mine = context.new_page()
    mine.goto(app.address)
    evil = tmp_path / "evil.html"
    evil.write_text(
        f"""<form method=post action="{app.home}case/ferry/undo" target=there><button>x</button></form><iframe name=there></iframe>
        <iframe src="{app.home}case/ferry"></iframe><script>fetch("{app.home}case/ferry.json", {{credentials: "include"}})
        .then(r => r.text()).then(t => document.title = "read " + t.length, () => document.title = "refused");</script>""",
        "utf-8",
    )
    before = app.get("/case/ferry/decisions.json").json
    page = context.new_page()
    page.goto(evil.as_uri())
    page.click("button")
    page.wait_for_timeout(500)
    assert page.title() == "refused"
    assert app.get("/case/ferry/decisions.json").json == before
    assert all("Alder Queen" not in (frame.content() or "") for frame in page.frames[1:])
