"""Checks of pages in Chromium."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}

# Everything that takes the focus, noted as the Tab key comes to it.
WATCH = """() => {
  const all = 'a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex="-1"])'
  const wanted = [...document.querySelectorAll(all)].filter(
    e => !e.disabled && e.checkVisibility({visibilityProperty: true}) && !e.closest('[inert]'))
  window.reached = new Map()
  document.addEventListener('focusin', event => {
    const style = getComputedStyle(event.target)
    const isMarked = style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow != 'none'
    reached.set(event.target, isMarked)
  })
  window.wanted = wanted
  return wanted.length
}"""
MISSED = """() => {
  const tell = e => e.outerHTML.slice(0, 90)
  const isOther = e => e.type == 'radio' && [...reached.keys()].some(r => r.type == 'radio' && r.name == e.name)
  return {
    missed: wanted.filter(e => !reached.has(e) && !isOther(e)).map(tell),
    unmarked: [...reached].filter(([e, isMarked]) => !isMarked).map(([e]) => tell(e)),
  }
}"""
# The widest things that make a page scroll sideways.
WIDER = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return null
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1)
  return document.documentElement.scrollWidth + ' px: ' +
    wide.slice(-1).map(e => e.outerHTML.slice(0, 90)).join(' ')
}"""
# The text of the article without what a script adds for itself.
TEXT = """() => {
  const main = document.querySelector('main').cloneNode(true)
  // The button that sorts a table is the header that was there.
  for (const e of main.querySelectorAll('button:not(.sort), output, [hidden]')) e.remove()
  return main.textContent
}"""


def open_page(context, page, root, faults, check):
    """A page in a new tab; what it writes to the console and asks of others are faults."""
    tab = context.new_page()
    tab.on("console", lambda message: faults.add(check, page.name, f"{message.type}: {message.text}"))
    tab.on("pageerror", lambda error: faults.add(check, page.name, f"error: {error}"))

    def request(request):
        if not request.url.startswith((root.as_uri(), "data:", "blob:")):
            faults.add(check, page.name, f"asks for {request.url}")

    tab.on("request", request)
    tab.goto(page.path.as_uri())
    return tab


def words(text):
    return re.findall(r"\w+", text)


def check(browser, root, pages, faults):
    wide = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    plain = browser.new_context(viewport=WIDE, java_script_enabled=False)
    for page in pages:
        tab = open_page(wide, page, root, faults, "Chromium's console and requests")
        keyboard(tab, page, faults)
        pointer(tab, page, faults)
        tab.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true }")
        narrow(tab, page, faults)
        scripted = words(tab.evaluate(TEXT))
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            axe(tab, page, faults, scheme)
        tab.close()
        tab = open_page(plain, page, root, faults, "Chromium's console and requests")
        without = words(tab.evaluate(TEXT))
        if without != scripted:
            first = next((a for a, b in zip(without, scripted) if a != b), "at the end")
            faults.add("Without script", page.name, f"the article has other words: {first}")
        tab.close()
    wide.close()
    plain.close()


def keyboard(tab, page, faults):
    count = tab.evaluate(WATCH)
    for _ in range(count + 2):
        tab.keyboard.press("Tab")
    found = tab.evaluate(MISSED)
    for element in found["missed"]:
        faults.add("Keyboard", page.name, f"Tab does not reach {element}")
    for element in found["unmarked"]:
        faults.add("Keyboard", page.name, f"nothing shows the focus on {element}")


def pointer(tab, page, faults):
    """The readouts of the first chart: one is shown while the pointer is over it, none before."""
    if not (readout := tab.query_selector("svg.wide .hits > g")):
        return
    shown = "e => getComputedStyle(e.querySelector('text')).visibility == 'visible'"
    readout.scroll_into_view_if_needed()
    before = readout.evaluate(shown)
    readout.query_selector("path").hover(force=True)
    if before or not readout.evaluate(shown):
        faults.add("Readouts", page.name, "the first chart does not show its numbers to the pointer")
    tab.mouse.move(0, 0)


def narrow(tab, page, faults):
    tab.set_viewport_size(NARROW)
    if wider := tab.evaluate(WIDER):
        faults.add("Chromium at 320 px", page.name, wider)
    tab.set_viewport_size(WIDE)


def search(browser, root, page, query, faults):
    """The search, by key alone: it opens, finds the page of a function, and closes."""
    context = browser.new_context(viewport=WIDE)
    tab = open_page(context, page, root, faults, "Chromium's console and requests")
    tab.keyboard.press("Control+k")
    tab.keyboard.type(query)
    results = tab.locator("dialog[open] li a")
    try:
        results.first.wait_for(timeout=20_000)
    except TimeoutError:
        faults.add("Search", page.name, f"finds nothing for {query}")
        return context.close()
    if query not in results.first.inner_text():
        faults.add("Search", page.name, f"finds {results.first.inner_text()} first for {query}")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        axe(tab, page, faults, scheme)
    # In Chromium the first empties the field.
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    if tab.locator("dialog[open]").count():
        faults.add("Search", page.name, "is not closed by Escape")
    tab.keyboard.press("Control+k")
    tab.keyboard.type(query)
    results.first.wait_for(timeout=20_000)
    tab.keyboard.press("Enter")
    try:
        tab.wait_for_url(f"**/*{query}*", timeout=20_000)
    except TimeoutError:
        faults.add("Search", page.name, f"Enter leads to {tab.url}")
    context.close()


def axe(tab, page, faults, scheme):
    # It would fetch style sheets once more, which a page opened from a file must not.
    options = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
    result = Axe().run(tab, options=options)
    for violation in result.response["violations"]:
        for node in violation["nodes"]:
            faults.add(f"axe, {scheme}", page.name, f"{violation['id']}: {node['html'][:140]}")
