"""The book in a real browser: what it loads, how it behaves, what it needs."""

import re

import pytest

LEADER = "book/leaders/how-linkage-works.html"


@pytest.fixture(scope="session")
def paths(site) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if "_static" not in path.parts)
    return [path for path in found if path != "index.html"]  # it only leads on to the home page


def _broke(request) -> bool:
    """Tell a request that failed from one that the browser dropped because the reader went on."""
    return "ERR_ABORTED" not in (request.failure or "")


@pytest.fixture
def page(browser):
    """Return a page that remembers what it asked for and what went wrong."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked, page.troubles = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: page.troubles.append(request.url) if _broke(request) else None)
    yield page
    context.close()


def test_no_page_asks_another_host_or_breaks(page, address, paths):
    for path in paths:
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
    outside = [url for url in page.asked if not url.startswith((address, "data:"))]
    assert len(page.asked) > len(paths)
    assert outside == []
    assert page.troubles == []


def test_no_page_scrolls_sideways_at_320_pixels(page, address, paths):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in paths:
        page.goto(f"{address}/{path}")
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= seen, f"{path} is {wide} pixels wide on a screen of {seen}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_slider_moves_the_numbers_by_keyboard(page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/{LEADER}")
    slider = page.get_by_role("slider", name=re.compile("^Threshold"))
    false, missed = page.locator("[data-show=false]"), page.locator("[data-show=missed]")
    before = int(false.inner_text().replace(",", "")), int(missed.inner_text().replace(",", ""))
    assert slider.get_attribute("aria-valuetext") == "match weight 0"
    slider.focus()
    page.keyboard.press("End")
    after = int(false.inner_text().replace(",", "")), int(missed.inner_text().replace(",", ""))
    assert after[0] < before[0] and after[1] > before[1]
    page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext").startswith("match weight")
    page.wait_for_function("document.querySelector('.threshold-said').textContent.includes('missed')")
    page.keyboard.press("Home")
    page.wait_for_function(
        "document.querySelector('.threshold-said').textContent.includes(document.querySelector('[data-show=recall]').textContent)"
    )
    assert page.troubles == []


def test_figure_agrees_with_its_table_at_every_step(page, address):
    page.goto(f"{address}/{LEADER}")
    page.locator(".threshold summary").click()
    slider = page.get_by_role("slider", name=re.compile("^Threshold"))
    slider.focus()
    page.keyboard.press("Home")
    for row in page.locator(".threshold tbody tr").all():
        weight, links, _, false, missed, precision, recall = row.locator("th, td").all_inner_texts()
        shown = [page.locator(f"[data-show={name}]").inner_text() for name in ("threshold", "links", "false", "missed")]
        shares = [page.locator(f"[data-show={name}]").inner_text() for name in ("precision", "recall")]
        assert [*shown, *shares] == [weight, links, false, missed, precision, recall]
        page.keyboard.press("ArrowRight")


def test_quiz_answers_every_option_in_its_own_words_as_often_as_asked(page, address):
    page.goto(f"{address}/{LEADER}")
    quizzes = page.locator("form.quiz").all()
    assert len(quizzes) >= 3
    for quiz in quizzes:
        said = quiz.get_by_role("status")
        quiz.get_by_role("button").click()
        assert said.inner_text() == "Choose an answer first."
        heard = []
        for option in quiz.get_by_role("radio").all():
            option.focus()
            page.keyboard.press("Space")
            quiz.get_by_role("button").press("Enter")
            heard.append(said.inner_text())
        assert len(set(heard)) == len(heard) >= 3
        assert sum(words.startswith("Right.") for words in heard) == 1
    assert page.troubles == []


def test_leader_page_works_from_a_file(page, site):
    page.goto((site / LEADER).as_uri())
    page.get_by_role("slider", name=re.compile("^Threshold")).press("End")
    assert page.locator("[data-show=threshold]").inner_text() != "0"
    assert all(url.startswith(("file:", "data:")) for url in page.asked)
    assert page.troubles == []


def test_leader_page_reads_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{LEADER}")
    assert page.locator(".threshold-control").is_hidden()
    assert page.locator("[data-show=recall]").is_visible()
    page.locator(".threshold summary").click()
    assert page.locator(".threshold tbody tr").first.is_visible()
    answers = page.locator(".quiz-answers").first
    answers.locator("summary").click()
    assert answers.locator("li").first.is_visible()
    context.close()


def test_searching_finds_the_leader_page(page, address):
    page.goto(f"{address}/book/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("missed matches")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results a[href*='how-linkage-works']")  # results appear one after another
    assert page.troubles == []


def test_home_page_is_light(page, address, capsys):
    weights = []
    page.on("response", lambda response: weights.append(len(response.body()) if response.ok else 0))
    page.goto(f"{address}/index.html")
    page.wait_for_url("**/book/index.html")
    page.wait_for_load_state("networkidle")
    with capsys.disabled():
        print(f"\nhome page: {len(weights)} requests, {sum(weights):,} bytes")
    assert len(weights) <= 25
    assert sum(weights) < 900_000
