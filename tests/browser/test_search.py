"""The search page in Chromium, over hand-written pages and a made-up lineage."""

from __future__ import annotations

import json
import random
import statistics
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from benchmarks.search_host import INDEX, Host, make_host
from benchmarks.search_judging import ndcg
from plugins.search.index import build_index
from plugins.search.page import SearchPage
from plugins.search.terms import index_document
from plugins.search.units import SearchUnit, unit_pages
from plugins.vietnamese.folding import canonical, fold, slugify, surfaces, syllables

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
JUDGED = Path(__file__).parent.parent / "search" / "judged"
NOW = ("cau-ong-lanh-moi", "ben-thanh")
UNITS = (
    SearchUnit("cau-ong-lanh", "Phường Cầu Ông Lãnh", "Quận 1", "30/6/2025", ("ben-thanh", "cau-ong-lanh-moi")),
    *(
        SearchUnit(slugify(name), f"Phường {name}", "Quận 1", "30/6/2025", ("cau-ong-lanh-moi",))
        for name in ("Cô Giang", "Cầu Kho", "Nguyễn Cư Trinh")
    ),
    SearchUnit("cau-ong-lanh-moi", "Phường Cầu Ông Lãnh"),
    SearchUnit("ben-thanh", "Phường Bến Thành"),
)
WARDS = {False: ("cau-ong-lanh", "Phường Cầu Ông Lãnh, Quận 1"), True: ("co-giang", "Phường Cô Giang, Quận 1")}


def sample_pages() -> list[SearchPage]:
    entries = yaml.safe_load((JUDGED / "pages.yaml").read_text(encoding="utf-8"))
    pages = []
    for entry in entries:
        ward, label = WARDS[entry["id"] in {"nghia-vu", "hoc-bong"}]
        url = f"/tin/{entry['date'][:4]}/{entry['date'][5:7]}/{entry['id']}/"
        fields = {key: entry[key] for key in ("title", "date", "category", "body")}
        pages.append(SearchPage(url=url, ward_ids=(ward,), ward_labels=(label,), year=int(entry["date"][:4]), **fields))
    return [*pages, *unit_pages(UNITS, NOW)]


def sample_host() -> Host:
    pages = sample_pages()
    return make_host(pages, dict(build_index([index_document(page) for page in pages])))


@pytest.fixture(scope="module")
def host() -> Iterator[tuple[Host, str]]:
    static = sample_host()
    with static.serve() as address:
        yield static, address


@pytest.fixture
def tab(browser: Any, host: tuple[Host, str]) -> Iterator[Any]:
    context = browser.new_context(base_url=host[1], viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def state(tab: Any, wanted: str) -> None:
    tab.wait_for_function(
        "(wanted) => document.querySelector('.cp-search')?.dataset.searchState === wanted", arg=wanted
    )


def titles(tab: Any) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator(".cp-search__link").all_inner_texts()]


def status(tab: Any) -> str:
    return str(tab.get_by_role("status").inner_text())


def look_for(tab: Any, text: str, more: str = "") -> list[str]:
    tab.goto(f"/tim-kiem/?q={quote(text)}{more}")
    state(tab, "found")
    return titles(tab)


RANK_ALL = """async ([base, texts]) => {
  const { Index, rank, parseQuery } = await import('/search.js');
  const index = new Index(base, async (url) => (await fetch(url)).json());
  await index.open();
  const answers = [];
  for (const text of texts) {
    const ranked = (await rank(index, parseQuery(text))).slice(0, 10);
    answers.push(await Promise.all(ranked.map(async (d) => (await index.card(d.number)).url)));
  }
  return answers;
}"""


def rank_all(tab: Any, texts: list[str]) -> list[list[str]]:
    tab.goto("/tim-kiem/")
    return [list(map(str, urls)) for urls in tab.evaluate(RANK_ALL, [INDEX, texts])]


# --- Folding: build and client ---------------------------------------------------------------------------------------

FOLD_ALL = """async (texts) => {
  const { fold, surfaces, syllables, slugify } = await import('/search.js');
  return texts.map((text) => [fold(text), surfaces(text), syllables(text), slugify(text)]);
}"""
ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split(" ")  # noqa: SIM905
NUCLEI = (  # noqa: SIM905
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy uyê ưa ưi ươ ưu"
).split()
CODAS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "u", "o"]
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def build_side(texts: list[str]) -> list[list[object]]:
    return [[fold(text), surfaces(text), syllables(text), slugify(text)] for text in texts]


