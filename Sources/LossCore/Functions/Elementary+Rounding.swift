extension Elementary {
  package static func floor(_ x: Double) -> Double { x.rounded(.down) }

  package static func ceil(_ x: Double) -> Double { x.rounded(.up) }

  /// x rounded to a number of decimals, ties to the even digit; negative `digits` round to tens, hundreds and so on.
  ///
  /// What is rounded is the shortest decimal that reads back as x, the number that the reader sees: 2.675 to two
  /// decimals is 2.68, although the double is a little less. The sign of a zero is kept.
  package static func round(_ x: Double, digits: Int = 0) -> Double {
    guard x.magnitude < .infinity else { return x }
    if digits == 0 { return x.rounded(.toNearestOrEven) }
    var decimal = ShortestDecimal(x.magnitude)
    guard digits < 400, digits + decimal.exponent < 0 else { return x }
    decimal.round(toExponent: -max(digits, -400))
    return x.sign == .minus ? -decimal.value : decimal.value
  }

  /// x - y * floor(x / y), exactly: the remainder has the divisor's sign, as in Python; nan for y = 0 or infinite x.
  package static func remainder(_ x: Double, _ y: Double) -> Double {
    guard x.magnitude < .infinity, y != 0, !y.isNaN else { return .nan }
    let rest = y.magnitude == .infinity ? x.magnitude : truncatedRemainder(x.magnitude, y.magnitude)
    if rest == 0 { return y.sign == .minus ? -0.0 : 0 }
    let signed = x < 0 ? -rest : rest
    return (signed < 0) == (y < 0) ? signed : signed + y
  }
}

private extension Elementary {
  /// x - y * trunc(x / y) for positive finite numbers, by long division of the significands, eleven bits at a time.
  static func truncatedRemainder(_ x: Double, _ y: Double) -> Double {
    if x < y { return x }
    let (dividend, xExponent) = x.integerParts
    let (divisor, yExponent) = y.integerParts
    var rest = dividend % divisor
    var shift = xExponent - yExponent
    while shift > 0 && rest != 0 {
      let step = min(shift, 11)
      rest = (rest << UInt64(step)) % divisor
      shift -= step
    }
    return Double(rest).scaled(byPowerOfTwo: yExponent)
  }
}

private extension Double {
  /// A positive finite number as a whole significand below 2^53 times a power of two.
  var integerParts: (significand: UInt64, exponent: Int) {
    let fraction = bitPattern & 0xf_ffff_ffff_ffff
    let exponent = Int(truncatingIfNeeded: bitPattern >> 52)
    return exponent == 0 ? (fraction, -1074) : (fraction | 0x10_0000_0000_0000, exponent - 1075)
  }
}

/// digits * 10^exponent: the shortest decimal that reads back as a double.
private struct ShortestDecimal {
  var digits: UInt64 = 0
  var exponent = 0

  init(_ x: Double) {
    var isFraction = false
    var bytes = x.description.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Large numbers are spelt out with zeros: eighteen digits hold any shortest decimal.
        if digits < 100_000_000_000_000_000 {
          digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        } else if !isFraction {
          exponent += 1
        }
      case UInt8(ascii: "."):
        isFraction = true
      case UInt8(ascii: "e"):
        exponent += Self.integer(&bytes)
      default:
        break
      }
    }
    while digits != 0 && digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
  }

  /// Drops the digits below 10^place, ties to even.
  mutating func round(toExponent place: Int) {
    guard place - exponent <= 18 else {
      digits = 0
      return
    }
    var unit: UInt64 = 1
    for _ in exponent..<place { unit *= 10 }
    let rest = digits % unit
    digits /= unit
    if rest > unit / 2 || (rest == unit / 2 && digits % 2 == 1) { digits += 1 }
    exponent = place
  }

  /// The double nearest to the decimal.
  var value: Double {
    guard digits != 0, exponent > -345 else { return 0 }
    // Scaled, and in two steps, so that nothing on the way leaves the range of doubles unless the value does.
    let steps = (exponent / 2, exponent - exponent / 2)
    let scale = exponent > 0 ? -200 : 200
    let start = DoubleDouble.sum(Double(digits >> 32) * 0x1p32, Double(digits & 0xffff_ffff))
    let scaled = DoubleDouble(start.high.scaled(byPowerOfTwo: scale), start.low.scaled(byPowerOfTwo: scale))
    let value =
      exponent > 0
      ? scaled * Self.powerOfTen(steps.0) * Self.powerOfTen(steps.1)
      : scaled / Self.powerOfTen(-steps.0) / Self.powerOfTen(-steps.1)
    return value.high.scaled(byPowerOfTwo: -scale)
  }

  private static func powerOfTen(_ exponent: Int) -> DoubleDouble {
    var power = DoubleDouble(1)
    var square = DoubleDouble(10)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { power = power * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return power
  }

  private static func integer(_ bytes: inout String.UTF8View.Iterator) -> Int {
    var sign = 1
    var value = 0
    while let byte = bytes.next() {
      if byte == UInt8(ascii: "-") { sign = -1 }
      if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
    }
    return sign * value
  }
}
