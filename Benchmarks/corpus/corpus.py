#!/usr/bin/env python3
"""Writes a project of notebooks that differ in their numbers only, for timing.

    corpus.py COUNT FOLDER    COUNT notebooks into FOLDER/notebooks

Every notebook has the same number of bytes and cells: a data set, losses by row and on average, a classifier's logits,
three charts, and claims that hold, worked out here without Lossbook.
"""

import json
import math
import os
import random
import sys
from pathlib import Path

ROWS = 20

TEMPLATE = """\
---
title: Forecast {number:05}
description: How well a season of rain forecasts did, scored in nats and in bits.
---

# Forecast {number:05}

Each row below is one day: whether it rained, and the probability of rain that was announced the evening before. A
forecaster who announces $p$ is charged $-\\log p$ if it rains and $-\\log(1 - p)$ if it stays dry. Nobody is charged for
certainty that was justified, and nobody can pay for certainty that was not.

```data days
rain, p
{rows}
```

## The charge of each day

The charges are added up over the season. On average a day cost `= season ≈ {mean:.3f} nats`, which is
`= in_bits(season) ≈ {bits:.2f} bits`; the worst day alone cost `= max(charges) ≈ {worst:.3f} nats`.

```loss
charges = binary_cross_entropy(days.rain, days.p, reduction="none")
season = mean(charges)
season ≈ {mean:.4f}
table(rain=days.rain, p=days.p, charge=charges)
mean_squared_error(days.rain, days.p) ≈ {brier:.4f}
check charges > 0
```

```plot
title "What a forecast costs"
x q from 0.001 to 0.999 "announced probability of rain" percent
y "charge (nats)"
curve binary_cross_entropy(1, q) "if it rains"
curve binary_cross_entropy(0, q) "if it stays dry"
points days.p, charges "this season"
```

## Four kinds of weather

A second model tells sun, cloud, rain and snow apart. It gives scores, not probabilities: a *softmax* turns the scores
$z_k$ into

$$ \\hat p_k = \\frac{{e^{{z_k}}}}{{\\sum_j e^{{z_j}}}} $$

| quantity | value |
|---|---|
| probability of the true kind | `= model.p[{label}] ≈ {probability:.4f}` |
| charge | `= model.charge ≈ {charge:.4f} nats` |
| entropy of the model's answer | `= entropy(model.p) ≈ {entropy:.4f} nats` |

```loss model
z = [{logits}]
p = softmax(z)
charge = sparse_categorical_cross_entropy({label}, z, from_logits=true)
charge ≈ {charge:.4f}
```

```plot
title "The model's answer"
bars ["sun", "cloud", "rain", "snow"], model.p "probability"
```

## Margins

Losses that only ask for the right side of the border look like this, beside the logarithmic one:

```plot
title "Losses over the margin"
x m from -3 to 3 "margin"
y "loss"
curve hinge(1, m) "hinge"
curve logistic_loss(1, m) "logistic"
curve exponential_loss(1, m / 2) "exponential, half as steep"
```

1. A margin of zero is a coin toss.
2. A large margin is worth little more than a fair one.
   - The hinge stops charging at 1.
   - The logistic loss never does.

> A forecast is a promise about frequencies; a score tells whether it was kept.
"""


def notebook(number):
    """The text of one notebook; the same number gives the same text on every machine."""
    rng = random.Random(number)
    p = [rng.randint(50, 950) / 1000 for _ in range(ROWS)]
    rain = [int(rng.random() < q) for q in p]
    charges = [-math.log(q if wet else 1 - q) for wet, q in zip(rain, p)]
    mean = sum(charges) / ROWS
    logits = [rng.randint(-200, 200) / 100 for _ in range(4)]
    label = rng.randrange(4)
    total = sum(math.exp(z) for z in logits)
    softmax = [math.exp(z) / total for z in logits]
    return TEMPLATE.format(
        number=number,
        rows="\n".join(f"{wet},    {q:.3f}" for wet, q in zip(rain, p)),
        mean=mean,
        bits=mean / math.log(2),
        worst=max(charges),
        brier=sum((wet - q) ** 2 for wet, q in zip(rain, p)) / ROWS,
        logits=", ".join(f"{z:5.2f}" for z in logits),
        label=label,
        probability=softmax[label],
        charge=-math.log(softmax[label]),
        entropy=-sum(q * math.log(q) for q in softmax),
    )


