internal import LossCore

/// Limits of an axis, found from the numbers that it has to show.
struct AxisLimits {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  /// Takes in a number; infinite and undefined ones are not shown, on a logarithmic axis nothing up to 0.
  mutating func include(_ value: Double, isLogarithmic: Bool = false) {
    guard value.isFinite, !isLogarithmic || value > 0 else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// Takes in the values of a function at even steps. Where it diverges, the axis ends at about twice what nine tenths
  /// of the values stay below, so that the rest of the curve can be seen: of a loss in nats at about 5.
  mutating func include(curve values: [Double], isLogarithmic: Bool) {
    let sorted = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return }
    guard !isLogarithmic, sorted.count > 9 else {
      include(least, isLogarithmic: isLogarithmic)
      include(greatest, isLogarithmic: isLogarithmic)
      return
    }
    let high = sorted[sorted.count * 9 / 10]
    let low = sorted[sorted.count / 10]
    let divergesUp = values.contains(.infinity) || greatest > 0 && greatest > 4 * max(high, -least)
    let divergesDown = values.contains(-.infinity) || least < 0 && least < 4 * min(low, -greatest)
    include(divergesUp && high > 0 ? min(greatest, 2 * high) : greatest)
    include(divergesDown && low < 0 ? max(least, 2 * low) : least)
  }

  /// The limits as they are, or if there are none (or only one number) something around it.
  var exact: (lower: Double, upper: Double) {
    guard lower <= upper else { return (0, 1) }
    guard lower < upper else {
      let room = max(abs(lower) * 0.1, 0.5)
      return (lower - room, upper + room)
    }
    return (lower, upper)
  }

  /// Moved outwards to round numbers; to 0 if that is not far.
  var rounded: (lower: Double, upper: Double) {
    var (low, high) = exact
    if low > 0 && low < 0.4 * high { low = 0 }
    if high < 0 && high > 0.4 * low { high = 0 }
    let step = TickStep(dividing: high - low, into: 5)
    let (first, last) = ((step.count(low) + 1e-9).rounded(.down), (step.count(high) - 1e-9).rounded(.up))
    let limits = (step.multiple(first), step.multiple(last))
    return limits.0 < limits.1 && limits.0.isFinite && limits.1.isFinite ? limits : (low, high)
  }

  /// Moved outwards to 1, 2 or 5 times powers of ten.
  var logarithmic: (lower: Double, upper: Double) {
    guard lower <= upper else { return (0.1, 10) }
    let exponent = { (value: Double) in Int(exactly: Elementary.log10(value).rounded(.down)) ?? 0 }
    func candidates(_ value: Double) -> [Double] {
      let power = exponent(value)
      return [power, power + 1].flatMap { power in
        [1.0, 2, 5].map { TickStep(digit: 1, exponent: power).multiple($0) }
      }
    }
    let low = candidates(lower).last { $0 <= lower * (1 + 1e-12) } ?? lower
    let high = candidates(upper).first { $0 >= upper * (1 - 1e-12) } ?? upper
    guard low > 0, high.isFinite else { return (lower, upper > lower ? upper : lower * 10) }
    return low < high ? (low, high) : (low / 2, high * 2)
  }
}
