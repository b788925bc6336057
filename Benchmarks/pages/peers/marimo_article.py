import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    return (mo,)


@app.cell
def _(mo):
    mo.md(
        r"""
        # What a forecast costs

        A forecast of probability $p$ for what happened costs $-\ln p$: the loss is

        $$L = -\frac{1}{n}\sum_{i=1}^{n} \bigl(y_i \ln p_i + (1 - y_i)\ln(1 - p_i)\bigr)$$
        """
    )
    return


@app.cell
def _():
    import numpy as np
    import pandas as pd

    days = pd.DataFrame({
        "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        "y": [1, 0, 0, 1, 1],
        "p": [0.8, 0.3, 0.1, 0.4, 0.9],
    })
    days["loss"] = -(days.y * np.log(days.p) + (1 - days.y) * np.log(1 - days.p))
    days
    return (days, np)


@app.cell
def _(days, mo):
    mo.md(f"Over the five days that is {days.loss.mean():.4g} nats. Thursday's forecast of 40 % cost most.")
    return


@app.cell
def _(np):
    import matplotlib.pyplot as plt

    p = np.linspace(0.01, 0.99, 200)
    figure, axes = plt.subplots(figsize=(6.4, 3.6))
    axes.plot(100 * p, -np.log(p), label="it rained")
    axes.plot(100 * p, -np.log(1 - p), "--", label="it stayed dry")
    axes.set(title="What a forecast costs", xlabel="probability (%)", ylabel="loss (nats)", ylim=(0, 5))
    axes.legend()
    figure
    return


if __name__ == "__main__":
    app.run()
