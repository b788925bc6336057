#!/usr/bin/env python3
"""Times the program on generated notebooks beside programs that do a part of its work, all of them in one run.

    bench.py PROGRAM [--python PYTHON] [--rounds N] [COUNT...]    for so many notebooks each (100, 1000 and 10000)

The peers are cmark, which only parses the same bytes as Markdown; Hugo, which renders them and computes nothing; nbval,
which checks Jupyter notebooks that do the same work; and Polars, which reads the same table. PYTHON has the last two
installed. What is not there is said to be absent.

Whole processes are timed, from start to end. All take turns, so that what else the machine does hits them alike;
medians are printed, and ratios of medians. The time of the processors is told beside that of the clock: it says what a
work costs where others are at work, too.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

GROUP = 2000  # cmark gets no more paths than a command line holds


def timed(command, folder, before=None):
    """What a command takes: seconds by the clock, seconds of the processors, megabytes at its peak; it must succeed."""
    if before:
        before()
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:3]))} failed:\n{errors.decode()[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(works, rounds):
    """Median seconds of each work, by the clock and of the processors, and its largest peak memory. The works take
    turns, and the first round is not counted."""
    seconds, busy, memory = {}, {}, {}
    for turn in range(rounds + 1):
        for name, work in works.items():
            elapsed, processors, peak = work()
            if turn > 0:
                seconds.setdefault(name, []).append(elapsed)
                busy.setdefault(name, []).append(processors)
            memory[name] = max(memory.get(name, 0), peak)
    medians = [{name: statistics.median(values) for name, values in kind.items()} for kind in (seconds, busy)]
    return medians[0], medians[1], memory


def row(name, value, target=""):
    print(f"  {name:<58}{value:>12}   {target}")


def forget(folder, scratch):
    """Moves a site out of the way, so that the next is made from nothing. It is not deleted: where a file system has just
    deleted thousands of files, most of the time that it takes to make others is spent on these."""

    def move():
        if folder.exists():
            folder.rename(Path(tempfile.mkdtemp(dir=scratch)) / "site")

    return move


def notebooks(program, count, rounds):
    """check and build of a project, beside cmark and Hugo; the medians."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        paths = corpus.write(count, scratch / "project")
        project = scratch / "project"
        size = sum(path.stat().st_size for path in paths)
        public = project / "site" / "public"
        works = {
            "check": lambda: timed([program, "check"], project),
            "build": lambda: timed([program, "build"], project, before=forget(public, scratch)),
            "again": lambda: timed([program, "build"], project),
        }
        if shutil.which("cmark"):
            lists = [paths[start : start + GROUP] for start in range(0, count, GROUP)]

            def cmark():
                parts = [timed(["cmark", *part], project) for part in lists]
                return sum(part[0] for part in parts), sum(part[1] for part in parts), max(part[2] for part in parts)

            works["cmark"] = cmark
        if shutil.which("hugo"):
            site = corpus.write_hugo(paths, scratch / "hugo")
            works["hugo"] = lambda: timed(["hugo", "--quiet"], site, before=forget(site / "public", scratch))
        medians, busy, memory = measure(works, rounds)
        print(f"\n{count} notebooks of {size // count} bytes, {rounds} rounds, {os.cpu_count()} processors")
        for name, median in medians.items():
            each = f"{median / count * 1e3:.3f} ms a notebook, {busy[name]:.3f} s of processors"
            row(name, f"{median:.3f} s", f"{each}, at most {memory[name]:.0f} MB")
        if "cmark" in medians:
            row("check to cmark", f"{medians['check'] / medians['cmark']:.1f} ×", "at most 10")
        if "hugo" in medians:
            row("build to Hugo", f"{medians['build'] / medians['hugo']:.2f} ×", "at most 1.0")
        row("build again to build", f"{medians['again'] / medians['build']:.2f} ×", "at most 0.3")
        if count == 1000:
            row("memory of build", f"{memory['build']:.0f} MB", "under 150")
        return medians, busy


