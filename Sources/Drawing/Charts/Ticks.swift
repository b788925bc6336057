internal import LossCore
internal import LossLanguage

/// A mark on an axis.
struct Tick: Equatable {
  var value: Double
  /// Empty for the small ones of a logarithmic axis.
  var text: String
}

extension Chart.Axis {
  /// The ticks inside the limits, about one every `spacing` units of a scale that is `length` units long.
  func ticks(length: Double, spacing: Double) -> [Tick] {
    if let ticks {
      return ticks.filter(contains).map { Tick(value: $0, text: text($0)) }
    }
    switch scale {
    case .categories(let names): return names.enumerated().map { Tick(value: Double($0), text: $1) }
    case .linear: return linearTicks(count: max(length / spacing, 2))
    case .logarithmic: return logarithmicTicks(count: max(length / spacing, 2))
    }
  }

  /// A value of the axis as text: a name, a percentage, a number.
  func text(_ value: Double, digits: Int = 6) -> String {
    if let categories, let index = Int(exactly: value), categories.indices.contains(index) { return categories[index] }
    return numberText(value, digits: digits, isPercentage: isPercentage)
  }
}

extension Chart.Axis {
  private func linearTicks(count: Double) -> [Tick] {
    let step = TickStep(dividing: upper - lower, into: count)
    // A hair's breadth beyond the ends is rounding, not outside.
    let first = (step.count(lower) - 1e-9).rounded(.up)
    let last = (step.count(upper) + 1e-9).rounded(.down)
    guard let count = Int(exactly: last - first), count >= 0, count < 1000 else { return [] }
    return (0...count).map { index in
      let multiple = first + Double(index)
      return Tick(value: step.multiple(multiple), text: text(multiple: multiple, of: step))
    }
  }

  /// `multiple × step`, with as many decimals as the step has.
  private func text(multiple: Double, of step: TickStep) -> String {
    let exponent = step.exponent + (isPercentage ? 2 : 0)
    guard let units = Int64(exactly: multiple * Double(step.digit)), abs(units) < 100_000_000,
      (-8...5).contains(exponent)
    else { return text(step.multiple(multiple)) }
    return fixedPoint(units, exponent: exponent) + (isPercentage ? "%" : "")
  }

  /// Decades; where few of them fit in, 2 and 5 times them too; where too many, every second, third, ... Between them
  /// ticks without a text.
  private func logarithmicTicks(count: Double) -> [Tick] {
    let (low, high) = (decade(lower), decade(upper))
    let decades = Elementary.log10(upper / lower).clamped(to: 0...700)
    let stride = max(1, Int(((decades + 1) / count / 1.4).rounded(.up).clamped(to: 1...400)))
    let named: [Int] = decades <= count / 3 ? [1, 2, 5] : decades <= count / 2 ? [1, 3] : [1]
    var ticks: [Tick] = []
    for exponent in low...high {
      for digit in 1...9 {
        let value = TickStep(digit: 1, exponent: exponent).multiple(Double(digit))
        guard value >= lower * (1 - 1e-12), value <= upper * (1 + 1e-12) else { continue }
        let isNamed = stride > 1 ? digit == 1 && exponent % stride == 0 : named.contains(digit)
        if isNamed {
          ticks.append(Tick(value: value, text: powerText(digit: digit, exponent: exponent)))
        } else if stride == 1 {
          ticks.append(Tick(value: value, text: ""))
        }
      }
    }
    // A short axis inside one decade has no round power of ten to show: it is marked as a linear one.
    return ticks.filter { !$0.text.isEmpty }.count < 2 ? linearTicks(count: count) : ticks
  }

  private func powerText(digit: Int, exponent: Int) -> String {
    let exponent = exponent + (isPercentage ? 2 : 0)
    let suffix = isPercentage ? "%" : ""
    if (-4...5).contains(exponent) { return fixedPoint(Int64(digit), exponent: exponent) + suffix }
    return (digit == 1 ? "10" : "\(digit)×10") + superscript(exponent) + suffix
  }

  /// The exponent of the largest power of ten that is not above the value.
  private func decade(_ value: Double) -> Int {
    let exponent = Int((Elementary.log10(value) + 1e-12).rounded(.down).clamped(to: -330...330))
    return exponent
  }
}

/// `units × 10^exponent` in plain decimals: `fixedPoint(-25, exponent: -2)` is `−0.25`.
func fixedPoint(_ units: Int64, exponent: Int) -> String {
  var digits = "\(abs(units))"
  if units == 0 { digits = "0" }
  if exponent > 0 && units != 0 { digits += String(repeating: "0", count: exponent) }
  if exponent < 0 {
    let places = -exponent
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    let whole = digits.prefix(digits.utf8.count - places)
    digits = "\(whole).\(digits.suffix(places))"
  }
  return units < 0 ? "−" + digits : digits
}
