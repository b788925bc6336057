#!/usr/bin/env python3
"""Times `lossbook check` and `lossbook build` against cmark, which only parses the same bytes as Markdown.

    bench.py PROGRAM [COUNT...]    for so many notebooks each (100 and 1000)

All programs take turns in one run, so that what else the machine does hits them alike; medians are printed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

ROUNDS = 7


def seconds(command, folder):
    """How long a command takes from its start to its end; it must succeed."""
    start = time.perf_counter()
    result = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    elapsed = time.perf_counter() - start
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:3]))} failed:\n{result.stdout.decode()[-2000:]}{result.stderr.decode()[-2000:]}")
    return elapsed


def measure(program, count):
    with tempfile.TemporaryDirectory() as folder:
        paths = corpus.write(count, folder)
        size = sum(path.stat().st_size for path in paths)
        commands = {
            "check": [program, "check"],
            "build": [program, "build"],
            "cmark": ["cmark", *paths],
        }
        times = {name: [] for name in commands}
        # The first round warms the caches of the disk.
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                elapsed = seconds(command, folder)
                if turn > 0:
                    times[name].append(elapsed)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"\n{count} notebooks of {size // count} bytes, {ROUNDS} rounds, {os.cpu_count()} processors")
    print(f"{'':8}{'median':>11}{'least':>11}{'a notebook':>14}{'to cmark':>11}")
    for name, median in medians.items():
        print(
            f"{name:8}{median:9.3f} s{min(times[name]):9.3f} s{median / count * 1e3:11.3f} ms"
            f"{median / medians['cmark']:10.1f}×"
        )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for count in map(int, sys.argv[2:] or ["100", "1000"]):
        measure(Path(sys.argv[1]).resolve(), count)