def words(count: int) -> list[str]:
    """Syllables with the tone on either vowel, composed or not, in any case."""
    rng = random.Random(7)
    made = []
    for _ in range(count):
        nucleus = rng.choice(NUCLEI)
        at = rng.randint(1, len(nucleus))
        word = rng.choice(ONSETS) + nucleus[:at] + rng.choice(TONES) + nucleus[at:] + rng.choice(CODAS)
        word = unicodedata.normalize(rng.choice(("NFC", "NFD")), word)
        made.append(rng.choice((word, word, word.upper(), word.capitalize())))
    return made


def test_browser_and_build_fold_every_vietnamese_letter_alike(tab: Any) -> None:
    letters = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for t in TONES] + list("đĐðÐɖƉ")
    letters += [unicodedata.normalize("NFD", letter) for letter in letters]
    tab.goto("/tim-kiem/")
    assert tab.evaluate(FOLD_ALL, letters) == build_side(letters)


def test_browser_and_build_spell_and_fold_ten_thousand_words_alike(tab: Any) -> None:
    made = words(10_000)
    tab.goto("/tim-kiem/")
    for text, theirs, ours in zip(made, tab.evaluate(FOLD_ALL, made), build_side(made), strict=True):
        assert theirs == ours, text
        assert ours[1] == [unicodedata.normalize("NFC", canonical(text).lower())]


@pytest.mark.parametrize("seed", range(3))
def test_browser_and_build_read_signs_and_numbers_alike(tab: Any, seed: int) -> None:
    rng = random.Random(seed)
    signs = [*"0123456789.,,..%/-–— '’“”()\u00a0\u00ad\u200b\ufeffm²½Ⅳﬁ１２_", "Đạt", "hoà", "Q.", "x\u0323", "tỷ"]
    texts = ["".join(rng.choices(signs, k=rng.randint(1, 14))) for _ in range(1000)]
    tab.goto("/tim-kiem/")
    for text, theirs, ours in zip(texts, tab.evaluate(FOLD_ALL, texts), build_side(texts), strict=True):
        assert theirs == ours, ascii(text)


# --- Quality -----------------------------------------------------------------------------------------------------------


def test_judged_queries_find_what_answers_them(tab: Any) -> None:
    entries = yaml.safe_load((JUDGED / "queries.yaml").read_text(encoding="utf-8"))
    addresses = {page.url.strip("/").split("/")[-1]: page.url for page in sample_pages()}
    texts = [unicodedata.normalize(entry.get("form", "NFC"), entry["q"]) for entry in entries]
    scores = {}
    for entry, urls in zip(entries, rank_all(tab, texts), strict=True):
        grades = {addresses[name]: grade for name, grade in entry["grades"].items()}
        scores[entry["q"]] = ndcg(urls, grades)
    assert len(entries) >= 60
    poor = {query: round(score, 2) for query, score in scores.items() if score < 0.6}
    assert not poor
    assert statistics.mean(scores.values()) >= 0.9


def test_an_unmarked_query_finds_what_the_marked_one_finds(tab: Any) -> None:
    entries = yaml.safe_load((JUDGED / "queries.yaml").read_text(encoding="utf-8"))
    marked = [entry["q"] for entry in entries if not entry["q"].isascii()]
    with_marks, without = rank_all(tab, marked), rank_all(tab, [fold(text) for text in marked])
    for text, wanted, found in zip(marked, with_marks, without, strict=True):
        assert set(wanted) <= set(found), text


def test_a_typed_mark_comes_first(tab: Any) -> None:
    assert "đường" in look_for(tab, "đường")[0].lower()
    assert "dương" in look_for(tab, "dương")[0].lower()
    found = look_for(tab, "đường")
    first_other = next(i for i, title in enumerate(found) if "dương" in title.lower())
    assert all(
        "dương" in title.lower() or "biểu dương" in title.lower() or i < first_other
        for i, title in enumerate(found)
        if "đường" in title.lower()
    )


def test_pages_with_the_very_word_come_before_those_with_more_marks(tab: Any) -> None:
    pages = [
        SearchPage(url="/tin/2021/01/a/", title="Mở đường, đường, đường", date="2021-01-01", body="đường " * 9),
        SearchPage(url="/tin/2020/01/b/", title="Gương sáng", date="2020-01-01", body="Biểu dương một tập thể."),
    ]
    static = make_host(pages, dict(build_index([index_document(page) for page in pages])))
    with static.serve() as address:
        tab.goto(f"{address}/tim-kiem/?q=dương")
        state(tab, "found")
        assert titles(tab) == ["Gương sáng", "Mở đường, đường, đường"]


