#!/usr/bin/env python3
"""Writes a project of notebooks that differ in their numbers only, for timing.

    corpus.py COUNT FOLDER    COUNT notebooks into FOLDER/notebooks

Every notebook has the same number of bytes and cells: a data set, losses by row and on average, a classifier's logits,
three charts, and claims that hold, worked out here without Lossbook.
"""

import math
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
