#!/usr/bin/env python3
"""Measures how long `lossbook serve` takes to start, and from a save to the new text on the screen of a browser.

    latency.py PROGRAM [COUNT]    on a site of COUNT generated notebooks (1000)

The clock starts when the file has been written, and stops when the browser has drawn the changed paragraph. Needs
Playwright for Python and a Chromium (the environment variable CHROMIUM, else /usr/bin/chromium).
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "corpus"))
import corpus

EDITS = 40

# Resolves when the text is in the document and a frame with it has been drawn.
SHOWN = """text => new Promise(resolve => {
  const look = () => {
    if (!document.querySelector("main").textContent.includes(text)) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, {subtree: true, childList: true, characterData: true});
  look();
})"""


def resident(pid):
    """Megabytes of memory that a process has."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def main():
    program = Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = corpus.write(count, folder)
        start = time.perf_counter()
        server = subprocess.Popen(
            [program, "serve", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline()).group()
        listening = time.perf_counter() - start
        name = paths[count // 2].stem
        urllib.request.urlopen(f"{address}{name}.html").read()
        first = time.perf_counter() - start
        # The line that sums up the first evaluation.
        while "Checked" not in server.stderr.readline():
            pass
        evaluated = time.perf_counter() - start

        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}{name}.html")
        text = paths[count // 2].read_text()
        latencies = []
        memory = []
        for number in range(EDITS):
            mark = f"Edit {number:04}."
            page.evaluate(f"window.shown = ({SHOWN})({mark!r})")
            paths[count // 2].write_text(text + f"\n{mark}\n")
            saved = time.time() * 1000
            latencies.append(page.evaluate("window.shown") - saved)
            memory.append(resident(server.pid))
        browser.close()
        server.terminate()
        server.wait()
    print(f"{count} notebooks")
    print(f"listening after        {listening * 1000:6.0f} ms")
    print(f"first page after       {first * 1000:6.0f} ms")
    print(f"all evaluated after    {evaluated * 1000:6.0f} ms")
    latencies.sort()
    print(f"from save to screen    {statistics.median(latencies):6.0f} ms (median of {EDITS}; worst {latencies[-1]:.0f} ms)")
    print(f"memory                 {memory[0]:6.0f} MB, after {EDITS} edits {memory[-1]:.0f} MB")


if __name__ == "__main__":
    main()
