#!/usr/bin/env python3
"""Elementary functions, sums and losses against mpmath.

    accuracy.py measure [COUNT]   worst error of each function in units in the last place, over COUNT points a range;
                                  of losses and sums through the notebooks' language, with .build/debug/lossbook
    accuracy.py references        the reference table of the tests, Tests/LossCoreTests/References.swift
"""

import json
import math
import random
import struct
import subprocess
import sys
from pathlib import Path

import mpmath
from mpmath import mpf

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
mpmath.mp.prec = 2400  # Enough for exp(-x) and 1 - x of any doubles, and to reduce any angle.

TINY = 5e-324
SMALLEST_NORMAL = 2.0**-1022
LARGEST = sys.float_info.max


def log1p(x):
    return mpmath.log(1 + x)


def softplus(x):
    return log1p(mpmath.exp(x))


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def lgamma(x):
    if x <= 0 and x == mpmath.floor(x):
        return mpmath.inf
    if x < -1e4:
        return mpmath.log(mpmath.pi / abs(x * mpmath.sinpi(x))) - mpmath.loggamma(-x)
    return mpmath.log(abs(mpmath.gamma(x))) if x < 1e4 else mpmath.loggamma(x)


# name: (true function, ranges; a range is one interval per argument, points are drawn evenly in the value and in
# the exponent)
FUNCTIONS = {
    "exp": (mpmath.exp, [[(-745.2, 709.8)], [(-1, 1)], [(-745.2, -708)]]),
    "expm1": (mpmath.expm1, [[(-40, 709.8)], [(-1, 1)], [(TINY, SMALLEST_NORMAL)]]),
    "log": (mpmath.log, [[(TINY, LARGEST)], [(0.5, 2)], [(0.999, 1.001)], [(TINY, SMALLEST_NORMAL)]]),
    "log1p": (log1p, [[(TINY, LARGEST)], [(-0.9999999, -0.2)], [(-0.3, 1)], [(-0.01, 0.01)]]),
    "log2": (lambda x: mpmath.log(x) / mpmath.ln2, [[(TINY, LARGEST)], [(0.5, 2)], [(0.999, 1.001)]]),
    "log10": (lambda x: mpmath.log(x) / mpmath.ln10, [[(TINY, LARGEST)], [(0.5, 2)], [(0.999, 1.001)]]),
    "log to base": (lambda x, b: mpmath.log(x) / mpmath.log(b), [[(TINY, LARGEST), (0.01, 1e6)], [(0.5, 2), (0.5, 2)]]),
    "sigmoid": (sigmoid, [[(-745, 60)], [(-2, 2)], [(-745.2, -708)]]),
    "softplus": (softplus, [[(-745, 60)], [(-2, 2)], [(-745.2, -708)]]),
    "log_sigmoid": (lambda x: -softplus(-x), [[(-60, 745)], [(-2, 2)]]),
    "logit": (lambda p: mpmath.log(p / (1 - p)), [[(TINY, 1 - 2**-53)], [(0.3, 0.7)], [(0.4999, 0.5001)]]),
    "tanh": (mpmath.tanh, [[(-25, 25)], [(-1, 1)], [(TINY, 1)]]),
    "sin": (mpmath.sin, [[(-20, 20)], [(TINY, LARGEST)], [(-1.0e6, 1.0e6)]]),
    "cos": (mpmath.cos, [[(-20, 20)], [(TINY, LARGEST)], [(-1.0e6, 1.0e6)]]),
    "erf": (mpmath.erf, [[(-6, 6)], [(TINY, 1)], [(0.9, 1.5)]]),
    "lgamma": (lgamma, [[(TINY, 20)], [(20, 2.5e305)], [(0.9, 2.1)], [(-2, 0)], [(-1e15, -30)]]),
    "power": (
        lambda x, y: mpmath.power(x, y),
        [[(0.5, 2), (-1000, 1000)], [(TINY, LARGEST), (-1, 1)], [(0.999, 1.001), (-7e5, 7e5)], [(0.1, 20), (-10, 10)]],
    ),
    "xlogy": (lambda x, y: x * mpmath.log(y), [[(0, 1), (TINY, 1)], [(-1e3, 1e3), (0.9, 1.1)]]),
    "xlog1py": (lambda x, y: x * log1p(y), [[(0, 1), (-0.999, 1)], [(-1e3, 1e3), (TINY, LARGEST)]]),
}


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def draw(rng, low, high):
    """A number of an interval: even in the value, or, where it has one sign, even in the bits."""
    if low >= 0 and rng.random() < 0.5:
        return double(rng.randint(bits(low), bits(high)))
    if high <= 0 and rng.random() < 0.5:
        return -double(rng.randint(bits(-high), bits(-low)))
    if low < 0 < high and rng.random() < 0.25:
        end = rng.choice((low, high))
        return double(rng.randint(max(0, bits(abs(end)) - (60 << 52)), bits(abs(end)))) * (1 if end > 0 else -1)
    return low + rng.random() * (high - low)