def one_notebook(program, rounds):
    with tempfile.TemporaryDirectory() as scratch:
        (path,) = corpus.write(1, scratch)
        works = {
            "run": lambda: timed([program, "run", path], scratch),
            "--version": lambda: timed([program, "--version"], scratch),
        }
        if shutil.which("cmark"):
            works["cmark"] = lambda: timed(["cmark", path], scratch)
        medians, busy, _ = measure(works, 5 * rounds)
        print("\none notebook, the whole process")
        for name, median in medians.items():
            row(name, f"{median * 1e3:.2f} ms", f"{busy[name] * 1e3:.2f} ms of processors")
        if "cmark" in medians:
            row("run to cmark", f"{medians['run'] / medians['cmark']:.1f} ×", "at most 3")
        row("start", f"{medians['--version'] * 1e3:.2f} ms", "under 10")


def nbval(python, check):
    """A Jupyter notebook that does the work of one of ours, checked by nbval: a few in one process."""
    if subprocess.run([python, "-c", "import nbval, ipykernel, matplotlib"], capture_output=True).returncode != 0:
        row("nbval", "absent")
        return
    with tempfile.TemporaryDirectory() as scratch:
        count = 3
        corpus.write_jupyter(count, scratch)
        seconds, _, _ = timed([python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", "."], scratch)
    row("nbval, a notebook", f"{seconds / count:.2f} s")
    row("nbval to check", f"{seconds / count / check:.0f} ×", "at least 1000")


CSV_READER = """
import statistics, sys, time, polars
seconds = []
for _ in range(int(sys.argv[2]) + 1):
    start = time.perf_counter()
    polars.read_csv(sys.argv[1])
    seconds.append(time.perf_counter() - start)
print(statistics.median(seconds[1:]))
"""


def table(program, python, rounds):
    """A table of a million rows of five numbers: ours with the whole process around it, Polars without."""
    with tempfile.TemporaryDirectory() as scratch:
        path, notebook = corpus.write_table(1_000_000, scratch)
        print(f"\na table of 1,000,000 × 5 numbers, {path.stat().st_size / 1e6:.0f} MB")
        medians, busy, memory = measure({"check": lambda: timed([program, "check", notebook], scratch)}, rounds)
        each = f"{busy['check']:.3f} s of processors, at most {memory['check']:.0f} MB"
        row("check", f"{medians['check']:.3f} s", each)
        reading = subprocess.run(
            [python, "-c", CSV_READER, path, str(rounds)], capture_output=True, text=True,
            env={**os.environ, "POLARS_MAX_THREADS": str(os.cpu_count())},
        )
        if reading.returncode != 0:
            row("Polars", "absent")
            return
        polars = float(reading.stdout)
        row("Polars read_csv", f"{polars:.3f} s", "in memory once started, without its start")
        row("check to Polars", f"{medians['check'] / polars:.2f} ×", "at most 1.0")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    for peer in ["cmark", "hugo"]:
        if not shutil.which(peer):
            row(peer, "absent")
    counts = sorted(options.counts or [100, 1000, 10000])
    results = {count: notebooks(program, count, options.rounds if count <= 1000 else 3) for count in counts}
    if len(counts) > 1:
        print("\ncost as the number of notebooks grows: seconds ~ number ^ exponent, between the last two sizes")
        few, many = counts[-2:]
        for kind, clock in enumerate(["by the clock", "of the processors"]):
            for name in ["check", "build"]:
                exponent = math.log(results[many][kind][name] / results[few][kind][name]) / math.log(many / few)
                row(f"{name}, {clock}", f"{exponent:.2f}", "under 1.05")
    one_notebook(program, options.rounds)
    print("\nchecked in Jupyter")
    nbval(options.python, results[counts[-1]][0]["check"] / counts[-1])
    table(program, options.python, options.rounds)


if __name__ == "__main__":
    main()