def test_a_word_written_with_other_marks_only_is_said_to_be_so(tab: Any) -> None:
    assert look_for(tab, "nghỉa vụ quân sự")
    assert "viết khác dấu" in status(tab)


# --- The page ----------------------------------------------------------------------------------------------------------


def test_an_address_with_a_question_shows_its_answer_with_the_sentence_and_marks(tab: Any) -> None:
    found = look_for(tab, "138,5%")
    assert found == ["Lễ giao, nhận quân năm 2020: 18 thanh niên lên đường"]
    assert status(tab) == "Tìm thấy 1 trang có “138,5%”."
    sentence = tab.locator(".cp-search__sentence")
    sentence.locator("mark").first.wait_for()
    assert sentence.locator("mark").all_inner_texts() == ["138,5"]
    assert "đạt 138,5% chỉ tiêu" in sentence.inner_text()
    assert tab.locator(".cp-search__facts").inner_text() == "10/02/2020 · Phường Cô Giang, Quận 1 · An ninh trật tự"
    assert tab.locator(".cp-search__link").get_attribute("href") == "/tin/2020/02/nghia-vu/"
    assert tab.title().startswith("“138,5%” – ")
    assert tab.complaints == []


def test_keyboard_alone_asks_and_opens_a_result(tab: Any) -> None:
    tab.route("**/tin/**", lambda route: route.fulfill(content_type="text/html", body="<title>Tin</title>"))
    tab.goto("/tim-kiem/")
    assert tab.get_by_text("Tìm trong trang").is_hidden()
    tab.keyboard.press("Tab")
    tab.keyboard.type("khai sinh")
    tab.keyboard.press("Enter")
    state(tab, "found")
    assert tab.evaluate("location.pathname + location.search") == "/tim-kiem/?q=khai+sinh"
    for _ in range(8):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.className") == "cp-search__link":
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/tin/2022/05/khai-sinh/")


def test_back_leads_to_the_question_before(tab: Any) -> None:
    look_for(tab, "khai sinh")
    tab.fill("#tim-q", "học bổng")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Trao 45 suất").wait_for()
    tab.go_back()
    tab.get_by_role("link", name="Hướng dẫn đăng ký").wait_for()
    assert tab.input_value("#tim-q") == "khai sinh"


def test_filters_narrow_by_ward_category_and_year_and_stand_in_the_address(tab: Any) -> None:
    look_for(tab, "phường")
    tab.get_by_role("combobox", name="Đơn vị").select_option(label="Phường Cô Giang, Quận 1")
    tab.wait_for_function("location.search.includes('phuong=co-giang')")
    state(tab, "found")
    assert titles(tab) == ["Phường Cô Giang, Quận 1 (đến 30/6/2025)", *titles(tab)[1:]]
    tab.get_by_role("combobox", name="Năm").select_option("2020")
    tab.wait_for_function("location.search.includes('nam=2020')")
    state(tab, "found")
    assert titles(tab) == ["Lễ giao, nhận quân năm 2020: 18 thanh niên lên đường"]
    assert status(tab) == "Tìm thấy 1 trang có “phường”."
    shared = tab.evaluate("location.href")
    tab.goto("about:blank")
    tab.goto(shared)
    state(tab, "found")
    assert len(titles(tab)) == 1
    assert look_for(tab, "phường", "&muc=xay-dung-dang")
    assert {"Xây dựng Đảng"} == {
        text.rsplit(" · ", 1)[1] for text in tab.locator(".cp-search__facts").all_inner_texts()
    }


def test_more_results_come_on_demand_and_take_the_focus(tab: Any) -> None:
    assert len(look_for(tab, "phường")) == 10
    tab.get_by_role("button", name="Xem thêm").click()
    tab.wait_for_function("document.querySelectorAll('.cp-search__result').length > 10")
    assert tab.evaluate("document.activeElement === document.querySelectorAll('.cp-search__link')[10]")


def test_more_results_asked_for_twice_come_once(tab: Any) -> None:
    look_for(tab, "phường")
    tab.get_by_role("button", name="Xem thêm").evaluate("more => { more.click(); more.click(); }")
    tab.wait_for_function("document.querySelectorAll('.cp-search__result').length > 10")
    links = tab.locator(".cp-search__link").evaluate_all("nodes => nodes.map(node => node.href)")
    assert len(set(links)) == len(links)


