#!/usr/bin/env python3
"""Times losses over large arrays against NumPy, PyTorch and JAX, as far as this Python has them.

    arrays.py PROGRAM [WORK...]          PROGRAM is ArrayBenchmarks, built for release; all works by default
    arrays.py PROGRAM,NATIVE [WORK...]   NATIVE is the same, built for the processor at hand: timed beside the other
    arrays.py PROGRAM --growth           the time of some works from 1e4 to 1e8 rows, and the exponent that fits it

Every side computes the same thing on data of the same size and kind, in double precision, with the data in memory and
THREADS threads (by default one for each processor; NumPy has one whatever is asked). Sides take turns, so that what
else the machine does hits them alike; medians of ROUNDS rounds are printed, each the median of 5 runs in a process of
its own. A ratio above 1 says how many times faster we are. `cpu` compares the processor time of one thread alone.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import time

THREADS = int(os.environ.get("THREADS", os.cpu_count()))
ROUNDS = int(os.environ.get("ROUNDS", 3))
RUNS = "5"
TARGETS = {
    "by_hand": {"numpy": 5, "jax": 1}, "binary": {"torch": 5}, "binary_logits": {"torch": 5}, "squared": {"torch": 5},
    "binary_gradient": {"torch": 3}, "binary_logits_gradient": {"torch": 3}, "squared_gradient": {"torch": 3},
    "categorical_10": {"torch": 5}, "categorical_100": {"torch": 5}, "categorical_50257": {"torch": 5},
    "categorical_10_gradient": {"torch": 3}, "categorical_100_gradient": {"torch": 3},
    "categorical_50257_gradient": {"torch": 3}, "training": {"torch": 3},
}
SHAPES = {"10": (1_000_000, 10), "100": (100_000, 100), "50257": (1980, 50257)}


def peer(work, library):
    """What the library computes for a work, ready to be called; None if it has no such work."""
    import numpy as np

    rng = np.random.default_rng(0)
    if library == "numpy":
        if work == "bandwidth":
            a = rng.uniform(size=20_000_000)
            return lambda: a.sum()
        if work != "by_hand":
            return None
        p, y = rng.uniform(0.001, 0.999, 10_000_000), (rng.uniform(size=10_000_000) < 0.5).astype(float)
        return lambda: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    if library == "jax":
        if work != "by_hand":
            return None
        import jax

        jax.config.update("jax_enable_x64", True)
        import jax.numpy as jnp

        p = jnp.asarray(rng.uniform(0.001, 0.999, 10_000_000))
        y = jnp.asarray((rng.uniform(size=10_000_000) < 0.5).astype(float))
        f = jax.jit(lambda y, p: -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)))
        return lambda: f(y, p).block_until_ready()

    import torch
    import torch.nn.functional as F

    torch.set_num_threads(THREADS)

    def gradient(loss, variable):
        variable.requires_grad_()

        def run():
            variable.grad = None
            loss().backward()

        return run

    if work == "training":
        x = torch.randn(1000, 20, dtype=torch.float64)
        t = (x[:, 0] > 0).double()

        def train():
            w = torch.zeros(20, dtype=torch.float64, requires_grad=True)
            for _ in range(200):
                loss = F.binary_cross_entropy_with_logits(x @ w, t)
                (g,) = torch.autograd.grad(loss, w)
                with torch.no_grad():
                    w -= 0.1 * g

        return train
    if work.startswith("categorical"):
        rows, classes = SHAPES[work.split("_")[1]]
        z = torch.randn(rows, classes, dtype=torch.float64)
        k = torch.randint(0, classes, (rows,))
        loss = lambda: F.cross_entropy(z, k)
        return gradient(loss, z) if work.endswith("gradient") else loss
    n = 10_000_000
    p, s = torch.from_numpy(rng.uniform(0.001, 0.999, n)), torch.from_numpy(rng.normal(size=n))
    y = torch.from_numpy((rng.uniform(size=n) < 0.5).astype(float))
    losses = {
        "by_hand": (lambda: -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean(), p),
        "binary": (lambda: F.binary_cross_entropy(p, y), p),
        "binary_logits": (lambda: F.binary_cross_entropy_with_logits(s, y), s),
        "squared": (lambda: F.mse_loss(p, y), p),
    }
    name = work.removesuffix("_gradient")
    if name not in losses:
        return None
    loss, variable = losses[name]
    return gradient(loss, variable) if work.endswith("gradient") else loss


def serve_peer(work, library):
    """Runs in a process of its own, and prints what ArrayBenchmarks prints."""
    call = peer(work, library)
    if call is None:
        print("{}")
        return
    call()
    times, start = [], time.process_time()
    for _ in range(int(RUNS)):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    print(json.dumps({"seconds": times, "processor": (time.process_time() - start) / len(times)}))


def run(command, threads):
    names = ("THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    environment = {**os.environ, **{name: str(threads) for name in names}, "RUNS": RUNS}
    if threads == 1:
        # XLA asks the system how many processors there are.
        command = ["taskset", "-c", str(min(os.sched_getaffinity(0))), *command]
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{result.stdout}{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def libraries():
    found = []
    for name in ("numpy", "torch", "jax"):
        try:
            __import__(name)
            found.append(name)
        except ImportError:
            print(f"{name} is missing: nothing is compared with it")
    return found if "numpy" in found else []


def compare(programs, works):
    names = libraries()
    ours = dict(zip(("ours", "native"), programs))
    print(f"\n{THREADS} threads, medians of {ROUNDS} rounds of {RUNS} runs; times in milliseconds\n")
    ratios = [f"ratio{' native' if side == 'native' else ''}" for side in ours]
    ratios += [f"cpu{' native' if side == 'native' else ''}" for side in ours]
    print(f"| work | {' | '.join(ours)} | memory | {' | '.join(f'{n} | ' + ' | '.join(ratios) for n in names)} | target |")
    print(f"|---|{'--:|' * (len(ours) + 1)}{'--:|' * (len(names) * (len(ratios) + 1))}---|")
    for work in works:
        sides = {**{side: [program, work] for side, program in ours.items()},
                 **{n: [sys.executable, __file__, "--peer", work, n] for n in names}}
        times = {side: [] for side in sides}
        processor = {side: [] for side in sides}
        memory = 0
        for _ in range(ROUNDS):
            for side, command in sides.items():
                wide = run(command, THREADS)
                if not wide:
                    continue
                times[side].append(statistics.median(wide["seconds"]))
                if side == "ours":
                    memory = wide["peak_bytes"] / wide["data_bytes"]
                processor[side].append(run(command, 1)["processor"])
        cells = [work, *(f"{statistics.median(times[side]) * 1e3:.1f}" for side in ours), f"{memory:.2f}"]
        for name in names:
            if not times[name]:
                cells += [""] * (len(ratios) + 1)
                continue
            cells.append(f"{statistics.median(times[name]) * 1e3:.1f}")
            for measured in times, processor:
                theirs = statistics.median(measured[name])
                cells += [f"{theirs / statistics.median(measured[side]):.1f}" for side in ours]
        cells.append(", ".join(f"{n} {t}" for n, t in TARGETS.get(work, {}).items()))
        print(f"| {' | '.join(cells)} |", flush=True)


def growth(program):
    """The exponent e of time = a * rows^e that fits best, from 1e4 to 1e8 rows."""
    for work in ("by_hand", "binary", "squared", "binary_gradient"):
        points = []
        for exponent in range(4, 9):
            rows = 10**exponent
            repeats = [statistics.median(run([str(program), work, str(rows)], THREADS)["seconds"]) for _ in range(ROUNDS)]
            points.append((math.log(rows), math.log(statistics.median(repeats))))
        x_mean, y_mean = (statistics.mean(axis) for axis in zip(*points))
        slope = sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)
        print(f"| {work} | {' | '.join(f'{math.exp(y) * 1e3:.3g}' for _, y in points)} | {slope:.3f} |", flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    if arguments[0] == "--peer":
        serve_peer(*arguments[1:])
    elif "--growth" in arguments:
        growth(arguments[0])
    else:
        compare(arguments[0].split(","), arguments[1:] or list(TARGETS))
