"""Checks of pages in Chromium."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import TimeoutError

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Those of axe's rules that look at colors, which is all that the schemes differ in.
COLOR_RULES = ["color-contrast", "link-in-text-block"]
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


class Tab:
    """A tab in which one page after another is opened; what they write to the console and ask of others are faults."""

    def __init__(self, context, root, faults):
        self.tab, self.root, self.faults, self.page = context.new_page(), root, faults, None
        self.tab.on("console", lambda message: self.fault(f"{message.type}: {message.text}"))
        self.tab.on("pageerror", lambda error: self.fault(f"error: {error}"))
        self.tab.on("request", self.request)

    def fault(self, text):
        self.faults.add("Chromium's console and requests", self.page.name, text)

    def request(self, request):
        if not request.url.startswith((self.root.as_uri(), "data:", "blob:")):
            self.fault(f"asks for {request.url}")

    def open(self, page):
        self.page = page
        self.tab.goto(page.path.as_uri())
        return self.tab


def words(text):
    return re.findall(r"\w+", text)


def check(browser, root, pages, faults):
    contexts = [
        browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce"),
        browser.new_context(viewport=WIDE, java_script_enabled=False),
    ]
    scripted, plain = (Tab(context, root, faults) for context in contexts)
    for page in pages:
        tab = scripted.open(page)
        keyboard(tab, page, faults)
        pointer(tab, page, faults)
        tab.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true }")
        narrow(tab, page, faults)
        with_script = words(tab.evaluate(TEXT))
        axe(tab, page, faults)
        without = words(plain.open(page).evaluate(TEXT))
        if without != with_script:
            first = next((a for a, b in zip(without, with_script) if a != b), "at the end")
            faults.add("Without script", page.name, f"the article has other words: {first}")
    for context in contexts:
        context.close()


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
    tab = Tab(context, root, faults).open(page)
    ask(tab, query)
    results = tab.locator("dialog[open] li a")
    try:
        results.first.wait_for(timeout=60_000)
    except TimeoutError:
        faults.add("Search", page.name, f"finds nothing for {query}")
        return context.close()
    if query not in results.first.inner_text():
        faults.add("Search", page.name, f"finds {results.first.inner_text()} first for {query}")
    axe(tab, page, faults)
    # In Chromium the first empties the field.
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    if tab.locator("dialog[open]").count():
        faults.add("Search", page.name, "is not closed by Escape")
    ask(tab, query)
    results.first.wait_for(timeout=60_000)
    tab.keyboard.press("Enter")
    try:
        tab.wait_for_url(f"**/*{query}*", timeout=60_000)
    except TimeoutError:
        faults.add("Search", page.name, f"Enter leads to {tab.url}")
    context.close()


def ask(tab, query):
    """Opens the search and types, as one who sees it open: its script is loaded when it is first asked for."""
    tab.keyboard.press("Control+k")
    tab.locator("dialog[open] input").wait_for(timeout=60_000)
    tab.keyboard.type(query)


def axe(tab, page, faults):
    """Every rule in the light scheme, those about colors in the dark one too."""
    tab.evaluate(AXE_SCRIPT)
    for scheme, rules in (("light", RULES), ("dark", COLOR_RULES)):
        tab.emulate_media(color_scheme=scheme)
        # It would fetch style sheets once more, which a page opened from a file must not.
        options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        for violation in tab.evaluate("async options => (await axe.run(options)).violations", options):
            for node in violation["nodes"]:
                faults.add(f"axe, {scheme}", page.name, f"{violation['id']}: {node['html'][:140]}")
    tab.emulate_media(color_scheme="light")
