"""Nothing moves while a page arrives, wherever a slow network cuts it between two tags.

A page of the theme is written into the browser tag by tag and looked at after each: what stands still then stands still
however many tags arrive at a time, on any network and beside any work. No clock has a say. The larger pages of the real
site are written a few tags at a time.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import BuiltSite
from tests.browser.kinds import KINDS, phone
from tests.theme import factories

pytestmark = pytest.mark.browser

WRITE = r"""
async ([path, step]) => {
  history.replaceState(null, "", path);
  const html = await (await fetch(path)).text();
  const start = html.indexOf("<body"), tags = html.slice(start).match(/<[^>]*>\s*|[^<]+/g);
  document.open();
  document.write(html.slice(0, start) + tags.shift());
  const head = () => document.body && [...document.styleSheets].length;
  while (!head()) await new Promise(later => setTimeout(later, 5));
  await Promise.all([...document.fonts].map(font => font.load()));

  const places = new Map(), moved = [];
  const walker = document.createTreeWalker(document.body), range = document.createRange(), nodes = [];
  const shown = node => {
    const style = getComputedStyle(node.closest ? node : node.parentElement);
    return style.visibility !== "hidden" && (!node.closest || style.display !== "inline");
  };
  const look = piece => {
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!(node.closest ? node : node.parentElement).closest(UNSEEN)) nodes.push(node);
    }
    for (const node of nodes) {
      let seen = node;
      if (node.nodeType === Node.TEXT_NODE) {
        const letter = node.data.search(/\S/);
        if (letter < 0) continue;
        range.setStart(node, letter);
        range.setEnd(node, letter + 1);
        seen = range;
      }
      const rect = seen.getBoundingClientRect();
      if (!rect.width || !rect.height) continue;
      if (!places.has(node) && !shown(node)) continue;
      const [left, top] = [rect.left + scrollX, rect.top + scrollY];
      if (!places.has(node)) places.set(node, [left, top]);
      const [x, y] = places.get(node);
      if (Math.abs(x - left) < 3 && Math.abs(y - top) < 3) continue; // the browser calls less no movement either
      places.set(node, [left, top]);
      moved.push(`${(node.data || node.outerHTML.slice(0,80)).trim().slice(0, 50)} ${[x, y]} -> ${[left, top]} at ${piece.slice(-50)}`);
    }
  };
  while (tags.length) {
    const piece = tags.splice(0, step).join("");
    document.write(piece);
    look(piece);
  }
  if (!document.querySelector("footer")) throw new Error("the browser has not read what was written");
  const whole = new Promise(loaded => addEventListener("load", loaded));
  document.close();
  await whole;
  window.moved = () => { look("the end"); return moved; };
}
""".replace("UNSEEN", "'script, template, col, svg *, .cp-hidden, .cp-masthead__skip, .cp-prose table'")
"""What is not seen does not move: letters inside drawings belong to the drawing. Tables of editors have the widths that
their words ask for, which nobody knows before the last row."""


def _movements(page: Page, site: str, path: str, step: int = 1) -> list[str]:
    """What moved while the page was written `step` tags at a time."""
    page.goto(site + "/404.html")
    page.evaluate(WRITE, [path, step])
    if "?q=" in path:
        page.locator(".cp-search__sentence mark").first.wait_for()
    return page.evaluate("window.moved()")  # type: ignore[no-any-return]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_moves_while_a_page_of_the_theme_arrives(browser: Browser, theme_site: str, width: int) -> None:
    context = phone(browser, width)
    page = context.new_page()
    pages = {name: made.path for name, made in factories.all_pages().items() if name not in ("search", "redirect")}
    moved = {name: found for name, path in pages.items() if (found := _movements(page, theme_site, path))}
    context.close()
    assert moved == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_of_the_real_site_arrives(
    browser: Browser, real_site: BuiltSite, width: int
) -> None:
    context = phone(browser, width)
    page = context.new_page()
    site = real_site.address
    moved = {name: found for name, path in KINDS.items() if (found := _movements(page, site, path, step=5))}
    context.close()
    assert moved == {}
