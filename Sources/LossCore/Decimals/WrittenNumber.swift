/// A number as the language spells it, without a sign: `12`, `1_000`, `.5`, `5.`, `1e3`, `1E-7`.
///
/// It refers to the bytes it was found in and copies nothing.
package struct WrittenNumber {
  /// One unit of the last written digit is `10^exponent`: 0 for `5.`, 2 for `1.2e3`. Held within
  /// `Decimal.exponentLimit`.
  package let exponent: Int
  package let hasPointOrExponent: Bool
  /// The power of ten behind the `e`: 3 for `1.2e3`; nil without one.
  package let power: Int?
  /// The index just behind it.
  package let end: Int
  /// The digits, among them a point and underscores.
  private let significand: ArraySlice<UInt8>

  /// The longest number that `text` begins with; nil when it begins with none.
  ///
  /// An underscore belongs to it between two digits, an `e` before digits (with a sign or without).
  package init?(prefixOf text: ArraySlice<UInt8>) {
    var index = text.startIndex
    let wholeDigits = text.skipDigits(from: &index)
    var fractionDigits = 0
    var hasPoint = false
    if index < text.endIndex && text[index] == UInt8(ascii: ".") {
      var behindPoint = index + 1
      fractionDigits = text.skipDigits(from: &behindPoint)
      hasPoint = wholeDigits + fractionDigits > 0
      if hasPoint { index = behindPoint }
    }
    guard wholeDigits + fractionDigits > 0 else { return nil }
    significand = text[text.startIndex..<index]
    power = text.readPower(from: &index)
    hasPointOrExponent = hasPoint || power != nil
    exponent = min(max((power ?? 0) - fractionDigits, -Decimal.exponentLimit), Decimal.exponentLimit)
    end = index
  }

  /// The nearest double, ties to even; infinite when it is too large.
  package var double: Double {
    Double(digits: significand.lazy.filter { $0.isASCIIDigit }.map { $0 &- UInt8(ascii: "0") }, exponent: exponent)
  }

  /// The digits 0 to 9, as many as are written.
  package var digits: [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(significand.count)
    for byte in significand where byte.isASCIIDigit { digits.append(byte &- UInt8(ascii: "0")) }
    return digits
  }
}

private extension ArraySlice<UInt8> {
  /// Moves behind digits and the underscores between them; returns the number of digits.
  func skipDigits(from index: inout Int) -> Int {
    var count = 0
    while index < endIndex {
      if self[index].isASCIIDigit {
        count += 1
        index += 1
      } else if self[index] == UInt8(ascii: "_"), count > 0, index + 1 < endIndex, self[index + 1].isASCIIDigit {
        index += 1
      } else {
        break
      }
    }
    return count
  }

  /// Moves behind `e3`, `E-7` and returns the power; nil, and no move, where no such thing stands.
  func readPower(from index: inout Int) -> Int? {
    guard index < endIndex && (self[index] == UInt8(ascii: "e") || self[index] == UInt8(ascii: "E")) else { return nil }
    var start = index + 1
    let isNegative = start < endIndex && self[start] == UInt8(ascii: "-")
    if isNegative || start < endIndex && self[start] == UInt8(ascii: "+") { start += 1 }
    var end = start
    guard skipDigits(from: &end) > 0 else { return nil }
    var power = 0
    for byte in self[start..<end] where byte.isASCIIDigit {
      let isTooLarge = power >= Decimal.exponentLimit / 10
      power = isTooLarge ? Decimal.exponentLimit : power * 10 + Int(byte &- UInt8(ascii: "0"))
    }
    index = end
    return isNegative ? -power : power
  }
}

private extension UInt8 {
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
