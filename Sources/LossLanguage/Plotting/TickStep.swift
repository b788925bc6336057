/// A round distance between ticks: 1, 2 or 5 times a power of ten.
///
/// Ticks are whole multiples of it, so that 3 × 0.1 is written 0.3 and not 0.30000000000000004.
package struct TickStep: Sendable, Equatable {
  /// 1, 2 or 5
  package let digit: Int
  package let exponent: Int

  package init(digit: Int, exponent: Int) {
    self.digit = digit
    self.exponent = exponent
  }

  /// The step that divides an interval into about `count` parts: the round number nearest to the exact step, by ratio
  /// (the rule of d3's `ticks`).
  ///
  /// - Precondition: `length` is finite and above 0, `count` above 0.
  package init(dividing length: Double, into count: Double) {
    let exact = length / count
    var exponent = 0
    var mantissa = exact
    while mantissa >= 10 && exponent < 320 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 && exponent > -320 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    // The borders are the geometric means of the neighbours: √2, √10, √50.
    switch mantissa {
    case ..<1.4142135623730951: self.init(digit: 1, exponent: exponent)
    case ..<3.1622776601683795: self.init(digit: 2, exponent: exponent)
    case ..<7.0710678118654755: self.init(digit: 5, exponent: exponent)
    default: self.init(digit: 1, exponent: exponent + 1)
    }
  }

  /// The multiple `index × step`, with one rounding.
  package func multiple(_ index: Double) -> Double {
    let scaled = index * Double(digit)
    return exponent < 0 ? scaled / powerOfTen(-exponent) : scaled * powerOfTen(exponent)
  }

  /// How many steps a value is, not necessarily whole.
  package func count(_ value: Double) -> Double {
    let scaled = exponent < 0 ? value * powerOfTen(-exponent) : value / powerOfTen(exponent)
    return scaled / Double(digit)
  }
}

extension TickStep {
  private func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