HUGO_CONFIGURATION = """\
baseURL = "https://example.org/"
title = "Forecasts"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
"""

HUGO_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


def write_hugo(paths, folder):
    """A site of Hugo's with the same Markdown and the least around it; the folder."""
    folder = Path(folder)
    for name, text in [
        ("config.toml", HUGO_CONFIGURATION),
        ("layouts/_default/single.html", HUGO_PAGE),
        ("layouts/_default/list.html", HUGO_PAGE),
    ]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "content").mkdir()
    for path in paths:
        os.link(path, folder / "content" / path.name)
    return folder


def jupyter(number):
    """The work of one notebook in Python, as a Jupyter notebook."""
    rng = random.Random(number)
    p = [rng.randint(50, 950) / 1000 for _ in range(ROWS)]
    rain = [int(rng.random() < q) for q in p]
    logits = [rng.randint(-200, 200) / 100 for _ in range(4)]
    cells = [
        f"import numpy as np, matplotlib.pyplot as plt\nrain = np.array({rain}); p = np.array({p})",
        "charges = -(rain * np.log(p) + (1 - rain) * np.log(1 - p))\nprint(np.column_stack([rain, p, charges]))\n"
        "assert (charges > 0).all()\ncharges.mean(), charges.mean() / np.log(2), charges.max()",
        "q = np.linspace(0.001, 0.999, 400)\nplt.plot(q, -np.log(q)); plt.plot(q, -np.log(1 - q))\n"
        "plt.scatter(p, charges); plt.xlabel('announced probability of rain'); plt.show()",
        f"z = np.array({logits}); s = np.exp(z - z.max()); s /= s.sum()\nprint(s, -(s * np.log(s)).sum())",
        "plt.bar(['sun', 'cloud', 'rain', 'snow'], s); plt.show()",
        "m = np.linspace(-3, 3, 400)\nplt.plot(m, np.maximum(0, 1 - m)); plt.plot(m, np.log1p(np.exp(-m)))\n"
        "plt.plot(m, np.exp(-m / 2)); plt.xlabel('margin'); plt.show()",
    ]
    return json.dumps(
        {
            "cells": [
                {
                    "cell_type": "code", "id": f"c{index}", "metadata": {}, "source": source, "outputs": [],
                    "execution_count": None,
                }
                for index, source in enumerate(cells)
            ],
            "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def write_jupyter(count, folder):
    for number in range(count):
        (Path(folder) / f"forecast_{number:05}.ipynb").write_text(jupyter(number), encoding="utf-8")


def write_table(rows, folder):
    """A table of five columns of numbers, and a notebook that reads it; both paths."""
    rng = random.Random(rows)
    path = Path(folder) / "rows.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write("y,p,a,b,c\n")
        for _ in range(rows):
            p, s = rng.random(), rng.gauss(0, 1)
            out.write(f"{float(rng.random() < p):.6f},{p:.6f},{s:.6f},{2 * s:.6f},{3 * p:.6f}\n")
    notebook = Path(folder) / "rows.md"
    notebook.write_text("# Rows\n\n```data rows file=rows.csv hide\n```\n", encoding="utf-8")
    return path, notebook


def write(count, folder):
    """The paths of the notebooks that were written."""
    notebooks = Path(folder) / "notebooks"
    notebooks.mkdir(parents=True)
    paths = [notebooks / f"forecast-{number:05}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(notebook(number), encoding="utf-8")
    return paths


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
