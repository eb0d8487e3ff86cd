"""The page in a real Chromium: opens, stays inside, works without script, takes deep links, keeps to narrow screens, reads aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases import HOSTILE, bridge, hostile, report
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


def stands_at(page: Any, fragment: str) -> None:
    """Fails unless the address comes to end with the fragment; the browser tells its address a moment after the page has changed it."""
    page.wait_for_function("fragment => location.hash === fragment", arg=fragment)


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
    stands_at(page, "#v-number0001")
    assert page.evaluate("document.querySelector('#v-number0001').getBoundingClientRect().top") < page.viewport_size["height"]


def test_the_filter_leaves_only_claims_with_the_words(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.fill("input[type=search]", "river")
    assert [page.locator(f"#c-aaaa00000{number}").is_visible() for number in (1, 2, 3)] == [False, True, False]


def test_single_keys_act_only_when_switched_on(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.keyboard.press("j")
    stands_at(page, "")
    page.click("button[aria-pressed]")
    page.keyboard.press("d")
    stands_at(page, "#c-aaaa000001")


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


def test_the_filter_stands_in_the_address_and_comes_back_with_it(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.fill("#claims input[type=search]", "river")
    stands_at(page, "#claims?words=river")
    again, _ = opened(browser, pages["bridge"], "#claims?words=river&kind=agreed")
    assert [again.locator(f"#c-aaaa00000{number}").is_visible() for number in (1, 2, 3)] == [False, True, False]
    again.select_option("#claims select", "disputed")
    assert again.locator("#claims [role=status]").inner_text() == "0 shown"


def test_any_report_can_be_the_base(browser: Any, pages: dict[str, Path]) -> None:
    page, heard = opened(browser, pages["bridge"])
    page.select_option("select.base", label="compare all with WIRE")
    rows = page.locator(".told tr").all_inner_texts()
    assert any(row.startswith("NOON") and "12" in row and "21" in row for row in rows)
    assert page.locator(".told .base").first.inner_text().startswith("WIRE"), "the base shows its own words first"
    assert page.locator(".told del").all_inner_texts() == ["12"]
    assert page.locator(".told ins").all_inner_texts() == ["21"]
    assert not any(row.startswith("CITY") for row in rows), "what reads the same folds away"
    stands_at(page, "#differences?base=WIRE")
    page.check("input[type=checkbox]")
    assert any(row.startswith("CITY") and "= killing 12 people" in row for row in page.locator(".told tr").all_inner_texts())
    again, _ = opened(browser, pages["bridge"], "#differences?base=NOON")
    assert again.locator(".told del").all_inner_texts() == ["21"]
    assert heard == []


def test_two_tellings_of_their_own_are_not_forced_into_one_another(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.select_option("select.base", label="compare all with HERALD")
    row = page.locator(".told tr", has_text="A road bridge collapsed on Tuesday")
    assert row.locator("del, ins").count() == 0


def test_everything_is_reached_by_keyboard_alone_and_the_focus_is_seen(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    reachable = page.evaluate("document.querySelectorAll('a[href], summary, button, input, select, [tabindex=\"0\"]').length")
    seen = set()
    for _ in range(reachable + 60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const at = document.activeElement; if (at === document.body) return null;
            const style = getComputedStyle(at), box = at.getBoundingClientRect();
            return [at.tagName + (at.id || at.getAttribute('href') || at.getAttribute('aria-label') || at.textContent.slice(0, 30)),
            style.outlineStyle !== 'none' || at.tagName === 'A' && at.closest('svg') !== null, box.width > 0 && box.height > 0]; }"""
        )
        if found is None:
            break
        seen.add(found[0])
        assert found[1], f"no focus is seen on {found[0]}"
        assert found[2], f"{found[0]} has the focus and no place"
    assert {"A#claims", "A#c-aaaa000001", "INPUTFilter claims", "SELECTWhich claims"} <= seen
    page.keyboard.press("Shift+Tab")
    page.locator("details#d-aaaa000001 summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("details#d-aaaa000001").get_attribute("open") is not None


def test_single_keys_step_and_the_list_of_keys_opens_and_closes(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bridge"])
    page.click("button[aria-pressed]")
    for key, place in (
        ("j", "#c-aaaa000001"),
        ("j", "#c-aaaa000002"),
        ("k", "#c-aaaa000001"),
        ("n", "#v-number0001"),
        ("n", "#v-hedge00001"),
    ):
        page.keyboard.press(key)
        stands_at(page, place)
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.keyboard.press("b")
    assert page.evaluate("document.activeElement.className") == "base"


def test_targets_are_large_enough(browser: Any, pages: dict[str, Path]) -> None:
    """24 CSS pixels each way (WCAG 2.5.8), but for links within a line of text."""
    page, _ = opened(browser, pages["bridge"], viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, .sections a, .card li a')]
        .filter(at => at.checkVisibility()).map(at => [at.outerHTML.slice(0, 80), at.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    )
    assert small == []


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => [r, g, b].map((part) => linear(part / 255))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (at) => {
    for (; at; at = at.parentElement) { const found = rgb(getComputedStyle(at).backgroundColor); if (found[3]) return found; }
    return [255, 255, 255, 255]; };
  const poor = [];
  for (const at of document.querySelectorAll('body *')) {
    const own = [...at.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !at.checkVisibility() || ['SCRIPT', 'STYLE', 'OPTION'].includes(at.tagName)) continue;
    const style = getComputedStyle(at);
    const ink = at.closest('svg') ? style.fill : style.color;
    const [one, other] = [light(rgb(ink)), light(ground(at))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) poor.push([at.tagName, at.className.baseVal || at.className, at.textContent.slice(0, 40), ratio.toFixed(2)]);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(browser: Any, pages: dict[str, Path], scheme: str) -> None:
    page, _ = opened(browser, pages["bridge"], color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    assert page.evaluate(CONTRAST) == []


def test_long_words_and_reordering_signs_break_no_line_and_run_nothing(browser: Any, tmp_path: Path) -> None:
    words = "a" * 10_000
    bad = (
        f"{words} \u202eevil\u202c <svg onload=document.title='owned'><style>*{{display:none}}</style><iframe srcdoc='<script>x</script>'>"
    )
    bad += " <a href=\"javascript:document.title='owned'\">x</a> <math><mtext></math>"
    case = bridge()
    long = report("r-cccc000001", bad[:200], bad + "\n", title=bad)
    story = replace(case.stories[0], title=bad, reports=(*case.stories[0].reports, long))
    path = save(replace(case, reports=story.reports, stories=(story,)), tmp_path / "long.html")
    for width in (320, 1280):
        page, heard = opened(browser, path, viewport={"width": width, "height": 800})
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert heard == []
        assert not page.title().startswith("owned")
        assert page.locator("iframe").count() == 0
        assert page.evaluate("[...document.links].filter(link => !['file:', 'https:'].includes(link.protocol)).length") == 0
        assert page.locator(".card.disputed li").first.is_visible(), "no style of an article reaches the page"


def test_paper_has_no_folds(browser: Any, pages: dict[str, Path]) -> None:
    for script in (True, False):
        page, _ = opened(browser, pages["bridge"], java_script_enabled=script)
        page.emulate_media(media="print")
        if script:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#c-aaaa000003 a").first.is_visible(), script
