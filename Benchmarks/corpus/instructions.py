#!/usr/bin/env python3
"""Counts the instructions that a few works take, which a machine repeats where it does not repeat times.

    instructions.py check PROGRAM     fails where a work takes 5 % more than what instructions.json says
    instructions.py write PROGRAM     writes instructions.json; say in the commit what became slower, and why

Counted by callgrind, on a copy of the program without debugging information, which callgrind does not read. What one
notebook takes is the difference between many and few, divided by how many more they are.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

FILE = Path(__file__).with_name("instructions.json")
TOLERANCE = 1.05


def count(command, folder):
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        cwd=folder, capture_output=True, text=True,
    )
    found = re.search(r"refs:\s+([\d,]+)", result.stderr)
    if result.returncode != 0 or not found:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{result.stdout[-1000:]}{result.stderr[-2000:]}")
    return int(found[1].replace(",", ""))


def counts(program):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        bare = scratch / "lossbook"
        subprocess.run(["objcopy", "--strip-debug", program, bare], check=True)
        few, many = 2, 12
        corpus.write(few, scratch / "few")
        corpus.write(many, scratch / "many")
        each = {}
        for verb in ["check", "build"]:
            difference = count([bare, verb], scratch / "many") - count([bare, verb], scratch / "few")
            each[f"{verb}, a notebook"] = difference // (many - few)
        (one,) = corpus.write(1, scratch / "one")
        each["run, the whole process"] = count([bare, "run", one], scratch)
        each["--version, the whole process"] = count([bare, "--version"], scratch)
        _, table = corpus.write_table(5_000, scratch)
        each["check of a table of 5,000 × 5 numbers"] = count([bare, "check", table], scratch)
        return each


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("check", "write"):
        sys.exit(__doc__)
    if not shutil.which("valgrind"):
        sys.exit("valgrind is absent")
    now = counts(sys.argv[2])
    if sys.argv[1] == "write":
        FILE.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    known = json.loads(FILE.read_text(encoding="utf-8"))
    slower = False
    for name, value in now.items():
        limit = known.get(name, 0) * TOLERANCE
        slower = slower or value > limit
        print(f"{name:<44}{value:>14,}{known.get(name, 0):>14,}{'   slower' if value > limit else ''}")
    if slower:
        sys.exit("more instructions than instructions.json allows")


if __name__ == "__main__":
    main()
