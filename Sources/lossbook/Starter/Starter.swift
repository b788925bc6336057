/// What `new` makes: small texts that hold as they are, and show what a notebook can do.
enum Starter {
  /// The files of a project, by path.
  static func project(named name: String) -> [(path: String, text: String)] {
    [
      ("notebooks/index.md", index(name)), ("notebooks/data/forecasts.csv", forecasts), ("site/site.yml", site(name)),
      (".gitignore", "/site/public/\n"), ("README.md", readme(name)),
    ]
  }

  /// One notebook.
  static func notebook(titled title: String) -> String {
    """
    ---
    title: "\(title)"
    ---

    What does a prediction cost? An image shows a dog, and the model gives the dog seven chances in ten.

    ```data animals
    class,  y, p
    cat,    0, 0.2
    dog,    1, 0.7
    rabbit, 0, 0.1
    ```

    ```loss
    loss = categorical_cross_entropy(animals.y, animals.p, base=2)
    steps loss
    ```

    The model is charged `= loss ≈ 0.515 bits`.

    ```plot
    title "Charge for the probability given to the true class"
    x q from 0.01 to 1 "probability of the true class" percent
    y "loss (bits)"
    curve -log2(q)
    point (0.7, loss) "dog"
    ```

    """
  }
}

extension Starter {
  private static let forecasts = """
    day,       rained, forecast
    Monday,    true,   0.8
    Tuesday,   false,  0.3
    Wednesday, false,  0.1
    Thursday,  true,   0.4
    Friday,    true,   0.9

    """

  private static func index(_ name: String) -> String {
    """
    ---
    title: "\(name)"
    description: Five forecasts of rain, and what each of them cost.
    ---

    Someone said each morning how likely rain was. A `data` cell reads what came of it, here from a file:

    ```data days file=data/forecasts.csv
    ```

    A `loss` cell computes. A definition is silent, an expression is shown, and `check` must be true everywhere:

    ```loss total=mean shade=loss
    losses = binary_cross_entropy(days.rained, days.forecast, base=2, reduction="none")
    table(day=days.day, rained=days.rained, forecast=days.forecast, loss=losses)
    check losses >= 0
    ```

    Numbers in the text are claims. They stay here, bound to their expressions, and a wrong digit fails the check: on
    average a forecast cost `= mean(losses) ≈ 0.492 bits`, and Thursday's, which called a wet day dry, cost
    `= losses[3] ≈ 1.322 bits`. A coin that is thrown each morning would have cost
    `= binary_cross_entropy(days.rained, 0.5, base=2) == 1` bit a day.

    ```plot
    title "What a forecast costs"
    x p from 0.02 to 0.98 "forecast" percent
    y from 0 to 4 "loss (bits)"
    curve binary_cross_entropy(1, p, base=2) "it rains" at=0.15
    curve binary_cross_entropy(0, p, base=2) "it stays dry" at=0.85
    points days.forecast, losses "the five days"
    ```

    ## What to try

    1. Change a digit of a claim above and run `lossbook check`: it says what the value is, and fails.
    2. Write a claim of which you do not know the number, ``= max(losses) ≈ ?`` but between single backticks, and run
       `lossbook accept`: it fills in the value.
    3. Run `lossbook explain focal_loss`, or any other loss, and use it instead.
    4. Add a page with `lossbook new --notebook next`, lay it out with `lossbook format`, and run `lossbook build`.

    """
  }

  private static func site(_ name: String) -> String {
    """
    title: "\(name)"
    description: Notebooks in which every number is checked.
    language: en

    """
  }

  private static func readme(_ name: String) -> String {
    """
    # \(name)

    Notebooks about loss functions: `lossbook check` checks every number in `notebooks/`, `lossbook build` publishes them.

    """
  }
}
