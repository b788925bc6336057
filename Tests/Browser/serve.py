#!/usr/bin/env python3
"""Drives `lossbook serve` with a real browser: edits files, and looks at what the open page shows.

    serve.py PROGRAM

Needs Playwright for Python and Debian's Chromium.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

PARAGRAPHS = "\n\n".join(f"Paragraph {number} of the text, which is there to be scrolled." for number in range(60))

NOTEBOOK = f"""\
# One dog

```loss
loss = -log2(0.7)
loss
```

{PARAGRAPHS}

The middle costs `= loss ≈ 0.515` bits.

{PARAGRAPHS}
"""


class Server:
    """A project, and `lossbook serve` at work in it."""

    def __init__(self, program, folder, port=0):
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(port)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        line = self.process.stdout.readline()
        self.address = re.search(r"http://127\.0\.0\.1:\d+/", line).group()
        self.port = int(self.address.split(":")[2].rstrip("/"))

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(10)


def check_updates(page, server, notebook):
    page.goto(server.address + "dog.html")
    expect(page.locator(".outputs .value").first).to_have_text("0.5146")

    # A mark that only this document has: it must never be loaded anew.
    page.evaluate("window.mark = document.querySelector('main h1')")
    middle = page.get_by_text("The middle costs")
    middle.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = middle.bounding_box()["y"]

    print("an edit above what is read leaves that where it is")
    notebook.write_text(NOTEBOOK.replace("Paragraph 3 ", "Some\n\nmore\n\nparagraphs\n\nParagraph 3 ", 1))
    expect(page.locator("main p", has_text=re.compile("^paragraphs$"))).to_have_count(1)
    assert abs(middle.bounding_box()["y"] - before) <= 1, "the page has scrolled"

    print("the edited text is shown, the rest is the same document")
    notebook.write_text(NOTEBOOK.replace("The middle costs", "The middle really costs"))
    expect(page.get_by_text("The middle really costs")).to_be_visible()
    assert page.evaluate("window.mark.isConnected"), "the page was loaded anew"
    assert page.locator("main p", has_text=re.compile("^paragraphs$")).count() == 0

    print("a fault is shown at its cell, beside the last good result, and goes")
    notebook.write_text(NOTEBOOK.replace("-log2(0.7)", "-lg2(0.7)"))
    cell = page.locator(".cell").first
    expect(cell.locator(".diagnostic.error")).to_contain_text("lg2")
    expect(cell.locator(".earlier")).to_contain_text("0.5146")
    notebook.write_text(NOTEBOOK)
    expect(page.locator(".diagnostic")).to_have_count(0)
    expect(page.locator(".earlier")).to_have_count(0)

    print("what a reader has opened stays open, what scripts have added stays")
    tools = page.locator(".site-header button").count()
    notebook.write_text(NOTEBOOK.replace("Paragraph 1 ", "Paragraph one ", 1))
    expect(page.get_by_text("Paragraph one ")).to_have_count(1)
    assert page.locator(".site-header button").count() == tools > 0

    print("new text gets what scripts add")
    notebook.write_text(NOTEBOOK + "\n```\nfirst\n```\n\n```\nsecond\n```\n")
    expect(page.locator("main pre", has_text="second")).to_have_count(1)
    copies = page.locator("main button.copy")
    assert copies.count() == page.locator("main pre").count()
    notebook.write_text(NOTEBOOK + "\n```\nsecond\n```\n")
    expect(page.locator("main pre", has_text="first")).to_have_count(0)
    assert copies.count() == page.locator("main pre").count()
    notebook.write_text(NOTEBOOK)
    expect(page.locator("main pre", has_text="second")).to_have_count(0)
    assert copies.count() == page.locator("main pre").count()


def check_coming_and_going(page, server, notebook):
    print("a notebook that goes and comes back")
    notebook.rename(notebook.with_name("other.md"))
    expect(page.get_by_role("heading", name="No such page")).to_be_visible()
    notebook.with_name("other.md").rename(notebook)
    expect(page.get_by_role("heading", name="One dog")).to_be_visible()

    print("a half-saved one keeps its page, marked")
    notebook.write_bytes(b"# One dog\n\n\xff")
    expect(page.get_by_text("What follows is the page as it was before.")).to_be_visible()
    expect(page.locator(".cell")).to_have_count(1)
    notebook.write_text(NOTEBOOK)
    expect(page.get_by_text("What follows")).to_have_count(0)


def check_theme(page, server, folder):
    print("a stylesheet of the project's own")
    (folder / "site").mkdir()
    (folder / "site/site.yml").write_text("theme: own.css\n")
    (folder / "site/own.css").write_text("h1 { color: rgb(1, 2, 3) }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    (folder / "site/own.css").write_text("h1 { color: rgb(3, 2, 1) }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(3, 2, 1)")


def check_restart(page, server, program, folder, notebook):
    print("killed in the middle of a rebuild: nothing is lost, the page says so, and goes on with the next server")
    for number in range(200):
        (folder / f"notebooks/n{number}.md").write_text(NOTEBOOK)
    server.stop(signal.SIGKILL)
    expect(page.locator(".lossbook-live")).to_contain_text("has stopped")
    assert notebook.read_text() == NOTEBOOK
    server = Server(program, folder, server.port)
    expect(page.locator(".lossbook-live")).to_have_count(0, timeout=60_000)
    notebook.write_text(NOTEBOOK.replace("One dog", "Two dogs"))
    expect(page.get_by_role("heading", name="Two dogs")).to_be_visible()
    return server


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        notebook = folder / "notebooks/dog.md"
        notebook.parent.mkdir()
        notebook.write_text(NOTEBOOK)
        server = Server(program, folder)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)
        try:
            check_updates(page, server, notebook)
            check_coming_and_going(page, server, notebook)
            check_theme(page, server, folder)
            server = check_restart(page, server, program, folder, notebook)
            assert not faults, faults
            assert server.stop() == 0, "Ctrl-C did not end it cleanly"
        finally:
            browser.close()
            if server.process.poll() is None:
                server.stop(signal.SIGKILL)
    print("All of it holds.")


if __name__ == "__main__":
    main()
