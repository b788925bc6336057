/// The random numbers of one seed for one purpose, as uniform and normal numbers, whole numbers and orders.
///
/// Everything here is made of whole numbers, of IEEE operations and of our own functions, so that the bits are the same
/// on every machine.
package struct RandomStream: Sendable {
  private var generator: Xoshiro256
  /// The second number of a Box-Muller pair.
  private var spare: Double?

  /// - Parameter purpose: what the numbers are for, so that two functions called with one seed do not see the same
  ///   numbers. The first word of SplitMix64 from the seed, exclusive-or the 64-bit FNV-1a hash of the purpose's UTF-8,
  ///   is the seed of xoshiro256++.
  package init(seed: UInt64, purpose: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var words = SplitMix64(seed: seed)
    generator = Xoshiro256(seed: words.next() ^ hash)
  }

  package init(_ generator: Xoshiro256) {
    self.generator = generator
  }

  /// From 0 up to, not including, 1: the upper 53 bits, times 2^-53.
  package mutating func uniform() -> Double { Double(generator.next() >> 11) * 0x1p-53 }

  /// A whole number from 0 up to, not including, the bound, each equally likely: Lemire, "Fast random integer generation
  /// in an interval" (2019).
  ///
  /// - Precondition: the bound is at least 1.
  package mutating func integer(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = bound.multipliedFullWidth(by: generator.next())
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = bound.multipliedFullWidth(by: generator.next()) }
    }
    return Int(product.high)
  }

  /// Of mean 0 and standard deviation 1, by Box and Muller (1958): the cosine first, then the sine of the same pair.
  package mutating func normal() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    let radius = Elementary.sqrt(-2 * Elementary.log(1 - uniform()))
    let angle = 2 * Double.pi * uniform()
    spare = radius * Elementary.sin(angle)
    return radius * Elementary.cos(angle)
  }

  /// The numbers from 0 in random order: Fisher and Yates, from the last place down.
  package mutating func order(of count: Int) -> [Int] {
    var places = [Int](0..<count)
    var last = count - 1
    while last > 0 {
      places.swapAt(last, integer(below: last + 1))
      last -= 1
    }
    return places
  }

  /// The places of positive weights, each next one drawn in proportion to the weights that are left: ascending by
  /// -log(1 - u) / weight, after Efraimidis and Spirakis, "Weighted random sampling with a reservoir" (2006).
  package mutating func order(weights: [Double]) -> [Int] {
    var places: [Int] = []
    var keys: [Double] = []
    for (place, weight) in weights.enumerated() {
      let number = uniform()
      guard weight > 0 else { continue }
      places.append(place)
      keys.append(-Elementary.log(1 - number) / weight)
    }
    return ascendingOrder(keys, precedes).map { places[$0] }
  }
}
