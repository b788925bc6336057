/// Many sums of equally many numbers at once, each with the bits of `Lane.sum` as long as it is finite: see `BlockSum` for
/// the four parts of a block, which stand side by side here for all sums, so that several are worked on at a time.
struct SideBySideSums: ~Copyable {
  private let count: Int
  /// The count, up to a whole number of vectors: how far a row of numbers, one for each sum, is from the next.
  private let width: Int
  /// For each of the four places in a block a row of sums and a row of errors.
  private let parts: UnsafeMutablePointer<Double>
  /// The sums of the blocks so far, in double length: a row of upper halves and a row of lower ones.
  private let totals: UnsafeMutablePointer<Double>
  private var isFirstBlock = true

  init(count: Int) {
    self.count = count
    width = (count + 3) / 4 * 4
    parts = .allocate(capacity: 10 * width)
    parts.initialize(repeating: 0, count: 10 * width)
    totals = parts + 8 * width
  }

  deinit { parts.deallocate() }

  /// The block of one of the sums.
  @inline(__always)
  func set(_ index: Int, _ block: BlockSum) {
    var place = parts + index
    for lane in 0..<4 {
      place[0] = block.sums[lane]
      place[width] = block.errors[lane]
      place += 2 * width
    }
  }

  /// Begins a block to which numbers are added, not set as a whole.
  func openBlock() { parts.update(repeating: 0, count: 8 * width) }

  /// The next number of each sum: a factor times one of these.
  @inline(__always)
  func add(_ factor: Double, times numbers: UnsafePointer<Double>, lane: Int) {
    let sums = parts + 2 * lane * width
    var index = 0
    while index &+ 4 <= count {
      add(factor * SIMD4(upTo: 4, from: numbers + index), sums + index)
      index &+= 4
    }
    if index < count { add(factor * SIMD4(upTo: count - index, from: numbers + index), sums + index) }
  }

  @inline(__always)
  private func add(_ terms: SIMD4<Double>, _ place: UnsafeMutablePointer<Double>) {
    let (sums, errors) = (UnsafeMutableRawPointer(place), UnsafeMutableRawPointer(place + width))
    var part = BlockSum(
      sums: sums.loadUnaligned(as: SIMD4<Double>.self), errors: errors.loadUnaligned(as: SIMD4<Double>.self))
    part.add(terms)
    sums.storeBytes(of: part.sums, as: SIMD4<Double>.self)
    errors.storeBytes(of: part.errors, as: SIMD4<Double>.self)
  }

  /// Joins the four parts of every block, and adds them to what came before.
  mutating func closeBlock() {
    for index in 0..<width {
      let first = DoubleDouble.sum(parts[index], parts[index + width])
      (parts[index], parts[index + width]) = (first.high, first.low)
    }
    for lane in 1..<4 {
      Self.join(parts, parts + 2 * lane * width, width: width) { total, part in
        total + DoubleDouble.sum(part.high, part.low)
      }
    }
    if isFirstBlock {
      totals.update(from: parts, count: 2 * width)
    } else {
      Self.join(totals, parts, width: width) { total, block in total + block }
    }
    isFirstBlock = false
  }

  /// Puts what two pairs of rows make together in place of the first; each in a loop of its own, so that a compiler finds
  /// that the rows are not one another.
  @inline(__always)
  private static func join(
    _ totals: UnsafeMutablePointer<Double>, _ others: UnsafePointer<Double>, width: Int,
    _ joined: (DoubleDouble, DoubleDouble) -> DoubleDouble
  ) {
    let (lows, otherLows) = (totals + width, others + width)
    for index in 0..<width {
      let total = joined(DoubleDouble(totals[index], lows[index]), DoubleDouble(others[index], otherLows[index]))
      (totals[index], lows[index]) = (total.high, total.low)
    }
  }

  /// Writes the first of the sums, all by default, and begins anew.
  mutating func finish(_ results: Kernel.Results, count: Int? = nil) {
    for index in 0..<(count ?? self.count) { results[index] = DoubleDouble(totals[index], totals[index + width]).value }
    isFirstBlock = true
  }
}
