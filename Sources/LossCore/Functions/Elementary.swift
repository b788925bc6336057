/// The elementary functions of real numbers, in portable Swift: the same bits on every platform.
///
/// Nothing but exact rounding is left to a C library and nothing is contracted to a fused multiply-add, so a number
/// computed in a terminal equals the one computed in a browser.
/// `exp`, `log`, their relatives and the logistic functions are at most 1 unit in the last place (ulp) from the true
/// value over their whole range, the others at most 2 (`lgamma` beside its negative zeros aside);
/// `Benchmarks/accuracy` measures it.
///
/// Results outside a function's domain are nan, poles are infinite, and nan in gives nan out, as in IEEE 754.
package enum Elementary {
  /// The double nearest to the base of the natural logarithm; its natural logarithm is exactly 1.
  package static let e = 2.718281828459045

  /// The square root, correctly rounded; nan below zero.
  package static func sqrt(_ x: Double) -> Double { x.squareRoot() }
}

extension Double {
  /// x * 2^exponent for -1200 < exponent < 1200, rounded once.
  ///
  /// Two factors, because 2^exponent alone may leave the range although the product does not.
  func scaled(byPowerOfTwo exponent: Int) -> Double {
    if exponent > 1023 { return self * 0x1p1023 * Double(powerOfTwo: exponent - 1023) }
    if exponent < -1022 { return self * Double(powerOfTwo: exponent + 200) * 0x1p-200 }
    return self * Double(powerOfTwo: exponent)
  }

  /// 2^exponent for a normal result.
  private init(powerOfTwo exponent: Int) {
    self.init(bitPattern: UInt64(truncatingIfNeeded: exponent + 1023) << 52)
  }

  /// The number with the lower half of its significand cleared: its square has no rounding error.
  var upperHalf: Double { Double(bitPattern: bitPattern & ~0x7ff_ffff) }
}
