/// A number as text in running prose, a table, a picture: `digits` significant digits, a true minus, `∞`.
func numberText(_ value: Double, digits: Int = 4) -> String {
  if value.isNaN { return "–" }
  if value.isInfinite { return value < 0 ? "−∞" : "∞" }
  return value.description
}
