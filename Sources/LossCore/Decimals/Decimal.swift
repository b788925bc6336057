/// An exact decimal number, `±digits × 10^exponent`.
///
/// Kept reduced, so that equal numbers are equal values. It has no negative zero, no infinity and no nan.
/// The work is proportional to the digits that are there, never to an exponent: `1e300000000` is one digit.
package struct Decimal: Sendable, Equatable {
  /// False for zero.
  package let isNegative: Bool
  /// Digits 0 to 9, the most significant first, without zeros at either end; empty for zero.
  package let digits: [UInt8]
  /// The power of ten of the last digit; 0 for zero.
  package let exponent: Int

  /// Exponents are held within ± this, so that their sums stay within 32 bits.
  package static let exponentLimit = 1_000_000_000

  /// Any digits 0 to 9, zeros at the ends included.
  package init(isNegative: Bool = false, digits: [UInt8], exponent: Int = 0) {
    var (start, end) = (0, digits.count)
    while start < end, digits[start] == 0 { start += 1 }
    while start < end, digits[end - 1] == 0 { end -= 1 }
    self.digits = start == 0 && end == digits.count ? digits : Array(digits[start..<end])
    self.isNegative = isNegative && start < end
    self.exponent = start < end ? clamped(clamped(exponent) + digits.count - end) : 0
  }

  /// The shortest decimal that reads back as `value`; of several, the nearest to it. `value` is finite.
  package init(shortest value: Double) {
    let spelling = Array(value.magnitude.description.utf8)
    // A finite magnitude is always spelled as a number of the language, e.g. `0.1` or `5e-324`.
    if let number = WrittenNumber(prefixOf: spelling[...]) {
      self.init(isNegative: value < 0, digits: number.digits, exponent: number.exponent)
    } else {
      self.init(digits: [])
    }
  }

  package static let zero = Decimal(digits: [])

  package var isZero: Bool { digits.isEmpty }

  /// The power of ten just above the number: 3 for 123, 0 for 0.5, -1 for 0.05; `exponent` for zero.
  package var magnitudeExponent: Int { exponent + digits.count }

  package static prefix func - (number: Decimal) -> Decimal {
    Decimal(isNegative: !number.isNegative, digits: number.digits, exponent: number.exponent)
  }

  /// `self × 10^power`
  package func scaled(byPowerOfTen power: Int) -> Decimal {
    Decimal(isNegative: isNegative, digits: digits, exponent: exponent + clamped(power))
  }

  /// The double nearest to it, ties to even; infinite from `1.7976931348623159e308` on.
  package var double: Double {
    let magnitude = Double(digits: digits, exponent: exponent)
    return isNegative ? -magnitude : magnitude
  }
}

extension Decimal: Comparable {
  package static func < (a: Decimal, b: Decimal) -> Bool {
    sign(ofSum: [a, -b]) < 0
  }

  /// Whether `|self - other| <= tolerance`, exactly.
  package func isWithin(_ tolerance: Decimal, of other: Decimal) -> Bool {
    Decimal.sign(ofSum: [self, -other, -tolerance]) <= 0 && Decimal.sign(ofSum: [other, -self, -tolerance]) <= 0
  }

  /// The sign of the exact sum of up to nine numbers: -1, 0 or 1.
  ///
  /// The sum itself may need as many digits as the exponents lie apart, so it is never formed: the digits are added
  /// from the most significant place downward until what is left cannot change the sign.
  package static func sign(ofSum terms: [Decimal]) -> Int {
    precondition(terms.count < 10)
    var total = 0
    var place = Int.max
    while let next = terms.highestPlace(below: place) {
      // Across a gap the total grows at least tenfold, and all that follows is less than one unit a term.
      if total != 0 && next < place - 1 { break }
      place = next
      total *= 10
      for term in terms { total += term.signedDigit(at: place) }
      if abs(total) >= terms.count { break }
    }
    return total.signum()
  }
}

extension Decimal {
  /// The multiple of `10^exponent` nearest to it, ties to even.
  package func rounded(toPowerOfTen exponent: Int) -> Decimal {
    guard exponent > self.exponent else { return self }
    let kept = magnitudeExponent - exponent
    guard kept >= 0 else { return .zero }
    let isOdd = kept > 0 && digits[kept - 1] % 2 == 1
    // Reduced digits do not end in zero, so whatever follows the first dropped digit is more than nothing.
    let isMoreThanHalf = digits[kept] > 5 || digits[kept] == 5 && (digits.count > kept + 1 || isOdd)
    var result = Array(digits[..<kept])
    if isMoreThanHalf { result.increment() }
    return Decimal(isNegative: isNegative, digits: result, exponent: exponent)
  }

  /// The nearest number of that many significant digits (at least one), ties to even.
  package func rounded(significantDigits count: Int) -> Decimal {
    guard digits.count > count else { return self }
    return rounded(toPowerOfTen: magnitudeExponent - max(1, count))
  }
}

extension Decimal {
  /// The digit of the place `10^place`, with the number's sign.
  private func signedDigit(at place: Int) -> Int {
    guard place >= exponent && place < magnitudeExponent else { return 0 }
    let digit = Int(digits[magnitudeExponent - 1 - place])
    return isNegative ? -digit : digit
  }
}

private extension [Decimal] {
  /// The highest place below `limit` at which any of the numbers has a digit.
  func highestPlace(below limit: Int) -> Int? {
    var highest: Int?
    for number in self where !number.isZero && number.exponent < limit {
      let place = Swift.min(number.magnitudeExponent, limit) - 1
      highest = Swift.max(highest ?? place, place)
    }
    return highest
  }
}

private extension [UInt8] {
  /// Adds one to the last digit.
  mutating func increment() {
    var index = count - 1
    while index >= 0 {
      if self[index] < 9 {
        self[index] += 1
        return
      }
      self[index] = 0
      index -= 1
    }
    insert(1, at: 0)
  }
}

private func clamped(_ exponent: Int) -> Int {
  min(max(exponent, -Decimal.exponentLimit), Decimal.exponentLimit)
}
