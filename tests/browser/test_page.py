"""The page in a real Chromium: opens, stays inside, works without script, takes deep links, keeps to narrow screens, reads aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cases import HOSTILE, bridge, hostile
from retold.publish import save

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    return {name: save(case, folder / f"{name}.html") for name, case in (("bridge", bridge()), ("hostile", hostile()))}


def opened(browser: Any, path: Path, fragment: str = "", **settings: Any) -> tuple[Any, list[str]]:
    """A tab with the page, and everything that went wrong or out: console errors, page errors, requests, dialogs."""
    page = browser.new_context(**settings).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.goto(path.as_uri() + fragment)
    return page, heard


@pytest.mark.parametrize("name", ["bridge", "hostile"])
def test_it_opens_and_nothing_leaves_or_fails(browser: Any, pages: dict[str, Path], name: str) -> None:
    page, heard = opened(browser, pages[name])
    page.wait_for_timeout(100)
    assert heard == []
    assert page.title() == "Port Harlan bridge collapse"
    assert page.locator(".card").count() >= 4


def test_hostile_text_does_not_run(browser: Any, pages: dict[str, Path]) -> None:
    page, heard = opened(browser, pages["hostile"])
    assert page.evaluate("document.querySelectorAll('img, iframe, script').length") == 1
    for link in page.query_selector_all("a:not(svg a)"):
        assert page.evaluate("link => link.protocol", link) in ("file:", "https:")
    assert page.title() == "Port Harlan bridge collapse"
    assert heard == []


def test_the_texts_are_those_stored_and_offsets_count_code_points(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["hostile"])
    shown = page.evaluate("[...document.querySelectorAll('.text')].map(text => text.textContent)")
    assert [len(text) for text in shown[:4]] == [len(report.text) for report in bridge().reports]
    assert len(shown[4]) == len(HOSTILE)
    assert shown[0] == bridge().reports[0].text


def test_it_works_without_script(browser: Any, pages: dict[str, Path]) -> None:
    page, heard = opened(browser, pages["bridge"], "#r-NOON:44-53", java_script_enabled=False)
    assert heard == []
    assert page.locator(".card.disputed li").first.is_visible()
    target = page.locator(":target")
    assert target.inner_text() == "21 people"
    assert target.bounding_box()["y"] < page.viewport_size["height"]


def test_a_deep_link_opens_what_it_names(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"], "#c-aaaa000003")
    assert page.locator("#c-aaaa000003").is_visible(), "it lies in a folded list"
    page, _ = opened(browser, pages["bridge"], "#r-NOON:2-6")
    marked = page.evaluate("[...CSS.highlights.get('place')].map(String)")
    assert marked == ["road"], "no anchor stands there, the script finds the place"


def test_a_card_leads_to_its_evidence(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.click(".card.garbled a >> nth=0")
    assert page.url.endswith("#v-number0001")
    assert page.evaluate("document.querySelector('#v-number0001').getBoundingClientRect().top") < page.viewport_size["height"]


def test_the_filter_leaves_only_claims_with_the_words(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.fill("input[type=search]", "river")
    assert [page.locator(f"#c-aaaa00000{number}").is_visible() for number in (1, 2, 3)] == [False, True, False]


def test_single_keys_act_only_when_switched_on(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.keyboard.press("j")
    assert "#" not in page.url
    page.click("button[aria-pressed]")
    page.keyboard.press("d")
    assert page.url.endswith("#c-aaaa000001")


@pytest.mark.parametrize("name", ["bridge", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: Any, pages: dict[str, Path], name: str, width: int) -> None:
    page, _ = opened(browser, pages[name], viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_disputed_comes_first_on_a_phone(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"], viewport={"width": 320, "height": 800})
    tops = {key: page.locator(f".card.{key}").bounding_box()["y"] for key in ("disputed", "agreed", "copied", "garbled")}
    assert min(tops, key=lambda key: tops[key]) == "disputed"


def test_it_prints(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize(
    "settings",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 800}}, {"forced_colors": "active"}],
    ids=["light", "dark", "narrow", "forced colours"],
)
def test_it_is_accessible(browser: Any, pages: dict[str, Path], settings: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page, _ = opened(browser, pages["hostile"], **settings)  # it holds the bridge story too
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    violations = [
        (item["id"], node["html"][:200], node["failureSummary"]) for item in found.response["violations"] for node in item["nodes"]
    ]
    assert not violations, "\n".join(map(str, violations))
