"""The same small article (words, a formula, a table, a chart) by Lossbook, nbconvert and marimo, as a reader gets it.

python3 Benchmarks/pages/compare.py LOSSBOOK prints the table of Benchmarks/README.md. It needs what requirements.txt
names, and Debian's chromium. What a page asks of other hosts is counted and refused, so the numbers do not depend on
the network: bytes are those of the files that the tool wrote and the page loads.
"""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What Jupyter writes where an author gave no description.
NO_DESCRIPTION = "No description has been provided for this image"


def run(*command, folder):
    subprocess.run([str(part) for part in command], cwd=folder, check=True, capture_output=True)


def articles(lossbook, folder):
    """The page that each tool makes."""
    tools = Path(sys.executable).parent
    shutil.copytree(HERE / "lossbook", folder / "lossbook")
    # marimo leaves files beside what it reads.
    shutil.copytree(HERE / "peers", folder / "peers")
    run(lossbook, "build", folder=folder / "lossbook")
    run(tools / "jupyter", "nbconvert", "--to", "html", "--execute", "--output-dir", folder / "nbconvert",
        folder / "peers/article.ipynb", folder=folder)
    run(tools / "marimo", "export", "html", "--no-sandbox", folder / "peers/marimo_article.py",
        "-o", folder / "marimo.html", folder=folder)
    return {
        "Lossbook": folder / "lossbook/site/public/index.html",
        "nbconvert 7.17": folder / "nbconvert/article.html",
        "marimo 0.25": folder / "marimo.html",
    }


def visit(browser, page, has_script=True):
    """A page opened without the rest of the world: the tab, the local files it loaded, the addresses it was refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=has_script)
    tab = context.new_page()
    files, refused = {page}, []

    def answer(route):
        address = route.request.url
        if address.startswith("file:"):
            files.add(Path(unquote(urlsplit(address).path)))
            route.continue_()
        elif address.startswith(("data:", "blob:")):
            route.continue_()
        else:
            refused.append(address)
            route.abort()

    context.route("**/*", answer)
    tab.goto(page.as_uri(), wait_until="load")
    tab.wait_for_timeout(1000)
    return tab, {file for file in files if file.is_file()}, refused


def measure(browser, page):
    tab, files, refused = visit(browser, page)
    scripts = sum(file.stat().st_size for file in files if file.suffix == ".js")
    scripts += sum(len(text) for text in tab.evaluate("[...document.scripts].filter(s => !s.src).map(s => s.text)"))
    violations = {}
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        result = Axe().run(tab, options={"runOnly": RULES, "preload": False}).response["violations"]
        for violation in result:
            violations[violation["id"]] = max(violations.get(violation["id"], 0), len(violation["nodes"]))
    tab.set_viewport_size({"width": 320, "height": 700})
    width = tab.evaluate("document.documentElement.scrollWidth")
    pictures = tab.evaluate("[...document.images].map(i => i.alt)")
    tab.context.close()
    tab, _, _ = visit(browser, page, has_script=False)
    text = tab.evaluate("document.body.innerText")
    has_formula = tab.evaluate("document.querySelectorAll('math').length > 0")
    tab.context.close()
    return {
        "bytes": sum(file.stat().st_size for file in files),
        "bytes, compressed": sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files),
        "of them scripts": scripts,
        "of them fonts, kept for the next page": sum(f.stat().st_size for f in files if f.suffix == ".woff2"),
        "files of its own": len(files),
        "requests to other hosts": len(set(refused)),
        "axe: rules violated": len(violations),
        "axe: elements at fault": sum(violations.values()),
        "which rules": ", ".join(sorted(violations)) or "none",
        "width at 320 px": f"{width} px",
        "pictures without a description": sum(alt in ("", NO_DESCRIPTION) for alt in pictures),
        "words without script": len(re.findall(r"\w+", text)),
        "formula set without script": "yes" if has_formula else "no",
    }


def main():
    lossbook = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        results = {name: measure(browser, page) for name, page in articles(lossbook, Path(folder)).items()}
        browser.close()
    print("| | " + " | ".join(results) + " |")
    print("|---|" + "---|" * len(results))
    for what in next(iter(results.values())):
        cells = [result[what] for result in results.values()]
        print(f"| {what} | " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells) + " |")


if __name__ == "__main__":
    main()