def ulp(value):
    """The distance of the doubles around a true value."""
    exponent = mpmath.frexp(value)[1] - 1 if value else -1074
    return mpf(2) ** max(exponent - 52, -1074)


def truth(function, arguments):
    return mpmath.mpf(function(*(mpf(a) for a in arguments)).real)


def program():
    sources = sorted((ROOT / "Sources/LossCore").glob("*/*.swift"))
    binary = str(ROOT / ".build/accuracy")
    Path(binary).parent.mkdir(exist_ok=True)
    subprocess.run(
        ["swiftc", "-O", "-swift-version", "6", "-module-name", "LossCore", "-package-name", "accuracy", "-o", binary]
        + [str(HERE / "main.swift"), *map(str, sources), "-lm"],
        check=True,
    )
    return binary


def measure(count):
    binary = program()
    rng = random.Random(20240229)
    print(f"{'function':<12} {'range':<34} {'worst error':>11}  at")
    for name, (function, ranges) in FUNCTIONS.items():
        for intervals in ranges:
            points = [tuple(draw(rng, *interval) for interval in intervals) for _ in range(count)]
            lines = "\n".join(" ".join([name.split()[0], *(f"{bits(x):x}" for x in point)]) for point in points)
            answers = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout.split()
            worst, where = mpf(0), None
            for point, answer in zip(points, answers):
                # A few hundred bits do for all but huge angles and the neighbours of one.
                mpmath.mp.prec = 2400 if name in ("sin", "cos", "xlog1py") else 1300
                expected = truth(function, point)
                if not mpmath.isfinite(expected) or abs(expected) > LARGEST:
                    continue
                got = double(int(answer, 16))
                error = abs(mpf(got) - expected) / ulp(expected) if abs(got) < float("inf") else mpf("inf")
                if not error <= worst:
                    worst, where = error, point
            shown = " x ".join(f"[{low:.4g}, {high:.4g}]" for low, high in intervals)
            print(f"{name:<12} {shown:<34} {float(worst):11.4f}  {where}", flush=True)
    measure_zeros(binary, rng, count)
    measure_losses(rng, count // 10)


def lgamma_zeros():
    """The doubles nearest to the zeros of lgamma below 0; past -15 the poles are nearer than any double."""
    zeros = []
    for pole in range(-2, -15, -1):
        lowest = mpmath.findroot(lambda x: mpmath.psi(0, x), pole - 0.4)
        for end in (mpf(pole), mpf(pole - 1)):
            below, above = lowest, end
            for _ in range(120):
                middle = (below + above) / 2
                below, above = (middle, above) if lgamma(middle) < 0 else (below, middle)
            zeros.append(float(below))
    return zeros


def measure_zeros(binary, rng, count):
    """lgamma beside its zeros below 0."""
    mpmath.mp.prec = 1300
    points = []
    for zero in lgamma_zeros():
        points += [zero + steps * math.ulp(zero) for steps in range(-count // 80, count // 80)]
        points += [zero * (1 + rng.choice((-1, 1)) * 2 ** rng.uniform(-52, -8)) for _ in range(count // 80)]
    lines = "\n".join(f"lgamma {bits(x):x}" for x in points)
    answers = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout.split()
    worst, where = mpf(0), None
    for x, answer in zip(points, answers):
        expected = lgamma(mpf(x))
        error = abs(mpf(double(int(answer, 16))) - expected) / ulp(expected)
        if not error <= worst:
            worst, where = error, x
    print(f"{'lgamma':<12} {'beside its zeros below 0':<34} {float(worst):11.4f}  ({where},)")


# Scores that have undone other programs.
ADVERSARIAL = [0.0, 1e-300, -1e-300, TINY, 1e-17, -1e-17, 1e-8, 0.5, 1.0, -1.0, 2.0, 36.7, -36.8, 700.0, -700.0, 745.2,
               -745.2, 1000.0, -1000.0, 1e15, -1e15, 1e300, -1e300]


def scores(rng, length):
    """A row of scores: ordinary, adversarial, or equal but for a little."""
    kind = rng.random()
    if kind < 0.4:
        return [rng.gauss(0, 10 ** rng.uniform(-3, 3)) for _ in range(length)]
    if kind < 0.8:
        return [rng.choice(ADVERSARIAL) for _ in range(length)]
    if kind < 0.9:
        return [rng.choice(ADVERSARIAL)] * length
    base = rng.gauss(0, 30)
    return [base + rng.gauss(0, 1e-9) for _ in range(length)]


def log_softmax(z, k):
    """Without the term of k itself, or a loss near zero would be the difference of two equal numbers."""
    return -log1p(mpmath.fsum(mpmath.exp(x - z[k]) for i, x in enumerate(z) if i != k))


def binary_loss(y, z):
    return y * softplus(-z) + (1 - y) * softplus(z)


def focal(z):
    return sigmoid(z) ** 2 * softplus(z)


def lacking(z):
    """What the first class's probability lacks of 1."""
    rest = mpmath.fsum(mpmath.exp(x - z[0]) for x in z[1:])
    return rest / (1 + rest)


def categorical_focal(z):
    return lacking(z) ** 2 * -log_softmax(z, 0)


# name: (expression of a row z of scores and a number y, its true value, whether the error is absolute)
LOSSES = {
    "binary_cross_entropy": ("binary_cross_entropy(y, z[0], from_logits=true)", lambda y, z: binary_loss(y, z[0])),
    "  base 2": (
        "binary_cross_entropy(y, z[0], from_logits=true, base=2)", lambda y, z: binary_loss(y, z[0]) / mpmath.ln2),
    "logistic_loss": ("logistic_loss(if y > 0.5 then 1 else -1, z[0])",
                      lambda y, z: softplus(-z[0] if y > 0.5 else z[0])),
    "categorical_cross_entropy": (
        "categorical_cross_entropy(one_hot(0, 3), z, from_logits=true)", lambda y, z: -log_softmax(z, 0)),
    "  soft truth": (
        "categorical_cross_entropy([y, 0, 1 - y], z, from_logits=true)",
        lambda y, z: -(y * log_softmax(z, 0) + (1 - y) * log_softmax(z, 2))),
    "sparse_categorical_...": (
        "sparse_categorical_cross_entropy(1, z, from_logits=true)", lambda y, z: -log_softmax(z, 1)),
    "focal_loss": ("focal_loss(if y > 0.5 then 1 else 0, z[0], from_logits=true)",
                   lambda y, z: focal(-z[0] if y > 0.5 else z[0])),
    "categorical_focal_loss": (
        "categorical_focal_loss(one_hot(0, 3), z, from_logits=true)", lambda y, z: categorical_focal(z)),
    "poly1_cross_entropy": (
        "poly1_cross_entropy(one_hot(0, 3), z, from_logits=true)",
        lambda y, z: 2 * lacking(z) - log_softmax(z, 0)),
    "log_softmax": ("log_softmax(z)[2]", lambda y, z: log_softmax(z, 2)),
    "softplus": ("softplus(z[0])", lambda y, z: softplus(z[0])),
    "logsumexp": ("logsumexp(z)", lambda y, z: z[0] - log_softmax(z, 0)),
    "sum": ("sum(z)", lambda y, z: mpmath.fsum(z)),
    "mean": ("mean(z)", lambda y, z: mpmath.fsum(z) / len(z)),
}


def measure_losses(rng, count):
    """What a notebook gets, in units in the last place of the true value."""
    program = ROOT / ".build/debug/lossbook"
    print(f"\n{'from scores':<26} {'worst error':>11}  at")
    for name, (expression, function) in LOSSES.items():
        points = [(rng.choice([0.0, 1.0, 0.5, 0.3, rng.random()]), scores(rng, 3)) for _ in range(count)]
        rows = [f"((y, z) -> {expression})({y!r}, {z!r})" for y, z in points]
        text = "```loss\n" + "\n".join(rows) + "\n```\n"
        report = subprocess.run(
            [program, "run", "--format", "json", "-"], input=text, capture_output=True, text=True).stdout
        outputs = json.loads(report)["cells"][0]["outputs"]
        assert len(outputs) == count, report[-2000:]
        worst, where = mpf(0), None
        mpmath.mp.prec = 2400
        for (y, z), output in zip(points, outputs):
            expected = function(mpf(y), [mpf(x) for x in z])
            if abs(expected) > LARGEST:
                continue
            # Of sums of terms with two signs, in ulp of the largest term: what cancels was rounded there.
            scale = ulp(max([expected, *map(mpf, z)], key=abs)) if name in ("sum", "mean", "logsumexp") else ulp(expected)
            error = abs(mpf(float(output["value"])) - expected) / scale
            if not error <= worst:
                worst, where = error, (y, z)
        print(f"{name:<26} {float(worst):11.4f}  {where}", flush=True)


# Points that are worth a look whatever the random ones are; specials have tests of their own.
CHOSEN = {
    "exp": [TINY, -1e-300, 1e-17, 0.5, 1.0, -1.0, 709.782712893384, -708.3964185322641, -745.1332191019411],
    "expm1": [TINY, -1e-300, 1e-17, -1e-8, 0.3466, -0.3466, 1.0, 0.6931471805599453, -36.7, 709.782712893384],
    "log": [TINY, SMALLEST_NORMAL, 0.1, 0.7, 1 - 2**-53, 1 + 2**-52, 2**0.5, 2.0, math.e, 10.0, LARGEST],
    "log1p": [TINY, -1e-300, 1e-17, -1e-8, 0.41, -0.29, 1.0, -1 + 2**-53, 2.0**53, LARGEST],
    "log2": [TINY, 0.7, 1 - 2**-53, 1 + 2**-52, 2**0.5, 3.0, LARGEST],
    "log10": [TINY, 0.7, 1 - 2**-53, 1 + 2**-52, 2.0, 1000.0000000000001, LARGEST],
    "sigmoid": [TINY, 1.0, -1.0, 36.7, -36.8, -709.0, -745.0],
    "softplus": [TINY, 1.0, -1.0, 36.7, -36.8, -709.0, -745.0],
    "log_sigmoid": [TINY, 1.0, -1.0, 36.7, -36.8, 709.0, 745.0],
    "logit": [TINY, 1e-17, 0.1, 0.41, 0.5 - 2**-54, 0.5 + 2**-53, 0.59, 1 - 2**-53],
    "tanh": [TINY, 1e-8, 0.1, 0.17, 0.6, 1.0, -20.9],
    "sin": [TINY, 1e-8, 0.785, math.pi / 2, math.pi, 1e6, 1e22, LARGEST, 6381956970095103.0 * 2.0**797],
    "cos": [TINY, 1e-8, 0.785, math.pi / 2, math.pi, 1e6, 1e22, LARGEST, 6381956970095103.0 * 2.0**797],
    "erf": [TINY, 1e-8, 0.5, 1.0, 1 + 2**-52, 2.0, -5.9],
    "lgamma": [TINY, 0.5, 1 - 2**-53, 1 + 2**-52, 2 - 2**-52, 2 + 2**-51, 12.0, 1e300, -1e-18, -0.5, -2.5],
    "power": [(2.0, -0.5145731728297583), (10.0, 308.0), (10.0, -323.0), (0.7, 3.0), (1 + 2**-52, 1e18), (-1.1, 7.0)],
}


def reference(name, arguments):
    """The double nearest to the true value, and how far that lies above it, in ulp of the double."""
    expected = truth(FUNCTIONS[name][0], arguments)
    nearest = float(expected)
    return nearest, float((expected - mpf(nearest)) / mpf(math.ulp(nearest)))


def references():
    rng = random.Random(20240229)
    rows = []
    CHOSEN["lgamma"] += [zero + steps * math.ulp(zero) for zero in lgamma_zeros() for steps in (0, 1, -1000)]
    for name, (_, ranges) in FUNCTIONS.items():
        points = [point if isinstance(point, tuple) else (point,) for point in CHOSEN.get(name, [])]
        for intervals in ranges:
            drawn = [tuple(draw(rng, *interval) for interval in intervals) for _ in range(400)]
            # The hardest to round lie halfway between two doubles.
            hardest = sorted(drawn[4:], key=lambda point: -abs(reference(name, point)[1]))
            points += [point for point in drawn[:4] + hardest[:2]]
        for point in points:
            nearest, offset = reference(name, point)
            if math.isfinite(nearest):
                rows.append(f"{name.replace(' ', '-')} {' '.join(map(repr, point))} = {nearest!r} {offset:+.9f}")
    lines = "\n  ".join(rows)
    text = f'''// Written by `Benchmarks/accuracy/accuracy.py references` with mpmath; not edited by hand.

/// A line holds a function's name, its arguments, the double nearest to the true value and what is missing to the true
/// value, in units in the last place of that double.
let referenceTable = """
  {lines}
  """
'''
    (ROOT / "Tests/LossCoreTests/References.swift").write_text(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["references"]:
        references()
    elif sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
    else:
        sys.exit(__doc__)
