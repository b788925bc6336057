internal import LossCore

extension Numeral {
  /// As it stands in a claim, underscores aside: `0.50`, `.5`, `5.`, `1.2e3`, `12.5%`.
  package var text: String {
    var text = pointedText(of: digits, decimals: decimals, wholeDigits: digits.count > decimals ? 1 : 0)
    if let form = exponentForm {
      text += "e\(form)"
    } else if decimals == 0 && hasPointOrExponent {
      text += "."
    }
    return (isNegative ? "-" : "") + text + (isPercentage ? "%" : "")
  }

  /// The same form with the digits of another number, rounded to them: as many decimals, a power of ten where one was.
  ///
  /// - Parameter value: as `comparable` gives it.
  func updated(to value: Decimal) -> Numeral {
    guard exponentForm != nil else {
      let wholeDigits = digits.count > decimals ? 1 : 0
      return with(value.rounded(toPowerOfTen: exponent), place: exponent, digitCount: decimals + wholeDigits)
    }
    let rounded = value.rounded(toPowerOfTen: exponent)
    let significantDigits = digits.drop { $0 == 0 }.count
    if rounded.magnitudeExponent - exponent == significantDigits {
      return with(rounded, place: exponent, digitCount: digits.count, power: exponentForm)
    }
    // Another power of ten, with the written number of digits before and behind the point.
    let count = max(1, digits.count - decimals) + decimals
    let renormalized = value.rounded(significantDigits: count)
    let place = renormalized.isZero ? -decimals : renormalized.magnitudeExponent - count
    return with(renormalized, place: place, digitCount: count, power: place + decimals)
  }

  /// What fills a `?`: the value at `digits` significant digits, a whole number and the digits before a point in full.
  ///
  /// Zeros at the end are kept where digits were dropped: they are the value's digits as much as others.
  static func filling(_ value: Decimal, digits: Int, isPercentage: Bool) -> Numeral {
    let form = Numeral(
      isNegative: false, digits: [0], exponent: 0, isPercentage: isPercentage, hasPointOrExponent: false)
    let isWhole = value.exponent >= 0 && value.magnitudeExponent <= 15
    let rounded = value.rounded(significantDigits: digits)
    if isWhole || (-3...7).contains(rounded.magnitudeExponent) {
      let place = isWhole ? 0 : min(0, max(value.exponent, rounded.magnitudeExponent - max(1, digits)))
      return form.with(value.rounded(toPowerOfTen: place), place: place, digitCount: 1 - place)
    }
    let count = min(max(1, digits), value.digits.count)
    let place = rounded.magnitudeExponent - count
    return form.with(rounded, place: place, digitCount: count, power: rounded.magnitudeExponent - 1)
  }

  /// What fills a `?.???`: the value with that many decimals.
  static func filling(_ value: Decimal, decimals: Int, isPercentage: Bool) -> Numeral {
    let form = Numeral(
      isNegative: false, digits: [0], exponent: -decimals, isPercentage: isPercentage, hasPointOrExponent: true)
    return form.with(value.rounded(toPowerOfTen: -decimals), place: -decimals, digitCount: 1 + decimals)
  }
}

private extension Numeral {
  /// The power of ten to write: where it is not known, the digits tell whether there must have been one.
  var exponentForm: Int? {
    power ?? (exponent > 0 || -exponent > digits.count ? exponent : nil)
  }

  /// Digits behind the point.
  var decimals: Int { max(0, (exponentForm ?? 0) - exponent) }

  /// A number that is a multiple of `10^place`, its digits down to there, with zeros in front up to `digitCount`.
  func with(_ number: Decimal, place: Int, digitCount: Int, power: Int? = nil) -> Numeral {
    let trailingZeros = number.isZero ? 0 : max(0, number.exponent - place)
    let leadingZeros = max(0, digitCount - number.digits.count - trailingZeros)
    let digits =
      [UInt8](repeating: 0, count: leadingZeros) + number.digits + [UInt8](repeating: 0, count: trailingZeros)
    return Numeral(
      isNegative: number.isNegative, digits: digits, exponent: place, isPercentage: isPercentage,
      hasPointOrExponent: hasPointOrExponent || power != nil || place < 0, power: power)
  }
}