def test_nothing_found_offers_near_words_and_a_way_on(tab: Any) -> None:
    tab.goto("/tim-kiem/?q=sinhh")
    state(tab, "empty")
    assert status(tab) == "Không tìm thấy trang nào có “sinhh”."
    tab.get_by_role("link", name="Có phải ý bạn là “sinh”?").click()
    state(tab, "found")


def test_nothing_found_within_filters_offers_to_drop_them(tab: Any) -> None:
    tab.goto("/tim-kiem/?q=khai+sinh&nam=2019")
    state(tab, "empty")
    tab.get_by_role("link", name="Tìm ở mọi đơn vị, chuyên mục và năm").click()
    state(tab, "found")


def test_a_question_met_in_part_says_so_and_offers_near_words(tab: Any) -> None:
    assert "Hướng dẫn đăng ký khai sinh trực tuyến" in look_for(tab, "khai sinhh")
    assert "Không trang nào có đủ các từ" in status(tab)
    tab.get_by_role("link", name="Có phải ý bạn là “khai sinh”?").wait_for()


def test_signs_alone_ask_for_a_word(tab: Any) -> None:
    tab.goto("/tim-kiem/?q=%3F%21")
    tab.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
    assert status(tab) == "Hãy gõ ít nhất một chữ hoặc một con số."


def test_a_broken_network_is_said_in_words_and_can_be_tried_again(tab: Any) -> None:
    tab.route("**/chi-muc/**", lambda route: route.abort())
    tab.goto("/tim-kiem/?q=khai+sinh")
    state(tab, "broken")
    assert status(tab) == "Không tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi thử lại."
    tab.unroute("**/chi-muc/**")
    tab.get_by_role("button", name="Thử lại").click()
    state(tab, "found")
    assert titles(tab)[0] == "Hướng dẫn đăng ký khai sinh trực tuyến"
    assert tab.get_by_role("combobox", name="Năm").locator("option").count() > 1


def test_a_slow_network_shows_that_the_search_goes_on(tab: Any) -> None:
    waiting: list[Any] = []
    arriving: list[bool] = []
    tab.route("**/chi-muc/p/**", lambda route: route.continue_() if arriving else waiting.append(route))
    with tab.expect_request("**/chi-muc/p/**"):
        tab.goto("/tim-kiem/?q=khai+sinh")
    state(tab, "loading")
    assert status(tab) == "Đang tìm…"
    arriving.append(True)  # what is asked for from now on
    for route in waiting:
        route.continue_()
    state(tab, "found")


def test_a_title_is_text_and_never_markup(browser: Any) -> None:
    page = SearchPage(
        url="/tin/2020/01/x/", title="<img src=x onerror=alert(1)> hiểm", date="2020-01-01", body="<b>hiểm</b>"
    )
    static = make_host([page], dict(build_index([index_document(page)])))
    with static.serve() as address:
        tab = browser.new_page()
        tab.goto(f"{address}/tim-kiem/?q=hiểm")
        state(tab, "found")
        tab.locator(".cp-search__sentence mark").wait_for()
        assert tab.locator(".cp-search__results img, .cp-search__results b").count() == 0
        assert titles(tab) == ["<img src=x onerror=alert(1)> hiểm"]
        tab.close()


def test_without_script_the_page_says_what_to_do_instead(browser: Any, host: tuple[Host, str]) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=host[1])
    tab = context.new_page()
    tab.goto("/tim-kiem/")
    assert tab.get_by_text("Tìm trong trang").is_visible()
    assert tab.get_by_role("combobox", name="Đơn vị").is_hidden()
    assert tab.get_by_role("searchbox").is_visible()
    context.close()


def test_a_first_question_stays_within_its_bytes_and_requests(tab: Any) -> None:
    static = sample_host()  # nobody else asks here
    with static.serve() as address:
        tab.goto(f"{address}/tim-kiem/?q={quote('nghĩa vụ quân sự 2020')}")
        state(tab, "found")
    sent = [(path, size) for path, size in static.sent if path != "/tim-kiem/" and "/t/" not in path]
    assert sent
    assert sum(size for _, size in sent) <= 60 * 1024, json.dumps(sent)
    assert len(sent) <= 10
    assert len({path for path, _ in sent}) == len(sent)  # nothing is fetched twice
