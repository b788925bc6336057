/// A notebook in which everything holds: two claims and a check.
let goodNotebook = """
  ---
  title: Good
  ---

  ```loss
  loss = -log2(0.7)
  loss ≈ 0.515
  check loss > 0
  ```

  It costs `= loss ≈ 0.515`.

  """

/// A notebook with a false claim in line 7.
let badNotebook = """
  # Bad

  ```loss
  loss = -log2(0.7)
  ```

  It costs `= loss ≈ 0.52`.

  """
