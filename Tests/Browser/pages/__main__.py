"""Looks at a built site as its readers' browsers do: python Tests/Browser/pages SITE [--pictures FOLDER] [PAGE...]

Every page is weighed and validated, its links are followed, and Chromium and Firefox open it. Of the many pages that
are generated from the catalogue the browsers open one in `--every`, all others always.
"""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

import chromium
import files
import firefox
import pictures
import validator
from faults import Faults

def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", help="only these, by their path within the site")
    parser.add_argument("--every", type=int, default=1, help="of the generated pages, open one in so many")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures; nothing is checked then")
    return parser.parse_args()


def chosen(pages, options):
    if options.pages:
        return [page for page in pages if page.name in options.pages]
    generated = [page for page in pages if page.name.startswith(files.GENERATED)]
    return [page for page in pages if page not in generated] + generated[:: options.every]


def main():
    options = arguments()
    root = options.site.resolve()
    faults = Faults()
    start = time.monotonic()

    def done(what):
        print(f"{what}: {time.monotonic() - start:.0f} s", flush=True)

    pages = files.check(root, faults)
    opened = chosen(pages, options)
    if not opened:
        sys.exit("There is no such page.")
    # Chromium stays in this thread; the others keep a second processor busy.
    with ThreadPoolExecutor() as others, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        fox = firefox.Firefox()
        try:
            if options.pictures:
                pictures.take(browser, fox, opened, options.pictures)
                return
            work = [others.submit(firefox.check, fox, root, opened, faults)]
            if not options.pages:
                work.append(others.submit(validator.check, root, pages, faults))
            chromium.check(browser, root, opened, faults)
            chromium.search(browser, root, opened[-1], "focal_loss", faults)
            done(f"{len(opened)} pages in Chromium {browser.version}")
            for part in work:
                part.result()
            done("Firefox and the validator")
        finally:
            fox.close()
            browser.close()
    faults.tell()
    print(f"\n{len(faults)} faults" if len(faults) else "No fault.")
    sys.exit(len(faults) > 0)


if __name__ == "__main__":
    main()
