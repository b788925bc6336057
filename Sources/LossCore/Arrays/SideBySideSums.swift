/// Many sums of equally many numbers at once, each with the bits of `Lane.sum` as long as it is finite: see `BlockSum` for
/// the four parts of a block, which stand side by side here for all sums, so that several are worked on at a time.
struct SideBySideSums: ~Copyable {
  private let count: Int
  /// For each of the four places in a block a row of sums and a row of errors.
  private let parts: UnsafeMutablePointer<Double>
  /// The sums of the blocks so far, in double length.
  private let highs: UnsafeMutablePointer<Double>
  private let lows: UnsafeMutablePointer<Double>

  init(count: Int) {
    self.count = count
    parts = .allocate(capacity: 10 * count)
    parts.initialize(repeating: 0, count: 10 * count)
    highs = parts + 8 * count
    lows = parts + 9 * count
  }

  deinit { parts.deallocate() }

  /// The block of one of the sums.
  @inline(__always)
  func set(_ index: Int, _ block: BlockSum) {
    for lane in 0..<4 {
      parts[2 * lane * count + index] = block.sums[lane]
      parts[(2 * lane + 1) * count + index] = block.errors[lane]
    }
  }

  /// The next number of each sum: a factor times one of these.
  func add(_ factor: Double, times numbers: UnsafePointer<Double>, lane: Int) {
    let sums = parts + 2 * lane * count
    let errors = sums + count
    for index in 0..<count {
      let term = factor * numbers[index]
      let sum = sums[index]
      let next = sum + term
      let addend = next - sum
      errors[index] += (sum - (next - addend)) + (term - addend)
      sums[index] = next
    }
  }

  /// Joins the four parts of every block, and adds them to what came before.
  func closeBlock() {
    for index in 0..<count {
      var total = DoubleDouble.sum(parts[index], parts[count + index])
      total = total + DoubleDouble.sum(parts[2 * count + index], parts[3 * count + index])
      total = total + DoubleDouble.sum(parts[4 * count + index], parts[5 * count + index])
      total = total + DoubleDouble.sum(parts[6 * count + index], parts[7 * count + index])
      total = DoubleDouble(highs[index], lows[index]) + total
      (highs[index], lows[index]) = (total.high, total.low)
    }
    parts.update(repeating: 0, count: 8 * count)
  }

  func write(to results: Kernel.Results) {
    for index in 0..<count { results[index] = DoubleDouble(highs[index], lows[index]).value }
  }
}
